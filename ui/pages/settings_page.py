"""Settings of the archive and of the computer, the rules the program knows, and what the program is."""

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.changes import Changes
from caseworker_app.errors import UserError
from caseworker_app.settings import OFFICE_LOGO, SETTINGS, Setting
from ui.machine_settings import MachineSettings
from ui.pages.page import Page, PageAction
from ui.pages.settings_parts.about import About
from ui.pages.settings_parts.access import AccessCard
from ui.pages.settings_parts.logo import LogoRow
from ui.pages.settings_parts.rates import RatesCard
from ui.pages.settings_parts.rule_cards import ConfirmCard, ProblemBar, TargetsCard
from ui.pages.settings_parts.rules_table import RulesCard
from ui.pages.settings_parts.setting_row import SettingRow, make_row
from ui.places import Place
from ui.shell import Shell
from ui.tasks import Tasks
from ui.widgets.cards import Card
from ui.widgets.headings import page_title
from ui.widgets.scroll import PageScroll

UNFINISHED = "settings"
"""The key of the draft for what was typed but can't be taken yet."""


class SettingsPage(Page):
    """Every setting (indstilling) once, generated from the table of settings; each is taken when it is left."""

    def __init__(
        self, shell: Shell, place: Place, *, machine: MachineSettings, redress: Callable[[], None], soon: Tasks
    ) -> None:
        super().__init__(shell, place)
        self._machine, self._redress = machine, redress
        self.rows: dict[str, SettingRow] = {}
        self.logo = LogoRow(shell)
        self._scroll = PageScroll(name=self.title, widest=900)
        self._scroll.add(page_title(self.title))
        self._scroll.add(ProblemBar(shell))
        for group, settings in groupby(SETTINGS, key=lambda setting: setting.group):
            self._scroll.add(self._card(group, tuple(settings)))
        self.access = AccessCard(shell, soon)
        self._scroll.add(self.access)
        self.confirm, self.targets, self.rates = ConfirmCard(shell), TargetsCard(shell), RatesCard(shell)
        for card in (self.targets, self.rates, self.confirm, RulesCard(shell)):
            self._scroll.add(card)
        self.about = About(shell)
        self.about.open_folder.clicked.connect(self._open_folder)
        self._scroll.add(self.about)
        self._scroll.body.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)
        self._show_values()
        shell.changed.connect(self._changed)

    @property
    def title(self) -> str:
        return self.shell.say("Indstillinger")

    def actions_here(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        return (
            PageAction(say("Vælg logo"), self.logo.choose, icon="file-plus"),
            PageAction(say("Åbn mappen med arkivet"), self._open_folder, icon="folder-open"),
        )

    def focus_first(self) -> None:
        next(iter(self.rows.values())).editor.setFocus()

    def leave(self) -> bool:
        """What can be taken is taken; what can't is kept as it was typed. Choices were taken when made."""
        if not (self.confirm.leave() and self.targets.leave() and self.rates.leave()):
            return False
        for row in self.rows.values():
            if not row.setting.machine:
                self._take(row)
        unfinished = {key: Unread(row.text()) for key, row in self.rows.items() if row.error()}
        drafts = self.shell.workspace.drafts
        if Answers(unfinished) == drafts.read(UNFINISHED, Answers()):
            return True
        try:
            drafts.keep(UNFINISHED, Answers(unfinished))
        except UserError as problem:
            next(iter(self.rows.values())).mark(self.shell.words_of(problem))
            return False
        return True

    def cursor_place(self) -> object:
        focused = QApplication.focusWidget()
        return next((key for key, row in self.rows.items() if focused and row.editor is focused), None)

    def restore_cursor(self, place: object) -> None:
        if isinstance(place, str) and place in self.rows:
            self.rows[place].editor.setFocus()

    def _card(self, group: str, settings: tuple[Setting, ...]) -> QWidget:
        card = Card(self.shell.say(group))
        for setting in settings:
            if setting is OFFICE_LOGO:
                card.add(self.logo)
                continue
            row = make_row(setting, self.shell.texts)
            row.finished.connect(self._finished)
            self.rows[setting.key] = row
            card.add(row)
        return card

    def _show_values(self) -> None:
        unfinished = self.shell.workspace.drafts.read(UNFINISHED, Answers())
        for key, row in self.rows.items():
            typed = unfinished.get(key)
            if isinstance(typed, Unread):
                row.show_text(typed.text)
                self._take(row)
            else:
                row.show_text(self._value(row.setting))

    def _value(self, setting: Setting) -> str:
        return self._machine.value(setting) if setting.machine else self.shell.workspace.office.value(setting)

    def _finished(self, row: SettingRow) -> None:
        self._take(row)

    def _take(self, row: SettingRow) -> None:
        """One value as it stands in its field; a problem is said there, and the typed text stays."""
        if row.text() == self._value(row.setting):
            row.mark("")
            return
        if row.setting.machine:
            self._take_for_machine(row)
            return
        office, setting, text = self.shell.workspace.office, row.setting, row.text()
        row.mark("")

        def told(problem: UserError) -> None:
            row.mark(self.shell.words_of(problem))

        self.shell.do(lambda: (None, office.change(setting, text)), tell=told)

    def _take_for_machine(self, row: SettingRow) -> None:
        row.mark("")
        try:
            self._machine.change(row.setting, row.text())
        except UserError as problem:
            row.mark(self.shell.words_of(problem))
        self._redress()

    def _changed(self, changes: Changes) -> None:
        if changes.concern("setting"):
            self.logo.refresh()
            for row in self.rows.values():
                if not row.is_being_typed() and not row.error():
                    row.show_text(self._value(row.setting))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.shell.workspace.path.parent)))
