"""The citizen's consent to one counterparty (samtykke), and how it is read back."""

from collections.abc import Iterator
from datetime import date, timedelta

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, Role
from caseworker_app.domain.consent import Consent, Counterparty, Direction
from caseworker_app.domain.document import (
    CASE_ONLY,
    Block,
    Bullets,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Piece,
    Reader,
    Signatures,
    Signer,
    words,
)
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes.scheme import Basis, Group, Scheme, SignerRole
from caseworker_app.schemes.shared import BLANK, chosen_label, months_later, name_of, typed
from caseworker_app.texts import N_

COUNTERPARTIES = (
    Choice("employer", N_("Arbejdsplads")), Choice("union", N_("Fagforening eller tillidsrepræsentant")),
    Choice("gp", N_("Egen læge")), Choice("hospital", N_("Sygehus eller afdeling")),
    Choice("specialist", N_("Speciallæge")), Choice("therapist", N_("Psykolog eller anden behandler")),
    Choice("unemployment_fund", N_("A-kasse")), Choice("insurer", N_("Pensions- eller forsikringsselskab")),
    Choice("other_department", N_("Anden forvaltning i kommunen")), Choice("other_municipality", N_("Anden kommune")),
)  # fmt: skip
MEDICAL = frozenset({"gp", "hospital", "specialist", "therapist"})
INFORMATION = {
    "employer": (
        Choice("meeting", N_("Mødedato og deltagere")),
        Choice("accommodations", N_("Skånehensyn")),
        Choice("working_hours", N_("Arbejdstid og optrapning")),
        Choice("applications", N_("Status på ansøgninger")),
        Choice("support", N_("Støtteordninger")),
        Choice("work_functions", N_("Hvilke arbejdsfunktioner der er påvirket")),
        Choice("duration", N_("Hvor længe funktionerne ventes påvirket")),
        Choice("adapted", N_("Om arbejdet er forsøgt tilpasset")),
        Choice("redeployment", N_("Muligheder for andre opgaver eller omplacering")),
    ),
    "union": (
        Choice("meeting", N_("Mødedato og deltagere")),
        Choice("agreements_made", N_("Aftaler og planer")),
        Choice("terms", N_("Ansættelsesvilkår")),
    ),
    "medical": (
        Choice("health", N_("Helbredsoplysninger, der er nødvendige i sagen")),
        Choice("certificate", N_("Lægeattest")),
        Choice("discharge", N_("Udskrivningsbrev (epikrise)")),
        Choice("prognosis", N_("Prognose")),
        Choice("needs", N_("Behov for skånehensyn")),
    ),
    "other": (
        Choice("benefits", N_("Ydelser og udbetalinger")),
        Choice("insurance", N_("Forsikring ved tab af erhvervsevne")),
        Choice("efforts", N_("Indsatser og tilbud")),
    ),
}
TOO_WIDE = ("alle relevante", "alt relevant", "nødvendige oplysninger", "relevante oplysninger")


def _kinds(*groups: str) -> tuple[Choice, ...]:
    return tuple({choice.key: choice for group in groups for choice in INFORMATION[group]}.values())


def group_of(counterparty: str) -> str:
    """Which list of kinds of information belongs to a counterparty."""
    if counterparty in ("", "employer", "union"):
        return counterparty
    return "medical" if counterparty in MEDICAL else "other"


def _oral(a: Answers) -> bool:
    return a.text("form") == "oral"


def _of(group: str) -> Field:
    return Field(
        f"information_{group}", "Oplysninger", Kind.SEVERAL, choices=_kinds(group), required=False,
        asked_if=lambda a: group_of(a.text("counterparty")) == group,
        help=N_("Sæt kun kryds ved det, der er brug for. Intet er krydset af på forhånd."),
    )  # fmt: skip


