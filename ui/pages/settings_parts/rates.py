"""Rates of the benefit: what is known, what is to be confirmed, what the office has looked up itself."""

from functools import partial

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.fields import Field, Form, Kind, Section
from caseworker_app.services.rule_desk import Rule
from caseworker_app.texts import N_
from ui.forms.inline_form import InlineJob
from ui.look import Tone
from ui.pages.case_sections.rows import RecordRow, RowAction
from ui.pages.settings_parts.rule_cards import RuleCard
from ui.shell import Shell
from ui.widgets.chips import Chip

WEEK = Field("week", N_("Højeste sygedagpenge om ugen, i kr."), Kind.MONEY, width=6)
RATE = Form("rate", N_("Sats"), (Section("", (WEEK,)),))


class RatesCard(RuleCard):
    """Satser: the newest first; empty where nobody knows."""

    def __init__(self, shell: Shell) -> None:
        say = shell.say
        super().__init__(
            shell, say("Satser for sygedagpenge"),
            say("Højeste beløb om ugen og i timen. De skifter den første mandag i januar."),
        )  # fmt: skip

    def fill(self) -> None:
        rates = self.shell.workspace.rule_desk.rates()
        self.show_rows([partial(self._row, rate) for rate in rates], self.shell.say("Programmet kender ingen satser."))

    def _row(self, rate: Rule) -> RecordRow:
        say, texts, desk = self.shell.say, self.shell.texts, self.shell.workspace.rule_desk
        title = say(rate.says)
        if rate.values:
            week, hour = texts.money(rate.number("week")), texts.money(rate.number("hour"))
            title = say("{week} kr. om ugen, {hour} kr. i timen", week=week, hour=hour)
        lines = [say("Fra {since}", since=rate.since)]
        if rate.until:
            lines = [say("Fra {since} til {until}", since=rate.since, until=rate.until)]
        lines.append(say("Kilde: {source}", source=self.shell.workspace.rules.source_names(rate)))
        actions = []
        if rate.values and rate.to_confirm and desk.confirmation(rate) is None:
            actions.append(RowAction(f"confirm:{rate.version}", say("Bekræft"), lambda: self.confirm(rate)))
        if desk.may_change(rate):
            actions.append(RowAction(f"rate:{rate.version}", say("Ret"), lambda: self.change(rate)))
        return RecordRow(title, lines, chips=[self._chip(rate)], actions=actions, narrow=True)

    def _chip(self, rate: Rule) -> Chip:
        say, found = self.shell.say, self.shell.workspace.rule_desk.confirmation(rate)
        if not rate.values:
            return Chip(say("Ikke afklaret"), Tone.UNSETTLED, "help-circle")
        if found is not None:
            return Chip(say("Bekræftet {day} af {by}", day=found.on, by=found.by), Tone.OK, "check")
        if rate.to_confirm:
            return Chip(say("Skal bekræftes"), Tone.UNSETTLED, "help-circle")
        return Chip(say("Vedtaget"), Tone.OK, "scale")

    def confirm(self, rate: Rule) -> None:
        self.shell.do(lambda: (None, self.shell.workspace.rule_desk.confirm(rate)))

    def change(self, rate: Rule) -> None:
        """The amount of a week as somebody has looked it up."""
        begin = Answers({"week": rate.number("week")} if rate.values else {})

        def run(answers: Answers) -> tuple[object, Changes]:
            return None, self.shell.workspace.rule_desk.change_rate(rate, answers.hours("week"))

        self.open_form(InlineJob(RATE, begin, f"rate:{rate.version}", N_("Gem satsen"), run))
