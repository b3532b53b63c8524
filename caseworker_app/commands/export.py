"""export: everything on one case, taken out of the archive into a folder or a ZIP file."""

import shutil
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from caseworker_app import bootstrap
from caseworker_app.commands import archives, passphrase
from caseworker_app.commands.actor import actor
from caseworker_app.commands.outcome import Outcome
from caseworker_app.domain.document import words
from caseworker_app.services.case_export import CaseExport, ExportFile
from caseworker_app.services.paperwork import Paperwork
from caseworker_app.storage import archive
from caseworker_app.storage.private_file import beside, create_private
from caseworker_app.storage.problems import told
from caseworker_app.storage.restoring import refuse_taken
from caseworker_app.texts import N_, Texts

OWNER_ONLY = 0o700


def options(parser: ArgumentParser, texts: Texts) -> None:
    archives.archive_option(parser, texts)
    parser.add_argument("--case", required=True, metavar="SAGSNUMMER", help=texts.say(N_("sagens nummer")))
    parser.add_argument(
        "--to", required=True, type=Path, metavar="STED",
        help=texts.say(N_("en ny mappe, eller en ny fil, der ender på .zip")),
    )  # fmt: skip


def export(wanted: Namespace, texts: Texts) -> Outcome:
    target: Path = wanted.to
    refuse_taken(target)
    store = archive.open_with_passphrase(
        wanted.archive, passphrase.read(wanted, texts), who=actor, clock=bootstrap.SYSTEM_CLOCK
    )
    try:
        desk = bootstrap.desk_of(store, bootstrap.SYSTEM_CLOCK, wanted.archive.parent)
        service = CaseExport(desk, Paperwork(desk))
        case_id = service.case_id(wanted.case)
        service.note(case_id)
        files = _written(service.files(case_id), target)
    finally:
        store.close()
    return Outcome(
        (
            words("Filer: {number}", number=files),
            words("Sagen er lagt i {path}. Filerne er ikke krypterede.", path=target),
        ),
        {"case_id": str(case_id), "to": str(target), "files": files},
    )


def _written(files: Iterable[ExportFile], target: Path) -> int:
    """Under another name until the last file is there."""
    half = beside(target, ".part")
    is_zip = target.suffix.lower() == ".zip"
    with told():
        _removed(half)
        try:
            number = _zipped(files, half) if is_zip else _laid_out(files, half)
            half.rename(target)
        finally:
            _removed(half)
    return number


def _zipped(files: Iterable[ExportFile], half: Path) -> int:
    create_private(half)
    with ZipFile(half, "w", ZIP_DEFLATED) as bundle:
        for file in files:
            bundle.writestr(file.name, file.content)
        return len(bundle.namelist())


def _laid_out(files: Iterable[ExportFile], half: Path) -> int:
    half.mkdir(OWNER_ONLY)
    number = 0
    for number, file in enumerate(files, 1):  # noqa: B007 - the last number is the answer
        path = half / file.name
        path.parent.mkdir(OWNER_ONLY, exist_ok=True)
        create_private(path)
        path.write_bytes(file.content)
    return number


def _removed(half: Path) -> None:
    if half.is_dir():
        shutil.rmtree(half)
    else:
        half.unlink(missing_ok=True)
