"""Finished pages to a printer or a folder, read back from what came out."""

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from caseworker_app.documents.render import render
from caseworker_app.domain.document import PageBreak, Paragraph
from caseworker_app.errors import DiskFull, NotWritable, UserError
from caseworker_app.texts import DANISH
from tests.documents.papers import paper
from ui.printing import Sheets, on_white, page_count, print_sheets, printer_to_file, save_file

NEAR = 2.0
"""Two drawings of the same page differ by the softness of their edges."""
pytestmark = pytest.mark.usefixtures("qapp")


def pdf_of(*pages: str) -> bytes:
    """A paper with these words, each on a page of its own."""
    blocks = [block for words in pages for block in (PageBreak(), Paragraph(words))][1:]
    return render(paper(*blocks), DANISH)


def opened(pdf: bytes) -> QPdfDocument:
    document = QPdfDocument()
    content = QBuffer(document)
    content.setData(QByteArray(pdf))
    content.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(content)
    return document


def small(pdf: bytes, page: int) -> QImage:
    """One page in grey, so small that only where there is ink is left, not how its edges are drawn."""
    page_in_grey = on_white(opened(pdf).render(page, QSize(960, 1360))).convertToFormat(QImage.Format.Format_Grayscale8)
    return page_in_grey.scaled(48, 68, mode=Qt.TransformationMode.SmoothTransformation)


def difference(one: QImage, other: QImage) -> float:
    """How far two pages are apart: the mean of the differences in brightness, 0 to 255."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(mine - yours) for mine, yours in pairs) / one.sizeInBytes()


def test_what_is_printed_is_the_page_that_was_drawn(tmp_path):
    drawn, other = pdf_of("Femten timer om ugen. " * 60), pdf_of("Noget helt andet. " * 20)
    path = tmp_path / "out.pdf"

    assert print_sheets(printer_to_file(path), [Sheets(drawn)]) == 1

    printed = path.read_bytes()
    size = opened(printed).pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (595, 842)
    assert difference(small(printed, 0), small(drawn, 0)) < NEAR
    assert difference(small(printed, 0), small(other, 0)) > NEAR


def test_copies_of_all_parties_come_in_one_go(tmp_path):
    path = tmp_path / "out.pdf"
    first, second = pdf_of("Borgerens ord. " * 90, "Side to"), pdf_of("Lederens ord. " * 30)

    assert print_sheets(printer_to_file(path), [Sheets(first, 2), Sheets(second, 1)]) == 5

    printed = path.read_bytes()
    assert page_count(printed) == 5
    assert difference(small(printed, 2), small(first, 0)) < NEAR
    assert difference(small(printed, 4), small(second, 0)) < NEAR


def test_no_party_finds_anothers_page_on_the_back(tmp_path):
    path = tmp_path / "out.pdf"
    three, one = pdf_of("a", "b", "c"), pdf_of("d")

    assert print_sheets(printer_to_file(path, duplex=True), [Sheets(three), Sheets(one)], duplex=True) == 4

    printed = path.read_bytes()
    assert page_count(printed) == 5
    blank = small(printed, 3)
    assert set(bytes(blank.constBits())) == {255}
    assert difference(small(printed, 4), small(one, 0)) < NEAR


def test_what_is_no_pdf_is_told():
    with pytest.raises(UserError, match="kan ikke læses"):
        page_count(b"not a pdf")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_begin_is_told(tmp_path):
    printer = printer_to_file(tmp_path / "missing" / "out.pdf")
    with pytest.raises(UserError, match="Printeren svarer ikke"):
        print_sheets(printer, [Sheets(pdf_of("a"))])


def test_a_saved_file_is_the_same_bytes(tmp_path):
    drawn = pdf_of("a")
    save_file(tmp_path / "kopi.pdf", drawn)
    assert (tmp_path / "kopi.pdf").read_bytes() == drawn
    assert [path.name for path in tmp_path.iterdir()] == ["kopi.pdf"]


def test_a_folder_that_is_gone_is_told(tmp_path):
    with pytest.raises(NotWritable, match="findes ikke længere"):
        save_file(tmp_path / "gone" / "kopi.pdf", b"%PDF-")


def test_a_folder_without_permission_is_told(tmp_path, monkeypatch):
    def refuse(self: Path, content: bytes) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(NotWritable) as told:
        save_file(tmp_path / "kopi.pdf", b"%PDF-")
    assert str(tmp_path) in told.value.words.format_map(told.value.places)


def test_a_full_disk_leaves_nothing_half_behind(tmp_path, monkeypatch):
    (tmp_path / "kopi.pdf").write_bytes(b"the older file")

    def fill(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:3])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(DiskFull):
        save_file(tmp_path / "kopi.pdf", b"%PDF-1.4 and more")
    assert [path.name for path in tmp_path.iterdir()] == ["kopi.pdf"]
    assert (tmp_path / "kopi.pdf").read_bytes() == b"the older file"
