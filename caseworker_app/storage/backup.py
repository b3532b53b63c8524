"""Copies of the whole archive: encrypted with the same key, checked before they get their name."""

from pathlib import Path

from caseworker_app.errors import UserError
from caseworker_app.storage.database import Database
from caseworker_app.storage.private_file import beside, create_private, sync_file, sync_folder, write_private
from caseworker_app.storage.problems import told
from caseworker_app.storage.vault import key_file


def copy_to(database: Database, target: Path) -> None:
    """The archive and its key file under another name. The copy opens with today's passphrases."""
    half = beside(target, ".part")
    with told():
        if target.exists() and target.samefile(database.path):
            raise UserError("Kopien kan ikke ligge oven i arkivet selv. Vælg et andet navn.", field="path")
        half.unlink(missing_ok=True)
        create_private(half)
    try:
        database.copy_into(half)
        with told():
            sync_file(half)
            write_private(key_file(target), key_file(database.path).read_bytes())
            half.replace(target)
            sync_folder(target.parent)
    finally:
        half.unlink(missing_ok=True)
