"""An office with an encrypted archive, a clock that stands and a renderer that only writes down."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from caseworker_app.bootstrap import health_words
from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.day_sheet import DaySheet
from caseworker_app.domain.document import Paper, Reader, Words, plain_text
from caseworker_app.paths import RESOURCES
from caseworker_app.rules.load import load_rules
from caseworker_app.schemes import BY_KEY
from caseworker_app.services.desk import Desk
from caseworker_app.services.workspace import Workspace, workspace
from caseworker_app.settings import CASEWORKER, OFFICE_NAME
from caseworker_app.storage.key_ring import KeyRing
from caseworker_app.storage.store import SqliteStore
from caseworker_app.texts import DANISH
from tests.archives import QUICK, FixedClock, quick_archive

RULES = load_rules(RESOURCES / "rules")
HEALTH_WORDS = health_words()


class Recorder:
    """Draws papers as the text they hold, so that tests can read them."""

    def draw(self, paper: Paper, parallel_language: str = "") -> bytes:
        head = paper.letterhead
        state = head.state.message if isinstance(head.state, Words) else head.state
        lines = (head.office, head.number, str(head.version), head.copy_for, state, head.fingerprint, head.caseworker,
                 paper.title, plain_text(paper.blocks))  # fmt: skip
        return "\n".join(lines).encode()

    def stamp(self, pdf: bytes, state: Words, language: str = "da") -> bytes:
        return pdf + f"\nSTAMP {DANISH.say(state.message, **dict(state.places))}".encode()

    def page_count(self, pdf: bytes) -> int:
        return 1 + pdf.count(b"\f")

    def undrawable(self, text: str) -> str:
        return "".join(letter for letter in text if letter == "\N{MUSICAL SYMBOL G CLEF}")

    def recovery_sheet(self, key: str, archive: str, day: date, language: str = "da") -> bytes:
        return f"{archive} {key} {day}".encode()

    def day_sheet(self, sheet: DaySheet) -> bytes:
        lines = [f"{case.who}: {when} {what}" for part in sheet.parts for case in part.cases
                 for when, what in case.things]  # fmt: skip
        return "\n".join([sheet.day, *lines, f"later {sheet.later}"]).encode()


@dataclass
class Place:
    """The open archive of a test with the shortest ways to what most tests need."""

    space: Workspace
    store: SqliteStore
    desk: Desk

    def case(self, **changes: object) -> Case:
        return self.space.cases.open(case_answers(**changes))[0]

    def consent(self, case: Case, *, sign: bool = True, **changes: object) -> Agreement:
        answers = BY_KEY["consent"].sample(self.desk.basis(case))
        draft, _ = self.space.agreements.start(case.id, "consent", with_answers(answers, **changes))
        sealed = self.seal(draft, Reader.CITIZEN)
        return self.sign(sealed) if sign else sealed

    def plan(self, case: Case, **changes: object) -> Agreement:
        answers = BY_KEY["partial_return"].sample(self.desk.basis(case))
        return self.space.agreements.start(case.id, "partial_return", with_answers(answers, **changes))[0]

    def seal(self, agreement: Agreement, *readers: Reader) -> Agreement:
        wanted = readers or (Reader.CITIZEN, Reader.EMPLOYER)
        return self.space.agreements.seal(agreement.id, wanted)[0]

    def sign(self, agreement: Agreement, roles: int = 9, **changes: object) -> Agreement:
        for role in self.space.agreements.missing_roles(agreement)[:roles]:
            answers = Answers({"role": role.key, "name": role.name or "Anne Winther", "method": "paper",
                               "signed_on": self.space.today})  # fmt: skip
            agreement = self.space.agreements.sign(agreement.id, with_answers(answers, **changes))[0]
        return agreement

    def in_force(self, case: Case) -> Agreement:
        """A plan signed by all, with the consent it needs."""
        self.consent(case)
        return self.sign(self.seal(self.plan(case)))

    def withdraw(self, agreement: Agreement, **changes: object) -> Agreement:
        answers = Answers({"on": self.space.today, "channel": "telephone", "received_by": "Maja Holst"})
        return self.space.agreements.withdraw(agreement.id, with_answers(answers, **changes))[0]

    def close_case(self, case: Case) -> Case:
        return self.space.cases.close(case.id, Answers({"on": self.space.today, "outcome": "same_job"}))[0]

    def lines(self, case_id: UUID | None = None) -> list[str]:
        """The history in words, the oldest first."""
        return [DANISH.say(line.what, **line.places) for line in reversed(self.space.overview.history(case_id))]


def case_answers(**changes: object) -> Answers:
    """A new case as its form gives it. The CPR number is a replacement number."""
    return with_answers(
        Answers({
            "cpr": "620771-0123", "name": "Søren Ødum", "address": "Bøgevej 4", "postcode": "5560", "town": "Aarup",
            "kind": "sick_listed", "first_absence_day": date(2026, 9, 13), "confirmed_by": "employer",
            "workplace": "Øster Skole", "job_title": "Pædagogisk leder", "hours": Decimal(37), "job_form": "ordinary",
        }),
        **changes,
    )  # fmt: skip


def with_answers(answers: Answers, **changes: object) -> Answers:
    for key, value in changes.items():
        answers = answers.with_answer(key, value)
    return answers


def an_office(folder: Path, clock: FixedClock) -> Place:
    """A new archive with its services. Close `space` at the end."""
    store, _ = quick_archive(folder, clock)
    desk = Desk(store, clock, RULES, Recorder(), HEALTH_WORDS)
    space = workspace(desk, store.database.path, KeyRing(store, store.database.path, QUICK))
    space.office.change(CASEWORKER, "Maja Holst")
    space.office.change(OFFICE_NAME, "Nordby Kommune")
    return Place(space, store, desk)
