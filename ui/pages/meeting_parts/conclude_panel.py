"""Concluding a meeting: what is missing, who gets the minutes by which consent, and the one key."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QLayout, QVBoxLayout

from caseworker_app.domain.document import Reader
from caseworker_app.schemes.scheme import SignerRole
from caseworker_app.texts import N_, Texts
from ui.look import NEAR, TIGHT, Tone
from ui.pages.agreement_parts.preview_pane import LEFT_OUT
from ui.pages.agreement_parts.seal_panel import SealPanel
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import small


class ConcludePanel(SealPanel):
    """Afslut mødet: the last look before the minutes are locked and all papers are made."""

    TITLE, BUTTON = N_("Afslut mødet"), N_("Afslut mødet og lav alle papirer")
    AFTER = N_("Når mødet er afsluttet, kan referatet kun ændres med en begrundelse. Begge versioner bliver gemt.")

    def __init__(
        self, texts: Texts, readers: Iterable[tuple[Reader, str]], consent_action: Callable[[Reader], str]
    ) -> None:
        self._states: dict[Reader, Chip] = {}
        self._left_out = {reader: small("") for reader, _ in readers}
        super().__init__(texts, readers, consent_action)

    def tell_reader(self, reader: Reader, *, covered: bool, left_out: Iterable[str]) -> None:
        """Whether a consent lets this reader have a copy, and what that copy leaves out (fixed messages)."""
        chip = self._states[reader]
        if reader in (Reader.FILE, Reader.CITIZEN):
            chip.say(self._texts.say("Kræver ikke samtykke"), Tone.NEUTRAL, "user")
        elif covered:
            chip.say(self._texts.say("Samtykke gælder"), Tone.OK, "shield-check")
        else:
            chip.say(self._texts.say("Samtykke mangler"), Tone.BAD, "shield")
        words = " · ".join(self._texts.say(one) for one in left_out)
        line = self._left_out[reader]
        line.setText(self._texts.say("{title}: {words}", title=self._texts.say(LEFT_OUT[reader]), words=words))
        line.setVisible(bool(words))

    def _copies(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(NEAR)
        for reader, box in self.boxes.items():
            self._states[reader] = Chip("")
            row, lines = FlowLayout(), QVBoxLayout()
            lines.setSpacing(TIGHT)
            row.addWidget(box)
            row.addWidget(self._states[reader])
            lines.addLayout(row)
            lines.addWidget(self._left_out[reader])
            column.addLayout(lines)
        return column

    def _tell_signers(self, signers: tuple[SignerRole, ...]) -> None:
        """Nobody signs minutes."""
        self._signers.hide()
