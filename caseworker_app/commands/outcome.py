"""How a command ended: its exit code, what it tells people, what it tells programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from caseworker_app.domain.document import Words
from caseworker_app.errors import (
    AlreadyOpen,
    DamagedFile,
    DiskFull,
    NewerFile,
    NotFound,
    NotOurFile,
    NotWritable,
    UserError,
    WrongPassphrase,
)


class Exit(IntEnum):
    """The exit codes (slutkoder). They are promised in docs/administration.md."""

    OK = 0
    PROBLEM_FOUND = 1
    WRONG_USE = 2
    CANNOT_OPEN = 3
    IN_USE = 4
    CANNOT_WRITE = 5


class WrongUse(UserError):
    """The command was written in a way that cannot be carried out."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong (problem): what kind, of which record, told in words."""

    kind: str
    record: str
    told: Words


@dataclass(frozen=True)
class Outcome:
    """What a command found or did (udfald). The keys of `facts` stay the same in all versions."""

    told: tuple[Words, ...]
    facts: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def code(self) -> Exit:
        return Exit.PROBLEM_FOUND if self.problems else Exit.OK


FAILURES: tuple[tuple[type[UserError], str, Exit], ...] = (
    (WrongUse, "wrong_use", Exit.WRONG_USE),
    (AlreadyOpen, "in_use", Exit.IN_USE),
    (WrongPassphrase, "wrong_passphrase", Exit.CANNOT_OPEN),
    (NotFound, "not_found", Exit.CANNOT_OPEN),
    (NotOurFile, "not_an_archive", Exit.CANNOT_OPEN),
    (DamagedFile, "damaged", Exit.CANNOT_OPEN),
    (NewerFile, "newer_version", Exit.CANNOT_OPEN),
    (DiskFull, "disk_full", Exit.CANNOT_WRITE),
    (NotWritable, "not_writable", Exit.CANNOT_WRITE),
    (UserError, "refused", Exit.WRONG_USE),
)
"""Names and exit codes of what can stop a command; the first that fits counts."""


def failure(error: UserError) -> tuple[str, Exit]:
    """The name of an error for programs, and its exit code."""
    return next((kind, code) for known, kind, code in FAILURES if isinstance(error, known))
