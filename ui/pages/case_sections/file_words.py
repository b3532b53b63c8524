"""What is said of a file: whether its text was read, what it names, and the question that follows."""

from collections.abc import Iterable

from caseworker_app.domain.case import Attachment
from caseworker_app.errors import UserError
from caseworker_app.services.attachments import FileState
from caseworker_app.services.guard.hits import Hit, Kind
from caseworker_app.services.ports import Unread
from caseworker_app.texts import N_, Texts
from ui.look import Tone
from ui.shell import Shell
from ui.widgets.chips import Chip

WHY_UNREAD = {
    Unread.PICTURE: N_("Ikke læst: billeder har ingen tekst, programmet kan læse."),
    Unread.NO_TEXT: N_("Ikke læst: filen har ingen tekst. Det er måske en scanning."),
    Unread.ENCRYPTED: N_("Ikke læst: filen er beskyttet med en adgangskode."),
    Unread.DAMAGED: N_("Ikke læst: filen er beskadiget."),
    Unread.TOO_LARGE: N_("Ikke læst: filen er for stor til at blive læst igennem."),
}
NAMES = {
    Kind.OTHER_CPR: N_("et CPR-nummer, som ikke er borgerens: {words}"),
    Kind.OTHER_CITIZEN: N_("en anden borger i arkivet: {words}"),
    Kind.CPR: N_("borgerens CPR-nummer"),
    Kind.ADDRESS: N_("borgerens beskyttede adresse"),
    Kind.PHONE: N_("borgerens telefonnummer"),
    Kind.MAIL: N_("borgerens mailadresse"),
    Kind.HEALTH: N_("helbred: {words}"),
}
MOST_WORDS = 6
QUESTION = N_("Filen nævner andre. Handler den om denne borger?")


def chip_of(state: FileState, texts: Texts) -> Chip:
    """Read, unread, or about somebody else."""
    if state.about_citizen is False:
        return Chip(texts.say("Handler om en anden"), Tone.BAD, "alert-triangle")
    if state.asks:
        return Chip(texts.say("Se efter"), Tone.WARN, "help-circle")
    if state.read:
        return Chip(texts.say("Læst"), Tone.OK, "check")
    return Chip(texts.say("Ikke læst"), Tone.NEUTRAL, "eye-off")


def lines_of(state: FileState, texts: Texts) -> list[str]:
    """Why it was not read, and the question."""
    lines = [texts.say(WHY_UNREAD[state.unread])] if state.unread else []
    return [*lines, *([texts.say(QUESTION)] if state.asks else [])]


def told(hits: Iterable[Hit], texts: Texts) -> list[str]:
    """One line for each kind of thing the file names."""
    by_kind: dict[Kind, list[str]] = {}
    for hit in hits:
        by_kind.setdefault(hit.kind, []).append(_shown(hit))
    return [
        texts.say(NAMES[kind], words=", ".join(dict.fromkeys(by_kind[kind][:MOST_WORDS])))
        for kind in NAMES
        if kind in by_kind
    ]


def may_leave(shell: Shell, file: Attachment) -> bool:
    """Whether the person wants a copy to leave after being told what the file names; never one about another."""
    attachments, say = shell.workspace.attachments, shell.say
    try:
        attachments.check_about_citizen(file.case_id, file.id)
    except UserError as problem:
        shell.ask.tell(shell.words_of(problem))
        return False
    state = attachments.states(file.case_id).get(file.id, FileState())
    named = told(attachments.hits(file, attachments.text(file).text), shell.texts)
    lines = [say("Filen nævner {named}.", named="; ".join(named))] if named else []
    if state.unread not in (None, Unread.PICTURE):
        lines.append(say("Filens tekst er ikke læst, så du må selv se den igennem."))
    if not lines:
        return True
    return shell.ask.confirm("\n\n".join((*lines, say("Skal kopien gemmes alligevel?"))), say("Gem kopien"))


def _shown(hit: Hit) -> str:
    """Numbers of people are never shown whole."""
    word = " ".join(hit.word.split())
    return f"{word[:6]}-••••" if hit.kind is Kind.OTHER_CPR else word
