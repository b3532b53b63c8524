"""The stylesheet, made from the tokens: `@name` is a colour, `8sp` grows with the text, `8px` does not."""

import re

from caseworker_app.paths import RESOURCES
from ui.look.tokens import Tokens

_RULES = """
QMainWindow, QDialog { background: @background; }
QWidget[ground="surface"] { background: @surface; }
QWidget[ground="sunk"] { background: @sunk; }
QWidget[ground="background"] { background: @background; }

QLabel { background: transparent; }
QLabel[look="page"] { font-size: 22sp; font-weight: 700; }
QLabel[look="brand"] { font-size: 17sp; font-weight: 700; }
QLabel[look="section"] { font-size: 15sp; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="muted"] { color: @muted; }
QLabel[look="small"] { font-size: 12.5sp; color: @muted; }
QLabel[look="field"] { font-size: 12.5sp; font-weight: 600; color: @muted; }
QLabel[look="error"] { font-size: 12.5sp; font-weight: 600; color: @bad; }
QLabel[look="fact"] { font-size: 12.5sp; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: @surface; color: @text; border: 1px solid @edge; border-radius: 8px; padding: 7sp 11px;
    selection-background-color: @accent; selection-color: @on_accent;
}
QPlainTextEdit, QTextEdit { padding: 5sp 7px; }
QComboBox { padding: 7sp 4px 7sp 13px; }
QAbstractSpinBox { padding: 5sp 11px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {
    border-color: @muted;
}
QLineEdit:focus, QComboBox:focus, QComboBox:on, QAbstractSpinBox:focus {
    border: 2px solid @accent; padding: 6sp 10px;
}
QComboBox:focus, QComboBox:on { padding: 6sp 3px 6sp 12px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent; padding: 4sp 6px; }
QAbstractSpinBox:focus { padding: 4sp 10px; }
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only, QAbstractSpinBox:read-only {
    background: @sunk; border-color: @line;
}
QLineEdit:disabled,
QPlainTextEdit:disabled,
QTextEdit:disabled,
QComboBox:disabled,
QAbstractSpinBox:disabled {
    background: @sunk; color: @muted; border: 1px solid @line;
}
QLineEdit[shown="true"], QPlainTextEdit[shown="true"], QComboBox[shown="true"] {
    background: transparent; color: @text; border: 1px solid transparent; border-bottom: 1px solid @line;
    border-radius: 0; padding: 5sp 0;
}
QPlainTextEdit[shown="true"] { padding: 3sp 0; }
QComboBox[shown="true"] { padding: 5sp 2px; }
QLineEdit[shown="true"]:hover, QPlainTextEdit[shown="true"]:hover {
    border-color: transparent; border-bottom-color: @edge;
}
QComboBox[shown="true"]::drop-down { width: 0; }
QComboBox[shown="true"]::down-arrow { image: none; }
QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus, QTextEdit:read-only:focus {
    border-color: @accent;
}
QLineEdit[look="search"] { background: @sunk; border-color: @edge; }
QLineEdit[look="search"]:focus { background: @surface; border-color: @accent; }
QLineEdit[look="bare"], QPlainTextEdit[look="bare"] {
    border: 0; border-radius: 0; padding: 2px; background: transparent;
}
QAbstractItemView QLineEdit { border-radius: 4px; padding: 2px 5px; }

QComboBox::drop-down, QDateTimeEdit::drop-down {
    border: 0; background: transparent; width: 30sp; subcontrol-origin: border; subcontrol-position: center right;
}
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url("@down"); width: 16sp; height: 16sp; }
QComboBox QAbstractItemView, QCompleter QAbstractItemView {
    background: @surface; border: 1px solid @line; padding: 4px; outline: 0;
    selection-background-color: @accent_soft; selection-color: @text;
}
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {
    border: 1px solid @line; border-radius: 0; padding: 4px;
}
QComboBox QAbstractItemView::item { min-height: 30sp; padding: 0 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: 0; background: transparent; width: 24sp; subcontrol-origin: border; margin-right: 3px;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 3px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 3px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {
    background: @sunk; border-radius: 4px;
}
QAbstractSpinBox::up-arrow { image: url("@up"); width: 13sp; height: 13sp; }
QAbstractSpinBox::down-arrow { image: url("@down"); width: 13sp; height: 13sp; }
QAbstractSpinBox QLineEdit { border: 0; border-radius: 0; padding: 0; background: transparent; }

QCheckBox, QRadioButton { background: transparent; spacing: 8sp; padding: 4sp 4px; }
QCheckBox:disabled, QRadioButton:disabled { color: @muted; }

QPushButton {
    background: @surface; color: @text; border: 1px solid @line; border-radius: 8px;
    padding: 7sp 13px; min-height: 20sp; font-weight: 600; outline: 0;
}
QPushButton:hover { background: @sunk; border-color: @edge; }
QPushButton:pressed { background: @accent_soft; border-color: @accent; }
QPushButton:focus { border: 2px solid @accent; padding: 6sp 12px; }
QPushButton:checked { background: @accent; color: @on_accent; border-color: @accent; }
QPushButton:checked:hover { background: @accent_strong; }
QPushButton[compact="true"] { font-size: 12.5sp; padding: 4sp 11px; }
QPushButton[compact="true"]:focus { padding: 3sp 10px; }
QPushButton[variant="primary"] {
    background: @accent; color: @on_accent; border-color: @accent; padding: 7sp 15px;
}
QPushButton[variant="primary"]:hover, QPushButton[variant="primary"]:pressed {
    background: @accent_strong; border-color: @accent_strong;
}
QPushButton[variant="primary"]:focus, QPushButton:checked:focus {
    border: 2px solid @accent; padding: 6sp 14px;
}
QPushButton:checked:focus { padding: 6sp 12px; }
QPushButton[compact="true"]:checked:focus { padding: 3sp 10px; }
QPushButton[variant="quiet"] { background: transparent; border-color: transparent; color: @muted; }
QPushButton[variant="quiet"]:hover { background: @sunk; color: @text; }
QPushButton[variant="quiet"]:focus { border-color: @accent; color: @text; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton:disabled, QPushButton[variant="primary"]:disabled {
    background: @sunk; color: @muted; border: 1px solid @line;
}
QPushButton[shown="true"]:disabled { background: transparent; border: 1px solid transparent; }
QPushButton[shown="true"]:checked:disabled {
    background: @accent_soft; color: @accent_strong; border: 1px solid transparent;
}
QPushButton[variant="quiet"]:disabled { background: transparent; border-color: transparent; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 5sp; }
QToolButton:hover { background: @sunk; }
QToolButton:pressed, QToolButton:checked { background: @accent_soft; }
QToolButton:focus { border: 2px solid @accent; padding: 4sp; }
QToolButton:disabled { color: @muted; }
QToolButton::menu-indicator { image: none; }

QTabWidget::pane { border: 0; border-top: 1px solid @line; top: -1px; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: @muted; font-weight: 500; border: 2px solid transparent;
    padding: 8sp 11px; margin: 0 2px 0 0;
}
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @accent_strong; font-weight: 600; border-bottom-color: @accent; }
QTabBar::tab:selected:focus { border-color: @accent; border-radius: 4px; }
QTabBar::tab:disabled { color: @muted; }

QAbstractItemView {
    background: @surface; color: @text; border: 1px solid @line; border-radius: 8px; padding: 1px;
    outline: 0;
}
QAbstractItemView:focus { border: 2px solid @accent; padding: 0; }
QTableView, QTreeView {
    gridline-color: @line; selection-background-color: @accent_soft; selection-color: @text;
}
QListView { selection-background-color: @accent_soft; selection-color: @text; }
QAbstractItemView[look="bare"] { border: 0; border-radius: 0; padding: 2px; background: transparent; }
QAbstractItemView[look="bare"]:focus { border: 2px solid @accent; border-radius: 4px; padding: 0; }
QHeaderView {
    qproperty-defaultAlignment: 'AlignLeft|AlignVCenter'; background: @surface; border: 0; border-radius: 0;
    padding: 0;
}
QHeaderView:focus { border: 0; }
QHeaderView::section {
    background: @surface; color: @muted; font-size: 12.5sp; font-weight: 600; border: 0;
    border-bottom: 1px solid @line; padding: 7sp 8px;
}
QHeaderView::section:hover { color: @text; background: @sunk; }
QTableCornerButton::section { background: @surface; border: 0; border-bottom: 1px solid @line; }

QScrollArea { border: 0; background: transparent; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @muted; border-radius: 4px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }

QMenu { background: @surface; color: @text; border: 1px solid @line; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 7sp 28px 7sp 12px; border-radius: 6px; border: 1px solid transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @accent_soft; color: @text; border-color: @accent; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }
QMenuBar { background: @surface; border-bottom: 1px solid @line; }
QMenuBar::item { background: transparent; padding: 5sp 10px; border-radius: 6px; }
QMenuBar::item:selected { background: @accent_soft; color: @text; }

QToolTip { background: @text; color: @surface; border: 0; padding: 5sp 8px; font-size: 12.5sp; }
QProgressBar {
    background: @sunk; border: 1px solid @line; border-radius: 5px; min-height: 8px; max-height: 8px;
}
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @accent_soft; }
QSplitter::handle:horizontal { width: 10px; }
QSplitter::handle:vertical { height: 10px; }
QGroupBox {
    background: transparent; border: 1px solid @line; border-radius: 11px; margin-top: 10sp;
    padding: 14sp 12px 10px 12px; font-weight: 600;
}
QGroupBox::title {
    subcontrol-origin: margin; subcontrol-position: top left; left: 12px; padding: 0 4px; color: @muted;
}
QFrame[look="line"] { background: @line; border: 0; min-height: 1px; max-height: 1px; }
QStatusBar { background: @surface; border-top: 1px solid @line; color: @muted; }
QStatusBar::item { border: 0; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: @surface; border-bottom: 1px solid @line; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url("@left"); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url("@right"); }
QCalendarWidget QToolButton { color: @text; font-weight: 600; }
QCalendarWidget QAbstractItemView {
    border: 0; border-radius: 0; selection-background-color: @accent; selection-color: @on_accent;
}

Sidebar { background: @surface; border: 0; border-right: 1px solid @line; }
TopBar { background: @surface; border: 0; border-bottom: 1px solid @line; }
Chip { border-radius: 6px; font-size: 12.5sp; font-weight: 600; }
Notice { border-radius: 8px; border: 1px solid; }
Chip[tone="neutral"] { background: @sunk; color: @muted; }
Chip[tone="accent"] { background: @accent_soft; color: @accent_strong; }
"""
_TONE = """
QLabel[look="strong"][tone="{tone}"], QLabel[look="small"][tone="{tone}"] {{ color: @{tone}; }}
Chip[tone="{tone}"] {{ background: @{tone}_soft; color: @{tone}; }}
Notice[tone="{tone}"] {{ background: @{tone}_soft; border-color: @{tone}; }}
"""
_MARKED = """
QLineEdit[marked="{tone}"],
QPlainTextEdit[marked="{tone}"],
QComboBox[marked="{tone}"],
QAbstractSpinBox[marked="{tone}"] {{
    border-color: @{tone};
}}
"""
_MARKS = "".join(_MARKED.format(tone=tone) for tone in ("bad", "warn", "unsettled"))
_TONES = "".join(_TONE.format(tone=tone) for tone in ("ok", "warn", "bad", "info", "unsettled"))


def stylesheet(tokens: Tokens, scale: float) -> str:
    """All rules for one theme at one size of text."""
    icons = RESOURCES / "icons"
    arrows = {name: (icons / f"control-{name}.svg").as_posix() for name in ("up", "down", "left", "right")}
    values = tokens.named() | arrows
    coloured = re.sub(r"@(\w+)", lambda found: values[found[1]], _RULES + _MARKS + _TONES)
    return re.sub(r"([\d.]+)sp\b", lambda found: f"{int(float(found[1]) * scale + 0.5)}px", coloured)
