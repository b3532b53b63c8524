"""One field of a form: its name, its editor, its help and what there is to say about it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from caseworker_app.domain.fields import Field, Kind
from caseworker_app.domain.findings import Finding
from caseworker_app.texts import Texts
from ui.forms.editor import Editor
from ui.forms.line_editors import ReadingEditor
from ui.forms.marks import Marks, mark_of, said
from ui.forms.wrapped import longest_word
from ui.look import NEAR, TIGHT, sized
from ui.widgets.buttons import icon_button
from ui.widgets.headings import label

_GAP, _QUESTION, _ROOM_TO_WRITE = 3, 14, 22


class _Head(QWidget):
    """The name of a field with its small signs right after it; the name wraps when it must."""

    def __init__(self, name: QLabel, signs: list[QWidget]) -> None:
        super().__init__()
        self._name, self._signs = name, signs
        for part in (name, *signs):
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self._whole() + self._room()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(longest_word(self._name, self._name.text()) + self._room(), self._line())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._words(width).height(), self._line())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        line = self._line()
        room = self._name_width(self.width())
        self._name.setGeometry(0, 0, room, self.height())
        left = min(self._words(self.width()).width() + 2, room) + _GAP
        for sign in self._shown():
            size = sign.sizeHint()
            sign.setGeometry(left, self.height() - line + (line - size.height()) // 2, size.width(), size.height())
            left += size.width() + _GAP

    def _words(self, width: int) -> QRect:
        room = QRect(0, 0, self._name_width(width), 100_000)
        return self._name.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._name.text())

    def _line(self) -> int:
        return self._name.fontMetrics().height()

    def _whole(self) -> int:
        return self._name.fontMetrics().horizontalAdvance(self._name.text()) + 2

    def _name_width(self, width: int) -> int:
        return max(1, min(self._whole(), width - self._room()))

    def _room(self) -> int:
        return sum(sign.sizeHint().width() + _GAP for sign in self._shown())

    def _shown(self) -> list[QWidget]:
        return [sign for sign in self._signs if not sign.isHidden()]


class FieldBox(QWidget):
    """A field on the screen (felt). Longer remarks are in `notes`, which the grid puts below the line."""

    def __init__(self, field: Field, editor: Editor, texts: Texts, *, titled: bool = True) -> None:
        super().__init__()
        self.field, self.editor, self.texts = field, editor, texts
        self._findings: tuple[Finding, ...] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(TIGHT)
        self.head: QWidget | None = None
        self.below: QWidget | None = None
        self._star: QWidget | None = None
        self.help = label(texts.say(field.help), "small")
        self.how = label("", "small")
        self.help.hide()
        self.how.hide()
        name = "" if field.kind is Kind.ROWS else texts.say(field.label)
        self.marks, self.notes = Marks(texts), Marks(texts, notes=True, about=name)
        self.notes.follow(editor.parts()[-1])
        self._build(titled and field.kind is not Kind.YES_NO)
        self._describe()

    def least_width(self) -> int:
        """The narrowest this field can be without anything cut, and with some room to write."""
        named = self.head.minimumSizeHint().width() if self.head else 0
        return max(self.editor.least_width(), named, sized(_ROOM_TO_WRITE) * self.field.width)

    def wanted_width(self) -> int:
        """With its name on one line."""
        named = self.head.sizeHint().width() if self.head else 0
        if self.field.kind is Kind.YES_NO:
            named = self.editor.sizeHint().width() + (sized(_QUESTION) + NEAR if self.field.help else 0)
        return max(self.least_width(), named)

    def head_height(self, width: int) -> int:
        """How far down the editor begins, so that the editors of a line stand level."""
        if self.head is None:
            return 0
        return self.head.heightForWidth(width) + TIGHT

    def visible_findings(self) -> tuple[Finding, ...]:
        return self._findings

    def tell(self, findings: tuple[Finding, ...]) -> None:
        """What there is to say about this field now."""
        if findings == self._findings:
            return
        self._findings = findings
        table = self.field.kind is Kind.ROWS
        self.marks.tell(tuple(finding for finding in findings if not finding.rule and not table))
        self.notes.tell(tuple(one for one in findings if (one.rule or table) and not self._is_on_card(one)))
        self.editor.set_mark(mark_of(findings))
        self._tell_how()
        self._describe()

    def _is_on_card(self, finding: Finding) -> bool:
        """Stacked rows say themselves what is about them."""
        return self.field.stacked and finding.row is not None

    def _tell_how(self) -> None:
        words = _how_to_write(self.editor) if self._findings else ""
        self.how.setText(words)
        self.how.setVisible(bool(words))

    def set_read_only(self, read_only: bool) -> None:
        """An answer to be read only; what is asked of the person who writes goes away."""
        self.editor.set_read_only(read_only)
        if self._star is not None:
            self._star.setHidden(read_only)
            self._star.updateGeometry()

    def toggle_help(self) -> None:
        if self.field.help:
            self.help.setVisible(self.help.isHidden())

    def insert(self, part: QWidget) -> None:
        """A widget between the name and the editor."""
        own = self.column.indexOf(self.editor)
        self.column.insertWidget(own if own >= 0 else self._line_at(), part)

    def _line_at(self) -> int:
        """Where the line with the editor stands when the field has no name over it."""
        places = (at for at in range(self.column.count()) if isinstance(self.column.itemAt(at), QHBoxLayout))
        return next(places, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1 and self.field.help:
            self.toggle_help()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _build(self, titled: bool) -> None:
        question = self._question()
        if titled:
            self.head = self._head(question)
            self.column.addWidget(self.head)
            self.column.addWidget(self.editor)
        else:
            row = QHBoxLayout()
            row.setSpacing(NEAR)
            row.addWidget(self.editor, 1)
            if question is not None:
                row.addWidget(question)
            self.column.addLayout(row)
        self.column.addWidget(self.help)
        self.column.addWidget(self.marks)
        self.column.addWidget(self.how)
        self.column.addStretch(1)

    def _head(self, question: QWidget | None) -> QWidget:
        name = label(self.texts.say(self.field.label), "field")
        name.setBuddy(self.editor.part())
        signs: list[QWidget] = []
        if self._is_required():
            self._star = label("*", "small", wrap=False)
            self._star.setToolTip(self.texts.say("Skal udfyldes"))
            signs.append(self._star)
        if question is not None:
            signs.append(question)
        return _Head(name, signs)

    def _question(self) -> QWidget | None:
        """The mouse's way to the help; the keyboard has F1."""
        if not self.field.help:
            return None
        name = self.texts.say("Hjælp til {label} (F1)", label=self.texts.say(self.field.label))
        button = icon_button("help-circle", name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setIconSize(QSize(sized(_QUESTION), sized(_QUESTION)))
        button.setStyleSheet("padding: 0; border: 0")
        button.clicked.connect(self.toggle_help)
        return button

    def _is_required(self) -> bool:
        return self.field.required and not self.field.fixed

    def _describe(self) -> None:
        """For those who hear the form: that it is required, the help, the remarks."""
        words = [self.texts.say("Skal udfyldes")] if self._is_required() else []
        if self.field.help:
            words.append(self.texts.say(self.field.help))
        words += [said(finding, self.texts) for finding in self._findings]
        if self._findings and self.how.text():
            words.append(self.how.text())
        self.editor.describe("\n".join(words))


def _how_to_write(editor: Editor) -> str:
    """How the field wants to be written, when its text cannot be read."""
    problem = editor.problem() if isinstance(editor, ReadingEditor) else None
    return editor.texts.say(problem.words, **problem.places) if problem else ""
