"""What applications have in common: their days, papers and follow-ups, what the law says that day, the last words."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import (
    CASE_ONLY,
    EVERYONE,
    Block,
    Column,
    Fact,
    Heading,
    Paragraph,
    Piece,
    Readers,
    Signatures,
    Signer,
    Table,
    words,
)
from caseworker_app.domain.fields import Choice, Field, Kind
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes.scheme import Basis, SignerRole
from caseworker_app.schemes.shared import BLANK, chosen_label, citizen_facts, shown, typed, workplace_facts
from caseworker_app.texts import N_, Kroner

NOTHING = Decimal(0)
YES, NO, UNCLEAR = "yes", "no", "unclear"
ANSWERS = (Choice(YES, N_("Ja")), Choice(NO, N_("Nej")), Choice(UNCLEAR, N_("Ikke afklaret")))
"""The three answers to a question of the law; the last is shown as what it is."""
ASKED_ON = Field("asked_on", "Søgt den", Kind.DATE, width=3)
PAPERS = Field("papers", "Bilag", Kind.ROWS, required=False, columns=(
    Field("what", "Hvad", Kind.TEXT, width=7, placeholder=N_("Tilbud, foto eller udtalelse om funktion")),
    Field("state", "Hvor det er", Kind.CHOICE, width=4, choices=(
        Choice("there", N_("Ligger i sagen")), Choice("wanted", N_("Er bedt om")),
        Choice("missing", N_("Mangler")),
    )),
))  # fmt: skip
FOLLOW_UPS = Field("follow_ups", "Opfølgning", Kind.ROWS, columns=(
    Field("on", "Dato", Kind.DATE, width=3),
    Field("how", "Form", Kind.CHOICE, width=4, choices=(
        Choice("meeting", N_("Møde")), Choice("telephone", N_("Telefon")),
        Choice("visit", N_("Besøg på arbejdspladsen")),
    )),
    Field("who", "Ansvarlig", Kind.TEXT, width=5),
))  # fmt: skip
FOLLOW_UP_WEEKS = 6
"""When the first look back is proposed; no rule sets it."""


def shown_money(amount: Decimal | None) -> Piece:
    """An amount with two decimals and kr. after it; a dash for what is missing."""
    return BLANK if amount is None else words("{amount} kr.", amount=Kroner(amount))


def in_money(amount: Decimal) -> Kroner:
    """The same for a place in a sentence."""
    return Kroner(amount)


def amounts(rows: tuple[Answers, ...], key: str) -> Decimal:
    """The sum of one column; what is missing counts nothing."""
    return sum((row.hours(key) or NOTHING for row in rows), NOTHING)


def dates_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    """Asked for before today, an end after the start, and follow-ups within."""
    asked, start, end = a.date("asked_on"), a.date("start"), a.date("end")
    if asked and asked > basis.today:
        yield blocks("asked_on", "Datoen ligger ude i fremtiden.")
    if start and end and end < start:
        yield blocks("end", "Perioden slutter, før den begynder.")
    for number, row in enumerate(a.rows("follow_ups")):
        day = row.date("on")
        if start and day and day < start:
            yield blocks("follow_ups", "Opfølgningen {day} ligger før {start}.", row=number, day=day, start=start)


def papers_are_there(a: Answers, basis: Basis) -> Iterator[Finding]:
    for number, row in enumerate(a.rows("papers")):
        if row.text("state") in ("wanted", "missing") and row.text("what"):
            yield warns("papers", "{paper} ligger ikke i sagen endnu.", row=number, paper=row.text("what"))


def is_without_papers(a: Answers) -> bool:
    """Whether a paper that was named has not come."""
    return any(row.text("state") != "there" for row in a.rows("papers"))


def has_no_paper(a: Answers) -> bool:
    return not any(row.text("state") == "there" for row in a.rows("papers"))


def unsettled_law(a: Answers, basis: Basis, *rules: str, field: str = "start") -> Iterator[Finding]:
    """One remark when the rules do not say what applies on the day it begins."""
    start = a.date("start")
    if start is None:
        return
    for name in rules:
        rule = basis.find(name, start=start, counted_from=start)
        if isinstance(rule, Unsettled):
            yield unsettled(field, "Hvilke regler der gælder fra {day}, er ikke afklaret.", rule=rule.id, day=start)
            return


def settled(a: Answers, basis: Basis, rule: str) -> Provision | None:
    """The rule on the day it begins, if it is known."""
    start = a.date("start")
    found = basis.find(rule, start=start, counted_from=start) if start else None
    return found if isinstance(found, Provision) else None


def who_facts(case: Case) -> tuple[Fact, ...]:
    return (*citizen_facts(case), *workplace_facts(case))


def papers_blocks(a: Answers) -> Iterator[Block]:
    if rows := a.rows("papers"):
        yield Heading(N_("Bilag"), readers=CASE_ONLY)
        yield Table(
            N_("Bilag"), (Column(N_("Hvad"), 8), Column(N_("Hvor det er"), 4)),
            tuple((typed(row.text("what")), chosen_label(PAPERS.columns[1], row)) for row in rows),
            readers=CASE_ONLY,
        )  # fmt: skip


def follow_up_blocks(a: Answers, field: Field = FOLLOW_UPS) -> Iterator[Block]:
    if rows := a.rows("follow_ups"):
        yield Heading(N_("Opfølgning"))
        yield Table(
            N_("Opfølgning"), (Column(N_("Dato"), 3), Column(N_("Form"), 4), Column(N_("Ansvarlig"), 5)),
            tuple(
                (shown(row.date("on")), chosen_label(field.columns[1], row), typed(row.text("who"))) for row in rows
            ),
        )  # fmt: skip


def known(*facts: Fact) -> tuple[Fact, ...]:
    """Without those that nothing was written about."""
    return tuple(fact for fact in facts if fact.value != BLANK)


def rules_block(a: Answers, basis: Basis, *rules: str, readers: Readers = EVERYONE) -> Iterator[Block]:
    """The law as it is on the day it begins; nothing where it is not settled."""
    found = (settled(a, basis, rule) for rule in rules)
    names = tuple(dict.fromkeys(rule.reference for rule in found if rule and rule.reference))
    if names:
        yield Paragraph(words("Regler: {rules}.", rules="; ".join(names)), readers, muted=True)


def declaration() -> Iterator[Block]:
    yield Paragraph(
        words("Med underskriften erklæres, at oplysningerne er rigtige, og at kommunen får besked, hvis de ændrer sig.")
    )


def signature_lines(roles: tuple[SignerRole, ...]) -> Signatures:
    return Signatures(tuple(Signer(role.label, role.name) for role in roles))


def first_follow_up(basis: Basis, start: date) -> tuple[Answers, ...]:
    """A proposal: some weeks after it began, by whoever has the case."""
    row = Answers({"on": start + timedelta(weeks=FOLLOW_UP_WEEKS), "how": "telephone"})
    return (row.with_answer("who", basis.caseworker or None),)


def filled(answers: Answers, values: dict[str, object]) -> Answers:
    """The answers with these put over them."""
    return Answers({**answers, **values})
