"""Which clock starts at which event, by which rule, for whom, and what stops it. Only here: a table to read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, StrEnum
from functools import cached_property

from caseworker_app.domain.case import Case, CaseKind
from caseworker_app.domain.duration import Duration, duration
from caseworker_app.domain.event import CaseEvent, EventKind
from caseworker_app.rules.provision import Provision, Rulebook, Unsettled
from caseworker_app.services.working_days import WorkingDays
from caseworker_app.texts import N_

EVENT_WORDS = {
    EventKind.NOTICE_RECEIVED: N_("Anmeldelse modtaget"),
    EventKind.NOTICE_LETTER_SENT: N_("Brev om arbejdsgiverens oplysninger sendt"),
    EventKind.EMPLOYER_PAYS_WAGES: N_("Arbejdsgiveren betaler løn under fraværet"),
    EventKind.EMPLOYER_PAID_BENEFIT: N_("Arbejdsgiverens sidste dag med betaling af sygedagpenge"),
    EventKind.EMPLOYER_PAYS_NOTHING: N_("Arbejdsgiveren betaler hverken løn eller sygedagpenge"),
    EventKind.FORM_SENT: N_("Oplysningsskema sendt"),
    EventKind.FORM_RECEIVED: N_("Oplysningsskema modtaget"),
    EventKind.EARLY_REQUEST: N_("Anmodning om tidlig opfølgning modtaget"),
    EventKind.EARLY_LETTER_SENT: N_("Brev om tidlig opfølgning sendt"),
    EventKind.EARLY_ANSWERED: N_("Svar om tidlig opfølgning modtaget"),
    EventKind.EARLY_DECLINED: N_("Tidlig opfølgning afslået af borgeren"),
    EventKind.EMPLOYER_TALK: N_("Arbejdsgiverens samtale holdt"),
    EventKind.TALK_PLANNED: N_("Samtale aftalt"),
    EventKind.TALK_HELD: N_("Samtale holdt"),
    EventKind.LA_165_RECEIVED: N_("LÆ 165 modtaget"),
    EventKind.LA_165_ANSWERED: N_("LÆ 165 besvaret"),
    EventKind.CERTIFICATE_REQUESTED: N_("Attest LÆ 285 bestilt"),
    EventKind.CERTIFICATE_RECEIVED: N_("Attest LÆ 285 modtaget"),
    EventKind.FORECAST: N_("Forventet raskmelding noteret"),
    EventKind.FULLY_FIT: N_("Fuldt raskmeldt"),
    EventKind.EXTENSION_ASSESSED: N_("Forlængelse vurderet"),
    EventKind.HEARING_SENT: N_("Partshøring sendt"),
    EventKind.HEARING_ANSWERED: N_("Svar på partshøring modtaget"),
    EventKind.DECISION_RECEIVED: N_("Afgørelse modtaget af borgeren"),
    EventKind.COMPLAINT_RECEIVED: N_("Klage modtaget"),
    EventKind.COMPLAINT_REASSESSED: N_("Klage genvurderet"),
    EventKind.ACCESS_REQUESTED: N_("Anmodning om aktindsigt modtaget"),
    EventKind.ACCESS_ANSWERED: N_("Anmodning om aktindsigt besvaret"),
    EventKind.BENEFIT_STOPPED: N_("Sygedagpenge stoppet"),
    EventKind.WORK_TRIAL_STARTED: N_("Virksomhedspraktik begyndt"),
    EventKind.MENTOR_STARTED: N_("Mentorstøtte begyndt"),
    EventKind.SECTION_56_APPROVED: N_("§ 56-aftale godkendt"),
    EventKind.ASSISTANCE_HOURS: N_("Timer med personlig assistance, der mangler at blive søgt"),
    EventKind.ASSISTANCE_CLAIMED: N_("Tilskud til personlig assistance søgt"),
    EventKind.ASSISTANCE_CLAIM_RECEIVED: N_("Anmodning om tilskud til personlig assistance modtaget"),
    EventKind.ASSISTANCE_PAID: N_("Tilskud til personlig assistance udbetalt"),
}
POINTS_AHEAD = {
    EventKind.FORECAST: N_("Ventes rask"),
    EventKind.HEARING_SENT: N_("Frist i brevet"),
}
"""Events that name a second day, and what that day is called."""
PAYERS = (EventKind.EMPLOYER_PAYS_WAGES, EventKind.EMPLOYER_PAID_BENEFIT, EventKind.EMPLOYER_PAYS_NOTHING)
"""Who pays while the citizen is away; the latest one counts. The employer's day to notify depends on it."""


