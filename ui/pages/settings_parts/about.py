"""What the program is, whose work it is made of, and where the data lie."""

from PySide6.QtWidgets import QPlainTextEdit

from caseworker_app.paths import RESOURCES
from ui.look import sized
from ui.shell import Shell
from ui.widgets.buttons import normal, row_action
from ui.widgets.cards import Card
from ui.widgets.headings import Facts

VERSION = "0.1.0"


class About(Card):
    """About the program (om programmet)."""

    def __init__(self, shell: Shell) -> None:
        say = shell.say
        super().__init__(say("Om Fasthold"))
        path = shell.workspace.path
        self.facts = Facts([
            (say("Udgave"), VERSION),
            (say("Arkiv"), path.name),
            (say("Mappe"), str(path.parent)),
            (say("Licens"), say("MIT. Skrifttyper, ikoner og biblioteker har deres egne licenser.")),
            (say("Netværk"), say("Programmet har ingen forbindelse til internettet og sender intet.")),
        ])  # fmt: skip
        self.add(self.facts)
        self.open_folder = normal(say("Åbn mappen"), "folder-open")
        self.add_action(self.open_folder)
        self.licences = row_action(say("Vis licenser"))
        self.licences.clicked.connect(self._show_licences)
        self.add_action(self.licences)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(say("Licenser"))
        self.text.setFixedHeight(sized(260))
        self.text.hide()
        self.add(self.text)

    def _show_licences(self) -> None:
        files = sorted((*RESOURCES.rglob("LICENSE*"), *RESOURCES.rglob("OFL.txt")))
        self.text.setPlainText("\n\n".join(file.read_text(encoding="utf-8") for file in files))
        self.text.setVisible(self.text.isHidden())
