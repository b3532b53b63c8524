"""Files kept inside the archive: scans of signed pages, letters, pictures."""

import hashlib
import mimetypes
from pathlib import Path
from uuid import UUID

from caseworker_app.domain.case import Attachment
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.identity import new_id
from caseworker_app.errors import NotFound, UserError
from caseworker_app.services.desk import Desk, act
from caseworker_app.texts import N_

MOST_BYTES = 200 * 1024 * 1024
_TIFF = (b"II*\x00", b"MM\x00*")
KINDS = {
    ".pdf": (b"%PDF-",), ".png": (b"\x89PNG",), ".jpg": (b"\xff\xd8",), ".jpeg": (b"\xff\xd8",),
    ".tif": _TIFF, ".tiff": _TIFF,
}  # fmt: skip
"""How the files begin that are taken, by the ending of their name."""


class Attachments:
    """Takes files in and gives them back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, case_id: UUID, path: Path, agreement_id: UUID | None = None) -> tuple[Attachment, Changes]:
        """Keep a copy of the file. UserError when it is too large, empty, unreadable or of a kind not taken."""
        content = self._read(path)
        attachment = Attachment(
            id=new_id(),
            case_id=case_id,
            name=path.name,
            media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            added_at=self._desk.clock.now(),
            added_by=self._desk.caseworker,
            agreement_id=agreement_id,
        )
        with self._desk.store.write(act(N_("Bilag lagt i sagen"), case_id, attachment.id)) as writing:
            writing.put_attachment(attachment, content)
        return attachment, Changes.of(("attachment", case_id), ("history", case_id))

    def of_case(self, case_id: UUID) -> list[Attachment]:
        return self._desk.store.attachments(case_id=case_id)

    def of_agreement(self, agreement_id: UUID) -> list[Attachment]:
        return self._desk.store.attachments(agreement_id=agreement_id)

    def content(self, attachment_id: UUID) -> bytes:
        return self._desk.store.content(attachment_id)

    def handed_out(self, case_id: UUID, attachment_id: UUID) -> Changes:
        """Note in the history that a copy was saved outside the archive."""
        with self._desk.store.write(act(N_("Kopi af bilag gemt uden for arkivet"), case_id, attachment_id)):
            pass
        return Changes.of(("history", case_id))

    def _read(self, path: Path) -> bytes:
        starts = KINDS.get(path.suffix.lower())
        if starts is None:
            raise UserError("Programmet tager imod PDF og billeder (PNG, JPEG, TIFF).")
        try:
            size = path.stat().st_size
            if size > MOST_BYTES:
                raise UserError("Filen er på {size} MB. Der er plads til {most} MB.",
                                size=size // 1024**2, most=MOST_BYTES // 1024**2)  # fmt: skip
            content = path.read_bytes()
        except FileNotFoundError:
            raise NotFound("Filen findes ikke længere.") from None
        except OSError:
            raise UserError("Filen kan ikke læses. Er den åben i et andet program?") from None
        if not content:
            raise UserError("Filen er tom.")
        if not content.startswith(starts):
            raise UserError("Filens indhold passer ikke til dens navn.")
        return content
