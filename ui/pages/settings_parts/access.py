"""Who can open the archive: another passphrase, another person, another recovery key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.errors import UserError, WrongPassphrase
from caseworker_app.settings import CASEWORKER
from ui.look import NEAR, STEP, TIGHT, Tone, sized
from ui.pages.gate_parts import TextLine, Working
from ui.pages.key_sheet import KeySheet
from ui.passphrase import PassphraseField
from ui.shell import Shell
from ui.tasks import Tasks
from ui.widgets.buttons import normal, primary, quiet
from ui.widgets.cards import Card, Sunk
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import Facts, field_label
from ui.widgets.notice import Notice

_WIDEST = 520


class AccessCard(Card):
    """The ways in (adgange). Every change asks for a passphrase that opens the archive now."""

    def __init__(self, shell: Shell, soon: Tasks) -> None:
        """`soon` runs what makes keys, on this thread, once the window has shown that it works."""
        say = shell.say
        super().__init__(say("Adgang til arkivet"))
        self._shell, self._soon = shell, soon
        self._facts = QVBoxLayout()
        self.add(self._facts)
        self.notice = Notice()
        self.add(self.notice)
        self.change = normal(say("Skift adgangssætning"), "key")
        self.invite = normal(say("Giv en person adgang"), "user-plus")
        self.remove = normal(say("Fjern en adgang"), "user")
        self.renew = normal(say("Lav ny gendannelsesnøgle"), "refresh-cw")
        ways = FlowLayout()
        for button, begin in (
            (self.change, self._begin_change), (self.invite, self._begin_invitation),
            (self.remove, self._begin_removal), (self.renew, self._begin_renewal),
        ):  # fmt: skip
            button.clicked.connect(begin)
            ways.addWidget(button)
        self.add(ways)
        self._place = QVBoxLayout()
        self.add(self._place)
        self.form: QWidget | None = None
        self._show_names()

    def _show_names(self) -> None:
        self._clear(self._facts)
        names = self._shell.workspace.keys.names()
        self._facts.addWidget(Facts([(self._shell.say("Kan åbne arkivet"), ", ".join(names))]))
        self.remove.setVisible(len(names) > 1)

    def _begin_change(self) -> None:
        keys, say = self._shell.workspace.keys, self._shell.say
        old = say("Nuværende adgangssætning")
        form = AccessForm(self._shell, say("Skift adgangssætning"), person=True, old=old, new=True)
        self._open(form, lambda: keys.change_passphrase(form.person(), form.old.text(), form.new.text()),
                   say("Adgangssætningen er skiftet."))  # fmt: skip

    def _begin_invitation(self) -> None:
        keys, say = self._shell.workspace.keys, self._shell.say
        form = AccessForm(self._shell, say("Giv adgang"), name=True, old=say("Din egen adgangssætning"), new=True)
        self._open(form, lambda: keys.add_person(form.name.text(), form.new.text(), form.old.text()),
                   say("Personen kan nu åbne arkivet med sin egen adgangssætning."))  # fmt: skip

    def _begin_removal(self) -> None:
        keys, say = self._shell.workspace.keys, self._shell.say
        form = AccessForm(self._shell, say("Fjern adgangen"), person=True, old=say("Din egen adgangssætning"))
        self._open(form, lambda: keys.remove_person(form.person(), form.old.text()), say("Adgangen er fjernet."))

    def _begin_renewal(self) -> None:
        say = self._shell.say
        form = AccessForm(self._shell, say("Lav nøglen"), old=say("Din egen adgangssætning"))
        self._open(form, lambda: self._renew(form), say("Den gamle nøgle virker ikke mere. Gem den nye nu."))

    def _renew(self, form: "AccessForm") -> Callable[[], QWidget]:
        shell, key = self._shell, self._shell.workspace.keys.renew_recovery(form.old.text())
        return lambda: KeySheet(shell.texts, shell.ask, shell.workspace, key)

    def _open(self, form: "AccessForm", work: Callable[[], object], told: str) -> None:
        """Shows one form at a time, under the buttons."""
        self.notice.clear()
        self._put(form)
        form.cancel.clicked.connect(self._close)
        form.submit.clicked.connect(lambda: self._run(form, work, told))
        form.focus_first()

    def _run(self, form: "AccessForm", work: Callable[[], object], told: str) -> None:
        if not form.is_complete():
            return
        form.work(on=True)
        self._soon.run(work, lambda made: self._done(made, told), form.refuse)

    def _done(self, made: object, told: str) -> None:
        self._put(made() if callable(made) else None)
        self.notice.tell(told, Tone.OK)
        self._show_names()

    def _close(self) -> None:
        self._put(None)

    def _put(self, part: QWidget | None) -> None:
        self._clear(self._place)
        self.form = part
        if part is not None:
            self._place.addWidget(part)

    @staticmethod
    def _clear(layout: QVBoxLayout) -> None:
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class AccessForm(Sunk):
    """The fields one change needs. Passphrases are never kept as a draft."""

    def __init__(
        self, shell: Shell, submit: str, *, old: str, person: bool = False, name: bool = False, new: bool = False
    ) -> None:
        super().__init__(submit)
        self._shell = shell
        self.setMaximumWidth(sized(_WIDEST))
        say, texts = shell.say, shell.texts
        self._persons = QComboBox()
        self.name = TextLine(say("Personens navn"))
        self.old = PassphraseField(texts, old)
        self.new = PassphraseField(texts, say("Den nye persons adgangssætning") if name else say("Ny adgangssætning"))
        self.again = PassphraseField(texts, say("Den nye adgangssætning igen"))
        self._fields: list[TextLine | PassphraseField] = []
        if person:
            self._add_persons()
        wanted: Sequence[tuple[bool, TextLine | PassphraseField]] = (
            (name, self.name), (True, self.old), (new, self.new), (new, self.again),
        )  # fmt: skip
        for is_wanted, field in wanted:
            if is_wanted:
                self.add(field)
                self._fields.append(field)
        self.submit, self.cancel = primary(submit), quiet(say("Annuller"))
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self.submit)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.body.addSpacing(STEP - NEAR)
        self._working = Working()
        self.add(self._working)
        self.add(row)

    def person(self) -> str:
        return self._persons.currentText()

    def focus_first(self) -> None:
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self, *, on: bool) -> None:
        """Keys take a moment to make; meanwhile the form says so and takes neither clicks nor letters."""
        for part in (*self._fields, self._persons, self.submit, self.cancel):
            part.setEnabled(not on)
        if on:
            self._working.start(self._shell.say("Nøglerne laves …"))
            self.setCursor(Qt.CursorShape.WaitCursor)
        else:
            self._working.stop()
            self.unsetCursor()

    def refuse(self, problem: UserError) -> None:
        self.work(on=False)
        self.tell(problem)

    def is_complete(self) -> bool:
        """Marks what is empty or not the same twice."""
        empty, differ = self._shell.say("Udfyld feltet."), self._shell.say("De to adgangssætninger er ikke ens.")
        for field in self._fields:
            field.mark("" if field.text() else empty)
        if self.again in self._fields and self.again.text() != self.new.text():
            self.again.mark(differ)
        return not any(field.error() for field in self._fields)

    def tell(self, problem: UserError) -> None:
        """A wrong passphrase is said at the old one, one that is too short at the new one."""
        field: TextLine | PassphraseField = self.old
        if problem.field == "slot_name" and self.name in self._fields:
            field = self.name
        elif not isinstance(problem, WrongPassphrase) and self.new in self._fields:
            field = self.new
        field.mark(self._shell.words_of(problem))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_persons(self) -> None:
        names = self._shell.workspace.keys.names()
        self._persons.addItems(names)
        own = self._shell.workspace.office.value(CASEWORKER)
        self._persons.setCurrentIndex(max(0, self._persons.findText(own)))
        column = QVBoxLayout()
        column.setSpacing(TIGHT)
        column.addWidget(field_label(self._shell.say("Hvem skal ikke længere have adgang?"), self._persons))
        column.addWidget(self._persons)
        self.add(column)
