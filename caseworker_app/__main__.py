"""Starts the command line for IT: python -m caseworker_app."""

import sys

from caseworker_app.commands.line import main

if __name__ == "__main__":
    sys.exit(main())
