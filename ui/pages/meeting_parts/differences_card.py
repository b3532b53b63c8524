"""What an amended version says otherwise than the one before."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.document import Piece, Words
from caseworker_app.services.differences import Difference
from ui.look import NEAR, TIGHT, Tone
from ui.pages.meeting_parts.side import emptied
from ui.shell import Shell
from ui.widgets.buttons import icon_button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import Facts, muted, strong

MOST = 60


class DifferencesCard(Card):
    """Forskelle mellem to udgaver: before and now, in words."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.say("Hvad der er ændret"))
        self._shell = shell
        self._column = QVBoxLayout()
        self._column.setSpacing(NEAR)
        self.add(self._column)
        close = icon_button("x", shell.say("Luk forskellene"))
        close.clicked.connect(self.hide)
        self.add_action(close)

    def open(self, agreement: Agreement) -> None:
        """Against the version before it."""
        emptied(self._column)
        found = self._shell.workspace.differences.of(agreement)
        for one in found[:MOST]:
            self._column.addWidget(self._line(one))
        if not found:
            self._column.addWidget(muted(self._shell.say("Ordene er de samme.")))
        self.show()

    def _line(self, one: Difference) -> QWidget:
        say = self._shell.say
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(strong(self._name(one)))
        column.addWidget(Facts(tuple(self._facts(one)), lines=False))
        if one.gone or one.come:
            chips = FlowLayout(gap=TIGHT)
            for gone in one.gone:
                chips.addWidget(Chip(say("Ud: {words}", words=gone), Tone.BAD, "minus"))
            for come in one.come:
                chips.addWidget(Chip(say("Ind: {words}", words=come), Tone.OK, "plus"))
            column.addLayout(chips)
        return made

    def _name(self, one: Difference) -> str:
        say, label = self._shell.say, self._shell.say(one.label)
        if one.column is None:
            return label
        return say("{table}, række {row}: {name}", table=label, row=str(one.row), name=say(one.column.label))

    def _facts(self, one: Difference) -> Iterator[tuple[str, str]]:
        yield self._shell.say("Før"), self._said(one.before)
        yield self._shell.say("Nu"), self._said(one.now)

    def _said(self, piece: Piece) -> str:
        return self._shell.say(piece.message, **dict(piece.places)) if isinstance(piece, Words) else piece