class Whose(Enum):
    """Whose deadline it is (hvem skal handle)."""

    OFFICE = "office"
    EMPLOYER = "employer"
    CITIZEN = "citizen"
    DOCTOR = "doctor"
    OTHERS = "others"


WHOSE_WORDS = {
    Whose.OFFICE: N_("Kommunen"), Whose.EMPLOYER: N_("Arbejdsgiveren"), Whose.CITIZEN: N_("Borgeren"),
    Whose.DOCTOR: N_("Lægen"), Whose.OTHERS: N_("Andre"),
}  # fmt: skip


class NextStep(StrEnum):
    """The next lawful step of a deadline; its value is the message on the button."""

    NOTE_TALK = N_("Notér samtale")
    NOTE_EVENT = N_("Notér hændelse")
    NOTE_FORECAST = N_("Notér forventning")
    ASSESS = N_("Vurdér")
    FOLLOW_UP = N_("Følg op")
    SEE_PLAN = N_("Se plan")
    RENEW = N_("Forny")
    OPEN_MEETING = N_("Åbn mødet")
    OPEN_CHECKLIST = N_("Åbn listen")
    DONE = N_("Klaret")


@dataclass(frozen=True)
class Facts:
    """What is known of one case when its clocks are read: the case and its events that were not struck."""

    case: Case
    events: tuple[CaseEvent, ...]
    rules: Rulebook
    calendar: WorkingDays
    today: date

    @property
    def first_day(self) -> date | None:
        """Only a sick-listed case has a clock that runs from the first absence day."""
        return self.case.first_absence_day if self.case.kind is CaseKind.SICK_LISTED else None

    @property
    def is_employee(self) -> bool:
        return self.case.employment.form != "self_employed"

    def of(self, *kinds: EventKind) -> tuple[CaseEvent, ...]:
        """The events of these kinds, the earliest first. Asked at every duty, so most cases answer at once."""
        if self._kinds.isdisjoint(kinds):
            return ()
        return tuple(event for event in self.events if event.kind in kinds)

    @cached_property
    def _kinds(self) -> frozenset[EventKind]:
        return frozenset(event.kind for event in self.events)

    @property
    def forecast(self) -> CaseEvent | None:
        """What is expected now: the latest forecast."""
        return next(reversed(self.of(EventKind.FORECAST)), None)

    def before(self, event: CaseEvent, kinds: tuple[EventKind, ...]) -> "Facts":
        """What was known when the event came, without others of its kinds on that day."""
        def came_first(one: CaseEvent) -> bool:
            return one.day < event.day or (one.day == event.day and one.kind not in kinds)

        return replace(self, events=tuple(one for one in self.events if came_first(one)))

    @property
    def payer(self) -> EventKind | None:
        """Who pays, as far as anybody has noted it."""
        return next((event.kind for event in reversed(self.of(*PAYERS))), None)

    def rule(self, rule: str, **dates: date | None) -> Provision | Unsettled:
        known = {"first_absence_day": self.case.first_absence_day}
        return self.rules.find(rule, {**known, **dates})

    def span_ends(self, rule: str, anchor: date) -> date | None:
        """The last day of the span of a rule; None when the rule does not say."""
        found = self.rule(rule, counted_from=anchor, start=anchor)
        if isinstance(found, Unsettled) or found.within is None:
            return None
        return self.rules.last_day(found, anchor, self.calendar)


@dataclass(frozen=True)
class Anchor:
    """The day a clock starts (udgangspunkt), with the words for it and a key of its own."""

    day: date
    words: str
    key: str = ""
    event: CaseEvent | None = None


Starts = Callable[[Facts], Iterable[Anchor]]
Stops = Callable[[Facts, Anchor], tuple[CaseEvent, ...]]
"""The events each of which ends the clock, the earliest first."""
Ends = Callable[[Facts, Anchor], date | None]
Applies = Callable[[Facts, Anchor], bool]
Hinges = Callable[[Facts, Anchor], Unsettled | None]
"""What has to be settled before the day can be said, when it is not."""


