"""The one door for questions to the person, handed in so that tests can answer."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from caseworker_app.texts import Texts
from ui.person_check import PersonDialog


class Ask(Protocol):
    """Short questions. None of them ever holds words somebody typed."""

    def confirm(self, question: str, yes: str) -> bool:
        """Whether to go on; `yes` is the word on the button that does."""

    def confirm_person(self, name: str, born: str, number: str) -> bool:
        """Whether this is the person that is meant, by name and birth date."""

    def tell(self, words: str) -> None:
        """Something that has no better place to be said."""

    def open_files(self, title: str, kinds: str) -> list[Path]: ...
    def save_file(self, title: str, name: str, kinds: str) -> Path | None: ...
    def folder(self, title: str) -> Path | None: ...


class AskPerson:
    """Asks with dialogs of the desktop."""

    def __init__(self, parent: QWidget, texts: Texts) -> None:
        self._parent = parent
        self._texts = texts

    def confirm(self, question: str, yes: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, "Fasthold", question, parent=self._parent)
        go_on = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self._texts.say("Annuller"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is go_on

    def confirm_person(self, name: str, born: str, number: str) -> bool:
        dialog = PersonDialog(self._parent, self._texts, name, born, number)
        try:
            return dialog.exec() == PersonDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()

    def tell(self, words: str) -> None:
        QMessageBox.information(self._parent, "Fasthold", words)

    def open_files(self, title: str, kinds: str) -> list[Path]:
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, "", kinds)
        return [Path(name) for name in names]

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._parent, title, name, kinds)
        return Path(chosen) if chosen else None

    def folder(self, title: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self._parent, title)
        return Path(chosen) if chosen else None
