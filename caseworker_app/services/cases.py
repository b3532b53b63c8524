"""Open, correct, close and reopen cases; the people in them; notes."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, CaseStatus, Note, Workplace
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.identity import new_id, read_cpr
from caseworker_app.errors import Locked, Stale, UserError
from caseworker_app.schemes import case_forms
from caseworker_app.schemes.intake_form import INTAKE, Way, as_asked, only_guidance, told_by, way_of
from caseworker_app.services.desk import Desk, act
from caseworker_app.services.form_demands import NEW_CASE, Incomplete, demand
from caseworker_app.services.intake import Intake, came_with, demand_past, known_citizen, people_of
from caseworker_app.services.ports import CaseRow
from caseworker_app.texts import DANISH, N_


def _day(day: date | None) -> str:
    return DANISH.date(day) if day else "–"


class Cases:
    """Everything a caseworker does to a case itself."""

    def __init__(self, desk: Desk, intake: Intake) -> None:
        self._desk = desk
        self._store = desk.store
        self._intake = intake

    def case(self, case_id: UUID) -> Case:
        return self._store.case(case_id)

    def reveal_cpr(self, case_id: UUID) -> tuple[str, Changes]:
        """The whole CPR number; the history tells that it was looked at."""
        case = self._store.case(case_id)
        with self._store.write(act(N_("CPR-nummer vist"), case_id, case_id)):
            pass
        return case.citizen.cpr.shown, Changes.of(("history", case_id))

    def same_citizen(self, cpr_text: str) -> list[CaseRow]:
        """Cases that already have this CPR number; empty while it cannot be read."""
        try:
            return self._store.cpr_in_use(read_cpr(cpr_text).digits)
        except UserError:
            return []

    def open(self, answers: Answers) -> tuple[Case, Changes]:
        """A new case from the answers of its form, with what the way it came begins it with."""
        answers = answers if answers.answered("way") else answers.with_answer("way", Way.CITIZEN.value)
        demand(INTAKE, answers, *self._intake.findings(answers))
        if only_guidance(answers):
            raise Incomplete("Uden borgerens samtykke oprettes der ingen sag.", field="consent")
        answers = as_asked(answers)
        case = self._new_case(answers)
        demand_past(case, answers, self._desk.clock.today())
        events, notes = came_with(case, answers, self._desk)
        with self._store.write(act(N_("Sag {number} oprettet"), case.id, case.id, number=case.number)) as writing:
            case = writing.put_case(case)
            for event in events:
                writing.put_event(event)
            for note in notes:
                writing.put_note(note)
            writing.drop_draft(NEW_CASE)
        return case, Changes.of(("case", case.id), ("deadline", case.id), ("draft", None), ("history", case.id))

    def _new_case(self, answers: Answers) -> Case:
        today, told = self._desk.clock.today(), told_by(answers)
        others = self._store.cases(row.id for row in self.same_citizen(answers.text("cpr"))[:1])
        known = next((other.citizen for other in others.values()), None)
        return Case(
            id=new_id(),
            number=f"{today.year}-{self._store.last_case_number(today.year) + 1:04}",
            kind=told.kind,
            citizen=known_citizen(answers, known),
            workplace=self._workplace(answers),
            employment=case_forms.employment_of(answers),
            opened_on=today,
            first_absence_day=told.first_absence_day,
            confirmed_by=told.confirmed_by,
            participants=people_of(answers),
            caseworker=self._desk.caseworker,
            intake=way_of(answers).value,
        )

    def _workplace(self, answers: Answers, known: Workplace | None = None) -> Workplace:
        """The one chosen from the register, or as typed."""
        picked = answers.text(case_forms.PICKED_WORKPLACE)
        if not picked:
            return case_forms.workplace_of(answers, known)
        return case_forms.workplace_from(answers, self._store.register.organisation(UUID(picked)), known)

    def correct(self, case_id: UUID, answers: Answers) -> tuple[Case, Changes]:
        """Other facts on an open case; a new first absence day or confirmation is told in the history."""
        demand(case_forms.CASE, answers)
        case = self._open_case(case_id)
        kind, first_day, confirmed_by = case_forms.absence_of(answers)
        corrected = replace(
            case,
            kind=kind,
            citizen=case_forms.citizen_of(answers),
            workplace=self._workplace(answers, case.workplace),
            employment=case_forms.employment_of(answers),
            first_absence_day=first_day,
            confirmed_by=confirmed_by,
        )
        demand_past(corrected, answers, self._desk.clock.today())
        line = N_("Sagens oplysninger rettet")
        if first_day != case.first_absence_day:
            line = N_("Sagens oplysninger rettet. Første fraværsdag ændret fra {before} til {after}")
        places = {"before": _day(case.first_absence_day), "after": _day(first_day)}
        return self._put(corrected, line, f"case:{case_id}", places)

    def close(self, case_id: UUID, answers: Answers) -> tuple[Case, Changes]:
        demand(case_forms.CLOSING, answers)
        case = self._open_case(case_id)
        on = answers.date("on") or self._desk.clock.today()
        if on < case.opened_on:
            raise Incomplete("Sagen kan ikke afsluttes, før den blev oprettet.", field="on")
        if on > self._desk.clock.today():
            raise Incomplete("Datoen ligger ude i fremtiden.", field="on")
        closed = replace(case, status=CaseStatus.CLOSED, closed_on=on, outcome=answers.text("outcome"))
        return self._put(closed, N_("Sagen afsluttet"), f"closing:{case_id}")

    def reopen(self, case_id: UUID) -> tuple[Case, Changes]:
        """Open again; the history keeps how it had ended."""
        case = self._store.case(case_id)
        if case.status is CaseStatus.OPEN:
            raise Locked("Sagen er ikke afsluttet.")
        opened = replace(case, status=CaseStatus.OPEN, closed_on=None, outcome="")
        return self._put(opened, N_("Sagen genåbnet"))

    def write_note(self, case_id: UUID, answers: Answers, replaces: UUID | None = None) -> tuple[Note, Changes]:
        """A dated, signed note. It is never changed; a correction is a new note that replaces it."""
        demand(case_forms.NOTE, answers)
        if replaces and replaces not in {note.id for note in self.notes(case_id)}:
            raise Stale("Notatet er allerede rettet. Ret den nyeste udgave.")
        today = self._desk.clock.today()
        note = Note(
            id=new_id(),
            case_id=case_id,
            author=self._desk.caseworker,
            written_at=self._desk.clock.now(),
            about=answers.date("about") or today,
            text=answers.text("text"),
            replaces=replaces,
        )
        if note.about > today:
            raise Incomplete("Et notat kan ikke handle om en dag, der ikke er kommet.", field="about")
        what = N_("Notat rettet") if replaces else N_("Notat skrevet")
        with self._store.write(act(what, case_id, note.id)) as writing:
            writing.put_note(note)
            writing.drop_draft(f"note:{replaces or case_id}")
        return note, Changes.of(("note", case_id), ("draft", None), ("history", case_id))

    def notes(self, case_id: UUID) -> list[Note]:
        """Newest first, without those that a later note replaced."""
        notes = self._store.notes(case_id)
        replaced = {note.replaces for note in notes}
        return [note for note in notes if note.id not in replaced]

    def earlier_notes(self, note: Note) -> list[Note]:
        """The notes this one replaced, the latest first."""
        by_id = {other.id: other for other in self._store.notes(note.case_id)}
        found: list[Note] = []
        while note.replaces and (earlier := by_id.get(note.replaces)):
            found.append(earlier)
            note = earlier
        return found

    def _open_case(self, case_id: UUID) -> Case:
        case = self._store.case(case_id)
        if case.status is CaseStatus.CLOSED:
            raise Locked("Sagen er afsluttet. Genåbn den, hvis noget skal ændres.")
        return case

    def _put(
        self, case: Case, what: str, draft: str = "", places: dict[str, str] | None = None
    ) -> tuple[Case, Changes]:
        with self._store.write(act(what, case.id, case.id, **(places or {}))) as writing:
            case = writing.put_case(case)
            if draft:
                writing.drop_draft(draft)
        return case, Changes.of(("case", case.id), ("draft", None), ("history", case.id))
