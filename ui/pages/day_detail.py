"""Everything about one thing to do, beside the list: who, why, from which agreement."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.case import Case
from caseworker_app.services.overview import DayRow
from ui import places
from ui.look import STEP, Tone
from ui.pages.case_sections.states import day_chip, what_of, why_of
from ui.pages.moves import open_agreement, take_step
from ui.shell import Shell
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import normal, primary
from ui.widgets.cards import Card, Sunk
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import Facts, muted, section_title, small


class DayDetail(Card):
    """The chosen row with its reasons."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.row: DayRow | None = None
        self.setAccessibleName(shell.say("Valgt opgave"))
        self._content = QWidget()
        self.add(self._content, 1)

    def show_row(self, row: DayRow | None) -> None:
        if row is self.row and row is not None:
            return
        self.row = row
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        if row is None:
            column.addWidget(muted(self.shell.say("Vælg en linje for at se, hvorfor den er der.")))
        else:
            self._fill(column, row)
        column.addStretch(1)
        if row is not None:
            column.addLayout(self._ways_on(row))
        self.body.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()

    def _fill(self, column: QVBoxLayout, row: DayRow) -> None:
        workspace = self.shell.workspace
        case = workspace.cases.case(row.case_id)
        agreement = workspace.agreements.agreement(row.agreement_id) if row.agreement_id else None
        column.addLayout(self._who(case))
        if marks := self._marks(case):
            column.addLayout(marks)
        column.addWidget(self._why(row, agreement))

    def _who(self, case: Case) -> QHBoxLayout:
        say = self.shell.say
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(section_title(case.citizen.name))
        words.addWidget(small(say(
            "f. {born} · {job}, {workplace}", born=case.citizen.cpr.born, job=case.employment.job_title,
            workplace=case.workplace.name,
        )))  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(STEP)
        row.addWidget(Avatar(case.citizen.name, side=40), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _marks(self, case: Case) -> FlowLayout | None:
        say, citizen = self.shell.say, case.citizen
        chips = []
        if citizen.interpreter:
            chips.append(Chip(say("Tolk: {language}", language=citizen.interpreter), Tone.INFO))
        if citizen.protected_address:
            chips.append(Chip(say("Beskyttet adresse"), Tone.WARN))
        if not citizen.digital_post:
            chips.append(Chip(say("Fritaget for Digital Post"), Tone.WARN))
        if not chips:
            return None
        flow = FlowLayout()
        for chip in chips:
            flow.addWidget(chip)
        return flow

    def _why(self, row: DayRow, agreement: Agreement | None) -> Sunk:
        say, texts = self.shell.say, self.shell.texts
        box = Sunk(say("Hvorfor står det her?"))
        facts = Facts([(say("Hvad"), what_of(row, texts)), (say("Hvorfor"), why_of(row, texts))])
        facts.add(say("Hvornår"), day_chip(row, self.shell.workspace.today, texts))
        if row.day:
            facts.add(say("Dag"), say("{weekday} {day}", weekday=texts.weekday(row.day), day=row.day))
        if agreement:
            title = say(self.shell.workspace.agreements.scheme(agreement).title)
            facts.add(say("Aftale"), say("{title}, nr. {number}, version {version}", title=title,
                                         number=agreement.number, version=agreement.version))  # fmt: skip
        box.add(facts)
        return box

    def _ways_on(self, row: DayRow) -> FlowLayout:
        say = self.shell.say
        step = primary(say(row.step), "arrow-right", icon_after=True)
        step.clicked.connect(lambda: take_step(self.shell, row))
        case = normal(say("Åbn sag"))
        case.clicked.connect(lambda: self.shell.go(places.case(row.case_id)))
        flow = FlowLayout()
        flow.addWidget(step)
        flow.addWidget(case)
        if row.agreement_id:
            paper = normal(say("Åbn aftale"))
            paper.clicked.connect(lambda: open_agreement(self.shell, row.agreement_id or row.case_id))
            flow.addWidget(paper)
        return flow
