"""The citizen's consent to one counterparty (samtykke), and how it is read back."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from caseworker_app.domain.agreement import Agreement, Status, Withdrawal
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
from caseworker_app.schemes.case_forms import WITHDRAWAL
from caseworker_app.schemes.scheme import Basis, Group, Scheme, SignerRole
from caseworker_app.schemes.shared import BLANK, chosen_label, months_later, name_of, shown, typed
from caseworker_app.texts import DANISH, N_

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
        Choice("tasks", N_("Arbejdsopgaver")),
        Choice("redeployment", N_("Muligheder for andre opgaver eller omplacering")),
        Choice("section_56_illness", N_("Sygdommens navn i § 56-aftalen")),
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
        Choice("working_hours", N_("Arbejdstid og optrapning")),
    ),
    "other": (
        Choice("benefits", N_("Ydelser og udbetalinger")),
        Choice("insurance", N_("Forsikring ved tab af erhvervsevne")),
        Choice("health_insurance", N_("Sundhedsforsikring")),
        Choice("efforts", N_("Indsatser og tilbud")),
    ),
}
MATTERS = (
    Choice("follow_up", N_("Opfølgning på sygedagpenge")), Choice("section_56", N_("§ 56-aftale")),
    Choice("work_aid", N_("Hjælpemiddel")), Choice("personal_assistance", N_("Personlig assistance")),
    Choice("mentor", N_("Mentor")), Choice("placement", N_("Virksomhedspraktik")),
    Choice("retention", N_("Fastholdelse uden sygemelding")), Choice("other", N_("Anden sag")),
)  # fmt: skip
APPLICATIONS = frozenset({"section_56", "work_aid", "personal_assistance", "mentor"})
"""Matters that end with an answer to what the citizen asked for."""
LEAST_MATTER, LEAST_SCOPE = 10, 20
"""The fewest letters that name a matter, and what somebody said yes to."""
NOBODY_IN_PARTICULAR = frozenset({
    "alle", "alle parter", "alle relevante", "alle arbejdsgivere", "alle læger", "andre", "diverse", "enhver", "flere",
    "samtlige", "relevante parter", "ukendt",
})  # fmt: skip
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


def _other_matter(a: Answers) -> bool:
    return a.text("matter") == "other"


def _told(key: str) -> Callable[[Answers], bool]:
    return lambda a: a.yes(key)


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
        Field("matter", "Sagen, samtykket gælder", Kind.CHOICE, width=6, choices=MATTERS),
        Field("matter_own", "Hvilken sag", Kind.TEXT, width=6, asked_if=_other_matter,
              help=N_("Skriv med almindelige ord, hvilken sag det er.")),
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
        Field("told_in_writing_on", "Udleveret den", Kind.DATE, width=3, required=False,
              asked_if=_told("told_in_writing")),
        Field("leaflet", "Folderens navn eller nummer", Kind.TEXT, width=3, required=False,
              asked_if=_told("told_in_writing")),
        Field("told_privacy", "Oplysning om behandling af data er udleveret", Kind.YES_NO, width=6, required=False),
        Field("told_privacy_on", "Oplysning udleveret den", Kind.DATE, width=3, required=False,
              asked_if=_told("told_privacy")),
    )),
    Section(N_("Hvordan det gives"), (
        Field("form", "Form", Kind.CHOICE, width=4, choices=(
            Choice("written", N_("Skriftligt")), Choice("oral", N_("Mundtligt")), Choice("digital", N_("Digitalt")),
        )),
        Field("present", "Tolk eller bisidder til stede", Kind.TEXT, required=False, width=8),
        Field("guardian", "Værge eller fuldmægtig, der giver samtykket", Kind.TEXT, required=False, width=12,
              help=N_("Udfyldes kun, når en anden end borgeren giver samtykket. Læg fuldmagten i sagens bilag.")),
        Field("oral_by", "Hvem der hørte samtykket", Kind.TEXT, width=5, asked_if=_oral),
        Field("oral_on", "Dato, det blev givet", Kind.DATE, width=3, asked_if=_oral),
        Field("oral_at", "Klokkeslæt", Kind.TIME, width=2, asked_if=_oral),
        Field("oral_note", "Notat om det mundtlige samtykke", Kind.LONG_TEXT, asked_if=_oral,
              help=N_("Skriv præcis, hvad der blev sagt ja til: til hvem, hvilke oplysninger og til hvad.")),
    )),
))  # fmt: skip


NARROWED = "narrowed"
"""Under this key a consent keeps what was taken back of it: rows with day, words, channel and receiver."""
DIRECTION_LABELS = {choice.key: choice.label for choice in FORM.field("directions").choices}
LABELS = {choice.key: choice.label for group in INFORMATION.values() for choice in group}
"""The fixed message of every kind of information."""
PARTIES = {choice.key: choice.label for choice in COUNTERPARTIES}
STATUTORY = {"refund": ("employer", frozenset({"refund", "absence_days"}), "CON-REF")}
"""Purposes for which the law lets named kinds of information go to a party without consent, and the rule."""


def withdrawal_form(a: Answers) -> Form:
    """What is asked when a consent is taken back: whole, or some of what this consent names."""
    def in_part(back: Answers) -> bool:
        return back.text("scope") == "part"

    kinds = tuple(Choice(key, LABELS[key]) for key in information(a) if key in LABELS)
    ways = tuple(Choice(key, DIRECTION_LABELS[key]) for key in a.chosen("directions") if key in DIRECTION_LABELS)
    scope = (Choice("whole", N_("Hele samtykket")), Choice("part", N_("En del af det")))
    parts = (
        Field("kinds", "Oplysninger, der ikke længere må deles", Kind.SEVERAL, choices=kinds, required=False,
              asked_if=in_part),
        Field("ways", "Det, kommunen ikke længere må", Kind.SEVERAL, choices=ways, required=False, asked_if=in_part),
    )  # fmt: skip
    return Form("withdraw_consent", N_("Tilbagekald"), sections=(
        Section(N_("Hvad der trækkes tilbage"), (
            Field("scope", "Omfang", Kind.CHOICE, width=6, choices=scope, required=False),
            *(one for one in parts if one.choices),
        )),
        *WITHDRAWAL.sections,
    ), checks=(_part_is_named,))  # fmt: skip


def _part_is_named(back: Answers) -> Iterator[Finding]:
    if back.text("scope") == "part" and not (back.chosen("kinds") or back.chosen("ways")):
        yield blocks("kinds", "Sæt kryds ved det, der trækkes tilbage.")


def without(a: Answers, back: Answers, withdrawal: Withdrawal) -> Answers:
    """The same consent without the kinds and directions that are taken back, with a row that tells about it."""
    field = f"information_{group_of(a.text('counterparty'))}"
    kinds, ways = back.chosen("kinds"), back.chosen("ways")
    left = a.with_answer(field, tuple(key for key in a.chosen(field) if key not in kinds))
    left = left.with_answer("directions", tuple(key for key in a.chosen("directions") if key not in ways))
    words = ", ".join(
        DANISH.say(label)
        for labels, keys in ((LABELS, kinds), (DIRECTION_LABELS, ways)) for key, label in labels.items() if key in keys
    )  # fmt: skip
    row = Answers({
        "on": withdrawal.on, "what": words, "channel": withdrawal.channel, "received_by": withdrawal.received_by,
        "reason": withdrawal.reason,
    })  # fmt: skip
    return left.with_answer(NARROWED, (*a.rows(NARROWED), row))


def says_something(a: Answers) -> bool:
    """Whether there is anything left that the consent lets somebody do."""
    return bool(a.chosen("directions") and (information(a) or a.text("information_own")))


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
        matter=a.text("matter"),
        health=a.text("health"),
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


def _narrow(text: str) -> str:
    return " ".join(text.casefold().replace(".", " ").split())


def somebody_is_named(a: Answers, basis: Basis) -> Iterator[Finding]:
    """CON-117: from whom and to whom; a crowd is nobody."""
    if _narrow(a.text("name")) in NOBODY_IN_PARTICULAR:
        yield blocks(
            "name", "“{name}” er ikke en bestemt samarbejdspart. Skriv navnet på den ene, samtykket gælder.",
            rule="CON-117", name=a.text("name"),
        )  # fmt: skip
    if _other_matter(a) and 0 < len(a.text("matter_own")) < LEAST_MATTER:
        yield blocks("matter_own", "Skriv sagen lidt længere, mindst {least} tegn.", rule="CON-117", least=LEAST_MATTER)


def oral_says_what(a: Answers, basis: Basis) -> Iterator[Finding]:
    """CON-ORAL: who heard it, when and exactly what; it is confirmed in writing."""
    if not _oral(a):
        return
    if 0 < len(a.text("oral_note")) < LEAST_SCOPE:
        yield blocks(
            "oral_note", "Skriv præcis, hvad der blev sagt ja til, mindst {least} tegn.",
            rule="CON-ORAL", least=LEAST_SCOPE,
        )  # fmt: skip
    on = a.date("oral_on")
    if on and on > basis.today:
        yield blocks("oral_on", "Datoen ligger ude i fremtiden.")
    start = a.date("valid_from")
    if on and start and start < on:
        yield blocks("valid_from", "Samtykket kan ikke gælde, før det blev givet den {day}.", day=on)
    if last := confirm_by(a, basis):
        yield warns("form", "Det mundtlige samtykke skal bekræftes skriftligt senest {day}.", rule="CON-ORAL", day=last)


def confirm_by(a: Answers, basis: Basis) -> date | None:
    """Until when an oral consent is to be confirmed in writing, by the practice of the municipality."""
    on = a.date("oral_on") or a.date("valid_from")
    rule = basis.find("CON-ORAL", given_on=on)
    if on is None or isinstance(rule, Unsettled):
        return None
    return on + timedelta(days=int(rule.number("confirm_days")))


def citizen_was_informed(a: Answers, basis: Basis) -> Iterator[Finding]:
    for key, rule in (("told_voluntary", "CON-28"), ("told_withdraw", "CON-28"), ("told_consequence", "CON-12")):
        if not a.yes(key):
            yield blocks(key, "Borgeren skal have det at vide, før samtykket gives.", rule=rule)
    if not a.yes("told_in_writing"):
        yield warns("told_in_writing", "Den skriftlige orientering er ikke noteret.", rule="CON-12")
    for key in ("told_in_writing_on", "told_privacy_on"):
        day = a.date(key)
        if day and day > basis.today:
            yield blocks(key, "Datoen ligger ude i fremtiden.")


def health_needs_a_reason(a: Answers, basis: Basis) -> Iterator[Finding]:
    if a.text("health") == "yes" and a.text("counterparty") in ("employer", "union"):
        yield warns(
            "health", "Arbejdsgiver og fagforening har som udgangspunkt ikke brug for helbredsoplysninger.",
            rule="CON-68A",
        )  # fmt: skip


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("valid_from"), a.date("valid_to")


def signers(a: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    guardian = a.text("guardian")
    if guardian:
        return (SignerRole("citizen", N_("Værge eller fuldmægtig for borgeren"), guardian),)
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
        Fact(N_("Sagen, samtykket gælder"), _matter(a)),
        Fact(N_("Må helbred drøftes på mødet?"), chosen_label(FORM.field("health"), a)),
        *_about(a),
        Fact(N_("Gælder"), _from_to(a.date("valid_from"), a.date("valid_to"))),
        Fact(N_("Form"), chosen_label(FORM.field("form"), a)),
        *((Fact(N_("Til stede"), a.text("present")),) if a.text("present") else ()),
    ))  # fmt: skip
    if _oral(a):
        yield Facts((
            Fact(N_("Hørt af"), typed(a.text("oral_by"))),
            Fact(N_("Givet"), words("{day} kl. {time}", day=a.date("oral_on") or BLANK,
                                    time=a.time("oral_at") or BLANK)),
            Fact(N_("Notat om det mundtlige samtykke"), typed(a.text("oral_note"))),
        ))  # fmt: skip
    yield from _narrowed(a)
    yield from _rights(basis, a)
    if a.rows(NARROWED):
        yield Paragraph(words("Samtykket er underskrevet i en tidligere version. Resten af det gælder fortsat."))
        return
    yield Signatures(tuple(Signer(role.label, role.name) for role in signers(a, basis)))


def _matter(a: Answers) -> Piece:
    return typed(a.text("matter_own")) if _other_matter(a) else chosen_label(FORM.field("matter"), a)


def _narrowed(a: Answers) -> Iterator[Block]:
    """What was taken back of it, told on the paper as on the record."""
    for back in a.rows(NARROWED):
        yield Heading(N_("Trukket tilbage"))
        yield Facts((
            Fact(N_("Trukket tilbage den"), shown(back.date("on"))),
            Fact(N_("Gælder ikke længere"), typed(back.text("what"))),
            Fact(N_("Modtaget af"), typed(back.text("received_by"))),
        ))  # fmt: skip


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
        words("Du kan når som helst trække det tilbage, helt eller delvist. Kontakt kommunen; se øverst på side 1."),
        _consequence(a),
        words("Du kan få teksten med hjem og ændre den, før du skriver under."),
    ))  # fmt: skip
    found = (basis.find(rule, given_on=a.date("valid_from") or basis.today) for rule in ("CON-11A", "CON-28", "CON-12"))
    names = tuple(rule.reference for rule in found if isinstance(rule, Provision) and rule.reference)
    if names:
        yield Paragraph(words("Regler: {rules}.", rules="; ".join(names)), muted=True)


def _consequence(a: Answers) -> Piece:
    """What it means to say no, which differs with the matter."""
    if a.text("matter") in APPLICATIONS:
        return words(
            "Uden samtykket afgør kommunen ansøgningen ud fra de oplysninger, den har. Svaret kan blive et afslag."
        )
    if a.text("matter") == "placement":
        return words("Uden samtykket kan kommunen ikke tale med stedet om praktikken.")
    return words("Uden samtykket behandler kommunen sagen ud fra de oplysninger, den har.")


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
    checks=(
        somebody_is_named, something_is_named, purpose_is_precise, dates_fit, oral_says_what, citizen_was_informed,
        health_needs_a_reason,
    ),
    signers=signers,
    readers=(Reader.CITIZEN, Reader.FILE),
    internal=frozenset({
        "told_voluntary", "told_withdraw", "told_consequence", "told_in_writing", "told_in_writing_on", "leaflet",
        "told_privacy", "told_privacy_on",
    }),
    rules=("CON-11A", "CON-117", "CON-28", "CON-12", "CON-1Y", "CON-68A", "CON-ORAL"),
)  # fmt: skip
