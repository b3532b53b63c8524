"""Applications of invented citizens all the way: asked, heard, decided, complained about, decided again; a grant."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Reader
from caseworker_app.practice.lives import CONSENT, Days, Life
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.consent import for_counterparty
from caseworker_app.services.handouts import Way

KINDS = ("applications", "support", "tasks", "working_hours", "work_functions")
PURPOSE = "At søge om støtte sammen med min arbejdsplads, så jeg kan beholde mit arbejde."
USUAL = "Leverandøren skriver, at et almindeligt skriveprogram kan diktere"
EVIDENCE = {
    "impairment": ("Udtalelse om funktion", "Du kan kun sidde og skrive i kort tid ad gangen."),
    "decisive": ("Besøg på arbejdspladsen", "Skrivearbejdet er halvdelen af jobbet."),
    "not_usual": ("Arbejdspladsens svar", "Ingen kolleger har en sådan stol."),
    "beyond_duty": ("Arbejdspladsens svar", "Arbejdspladsen betaler 1.000 kr. selv."),
    "right_kind": ("Din ansøgning", "Det er arbejdsredskaber."),
    "municipality": ("Folkeregisteret", "Du bor i kommunen."),
}  # fmt: skip
MENTORED = {
    "purpose": ("Din ansøgning", "Uden en mentor mister du overblikket over opgaverne."),
    "length": ("Aftalen om mentor", "Perioden er kortere end et halvt år."),
    "renewal": ("Aftalen om mentor", "Det er den første periode."),
    "mentor": ("Samtale med mentoren", "Mentoren kender opgaverne og har sagt ja til tavshedspligt."),
    "beyond_duty": ("Arbejdspladsens svar", "Oplæring hver uge er mere, end en ny medarbejder får."),
}  # fmt: skip


def decided(life: Life) -> Iterator[date]:
    """Beside the life itself; nothing for most."""
    lived = DECIDED.get(life.person.name)
    if lived is not None:
        yield from lived(life)


def _consent(life: Life, matter: str) -> None:
    """To the workplace, about this one application."""
    answers = for_counterparty(life.desk.basis(life.case), "employer")
    more = {"information_employer": KINDS, "matter": matter, "purpose": PURPOSE}
    for key, value in {**CONSENT, **more}.items():
        answers = answers.with_answer(key, value)
    life.signed(life.sealed(life.space.agreements.start(life.case.id, "consent", answers)[0]))


def _asked(life: Life, scheme: str, **changes: object) -> Agreement:
    answers = Answers({**BY_KEY[scheme].sample(life.desk.basis(life.case)), **changes})
    kept = Answers({key: value for key, value in answers.items() if value is not None})
    return life.signed(life.sealed(life.space.agreements.start(life.case.id, scheme, kept)[0]))


def _written(life: Life, draft: Agreement, **changes: object) -> Agreement:
    """The draft with more in it; None takes an answer away."""
    answers = {key: value for key, value in {**draft.answers, **changes}.items() if value is not None}
    life.space.agreements.save(draft.id, BY_KEY[draft.scheme].form.computed(Answers(answers)), draft.revision)
    return life.space.agreements.agreement(draft.id)


def _sent(life: Life, draft: Agreement) -> Agreement:
    """Sealed, and the citizen's copy printed."""
    one = life.sealed(draft)
    life.space.agreements.handed_out(one, (Reader.CITIZEN,), Way.PRINTED)
    return one


def _today(life: Life, **more: object) -> Answers:
    return Answers({"day": life.desk.clock.today(), **more})


def _assessed(draft: Agreement, evidence: dict[str, tuple[str, str]], on: date, **found: str) -> tuple[Answers, ...]:
    """Every criterion with its document; fulfilled, unless it is named here."""
    return tuple(
        Answers({**row, "fulfilled": found.get(row.text("key"), "yes"), "evidence": evidence[row.text("key")][0],
                 "evidence_on": on, "reasoning": evidence[row.text("key")][1]})
        for row in draft.answers.rows("criteria")
    )  # fmt: skip


def _granted(draft: Agreement, *shares: Decimal) -> tuple[Answers, ...]:
    """The rows with so much of each granted."""
    rows = draft.answers.rows("items")
    return tuple(
        row.with_answer("granted_amount", (row.hours("asked_amount") or Decimal(0)) * share).with_answer(
            "granted_hours", row.hours("asked_hours"))
        for row, share in zip(rows, shares, strict=True)
    )  # fmt: skip


