"""The letters of a meeting: to each who takes part, seen before they leave, printed or saved in one go."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.changes import Changes
from caseworker_app.errors import UserError
from caseworker_app.services.handouts import HandOut, Way
from caseworker_app.services.meeting_papers import Letter, is_called_off
from ui import places
from ui.look import FAR, NEAR, PART, TIGHT, Tone, sized
from ui.pages.case_form_pages import record_of
from ui.pages.meeting_plan_page import meeting_subject
from ui.pages.meeting_plan_parts.recipient import Recipient
from ui.pages.page import Page, PageAction
from ui.pages.print_page import Outlet
from ui.places import Place
from ui.printing import Sheets, print_sheets, save_file
from ui.shell import Shell
from ui.widgets.buttons import normal, primary, row_action, set_main
from ui.widgets.cards import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import hairline, muted, page_title, small
from ui.widgets.notice import Notice
from ui.widgets.pages_view import PagesView
from ui.widgets.scroll import PageScroll

ROOM_FOR_LETTER = 960
AREAS = ("agreement", "history", "case")


class MeetingLettersPage(Page):
    """Indbydelser. The place names the meeting."""

    def __init__(self, shell: Shell, place: Place, outlet: Outlet | None = None) -> None:
        super().__init__(shell, place)
        self._outlet = outlet or Outlet()
        self.recipients: list[Recipient] = []
        self._looked_at = 0
        self._asked = False
        """Whether a letter was asked for where there is no room for it beside the list."""
        say = shell.say
        self.pages = PagesView(name=say("Brevet, som det bliver printet"))
        self.notice, self.letter_notice = Notice(close_name=say("Luk beskeden")), Notice()
        self.printer = QComboBox()
        self.printer.setAccessibleName(say("Printer"))
        self.back_button = row_action(say("Til modtagerne"), "arrow-left")
        self.print_button, self.save_button = primary("", "printer"), normal("", "download")
        self._card = Card(say("Modtagere"), subtitle=say("Kun de, der er sat kryds ved, får brevet."))
        self._list = QWidget()
        self._side = QWidget()
        self._scroll = PageScroll(name=self.title)
        self._build()
        self._read(first=True)
        shell.changed.connect(self._changed)

    @property
    def title(self) -> str:
        return self.shell.say("Breve til mødet")

    def actions_here(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        return (
            PageAction(say("Print brevene"), self.print_letters, "Ctrl+P", "printer"),
            PageAction(say("Gem breve og kalenderfiler"), self.save_letters, "Ctrl+S", "download"),
            PageAction(say("Åbn mødet"), self._open_meeting, "Ctrl+Return", "calendar"),
        )

    def focus_first(self) -> None:
        button = self.print_button if self._has_printer else self.save_button
        (button if button.isEnabled() else self._open).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        return all([one.leave() for one in self.recipients])

    def print_letters(self) -> None:
        """The letters of all who are ticked; where there is no printer they are saved."""
        if not self._has_printer:
            self.save_letters()
            return
        wanted = self._wanted()
        papers = self._papers(wanted, self._letter)
        if papers is None or not self._is_sure():
            return
        name, outlet = self.printer.currentText(), self._outlet
        sheets = [Sheets(paper) for paper in papers]
        self.notice.tell(self.shell.say("Printer …"), Tone.INFO)
        self.shell.tasks.run(
            lambda: print_sheets(outlet.open(name, False), sheets),
            lambda _: self._gone(wanted, Way.PRINTED, self.shell.say("Brevene er sendt til printeren.")), self._fail,
        )  # fmt: skip

    def save_letters(self) -> None:
        """A letter and a calendar file for each who is ticked, in a folder the person chooses."""
        wanted = self._wanted()
        letters, entries = self._papers(wanted, self._letter), self._papers(wanted, self._entry)
        if letters is None or entries is None or not self._is_sure():
            return
        folder = self.shell.ask.folder(self.shell.say("Vælg en mappe til brevene"))
        if folder is None:
            return
        files = [(folder / self._name(one, calendar), paper)
                 for papers, calendar in ((letters, False), (entries, True))
                 for one, paper in zip(wanted, papers, strict=True)]  # fmt: skip
        if not self._may_replace([path for path, _ in files]):
            return
        try:
            for path, paper in files:
                save_file(path, paper)
        except UserError as problem:
            self._fail(problem)
            return
        words = self.shell.say("Breve og kalenderfiler er gemt i {folder}.", folder=str(folder))
        self._gone(wanted, Way.SAVED, words, calendars=True)

    def look_at(self, number: int) -> None:
        """The letter of one of them, as it would leave; what stands in the way is said over it."""
        self._looked_at = number
        recipient = next((one for one in self.recipients if one.number == number), None)
        if recipient is None:
            return
        try:
            self.pages.show_pdf(self._letter(recipient), self._subject)
        except UserError as problem:
            self.letter_notice.tell(self.shell.words_of(problem), Tone.BAD)
            self.pages.hide()
        else:
            words = self.shell.say("Brevet til {name}", name=recipient.person.name)
            self.letter_notice.tell(words, Tone.INFO)
            self.pages.show()

    def _build(self) -> None:
        say = self.shell.say
        self._open = row_action(say("Åbn mødet"), "calendar")
        self._move, self._cancel = row_action(say("Flyt mødet"), "calendar-clock"), row_action(say("Aflys"), "ban")
        self._prepare = row_action(say("Forberedelsesark"), "file-text")
        self._moves = FlowLayout(gap=NEAR)
        for button in (self._open, self._prepare, self._move, self._cancel):
            self._moves.addWidget(button)
        heads = QVBoxLayout()
        heads.setSpacing(TIGHT)
        heads.addWidget(page_title(self.title))
        self._subject_label = muted("")
        heads.addWidget(self._subject_label)
        self._card.add(self._list)
        self._out = FlowLayout(gap=NEAR)
        for control in (self.printer, self.print_button, self.save_button):
            self._out.addWidget(control)
        for part in (heads, self._moves, self.notice, self._card, self._out,
                     small(say("Kalenderfilen har samme ord som brevet og siger intet om helbred."))):
            self._scroll.add(part)
        self._scroll.body.addStretch(1)
        self._fill_side()
        self._connect()

    def _fill_side(self) -> None:
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, FAR - 2, FAR, PART)
        column.setSpacing(NEAR)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.letter_notice)
        column.addWidget(self.pages, 1)
        column.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._scroll, 5)
        row.addWidget(self._side, 4)

    def _connect(self) -> None:
        self.print_button.clicked.connect(self.print_letters)
        self.save_button.clicked.connect(self.save_letters)
        for button, page in ((self._move, "move_meeting"), (self._cancel, "cancel_meeting"),
                             (self._prepare, "preparation")):  # fmt: skip
            button.clicked.connect(lambda _=False, page=page: self.shell.go(Place(page, self.meeting.id)))
        self._open.clicked.connect(self._open_meeting)
        self.back_button.clicked.connect(self._to_list)
        names = self._outlet.names()
        self.printer.addItems(list(names))
        self._has_printer = bool(names)
        for part in (self.printer, self.print_button):
            part.setVisible(self._has_printer)
        if not self._has_printer:
            set_main(self.save_button, "download", main=True)

    def _read(self, *, first: bool = False) -> None:
        space = self.shell.workspace
        self.meeting: Agreement = space.agreements.agreement(record_of(self.place))
        self._subject = meeting_subject(self.shell, self.meeting)
        self._subject_label.setText(self._subject)
        for button in (self._move, self._cancel):
            button.setVisible(self.meeting.editable and self.meeting.version == 1)
        ticked = None if first else {one.number: (one.box.isChecked(), one.reason) for one in self.recipients}
        self._show_recipients(ticked)
        self._say_what_can_be_done()
        self.look_at(self._looked_at)

    def _show_recipients(self, ticked: dict[int, tuple[bool, str]] | None) -> None:
        space, one = self.shell.workspace, self.meeting
        given = [given for given in space.handouts.of_case(one.case_id) if given.subject == one.id]
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.recipients = []
        people = (one for one in space.meeting_people.of(one.case_id, one.answers) if one.part != "caseworker")
        for person in people:
            last = next((line for line in reversed(given) if _is_letter_to(line, person.name)), None)
            recipient = Recipient(self.shell, one, person, last)
            if self.recipients:
                column.addWidget(hairline())
            column.addWidget(recipient)
            self.recipients.append(recipient)
            self._begin(recipient, last, ticked)
        self._card.body.replaceWidget(self._list, made)
        self._list.hide()
        self._list.deleteLater()
        self._list = made

    def _begin(self, one: Recipient, last: HandOut | None, ticked: dict[int, tuple[bool, str]] | None) -> None:
        """Ticked as before; at first those who are not told yet how it is now."""
        if ticked is not None and one.number in ticked:
            wanted, one.reason = ticked[one.number]
        elif is_called_off(self.meeting):
            wanted = last is not None and last.title != Letter.CANCELLED.value
        else:
            wanted = not self.shell.workspace.meeting_papers.was_invited(self.meeting, one.number)
        one.wish(wanted=wanted)
        one.looked_at.connect(self._ask_for)
        one.ticked.connect(self._say_what_can_be_done)

    def _say_what_can_be_done(self) -> None:
        count, number = self.shell.texts.count, len(self._wanted())
        self.print_button.setText(count("Print {number} brev", "Print {number} breve", number))
        self.save_button.setText(
            count("Gem {number} brev og kalenderfil", "Gem {number} breve og kalenderfiler", number)
        )
        for button in (self.print_button, self.save_button):
            button.setAccessibleName(button.text())
            button.setEnabled(number > 0)

    def _wanted(self) -> list[Recipient]:
        return [one for one in self.recipients if one.is_wanted]

    def _letter(self, one: Recipient) -> bytes:
        papers = self.shell.workspace.meeting_papers
        draw = papers.cancellation if is_called_off(self.meeting) else papers.invitation
        return draw(self.meeting, one.number, reason=one.reason)

    def _entry(self, one: Recipient) -> bytes:
        return self.shell.workspace.meeting_papers.calendar_entry(self.meeting, one.number, reason=one.reason)

    def _papers(self, wanted: list[Recipient], draw: Callable[[Recipient], bytes]) -> list[bytes] | None:
        """All of them, or none: what stands in the way is said at the person it is about."""
        found: list[bytes] = []
        for one in wanted:
            one.tell("")
            try:
                found.append(draw(one))
            except UserError as problem:
                one.tell(self.shell.words_of(problem))
                self._scroll.ensureWidgetVisible(one.problem)
                return None
        return found or None

    def _name(self, one: Recipient, calendar: bool) -> Path:
        papers = self.shell.workspace.meeting_papers
        letter = Letter.CALENDAR if calendar else papers.letter_of(self.meeting, one.number)
        return Path(papers.file_name(self.meeting, one.number, letter))

    def _may_replace(self, files: list[Path]) -> bool:
        """Older files of the same name are replaced only when the person says so, in one question."""
        there, say = [path.name for path in files if path.exists()], self.shell.say
        if not there:
            return True
        question = say("Der findes allerede filer med de navne: {names}. Skal de erstattes?", names=", ".join(there))
        return self.shell.ask.confirm(question, say("Erstat"))

    def _is_sure(self) -> bool:
        return self.shell.sure_of(self.meeting.case_id)

    def _gone(self, wanted: list[Recipient], way: Way, words: str, *, calendars: bool = False) -> None:
        """A line of the history for each letter and each calendar file."""
        papers, one = self.shell.workspace.meeting_papers, self.meeting
        left = [(to.number, papers.letter_of(one, to.number), to.reason) for to in wanted]
        if calendars:
            left += [(to.number, Letter.CALENDAR, to.reason) for to in wanted]

        def note() -> tuple[None, Changes]:
            touched = [papers.handed_out(one, number, letter, way, reason=reason) for number, letter, reason in left]
            return None, touched[-1]

        if self.shell.do(note, tell=self._fail):
            for to in self.recipients:
                to.box.setChecked(False)
            self.notice.tell(words, Tone.OK)
            self.shell.told.emit(words)

    def _fail(self, problem: UserError) -> None:
        self.notice.tell(self.shell.words_of(problem), Tone.BAD)

    def _open_meeting(self) -> None:
        self.shell.go(places.meeting(self.meeting.id))

    def _changed(self, changes: Changes) -> None:
        if any(changes.concern(area) for area in AREAS):
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asked:
            self._to_list()
        else:
            super().keyPressEvent(event)

    def _ask_for(self, number: int) -> None:
        self.look_at(number)
        self._asked = self.width() < sized(ROOM_FOR_LETTER)
        self._arrange()
        if self._asked:
            self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_list(self) -> None:
        self._asked = False
        self._arrange()
        recipient = next((one for one in self.recipients if one.number == self._looked_at), None)
        if recipient is not None:
            recipient.look_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """List and letter beside each other where there is room, else one after the other."""
        wide = self.width() >= sized(ROOM_FOR_LETTER)
        self._asked = self._asked and not wide
        self.back_button.setVisible(not wide)
        self._side.setVisible(wide or self._asked)
        self._scroll.setVisible(wide or not self._asked)


def _is_letter_to(line: HandOut, name: str) -> bool:
    return line.recipient == name and line.title != Letter.CALENDAR.value
