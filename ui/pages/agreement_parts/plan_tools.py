"""The curve above a plan and the tools that fill it, for any scheme that has them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Bar as Step
from caseworker_app.domain.document import Curve
from caseworker_app.domain.fields import Kind
from caseworker_app.domain.findings import Finding
from caseworker_app.domain.weeks import week_of
from caseworker_app.schemes.scheme import Basis, Scheme, Tool, WeekHours
from caseworker_app.texts import Texts
from ui.forms.marks import TONES, said, worst
from ui.forms.rows_editor import RowsEditor
from ui.forms.scheme_form import SchemeForm
from ui.forms.tool_panel import ToolPanel
from ui.look import Tone
from ui.widgets.buttons import row_action
from ui.widgets.curve import Bar, HoursCurve
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice

Findings = tuple[Finding, ...]


def plan_field(scheme: Scheme) -> str:
    """The table the curve is drawn from: what the tools fill, else the first with hours, else the first."""
    if scheme.tools:
        return scheme.tools[0].fills
    tables = [field for field in scheme.form.fields if field.kind is Kind.ROWS]
    of_hours = [field for field in tables if any(column.kind is Kind.HOURS for column in field.columns)]
    return next((field.key for field in (*of_hours, *tables)), "")


def with_worked(bar: Step, worked: WeekHours) -> Step:
    """The step with the hours that were worked in its weeks, on average, where follow-ups tell of any."""
    if bar.first is None or bar.last is None:
        return bar
    monday, known = week_of(bar.first).monday, []
    while monday <= bar.last:
        known += [worked[monday]] if monday in worked else []
        monday += timedelta(weeks=1)
    return replace(bar, worked=sum(known, Decimal(0)) / len(known)) if known else bar


@dataclass(frozen=True)
class PlanUse:
    """How a plan is shown: whether it can be changed, which version it is, and what the case knows."""

    editable: bool
    version: int
    basis: Callable[[], Basis]


class PlanTools(QObject):
    """Puts curve and tools into a form and keeps the curve up to the words."""

    meeting_wanted = Signal()

    def __init__(self, scheme: Scheme, form: SchemeForm, texts: Texts, use: PlanUse) -> None:
        super().__init__(form)
        self._scheme, self._form, self._texts, self._use = scheme, form, texts, use
        self._field = plan_field(scheme)
        self._worked: WeekHours = use.basis().worked_weeks if self._field else {}
        self.buttons: dict[str, QPushButton] = {}
        self.panels: dict[str, ToolPanel] = {}
        self.curve = HoursCurve(name=texts.say("Timekurve"))
        if self._field:
            form.insert_widget(self._field, self.curve)
        self.curve.hide()
        self.proposal = Notice()
        self.proposal.acted.connect(self.meeting_wanted)
        if scheme.meets:
            form.insert_widget(scheme.meets.field, self.proposal)
        if use.editable:
            self._offer()

    def open(self, key: str) -> None:
        """Asks what a tool asks, as if its button was pressed."""
        if key in self.panels:
            self._begin(key)

    def focus_open(self) -> bool:
        """To the questions of a tool that is open; False when none is."""
        panel = next((panel for panel in self.panels.values() if not panel.isHidden()), None)
        if panel is not None:
            panel.focus_first()
        return panel is not None

    def _propose(self, is_due: bool) -> None:
        if is_due is not self.proposal.isHidden():
            return
        say = self._texts.say
        words = say(self._scheme.meets.words) if self._scheme.meets and is_due else ""
        self.proposal.tell(words, Tone.WARN, action=say("Planlæg et møde"))

    def _offer(self) -> None:
        tools = [tool for tool in self._scheme.tools if self._use.version > 1 or not tool.for_new_versions]
        if tools:
            self._form.insert_widget(self._field, self._row_of([self._add_tool(tool) for tool in tools]))
        for panel in self.panels.values():
            self._form.insert_widget(self._field, panel)
        for key, propose in self._scheme.next_rows.items():
            editor = self._form.box(key).editor
            if isinstance(editor, RowsEditor):
                editor.propose = partial(self._proposed, propose)

    def _proposed(
        self, propose: Callable[[tuple[Answers, ...], Basis], Answers], rows: tuple[Answers, ...]
    ) -> Answers:
        return propose(rows, self._use.basis())

    def _row_of(self, buttons: list[QPushButton]) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in buttons:
            flow.addWidget(button)
        return row

    def follow(self, answers: Answers, findings: Findings) -> None:
        """Draw the bars, coloured where there is something to say; propose a meeting where one is due."""
        due = self._scheme.meets
        self._propose(due is not None and any(finding.rule == due.rule for finding in findings))
        drawn = self._scheme.curve(answers)
        self.curve.setVisible(drawn is not None and bool(self._field))
        if drawn is not None:
            self._show(drawn, answers, findings)

    def _show(self, drawn: Curve, answers: Answers, findings: Findings) -> None:
        texts = self._texts
        of_row = self._by_row(drawn, answers, findings)
        steps = [with_worked(bar, self._worked) for bar in drawn.bars]
        bars = [self._bar(step, of_row.get(at, ())) for at, step in enumerate(steps)]
        told = [bar.tooltip.partition("\n")[0] for bar in bars if bar.worked is not None]
        self.curve.show_bars(
            bars, normal=float(drawn.normal),
            normal_text=texts.say("{hours} timer", hours=texts.hours(drawn.normal)),
            description="\n".join([texts.say(drawn.alternative.message, **dict(drawn.alternative.places)), *told]),
        )  # fmt: skip

    def _bar(self, step: Step, findings: Findings) -> Bar:
        say, hours = self._texts.say, self._texts.hours(step.hours)
        over, told = hours, say("Uge {week}: {hours} timer", week=step.label, hours=hours)
        if step.worked is not None:
            worked = self._texts.hours(step.worked)
            over = say("{worked}/{hours}", worked=worked, hours=hours)
            told = say("Uge {week}: {worked} timer arbejdet, {hours} aftalt", week=step.label, worked=worked,
                       hours=hours)  # fmt: skip
        lines = (told, *(said(finding, self._texts) for finding in findings))
        level = worst(findings)
        return Bar(
            step.label, float(step.hours), over, "\n".join(lines), TONES[level] if level else None,
            None if step.worked is None else float(step.worked),
        )  # fmt: skip

    def _by_row(self, drawn: Curve, answers: Answers, findings: Findings) -> dict[int, Findings]:
        """Findings by bar; only when there is a bar for each row it is sure which belongs to which."""
        if len(drawn.bars) != len(answers.rows(self._field)):
            return {}
        found: dict[int, Findings] = {}
        for finding in findings:
            if finding.field == self._field and finding.row is not None:
                found[finding.row] = (*found.get(finding.row, ()), finding)
        return found

    def _add_tool(self, tool: Tool) -> QPushButton:
        panel = ToolPanel(tool, lambda: self._form.draft().answers, self._use.basis, self._texts)
        button = row_action(self._texts.say(tool.label), tool.icon)
        panel.hide()
        button.clicked.connect(partial(self._begin, tool.key))
        panel.applied.connect(self._applied_by(tool, panel))
        panel.closed.connect(button.setFocus)
        self.buttons[tool.key], self.panels[tool.key] = button, panel
        return button

    def _begin(self, key: str) -> None:
        """One tool at a time."""
        for panel in self.panels.values():
            panel.hide()
        self.panels[key].begin()

    def _applied_by(self, tool: Tool, panel: ToolPanel) -> Callable[[Answers], None]:
        def applied(answers: Answers) -> None:
            before = self._form.draft().answers.rows(tool.fills)
            self._form.take(answers, tool.fills)
            panel.hide()
            self._form.focus_field(tool.fills, _first_change(before, answers.rows(tool.fills)))

        return applied


def _first_change(before: tuple[Answers, ...], after: tuple[Answers, ...]) -> int:
    """The row to look at after a tool: the first that is another than before."""
    changed = (at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)
    return next(changed, min(len(before), max(0, len(after) - 1)))