def always(facts: Facts, anchor: Anchor) -> bool:
    return True


def on_nothing(facts: Facts, anchor: Anchor) -> Unsettled | None:
    return None


@dataclass(frozen=True)
class Duty:
    """One deadline the law, the office or a letter sets (pligt): what, for whom, from when, until what happens.

    A chance or a period `lapses`: past its day it is over and nobody is late. `counted` names the rule whose
    span or number stands in `what`; `settled_by` are events that decide whether the duty is there at all;
    it `hinges` on what else must be settled.
    """

    rule: str
    what: str
    starts: Starts
    stops: Stops
    whose: Whose = Whose.OFFICE
    step: NextStep = NextStep.NOTE_EVENT
    applies: Applies = always
    ends: Ends | None = None
    lapses: bool = False
    key: str = ""
    counted: str = ""
    settled_by: tuple[EventKind, ...] = ()
    hinges: Hinges = on_nothing

    def key_of(self, anchor: Anchor) -> str:
        """Stable for as long as the event is there, whatever day it is moved to."""
        return ":".join(part for part in (self.key or self.rule, anchor.key) if part)

    def found(self, facts: Facts, anchor: Anchor, rule: str, **dates: date | None) -> Provision | Unsettled:
        """Its rule, or one of the office inside it, unless it hinges on something that is not settled."""
        return self.hinges(facts, anchor) or facts.rule(rule, **dates)

    @property
    def ended_by(self) -> tuple[EventKind, ...]:
        """The kinds of events that take it a step on, so that a screen can offer to note one."""
        return (*(self.stops.kinds if isinstance(self.stops, At) else ()), *self.settled_by)

    def is_there(self, facts: Facts, anchor: Anchor, ends: tuple[CaseEvent, ...]) -> bool:
        """Whether it applies now, or did when it was fulfilled: what ends it must not wipe it out."""
        if self.applies(facts, anchor):
            return True
        return bool(ends) and self.applies(facts.before(ends[0], self.ended_by), anchor)

    def places(self, facts: Facts) -> dict[str, object]:
        """The number in `what`, from the rule."""
        found = facts.rule(self.counted) if self.counted else None
        if not isinstance(found, Provision):
            return {}
        return {"number": int(found.number("talks")) if "talks" in found.values else _amount(found)}


def _amount(rule: Provision) -> int:
    if rule.within is None:
        raise ValueError(f"{rule.id} has no span")
    return rule.within.amount


def first_absence(facts: Facts) -> Iterator[Anchor]:
    if facts.first_day:
        yield Anchor(facts.first_day, N_("første fraværsdag"))


def opening(facts: Facts) -> Iterator[Anchor]:
    if facts.first_day:
        yield Anchor(facts.case.opened_on, N_("dagen for sagens oprettelse"))


def each(kind: EventKind) -> Starts:
    """Every event of the kind starts a clock of its own."""

    def anchors(facts: Facts) -> Iterator[Anchor]:
        for event in facts.of(kind):
            yield Anchor(event.day, EVENT_WORDS[kind], str(event.id), event)

    return anchors


def first(kind: EventKind) -> Starts:
    def anchors(facts: Facts) -> Iterator[Anchor]:
        yield from list(each(kind)(facts))[:1]

    return anchors


def last(kind: EventKind) -> Starts:
    def anchors(facts: Facts) -> Iterator[Anchor]:
        yield from list(each(kind)(facts))[-1:]

    return anchors


@dataclass(frozen=True)
class At:
    """Events of these kinds since the clock started, or whenever; with a rule, from as many talks as it demands."""

    kinds: tuple[EventKind, ...]
    rule: str = ""
    whenever: bool = False

    def __call__(self, facts: Facts, anchor: Anchor) -> tuple[CaseEvent, ...]:
        happened = facts.of(*self.kinds)
        if self.rule:
            found = facts.rule(self.rule)
            return () if isinstance(found, Unsettled) else happened[int(found.number("talks")) - 1 :]
        return happened if self.whenever else tuple(event for event in happened if event.day >= anchor.day)


def at(*kinds: EventKind) -> Stops:
    return At(kinds)


def whenever(*kinds: EventKind) -> Stops:
    """Also what happened before the clock started counts."""
    return At(kinds, whenever=True)


