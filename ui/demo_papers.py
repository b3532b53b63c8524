"""Every document of every scheme for every reader, from the practice archive, in folders by what they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.case import Case
from caseworker_app.errors import UserError
from caseworker_app.schemes import SCHEMES
from caseworker_app.schemes.scheme import Group, Scheme
from caseworker_app.services.paperwork import READER_NAMES
from caseworker_app.services.ports import CaseFilter
from caseworker_app.services.workspace import Workspace
from caseworker_app.texts import DANISH

FOLDERS = {
    Group.AGREEMENT: "Aftaler", Group.CONSENT: "Samtykker", Group.ACCEPTANCE: "Samtykker",
    Group.FOLLOW_UP: "Opfølgning", Group.APPLICATION: "Ansøgninger", Group.DECISION: "Afgørelser",
    Group.MEETING: "Møder", Group.BREACH: "Brud på datasikkerheden",
}  # fmt: skip
OFFICE, LETTERS = "Kontoret", "Møder/Breve"
DAY = "Min dag.pdf"
SAMPLE_KEY = "1AB8-2CD7-3EF6-4GH5-5JK4-6MN3-7PQ2-8RS1-9TV0-0WXY"
"""Opens nothing: only what a key looks like."""
NOT_IN_NAMES = str.maketrans("", "", '<>:"/\\|?*')
WRITTEN = (Status.SIGNED, Status.SEALED, Status.DRAFT)
"""The state a paper is shown in, the best first."""


@dataclass(frozen=True)
class DemoPapers:
    """Writes the papers of one archive into a folder."""

    space: Workspace
    folder: Path

    def write(self) -> Iterator[Path]:
        every = [one for case in self._cases() for one in self.space.agreements.of_case(case.id)]
        for scheme in SCHEMES:
            for one in best_of(scheme, every):
                yield from self._copies(scheme, one)
        yield from self._meetings(every)
        yield from self._missing_items(every)
        yield from self._receipts(every)
        yield self._paper(OFFICE, self.day.name, self.space.day_paper.pdf(self.space.my_day.rows()))
        key = self.space.paperwork.recovery_sheet(SAMPLE_KEY, "sager", DANISH.language)
        yield self._paper(OFFICE, "Gendannelsesnøgle.pdf", key)

    @property
    def day(self) -> Path:
        """Where the day lies."""
        return self.folder / OFFICE / DAY

    def _cases(self) -> Iterator[Case]:
        every = self.space.overview.case_ids(CaseFilter(status="", order="number"))
        return (self.space.cases.case(identity) for identity in every)

    def _copies(self, scheme: Scheme, one: Agreement) -> Iterator[Path]:
        """A copy for each reader: as it was sealed, or as a draft where that reader was to have none."""
        result = one.answers.text("result") if scheme.group is Group.DECISION else ""
        title = DANISH.say(scheme.title)
        if result:
            title = f"{title} ({DANISH.say(scheme.form.field('result').label_of(result)).lower()})"
        for reader in scheme.readers:
            is_kept = any(copy.reader is reader for copy in one.copies)
            pdf = (
                self.space.paperwork.pdf(one, reader) if is_kept
                else self.space.paperwork.preview(one, one.answers, reader)
            )  # fmt: skip
            state = "" if is_kept else ", kladde"
            name = f"{title}, {DANISH.say(READER_NAMES[reader]).lower()}{state}.pdf"
            yield self._paper(FOLDERS[scheme.group], name, pdf)

    def _meetings(self, every: list[Agreement]) -> Iterator[Path]:
        """What goes out before a meeting and the sheet for the caseworker; nothing that may not leave."""
        seen: set[str] = set()
        papers = self.space.meeting_papers
        for one in (one for one in every if one.scheme == "meeting" and one.status in (Status.DRAFT, Status.WITHDRAWN)):
            if one.status is Status.DRAFT and "preparation" not in seen:
                seen.add("preparation")
                yield self._paper(LETTERS, "Forberedelse til mødet.pdf", papers.preparation(one))
            for number, person in enumerate(one.answers.rows("people")):
                kind = papers.letter_of(one, number) if person.text("name") else None
                who = "borgeren" if person.text("part") == "citizen" else "en deltager"
                name = f"{DANISH.say(kind.value)}, {who}.pdf" if kind else ""
                if kind and name not in seen and (pdf := self._letter(one, number)):
                    seen.add(name)
                    yield self._paper(LETTERS, name, pdf)

    def _letter(self, one: Agreement, number: int) -> bytes:
        papers = self.space.meeting_papers
        draw = papers.cancellation if one.status is Status.WITHDRAWN else papers.invitation
        try:
            return draw(one, number)
        except UserError:
            return b""

    def _missing_items(self, every: list[Agreement]) -> Iterator[Path]:
        for one in every:
            course = self.space.applications.course(one.id) if one.scheme == "workplace_adaptation" else None
            if course and course.known.missing:
                pdf = self.space.applications.missing_letter(one.id, self.space.today)
                yield self._paper(FOLDERS[Group.APPLICATION], "Vi mangler noget til din ansøgning.pdf", pdf)
                return

    def _receipts(self, every: list[Agreement]) -> Iterator[Path]:
        for one in every:
            if one.scheme == "consent" and one.status is Status.WITHDRAWN:
                yield self._paper(FOLDERS[Group.CONSENT], "Kvittering for tilbagekaldt samtykke.pdf",
                                  self.space.receipts.pdf(one.id))  # fmt: skip
                return

    def _paper(self, folder: str, name: str, pdf: bytes) -> Path:
        file = self.folder / folder / name.translate(NOT_IN_NAMES)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pdf)
        return file


def best_of(scheme: Scheme, every: list[Agreement]) -> list[Agreement]:
    """The one to show of a scheme; of decisions one for each result."""
    found: dict[str, Agreement] = {}
    mine = [one for one in every if one.scheme == scheme.key]
    for one in sorted(mine, key=_rank):
        found.setdefault(one.answers.text("result") if scheme.group is Group.DECISION else "", one)
    return list(found.values())


def _rank(one: Agreement) -> tuple[int, int, int, UUID]:
    state = WRITTEN.index(one.status) if one.status in WRITTEN else len(WRITTEN)
    return state, -one.version, -len(one.copies), one.id
