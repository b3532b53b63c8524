"""What the office decides about rules: what it has looked up, and its own targets inside the law."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.deadline import Unit
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.services.explanation import UNITS
from caseworker_app.services.rule_desk import Rule, Source
from caseworker_app.texts import N_
from ui.forms.inline_form import InlineForm, InlineJob
from ui.look import Tone
from ui.pages.case_sections.rows import RecordRow, RowAction
from ui.shell import Shell
from ui.widgets.buttons import normal, row_action
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.headings import hairline, muted
from ui.widgets.notice import Notice

MOST = 6
AMOUNT = Field("amount", N_("Hvor længe"), Kind.NUMBER, width=4)
UNIT = Field("unit", N_("Enhed"), Kind.CHOICE, width=8, choices=(
    Choice(Unit.DAYS.value, N_("dage")), Choice(Unit.WEEKS.value, N_("uger")), Choice(Unit.MONTHS.value, N_("måneder")),
    Choice(Unit.WORKING_DAYS.value, N_("arbejdsdage")),
))  # fmt: skip
LAST_DAY = Field("day", N_("Gælder til og med"), Kind.DATE)
SAYS = Field("says", N_("Målet i jeres egne ord"), Kind.TEXT, placeholder=N_("Vi taler med borgeren inden seks uger."))
CHANGE = Form("target", N_("Lokal frist"), (Section("", (AMOUNT, UNIT)),))
END = Form("target_end", N_("Afslut den lokale frist"), (Section("", (LAST_DAY,)),))


class ProblemBar(QWidget):
    """What is wrong with the rule files, while work goes on without them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._show()
        shell.changed.connect(self._changed)

    def _show(self) -> None:
        _empty(self._column)
        problems = self._shell.workspace.rules.problems
        for problem in problems:
            told = self._shell.say("{problem} Sagerne kan bruges imens.", problem=self._shell.words_of(problem))
            _put(self._column, Notice(told, Tone.BAD))
        if self.parent() is not None or not problems:
            self.setVisible(bool(problems))

    def _changed(self, changes: Changes) -> None:
        if changes.concern("rule"):
            self._show()


class RuleCard(Card):
    """A card of rules that is filled again when a rule changes; one small form at a time."""

    def __init__(self, shell: Shell, title: str, subtitle: str) -> None:
        super().__init__(title, subtitle=subtitle)
        self.shell = shell
        self.form: InlineForm | None = None
        self._all_shown = False
        self._place, self._column = QVBoxLayout(), QVBoxLayout()
        self._column.setSpacing(0)
        self.add(self._place)
        self.add(self._column)
        self.fill()
        shell.changed.connect(self._changed)

    def leave(self) -> bool:
        return self.form is None or self.form.leave()

    def fill(self) -> None:
        raise NotImplementedError

    def show_rows(self, rows: Sequence[Callable[[], QWidget]], nothing: str) -> None:
        """Made apart and shown at once: each row shown by itself would measure all the others again."""
        _empty(self._column)
        together = QWidget()
        column = QVBoxLayout(together)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not rows:
            column.addWidget(muted(nothing))
        for number, make in enumerate(rows if self._all_shown else rows[:MOST]):
            if number:
                column.addWidget(hairline())
            column.addWidget(make())
        if len(rows) > MOST and not self._all_shown:
            more = row_action(self.shell.say("Vis alle {count}", count=len(rows)))
            more.clicked.connect(self._show_all)
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        _put(self._column, together)

    def open_form(self, job: InlineJob) -> None:
        self._close()
        self.form = InlineForm(self.shell, replace(job, is_main=False))
        self.form.done.connect(self._close)
        self.form.closed.connect(self._close)
        self._place.addWidget(self.form)
        self.form.focus_first()

    def _close(self, _result: object = None) -> None:
        if self.form is not None:
            self.form.leave()
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _show_all(self) -> None:
        self._all_shown = True
        self.fill()

    def _changed(self, changes: Changes) -> None:
        if changes.concern("rule"):
            self.fill()


class ConfirmCard(RuleCard):
    """Skal bekræftes: rules and rates nobody of the office has looked up, and who confirmed the others."""

    def __init__(self, shell: Shell) -> None:
        say = shell.say
        super().__init__(
            shell, say("Regler og satser, der skal bekræftes"),
            say("Slå reglen op, og bekræft den. Indtil da vises den som “Skal bekræftes”."),
        )  # fmt: skip

    def fill(self) -> None:
        desk = self.shell.workspace.rule_desk
        rules = [*desk.to_confirm(), *desk.confirmed()]
        self.show_rows(
            [partial(self._row, rule) for rule in rules], self.shell.say("Alle regler er bekræftet.")
        )

    def _row(self, rule: Rule) -> RecordRow:
        say, desk = self.shell.say, self.shell.workspace.rule_desk
        found = desk.confirmation(rule)
        if found is None:
            chip = Chip(say("Skal bekræftes"), Tone.UNSETTLED, "help-circle")
            action = RowAction(f"confirm:{rule.version}", say("Bekræft"), lambda: self._do(desk.confirm, rule))
        else:
            chip = Chip(say("Bekræftet {day} af {by}", day=found.on, by=found.by), Tone.OK, "check")
            action = RowAction(f"take_back:{rule.version}", say("Tag tilbage"), lambda: self._do(desk.take_back, rule))
        place = say("{rule} · fra {since}", rule=rule.id, since=rule.since)
        sources = [_source(self.shell, one) for one in self.shell.workspace.rules.sources_of(rule)]
        lines = [rule.reference, place, *sources]
        return RecordRow(say(rule.says), lines, chips=[chip], actions=[action], narrow=True)

    def _do(self, change: Callable[[Rule], Changes], rule: Rule) -> None:
        self.shell.do(lambda: (None, change(rule)))


