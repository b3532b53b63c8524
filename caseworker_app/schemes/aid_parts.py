"""What applications for work aids and for changes of the workplace ask alike: need, prices, the employer's part."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import CASE_ONLY, Block, Column, Fact, Facts, Heading, Readers, Table, words
from caseworker_app.domain.fields import Choice, Field, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.schemes.application_parts import (
    ANSWERS,
    ASKED_ON,
    NO,
    NOTHING,
    UNCLEAR,
    YES,
    amounts,
    has_no_paper,
    in_money,
    is_without_papers,
    known,
    rules_block,
    settled,
    shown_money,
    unsettled_law,
)
from caseworker_app.schemes.scheme import Asked, Basis, Criterion
from caseworker_app.schemes.shared import chosen_label, section, shown, typed
from caseworker_app.texts import N_

RULES = ("HJM-law", "HJM-type", "HJM-c1", "HJM-c2", "HJM-c3", "HJM-comp", "HJM-buy", "HJM-amt")
LASTING = (
    Choice("lasting", N_("Varig")), Choice("temporary", N_("Midlertidig")), Choice(UNCLEAR, N_("Ikke afklaret")),
)  # fmt: skip
LAWS = {
    "lasting": N_("Lov om kompensation til handicappede i erhverv"),
    "temporary": N_("Lov om en aktiv beskæftigelsesindsats"),
}
"""Which of the two laws it is decided by (HJM-law)."""
SITUATION = (
    Choice("ordinary", N_("Ordinær ansættelse")), Choice("flexi_job", N_("Fleksjob")),
    Choice("subsidised", N_("Løntilskud")), Choice("senior_job", N_("Seniorjob")),
    Choice("self_employed", N_("Selvstændig")), Choice("placement", N_("Virksomhedspraktik")),
)  # fmt: skip
START = Field("start", "Ønskes fra", Kind.DATE, width=3)
JOB = (
    ASKED_ON,
    START,
    Field("situation", "Ansættelse", Kind.CHOICE, width=3, choices=SITUATION),
    Field("bought", "Er allerede købt", Kind.YES_NO, required=False, width=4,
          help=N_("Der skal søges, før der købes.")),
)  # fmt: skip
NEED = Section(N_("Behovet"), (
    Field("lasting", "Funktionsnedsættelsen er", Kind.CHOICE, width=4, choices=LASTING,
          help=N_("Afgør, hvilken lov ansøgningen behandles efter.")),
    Field("impairment", "Funktionsnedsættelsen", Kind.LONG_TEXT,
          help=N_("Beskriv, hvad borgeren har svært ved. Kommer kun med i borgerens og sagens kopi.")),
    Field("hard_tasks", "Opgaver, der er svære", Kind.LONG_TEXT, help=N_("Én opgave på hver linje.")),
    Field("compensates", "Sådan hjælper det", Kind.LONG_TEXT,
          help=N_("Hvordan det opvejer begrænsningen i arbejdsevnen.")),
    Field("decisive", "Derfor er det afgørende for at beholde arbejdet", Kind.LONG_TEXT),
    Field("tried", "Afprøvet, og hvordan det gik", Kind.LONG_TEXT, required=False),
))  # fmt: skip
WORKPLACE = Section(N_("Arbejdspladsens del"), (
    Field("usual", "Findes det normalt på arbejdspladsen?", Kind.CHOICE, width=5, choices=ANSWERS),
    Field("usual_why", "Hvordan det er undersøgt", Kind.TEXT, width=7),
    Field("own_duty", "Skal arbejdsgiveren selv betale?", Kind.CHOICE, width=5, choices=ANSWERS,
          help=N_("Efter arbejdsmiljøreglerne, eller fordi udgiften ventes båret af en arbejdsgiver.")),
    Field("own_duty_why", "Hvad arbejdsgiveren har oplyst", Kind.TEXT, width=7),
))  # fmt: skip
QUOTE = (
    Field("what", "Til hvad", Kind.TEXT, width=4),
    Field("supplier", "Leverandør", Kind.TEXT, width=4),
    Field("before_tax", "Uden moms", Kind.MONEY, required=False, width=2),
    Field("price", "Med moms", Kind.MONEY, width=2),
    Field("chosen", "Valg", Kind.CHOICE, required=False, width=2, choices=(
        Choice("chosen", N_("Valgt")), Choice("other", N_("Fravalgt")),
    )),
)  # fmt: skip
COUNT = Field("count", "Antal", Kind.NUMBER, width=1)
PRICE = Field("price", "Pris pr. stk. med moms", Kind.MONEY, width=2)
SUM = Field("sum", "I alt", Kind.MONEY, fixed=True, required=False, width=2)


def prices(*more: Field) -> Section:
    """Quotes, what the workplace pays itself, and the sums."""
    return Section(N_("Priser"), (
        Field("quotes", "Tilbud", Kind.ROWS, columns=QUOTE, required=False,
              help=N_("Skriv også de tilbud, der ikke blev valgt, så priserne kan sammenlignes.")),
        Field("quote_reason", "Hvorfor det billigste ikke er valgt", Kind.TEXT, required=False),
        Field("employer_pays", "Arbejdspladsen betaler selv", Kind.MONEY, required=False, width=4),
        Field("total", "Pris i alt", Kind.MONEY, fixed=True, required=False, width=4),
        Field("applied", "Søges om", Kind.MONEY, fixed=True, required=False, width=4),
        *more,
    ))  # fmt: skip


def computed(a: Answers) -> Answers:
    """The sum of each row, of all of them, and what is left when the workplace has paid its part."""
    rows = tuple(row.with_answer("sum", row_sum(row)) for row in a.rows("items"))
    total = amounts(rows, "sum")
    left = max(total - (a.hours("employer_pays") or NOTHING), NOTHING)
    return a.with_answer("items", rows or None).with_answer("total", total).with_answer("applied", left)


def row_sum(row: Answers) -> Decimal | None:
    price, count = row.hours("price"), row.hours("count")
    return None if price is None or count is None else price * count


def total(a: Answers) -> Decimal:
    return amounts(computed(a).rows("items"), "sum")


def asked(a: Answers) -> tuple[Asked, ...]:
    """Each thing with its price; what the workplace pays is the decision's to draw off."""
    return tuple(Asked(row.text("name"), row_sum(row)) for row in a.rows("items") if row.text("name"))


