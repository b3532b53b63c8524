"""How states are shown: the words, the colour and the sign of a chip."""

from datetime import date

from caseworker_app.domain.agreement import Status
from caseworker_app.domain.consent import ConsentState
from caseworker_app.services.consents import ConsentRow
from caseworker_app.services.my_day import DayRow, When
from caseworker_app.services.overview import AgreementRow
from caseworker_app.texts import N_, Texts
from ui.look import Tone
from ui.widgets.chips import Chip

CONSENT_TONES = {
    ConsentState.DRAFT: (Tone.NEUTRAL, "pencil"), ConsentState.UNSIGNED: (Tone.WARN, "hourglass"),
    ConsentState.AHEAD: (Tone.INFO, "calendar"), ConsentState.VALID: (Tone.OK, "check"),
    ConsentState.ENDING: (Tone.WARN, "clock"), ConsentState.EXPIRED: (Tone.BAD, "circle-x"),
    ConsentState.WITHDRAWN: (Tone.BAD, "ban"),
}  # fmt: skip
CONSENT_WORDS = {
    ConsentState.DRAFT: N_("Kladde"), ConsentState.UNSIGNED: N_("Ikke givet endnu"),
    ConsentState.AHEAD: N_("Gælder fra {start}"), ConsentState.VALID: N_("Gyldigt"),
    ConsentState.ENDING: N_("Udløber {end}"), ConsentState.EXPIRED: N_("Udløbet {end}"),
    ConsentState.WITHDRAWN: N_("Tilbagekaldt {withdrawn}"),
}  # fmt: skip
GLANCE_WORDS = {
    ConsentState.UNSIGNED: N_("{who}: ikke givet endnu"), ConsentState.AHEAD: N_("{who}: gælder fra {start}"),
    ConsentState.VALID: N_("{who}: gyldigt"), ConsentState.ENDING: N_("{who}: udløber {end}"),
    ConsentState.EXPIRED: N_("{who}: udløbet {end}"), ConsentState.WITHDRAWN: N_("{who}: tilbagekaldt {withdrawn}"),
}  # fmt: skip
STATUS_TONES = {
    Status.DRAFT: (Tone.NEUTRAL, "pencil"), Status.SEALED: (Tone.WARN, "signature"),
    Status.SIGNED: (Tone.OK, "check"), Status.REPLACED: (Tone.NEUTRAL, "history"),
    Status.WITHDRAWN: (Tone.BAD, "ban"),
}  # fmt: skip
WHEN_TONES = {
    When.OVERDUE: Tone.BAD, When.TODAY: Tone.WARN, When.THIS_WEEK: Tone.INFO, When.LATER: Tone.INFO,
    When.WAITING: Tone.NEUTRAL,
}  # fmt: skip
SHORT_DAYS = (N_("man."), N_("tirs."), N_("ons."), N_("tors."), N_("fre."), N_("lør."), N_("søn."))
FAR_AWAY = 7


def consent_chip(row: ConsentRow, texts: Texts) -> Chip:
    """Where a consent stands today."""
    tone, icon = CONSENT_TONES[row.state]
    return Chip(texts.say(CONSENT_WORDS[row.state], **_days(row)), tone, icon)


def consent_at_a_glance(row: ConsentRow, texts: Texts) -> Chip:
    """Whose consent and where it stands, for the head of the case."""
    tone, icon = CONSENT_TONES[row.state]
    words = texts.say(GLANCE_WORDS[row.state], who=texts.say(row.counterparty), **_days(row))
    return Chip(words, tone, icon)


def _days(row: ConsentRow) -> dict[str, object]:
    consent = row.consent
    if consent is None:
        return {}
    return {
        "start": consent.valid_from or "–", "end": consent.valid_to or "–", "withdrawn": consent.withdrawn_on or "–",
    }  # fmt: skip


def agreement_chip(row: AgreementRow, texts: Texts) -> Chip:
    """Where an agreement is in its life."""
    tone, icon = agreement_tone(row)
    return Chip(agreement_words(row, texts), tone, icon)


def agreement_words(row: AgreementRow, texts: Texts) -> str:
    """The state of an agreement; of one that is being signed, how far that is."""
    agreement = row.agreement
    if agreement.status is Status.SEALED and agreement.signers:
        given = len(agreement.signers) - len(agreement.missing_signers)
        return texts.say("{given} af {all} underskrevet", given=given, all=len(agreement.signers))
    return texts.say(row.status_words)


def agreement_tone(row: AgreementRow) -> tuple[Tone, str]:
    if row.agreement.status is Status.SEALED and not row.agreement.signers:
        return Tone.OK, "check"
    return STATUS_TONES[row.agreement.status]


def when_words(row: DayRow, today: date, texts: Texts) -> str:
    """The day of a thing to do, as said in passing: 4 dage over, I dag, ons. 25., 12.01.2027."""
    if row.is_unsettled:
        return texts.say("Ikke afklaret")
    if row.day is None:
        return texts.say("I dag") if row.when is When.TODAY else texts.say("Venter")
    return day_words(row.day, today, texts)


def day_words(day: date, today: date, texts: Texts) -> str:
    """A day as said in passing."""
    ahead = (day - today).days
    if ahead < 0:
        return texts.count("{number} dag over", "{number} dage over", -ahead)
    if ahead == 0:
        return texts.say("I dag")
    if ahead <= FAR_AWAY:
        weekday = texts.say(SHORT_DAYS[day.weekday()])
        return texts.say("{weekday} {day}.", weekday=weekday, day=str(day.day))
    return texts.date(day)


def day_chip(row: DayRow, today: date, texts: Texts) -> Chip:
    return Chip(when_words(row, today, texts), tone_of(row))


def tone_of(row: DayRow) -> Tone:
    """The colour of the day of a thing to do."""
    return Tone.UNSETTLED if row.is_unsettled else WHEN_TONES[row.when]


def period_words(start: date | None, end: date | None, texts: Texts) -> str:
    """From when to when something is in force; nothing when that is not known yet."""
    if start and end:
        return texts.say("{start} til {end}", start=start, end=end)
    return texts.say("Fra {start}", start=start) if start else ""


def what_of(row: DayRow, texts: Texts) -> str:
    return texts.say(row.what, **dict(row.places))


def why_of(row: DayRow, texts: Texts) -> str:
    return texts.say(row.why, **dict(row.places))


def where_of(row: DayRow, texts: Texts) -> str:
    """The workplace and the week of absence; nothing for what is in no case."""
    if row.case_id is None:
        return ""
    if row.absence_week is None:
        return texts.say("{workplace} · ikke sygemeldt", workplace=row.workplace)
    return texts.say("{workplace} · uge {week}", workplace=row.workplace, week=row.absence_week)
