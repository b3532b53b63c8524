"""Who is at work at the command line, for the history."""

from getpass import getuser

from caseworker_app.texts import DANISH


def actor() -> str:
    """The user of the computer, told apart from caseworkers."""
    try:
        return DANISH.say("{user} (kommandolinjen)", user=getuser())
    except (ImportError, KeyError, OSError):
        return DANISH.say("Kommandolinjen")
