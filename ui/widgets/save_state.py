"""Tells at every moment whether what was typed is saved."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look import Tone
from ui.widgets.headings import label
from ui.widgets.notice import Sign


class SaveState(QWidget):
    """A sign and words: saved and when, saving, or not saved and why (gemt, gemmer, ikke gemt)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = Sign("check", Tone.NEUTRAL, 15)
        self._words = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self._tone = Tone.NEUTRAL

    def saved(self, words: str) -> None:
        self._show(words, "check", Tone.OK)

    def saving(self, words: str) -> None:
        self._show(words, "refresh-cw", Tone.NEUTRAL)

    def not_saved(self, words: str) -> None:
        self._show(words, "alert-triangle", Tone.BAD)

    def set_words_shown(self, shown: bool) -> None:
        """The sign alone where there is no room for words."""
        self._words.setVisible(shown)

    def text(self) -> str:
        return self._words.text()

    def tone(self) -> Tone:
        return self._tone

    def _show(self, words: str, icon_name: str, tone: Tone) -> None:
        self._tone = tone
        self._sign.set_sign(icon_name, tone)
        self._words.setText(words)
        self._words.setProperty("look", "error" if tone is Tone.BAD else "small")
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self.setAccessibleName(words)
        self.setToolTip(words)