def after_talks(rule: str) -> Stops:
    """When so many talks were held as the rule demands."""
    return At((EventKind.TALK_HELD,), rule)


def is_of_old_law(facts: Facts, anchor: Anchor) -> bool:
    """Whether the first absence day lies in the time of the eight weeks (until 30 June 2026)."""
    return isinstance(facts.rule("SDP-13B-1a"), Provision)


def is_of_new_law(facts: Facts, anchor: Anchor) -> bool:
    return isinstance(facts.rule("SDP-C-26"), Provision)


def is_back_soon(facts: Facts, anchor: Anchor) -> bool:
    """Regime C: in a job and expected to be well within 26 weeks."""
    return is_of_new_law(facts, anchor) and facts.is_employee and _expected_by(facts, "SDP-C-26", facts.first_day)


def is_back_later(facts: Facts, anchor: Anchor) -> bool:
    """Regime C: inside the follow-up, because of the forecast or because there is no job to go back to."""
    known = facts.forecast is not None or not facts.is_employee
    return known and is_of_new_law(facts, anchor) and not is_back_soon(facts, anchor)


def is_back_later_by_this(facts: Facts, anchor: Anchor) -> bool:
    """The forecast the clock starts at is the one that counts."""
    return facts.forecast == anchor.event and is_back_later(facts, anchor)


def needs_forecast(facts: Facts, anchor: Anchor) -> bool:
    return is_of_new_law(facts, anchor) and facts.is_employee


def only_reports_fit(facts: Facts, anchor: Anchor) -> bool:
    """Regime B: in a job and expected to be well by the end of week 13 after the first talk."""
    talks = facts.of(EventKind.TALK_HELD)
    return bool(talks) and facts.is_employee and _expected_by(facts, "SDP-13F", talks[0].day)


def may_only_report_fit(facts: Facts, anchor: Anchor) -> bool:
    """It does, or would if the rule of the day of the first talk held for an absence that had begun before it."""
    talks = facts.of(EventKind.TALK_HELD)[:1]
    found = facts.rule("SDP-13F")
    if not talks or isinstance(found, Provision):
        return only_reports_fit(facts, anchor)
    as_if_new = replace(facts, case=replace(facts.case, first_absence_day=talks[0].day))
    return only_reports_fit(as_if_new, anchor)


def on_report_of_fitness(facts: Facts, anchor: Anchor) -> Unsettled | None:
    found = facts.rule("SDP-13F")
    return found if isinstance(found, Unsettled) and may_only_report_fit(facts, anchor) else None


def needs_four_talks(facts: Facts, anchor: Anchor) -> bool:
    return is_of_old_law(facts, anchor) and not only_reports_fit(facts, anchor)


def _expected_by(facts: Facts, rule: str, anchor: date | None) -> bool:
    last_day = facts.span_ends(rule, anchor) if anchor else None
    expected = facts.forecast.until if facts.forecast else None
    return last_day is not None and expected is not None and expected <= last_day


def employees_only(facts: Facts, anchor: Anchor) -> bool:
    return facts.is_employee


def may_pay_wages(facts: Facts, anchor: Anchor) -> bool:
    return facts.is_employee and facts.payer is None


def paid_by(payer: EventKind) -> Applies:
    """An employer of whom it is noted that this is what is paid."""

    def applies(facts: Facts, anchor: Anchor) -> bool:
        return facts.is_employee and facts.payer is payer

    return applies


def paid_weeks(facts: Facts) -> Duration | Unsettled:
    """How long benefit may run, if it is paid in full weeks from the end of the employer period."""
    found = facts.rule("SDP-24-1")
    if isinstance(found, Unsettled):
        return found
    if facts.first_day is None:
        return Unsettled("SDP-24-1", N_("Sagen har ingen første fraværsdag."))
    uncounted = facts.rule("SDP-24-3")
    if isinstance(uncounted, Unsettled):
        return uncounted
    days = uncounted.number("employee_days" if facts.is_employee else "self_employed_days")
    return duration(facts.first_day, int(days), int(found.number("weeks")))


def on_paid_weeks(facts: Facts, anchor: Anchor) -> Unsettled | None:
    found = paid_weeks(facts)
    return found if isinstance(found, Unsettled) else None


def benefit_stops(facts: Facts, anchor: Anchor) -> date | None:
    picture = paid_weeks(facts)
    return None if isinstance(picture, Unsettled) else picture.stops_on