FORM = Form("consent", N_("Samtykke"), sections=(
    Section(N_("Hvem samtykket gælder"), (
        Field("counterparty", "Samarbejdspart", Kind.CHOICE, width=5, choices=COUNTERPARTIES),
        Field("name", "Samarbejdspartens navn og adresse", Kind.TEXT, width=7,
              help=N_("Skriv, hvem det er. Et samtykke gælder én samarbejdspart.")),
        Field("directions", "Retning", Kind.SEVERAL, choices=(
            Choice("obtain", N_("Kommunen må indhente oplysninger")),
            Choice("give", N_("Kommunen må give oplysninger")),
            Choice("discuss", N_("Oplysningerne må drøftes på et møde")),
        )),
    )),
    Section(N_("Hvad og hvorfor"), (
        _of("employer"), _of("union"), _of("medical"), _of("other"),
        Field("information_own", "Andre oplysninger", Kind.TEXT, required=False),
        Field("matter", "Sagen, samtykket gælder", Kind.CHOICE, width=6, choices=(
            Choice("follow_up", N_("Opfølgning på sygedagpenge")), Choice("section_56", N_("§ 56-aftale")),
            Choice("work_aid", N_("Hjælpemiddel")), Choice("personal_assistance", N_("Personlig assistance")),
            Choice("mentor", N_("Mentor")), Choice("placement", N_("Virksomhedspraktik")),
            Choice("retention", N_("Fastholdelse uden sygemelding")),
        )),
        Field("health", "Må helbred drøftes på mødet?", Kind.CHOICE, width=6, choices=(
            Choice("function", N_("Kun funktion og skånehensyn")), Choice("no", N_("Nej")), Choice("yes", N_("Ja")),
        )),
        Field("purpose", "Formål", Kind.LONG_TEXT,
              help=N_("Skriv med almindelige ord, hvad oplysningerne skal bruges til.")),
        Field("about_from", "Oplysninger fra dato", Kind.DATE, required=False, width=3),
        Field("about_to", "Oplysninger til dato", Kind.DATE, required=False, width=3),
        Field("valid_from", "Gælder fra", Kind.DATE, width=3),
        Field("valid_to", "Gælder til", Kind.DATE, width=3,
              help=N_("Datoen er foreslået efter kommunens egen praksis.")),
    )),
    Section(N_("Hvad borgeren har fået at vide"), (
        Field("told_voluntary", "At samtykket er frivilligt", Kind.YES_NO, width=6, required=False),
        Field("told_withdraw", "At det kan trækkes tilbage, og hvordan", Kind.YES_NO, width=6, required=False),
        Field("told_consequence", "Hvad det betyder ikke at give samtykke", Kind.YES_NO, width=6, required=False),
        Field("told_in_writing", "Skriftlig orientering efter § 12 er udleveret", Kind.YES_NO, width=6, required=False),
        Field("told_privacy", "Oplysning om behandling af data er udleveret", Kind.YES_NO, width=6, required=False),
    )),
    Section(N_("Hvordan det gives"), (
        Field("form", "Form", Kind.CHOICE, width=4, choices=(
            Choice("written", N_("Skriftligt")), Choice("oral", N_("Mundtligt")), Choice("digital", N_("Digitalt")),
        )),
        Field("present", "Tolk eller bisidder til stede", Kind.TEXT, required=False, width=8),
        Field("oral_note", "Notat om det mundtlige samtykke", Kind.LONG_TEXT, asked_if=_oral,
              help=N_("Hvem, hvornår og præcis hvad der blev sagt ja til.")),
    )),
))  # fmt: skip


def information(a: Answers) -> tuple[str, ...]:
    """The kinds of information that are ticked for the counterparty at hand."""
    return a.chosen(f"information_{group_of(a.text('counterparty'))}")


def as_consent(agreement: Agreement, warn_days: int) -> Consent | None:
    """What a consent says, read from its sealed answers; None while it names no counterparty."""
    a = agreement.answers
    if a.text("counterparty") not in {party.value for party in Counterparty}:
        return None
    known = {direction.value for direction in Direction}
    withdrawn = agreement.withdrawal.on if agreement.withdrawal else None
    return Consent(
        agreement_id=agreement.id,
        counterparty=Counterparty(a.text("counterparty")),
        name=a.text("name"),
        directions=frozenset(Direction(key) for key in a.chosen("directions") if key in known),
        information=frozenset(information(a)),
        purpose=a.text("purpose"),
        valid_from=a.date("valid_from"),
        valid_to=a.date("valid_to"),
        given=bool(agreement.signatures),
        sealed=agreement.status is not Status.DRAFT,
        withdrawn_on=withdrawn,
        warn_days=warn_days,
    )


