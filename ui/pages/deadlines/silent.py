"""Open cases in which nothing was noted for long."""

from PySide6.QtCore import Qt

from caseworker_app.services.agenda import SilentCase
from ui import places
from ui.look import Tone
from ui.pages.case_sections.rows import RecordRow, RowAction, stacked
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.cards import Card

MOST = 5


class SilentCases(Card):
    """Stille sager: the longest silence first."""

    def __init__(self, shell: Shell, cases: tuple[SilentCase, ...]) -> None:
        say = shell.say
        title = say("Stille sager · {count}", count=len(cases))
        super().__init__(title, subtitle=say("Åbne sager, hvor der længe ikke er noteret noget"))
        self._shell, self._cases = shell, cases
        self._rows = stacked(self._row(case) for case in cases[:MOST])
        self.add(self._rows)
        if len(cases) > MOST:
            more = row_action(say("Vis alle {count}", count=len(cases)))
            more.clicked.connect(self._show_all)
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            self._more = more

    def _row(self, case: SilentCase) -> RecordRow:
        say, texts = self._shell.say, self._shell.texts
        since = texts.count("Intet i {number} uge, sidst {day}", "Intet i {number} uger, sidst {day}", case.weeks,
                            day=case.last_activity)  # fmt: skip
        go = RowAction(f"silent:{case.case_id}", say("Åbn sag"), lambda: self._shell.go(places.case(case.case_id)))
        return RecordRow(case.citizen, [case.workplace, since], icon_name="moon", tone=Tone.NEUTRAL, actions=[go])

    def _show_all(self) -> None:
        self._more.hide()
        self._rows.addLayout(stacked(self._row(case) for case in self._cases[MOST:]))