def word_before_stop(facts: Facts, anchor: Anchor) -> date | None:
    """The citizen is told so many weeks before the benefit would stop."""
    stops, rule = benefit_stops(facts, anchor), facts.rule("SDP-7A-RSL", counted_from=anchor.day)
    if stops is None or isinstance(rule, Unsettled):
        return None
    return stops - timedelta(weeks=int(rule.number("weeks")))


def day_in_the_letter(facts: Facts, anchor: Anchor) -> date | None:
    return anchor.event.until if anchor.event else None


def never(facts: Facts, anchor: Anchor) -> tuple[CaseEvent, ...]:
    """A period nothing ends but its last day."""
    return ()


TALK = at(EventKind.TALK_HELD)
NOTICE = whenever(EventKind.NOTICE_RECEIVED)
ASSESSED = at(EventKind.EXTENSION_ASSESSED)
DUTIES: tuple[Duty, ...] = (
    Duty("SDP-07A-1", N_("Arbejdsgiverens samtale om fraværet"), first_absence, at(EventKind.EMPLOYER_TALK),
         Whose.EMPLOYER, applies=employees_only),
    Duty("SDP-07C-1", N_("Sidste dag for tidlig opfølgning"), first_absence, at(EventKind.EARLY_REQUEST),
         Whose.EMPLOYER, applies=employees_only, lapses=True),
    Duty("SDP-40-1", N_("Arbejdsgiverens anmeldelse i NemRefusion"), first_absence, NOTICE, Whose.EMPLOYER,
         applies=paid_by(EventKind.EMPLOYER_PAYS_WAGES)),
    Duty("SDP-40-1", N_("Arbejdsgiverens anmeldelse i NemRefusion, hvis der betales løn"), first_absence, NOTICE,
         Whose.EMPLOYER, applies=may_pay_wages, settled_by=PAYERS),
    Duty("SDP-40-2", N_("Arbejdsgiverens anmeldelse i NemRefusion"), last(EventKind.EMPLOYER_PAID_BENEFIT), NOTICE,
         Whose.EMPLOYER, applies=paid_by(EventKind.EMPLOYER_PAID_BENEFIT)),
    Duty("SDP-40-3", N_("Arbejdsgiverens anmeldelse i NemRefusion"), first_absence, NOTICE, Whose.EMPLOYER,
         applies=paid_by(EventKind.EMPLOYER_PAYS_NOTHING)),
    Duty("SDP-30", N_("Arbejdsgiverperioden slutter"), first_absence, never, Whose.EMPLOYER,
         applies=employees_only, lapses=True),
    Duty("SDP-40-5", N_("Borgeren kan gøre indsigelse"), each(EventKind.NOTICE_LETTER_SENT),
         never, Whose.CITIZEN, lapses=True),
    Duty("SDP-11-3", N_("Oplysningsskema fra borgeren"), each(EventKind.FORM_SENT), at(EventKind.FORM_RECEIVED),
         Whose.CITIZEN),
    Duty("SDP-FT-consent", N_("Svar om tidlig opfølgning"), each(EventKind.EARLY_LETTER_SENT),
         at(EventKind.EARLY_ANSWERED, EventKind.EARLY_DECLINED), Whose.CITIZEN),
    Duty("SDP-13B-2", N_("Første samtale ved tidlig opfølgning"), each(EventKind.EARLY_REQUEST),
         at(EventKind.TALK_HELD, EventKind.EARLY_DECLINED), step=NextStep.NOTE_TALK),
    Duty("SDP-13B-1a", N_("Første opfølgning"), first_absence, TALK, step=NextStep.NOTE_TALK, applies=is_of_old_law),
    Duty("SDP-13B-1b", N_("Opfølgninger i det første halve år: mindst {number}"), first_absence,
         after_talks("SDP-13B-1b"), step=NextStep.NOTE_TALK, applies=needs_four_talks, counted="SDP-13B-1b",
         hinges=on_report_of_fitness),
    Duty("SDP-13F", N_("Kontrollér, at borgeren er meldt rask"), first(EventKind.TALK_HELD),
         at(EventKind.FULLY_FIT), step=NextStep.ASSESS, applies=may_only_report_fit),
    Duty("LOK-SAMTALE", N_("Første samtale"), first_absence, TALK, step=NextStep.NOTE_TALK, applies=is_of_new_law),
    Duty("LOK-PROGNOSE", N_("Vurdér, om borgeren ventes rask inden {number} uger"), opening,
         whenever(EventKind.FORECAST), step=NextStep.NOTE_FORECAST, applies=needs_forecast, counted="SDP-C-26"),
    Duty("LOK-PROGNOSE", N_("Opfølgning: vurdér samtale"), each(EventKind.FORECAST),
         at(EventKind.TALK_HELD, EventKind.TALK_PLANNED), step=NextStep.NOTE_TALK, applies=is_back_later_by_this),
    Duty("SDP-C-26", N_("Ventes rask inden {number} uger; vurdér igen, hvis det ændrer sig"), first_absence,
         at(EventKind.FULLY_FIT), step=NextStep.NOTE_FORECAST, applies=is_back_soon, counted="SDP-C-26",
         settled_by=(EventKind.FORECAST,)),
    Duty("SDP-C-1talk", N_("Samtaler i det første halve år: mindst {number}"), first_absence,
         after_talks("SDP-C-1talk"), step=NextStep.NOTE_TALK, applies=is_back_later, counted="SDP-C-1talk"),
    Duty("SDP-C-first", N_("Senest mulige dag for den ene samtale"), first_absence, TALK, step=NextStep.NOTE_TALK,
         applies=is_back_later),
    Duty("SDP-7A-RSL", N_("Vurdér forlængelse, og giv borgeren besked"), first_absence, ASSESSED,
         step=NextStep.ASSESS, ends=word_before_stop, hinges=on_paid_weeks),
    Duty("SDP-24-1", N_("Sygedagpengene kan ophøre"), first_absence, ASSESSED, step=NextStep.ASSESS,
         ends=benefit_stops),
    Duty("VEJ-LÆ165", N_("Svar lægen på LÆ 165"), each(EventKind.LA_165_RECEIVED), at(EventKind.LA_165_ANSWERED)),
    Duty("SDP-11A-dl", N_("Attest LÆ 285 fra lægen"), each(EventKind.CERTIFICATE_REQUESTED),
         at(EventKind.CERTIFICATE_RECEIVED), Whose.DOCTOR),
    Duty("SDP-21", N_("Borgeren kan få sygedagpengene igen ved at medvirke"), each(EventKind.BENEFIT_STOPPED),
         never, Whose.CITIZEN, lapses=True),
    Duty("ADM-19", N_("Svar på partshøring"), each(EventKind.HEARING_SENT), at(EventKind.HEARING_ANSWERED),
         Whose.CITIZEN, ends=day_in_the_letter),
    Duty("ADM-APP-1", N_("Klagefristen udløber"), each(EventKind.DECISION_RECEIVED),
         at(EventKind.COMPLAINT_RECEIVED), Whose.CITIZEN, lapses=True),
    Duty("ADM-APP-2", N_("Vurdér sagen igen efter klagen"), each(EventKind.COMPLAINT_RECEIVED),
         at(EventKind.COMPLAINT_REASSESSED), step=NextStep.ASSESS),
    Duty("ADM-AKT", N_("Besvar anmodningen om aktindsigt"), each(EventKind.ACCESS_REQUESTED),
         at(EventKind.ACCESS_ANSWERED)),
    Duty("VP-61-1b", N_("Virksomhedspraktikken slutter"), each(EventKind.WORK_TRIAL_STARTED),
         never, step=NextStep.ASSESS),
    Duty("MEN-167-1", N_("Mentorperioden slutter"), each(EventKind.MENTOR_STARTED), never,
         step=NextStep.ASSESS),
    Duty("P56-6", N_("§ 56-aftalen udløber"), each(EventKind.SECTION_56_APPROVED), never,
         step=NextStep.RENEW),
    Duty("PA-pay", N_("Tilskud til personlig assistance skal søges"), each(EventKind.ASSISTANCE_HOURS),
         at(EventKind.ASSISTANCE_CLAIMED), Whose.EMPLOYER),
    Duty("PA-pay-14", N_("Udbetal tilskuddet til personlig assistance"), each(EventKind.ASSISTANCE_CLAIM_RECEIVED),
         at(EventKind.ASSISTANCE_PAID)),
)  # fmt: skip