def purpose_is_precise(a: Answers, basis: Basis) -> Iterator[Finding]:
    """CON-117: which information, from whom, for which case; no general consent."""
    rule = basis.find("CON-117", given_on=a.date("valid_from") or basis.today)
    purpose = a.text("purpose")
    if isinstance(rule, Unsettled):
        yield unsettled("purpose", "Kravet til et samtykkes indhold er ikke afklaret for den dato.", rule=rule.id)
        return
    least = rule.number("least_purpose_letters")
    if purpose and len(purpose) < least:
        yield blocks("purpose", "Skriv formålet lidt længere, mindst {least} tegn.", rule=rule.id, least=least)
    for field in ("purpose", "name", "information_own"):
        found = next((wide for wide in TOO_WIDE if wide in a.text(field).casefold()), None)
        if found:
            yield blocks(field, "“{wide}” er for bredt. Skriv præcist, hvad det er.", rule=rule.id, wide=found)


def something_is_named(a: Answers, basis: Basis) -> Iterator[Finding]:
    """CON-117: at least one kind of information, from the list or in own words."""
    counterparty = a.text("counterparty")
    if counterparty and not information(a) and not a.text("information_own"):
        field = f"information_{group_of(counterparty)}"
        yield blocks(field, "Sæt kryds ved de oplysninger, samtykket gælder, eller skriv dem.", rule="CON-117")


def dates_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    start, end = a.date("valid_from"), a.date("valid_to")
    if start and end and end <= start:
        yield blocks("valid_to", "Slutdatoen skal ligge efter startdatoen.")
    about_from, about_to = a.date("about_from"), a.date("about_to")
    if about_from and about_to and about_to < about_from:
        yield blocks("about_to", "Perioden slutter, før den begynder.")
    if start and end and end >= months_later(start, basis.consent_months):
        last = months_later(start, basis.consent_months) - timedelta(days=1)
        yield warns("valid_to", "Efter kommunens praksis gælder samtykket højst til {day}.", rule="CON-1Y", day=last)


def citizen_was_informed(a: Answers, basis: Basis) -> Iterator[Finding]:
    for key, rule in (("told_voluntary", "CON-28"), ("told_withdraw", "CON-28"), ("told_consequence", "CON-12")):
        if not a.yes(key):
            yield blocks(key, "Borgeren skal have det at vide, før samtykket gives.", rule=rule)
    if not a.yes("told_in_writing"):
        yield warns("told_in_writing", "Den skriftlige orientering er ikke noteret.", rule="CON-12")


def health_needs_a_reason(a: Answers, basis: Basis) -> Iterator[Finding]:
    if a.text("health") == "yes" and a.text("counterparty") in ("employer", "union"):
        yield warns(
            "health", "Arbejdsgiver og fagforening har som udgangspunkt ikke brug for helbredsoplysninger.",
            rule="CON-68A",
        )  # fmt: skip


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("valid_from"), a.date("valid_to")