def needed(a: Answers, basis: Basis) -> tuple[str, ...]:
    """The papers and answers nobody can decide without."""
    missing = {
        N_("Tilbud med pris fra en leverandør"): not a.rows("quotes"),
        N_("Dokumentation for, hvad borgeren har svært ved"): has_no_paper(a),
        N_("Bilag, som der er bedt om"): is_without_papers(a),
        N_("Arbejdspladsens svar på, om det er sædvanligt der"): a.text("usual") in ("", UNCLEAR),
        N_("Arbejdspladsens svar på, hvad den selv skal betale"): a.text("own_duty") in ("", UNCLEAR),
    }
    return tuple(words for words, is_missing in missing.items() if is_missing)


CRITERIA = (
    Criterion("impairment", N_("Er der en funktionsnedsættelse, der gør arbejdet svært?"), "HJM-law"),
    Criterion("decisive", N_("Er hjælpen afgørende for arbejdet, eller opvejer den begrænsningen?"), "HJM-c1"),
    Criterion("not_usual", N_("Er det noget, der ikke er sædvanligt på arbejdspladsen?"), "HJM-c2"),
    Criterion("beyond_duty", N_("Er udgiften større, end arbejdsgiveren ventes at betale?"), "HJM-c2"),
    Criterion("right_kind", N_("Er det en slags hjælp, loven omfatter?"), "HJM-type"),
    Criterion("municipality", N_("Bor borgeren i kommunen?"), "HJM-comp"),
)
"""Income is no criterion (HJM-c3) and no amount is named in the law (HJM-amt)."""


def law_is_known(a: Answers, basis: Basis) -> Iterator[Finding]:
    """HJM-law: lasting or temporary decides which law it is; both may be unsettled that day."""
    yield from unsettled_law(a, basis, "HJM-law", "HJM-c1", "HJM-c2")
    if a.text("lasting") == UNCLEAR:
        words_ = N_("Om funktionsnedsættelsen er varig, er ikke afklaret. Det afgør, hvilken lov der gælder.")
        yield unsettled("lasting", words_, rule="HJM-law")


