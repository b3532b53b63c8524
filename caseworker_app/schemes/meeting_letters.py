"""The papers around a meeting: the invitation to each who takes part, and the caseworker's preparation sheet."""

from collections.abc import Iterator
from dataclasses import dataclass

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Block, Bullets, Column, Fact, Facts, Heading, Paragraph, Piece, Table, words
from caseworker_app.schemes.meeting import FORM, PERSON, WITH_EMPLOYER, kind_words, when_words
from caseworker_app.schemes.scheme import Basis
from caseworker_app.schemes.shared import BLANK, chosen_label, typed
from caseworker_app.texts import N_, WEEKDAYS

INVITATION, MOVED, CANCELLED = N_("Indbydelse til møde"), N_("Mødet er flyttet"), N_("Mødet er aflyst")
PREPARATION = N_("Forberedelse til møde")


@dataclass(frozen=True)
class Prepared:
    """What the caseworker reads before the meeting (forberedelse); each line is a fixed message or typed words."""

    facts: tuple[Fact, ...]
    promises: tuple[tuple[Piece, Piece, Piece], ...]
    """Who, what and until when, still open from last time."""
    hours: tuple[tuple[Piece, Piece, Piece], ...]
    """Week, agreed and worked hours of the plan in force."""
    consents: tuple[Piece, ...]
    unsaid: tuple[Piece, ...]
    """What may not be mentioned, and to whom."""
    deadlines: tuple[tuple[Piece, Piece], ...]


def invitation(a: Answers, basis: Basis, person: Answers, *, is_moved: bool = False) -> Iterator[Block]:
    """To one of the people of the meeting, without a word on health."""
    is_citizen = person.text("part") == "citizen"
    if is_moved:
        yield Paragraph(words("Mødet er flyttet. Her er den nye tid."))
    if is_citizen:
        yield Paragraph(words("Du er indbudt til et møde om dit arbejde."))
    else:
        yield Paragraph(words("Du er indbudt til et møde om arbejdet for {name}.", name=basis.case.citizen.name))
    yield Facts((
        Fact(N_("Slags møde"), kind_words(a)),
        Fact(N_("Tidspunkt"), _day_and_hours(a)),
        Fact(N_("Form"), chosen_label(FORM.field("how"), a)),
        Fact(N_("Sted"), typed(a.text("place"))),
        *((Fact(N_("Formål"), a.text("purpose")),) if a.text("purpose") else ()),
    ))  # fmt: skip
    if not is_moved:
        yield from _what_and_who(a)
    yield Heading(N_("Godt at vide"))
    yield Bullets(tuple(_good_to_know(a, basis, is_citizen=is_citizen)))


def _day_and_hours(a: Answers) -> Piece:
    """With the weekday, and how long it takes where the hours say so."""
    day, starts, ends = a.date("day"), a.time("starts"), a.time("ends")
    if day is None or starts is None or ends is None or ends <= starts:
        return when_words(a)
    minutes = (ends.hour - starts.hour) * 60 + ends.minute - starts.minute
    return words("{weekday} den {day} kl. {starts}–{ends} ({minutes} minutter)", weekday=(WEEKDAYS[day.weekday()],),
                 day=day, starts=starts, ends=ends, minutes=minutes)  # fmt: skip


def _what_and_who(a: Answers) -> Iterator[Block]:
    """Left out of the letter about a new time: the invitation told it."""
    items = tuple(row.text("item") for row in a.rows("items") if row.text("item"))
    if items:
        yield Heading(N_("Det taler vi om"))
        yield Bullets(items)
    yield from _who_comes(a)


def _who_comes(a: Answers) -> Iterator[Block]:
    people = tuple(row for row in a.rows("people") if row.text("name"))
    if people:
        yield Heading(N_("Hvem kommer"))
        yield Bullets(tuple(
            words("{name}, {part}", name=row.text("name"), part=(PERSON[2].label_of(row.text("part")),))
            for row in people
        ))  # fmt: skip


def _good_to_know(a: Answers, basis: Basis, *, is_citizen: bool) -> Iterator[Piece]:
    if is_citizen and a.yes("is_follow_up"):
        yield words("Mødet er også din opfølgningssamtale, og den har du pligt til at deltage i.")
    elif a.text("kind") in WITH_EMPLOYER:
        yield words("Mødet er frivilligt for alle, der er indbudt.")
    yield words("Tag gerne papirer med, der har med arbejdet at gøre, for eksempel en fastholdelsesplan.")
    if is_citizen:
        yield words("Du må gerne tage en bisidder med.")
        yield words("Vi taler kun om dit helbred, hvis du selv ønsker det.")
    if basis.case.citizen.interpreter:
        yield words("Der er sat tid af til tolk ({language}).", language=basis.case.citizen.interpreter)
    yield words("Ring eller skriv til kommunen, om du kommer, eller hvis tiden ikke passer.")


def called_off(a: Answers, basis: Basis, person: Answers) -> Iterator[Block]:
    """To one of the people who were invited. The reason stays in the case."""
    day, starts = a.date("day") or BLANK, a.time("starts") or BLANK
    yield Paragraph(words("Mødet {day} kl. {starts} bliver ikke holdt.", day=day, starts=starts))
    yield Paragraph(words("Du behøver ikke gøre noget. Ring til kommunen, hvis du har spørgsmål."))


def calendar_text(a: Answers) -> tuple[Piece, ...]:
    """The same words as in the invitation, for the calendar entry."""
    purpose = (a.text("purpose"),) if a.text("purpose") else ()
    return (kind_words(a), *purpose, *(row.text("item") for row in a.rows("items") if row.text("item")))


def preparation(known: Prepared) -> Iterator[Block]:
    """One page: facts, what is open from last time, plan and hours, consents, what is not said, what comes next."""
    yield Facts(known.facts)
    if known.promises:
        yield Heading(N_("Aftaler fra sidst, som ikke er holdt endnu"))
        yield Table(
            N_("Aftaler fra sidst"),
            (Column(N_("Hvem"), 3), Column(N_("Aftale"), 6), Column(N_("Frist"), 2)),
            known.promises,
        )
    if known.hours:
        yield Heading(N_("Plan og faktiske timer"))
        yield Table(
            N_("Timer"),
            (Column(N_("Uge"), 3), Column(N_("Aftalte timer"), 3, numbers=True),
             Column(N_("Faktiske timer"), 3, numbers=True)),
            known.hours,
        )  # fmt: skip
    yield Heading(N_("Samtykker"))
    yield Bullets(known.consents or (words("Der er ingen samtykker i kraft."),))
    yield Heading(N_("Det må ikke nævnes"))
    yield Bullets(known.unsaid or (BLANK,))
    if known.deadlines:
        yield Heading(N_("Næste frister"))
        yield Table(N_("Frister"), (Column(N_("Dato"), 2), Column(N_("Hvad"), 8)), known.deadlines)
