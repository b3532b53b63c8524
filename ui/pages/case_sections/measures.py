"""Which measures fit this person: what the rules open, what they do not and why, and what was decided."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, CaseKind
from caseworker_app.schemes.case_forms import KINDS, label
from caseworker_app.services.measures import CHOOSE, Fit, Measure
from caseworker_app.texts import N_
from ui.forms.inline_form import InlineJob
from ui.look import NEAR, Tone
from ui.pages import moves
from ui.pages.case_sections.deadlines import OpenForm
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.rows import RecordRow, RowAction, stacked
from ui.shell import Shell
from ui.widgets.buttons import row_action, toggle
from ui.widgets.cards import Card
from ui.widgets.chips import Chip

LOOKS = {
    Fit.OFFERED: (Tone.OK, "check"), Fit.LASTING: (Tone.WARN, "info"), Fit.CLOSED: (Tone.NEUTRAL, "minus"),
    Fit.UNSETTLED: (Tone.UNSETTLED, "help-circle"),
}  # fmt: skip
SHOWN, LASTING = "measures", "lasting"
HELP = N_("Et forslag efter reglerne i dag. Du afgør selv, og begrundelsen bliver i historikken.")


class MeasuresCard(Card):
    """Hvilke redskaber passer: folded for a sick-listed citizen, whose page has much else."""

    def __init__(self, shell: Shell, facts: CaseFacts, open_form: OpenForm, unfolded: set[str]) -> None:
        """`unfolded` remembers what was chosen when the card is made again."""
        kind = shell.say(label(KINDS, facts.case.kind.value))
        super().__init__(shell.say("Hvilke redskaber passer? · {kind}", kind=kind), subtitle=shell.say(HELP))
        self._shell, self._facts, self._open_form, self._unfolded = shell, facts, open_form, unfolded
        self._lasting = toggle(shell.say("Varig nedsættelse"), "user", checked=LASTING in unfolded)
        self._lasting.setObjectName("measures:lasting")
        self._lasting.setToolTip(shell.say("Funktionsevnen er varigt og væsentligt nedsat"))
        self._lasting.clicked.connect(partial(self._turn, LASTING))
        self._fold = row_action("")
        self._fold.setObjectName("measures:fold")
        self._fold.clicked.connect(partial(self._turn, SHOWN))
        self.add_action(self._lasting)
        self.add_action(self._fold)
        self._rows = QWidget()
        self.add(self._rows)
        self._show()

    def _is_open(self) -> bool:
        """What is turned is remembered: open where it begins folded, folded where it begins open."""
        begins_open = self._facts.case.kind is not CaseKind.SICK_LISTED
        return begins_open is not (SHOWN in self._unfolded)

    def _turn(self, what: str, _checked: bool = False) -> None:
        self._unfolded.symmetric_difference_update({what})
        self._show()

    def _show(self) -> None:
        say, is_open = self._shell.say, self._is_open()
        self._fold.setText(say("Skjul redskaberne") if is_open else say("Vis redskaberne"))
        self._fold.setAccessibleName(self._fold.text())
        self._lasting.setVisible(is_open)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        if is_open:
            lasting = LASTING in self._unfolded
            found = self._shell.workspace.measures.guide(self._facts.case, lasting=lasting)
            column.addLayout(stacked(self._row(one) for one in found))
        self.body.replaceWidget(self._rows, content)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = content
        content.setVisible(is_open)

    def _row(self, one: Measure) -> RecordRow:
        say = self._shell.say
        source = say("{status}: {reference}", status=(one.status,), reference=(one.reference,))
        lines = [say(one.says), source if one.reference else say(one.status)]
        if one.chosen:
            lines.append(say("{choice}: {reason} ({by}, {day})", choice=(one.chosen.choice,), reason=one.chosen.reason,
                             by=one.chosen.by, day=one.chosen.on))  # fmt: skip
        return RecordRow(say(one.title), lines, chips=[Chip(say(one.fit.value), *LOOKS[one.fit])],
                         actions=[] if self._facts.closed else self._actions(one))  # fmt: skip

    def _actions(self, one: Measure) -> list[RowAction]:
        say = self._shell.say
        found = [RowAction(f"choose:{one.rule}", say("Vurdér"), partial(self._choose, one), "pencil")]
        if one.scheme:
            start = partial(moves.start, self._shell, self._facts.case.id, one.scheme)
            found.append(RowAction(f"begin:{one.rule}", say("Begynd"), start, "plus"))
        return found

    def _choose(self, one: Measure) -> None:
        self._open_form(choose_job(self._shell, self._facts.case, one))


def choose_job(shell: Shell, case: Case, one: Measure) -> InlineJob:
    """What is decided about one measure, and why."""
    return InlineJob(
        CHOOSE, Answers(), f"measure:{case.id}:{one.rule}", N_("Gem vurderingen"),
        lambda answers: shell.workspace.measures.choose(case.id, one.rule, answers),
    )  # fmt: skip
