"""Language of Qt's own words, dates, theme and text size: put on the application, again at every change."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from caseworker_app.settings import LANGUAGE, TEXT_SIZE, THEME
from ui.look import Theme, apply
from ui.machine_settings import MachineSettings

_LOCALES = {"da": "da_DK", "en": "en_GB"}


def dress(app: QApplication, machine: MachineSettings) -> None:
    """As the settings of this computer want it."""
    language = machine.value(LANGUAGE)
    QLocale.setDefault(QLocale(_LOCALES[language]))
    _translate(app, language)
    apply(app, Theme(machine.value(THEME)), int(machine.value(TEXT_SIZE)))


def _translate(app: QApplication, language: str) -> None:
    """Qt's own words (Annuller, Fortryd, Kopiér) are English without a translator."""
    old = app.findChild(QTranslator, "qtbase")
    if old is not None:
        app.removeTranslator(old)
        old.setObjectName("")
        old.deleteLater()
    translator = QTranslator(app)
    translator.setObjectName("qtbase")
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language != "en" and translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)
