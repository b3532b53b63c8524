"""The meeting itself: agenda at the left, the words in the middle, people and guidance at the right."""

from datetime import time

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.findings import Finding
from caseworker_app.schemes import meeting
from caseworker_app.services.guard.outgoing import CopyFinding
from caseworker_app.services.guard.reasons import KEPT
from caseworker_app.services.guard.wording import reworded
from caseworker_app.services.meeting_guidance import guidance
from caseworker_app.services.rule_card import RuleCard, rule_card
from ui.forms.cards_editor import CardsEditor
from ui.forms.rows_editor import RowsEditor
from ui.forms.scheme_form import NOWHERE, Place, SchemeForm
from ui.look import NEAR, PART, scale, sized
from ui.pages.agreement_parts.editing import Editing
from ui.pages.agreement_parts.finding_cards import FindingCards, is_missing
from ui.pages.agreement_parts.why import WhyPanel
from ui.pages.meeting_parts.own_texts import OwnTexts
from ui.pages.meeting_parts.rail import Rail
from ui.pages.meeting_parts.side import GuideCard, NotHere, PeopleCard
from ui.pages.meeting_parts.stops import Stop, stop_of, stops
from ui.pages.meeting_parts.task_entry import LINE, TaskEntry
from ui.shell import Shell
from ui.widgets.scroll import PageScroll

JUDGED_AFTER = 250
"""Milliseconds after the last key before the words are judged: the guard reads all of them."""
ROOM_FOR_SIDE, ROOM_FOR_RAIL = 1120, 760
SIDE_WIDTH = 290
SCROLLED_AFTER = 60
"""Milliseconds until a form that was just put up knows how tall it is."""
AT_END = 10_000_000
"""A place in a text after everything that is written there."""


