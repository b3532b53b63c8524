"""version: which program this is and which archives it can open."""

import platform
from argparse import ArgumentParser, Namespace

from caseworker_app import VERSION
from caseworker_app.commands.outcome import Outcome
from caseworker_app.domain.document import words
from caseworker_app.storage.migrations import STEPS
from caseworker_app.texts import Texts


def options(parser: ArgumentParser, texts: Texts) -> None:
    """It needs none."""


def version(wanted: Namespace, texts: Texts) -> Outcome:
    tables = len(STEPS)
    return Outcome(
        (
            words("Fasthold {version}", version=VERSION),
            words("Arkiver til og med udgave {number} kan åbnes.", number=tables),
            words("Python {version}", version=platform.python_version()),
        ),
        {"version": VERSION, "archive_version": tables, "python": platform.python_version()},
    )
