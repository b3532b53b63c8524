"""The case list opened and filtered by somebody, beside a bare table. A process of its own."""

import json
import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView, QWidget

from benchmarks import archives
from benchmarks.case_list import ORDERS, SHOWN, rows_barely
from benchmarks.timing import compared
from caseworker_app.bootstrap import texts
from caseworker_app.services.case_list import Facet
from ui import places
from ui.app import make_application
from ui.ask import AskPerson
from ui.dress import dress
from ui.machine_settings import FILE, MachineSettings
from ui.pages.cases_page import CasesPage
from ui.shell import Shell
from ui.tasks import AtOnce

IDS = f"SELECT id FROM cases WHERE status = 'open' ORDER BY {ORDERS['citizen']}"


def opened(shell: Shell, _turn: int) -> None:
    """Until it is painted."""
    page = CasesPage(shell, places.CASES)
    page.resize(1200, 800)
    page.grab()
    page.deleteLater()


def filtered(page: CasesPage, turn: int) -> None:
    """One filter chosen and taken away again, with the numbers beside all the others."""
    for _ in range(2):
        page.panel.buttons[(Facet.KIND, "sick_listed")].click()
    page.grab()


def shown_barely(plain: archives.Connection, _turn: int) -> None:
    ids = [identity for (identity,) in plain.execute(IDS).fetchall()]
    rows_barely(plain, ids[:SHOWN])
    table, model = QTableView(), QStandardItemModel()
    for identity in ids[:SHOWN]:
        model.appendRow([QStandardItem(identity.hex()) for _ in range(7)])
    table.setModel(model)
    table.resize(1200, 800)
    table.grab()


def main(archive: Path, repeats: int) -> None:
    application = make_application()
    with (
        tempfile.TemporaryDirectory() as home,
        archives.opened(archive) as space,
        closing(archives.bare(archive)) as plain,
    ):
        dress(application, MachineSettings(Path(home) / FILE))
        shell = Shell(space, texts("da"), AskPerson(QWidget(), texts("da")), AtOnce())
        bare = partial(shown_barely, plain)
        first = compared("", partial(opened, shell), "", bare, repeats)
        page = CasesPage(shell, places.CASES)
        page.resize(1200, 800)
        page.model.show_deadlines(space.case_list.next_deadlines())
        page.open_filters()
        then = compared("", partial(filtered, page), "", bare, repeats)
        told = {"Case list on the screen": first, "A filter chosen and taken away": then}
        print(json.dumps({what: (line.ours.seconds, line.bare.seconds) for what, line in told.items()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
