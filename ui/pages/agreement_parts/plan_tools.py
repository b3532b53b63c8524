"""The curve above a plan and the tools that fill it, for any scheme that has them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Curve
from caseworker_app.domain.fields import Kind
from caseworker_app.domain.findings import Finding
from caseworker_app.schemes.scheme import Scheme, Tool
from caseworker_app.texts import Texts
from ui.forms.marks import TONES, said, worst
from ui.forms.scheme_form import SchemeForm
from ui.forms.tool_panel import ToolPanel
from ui.widgets.buttons import row_action
from ui.widgets.curve import Bar, HoursCurve

Findings = tuple[Finding, ...]


def plan_field(scheme: Scheme) -> str:
    """The table the curve is drawn from: what the tools fill, else the first table of the form."""
    if scheme.tools:
        return scheme.tools[0].fills
    return next((field.key for field in scheme.form.fields if field.kind is Kind.ROWS), "")


class PlanTools(QObject):
    """Puts curve and tools into a form and keeps the curve up to the words."""

    useless = Signal()
    """A tool found nothing to do."""

    def __init__(self, scheme: Scheme, form: SchemeForm, texts: Texts, *, editable: bool) -> None:
        super().__init__(form)
        self._scheme, self._form, self._texts = scheme, form, texts
        self._field = plan_field(scheme)
        self.buttons: dict[str, QPushButton] = {}
        self.panels: dict[str, ToolPanel] = {}
        for tool in scheme.tools if editable else ():
            self._add_tool(tool)
        self.curve = HoursCurve(name=texts.say("Timekurve"))
        if self._field:
            form.insert_widget(self._field, self.curve)
        self.curve.hide()

    def follow(self, answers: Answers, findings: Findings) -> None:
        """Draw the bars of these answers, coloured where there is something to say."""
        drawn = self._scheme.curve(answers)
        self.curve.setVisible(drawn is not None and bool(self._field))
        if drawn is not None:
            self._show(drawn, answers, findings)

    def _show(self, drawn: Curve, answers: Answers, findings: Findings) -> None:
        texts = self._texts
        of_row = self._by_row(drawn, answers, findings)
        bars = (
            self._bar(bar.label, float(bar.hours), texts.hours(bar.hours), of_row.get(at, ()))
            for at, bar in enumerate(drawn.bars)
        )
        self.curve.show_bars(
            bars, normal=float(drawn.normal),
            normal_text=texts.say("{hours} timer", hours=texts.hours(drawn.normal)),
            description=texts.say(drawn.alternative.message, **dict(drawn.alternative.places)),
        )  # fmt: skip

    def _bar(self, name: str, hours: float, words: str, findings: Findings) -> Bar:
        say = self._texts.say
        lines = (say("Uge {week}: {hours} timer", week=name, hours=words), *(said(f, self._texts) for f in findings))
        level = worst(findings)
        return Bar(name, hours, words, "\n".join(lines), TONES[level] if level else None)

    def _by_row(self, drawn: Curve, answers: Answers, findings: Findings) -> dict[int, Findings]:
        """Findings by bar; only when there is a bar for each row it is sure which belongs to which."""
        if len(drawn.bars) != len(answers.rows(self._field)):
            return {}
        found: dict[int, Findings] = {}
        for finding in findings:
            if finding.field == self._field and finding.row is not None:
                found[finding.row] = (*found.get(finding.row, ()), finding)
        return found

    def _add_tool(self, tool: Tool) -> None:
        panel = ToolPanel(tool, lambda: self._form.draft().answers, self._texts)
        button = row_action(self._texts.say(tool.label), "plus")
        panel.hide()
        self._form.insert_widget(tool.fills, panel)
        self._form.add_tool(tool.fills, button)
        button.clicked.connect(panel.begin)
        panel.applied.connect(self._applied_by(tool, panel))
        panel.closed.connect(button.setFocus)
        self.buttons[tool.key], self.panels[tool.key] = button, panel

    def _applied_by(self, tool: Tool, panel: ToolPanel) -> Callable[[Answers], None]:
        def applied(answers: Answers) -> None:
            if answers == self._form.draft().answers:
                self.useless.emit()
                return
            self._form.take(answers)
            panel.hide()
            self._form.focus_field(tool.fills, 0)

        return applied
