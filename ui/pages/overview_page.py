"""The archive in plain numbers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Status
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.consent import ConsentState
from caseworker_app.schemes.case_forms import KINDS, label
from caseworker_app.services.figures import LONG, Numbers
from caseworker_app.services.overview import STATUS_WORDS
from caseworker_app.texts import N_
from ui import places
from ui.look import TIGHT
from ui.pages.bars import Bar, Bars
from ui.pages.case_sections.states import CONSENT_TONES, STATUS_TONES
from ui.pages.page import Page
from ui.places import Place
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.cards import Card
from ui.widgets.columns import Columns
from ui.widgets.headings import muted, page_title, strong
from ui.widgets.scroll import PageScroll

CONSENT_NAMES = {
    ConsentState.DRAFT: N_("Kladde"), ConsentState.UNSIGNED: N_("Ikke givet endnu"),
    ConsentState.AHEAD: N_("Gælder senere"), ConsentState.VALID: N_("Gyldigt"),
    ConsentState.ENDING: N_("Udløber snart"), ConsentState.EXPIRED: N_("Udløbet"),
    ConsentState.WITHDRAWN: N_("Tilbagekaldt"),
}  # fmt: skip
AREAS = ("case", "agreement")


class OverviewPage(Page):
    """Overblik."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__(shell, place)
        self.cases = Bars(shell.say("Åbne sager"))
        self.agreements = Bars(shell.say("Aftaler"))
        self.consents = Bars(shell.say("Samtykker"))
        self.unsigned = strong("")
        self.closed = muted("")
        self._scroll = PageScroll(name=self.title)
        self._to_documents = row_action(shell.say("Se dem"), "arrow-right")
        self._build()
        self._read()
        shell.changed.connect(self._changed)

    @property
    def title(self) -> str:
        return self.shell.say("Overblik")

    def focus_first(self) -> None:
        """Arrows scroll the numbers; the button may be far down."""
        self._scroll.setFocus()

    def _build(self) -> None:
        say = self.shell.say
        heads = QVBoxLayout()
        heads.setSpacing(TIGHT)
        heads.addWidget(page_title(self.title))
        heads.addWidget(muted(say("Talt op i arkivet i dag, {day}.", day=self.shell.workspace.today)))
        pairs = Columns(least=380)
        pairs.add(_card(say("Åbne sager efter slags"), self.cases, self.closed))
        pairs.add(_card(say("Aftaler efter tilstand"), self.agreements))
        more = Columns(least=380)
        more.add(_card(say("Samtykker efter tilstand"), self.consents))
        waiting = _card(say("Underskrifter, der venter"), self.unsigned)
        waiting.add_action(self._to_documents)
        more.add(waiting)
        self._to_documents.clicked.connect(lambda: self.shell.go(places.DOCUMENTS))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for part in (heads, pairs, more):
            self._scroll.add(part)
        self._scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def _read(self) -> None:
        numbers: Numbers = self.shell.workspace.figures.now()
        say, count = self.shell.say, self.shell.texts.count
        self.cases.show_bars(
            tuple(Bar(say(label(KINDS, kind.value)), number) for kind, number in numbers.open_cases.items())
        )
        self.agreements.show_bars(tuple(
            Bar(say(STATUS_WORDS[status]), numbers.agreements[status], STATUS_TONES[status][0]) for status in Status
        ))  # fmt: skip
        self.consents.show_bars(tuple(
            Bar(say(CONSENT_NAMES[state]), numbers.consents[state], CONSENT_TONES[state][0]) for state in ConsentState
        ))  # fmt: skip
        self.closed.setText(count("{number} afsluttet sag", "{number} afsluttede sager", numbers.closed_cases))
        waiting = count(
            "{number} dokument mangler underskrift.", "{number} dokumenter mangler underskrift.", numbers.unsigned
        )
        long = say("{count} af dem i mere end {days} dage.", count=numbers.unsigned_long, days=LONG)
        self._to_documents.setVisible(bool(numbers.unsigned))
        self.unsigned.setText(" ".join((waiting, long)) if numbers.unsigned else waiting)

    def _changed(self, changes: Changes) -> None:
        if any(changes.concern(area) for area in AREAS):
            self._read()


def _card(title: str, *parts: QWidget) -> Card:
    card = Card(title)
    for part in parts:
        card.add(part)
    card.body.addStretch(1)
    return card
