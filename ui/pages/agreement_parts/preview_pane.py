"""The page beside the form: one tab for each reader's copy, what it leaves out, whether it may be given."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from caseworker_app.domain.document import Reader
from caseworker_app.texts import N_, Texts
from ui.look import NEAR, PART, STEP, Tone
from ui.widgets.buttons import icon_button, row_action, toggle
from ui.widgets.cards import Card, Sunk
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label, strong
from ui.widgets.notice import Notice
from ui.widgets.pages_view import PagesView

LEAST_PAGE = 96
LEFT_OUT = {
    Reader.CITIZEN: N_("Udeladt af borgerens kopi"),
    Reader.EMPLOYER: N_("Udeladt af arbejdspladsens kopi"),
    Reader.UNION: N_("Udeladt af fagforeningens kopi"),
    Reader.DOCTOR: N_("Udeladt af lægens kopi"),
    Reader.FILE: N_("Udeladt af sagens kopi"),
}
PAGE_OF = {
    Reader.CITIZEN: N_("Borgerens kopi"),
    Reader.EMPLOYER: N_("Arbejdspladsens kopi"),
    Reader.UNION: N_("Fagforeningens kopi"),
    Reader.DOCTOR: N_("Lægens kopi"),
    Reader.FILE: N_("Sagens kopi"),
}


class ConsentPart(QWidget):
    """Whether the citizen has agreed that this reader gets a copy, and the way to a consent."""

    asked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.chip, self._words = Chip(""), label("")
        self.button = row_action("", "shield")
        self.button.clicked.connect(self.asked)
        row = FlowLayout()
        row.addWidget(self.chip)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self._words)
        column.addLayout(row)
        self.setAccessibleName(texts.say("Samtykke til kopien"))

    def words(self) -> str:
        return self._words.text()

    def covered(self, words: str) -> None:
        self._say(words, self._texts.say("Samtykke gælder"), Tone.OK, "shield-check", "")

    def missing(self, words: str, action: str) -> None:
        self._say(words, self._texts.say("Samtykke mangler"), Tone.BAD, "shield", action)

    def _say(self, words: str, chip: str, tone: Tone, icon_name: str, action: str) -> None:
        self._words.setText(words)
        self.chip.say(chip, tone, icon_name)
        self.button.setText(action)
        self.button.setAccessibleName(action)
        self.button.setVisible(bool(action))
        self.show()


class LeftOutPart(QWidget):
    """What this reader does not get to see."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._words = strong(""), label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._words)

    def tell(self, title: str, labels: Iterable[str]) -> None:
        self._title.setText(title)
        self._words.setText(" · ".join(labels))
        self.setAccessibleName(title)
        self.setAccessibleDescription(self._words.text())
        self.setVisible(bool(self._words.text()))

    def words(self) -> str:
        return self._words.text()


class PreviewPane(Sunk):
    """The copy of one reader as it will be printed (forhåndsvisning)."""

    reader_chosen = Signal(object)
    consent_asked = Signal()
    print_asked = Signal()
    closed = Signal()

    def __init__(self, texts: Texts, readers: Iterable[tuple[Reader, str]]) -> None:
        super().__init__()
        self._texts = texts
        self.setAccessibleName(texts.say("Siden"))
        self.view = PagesView(name=texts.say("Siden, som den bliver printet"))
        self.notice = Notice(tone=Tone.BAD)
        self.left_out, self.consent, self._about = LeftOutPart(), ConsentPart(texts), Card()
        self.tabs: dict[Reader, QPushButton] = {}
        self.print_button = icon_button("printer", texts.say("Print eller gem"))
        self.close_button = icon_button("x", texts.say("Vis formularen igen"))
        self._build(tuple(readers))

    @property
    def reader(self) -> Reader:
        return next(reader for reader, tab in self.tabs.items() if tab.isChecked())

    def choose(self, reader: Reader) -> None:
        """Show another reader's copy."""
        self.tabs[reader].click()

    def show_pdf(self, pdf: bytes) -> None:
        self.notice.clear()
        self.view.show_pdf(pdf, self._texts.say(PAGE_OF[self.reader]))

    def offer(self, readers: Iterable[Reader]) -> None:
        """Only these have a copy; another one that was shown gives way to the first."""
        having = tuple(readers)
        for reader, tab in self.tabs.items():
            tab.setVisible(reader in having)
        if self.reader not in having and having:
            self.tabs[having[0]].setChecked(True)

    def tell_about(self) -> None:
        """The card under the page is there when there is something on it."""
        self._about.setVisible(not (self.left_out.isHidden() and self.consent.isHidden()))

    def show_scan(self, pdf: bytes) -> None:
        """A paper that came back, in place of the copy, with the way back to it."""
        words = self._texts.say("Her vises et bilag.")
        self.view.show_pdf(pdf, words)
        self.notice.tell(words, Tone.INFO, action=self._texts.say("Vis kopien igen"))

    def show_problem(self, words: str) -> None:
        self.notice.tell(words, Tone.BAD)

    def tell_left_out(self, labels: Iterable[str]) -> None:
        """The fixed words of what this copy leaves out."""
        self.left_out.tell(self._texts.say(LEFT_OUT[self.reader]), (self._texts.say(words) for words in labels))

    def _build(self, readers: tuple[tuple[Reader, str], ...]) -> None:
        column = self.body
        column.setSpacing(STEP)
        column.addLayout(self._head(readers))
        column.addWidget(self.notice)
        self.view.setMinimumHeight(LEAST_PAGE)
        column.addWidget(self.view, 1)
        self._about.add(self.left_out)
        self._about.add(self.consent)
        column.addWidget(self._about)
        self.notice.acted.connect(lambda: self.reader_chosen.emit(self.reader))
        self.consent.asked.connect(self.consent_asked)
        self.print_button.clicked.connect(self.print_asked)
        self.close_button.clicked.connect(self.closed)

    def _head(self, readers: tuple[tuple[Reader, str], ...]) -> QHBoxLayout:
        tabs = FlowLayout()
        group = QButtonGroup(self)
        for reader, words in readers:
            tab = toggle(words, checked=not self.tabs)
            tab.setAccessibleName(self._texts.say("Kopi til: {reader}", reader=words))
            group.addButton(tab)
            tabs.addWidget(tab)
            self.tabs[reader] = tab
        group.buttonClicked.connect(lambda _: self.reader_chosen.emit(self.reader))
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        head.addLayout(tabs, 1)
        head.addWidget(self.print_button)
        head.addWidget(self.close_button)
        return head


def framed(pane: PreviewPane) -> QWidget:
    """The pane with air around it, as it stands beside the form."""
    outer = QWidget()
    row = QVBoxLayout(outer)
    row.setContentsMargins(0, PART, PART, PART)
    row.addWidget(pane)
    return outer
