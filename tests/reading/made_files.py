"""Small files of each kind, whole and broken."""

import io
import zipfile

from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
T = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def zipped(**parts: str) -> bytes:
    """A zip file; __ in a name stands for a slash."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return made.getvalue()


def docx(*paragraphs: str, head: str = "", author: str = "") -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    parts = {"word__document_xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'}
    if head:
        parts["word__header1_xml"] = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>{head}</w:t></w:r></w:p></w:hdr>'
    if author:
        parts["docProps__core_xml"] = f"<core><creator>{author}</creator></core>"
    return zipped(**parts)


def odt(*paragraphs: str, manifest: str = "<manifest/>") -> bytes:
    body = "".join(f"<text:p>{text}</text:p>" for text in paragraphs)
    content = f'<office xmlns:text="{T}">{body}</office>'
    parts = {"content_xml": content}
    made = zipped(**parts)
    out = io.BytesIO(made)
    with zipfile.ZipFile(out, "a") as file:
        file.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def pdf(*lines: str, author: str = "", password: str = "") -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.setAuthor(author or "Maja Holst")
    for number, line in enumerate(lines):
        canvas.drawString(72, 720 - 20 * number, line)
    canvas.save()
    if not password:
        return made.getvalue()
    writer, out = PdfWriter(made), io.BytesIO()
    writer.encrypt(password, algorithm="AES-256")
    writer.write(out)
    return out.getvalue()
