"""What the built program checks on itself, on the machine it was put on."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from caseworker_app import bootstrap
from caseworker_app.domain.agreement import Status
from caseworker_app.domain.document import Reader
from caseworker_app.errors import UserError, WrongPassphrase
from caseworker_app.paths import FONTS, RESOURCES
from caseworker_app.practice.people import PEOPLE
from caseworker_app.rules.load import load_rules
from caseworker_app.schemes import SCHEMES
from caseworker_app.services.ports import CaseFilter
from caseworker_app.services.workspace import Workspace
from caseworker_app.texts import N_

LIVED = ("second_version", "consent_given", "plan_draft")


class Unfit(Exception):
    """Something the program needs does not work here."""


def _demand(holds: object, what: str) -> None:
    if not holds:
        raise Unfit(what)


def keeps_cases_encrypted() -> None:
    """An archive with a sealed agreement is made, closed, refused to a wrong key and opened again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "selftest.fasthold"
        people = tuple(next(person for person in PEOPLE if person.life == life) for life in LIVED)
        bootstrap.create_practice(path, people=people).close()
        _demand(people[0].name.encode() not in path.read_bytes(), "a name is readable in the file")
        try:
            bootstrap.open_archive(path, "en helt anden adgangssætning")
            raise Unfit("a wrong passphrase opened the archive")
        except WrongPassphrase:
            pass
        space = bootstrap.open_archive(path, bootstrap.PRACTICE_PASSPHRASE)
        try:
            draws_every_kept_page(space)
        finally:
            space.close()


def draws_every_kept_page(space: Workspace) -> None:
    """Each sealed copy is a PDF, and a draft can be drawn."""
    agreements = [row for paper in space.overview.papers() if (row := paper.agreement)]
    _demand(agreements, "nothing was sealed")
    for agreement in agreements:
        for copy in agreement.copies:
            _demand(space.paperwork.pdf(agreement, copy.reader).startswith(b"%PDF-"), "a sealed page is not a PDF")
    rows = (space.agreements.of_case(case) for case in space.overview.case_ids(CaseFilter()))
    draft = next(agreement for found in rows for agreement in found if agreement.status is Status.DRAFT)
    _demand(space.paperwork.pdf(draft, Reader.CITIZEN).startswith(b"%PDF-"), "a draft cannot be drawn")


def has_its_fonts() -> None:
    _demand(len(list(FONTS.rglob("*.ttf"))) >= 4, "fonts are missing")


def has_its_icons() -> None:
    _demand(len(list((RESOURCES / "icons").glob("*.svg"))) >= 20, "icons are missing")


def reads_every_rule() -> None:
    book = load_rules(RESOURCES / "rules")
    _demand(not book.problems, "; ".join(str(problem.places) for problem in book.problems))
    missing = [rule for scheme in SCHEMES for rule in scheme.rules if not book.versions(rule)]
    _demand(not missing, f"rules are missing: {missing}")


def speaks_english() -> None:
    _demand(bootstrap.texts("en").say(N_("Samtykke")) == "Consent", "the English catalogue is missing")


CHECKS: tuple[Callable[[], None], ...] = (
    keeps_cases_encrypted, has_its_fonts, has_its_icons, reads_every_rule, speaks_english,
)  # fmt: skip


def run(checks: tuple[Callable[[], None], ...] = CHECKS) -> int:
    """Run all checks, print what failed. 0 when the program is fit for work."""
    failed = {check.__name__: problem for check in checks if (problem := _attempt(check))}
    for name, problem in failed.items():
        print(f"self-test: {name}: {problem}")
    print("self-test: ok" if not failed else "self-test: failed")
    return bool(failed)


def _attempt(check: Callable[[], None]) -> str:
    try:
        check()
    except (Unfit, UserError, OSError) as problem:
        return str(problem) or type(problem).__name__
    return ""
