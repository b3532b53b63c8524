"""The meetings of a case: what comes, what was held, what was called off, and what people promised."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.deadline import Urgency
from caseworker_app.schemes.meeting import PERSON, kind_place
from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.duties import WHOSE_WORDS
from caseworker_app.services.meeting_days import HELD
from caseworker_app.services.meetings import MeetingRow, MeetingState
from caseworker_app.texts import N_
from ui import places
from ui.look import PART, Tone
from ui.pages import meeting_moves
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.rows import RecordRow, RowAction, stacked
from ui.pages.case_sections.section import CaseSection
from ui.pages.case_sections.states import day_words
from ui.widgets.buttons import row_action
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.headings import small, strong

PROMISE = "promise:"
"""The key of the deadline that a promise becomes begins so."""
STATE_WORDS = {
    MeetingState.PLANNED: N_("Planlagt"), MeetingState.UNDER_WAY: N_("Referatet mangler"),
    MeetingState.CONCLUDED: N_("Holdt"), MeetingState.CANCELLED: N_("Aflyst"),
    MeetingState.WITHDRAWN: N_("Referatet er tilbagekaldt"),
}  # fmt: skip
STATE_TONES = {
    MeetingState.PLANNED: (Tone.INFO, "calendar"), MeetingState.UNDER_WAY: (Tone.WARN, "pencil"),
    MeetingState.CONCLUDED: (Tone.OK, "check"), MeetingState.CANCELLED: (Tone.NEUTRAL, "ban"),
    MeetingState.WITHDRAWN: (Tone.BAD, "ban"),
}  # fmt: skip
GROUPS = (
    (N_("Kommende møder"), (MeetingState.PLANNED, MeetingState.UNDER_WAY)),
    (N_("Holdte møder"), (MeetingState.CONCLUDED,)),
    (N_("Aflyste og tilbagekaldte"), (MeetingState.CANCELLED, MeetingState.WITHDRAWN)),
)


class MeetingsSection(CaseSection):
    """Møder."""

    def fill(self, facts: CaseFacts, column: QVBoxLayout) -> None:
        rows = self.shell.workspace.meetings.of_case(self.case_id)
        if not rows:
            column.addWidget(self._nothing(facts.closed))
        for number, (title, states) in enumerate(GROUPS):
            wanted = [row for row in rows if row.state in states]
            if wanted or (number == 0 and rows):
                column.addWidget(self._card(title, wanted, facts.closed, is_first=number == 0))
            if number == 0 and (promises := open_promises(facts.deadlines)):
                column.addWidget(self._promises(promises, facts.closed))
        column.addStretch(1)

    def _nothing(self, closed: bool) -> Card:
        say = self.shell.say
        card = Card(say("Møder"))
        card.add_action(self._new_button(closed))
        text = say("Planlæg et møde, eller notér en samtale, der er holdt. Deltagerne foreslås fra sagen.")
        card.add(EmptyState("calendar", say("Ingen møder endnu"), text))
        return card

    def _new_button(self, closed: bool) -> QWidget:
        button = row_action(self.shell.say("Nyt møde"), "calendar-plus")
        button.setObjectName("new-meeting")
        button.setEnabled(not closed)
        button.clicked.connect(lambda: self.shell.go(places.new_meeting(self.case_id)))
        return button

    def _card(self, title: str, rows: Sequence[MeetingRow], closed: bool, *, is_first: bool) -> Card:
        card = Card(self.shell.say(title))
        if is_first:
            card.add_action(self._new_button(closed))
        if rows:
            # The nearest comes first of what lies ahead, the latest of what was.
            ordered = reversed(rows) if is_first else rows
            card.add(stacked(self._meeting(row, closed) for row in ordered))
        else:
            card.add(small(self.shell.say("Der er ikke planlagt noget.")))
        return card

    def _meeting(self, row: MeetingRow, closed: bool) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row(row, closed))
        earlier = QVBoxLayout()
        earlier.setContentsMargins(3 * PART, 0, 0, 0)
        for version in self._earlier(row.agreement):
            earlier.addWidget(self._version(version))
        column.addLayout(earlier)
        return box

    def _row(self, row: MeetingRow, closed: bool) -> RecordRow:
        one = row.agreement
        words, (tone, icon) = self._state(row)
        return RecordRow(
            self.shell.texts.say("{meeting}", meeting=kind_place(one.answers)),
            [self._when(row), self._who(one), one.withdrawal.reason if one.withdrawal else ""],
            icon_name="calendar", tone=tone, chips=[Chip(words, tone, icon)],
            actions=self._actions(row, closed), more=self.shell.say("Flere handlinger"),
        )  # fmt: skip

    def _state(self, row: MeetingRow) -> tuple[str, tuple[Tone, str]]:
        """In words, with colour and sign; what is held today is not late with its minutes yet."""
        say, one = self.shell.say, row.agreement
        if is_being_amended(one):
            return say("Rettes, version {version}", version=one.version), (Tone.WARN, "pencil")
        if row.state is MeetingState.UNDER_WAY and row.day == self.shell.workspace.today:
            return say("I dag"), STATE_TONES[MeetingState.PLANNED]
        return say(STATE_WORDS[row.state]), STATE_TONES[row.state]

    def _when(self, row: MeetingRow) -> str:
        say, one = self.shell.say, row.agreement
        place = one.answers.text("place")
        when = say("{day} kl. {starts}–{ends}", day=row.day or "–", starts=row.starts or "–", ends=row.ends or "–")
        version = say("version {version}", version=one.version) if one.version > 1 else ""
        return " · ".join(part for part in (when, place, say("Nr. {number}", number=one.number), version) if part)

    def _who(self, one: Agreement) -> str:
        """Everybody with the answer to the invitation where there is one."""
        say = self.shell.say
        return ", ".join(
            say("{name} ({answer})", name=row.text("name"), answer=(PERSON[4].label_of(row.text("answer")),))
            if row.text("answer") and one.editable else row.text("name")
            for row in one.answers.rows("people")
        )  # fmt: skip

    def _earlier(self, one: Agreement) -> list[Agreement]:
        """The versions that were replaced, the newest first."""
        found = (
            other for other in self.shell.workspace.agreements.of_case(self.case_id)
            if other.thread == one.thread and other.status is Status.REPLACED and one.status in HELD
        )
        return sorted(found, key=lambda other: -other.version)

    def _version(self, one: Agreement) -> RecordRow:
        say = self.shell.say
        day = one.sealed_at.astimezone().date() if one.sealed_at else "–"
        return RecordRow(
            say("Version {version}", version=one.version), [say("Afsluttet {day}, erstattet siden", day=day)],
            icon_name="history", tone=Tone.NEUTRAL, more=say("Flere handlinger"),
            actions=[RowAction(f"open:{one.id}", say("Åbn"), partial(meeting_moves.open_meeting, self.shell, one.id),
                               "file-text")],
        )  # fmt: skip

    def _actions(self, row: MeetingRow, closed: bool) -> list[RowAction]:
        return [
            RowAction(f"{key}:{row.agreement.id}", self.shell.say(words),
                      partial(run, self.shell, row.agreement.id), icon)
            for key, words, run, icon in meeting_moves.of(row, closed=closed)
        ]  # fmt: skip

    def _promises(self, promises: Sequence[Deadline], closed: bool) -> Card:
        """What is open, under whoever promised it."""
        say = self.shell.say
        promised = say("Det, deltagerne lovede på møderne. Det er første punkt på det næste møde.")
        card = Card(say("Aftaler, der ikke er holdt endnu"), subtitle=promised)
        for whose, words in WHOSE_WORDS.items():
            theirs = [one for one in promises if one.whose is whose]
            if theirs:
                card.add(strong(say(words)))
                card.add(stacked(self._promise(one, closed) for one in theirs))
        return card

    def _promise(self, one: Deadline, closed: bool) -> RecordRow:
        say, texts = self.shell.say, self.shell.texts
        today, due = self.shell.workspace.today, one.due
        tone = Tone.BAD if one.urgency is Urgency.OVERDUE else Tone.NEUTRAL
        chips = [Chip(day_words(due.day, today, texts), tone, "clock")] if due else []
        actions = [] if closed else [
            RowAction(f"kept:{one.key}", say("Holdt"), partial(meeting_moves.keep_promise, self.shell, one), "check"),
        ]  # fmt: skip
        name = str(one.places.get("who") or "")
        return RecordRow(str(one.places.get("task", "")), [name], chips=chips, actions=actions)


def open_promises(deadlines: Sequence[Deadline]) -> tuple[Deadline, ...]:
    """What was promised at a meeting and is not kept yet."""
    return tuple(one for one in deadlines if one.key.startswith(PROMISE) and one.is_open)


def is_being_amended(one: Agreement) -> bool:
    return one.editable and one.version > 1
