"""Commands on a whole archive: create, verify, backup, restore, history check."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from caseworker_app import bootstrap
from caseworker_app.commands import passphrase
from caseworker_app.commands.actor import actor
from caseworker_app.commands.outcome import Outcome, Problem, WrongUse
from caseworker_app.domain.document import Words, words
from caseworker_app.storage import archive, restoring
from caseworker_app.storage.examination import Examination, Fault, FaultKind, examine
from caseworker_app.storage.history import first_bad_line
from caseworker_app.storage.private_file import write_private
from caseworker_app.storage.problems import told
from caseworker_app.texts import N_, Texts

FAULTS = {
    FaultKind.FILE_DAMAGED: N_("Filen {record} er beskadiget og kan ikke læses helt."),
    FaultKind.HISTORY_LINE_BAD: N_("Historikken er ændret eller mangler noget fra linje {record}."),
    FaultKind.PAGE_CHANGED: N_("En forseglet side af aftalen {record} er ikke, som da den blev forseglet."),
    FaultKind.PAGE_MISSING: N_("En forseglet side af aftalen {record} mangler."),
    FaultKind.ATTACHMENT_CHANGED: N_("Bilaget {record} er ikke, som da det blev lagt i sagen."),
    FaultKind.ATTACHMENT_MISSING: N_("Indholdet af bilaget {record} mangler."),
}
COUNTS = {
    "cases": N_("Sager: {number}"),
    "agreements": N_("Aftaler: {number}"),
    "pages": N_("Forseglede sider: {number}"),
    "attachments": N_("Bilag: {number}"),
    "history": N_("Linjer i historikken: {number}"),
}


def archive_option(parser: ArgumentParser, texts: Texts) -> None:
    parser.add_argument("archive", type=Path, metavar="ARKIV", help=texts.say(N_("arkivets fil (.fasthold)")))
    passphrase.add_options(parser, texts)


def create_options(parser: ArgumentParser, texts: Texts) -> None:
    archive_option(parser, texts)
    parser.add_argument(
        "--name", required=True, metavar="NAVN", help=texts.say(N_("sagsbehandleren, som arkivet er til"))
    )
    parser.add_argument(
        "--recovery-sheet", required=True, type=Path, metavar="FIL",
        help=texts.say(N_("den PDF, som gendannelsesnøglen skrives i")),
    )  # fmt: skip


def create(wanted: Namespace, texts: Texts) -> Outcome:
    """The key is written into the sheet only: what a terminal showed would stay in its log."""
    sheet: Path = wanted.recovery_sheet
    if not wanted.name.strip():
        raise WrongUse("Skriv, hvem arkivet er til, efter --name.")
    restoring.refuse_taken(sheet)
    space, key = bootstrap.create_archive(
        wanted.archive, wanted.name.strip(), passphrase.read(wanted, texts, new=True)
    )
    try:
        with told():
            write_private(sheet, space.paperwork.recovery_sheet(key, wanted.archive.name, texts.language))
    finally:
        space.close()
        if not sheet.exists():
            archive.remove(wanted.archive)
    return Outcome(
        (
            words("Arkivet {path} er oprettet.", path=wanted.archive),
            words("Gendannelsesnøglen står i {path}. Print den, læg den sikkert, og slet filen.", path=sheet),
        ),
        {"archive": str(wanted.archive), "recovery_sheet": str(sheet)},
    )


def verify(wanted: Namespace, texts: Texts) -> Outcome:
    with archive.as_it_is(wanted.archive, passphrase.read(wanted, texts)) as database:
        found = examine(database)
    ending = words("Der er fejl i arkivet.") if found.faults else words("Arkivet er i orden.")
    return Outcome((*_counted(found), ending), {"counts": found.counts}, _problems(found.faults))


def backup_options(parser: ArgumentParser, texts: Texts) -> None:
    archive_option(parser, texts)
    parser.add_argument(
        "--to", required=True, type=Path, metavar="STED",
        help=texts.say(N_("en mappe, hvor kopien får dagens dato i navnet, eller kopiens navn")),
    )  # fmt: skip


def backup(wanted: Namespace, texts: Texts) -> Outcome:
    target = _target(wanted.to, wanted.archive, bootstrap.SYSTEM_CLOCK.now())
    found = restoring.back_up(wanted.archive, passphrase.read(wanted, texts), target)
    done = words("Kopien {path} er åbnet igen og sammenlignet med arkivet.", path=target)
    ending = (words("Arkivet havde fejl, og kopien har de samme."),) if found.faults else ()
    return Outcome(
        (*_counted(found), done, *ending), {"copy": str(target), "counts": found.counts}, _problems(found.faults)
    )


def restore_options(parser: ArgumentParser, texts: Texts) -> None:
    parser.add_argument("copy", type=Path, metavar="KOPI", help=texts.say(N_("den kopi, der skal gendannes fra")))
    parser.add_argument(
        "--to", required=True, type=Path, metavar="ARKIV",
        help=texts.say(N_("arkivet, som kopien skal træde i stedet for")),
    )  # fmt: skip
    parser.add_argument(
        "--despite-faults", action="store_true", help=texts.say(N_("gendan også fra en kopi med fejl"))
    )
    passphrase.add_options(parser, texts)


def restore(wanted: Namespace, texts: Texts) -> Outcome:
    done = restoring.restore(
        wanted.copy, passphrase.read(wanted, texts), wanted.to, bootstrap.SYSTEM_CLOCK.now(), actor(),
        despite_faults=wanted.despite_faults,
    )  # fmt: skip
    return Outcome(
        (*_counted(done.examination), *_restored(wanted.to, done)),
        {
            "archive": str(wanted.to), "restored": done.done, "kept": str(done.kept) if done.kept else None,
            "counts": done.examination.counts,
        },
        _problems(done.examination.faults),
    )  # fmt: skip


def check_history(wanted: Namespace, texts: Texts) -> Outcome:
    with archive.as_it_is(wanted.archive, passphrase.read(wanted, texts)) as database:
        lines, bad = database.value("SELECT count(*) FROM history"), first_bad_line(database)
    faults = () if bad is None else (Fault(FaultKind.HISTORY_LINE_BAD, str(bad)),)
    ending = words("Der er fejl i historikken." if faults else "Ingen linje er ændret, fjernet eller sat ind.")
    return Outcome(
        (words(COUNTS["history"], number=lines), ending), {"lines": lines, "first_bad_line": bad}, _problems(faults)
    )


def _restored(path: Path, done: restoring.Restored) -> tuple[Words, ...]:
    if not done.done:
        return (words("Kopien har fejl. Arkivet er ikke rørt. Brug en anden kopi, eller tilføj --despite-faults."),)
    if done.kept is None:
        return (words("Arkivet {path} er gendannet.", path=path),)
    return (
        words("Arkivet {path} er gendannet.", path=path),
        words("Det, der lå der før, hedder nu {path}.", path=done.kept),
    )


def _target(wanted: Path, source: Path, now: datetime) -> Path:
    if not wanted.is_dir():
        return wanted
    return wanted / f"{source.stem}-{now.astimezone():%Y-%m-%d-%H%M%S}{source.suffix}"


def _counted(found: Examination) -> tuple[Words, ...]:
    return tuple(words(COUNTS[table], number=number) for table, number in found.counts.items() if number is not None)


def _problems(faults: tuple[Fault, ...]) -> tuple[Problem, ...]:
    return tuple(
        Problem(fault.kind.value, fault.record, words(FAULTS[fault.kind], record=fault.record)) for fault in faults
    )
