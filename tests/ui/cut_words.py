"""Finds words that do not fit where they stand, in the windows as they are laid out."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from ui.forms.wrapped import CheckBox, LinkButton, longest_word

NEARLY = 1
"""A pixel that rounding may take."""


def cut_words(top: QWidget) -> Iterator[str]:
    """What cannot be read in full, with where it stands."""
    for widget in top.findChildren(QWidget):
        if widget.isVisibleTo(top) and (words := _words(widget)):
            if not _fits(widget) and words not in widget.toolTip():
                yield f"{type(widget).__name__} {widget.size().toTuple()}: {words}"
            if outside := _outside(widget, top):
                yield f"{type(widget).__name__} beyond {outside}: {words}"


def wide_pages(top: QWidget) -> list[str]:
    """Pages that would have to be pushed sideways."""
    pages = (page for page in top.findChildren(QScrollArea) if page.isVisibleTo(top))
    return [
        f"{page.accessibleName() or type(page).__name__}: {page.horizontalScrollBar().maximum()} too wide"
        for page in pages
        if page.horizontalScrollBar().maximum()
    ]


def tooltips(top: QWidget) -> str:
    """All that is told by hovering."""
    shown = [widget.toolTip() for widget in top.findChildren(QWidget) if widget.isVisibleTo(top)]
    for table in top.findChildren(QTableView):
        if table.isVisibleTo(top):
            shown += _table_tooltips(table)
    return "\n".join(shown)


def _table_tooltips(table: QTableView) -> Iterator[str]:
    model = table.model()
    for row in range(min(model.rowCount(), 60)):
        for column in range(model.columnCount()):
            yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
    for column in range(model.columnCount()):
        tip = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        yield str(tip or "")


def _words(widget: QWidget) -> str:
    match widget:
        case QLabel() | QAbstractButton():
            return widget.text()
        case QComboBox():
            return widget.currentText()
        case QTabBar():
            return " | ".join(widget.tabText(at) for at in range(widget.count()))
    return ""


def _fits(widget: QWidget) -> bool:
    match widget:
        case CheckBox() | LinkButton():
            return _wraps_in(widget, widget.minimumSizeHint().width())
        case QLabel() if widget.wordWrap():
            edges = widget.width() - widget.contentsRect().width()
            return _wraps_in(widget, longest_word(widget, widget.text()) + edges)
        case QLabel() | QPushButton():
            return widget.sizeHint().width() <= widget.width() + NEARLY and _is_tall_enough(widget)
        case QToolButton() if widget.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly:
            return widget.sizeHint().width() <= widget.width() + NEARLY
        case QComboBox():
            return _room_of(widget) + NEARLY >= widget.fontMetrics().horizontalAdvance(widget.currentText())
        case QTabBar():
            return all(_tab_fits(widget, at) for at in range(widget.count()))
    return True


def _is_tall_enough(widget: QWidget) -> bool:
    return widget.fontMetrics().height() <= widget.height() + NEARLY


def _wraps_in(widget: QWidget, least: int) -> bool:
    return least <= widget.width() + NEARLY and widget.heightForWidth(widget.width()) <= widget.height() + NEARLY


def _room_of(combo: QComboBox) -> int:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    return combo.style().subControlRect(control, option, part, combo).width()


def _tab_fits(tabs: QTabBar, at: int) -> bool:
    return tabs.fontMetrics().horizontalAdvance(tabs.tabText(at)) <= tabs.tabRect(at).width()


def _outside(widget: QWidget, top: QWidget) -> str:
    """The first thing around it whose edge cuts it off; what scrolls down is not cut at its foot."""
    scrolls = False
    parent = widget.parentWidget()
    while parent is not None and parent is not top:
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        scrolls = scrolls or isinstance(parent.parentWidget(), QAbstractScrollArea)
        if _sticks_out(place, parent.rect(), sideways_only=scrolls):
            return f"{type(parent).__name__} {parent.objectName() or parent.accessibleName()}"
        parent = parent.parentWidget()
    return ""


def _sticks_out(place: QRect, room: QRect, *, sideways_only: bool) -> bool:
    sideways = place.left() < room.left() - NEARLY or place.right() > room.right() + NEARLY
    upwards = place.top() < room.top() - NEARLY or place.bottom() > room.bottom() + NEARLY
    return sideways or (upwards and not sideways_only)