def signers(a: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    return (SignerRole("citizen", N_("Borger"), basis.case.citizen.name),)


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield from _to_whom(a, basis)
    yield Heading(N_("Oplysninger"))
    labels = {choice.key: choice.label for choice in _kinds("employer", "union", "medical", "other")}
    own = (a.text("information_own"),) if a.text("information_own") else ()
    items: tuple[Piece, ...] = (*(words(labels[key]) for key in information(a) if key in labels), *own)
    yield Bullets(items or (typed(""),))
    yield Heading(N_("Formål"))
    yield Paragraph(typed(a.text("purpose")))
    yield Facts((
        Fact(N_("Sagen, samtykket gælder"), chosen_label(FORM.field("matter"), a)),
        Fact(N_("Må helbred drøftes på mødet?"), chosen_label(FORM.field("health"), a)),
        *_about(a),
        Fact(N_("Gælder"), _from_to(a.date("valid_from"), a.date("valid_to"))),
        Fact(N_("Form"), chosen_label(FORM.field("form"), a)),
        *((Fact(N_("Til stede"), a.text("present")),) if a.text("present") else ()),
    ))  # fmt: skip
    if _oral(a):
        yield Facts((Fact(N_("Notat om det mundtlige samtykke"), typed(a.text("oral_note"))),))
    yield from _rights(basis, a)
    yield Signatures(tuple(Signer(role.label, role.name) for role in signers(a, basis)))


def _to_whom(a: Answers, basis: Basis) -> Iterator[Block]:
    sentences = {
        "obtain": words("Jeg giver kommunen lov til at indhente oplysninger."),
        "give": words("Jeg giver kommunen lov til at give oplysninger videre."),
        "discuss": words("Oplysningerne må drøftes på et møde, hvor jeg er med."),
    }
    yield Facts((
        Fact(N_("Borger"), basis.case.citizen.name),
        Fact(N_("CPR-nummer"), basis.case.citizen.cpr.shown, readers=CASE_ONLY),
        Fact(N_("Samarbejdspart"), chosen_label(FORM.field("counterparty"), a)),
        Fact(N_("Navn og adresse"), typed(a.text("name"))),
    ))  # fmt: skip
    yield Bullets(tuple(sentences[key] for key in a.chosen("directions") if key in sentences) or (typed(""),))


def _about(a: Answers) -> tuple[Fact, ...]:
    if not (a.date("about_from") or a.date("about_to")):
        return ()
    return (Fact(N_("Oplysninger fra perioden"), _from_to(a.date("about_from"), a.date("about_to"))),)


def _from_to(start: date | None, end: date | None) -> Piece:
    return words("fra {start} til {end}", start=start or BLANK, end=end or BLANK)


def _rights(basis: Basis, a: Answers) -> Iterator[Block]:
    yield Heading(N_("Dine rettigheder"))
    yield Bullets((
        words("Det er frivilligt at give samtykke."),
        words("Du kan når som helst trække det tilbage, helt eller delvist, ved at kontakte kommunen."),
        words("Uden samtykket behandler kommunen sagen ud fra de oplysninger, den har."),
        words("Du kan få teksten med hjem og ændre den, før du skriver under."),
    ))  # fmt: skip
    found = (basis.find(rule, given_on=a.date("valid_from") or basis.today) for rule in ("CON-11A", "CON-28", "CON-12"))
    names = tuple(rule.reference for rule in found if isinstance(rule, Provision) and rule.reference)
    if names:
        yield Paragraph(words("Regler: {rules}.", rules="; ".join(names)), muted=True)


def begin(basis: Basis) -> Answers:
    """No kind of information and no direction is chosen beforehand."""
    return Answers({
        "valid_from": basis.today,
        "valid_to": months_later(basis.today, basis.consent_months) - timedelta(days=1),
        "health": "function",
        "form": "written",
        "matter": "follow_up",
    })  # fmt: skip


def counterparty_name(case: Case, counterparty: str) -> str:
    """What the case knows about who that is, to start from."""
    if counterparty == "employer":
        place = case.workplace
        return ", ".join(part for part in (place.name, place.address, f"{place.postcode} {place.town}".strip()) if part)
    roles = {"union": Role.UNION, "gp": Role.GP, "hospital": Role.HOSPITAL, "unemployment_fund": Role.UNEMPLOYMENT_FUND}
    return name_of(case, roles[counterparty]) if counterparty in roles else ""


def for_counterparty(basis: Basis, counterparty: str) -> Answers:
    """A new consent with the counterparty filled in; what it covers is left for the talk."""
    named = begin(basis).with_answer("counterparty", counterparty)
    return named.with_answer("name", counterparty_name(basis.case, counterparty) or None)


def sample(basis: Basis) -> Answers:
    """A believable consent to the workplace."""
    answers = for_counterparty(basis, "employer")
    for key, value in {
        "name": answers.text("name") or "Øster Skole, Skolegade 1, 5000 Odense C",
        "directions": ("give", "discuss"),
        "information_employer": ("meeting", "accommodations", "working_hours"),
        "purpose": "At lave en plan for arbejdstid og opgaver sammen med min leder, så jeg kan vende tilbage.",
        "told_voluntary": True,
        "told_withdraw": True,
        "told_consequence": True,
        "told_in_writing": True,
        "told_privacy": True,
    }.items():
        answers = answers.with_answer(key, value)
    return answers


SCHEME = Scheme(
    form=FORM,
    group=Group.CONSENT,
    title=N_("Samtykke"),
    icon="shield",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(something_is_named, purpose_is_precise, dates_fit, citizen_was_informed, health_needs_a_reason),
    signers=signers,
    readers=(Reader.CITIZEN, Reader.FILE),
    internal=frozenset({"told_voluntary", "told_withdraw", "told_consequence", "told_in_writing", "told_privacy"}),
    rules=("CON-11A", "CON-117", "CON-28", "CON-12", "CON-1Y", "CON-68A"),
)
