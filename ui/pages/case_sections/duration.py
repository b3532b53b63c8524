"""The picture of paid weeks of a case: how far along it may be, what that assumes, and that it decides nothing."""

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from caseworker_app.domain.duration import Duration
from caseworker_app.domain.event import EventKind
from caseworker_app.texts import N_, Texts
from ui.look import NEAR, Tone
from ui.pages.case_sections.course import STOP
from ui.pages.case_sections.facts import CaseFacts
from ui.shell import Shell
from ui.widgets.cards import Sunk
from ui.widgets.chips import Chip
from ui.widgets.headings import label, section_title, small
from ui.widgets.weeks_bar import Span, Stretch, WeeksBar

WEEK = 7
RULE = N_("Regel")
"""What the line of an explanation is called that says the rule itself."""
HELP = N_("En hjælp, ikke en afgørelse")
ENDS = (EventKind.FULLY_FIT, EventKind.BENEFIT_STOPPED)
"""After these nothing is paid any more, as far as is noted."""
ENDED = {
    EventKind.FULLY_FIT: N_("Borgeren er noteret rask {day}. Der er ikke regnet længere."),
    EventKind.BENEFIT_STOPPED: N_("Sygedagpengene er noteret stoppet {day}. Der er ikke regnet længere."),
}  # fmt: skip


class PaidWeeks(Sunk):
    """Betalte uger: paid weeks against the limit, with the employer's days before them."""

    def __init__(self, shell: Shell, facts: CaseFacts) -> None:
        super().__init__("")
        say, texts, today = shell.say, shell.texts, shell.workspace.today
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        head.addWidget(section_title(say("Betalte uger")), 1)
        head.addWidget(Chip(say(HELP), Tone.UNSETTLED, "help-circle"), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        picture = facts.duration
        if picture is None:
            self.add(label(say("Ikke afklaret: {reason}", reason=(facts.unsettled_duration,))))
            return
        told = list(in_words(picture, facts, today, texts))
        name = say("Betalte uger")
        self.bar = WeeksBar(stretch_of(picture, facts, today, texts), name=name, description=" ".join(told))
        self.add(self.bar)
        for words in told:
            self.add(label(words))
        self.add(small(" ".join((*_assumptions(picture, texts), *_rule(facts, shell)))))


def has_picture(facts: CaseFacts) -> bool:
    """Only a sick-listed case that is open has weeks to count."""
    return facts.case.first_absence_day is not None and not facts.closed


def counted_until(facts: CaseFacts, today: date) -> date:
    """The last day that may be paid: today, or the day somebody noted that it ended."""
    return min([today, *(event.day for event in facts.events if event.kind in ENDS)])


def paid_weeks(picture: Duration, until: date) -> int:
    """Whole weeks since the employer's days, with `until` as the last day."""
    return max(0, ((until - picture.counted_from).days + 1) // WEEK)


def stretch_of(picture: Duration, facts: CaseFacts, today: date, texts: Texts) -> Stretch:
    begin, until = picture.first_absence_day, counted_until(facts, today)
    all_days = (picture.stops_on - begin).days + 1
    employer, counted = (picture.counted_from - begin).days, picture.weeks * WEEK
    passed = min(max(0, (until - picture.counted_from).days + 1), counted)
    gone = min(max(0, (until - begin).days + 1), employer)
    last = all_days - employer - counted
    over = min(max(0, (until - picture.exceeded_on).days + 1), last)
    say, here = texts.say, (today - begin).days
    return Stretch(
        (Span(employer, say("{days} dage", days=employer), Tone.NEUTRAL, gone),
         Span(counted, say("{weeks} uger", weeks=picture.weeks), Tone.ACCENT, passed),
         Span(last, "", Tone.UNSETTLED, over)),
        limit=employer + counted, limit_words=texts.date(picture.limit_reached),
        today=here if 0 <= here <= all_days else None, today_words=say("I dag"),
        begin_words=texts.date(begin), end_words=texts.date(picture.stops_on),
    )  # fmt: skip


def in_words(picture: Duration, facts: CaseFacts, today: date, texts: Texts) -> Iterator[str]:
    """The same for those who do not see the picture."""
    until, say = counted_until(facts, today), texts.say
    weeks = min(paid_weeks(picture, until), picture.weeks)
    if until < picture.counted_from:
        yield say("De dage, der ikke tæller med, løber til og med {day}.", day=picture.employer_period_ends)
    else:
        yield say("Der kan være udbetalt for {paid} af {weeks} uger.", paid=weeks, weeks=picture.weeks)
    for event in facts.events:
        if event.kind in ENDED:
            yield say(ENDED[event.kind], day=event.day)
            return
    if today < picture.exceeded_on:
        yield say("De {weeks} uger er gået {limit}, og udbetalingen kan ophøre {stop}, hvis den ikke forlænges.",
                  weeks=picture.weeks, limit=picture.limit_reached, stop=picture.stops_on)  # fmt: skip
    else:
        yield say("De {weeks} uger gik den {limit}. Udbetalingen kan ophøre {stop}, hvis den ikke er forlænget.",
                  weeks=picture.weeks, limit=picture.limit_reached, stop=picture.stops_on)  # fmt: skip
    for event in facts.events:
        if event.kind is EventKind.EXTENSION_ASSESSED:
            yield say("Forlængelse er vurderet {day}; billedet regner ikke en forlængelse med.", day=event.day)


def _rule(facts: CaseFacts, shell: Shell) -> Iterator[str]:
    """What the law says of the limit."""
    for one in facts.deadlines:
        if one.key == STOP:
            lines = shell.workspace.agenda.explanation(one).lines
            yield from (shell.say(line.words, **dict(line.places)) for line in lines if line.label == RULE)


def _assumptions(picture: Duration, texts: Texts) -> Iterator[str]:
    days = (picture.counted_from - picture.first_absence_day) // timedelta(days=1)
    yield texts.say("Der er regnet med, at de første {days} dage ikke tæller, og at hver uge derefter tæller fuldt, "
                    "også med nedsatte sygedagpenge.", days=days)  # fmt: skip
    yield texts.say("Tidligere fravær og uger uden udbetaling er ikke talt med.")
