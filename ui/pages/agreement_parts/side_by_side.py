"""All copies beside each other before they are sealed or handed out, with what each leaves out under it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.document import Reader
from caseworker_app.errors import UserError
from ui.look import NEAR, PART, TIGHT, Tone, sized
from ui.pages.agreement_parts.preview_pane import LEFT_OUT, PAGE_OF, LeftOutPart
from ui.shell import Shell
from ui.widgets.buttons import icon_button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.headings import strong
from ui.widgets.pages_view import PagesView

WIDE, TALL = 300, 420


class CopyColumn(QWidget):
    """One reader's copy: whose, whether a consent covers it, the page, what is left out."""

    def __init__(self, shell: Shell, agreement: Agreement, reader: Reader) -> None:
        super().__init__()
        say = shell.say
        self.reader, self.left_out = reader, LeftOutPart()
        self.pages = PagesView(name=say(PAGE_OF[reader]))
        self.pages.setFixedSize(sized(WIDE), sized(TALL))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(strong(say(PAGE_OF[reader])))
        kind = shell.workspace.agreements.scheme(agreement)
        if shell.workspace.consents.covered(agreement.case_id, kind, reader, agreement.answers):
            column.addWidget(Chip(say("Må gives"), Tone.OK, "check"))
        else:
            column.addWidget(Chip(say("Samtykke mangler"), Tone.BAD, "shield"))
        column.addWidget(self.pages)
        column.addWidget(self.left_out)
        column.addStretch(1)
        paperwork = shell.workspace.paperwork
        labels = paperwork.left_out(agreement, agreement.answers, reader)
        self.left_out.tell(say(LEFT_OUT[reader]), (say(words) for words in labels))
        self.left_out.setMaximumWidth(sized(WIDE))
        self.pages.show_pdf(paperwork.pdf(agreement, reader), say(PAGE_OF[reader]))


class SideBySide(Card):
    """Kopierne side om side."""

    def __init__(self, shell: Shell, agreement: Callable[[], Agreement]) -> None:
        super().__init__(shell.say("Kopierne side om side"))
        self._shell, self._agreement = shell, agreement
        self.columns: tuple[CopyColumn, ...] = ()
        close = icon_button("x", shell.say("Luk kopierne side om side"))
        close.clicked.connect(self.hide)
        self.add_action(close)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(shell.say("Kopierne side om side"))
        self.add(self._area)
        self.hide()

    def open(self, readers: Iterable[Reader]) -> None:
        """Draw the copies of these readers as they are now. UserError when one cannot be drawn."""
        agreement, inner = self._agreement(), QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, NEAR)
        row.setSpacing(PART)
        try:
            self.columns = tuple(CopyColumn(self._shell, agreement, reader) for reader in readers)
        except UserError as problem:
            self._shell.ask.tell(self._shell.words_of(problem))
            return
        for column in self.columns:
            row.addWidget(column, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self._area.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._area.setFixedHeight(inner.sizeHint().height() + sized(PART))
        self.show()
        if self.columns:
            self.columns[0].pages.setFocus(Qt.FocusReason.OtherFocusReason)