def workplace_comes_first(a: Answers, basis: Basis) -> Iterator[Finding]:
    """HJM-c2: what is usual there and what an employer pays anyhow is not granted."""
    rule = settled(a, basis, "HJM-c2")
    if rule is None:
        return
    if a.text("usual") == YES:
        yield warns("usual", "Det, der er sædvanligt på arbejdspladsen, betaler arbejdsgiveren som regel selv.",
                    rule=rule.id)  # fmt: skip
    if a.text("own_duty") == YES:
        yield warns("own_duty", "Det, arbejdsgiveren selv skal betale, kan der som regel ikke gives støtte til.",
                    rule=rule.id)  # fmt: skip
    for field in ("usual", "own_duty"):
        if a.text(field) == UNCLEAR:
            yield warns(field, "Spørg arbejdspladsen, før der træffes afgørelse.", rule=rule.id)


def is_asked_before_bought(a: Answers, basis: Basis) -> Iterator[Finding]:
    rule = settled(a, basis, "HJM-buy")
    if rule and a.yes("bought"):
        yield warns("bought", "Der skal søges, før der købes. Vurdér, hvorfor det er købt forinden.", rule=rule.id)


def amounts_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    for number, row in enumerate(a.rows("items")):
        if row.hours("price") == NOTHING:
            yield blocks("items", "Prisen er 0 kr. Skriv, hvad det koster.", row=number)
        if row.hours("count") == NOTHING:
            yield blocks("items", "Antallet skal være mindst 1.", row=number)
    pays, all_of_it = a.hours("employer_pays"), total(a)
    if pays is not None and pays > all_of_it > NOTHING:
        yield blocks("employer_pays", "Arbejdspladsen betaler mere end prisen i alt, {total} kr.",
                     total=in_money(all_of_it))  # fmt: skip


def quotes_are_compared(a: Answers, basis: Basis) -> Iterator[Finding]:
    """A dearer quote needs a reason; the chosen ones are held against the sum of what is asked for."""
    quotes = a.rows("quotes")
    for number, row in enumerate(quotes):
        before, price = row.hours("before_tax"), row.hours("price")
        if before is not None and price is not None and before > price:
            yield blocks("quotes", "Prisen uden moms er højere end prisen med moms.", row=number)
        if price is not None and _is_dearer(row, quotes) and not a.text("quote_reason"):
            yield blocks("quote_reason", "Skriv, hvorfor det billigste tilbud ikke er valgt.")
    chosen = amounts(tuple(row for row in quotes if row.text("chosen") == "chosen"), "price")
    if chosen and chosen != total(a):
        yield warns("quotes", "De valgte tilbud er på {chosen} kr., men der søges om {total} kr.",
                    chosen=in_money(chosen), total=in_money(total(a)))  # fmt: skip
    if quotes and not chosen:
        yield warns("quotes", "Vælg det tilbud, der søges om.")


def _is_dearer(row: Answers, quotes: tuple[Answers, ...]) -> bool:
    """Whether a chosen quote has a cheaper one for the same thing beside it."""
    what, price = row.text("what").casefold(), row.hours("price") or NOTHING
    others = (one.hours("price") for one in quotes if one.text("what").casefold() == what)
    return row.text("chosen") == "chosen" and any(other is not None and other < price for other in others)


CHECKS = (law_is_known, workplace_comes_first, is_asked_before_bought, amounts_fit, quotes_are_compared)


def need_blocks(a: Answers) -> Iterator[Block]:
    """What the citizen has difficulties with stays with the citizen and the case."""
    yield Heading(N_("Behovet"), readers=CASE_ONLY)
    yield Facts((Fact(N_("Varighed"), chosen_label(NEED.fields[0], a)),), CASE_ONLY)
    for field in NEED.fields[1:]:
        yield from section(field.label, a.text(field.key), CASE_ONLY)


