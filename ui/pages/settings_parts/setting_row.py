"""One setting on the screen: its name, its editor, its help, and what is wrong with it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from caseworker_app.settings import Setting
from caseworker_app.texts import Texts
from ui.look import TIGHT, sized
from ui.passphrase import mark
from ui.widgets.headings import field_label, label, small

_NARROW, _WIDE = 220, 520


class SettingRow(QWidget):
    """Reads and shows one value as text; `finished` when the person is done with it."""

    finished = Signal(object)

    def __init__(self, setting: Setting, texts: Texts, editor: QWidget) -> None:
        super().__init__()
        self.setting, self.texts, self.editor = setting, texts, editor
        editor.setMaximumWidth(sized(_NARROW if setting.is_number or setting.choices else _WIDE))
        self._error = label("", "error")
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(field_label(texts.say(setting.label), editor))
        column.addWidget(editor)
        column.addWidget(self._error)
        if setting.help:
            column.addWidget(small(texts.say(setting.help)))
        self.setFocusProxy(editor)

    def text(self) -> str:
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        raise NotImplementedError

    def mark(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))
        mark(self.editor, words)

    def error(self) -> str:
        return self._error.text()

    def is_being_typed(self) -> bool:
        return self.editor.hasFocus()

    def _done(self) -> None:
        self.finished.emit(self)


class _LineRow(SettingRow):
    def __init__(self, setting: Setting, texts: Texts) -> None:
        self.line = QLineEdit()
        super().__init__(setting, texts, self.line)
        self.line.editingFinished.connect(self._done)

    def text(self) -> str:
        return self.line.text()

    def show_text(self, text: str) -> None:
        if text != self.line.text():
            self.line.setText(text)


class _LinesRow(SettingRow):
    def __init__(self, setting: Setting, texts: Texts) -> None:
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        super().__init__(setting, texts, self.words)
        self.words.installEventFilter(self)
        self._fit()

    def text(self) -> str:
        return self.words.toPlainText().strip()

    def show_text(self, text: str) -> None:
        if text != self.text():
            self.words.setPlainText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._done()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.words.setFixedHeight(self.words.fontMetrics().lineSpacing() * self.setting.lines + sized(24))


class _ChoiceRow(SettingRow):
    def __init__(self, setting: Setting, texts: Texts) -> None:
        self.box = QComboBox()
        for key, words in setting.choices:
            self.box.addItem(texts.say(words), key)
        super().__init__(setting, texts, self.box)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.activated.connect(self._done)

    def text(self) -> str:
        return str(self.box.currentData())

    def show_text(self, text: str) -> None:
        self.box.setCurrentIndex(max(0, self.box.findData(text)))


def make_row(setting: Setting, texts: Texts) -> SettingRow:
    """The editor that fits the setting."""
    if setting.choices:
        return _ChoiceRow(setting, texts)
    return _LinesRow(setting, texts) if setting.lines > 1 else _LineRow(setting, texts)
