"""What is to be minded about a citizen, and what it changes on the screen at hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from caseworker_app.domain.case import Case, Participant, Role
from caseworker_app.domain.document import Block, Signatures, Signer
from caseworker_app.schemes.scheme import SignerRole
from caseworker_app.texts import N_


class Screen(Enum):
    """Where a tag is read."""

    CASE = "case"
    AGREEMENT = "agreement"
    PRINT = "print"
    MEETING = "meeting"


class TagKind(Enum):
    """What a tag is about."""

    PROTECTED = "protected"
    SAFETY = "safety"
    INTERPRETER = "interpreter"
    NO_DIGITAL_POST = "no_digital_post"
    ON_BEHALF = "on_behalf"
    COMPANION = "companion"


@dataclass(frozen=True)
class Tag:
    """A mark on the citizen (mærke): fixed messages with their places, the second says what it changes here."""

    kind: TagKind
    words: str
    changes: str
    places: tuple[tuple[str, str], ...] = ()


WORDS = {
    TagKind.PROTECTED: N_("Navne- og adressebeskyttelse"), TagKind.SAFETY: N_("Sikkerhed"),
    TagKind.INTERPRETER: N_("Tolk: {language}"), TagKind.NO_DIGITAL_POST: N_("Fritaget for Digital Post"),
    TagKind.ON_BEHALF: N_("På borgerens vegne: {name}"), TagKind.COMPANION: N_("Bisidder: {name}"),
}  # fmt: skip
CHANGES = {
    TagKind.PROTECTED: {
        Screen.CASE: N_("Adressen udelades af alle kopier til arbejdspladsen og fagforeningen."),
        Screen.AGREEMENT: N_("Adressen står kun i borgerens og sagens kopi."),
        Screen.PRINT: N_("Borgerens kopi viser adressen. Giv den kun til borgeren."),
        Screen.MEETING: N_("Skriv ikke adressen i indkaldelser til andre."),
    },
    TagKind.SAFETY: {
        Screen.CASE: N_("{what}"), Screen.AGREEMENT: N_("{what}"), Screen.MEETING: N_("{what}"),
    },
    TagKind.INTERPRETER: {
        Screen.CASE: N_("Aftaler og samtykker får en linje til tolkens underskrift. Sæt længere tid af til møder."),
        Screen.AGREEMENT: N_("Papiret har en linje til tolkens underskrift."),
        Screen.PRINT: N_("Tolken skriver under på linjen for tolk."),
        Screen.MEETING: N_("Bestil tolken, og sæt længere tid af."),
    },
    TagKind.NO_DIGITAL_POST: {
        Screen.CASE: N_("Breve sendes på papir."),
        Screen.AGREEMENT: N_("Borgerens kopi sendes som brev på papir."),
        Screen.PRINT: N_("Print borgerens kopi, og send den som brev. Digital Post når ikke frem."),
        Screen.MEETING: N_("Indkald med brev på papir, og regn med dage til posten."),
    },
    TagKind.ON_BEHALF: {
        Screen.CASE: N_("Se i dokumentet, hvad {name} kan gøre på borgerens vegne."),
        Screen.AGREEMENT: N_("Afklar, om {name} skal skrive under."),
        Screen.PRINT: N_("Afklar, om {name} skal have en kopi."),
        Screen.MEETING: N_("Indkald {name}."),
    },
    TagKind.COMPANION: {
        Screen.CASE: N_("Bisidderen kan være med til samtaler, men handler ikke for borgeren."),
        Screen.AGREEMENT: N_("Bisidderen skriver ikke under."),
        Screen.MEETING: N_("Skriv bisidderen på som deltager."),
    },
}  # fmt: skip


def tags(case: Case, today: date, screen: Screen) -> tuple[Tag, ...]:
    """The tags of a case with what they change on this screen; those that change nothing there are left out."""
    return tuple(
        Tag(kind, WORDS[kind], CHANGES[kind][screen], tuple(places.items()))
        for kind, places in _found(case, today)
        if screen in CHANGES[kind]
    )


def with_interpreter(blocks: tuple[Block, ...], case: Case, today: date) -> tuple[Block, ...]:
    """The document with a line for the interpreter to sign, where there is one and anybody signs."""
    role = interpreter_role(case, today)
    if role is None:
        return blocks
    line = Signer(role.label, role.name)
    return tuple(
        Signatures((*block.signers, line), block.readers) if isinstance(block, Signatures) and block.signers else block
        for block in blocks
    )


def interpreter_role(case: Case, today: date) -> SignerRole | None:
    """The line for the interpreter: nobody waits for that signature."""
    if not interpreter_language(case, today):
        return None
    name = next((one.name for one in _there(case, today, Role.INTERPRETER)), "")
    return SignerRole(Role.INTERPRETER.value, N_("Tolk"), name)


def interpreter_language(case: Case, today: date) -> str:
    """The language that is interpreted; empty when nobody interprets."""
    there = _there(case, today, Role.INTERPRETER)
    return case.citizen.interpreter or next((one.details.language or one.name for one in there), "")


def _found(case: Case, today: date) -> Iterator[tuple[TagKind, dict[str, str]]]:
    citizen = case.citizen
    if citizen.protected_address:
        yield TagKind.PROTECTED, {}
    if citizen.safety:
        yield TagKind.SAFETY, {"what": citizen.safety}
    if language := interpreter_language(case, today):
        yield TagKind.INTERPRETER, {"language": language}
    if not citizen.digital_post:
        yield TagKind.NO_DIGITAL_POST, {}
    for one in _there(case, today, Role.GUARDIAN, Role.POWER_OF_ATTORNEY):
        yield TagKind.ON_BEHALF, {"name": one.name}
    for one in _there(case, today, Role.COMPANION):
        yield TagKind.COMPANION, {"name": one.name}


def _there(case: Case, today: date, *roles: Role) -> tuple[Participant, ...]:
    return tuple(one for role in roles for one in case.has_role(role) if one.takes_part(today))
