"""Invented cases, notes and agreements in any number: Danish-looking, the same at every run."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Method, Signature, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import (
    Case,
    CaseKind,
    CaseStatus,
    Citizen,
    ConfirmedBy,
    Employment,
    Note,
    Participant,
    Role,
    Workplace,
)
from caseworker_app.domain.identity import read_cpr
from caseworker_app.rules.provision import Rulebook
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.scheme import Basis

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()
CASEWORKER = "Maja Holst"
FIRST_BIRTHDAY = date(1955, 1, 1)
BIRTHDAYS = 16_000  # all before 2000, so that the seventh digit of the CPR number is 0
CASES_PER_WORKPLACE = 40
HISTORY_DAYS = 3_000
STATES = {0: Status.DRAFT, 1: Status.SEALED, 2: Status.SEALED}
"""Of ten plans of open cases one is being written and two wait for a signature."""

FIRST_NAMES = (
    "Åse", "Søren", "Mette", "Jørgen", "Birthe", "Hassan", "Ida", "Karen", "Peter", "Lone", "Mads", "Fatima", "Ole",
    "Tina", "Erik", "Signe", "Flemming", "Charlotte", "Bent", "Amalie", "José", "Inge", "Kasper", "Ruth", "Zeynep",
    "Niels", "Trine", "Ali", "Hanne", "Thor", "Pia", "Rasmus", "Gudrun", "Malik", "Vibeke", "Ivan", "Dagmar", "Simon",
    "Ellen", "Łukasz", "Kjeld", "Bodil", "Æskil", "Øjvind", "Ådne", "Nguyễn", "Öğüt", "Sørine", "Jens", "Grethe",
)  # fmt: skip
LAST_NAMES = (
    "Ødum", "Brønnum", "Lauritsen", "Ebbesen", "Nowak", "Kragh", "Al-Amin", "Østergård", "Højgaard", "Møller", "Æbelø",
    "Bjerregaard", "Yılmaz", "Thygesen", "Grønbech", "Vestergaard", "Haugaard", "Aagaard", "Dyhr", "Sørensen",
    "Kjærsgaard", "Martínez", "Damgaard", "Hjorth", "Munk", "Öztürk", "Bøgh", "Rosenkilde", "Rezaei", "Bruun", "Ørsted",
    "Skovgaard", "Fuglsang", "Heygum", "Petersen", "Nyholm", "Horvat", "Wied", "Lykke", "Fæster", "Åkjær", "Ravn",
)  # fmt: skip
JOBS = (
    "Pædagog", "Slibemester", "Social- og sundhedsassistent", "Chauffør", "Bager", "Vaskeriassistent", "Lærer", "Smed",
    "Lagermedarbejder", "Revisor", "Bibliotekar", "Køkkenassistent", "Pedel", "Mekaniker", "Dagplejer", "Værkfører",
)  # fmt: skip
PLACES = ("Øster Skole", "Plejecenter Åhaven", "Maskinværk", "Bageri", "Vaskeri", "Lager", "Børnehus", "Bibliotek")
TOWNS = ("Aarup", "Assens", "Bogense", "Middelfart", "Faaborg", "Odense", "Nyborg", "Ærøskøbing", "Rønne", "Aalborg")
OPENINGS = ("Talt i telefon med", "Møde på arbejdspladsen med", "Brev modtaget fra", "Aftale lavet med", "Ringet til")
HAPPENED = (
    "Timerne er aftalt med lederen", "Pauserne holdes, og opgaverne passer", "Gårdvagter er stadig for meget",
    "Kontorarbejde går godt", "Vil gerne op i tid fra næste måned", "Øvelserne hjælper mod smerterne i skulderen",
    "Kan løfte lidt mere end før", "Overgangen mellem opgaver tager længere tid end ventet",
    "Arbejder hjemme om onsdagen", "Får fast makker de første uger", "Ønsker stille lokale til papirarbejdet",
    "Transporten er det sværeste", "Nye hjælpemidler er bestilt", "Mødetiden flyttes til klokken ni",
)  # fmt: skip
NEXT = (
    "Opfølgning om to uger.", "Lederen sender vagtplan.", "Borgeren ringer selv.", "Afventer svar fra lægen.",
    "Ny aftale udfærdiges.", "Ingen yderligere aftalt.", "Samtykke gennemgået igen.", "Rundbordssamtale foreslået.",
)  # fmt: skip


def random() -> Random:
    return Random(20261123)


def identity(kind: int, number: int) -> UUID:
    """An id like those of the program, but the same at every run."""
    return UUID(int=(kind << 96) | (7 << 76) | (2 << 62) | number)


def case(number: int, chance: Random, *, is_open: bool) -> Case:
    """Case `number`, saved once."""
    begun = TODAY - timedelta(days=chance.randrange(7, 200) if is_open else chance.randrange(200, HISTORY_DAYS))
    born = FIRST_BIRTHDAY + timedelta(days=number % BIRTHDAYS)
    cpr = f"{born.day + 60:02}{born:%m%y}0{number // BIRTHDAYS:03}"
    place = number // CASES_PER_WORKPLACE
    name, town = f"{PLACES[place % len(PLACES)]} {LAST_NAMES[place % len(LAST_NAMES)]}", TOWNS[place % len(TOWNS)]
    return Case(
        id=identity(1, number),
        number=f"{begun.year}-{number:06}",
        kind=chance.choice(tuple(CaseKind)),
        citizen=Citizen(read_cpr(cpr), person(chance), "Bøgevej 4", "5560", town, "00 00 00 00"),
        workplace=Workplace(name, p_number=f"19{place:08}", address="Skolegade 11", postcode="5560", town=town),
        employment=Employment(chance.choice(JOBS), hours=Decimal(chance.choice((25, 30, 32, 37)))),
        opened_on=begun + timedelta(days=5),
        first_absence_day=begun,
        confirmed_by=ConfirmedBy.EMPLOYER,
        participants=(Participant(identity(2, number), Role.LINE_MANAGER, person(chance), name),),
        caseworker=CASEWORKER,
        status=CaseStatus.OPEN if is_open else CaseStatus.CLOSED,
        closed_on=None if is_open else begun + timedelta(days=180),
        outcome="" if is_open else "same_job",
        revision=1,
    )


def person(chance: Random) -> str:
    return f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"


def note(number: int, case_id: UUID, chance: Random) -> tuple[Note, tuple[str, ...]]:
    """A note, and the phrases it is made of."""
    phrases = (chance.choice(OPENINGS), person(chance), *chance.sample(HAPPENED, 2), chance.choice(NEXT))
    opening, name, first, second, last = phrases
    at = NOW - timedelta(minutes=60 * 24 * HISTORY_DAYS - 4 * number)
    text = f"{opening} {name}. {first}. {second}. {last}"
    return Note(identity(3, number), case_id, CASEWORKER, at, at.date(), text), phrases


def agreements(case: Case, number: int, rules: Rulebook) -> Iterator[Agreement]:
    """The consent, the plan and every second time a follow-up of one case, in all states."""
    ago = number % 13
    begun = Basis(case, rules, TODAY - timedelta(weeks=ago), caseworker=CASEWORKER)
    middle = Basis(case, rules, TODAY - timedelta(weeks=ago // 2), caseworker=CASEWORKER)
    consent = BY_KEY["consent"].sample(begun).with_answer("valid_to", TODAY + timedelta(days=number % 365))
    state = Status.SIGNED if case.status is CaseStatus.CLOSED else STATES.get(number % 10, Status.SIGNED)
    yield _agreement(begun, number, 1, "consent", consent, Status.SIGNED)
    yield _agreement(begun, number, 2, "partial_return", BY_KEY["partial_return"].sample(begun), state)
    if number % 2:
        status = BY_KEY["hours_follow_up"].sample(middle)
        yield _agreement(middle, number, 3, "hours_follow_up", status, Status.SEALED)


def _agreement(basis: Basis, number: int, place: int, scheme: str, answers: Answers, status: Status) -> Agreement:
    kind, own = BY_KEY[scheme], identity(4, 10 * number + place)
    written = datetime.combine(basis.today, NOW.timetz())
    draft = Agreement(
        id=own, thread=own, case_id=basis.case.id, scheme=scheme, number=f"{number:04}-{place:02}", version=1,
        status=status, answers=answers, created_at=written, created_by=CASEWORKER, revision=1, saved_at=written,
    )  # fmt: skip
    if status is Status.DRAFT:
        return draft
    starts, ends = kind.period(answers)
    signers = tuple(role.key for role in kind.signers(answers, basis))
    signed = signers if status is Status.SIGNED else signers[:1]
    return replace(
        draft, sealed_at=written, sealed_by=CASEWORKER, starts=starts, ends=ends, signers=signers,
        signatures=tuple(Signature(role, "", basis.today, Method.PAPER, CASEWORKER) for role in signed),
        fingerprint="7F3A 91C2",
    )  # fmt: skip
