"""A scan from the archive made ready for the page view, without a file outside the archive."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from caseworker_app.errors import UserError

DPI = 150


def as_pdf(content: bytes) -> bytes:
    """A PDF as it is; a picture as a page of A4."""
    if content.startswith(b"%PDF-"):
        return content
    picture = QImage.fromData(QByteArray(content))
    if picture.isNull():
        raise UserError("Bilaget kan ikke vises. Det kan stadig gemmes ud af arkivet.")
    return _on_a_page(picture)


def _on_a_page(picture: QImage) -> bytes:
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    lying = picture.width() > picture.height()
    turn = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turn, QMarginsF(0, 0, 0, 0)))
    writer.setResolution(DPI)
    painter = QPainter(writer)
    room = QSize(writer.width(), writer.height())
    size = picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (room.width() - size.width()) // 2, (room.height() - size.height()) // 2
    painter.drawImage(QRect(left, top, size.width(), size.height()), picture)
    painter.end()
    return bytes(made.data().data())
