"""Finished PDFs to a printer or a folder. The bytes are never changed: what was shown is what comes out."""

import errno
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from caseworker_app.errors import DiskFull, NotWritable, UserError

DPI = 300
POINTS_AN_INCH = 72


@dataclass(frozen=True)
class Sheets:
    """One party's copy (eksemplar): the finished pages and how many times they are wanted."""

    pdf: bytes
    copies: int = 1


def printers() -> tuple[str, ...]:
    """The names of the printers of this computer, the usual one first."""
    names = QPrinterInfo.availablePrinterNames()
    usual = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(names, key=lambda name: (name != usual, name.casefold())))


def printer_named(name: str, *, duplex: bool) -> QPrinter:
    """A printer ready for whole pages of A4."""
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    return prepared(printer, duplex=duplex)


def printer_to_file(path: Path, *, duplex: bool = False) -> QPrinter:
    """A printer that writes its pages into a PDF file, for tests and for trying out."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return prepared(printer, duplex=duplex)


def prepared(printer: QPrinter, *, duplex: bool) -> QPrinter:
    """Whole pages, 300 dpi, both sides of the paper if wished."""
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    mode = QPrinter.DuplexMode.DuplexLongSide if duplex else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(mode)
    return printer


def print_sheets(printer: QPrinter, wanted: Sequence[Sheets], *, duplex: bool = False) -> int:
    """Print all copies in one go; gives the number of pages with something on them.

    On two-sided paper each copy begins on a sheet of its own: no party may find another's page on the back.
    """
    papers = [_document(sheets.pdf) for sheets in wanted for _ in range(sheets.copies)]
    painter = QPainter()
    if not papers or not painter.begin(printer):
        raise UserError("Printeren svarer ikke. Se efter, om den er tændt og forbundet.")
    try:
        return _paint(printer, painter, papers, duplex=duplex)
    finally:
        painter.end()


def _paint(printer: QPrinter, painter: QPainter, papers: Sequence[QPdfDocument], *, duplex: bool) -> int:
    printed = turned = 0
    for paper in papers:
        if duplex and turned % 2:
            _next_page(printer)
            turned += 1
        for page in range(paper.pageCount()):
            if turned:
                _next_page(printer)
            _paint_page(painter, paper, page)
            printed += 1
            turned += 1
    return printed


def _next_page(printer: QPrinter) -> None:
    if not printer.newPage():
        raise UserError("Printeren stoppede undervejs. Se efter papir, og print igen.")


def _paint_page(painter: QPainter, paper: QPdfDocument, page: int) -> None:
    points = paper.pagePointSize(page)
    pixels = pixel_size(points, DPI)
    painter.drawImage(QRectF(0, 0, pixels.width(), pixels.height()), on_white(paper.render(page, pixels)))


def pixel_size(points: QSizeF, dpi: int) -> QSize:
    """How large a page of so many points is in dots."""
    return (points * dpi / POINTS_AN_INCH).toSize()


def on_white(picture: QImage) -> QImage:
    """The page as paper has it: nothing transparent."""
    sheet = QImage(picture.size(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, picture)
    painter.end()
    return sheet


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has; UserError when it is none."""
    return _document(pdf).pageCount()


def _document(pdf: bytes) -> QPdfDocument:
    document = QPdfDocument()
    content = QBuffer(document)
    content.setData(QByteArray(pdf))
    content.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(content)
    if document.status() != QPdfDocument.Status.Ready:
        raise UserError("Siden kan ikke læses og derfor ikke printes.")
    return document


def save_file(path: Path, pdf: bytes) -> None:
    """Write one PDF whole or not at all. DiskFull or NotWritable say what to do."""
    half = path.with_name(f"{path.name}.part")
    try:
        half.write_bytes(pdf)
        half.replace(path)
    except OSError as problem:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise _told(problem, path) from None


def _told(problem: OSError, path: Path) -> UserError:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull("Der er ikke plads på drevet til {name}. Ryd op, eller vælg en anden mappe.", name=path.name)
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return NotWritable("Mappen {folder} findes ikke længere. Vælg en anden mappe.", folder=str(path.parent))
    return NotWritable("Der kan ikke skrives i mappen {folder}. Vælg en anden mappe.", folder=str(path.parent))
