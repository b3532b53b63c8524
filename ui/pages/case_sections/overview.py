"""The first tab of a case: the course, what comes next, what is in force, the latest notes."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Status
from caseworker_app.domain.case import Note
from caseworker_app.schemes.scheme import Group
from caseworker_app.services.my_day import DayRow, When
from caseworker_app.services.overview import AgreementRow
from ui import places
from ui.forms.inline_form import InlineForm, InlineJob
from ui.look import Tone, sized
from ui.pages.case_sections.course import course_of, in_words
from ui.pages.case_sections.deadlines import DeadlinesCard, EventsCard, step_action
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.intake import intake_notices
from ui.pages.case_sections.measures import MeasuresCard
from ui.pages.case_sections.rows import RecordRow, RowAction, stacked
from ui.pages.case_sections.section import CaseSection
from ui.pages.case_sections.states import agreement_chip, day_chip, period_words, what_of, why_of
from ui.pages.moves import open_agreement
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import Columns
from ui.widgets.course import CourseChart
from ui.widgets.headings import muted
from ui.widgets.tab_order import join_the_order

ROW_ICONS = {
    When.OVERDUE: ("alert-triangle", Tone.BAD), When.TODAY: ("sun", Tone.WARN),
    When.THIS_WEEK: ("calendar", Tone.INFO), When.LATER: ("calendar", Tone.INFO),
    When.WAITING: ("hourglass", Tone.NEUTRAL),
}  # fmt: skip
IN_FORCE = (Status.SEALED, Status.SIGNED)
MOST_ROWS = 4
FORM_WIDTH = 620
LATEST_NOTES = 3
NOTE_LETTERS = 160


class OverviewSection(CaseSection):
    """Overblik."""

    def __init__(self, shell: Shell, case_id: UUID) -> None:
        super().__init__(shell, case_id)
        self.form: InlineForm | None = None
        self._unfolded: set[str] = set()

    def leave(self) -> bool:
        """Keeps what is typed in the small forms."""
        return (self.form is None or self.form.leave()) and self.deadlines.leave()

    def fill(self, facts: CaseFacts, column: QVBoxLayout) -> None:
        if self.form is not None:
            self.form.leave()
            self.form = None
        self._place = QWidget()
        QVBoxLayout(self._place).setContentsMargins(0, 0, 0, 0)
        self.deadlines = DeadlinesCard(self.shell, facts, self.open_form, self._unfolded)
        self.events = EventsCard(self.shell, facts, self.open_form)
        for notice in intake_notices(self.shell, facts):
            column.addWidget(notice)
        column.addWidget(self._course(facts))
        column.addWidget(self._place)
        self._place.hide()
        cards = Columns(least=290)
        cards.add(self._next(facts), 11)
        cards.add(self._in_force(facts), 10)
        cards.add(self._notes(facts), 10)
        column.addWidget(cards)
        below = Columns(least=420)
        below.add(self.deadlines, 3)
        below.add(self.events, 2)
        column.addWidget(below)
        column.addWidget(MeasuresCard(self.shell, facts, self.open_form, self._unfolded))
        column.addStretch(1)

    def open_form(self, job: InlineJob) -> None:
        """One small form at a time, in sight; the section is filled again when it is done."""
        self._close()
        self.form = InlineForm(self.shell, replace(job, is_main=False))
        self.form.setMaximumWidth(sized(FORM_WIDTH))
        self.form.closed.connect(self._close)
        inside = self._place.layout()
        assert inside is not None
        inside.addWidget(self.form)
        self._place.show()
        self.form.show()
        join_the_order(self.form, self._place)
        self.form.focus_first()

    def _close(self) -> None:
        if self.form is not None:
            self.form.leave()
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self._place.hide()

    def _course(self, facts: CaseFacts) -> QWidget:
        say, texts = self.shell.say, self.shell.texts
        card = Card(say("Forløbet"), subtitle=say("Aftalt og faktisk arbejdstid pr. uge"))
        if not facts.course:
            card.add(muted(say("Der er ingen plan i kraft. Når en aftale med timer er forseglet, vises forløbet her.")))
            return card
        chart = CourseChart(name=say("Forløbet"))
        today = self.shell.workspace.today
        chart.show_course(course_of(facts, today, texts), description=in_words(facts, texts))
        for words, tone in ((say("Opfølgning holdt"), Tone.OK), (say("Opfølgning aftalt"), Tone.INFO)):
            if any(dot.tone is tone for dot in chart.course().dots):
                card.add_action(Chip(words, tone, "dot"))
        card.add(chart)
        return card

    def _next(self, facts: CaseFacts) -> Card:
        card = Card(self.shell.say("Det næste"))
        nearest = [row.key for row in facts.day if row.deadline is not None][:MOST_ROWS]
        rows = [row for row in facts.day if row.deadline is None or row.key in nearest]
        if rows:
            card.add(stacked(self._next_row(row) for row in rows))
        else:
            words = self.shell.say("Der er ikke noget, der venter i sagen.")
            card.add(RecordRow(words, icon_name="check", tone=Tone.OK))
        card.body.addStretch(1)
        return card

    def _next_row(self, row: DayRow) -> RecordRow:
        texts = self.shell.texts
        icon_name, tone = ROW_ICONS[row.when]
        step = step_action(self.shell, row, self.open_form, name="step")
        return RecordRow(
            what_of(row, texts), [why_of(row, texts)], icon_name=icon_name, tone=tone, actions=[step],
            chips=[day_chip(row, self.shell.workspace.today, texts)], narrow=True,
        )  # fmt: skip

    def _in_force(self, facts: CaseFacts) -> Card:
        card = Card(self.shell.say("I kraft"))
        rows = [row for row in facts.agreements if row.group is Group.AGREEMENT and row.agreement.status in IN_FORCE]
        if rows:
            card.add(stacked(self._force_row(row) for row in rows[:MOST_ROWS]))
        else:
            card.add(muted(self.shell.say("Ingen aftaler er forseglet endnu.")))
        card.body.addStretch(1)
        return card

    def _force_row(self, row: AgreementRow) -> RecordRow:
        say, agreement = self.shell.say, row.agreement
        lines = [period_words(agreement.starts, agreement.ends, self.shell.texts)]
        if row.missing:
            lines.append(say("Mangler: {missing}", missing=row.missing))
        return RecordRow(
            say("{title}, version {version}", title=say(row.title), version=agreement.version), lines,
            chips=[agreement_chip(row, self.shell.texts)], narrow=True,
            actions=[RowAction(f"open:{agreement.id}", say("Åbn"), lambda: open_agreement(self.shell, agreement.id))],
        )  # fmt: skip

    def _notes(self, facts: CaseFacts) -> Card:
        say = self.shell.say
        card = Card(say("Seneste notater"))
        if facts.notes:
            every = row_action(say("Alle notater"))
            every.clicked.connect(lambda: self.shell.go(places.case(self.case_id, "notes")))
            card.add_action(every)
            card.add(stacked(self._note_row(note) for note in facts.notes[:LATEST_NOTES]))
        else:
            card.add(muted(say("Der er ingen notater endnu.")))
        card.body.addStretch(1)
        return card

    def _note_row(self, note: Note) -> RecordRow:
        words = " ".join(note.text.split())
        short = words if len(words) <= NOTE_LETTERS else words[:NOTE_LETTERS].rsplit(" ", 1)[0] + " …"
        line = self.shell.say("{author} · {day}", author=note.author, day=note.about)
        return RecordRow(short, [line])