def complained(life: Life) -> Days:
    """A part was granted after a hearing; the complaint brought a dictation made for her work, and all was granted."""
    applications = life.space.applications
    yield life.day(118)
    _consent(life, "work_aid")
    yield life.day(115)
    first = _asked(life, "work_aid", quotes=None)
    yield life.day(114)
    applications.inform(first.id, _today(life, text="Vi skal have et tilbud. Det tager omkring fire uger at afgøre."))
    yield life.day(112)
    task, _ = applications.ask_for_missing(
        first.id, Answers({"deadline": life.desk.clock.today() + timedelta(days=14)})
    )
    applications.missing_letter_left(first.id)
    yield life.day(101)
    aids = _completed(life, first)
    for waiting in life.space.agenda.of_case(life.case.id):
        if waiting.key == f"task:{task.id}":
            life.space.decisions.done(waiting)
    yield life.day(98)
    draft = _partly(life, applications.start_decision(aids.id)[0])
    letter = _hearing(life, aids)
    yield life.day(88)
    said = _today(life, replied="answered", answer="Det almindelige program forstår ikke fagordene.")
    applications.note_answer(letter.id, said)
    yield life.day(82)
    decision = _sent(life, _written(
        life, life.space.agreements.agreement(draft.id), decided_on=life.desk.clock.today(),
        hearing_used="Vi har spurgt leverandøren igen, som mener, at fagordene kan læres.",
    ))  # fmt: skip
    yield life.day(79)
    applications.note_received(decision.id, _today(life))
    yield life.day(60)
    applications.note_complaint(decision.id, _today(life, text="Programmet er prøvet i 14 dage og skriver forkert."))
    yield life.day(48)
    _changed(life, decision)


def _completed(life: Life, first: Agreement) -> Agreement:
    """A new version of the application with the quotes that were asked for."""
    sample = BY_KEY["work_aid"].sample(life.desk.basis(life.case))
    draft, _ = life.space.agreements.new_version(first.id)
    return life.signed(life.sealed(_written(life, draft, quotes=sample.rows("quotes"))))


def _partly(life: Life, draft: Agreement) -> Agreement:
    """The chair, and not the dictation: what speaks against it is not known to the citizen."""
    on = life.desk.clock.today()
    fact = {"source": "Leverandørens mail", "source_on": on, "known": "no"}
    facts = (
        Answers({"what": USUAL, **fact}),
        Answers({"what": "Stolen er afprøvet i 14 dage", "source": "Din ansøgning", "source_on": on, "known": "yes"}),
    )
    return _written(
        life, draft, result="partly", items=_granted(draft, Decimal(1), Decimal(0)), start=on,
        end=on + timedelta(days=730), review_on=on + timedelta(days=365), facts=facts, hearing="held",
        criteria=_assessed(draft, EVIDENCE, on, not_usual="partly"), conditions="Stolen leveres tilbage efter brug.",
        considerations="Vi lægger vægt på, at diktat findes i det program, arbejdspladsen allerede har.",
        next="Leverandøren ringer og aftaler levering af stolen.",
    )  # fmt: skip


def _hearing(life: Life, aids: Agreement) -> Agreement:
    draft, _ = life.space.applications.start_hearing(aids.id)
    why = "Har arbejdspladsen allerede et program, der kan diktere, er der måske ikke brug for et nyt."
    return _sent(life, _written(life, draft, why=why))


def _changed(life: Life, decision: Agreement) -> None:
    """The complaint was right: everything is granted by a new version of the decision."""
    told = _today(life, outcome="changed", text="Prøven viser, at det almindelige program ikke kan bruges.")
    draft, _ = life.space.applications.reassess(decision.id, told)
    on = life.desk.clock.today()
    _sent(life, _written(
        life, draft, result="granted", items=_granted(draft, Decimal(1), Decimal(1)), decided_on=on,
        criteria=_assessed(draft, EVIDENCE, on), next="Leverandøren ringer og aftaler levering og oplæring.",
    ))  # fmt: skip


def granted(life: Life) -> Days:
    """A mentor for all that was asked; the grant ends in twelve days and was looked at again on its way."""
    yield life.day(92)
    _consent(life, "mentor")
    yield life.day(90)
    start = life.desk.clock.today() + timedelta(days=6)
    last = max(start, life.today + timedelta(days=12))
    row = BY_KEY["mentor"].sample(life.desk.basis(life.case)).rows("follow_ups")[:1]
    rows = tuple(one.with_answer("on", start + timedelta(days=28)) for one in row)
    asked = _asked(life, "mentor", start=start, end=last, tapering=None, subgoals=None, follow_ups=rows)
    life.space.applications.inform(asked.id, _today(life, text="Vi afgør ansøgningen i denne uge."))
    yield life.day(87)
    draft, _ = life.space.applications.start_decision(asked.id)
    on = life.desk.clock.today()
    _sent(life, _written(
        life, draft, result="granted", items=_granted(draft, Decimal(1)), start=start, end=last,
        review_on=start + timedelta(days=42), criteria=_assessed(draft, MENTORED, on),
        next="Mentoren ringer til dig i denne uge.",
    ))  # fmt: skip


DECIDED: dict[str, Callable[[Life], Days]] = {
    "Inge Damgaard": complained,
    "Hanne Bruun": granted,
}
"""By name, so that each case keeps the life it has."""
