"""A meeting is planned on one page: what, when, where, who may come, what is talked about."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.findings import Finding
from caseworker_app.schemes import meeting
from caseworker_app.schemes.meeting_plan import CANCELLING, MOVING, PLANNING
from caseworker_app.services.meetings import plan_draft
from caseworker_app.services.rule_card import RuleCard, rule_card
from caseworker_app.settings import AGENDA
from caseworker_app.texts import N_
from ui import places
from ui.choices import Choice, case_choice
from ui.look import STEP, Tone
from ui.pages.case_form_pages import record_of, subject_of
from ui.pages.form_page import FormJob, FormPage
from ui.pages.meeting_plan_parts.finder import Finder
from ui.pages.meeting_plan_parts.people_adder import PeopleAdder
from ui.pages.meeting_plan_parts.people_consents import PeopleConsents
from ui.pages.page import Page
from ui.places import Place
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.cards import Card
from ui.widgets.headings import muted, page_title
from ui.widgets.notice import Notice
from ui.widgets.scroll import PageScroll

MOST_CASES = 8
PLANNED = {field.key for field in PLANNING.fields}


class MeetingPlanPage(FormPage):
    """Nyt møde. The place names the case."""

    def __init__(self, shell: Shell, place: Place) -> None:
        self.case_id: UUID = record_of(place)
        space = shell.workspace
        self._blank: Agreement = space.agreements.draft(self.case_id, meeting.SCHEME.key)
        begin = self._blank.answers.with_answer("items", meeting.agenda_of(space.meetings.agenda()))
        job = FormJob(
            title=N_("Nyt møde"), subject=subject_of(shell, space.cases.case(self.case_id)), form=PLANNING, begin=begin,
            draft=plan_draft(self.case_id), submit=N_("Planlæg mødet"),
            run=lambda answers: space.meetings.plan(self.case_id, answers), then=self._go_on,
            told=N_("Mødet er planlagt. Her er indbydelserne."), more=self._more,
            rule=self._rule,
        )  # fmt: skip
        super().__init__(shell, place, job)
        self.adder = PeopleAdder(shell, self.case_id)
        self.consents = PeopleConsents(shell, self.case_id)
        self.keep_agenda = row_action(shell.say("Brug dagsordenen fremover"), "download")
        self.standard_agenda = row_action(shell.say("Hent den faste dagsorden"), "rotate-ccw")
        self.form.put_below("people", self._under_people())
        for button in (self.keep_agenda, self.standard_agenda):
            self.form.add_tool("items", button)
        self._connect_parts()
        self.followed(self.draft.answers)

    def followed(self, answers: Answers) -> None:
        self.adder.show_missing(answers.rows("people"))
        self.consents.show_people(self.shell.workspace.meeting_people.of(self.case_id, answers))
        self.form.order_below("people")
        is_held = self._is_past(answers)
        self.submit_button.setText(self.shell.say("Notér mødet" if is_held else "Planlæg mødet"))

    def words_when_done(self, result: object) -> str:
        is_held = isinstance(result, Agreement) and self._is_past(result.answers)
        return N_("Mødet er noteret. Her skriver du referatet.") if is_held else self.job.told

    def _under_people(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(self.consents)
        column.addWidget(self.adder)
        return made

    def _connect_parts(self) -> None:
        self.adder.chosen.connect(self._add)
        self.consents.left_out.connect(self._leave_out)
        self.keep_agenda.clicked.connect(self._keep_agenda)
        self.standard_agenda.clicked.connect(self._standard_agenda)

    def _more(self, answers: Answers) -> tuple[Finding, ...]:
        """What the minutes would say of the same words, and what the calendar says."""
        space, own = self.shell.workspace, PLANNING.findings(answers)
        found = space.agreements.findings(self._blank, answers)
        theirs = tuple(one for one in found if one.field in PLANNED - {"ends"} and one not in own)
        return (*theirs, *space.meeting_times.findings(answers))

    def _rule(self, rule: str) -> RuleCard:
        space = self.shell.workspace
        return rule_card(space.rules, rule, space.cases.case(self.case_id), self.draft.answers.date("day"), space.today)

    def _is_past(self, answers: Answers) -> bool:
        day = answers.date("day")
        return day is not None and day < self.shell.workspace.today

    def _add(self, row: object) -> None:
        if isinstance(row, Answers):
            self._set_people((*self.draft.answers.rows("people"), row))

    def _leave_out(self, number: int) -> None:
        rows = self.draft.answers.rows("people")
        self._set_people((*rows[:number], *rows[number + 1 :]))
        self.form.focus_field("people")

    def _set_people(self, rows: tuple[Answers, ...]) -> None:
        self.form.take(self.draft.answers.with_answer("people", rows or None))

    def _keep_agenda(self) -> None:
        items = "\n".join(row.text("item") for row in self.draft.answers.rows("items") if row.text("item"))
        office, say = self.shell.workspace.office, self.shell.say
        self.shell.do(
            lambda: (None, office.change(AGENDA, items)),
            lambda _: self.notice.tell(say("Dagsordenen foreslås fra nu af til nye møder."), Tone.OK),
        )

    def _standard_agenda(self) -> None:
        items = meeting.agenda_of(self.shell.workspace.meetings.agenda())
        self.form.take(self.draft.answers.with_answer("items", items))

    def _go_on(self, planned: object) -> None:
        """To the letters of a meeting that comes, to the minutes of one that is or was held."""
        if not isinstance(planned, Agreement):
            return
        day = planned.answers.date("day")
        comes = day is not None and day > self.shell.workspace.today
        self.shell.go(places.letters(planned.id) if comes else places.meeting(planned.id))


class MeetingCasePage(Page):
    """Nyt møde, from anywhere: first whose case it is."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__(shell, place)
        self.finder = Finder(
            shell, shell.say("Skriv et navn, et CPR-nummer eller et sagsnummer"), self._offer,
            shell.say("Ingen åben sag passer."),
        )  # fmt: skip
        scroll = PageScroll(name=self.title, widest=700)
        card = Card(shell.say("Hvem skal mødet handle om?"))
        card.add(self.finder)
        for part in (page_title(self.title), muted(shell.say("Vælg sagen. Resten kommer fra den.")), card):
            scroll.add(part)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    @property
    def title(self) -> str:
        return self.shell.say("Nyt møde")

    @property
    def is_done(self) -> bool:
        return True

    def focus_first(self) -> None:
        self.finder.line.setFocus()

    def _offer(self, words: str) -> list[Choice]:
        hits = self.shell.workspace.overview.find(words, MOST_CASES)
        return [case_choice(hit, self.shell.texts, partial(self._go, hit.row.id)) for hit in hits]

    def _go(self, case_id: UUID) -> None:
        self.shell.go(places.new_meeting(case_id))
        self.shell.person.found(case_id)


