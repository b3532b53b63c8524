"""Files kept inside the archive: scans of signed pages, letters, pictures. Their text is read and looked through."""

import hashlib
import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from caseworker_app.domain.case import Attachment, Case, HistoryLine
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.identity import new_id
from caseworker_app.errors import NotFound, UserError
from caseworker_app.services.desk import Desk, act
from caseworker_app.services.guard.hits import ABOUT_OTHERS, Hit
from caseworker_app.services.ports import FileText, Unread
from caseworker_app.texts import N_

MOST_BYTES = 200 * 1024 * 1024
_TIFF = (b"II*\x00", b"MM\x00*")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
SCANS = {
    ".pdf": (b"%PDF-",), ".png": (b"\x89PNG",), ".jpg": (b"\xff\xd8",), ".jpeg": (b"\xff\xd8",),
    ".tif": _TIFF, ".tiff": _TIFF,
}  # fmt: skip
"""How the files begin that a signed page can be, by the ending of their name."""
KINDS = {**SCANS, ".docx": (_ZIP, _OLE), ".odt": (_ZIP,), ".txt": (b"",)}
"""The same of all files that are taken."""
MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
}
_READ = "read"
_WHOLE_HISTORY = 1_000_000


@dataclass(frozen=True)
class FileState:
    """What is known of a file (bilagets tilstand): read or why not, whether it names others, what was answered."""

    read: bool = False
    unread: Unread | None = None
    names_others: bool = False
    about_citizen: bool | None = None

    @property
    def asks(self) -> bool:
        """Whether somebody must say if the file is about this citizen."""
        return self.names_others and self.about_citizen is None


class Attachments:
    """Takes files in and gives them back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, case_id: UUID, path: Path, agreement_id: UUID | None = None) -> tuple[Attachment, Changes]:
        """Keep a copy of the file. UserError when it is too large, empty, unreadable or of a kind not taken."""
        content = self._content_of(path, SCANS if agreement_id else KINDS)
        attachment = Attachment(
            id=new_id(),
            case_id=case_id,
            name=path.name,
            media_type=_media_type(path),
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            added_at=self._desk.clock.now(),
            added_by=self._desk.caseworker,
            agreement_id=agreement_id,
        )
        found = self._seen(attachment, self._desk.files.read(path.name, content))
        with self._desk.store.write(act(N_("Bilag lagt i sagen"), case_id, attachment.id, **found)) as writing:
            writing.put_attachment(attachment, content)
        return attachment, Changes.of(("attachment", case_id), ("history", case_id))

    def of_case(self, case_id: UUID) -> list[Attachment]:
        return self._desk.store.attachments(case_id=case_id)

    def of_agreement(self, agreement_id: UUID) -> list[Attachment]:
        return self._desk.store.attachments(agreement_id=agreement_id)

    def content(self, attachment_id: UUID) -> bytes:
        return self._desk.store.content(attachment_id)

    def text(self, attachment: Attachment) -> FileText:
        """What the file says, or why that is not known."""
        return self._desk.files.read(attachment.name, self.content(attachment.id))

    def states(self, case_id: UUID) -> dict[UUID, FileState]:
        """What the history tells of the files of the case."""
        files = {attachment.id for attachment in self.of_case(case_id)}
        if not files:
            return {}
        found = dict.fromkeys(files, FileState())
        for line in reversed(self._desk.store.history(case_id, _WHOLE_HISTORY)):
            if line.subject in found:
                found[line.subject] = _after(found[line.subject], line)
        return found

    def hits(self, attachment: Attachment, text: str) -> tuple[Hit, ...]:
        """What the guard has to say about the file and its name, each word once."""
        case = self._desk.store.case(attachment.case_id)
        return _once(self._looked_through(attachment, text, case))

    def read_again(self, attachment: Attachment) -> tuple[FileState, Changes]:
        """Read a file that was added before files were read."""
        found = self._seen(attachment, self.text(attachment))
        with self._desk.store.write(act(N_("Bilag læst"), attachment.case_id, attachment.id, **found)):
            pass
        return self.states(attachment.case_id)[attachment.id], _news(attachment)

    def say_about(self, attachment: Attachment, *, citizen: bool) -> Changes:
        """Whether the file is about this citizen, as somebody answered; the last answer counts."""
        what = N_("Bilaget “{name}” handler om borgeren")
        if not citizen:
            what = N_("Bilaget “{name}” handler om en anden")
        about = "citizen" if citizen else "other"
        line = act(what, attachment.case_id, attachment.id, name=attachment.name, about=about)
        with self._desk.store.write(line):
            pass
        return _news(attachment)

    def check_about_citizen(self, case_id: UUID, attachment_id: UUID) -> None:
        """A file that somebody said is about another person gives no copies until that answer is changed."""
        if self.states(case_id)[attachment_id].about_citizen is False:
            raise UserError(
                "Filen handler om en anden end borgeren, så der kan ikke gives en kopi. "
                "Er det forkert, så ret svaret på fanen Dokumenter."
            )

    def handed_out(self, case_id: UUID, attachment_id: UUID) -> Changes:
        """Note in the history that a copy was saved outside the archive."""
        with self._desk.store.write(act(N_("Kopi af bilag gemt uden for arkivet"), case_id, attachment_id)):
            pass
        return Changes.of(("history", case_id))

    def _seen(self, attachment: Attachment, found: FileText) -> dict[str, str]:
        """What the line of history tells: the state, never the words of the file."""
        others = any(hit.kind in ABOUT_OTHERS for hit in self.hits(attachment, found.text))
        return {"reading": found.unread.value if found.unread else _READ, "others": "yes" if others else "no"}

    def _looked_through(self, attachment: Attachment, text: str, case: Case) -> Iterable[Hit]:
        watch = self._desk.watch
        yield from watch.hits(attachment.name.replace("_", " "), case)
        yield from watch.hits(text, case)

    def _content_of(self, path: Path, kinds: dict[str, tuple[bytes, ...]]) -> bytes:
        starts = kinds.get(path.suffix.lower())
        if starts is None and kinds is SCANS:
            raise UserError("En underskrevet side skal være en PDF eller et billede (PNG, JPEG, TIFF).")
        if starts is None:
            raise UserError("Programmet tager imod PDF, Word (DOCX), ODT, tekst (TXT) og billeder (PNG, JPEG, TIFF).")
        content = _bytes(path)
        if not content:
            raise UserError("Filen er tom.")
        if not content.startswith(starts):
            raise UserError("Filens indhold passer ikke til dens navn.")
        return content


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UserError("Filen er på {size} MB. Der er plads til {most} MB.",
                            size=size // 1024**2, most=MOST_BYTES // 1024**2)  # fmt: skip
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFound("Filen findes ikke længere.") from None
    except OSError:
        raise UserError("Filen kan ikke læses. Er den åben i et andet program?") from None


def _media_type(path: Path) -> str:
    known = MEDIA_TYPES.get(path.suffix.lower())
    return known or mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def _after(state: FileState, line: HistoryLine) -> FileState:
    """The state of a file after one more line of history about it."""
    about = {"citizen": True, "other": False}.get(line.places.get("about", ""), state.about_citizen)
    reading = line.places.get("reading")
    if reading is None:
        return FileState(state.read, state.unread, state.names_others, about)
    unread = None if reading == _READ else Unread(reading)
    return FileState(reading == _READ, unread, line.places.get("others") == "yes", about)


def _once(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple({(hit.kind, hit.word.casefold()): hit for hit in hits}.values())


def _news(attachment: Attachment) -> Changes:
    return Changes.of(("attachment", attachment.case_id), ("history", attachment.case_id))