def law_fact(a: Answers, basis: Basis) -> tuple[Fact, ...]:
    law = LAWS.get(a.text("lasting"))
    return (Fact(N_("Behandles efter"), words(law), CASE_ONLY),) if law and settled(a, basis, "HJM-law") else ()


def law_block(a: Answers, basis: Basis) -> Iterator[Block]:
    """The rules of the law it is decided by; which one it is tells about health, so others do not get it."""
    rules = {"lasting": ("HJM-law", "HJM-comp"), "temporary": ("HJM-c1", "HJM-comp")}.get(a.text("lasting"), ())
    yield from rules_block(a, basis, *rules, readers=CASE_ONLY)


def workplace_blocks(a: Answers) -> Iterator[Block]:
    usual, usual_why, own_duty, own_duty_why = WORKPLACE.fields
    yield Heading(WORKPLACE.title)
    yield Facts((
        Fact(N_("Findes det normalt på arbejdspladsen?"), chosen_label(usual, a)),
        Fact(N_("Hvordan det er undersøgt"), typed(a.text(usual_why.key))),
        Fact(N_("Skal arbejdsgiveren selv betale?"), chosen_label(own_duty, a)),
        Fact(N_("Hvad arbejdsgiveren har oplyst"), typed(a.text(own_duty_why.key))),
        *known(Fact(N_("Arbejdspladsen betaler selv"), shown_money(a.hours("employer_pays")))),
    ))  # fmt: skip


def price_blocks(a: Answers, readers: Readers) -> Iterator[Block]:
    """What it costs, item by item, and the quotes beside each other."""
    full = computed(a)
    yield Heading(N_("Priser"), readers=readers)
    yield Table(
        N_("Priser"),
        (Column(N_("Hvad"), 6), Column(N_("Antal"), 2, numbers=True),
         Column(N_("Pris pr. stk. med moms"), 4, numbers=True), Column(N_("I alt"), 4, numbers=True)),
        tuple(
            (typed(row.text("name")), shown(row.hours("count")), shown_money(row.hours("price")),
             shown_money(row.hours("sum")))
            for row in full.rows("items")
        ),
        readers=readers,
    )  # fmt: skip
    yield Facts((
        Fact(N_("Pris i alt"), shown_money(full.hours("total"))),
        Fact(N_("Søges om"), shown_money(full.hours("applied"))),
    ), readers)  # fmt: skip
    yield from _quotes(a, readers)


def _quotes(a: Answers, readers: Readers) -> Iterator[Block]:
    if rows := a.rows("quotes"):
        yield Heading(N_("Tilbud"), level=3, readers=readers)
        yield Table(
            N_("Tilbud"),
            (Column(N_("Til hvad"), 4), Column(N_("Leverandør"), 4), Column(N_("Uden moms"), 3, numbers=True),
             Column(N_("Med moms"), 3, numbers=True), Column(N_("Valg"), 2)),
            tuple(
                (typed(row.text("what")), typed(row.text("supplier")), shown_money(row.hours("before_tax")),
                 shown_money(row.hours("price")), chosen_label(QUOTE[4], row))
                for row in rows
            ),
            readers=readers,
        )  # fmt: skip
    if a.text("quote_reason"):
        yield Facts((Fact(N_("Hvorfor det billigste ikke er valgt"), a.text("quote_reason")),), readers)


def situation(a: Answers) -> tuple[Fact, ...]:
    return (
        Fact(N_("Søgt den"), shown(a.date("asked_on"))),
        Fact(N_("Ønskes fra"), shown(a.date("start"))),
        Fact(N_("Ansættelse"), chosen_label(JOB[2], a)),
        Fact(N_("Er allerede købt"), words(N_("Ja") if a.yes("bought") else N_("Nej"))),
    )


def begun(basis: Basis, start: date) -> Answers:
    """What both begin with."""
    form = basis.case.employment.form
    known = form if form in {choice.key for choice in SITUATION} else "ordinary"
    return Answers({"asked_on": basis.today, "start": start, "situation": known, "usual": UNCLEAR,
                    "own_duty": UNCLEAR})  # fmt: skip


def answered_by_workplace() -> dict[str, object]:
    return {"usual": NO, "own_duty": NO}