class MoveMeetingPage(FormPage):
    """Flyt mødet."""

    def __init__(self, shell: Shell, place: Place) -> None:
        meeting_id, space = record_of(place), shell.workspace
        self.meeting: Agreement = space.agreements.agreement(meeting_id)
        kept = {key: self.meeting.answers[key] for key in ("day", "starts", "ends", "place")
                if key in self.meeting.answers}  # fmt: skip
        job = FormJob(
            title=N_("Flyt mødet"), subject=meeting_subject(shell, self.meeting), form=MOVING, begin=Answers(kept),
            draft=f"move:{meeting_id}", submit=N_("Flyt mødet"),
            run=lambda answers: space.meetings.move(meeting_id, answers), then=lambda _: to_letters(shell, meeting_id),
            told=N_("Mødet er flyttet. Her er de nye breve."), more=self._more,
        )  # fmt: skip
        super().__init__(shell, place, job)
        _tell_of_letters(shell, self)

    def _more(self, answers: Answers) -> tuple[Finding, ...]:
        people = self.meeting.answers.get("people")
        return self.shell.workspace.meeting_times.findings(answers.with_answer("people", people), self.meeting.id)


class CancelMeetingPage(FormPage):
    """Aflys mødet."""

    def __init__(self, shell: Shell, place: Place) -> None:
        meeting_id, space = record_of(place), shell.workspace
        self.meeting: Agreement = space.agreements.agreement(meeting_id)
        job = FormJob(
            title=N_("Aflys mødet"), subject=meeting_subject(shell, self.meeting), form=CANCELLING, begin=Answers(),
            draft=f"cancel:{meeting_id}", submit=N_("Aflys mødet"),
            run=lambda answers: space.meetings.cancel(meeting_id, answers),
            then=lambda _: to_letters(shell, meeting_id), told=N_("Mødet er aflyst. Her er brevene om det."),
        )  # fmt: skip
        super().__init__(shell, place, job)
        _tell_of_letters(shell, self)


def to_letters(shell: Shell, meeting_id: UUID) -> None:
    shell.go(places.letters(meeting_id))


def meeting_subject(shell: Shell, one: Agreement) -> str:
    """What, when and whose: for the head of every page about one meeting."""
    case = shell.workspace.cases.case(one.case_id)
    return " · ".join((meeting_words(shell, one), subject_of(shell, case)))


def meeting_words(shell: Shell, one: Agreement) -> str:
    """The sort of meeting with its day and hours."""
    a, say = one.answers, shell.say
    kind, day, starts = meeting.kind_place(a), a.date("day"), a.time("starts")
    if day is None:
        return say("{meeting}", meeting=kind)
    if starts is None:
        return say("{meeting} {day}", meeting=kind, day=day)
    return say("{meeting} {day} kl. {starts}", meeting=kind, day=day, starts=starts)


def _tell_of_letters(shell: Shell, page: FormPage) -> None:
    """Who was asked before is told: the letters come right after."""
    papers, one = shell.workspace.meeting_papers, shell.workspace.agreements.agreement(record_of(page.place))
    asked = [row.text("name") for number, row in enumerate(one.answers.rows("people"))
             if papers.was_invited(one, number)]  # fmt: skip
    if asked:
        words = shell.say("De, der er indbudt, skal have besked: {names}.", names=", ".join(asked))
        page.above.addWidget(Notice(words, Tone.INFO))