class MeetingDesk(QWidget):
    """Everything of the tab *Møde*. It edits the draft it is given; saving is the page's."""

    edited = Signal()
    judged = Signal()

    def __init__(self, shell: Shell, editing: Editing) -> None:
        super().__init__()
        self._shell, self._editing = shell, editing
        self._case = shell.workspace.cases.case(editing.agreement.case_id)
        self._known: tuple[Finding, ...] = ()
        self._why: WhyPanel | None = None
        self._last_place: tuple[str, int | None] = ("", None)
        self._soon = QTimer(self, singleShot=True, interval=JUDGED_AFTER)
        self._soon.timeout.connect(self.judge)
        self._scroll = QTimer(self, singleShot=True, interval=SCROLLED_AFTER)
        self._scroll.timeout.connect(self._scroll_to_cursor)
        self.rail = Rail(shell.texts)
        self.sheet = PageScroll(name=shell.say("Referat"), widest=1180, margin=PART, gap=PART)
        self.people, self.guide = PeopleCard(shell.texts), GuideCard(shell.texts)
        self.not_here = NotHere(shell.texts)
        self.findings = FindingCards(shell.texts, self._rule_of, self._name_of)
        self.panels = QVBoxLayout()
        self._aside = QWidget()
        self._side = PageScroll(name=shell.say("Deltagere og vejledning"), widest=420, margin=NEAR, gap=PART)
        self._build()
        self.form = self._make_form()
        self._connect()
        self.judge()
        self.follow()

    @property
    def read_only(self) -> bool:
        return not self._editing.agreement.editable

    def put_form(self) -> None:
        """A form of its own for the words that are stored now."""
        old = self.form
        self._why = None
        self.form = self._make_form()
        self.sheet.body.removeWidget(old)
        old.hide()
        old.deleteLater()
        self.judge()
        self.follow()

    # Where the cursor is.

    def place(self) -> Place:
        if self.tasks.line.hasFocus():
            return LINE, None, self.tasks.line.cursorPosition()
        return self.form.current_place()

    def restore_place(self, place: Place) -> None:
        if place[0] == LINE:
            self.tasks.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.tasks.line.setCursorPosition(place[2])
        elif place != NOWHERE:
            self.form.restore_place(place)

    def focus_first(self) -> None:
        """Where the talk begins: the promises from last time, else the first item nobody wrote to."""
        found = tuple(stops(self._editing.draft.answers))
        begins = [stop for stop in found if stop.key == "promises" or stop.row is not None]
        first = next((stop for stop in begins if not stop.written), begins[0] if begins else found[0])
        self.go_to(first)

    def go_to(self, stop: Stop) -> None:
        if stop.row is None:
            self.form.focus_field(stop.field)
        else:
            self.form.restore_place((stop.field, stop.row, AT_END))
        self.cursor_moved()
        self._scroll.start()

    def _scroll_to_cursor(self) -> None:
        """The place with the cursor stands at the top, with what belongs to it under it."""
        key, row, _ = self.place()
        inner = self.sheet.widget()
        if not key or inner is None:
            return
        box = self.form.box("tasks" if key == LINE else key.partition(".")[0])
        cards = box.editor.cards if isinstance(box.editor, CardsEditor) else []
        part = cards[row] if row is not None and row < len(cards) else box
        self.sheet.verticalScrollBar().setValue(part.mapTo(inner, QPoint()).y() - PART)

    def go_to_item(self, number: int) -> None:
        """The agenda item of that number, counted from zero."""
        found = next((stop for stop in stops(self._editing.draft.answers) if stop.row == number), None)
        if found is not None:
            self.go_to(found)

    def step(self, by: int) -> None:
        """To the stop before or after; rows of a table are moved by the same keys."""
        table = self._table_with_focus()
        if table is not None:
            table.move_row(by)
            return
        found = tuple(stops(self._editing.draft.answers))
        self.go_to(found[min(max(self._here(found) + by, 0), len(found) - 1)])

    def go_to_finding(self, finding: Finding) -> None:
        if finding.field == LINE:
            self.tasks.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_field(finding.field, finding.row)

    def to_task_line(self) -> None:
        self.tasks.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.start()

    def open_inside(self) -> None:
        """The internal note of the item at hand."""
        self._items().open_inside()

    # What follows from the words.

    def follow(self) -> None:
        """What is quick enough to follow every key."""
        answers = self._editing.draft.answers
        self.tasks.show_line(_typed(answers, LINE))
        self.own.follow(_typed(answers, "told_own"), read_only=self.read_only)
        self._show_stops()

    def judge(self) -> None:
        """What is to be said about the words, asked when the keys rest."""
        self._soon.stop()
        workspace, agreement = self._shell.workspace, self._editing.agreement
        answers = self._editing.draft.answers
        people = workspace.meeting_people.of(agreement.case_id, answers)
        if self.read_only:
            self._known = ()
        else:
            of_people = tuple(one.finding for one in people if one.finding is not None)
            self._known = (*workspace.agreements.findings(agreement, answers), *of_people)
        self.form.judge()
        self.people.tell(people, answers.rows("people"), read_only=self.read_only)
        self.not_here.tell(people)
        self.findings.tell(self._worth_a_card())
        self._guide()
        self.judged.emit()

    def known(self) -> tuple[Finding, ...]:
        """What was said when the words were judged last."""
        return self._known

    def rest(self) -> None:
        self._soon.stop()
        self._scroll.stop()

    def cursor_moved(self) -> None:
        """The cursor is somewhere else: the rail and the guidance follow."""
        self._show_stops()
        self._guide()

    def _worth_a_card(self) -> tuple[Finding, ...]:
        """What is missing, and the words that may not leave."""
        known = {field.key for field in meeting.FORM.fields}
        return tuple(
            one for one in self._known if one.field not in known or is_missing(one) or isinstance(one, CopyFinding)
        )

    def _guide(self) -> None:
        key, row, _ = self.place()
        if not key:
            key, row = self._last_place
        self._last_place = key, row
        field = "tasks" if key == LINE else key
        about = field.partition(".")[0]
        here = tuple(one for one in self._known if one.field == about and one.row == row and not is_missing(one))
        lines = () if self.read_only else guidance(self._editing.draft.answers, field, row)
        self.guide.tell(lines, here)

    def _show_stops(self) -> None:
        found = tuple(stops(self._editing.draft.answers))
        self.rail.show_stops(found, self._here(found))

    def _here(self, found: tuple[Stop, ...]) -> int:
        key, row, _ = self.place()
        if not key:
            key, row = self._last_place
        wanted = "tasks" if key == LINE else stop_of(key)
        return next(
            (at for at, stop in enumerate(found) if stop.key == wanted and stop.row in (None, row or 0)), 0
        )

    # What the person does beside typing.

    def put(self, key: str, value: object) -> None:
        """One answer that was not typed in a field; a step of undo of its own."""
        draft = self._editing.draft
        draft.pause()
        draft.set(key, value)
        draft.pause()
        self._changed()

    def _changed(self) -> None:
        self.form.reload()
        self._edited()

    def _edited(self) -> None:
        self._soon.start()
        self.follow()
        self.edited.emit()

    def _line_typed(self, words: str) -> None:
        if self._editing.draft.set(LINE, words or None):
            self._soon.start()
            self.edited.emit()

    def _task_added(self, row: Answers) -> None:
        draft = self._editing.draft
        draft.pause()
        draft.set("tasks", (*draft.answers.rows("tasks"), row))
        draft.pause()
        draft.set(LINE, None)
        draft.pause()
        self._changed()

    def _note_presence(self, number: int, state: str) -> None:
        rows = list(self._editing.draft.answers.rows("people"))
        now = self._shell.workspace.clock.now().astimezone()
        at = time(now.hour, now.minute)
        row = rows[number]
        if state == "came":
            row = row.with_answer("arrived", at).with_answer("presence", row.text("presence") or "present")
        elif state == "went":
            row = row.with_answer("left", at).with_answer("presence", "partly")
        else:
            row = row.with_answer("presence", state)
        rows[number] = row
        self.put("people", tuple(rows))
        self.judge()

    def _all_here(self) -> None:
        rows = self._editing.draft.answers.rows("people")
        here = (row if row.text("presence") else row.with_answer("presence", "present") for row in rows)
        self.put("people", tuple(here))
        self.judge()

    def _use_proposal(self, finding: CopyFinding) -> None:
        """The suggested words instead of the sentence; Ctrl+Z brings it back."""
        if finding.spot is None or finding.proposal is None:
            return
        changed = reworded(self._editing.draft.answers, finding.spot, finding.proposal)
        self.put(finding.spot.field, changed.get(finding.spot.field))
        self.judge()

    def _let_stay(self, finding: CopyFinding, reason: str) -> None:
        if finding.hit is None:
            return
        word, answers, agreement = finding.hit.word, self._editing.draft.answers, self._editing.current()
        reasons = self._shell.workspace.copy_reasons
        self._shell.do(
            lambda: reasons.let_stay(agreement, answers, word, reason),
            self._keep_reasons,
            lambda problem: self.findings.refuse(finding, self._shell.words_of(problem)),
        )

    def _stop_again(self, finding: CopyFinding) -> None:
        if finding.hit is None:
            return
        word, answers, agreement = finding.hit.word, self._editing.draft.answers, self._editing.current()
        reasons = self._shell.workspace.copy_reasons
        self._shell.do(lambda: reasons.stop_again(agreement, answers, word), self._keep_reasons)

    def _keep_reasons(self, answers: Answers) -> None:
        self.put(KEPT, answers.get(KEPT))
        self.judge()

    # Rules.

    def _rule_of(self, finding: Finding) -> RuleCard:
        return self.rule(finding.rule)

    def rule(self, rule: str) -> RuleCard:
        workspace, day = self._shell.workspace, self._editing.draft.answers.date("day")
        return rule_card(workspace.rules, rule, self._case, day, workspace.today)

    def _show_why(self, finding: Finding) -> None:
        """The rule under the field it is about; the same button closes it again."""
        open_now = self._why.rule.id if self._why else ""
        self._hide_why()
        notes = self.form.box(finding.field).column
        if open_now != finding.rule:
            self._why = WhyPanel(self._shell.texts, self._rule_of(finding))
            self._why.closed.connect(self._hide_why)
            notes.addWidget(self._why)

    def _hide_why(self) -> None:
        if self._why is not None:
            self._why.hide()
            self._why.deleteLater()
            self._why = None

    def _name_of(self, finding: Finding) -> str:
        """What is missing, by the name of its field."""
        name = self._shell.texts.value(dict(finding.places).get("label", finding.field))
        if finding.row is None:
            return name
        table = self._shell.say(meeting.FORM.field(finding.field).label)
        return self._shell.say("{table}, række {row}: {name}", table=table, row=str(finding.row + 1), name=name)

    # How it is put together.

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(NEAR, 0, NEAR, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.sheet, 1)
        self._side.setFixedWidth(sized(SIDE_WIDTH) + 2 * NEAR + 12)
        row.addWidget(self._side)
        aside = QVBoxLayout(self._aside)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.setSpacing(PART)
        for part in (self.guide, self.people, self.not_here):
            aside.addWidget(part)
        self._side.add(self._aside)
        self._side.body.addStretch(1)
        self.panels.setSpacing(PART)
        self.sheet.add(self.panels)
        self.sheet.add(self.findings)
        self.sheet.body.addStretch(1)

    def _make_form(self) -> SchemeForm:
        form = SchemeForm(meeting.FORM, self._editing.draft, self._shell.texts, lambda answers: self._known)
        form.set_read_only(self.read_only)
        form.edited.connect(self._edited)
        form.why.connect(self._show_why)
        items = form.box("items").editor
        if isinstance(items, CardsEditor):
            items.why.connect(self._show_why)
        self.tasks, self.own = TaskEntry(self._shell), OwnTexts(self._shell)
        self.tasks.typed.connect(self._line_typed)
        self.tasks.added.connect(self._task_added)
        self.own.changed.connect(lambda words: self.put("told_own", words or None))
        form.insert_widget("tasks", self.tasks)
        form.insert_widget("told_own", self.own)
        self.tasks.set_read_only(self.read_only)
        self.own.setVisible(bool(self.own.texts))
        self.sheet.body.insertWidget(self.sheet.body.indexOf(self.findings), form)
        return form

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go_to)
        self.people.noted.connect(self._note_presence)
        self.people.all_here.connect(self._all_here)
        for source in (self.findings, self.guide):
            source.proposal_wanted.connect(self._use_proposal)
            source.reason_given.connect(self._let_stay)
            source.stop_wanted.connect(self._stop_again)
        self.findings.wanted.connect(self.go_to_finding)

    def _items(self) -> CardsEditor:
        editor = self.form.box("items").editor
        assert isinstance(editor, CardsEditor)
        return editor

    def _table_with_focus(self) -> RowsEditor | None:
        tables = (self.form.box(key).editor for key in ("people", "promises", "tasks"))
        return next((one for one in tables if isinstance(one, RowsEditor) and one.has_focus()), None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._scroll.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.setVisible(self.width() >= ROOM_FOR_RAIL * scale())
        beside = self.width() >= ROOM_FOR_SIDE * scale()
        if beside == self._side.isHidden():
            self._place_aside(beside=beside)

    def _place_aside(self, *, beside: bool) -> None:
        """People and guidance beside the words, or over them where there is no room."""
        self._side.setVisible(beside)
        if beside:
            self._side.body.insertWidget(0, self._aside)
        else:
            self.panels.addWidget(self._aside)


def _typed(answers: Answers, key: str) -> str:
    """A text with its blanks, as it is being typed."""
    value = answers.get(key)
    return value if isinstance(value, str) else ""


