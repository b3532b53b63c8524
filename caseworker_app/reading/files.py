"""Which reader a file is for, by the ending of its name."""

from caseworker_app.reading import office, pdf, plain
from caseworker_app.reading.unreadable import Unreadable
from caseworker_app.services.ports import FileText, Unread

READERS = {".pdf": pdf.read, ".docx": office.read_docx, ".odt": office.read_odt, ".txt": plain.read}


class FileReader:
    """Reads the text of attachments; whatever is wrong with a file, it says so and goes on."""

    def read(self, name: str, content: bytes) -> FileText:
        ending = "." + name.rpartition(".")[2].lower()
        reader = READERS.get(ending)
        if reader is None:
            return FileText(unread=Unread.PICTURE)
        try:
            text = reader(content)
        except Unreadable as problem:
            return FileText(unread=problem.why)
        return FileText(text) if text.strip() else FileText(unread=Unread.NO_TEXT)