class TargetsCard(RuleCard):
    """Kommunens egne frister: changed, ended and added here, and never mistaken for law."""

    def __init__(self, shell: Shell) -> None:
        say = shell.say
        super().__init__(
            shell, say("Kommunens egne frister"),
            say("De vises som “Lokal frist”. De kan være kortere end lovens frister, men ikke længere."),
        )  # fmt: skip
        self.new = normal(say("Tilføj en frist"), "plus")
        self.new.clicked.connect(self.add_target)
        self.add_action(self.new)

    def fill(self) -> None:
        rules = self.shell.workspace.rule_desk.local()
        self.show_rows(
            [partial(self._row, rule) for rule in rules], self.shell.say("Kommunen har ingen egne frister.")
        )

    def add_target(self) -> None:
        """A target of the office's own inside a deadline of law."""
        laws = {rule.version: rule for rule in self.shell.workspace.rule_desk.laws()}
        choices = tuple(Choice(version, rule.says) for version, rule in laws.items())
        law = Field("law", N_("Lovens frist, som jeres ligger inden for"), Kind.CHOICE, choices=choices)
        form = Form("target_new", N_("Ny lokal frist"), (Section("", (law, AMOUNT, UNIT, SAYS)),))

        def run(answers: Answers) -> tuple[object, Changes]:
            desk, unit = self.shell.workspace.rule_desk, Unit(answers.text("unit"))
            return None, desk.add_target(laws[answers.text("law")], _amount(answers), unit, answers.text("says"))

        begin = Answers({"unit": Unit.WEEKS.value})
        self.open_form(InlineJob(form, begin, "target:new", N_("Gem fristen"), run))

    def _row(self, rule: Rule) -> RecordRow:
        say = self.shell.say
        assert rule.within is not None
        one, many = UNITS[rule.within.unit]
        unit = (one if rule.within.amount == 1 else many,)
        lines = [
            say("{amount} {unit} · fra {since}", amount=rule.within.amount, unit=unit, since=rule.since),
            say("Kilde: {source}", source=self.shell.workspace.rules.source_names(rule)),
        ]
        if rule.until:
            lines.append(say("Gælder til og med {day}", day=rule.until))
        actions = [
            RowAction(f"change:{rule.version}", say("Ret"), lambda: self.change(rule)),
            RowAction(f"end:{rule.version}", say("Afslut"), lambda: self.end(rule)),
        ]
        return RecordRow(say(rule.says), lines, chips=[Chip(say("Lokal frist"), Tone.INFO, "building")],
                         actions=actions, narrow=True)  # fmt: skip

    def change(self, rule: Rule) -> None:
        """Another length of the target."""
        assert rule.within is not None
        begin = Answers({"amount": Decimal(rule.within.amount), "unit": rule.within.unit.value})

        def run(answers: Answers) -> tuple[object, Changes]:
            desk = self.shell.workspace.rule_desk
            return None, desk.change_target(rule, _amount(answers), Unit(answers.text("unit")))

        self.open_form(InlineJob(CHANGE, begin, f"target:{rule.version}", N_("Gem fristen"), run))

    def end(self, rule: Rule) -> None:
        """The last day the target counts."""
        today = self.shell.workspace.today

        def run(answers: Answers) -> tuple[object, Changes]:
            return None, self.shell.workspace.rule_desk.end_target(rule, answers.date("day") or today)

        self.open_form(InlineJob(END, Answers({"day": today}), f"target_end:{rule.version}", N_("Afslut fristen"), run))


def _source(shell: Shell, source: Source) -> str:
    """Name and address; a long address may be broken after its strokes."""
    if not source.address:
        return shell.say("Kilde: {source}", source=(source.title,))
    address = source.address.replace("/", "/\u200b").replace("-", "-\u200b")
    return shell.say("Kilde: {source} · {address}", source=source.title, address=address)


def _amount(answers: Answers) -> int:
    return int(answers.hours("amount") or 0)


def _put(column: QVBoxLayout, part: QWidget) -> None:
    """Into the column and shown at once, also when the page has been in sight for long."""
    column.addWidget(part)
    if part.parent() is not None:
        part.show()


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
