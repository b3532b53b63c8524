"""A meeting (møde): its plan, who takes part, what was said, and who does what until when. The paper is the minutes."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, Role
from caseworker_app.domain.document import Block, Column, Fact, Facts, Heading, Paragraph, Piece, Reader, Table, words
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, warns
from caseworker_app.schemes.case_forms import ROLES
from caseworker_app.schemes.scheme import Basis, Group, Scheme
from caseworker_app.schemes.shared import BLANK, chosen_label, section, shown, typed
from caseworker_app.texts import N_

INSIDE = frozenset({Reader.FILE})
"""What only the municipality reads."""

KINDS = (
    Choice("follow_up", N_("Opfølgningssamtale")), Choice("roundtable", N_("Rundbordsmøde på arbejdspladsen")),
    Choice("three_party", N_("Trepartsmøde")), Choice("early", N_("Tidlig opfølgning")),
    Choice("plan", N_("Opfølgning på plan")), Choice("own", N_("Andet møde")),
)  # fmt: skip
HOW = (
    Choice("in_person", N_("Fremmøde")), Choice("telephone", N_("Telefon")), Choice("video", N_("Video")),
)  # fmt: skip
PARTS = (Choice("citizen", N_("Borger")), Choice("caseworker", N_("Kommunens sagsbehandler")), *ROLES)
ANSWERED = (
    Choice("open", N_("Afventer svar")), Choice("coming", N_("Kommer")), Choice("not_coming", N_("Kommer ikke")),
    Choice("other_time", N_("Beder om et andet tidspunkt")),
)  # fmt: skip
PRESENCE = (
    Choice("present", N_("Til stede")), Choice("partly", N_("Til stede en del af tiden")),
    Choice("absent", N_("Afbud")), Choice("missing", N_("Udeblev")),
)  # fmt: skip
OWNERS = (
    Choice("citizen", N_("Borgeren")), Choice("workplace", N_("Arbejdspladsen")),
    Choice("municipality", N_("Kommunen")), Choice("others", N_("Andre")),
)  # fmt: skip
KEPT = (
    Choice("kept", N_("Holdt")), Choice("under_way", N_("I gang")), Choice("broken", N_("Ikke holdt")),
)  # fmt: skip
AGENDA = (
    "Velkomst, formål, roller, tavshedspligt og samtykke",
    "Status: arbejdsevne og funktion",
    "Arbejdsopgaver: kan, kan ikke, kan med tilpasning",
    "Hvad er forsøgt, og hvad virkede",
    "Arbejdstid og optrapning",
    "Skånehensyn, hjælpemidler og indretning",
    "Omplacering, midlertidig eller varig",
    "Støtteordninger",
    "Aftaler: hvem gør hvad hvornår",
    "Opfølgning, næste møde og kontakt indtil da",
)
"""The ten standard items; they become words of the minutes and may be rewritten."""
TOLD = {
    "voluntary": (N_("Mødet er frivilligt"), N_("Kommunen fortalte, at det er frivilligt at holde mødet sammen.")),
    "secrecy": (
        N_("Tavshedspligt"),
        N_("Kommunen fortalte om sin tavshedspligt, og at helbred kun drøftes, hvis borgeren ønsker det."),
    ),
    "consent": (
        N_("Samtykke og tilbagekaldelse"),
        N_("Kommunen fortalte, hvad samtykket omfatter, og at det kan trækkes tilbage når som helst."),
    ),
    "partial": (
        N_("Delvis raskmelding"),
        N_("Kommunen fortalte om muligheden for at vende delvist tilbage, og at arbejdsgiveren skal være enig."),
    ),
    "schemes": (
        N_("Støtteordninger"),
        N_("Kommunen fortalte om de støtteordninger, der kan søges, og hvem der søger dem."),
    ),
    "rights": (
        N_("Rettigheder og pligter"),
        N_("Kommunen fortalte om rettigheder og pligter under sygefraværet."),
    ),
    "complaint": (N_("Klageadgang"), N_("Kommunen fortalte, hvordan man klager over en afgørelse.")),
    "not_party": (
        N_("Kommunen er ikke part i ansættelsen"),
        N_("Kommunen fortalte, at den ikke er part i ansættelsesforholdet."),
    ),
}
"""What the municipality informed about: the words to tick and the sentence that is printed."""
EMPLOYER_ROLES = (Role.LINE_MANAGER.value, Role.HR.value, "payroll")
EVENING, MORNING = time(18), time(6)
WITH_EMPLOYER = ("roundtable", "three_party")

PERSON = (
    Field("person", "Nøgle", Kind.TEXT, fixed=True, required=False, width=1, detail=True),
    Field("name", "Navn", Kind.TEXT, width=4),
    Field("part", "Funktion", Kind.CHOICE, width=3, choices=PARTS),
    Field("for_whom", "Repræsenterer", Kind.TEXT, width=4, required=False),
    Field("answer", "Svar på indbydelsen", Kind.CHOICE, width=3, choices=ANSWERED, required=False, detail=True),
    Field("presence", "Til stede", Kind.CHOICE, width=3, choices=PRESENCE, required=False),
    Field("arrived", "Kom", Kind.TIME, width=2, required=False, detail=True),
    Field("left", "Gik", Kind.TIME, width=2, required=False, detail=True),
)
PROMISE = (
    Field("task", "Nøgle", Kind.TEXT, fixed=True, required=False, width=1, detail=True),
    Field("what", "Aftalt sidst", Kind.TEXT, width=5),
    Field("party", "Hvem", Kind.CHOICE, width=2, choices=OWNERS),
    Field("who", "Navn", Kind.TEXT, width=3, required=False, detail=True),
    Field("due", "Frist", Kind.DATE, width=2, required=False),
    Field("state", "Hvordan det gik", Kind.CHOICE, width=3, choices=KEPT, required=False),
)
ITEM = (
    Field("item", "Punkt", Kind.TEXT),
    Field("notes", "Hvad der blev sagt", Kind.LONG_TEXT, required=False,
          help=N_("Kommer med i referatet, som alle får. Skriv om arbejde og funktion, ikke om sygdom.")),
    Field("inside", "Internt notat til punktet", Kind.LONG_TEXT, required=False, detail=True,
          help=N_("Bliver i sagen og kommer aldrig med i et referat, der sendes ud.")),
)  # fmt: skip
TASK = (
    Field("key", "Nøgle", Kind.TEXT, fixed=True, required=False, width=1, detail=True),
    Field("party", "Hvem", Kind.CHOICE, width=2, choices=OWNERS),
    Field("who", "Navn", Kind.TEXT, width=3, required=False),
    Field("what", "Opgave", Kind.TEXT, width=5),
    Field("due", "Senest", Kind.DATE, width=2),
)


def _is_own(a: Answers) -> bool:
    return a.text("kind") == "own"


def _has_next(a: Answers) -> bool:
    return a.date("next_day") is not None


def _is_amended(a: Answers) -> bool:
    return a.yes("is_amended")


def _is_concluded(a: Answers) -> bool:
    return bool(a.text("consents"))


def _has_promises(a: Answers) -> bool:
    return bool(a.rows("promises"))


PLAN = Section(N_("Mødet"), (
    Field("kind", "Slags møde", Kind.CHOICE, width=4, choices=KINDS),
    Field("own_kind", "Hvad mødet er", Kind.TEXT, width=4, asked_if=_is_own),
    Field("how", "Form", Kind.CHOICE, width=4, choices=HOW),
    Field("day", "Dato", Kind.DATE, width=3),
    Field("starts", "Fra kl.", Kind.TIME, width=2),
    Field("ends", "Til kl.", Kind.TIME, width=2),
    Field("place", "Sted", Kind.TEXT, width=8, required=False,
          placeholder=N_("Mødelokale, adresse, telefonnummer eller videolink")),
    Field("is_follow_up", "Er også opfølgning efter loven", Kind.YES_NO, width=12, required=False,
          help=N_("Så standser mødet de frister, der kræver en samtale.")),
    Field("purpose", "Formål", Kind.TEXT, required=False,
          help=N_("Skriv, så alle kan se, hvad der skal tales om. Nævn ikke sygdom.")),
))  # fmt: skip
PEOPLE = Section(N_("Deltagere"), (Field("people", "Deltagere", Kind.ROWS, columns=PERSON),))

FORM = Form("meeting", N_("Møde"), sections=(
    PLAN,
    PEOPLE,
    Section(N_("Aftaler fra sidst"), (
        Field("promises", "Aftaler fra sidst", Kind.ROWS, columns=PROMISE, required=False, asked_if=_has_promises),
    )),
    Section(N_("Dagsorden"), (Field("items", "Dagsorden", Kind.ROWS, columns=ITEM, stacked=True),)),
    Section(N_("Konklusion og opgaver"), (
        Field("conclusion", "Konklusion", Kind.LONG_TEXT,
              help=N_("Står først i referatet. Skriv, hvad der er aftalt.")),
        Field("tasks", "Opgaver", Kind.ROWS, columns=TASK, required=False),
    )),
    Section(N_("Situation og muligheder"), (
        Field("situation", "Situation og muligheder", Kind.LONG_TEXT, required=False,
              help=N_("Skriv om arbejde og funktion. Borgeren læser det med.")),
        Field("told", "Kommunen informerede om", Kind.SEVERAL, required=False,
              choices=tuple(Choice(key, label) for key, (label, _) in TOLD.items()),
              help=N_("Sæt kun kryds ved det, der faktisk blev sagt.")),
        Field("told_own", "Andet, kommunen informerede om", Kind.LONG_TEXT, required=False),
        Field("reservation", "Uenighed eller forbehold", Kind.LONG_TEXT, required=False),
    )),
    Section(N_("Næste møde"), (
        Field("next_day", "Dato", Kind.DATE, width=3, required=False),
        Field("next_starts", "Fra kl.", Kind.TIME, width=2, asked_if=_has_next),
        Field("next_how", "Form", Kind.CHOICE, width=3, choices=HOW, asked_if=_has_next),
        Field("next_place", "Sted", Kind.TEXT, width=4, asked_if=_has_next, required=False),
        Field("comments_by", "Bemærkninger til referatet senest", Kind.DATE, width=5, required=False),
    )),
    Section(N_("Kun i sagen"), (
        Field("inside", "Internt notat", Kind.LONG_TEXT, required=False,
              help=N_("Bliver i sagen og kommer aldrig med i et referat, der sendes ud.")),
        Field("chair", "Mødeleder", Kind.TEXT, width=6, required=False),
        Field("minute_taker", "Referent", Kind.TEXT, width=6, required=False),
        Field("consents", "Samtykker ved mødet", Kind.LONG_TEXT, fixed=True, required=False, asked_if=_is_concluded),
        Field("is_amended", "Referatet er ændret", Kind.YES_NO, fixed=True, required=False, asked_if=_is_amended),
        Field("amended_why", "Hvorfor referatet er ændret", Kind.LONG_TEXT, asked_if=_is_amended),
    )),
))  # fmt: skip


def hours_of_the_day_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    starts, ends = a.time("starts"), a.time("ends")
    if starts and ends and _passes_midnight(starts, ends):
        yield blocks("ends", "Mødet går over midnat. Ret klokkeslættet, eller lav et møde for hver dag.")
    elif starts and ends and ends <= starts:
        yield blocks("ends", "Mødet slutter kl. {ends}, før det begynder kl. {starts}.", starts=starts, ends=ends)
    for number, row in enumerate(a.rows("people")):
        arrived, left = row.time("arrived"), row.time("left")
        if arrived and left and left < arrived:
            yield blocks("people", "{name} kan ikke gå, før vedkommende er kommet.", row=number, name=row.text("name"))


def _passes_midnight(starts: time, ends: time) -> bool:
    """From the evening to the early morning; other ends before the start are slips of the pen."""
    return starts >= EVENING and ends <= MORNING


def both_sides_are_there(a: Answers, basis: Basis) -> Iterator[Finding]:
    """At least two take part, and somebody of the workplace where the meeting is with it ."""
    people = a.rows("people")
    if len(people) == 1:
        yield blocks("people", "Der skal være mindst to deltagere.")
    if people and a.text("kind") in WITH_EMPLOYER and not any(row.text("part") in EMPLOYER_ROLES for row in people):
        yield warns("people", "Ingen fra arbejdspladsen er med. Tilføj lederen, eller vælg en anden slags møde.")


def tasks_lie_ahead(a: Answers, basis: Basis) -> Iterator[Finding]:
    day = a.date("day")
    for number, row in enumerate(a.rows("tasks")):
        due = row.date("due")
        if due and day and due < day:
            yield blocks("tasks", "“{what}” skulle være gjort før mødet.", row=number, what=row.text("what"))


def each_side_has_a_task(a: Answers, basis: Basis) -> Iterator[Finding]:
    held = {row.text("party") for row in a.rows("tasks")}
    for party, label in (("citizen", N_("Borgeren")), ("workplace", N_("Arbejdspladsen"))):
        is_there = party == "citizen" or any(row.text("part") in EMPLOYER_ROLES for row in a.rows("people"))
        if a.text("conclusion") and is_there and party not in held:
            yield warns("tasks", "{party} har ingen opgave. Er det rigtigt?", party=(label,))


def days_are_in_order(a: Answers, basis: Basis) -> Iterator[Finding]:
    day = a.date("day")
    for key in ("next_day", "comments_by"):
        later = a.date(key)
        if day and later and later <= day:
            yield blocks(key, "Datoen skal ligge efter mødet.")


def kind_words(a: Answers) -> Piece:
    """What sort of meeting it is."""
    return typed(a.text("own_kind")) if _is_own(a) else chosen_label(FORM.field("kind"), a)


def kind_place(a: Answers) -> object:
    """The same as a place of a sentence; a meeting of which nothing is said is a meeting."""
    if _is_own(a) and a.text("own_kind"):
        return a.text("own_kind")
    kind = a.text("kind")
    return (FORM.field("kind").label_of(kind),) if kind and not _is_own(a) else (FORM.title,)


def when_words(a: Answers) -> Piece:
    """The day and the hours."""
    day, starts, ends = a.date("day"), a.time("starts"), a.time("ends")
    if day is None:
        return BLANK
    return words("{day} kl. {starts}–{ends}", day=day, starts=starts or BLANK, ends=ends or BLANK)


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    """Conclusion and tasks first, then the situation, then item by item."""
    yield Facts((
        Fact(N_("Borger"), basis.case.citizen.name),
        Fact(N_("Arbejdsplads"), basis.case.workplace.name or BLANK),
        Fact(N_("Slags møde"), kind_words(a)),
        Fact(N_("Tidspunkt"), when_words(a)),
        Fact(N_("Form"), chosen_label(FORM.field("how"), a)),
        Fact(N_("Sted"), typed(a.text("place"))),
        *((Fact(N_("Formål"), a.text("purpose")),) if a.text("purpose") else ()),
        *((Fact(N_("Mødeleder"), a.text("chair")),) if a.text("chair") else ()),
        *((Fact(N_("Referent"), a.text("minute_taker")),) if a.text("minute_taker") else ()),
    ))  # fmt: skip
    if _is_amended(a):
        yield Facts((Fact(N_("Hvorfor referatet er ændret"), typed(a.text("amended_why"))),))
    yield from section(N_("Konklusion"), a.text("conclusion"))
    yield from _tasks(a)
    yield from section(N_("Situation og muligheder"), a.text("situation"))
    yield from _promises(a)
    yield from _items(a)
    yield from _informed(a)
    yield from section(N_("Uenighed eller forbehold"), a.text("reservation"))
    yield from _next(a)
    yield from _people(a)
    yield from section(N_("Samtykker ved mødet"), a.text("consents"), INSIDE)
    yield from section(N_("Internt notat"), a.text("inside"), INSIDE)


def _tasks(a: Answers) -> Iterator[Block]:
    if a.rows("tasks"):
        yield Heading(N_("Hvem gør hvad"))
        yield Table(
            N_("Opgaver"),
            (Column(N_("Hvem"), 3), Column(N_("Opgave"), 6), Column(N_("Senest"), 2)),
            tuple((_owner(row), typed(row.text("what")), shown(row.date("due"))) for row in a.rows("tasks")),
        )


def _owner(row: Answers) -> Piece:
    party = next((choice.label for choice in OWNERS if choice.key == row.text("party")), "")
    name = row.text("who")
    if party and name:
        return words("{party}: {name}", party=(party,), name=name)
    return words(party) if party else name or BLANK


def _promises(a: Answers) -> Iterator[Block]:
    if _has_promises(a):
        yield Heading(N_("Aftaler fra sidst"))
        yield Table(
            N_("Aftaler fra sidst"),
            (Column(N_("Hvem"), 3), Column(N_("Aftale"), 5), Column(N_("Frist"), 2), Column(N_("Hvordan det gik"), 2)),
            tuple(
                (_owner(row), typed(row.text("what")), shown(row.date("due")), chosen_label(PROMISE[-1], row))
                for row in a.rows("promises")
            ),
        )


def _items(a: Answers) -> Iterator[Block]:
    said = tuple(row for row in a.rows("items") if row.text("notes") or row.text("inside"))
    if not said:
        return
    yield Heading(N_("Punkter"))
    for row in said:
        readers = INSIDE if not row.text("notes") else frozenset(Reader)
        yield Paragraph(words("{item}:", item=row.text("item") or BLANK), readers=readers)
        yield from (Paragraph(line) for line in _lines(row.text("notes")))
        for line in _lines(row.text("inside")):
            yield Paragraph(words("Internt: {line}", line=line), readers=INSIDE)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _informed(a: Answers) -> Iterator[Block]:
    told = tuple(TOLD[key][1] for key in a.chosen("told") if key in TOLD)
    if told or a.text("told_own"):
        yield Heading(N_("Kommunen informerede"))
        yield from (Paragraph(words(sentence)) for sentence in told)
        yield from (Paragraph(line) for line in _lines(a.text("told_own")))


def _next(a: Answers) -> Iterator[Block]:
    facts = []
    if day := a.date("next_day"):
        at = words("{day} kl. {starts}", day=day, starts=a.time("next_starts") or BLANK)
        facts = [
            Fact(N_("Næste møde"), at),
            Fact(N_("Form"), chosen_label(FORM.field("next_how"), a)),
            Fact(N_("Sted"), typed(a.text("next_place"))),
        ]
    if by := a.date("comments_by"):
        facts.append(Fact(N_("Bemærkninger til referatet senest"), shown(by)))
    if facts:
        yield Facts(tuple(facts))


def _people(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Deltagere"))
    yield Table(
        N_("Deltagere"),
        (Column(N_("Navn"), 4), Column(N_("Funktion"), 4), Column(N_("Repræsenterer"), 4), Column(N_("Til stede"), 4)),
        tuple(
            (typed(row.text("name")), chosen_label(PERSON[2], row), typed(row.text("for_whom")), _presence(row))
            for row in a.rows("people")
        ),
    )
    yield Table(
        N_("Svar på indbydelsen"),
        (Column(N_("Navn"), 5), Column(N_("Svar på indbydelsen"), 5)),
        tuple((typed(row.text("name")), chosen_label(PERSON[4], row)) for row in a.rows("people")),
        readers=INSIDE,
    )


def _presence(row: Answers) -> Piece:
    arrived, left = row.time("arrived"), row.time("left")
    if arrived is None and left is None:
        return chosen_label(PERSON[5], row)
    state = PERSON[5].label_of(row.text("presence")) if row.text("presence") else PRESENCE[1].label
    return words("{state}, kl. {arrived}–{left}", state=(state,), arrived=arrived or BLANK, left=left or BLANK)


def period(a: Answers) -> tuple[date | None, date | None]:
    """The day it is held."""
    return a.date("day"), None


def people_of(case: Case, caseworker: str) -> tuple[Answers, ...]:
    """Who usually takes part: the citizen, the municipality, and those of the case who are still in it."""
    place = case.workplace.name
    rows = [Answers({"person": "citizen", "name": case.citizen.name, "part": "citizen"})]
    if caseworker:
        rows.append(Answers({"person": "caseworker", "name": caseworker, "part": "caseworker"}))
    for one in case.participants:
        named = Answers({"person": str(one.id), "name": one.name, "part": one.role.value})
        organisation = one.organisation or (place if one.role.value in EMPLOYER_ROLES else "")
        rows.append(named.with_answer("for_whom", organisation or None))
    return tuple(rows)


def agenda_of(items: tuple[str, ...]) -> tuple[Answers, ...]:
    """A row for each item, nothing noted yet."""
    return tuple(Answers({"item": item}) for item in items)


def begin(basis: Basis) -> Answers:
    """A follow-up talk next week in person with those of the case and the standard agenda."""
    return Answers({
        "kind": "follow_up",
        "how": "in_person",
        "is_follow_up": True,
        "day": basis.today + timedelta(days=7),
        "starts": time(9),
        "ends": time(10),
        "people": people_of(basis.case, basis.caseworker),
        "items": agenda_of(AGENDA),
        **({"chair": basis.caseworker, "minute_taker": basis.caseworker} if basis.caseworker else {}),
    })  # fmt: skip


def sample(basis: Basis) -> Answers:
    """A believable roundtable meeting that was held today."""
    start = begin(basis)
    rows = start.rows("people")
    if not any(row.text("part") in EMPLOYER_ROLES for row in rows):
        rows = (*rows, Answers({"name": "Lone Bech", "part": "line_manager", "for_whom": "Øster Skole"}))
    people = tuple(row.with_answer("presence", "present").with_answer("answer", "coming") for row in rows)
    notes = {
        0: "Alle sagde, hvad de håbede at få ud af mødet.",
        1: "Medarbejderen kan stå og gå det meste af dagen, men har brug for korte pauser.",
        4: "Begynder med tre halve dage om ugen og øger hver anden uge.",
    }
    items = tuple(row.with_answer("notes", notes.get(number)) for number, row in enumerate(agenda_of(AGENDA)))
    soon = basis.today + timedelta(days=14)
    return Answers({
        **start,
        "kind": "roundtable",
        "day": basis.today,
        "place": "Mødelokale 2, Øster Skole",
        "purpose": "At aftale, hvordan arbejdet kan genoptages",
        "people": people,
        "promises": (Answers({"what": "Afprøve hæve-sænke-bord", "party": "workplace", "due": basis.today,
                              "state": "kept"}),),
        "items": items,
        "conclusion": "Arbejdet genoptages gradvist fra næste uge. Opgaver med tunge løft gives til kolleger.",
        "tasks": (
            Answers({"party": "workplace", "who": "Lone Bech", "what": "Lave en vagtplan med pauser", "due": soon}),
            Answers({"party": "citizen", "what": "Skrive ned, hvordan de første dage går", "due": soon}),
        ),
        "situation": "Opgaverne kan løses med mindre tid og uden tunge løft.",
        "told": ("voluntary", "consent"),
        "next_day": soon,
        "next_starts": time(10),
        "next_how": "telephone",
        "comments_by": basis.today + timedelta(days=7),
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.MEETING,
    title=N_("Mødereferat"),
    icon="calendar",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(hours_of_the_day_fit, both_sides_are_there, tasks_lie_ahead, each_side_has_a_task, days_are_in_order),
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.UNION, Reader.FILE),
    shares={Reader.EMPLOYER: frozenset({"meeting"}), Reader.UNION: frozenset({"meeting"})},
    internal=frozenset({"is_follow_up"}),
    rules=("ADM-13-1", "ADM-13-2"),
)
