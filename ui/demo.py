"""The real windows without a person: pictures for the documentation, and the main job as PDFs."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.gate import Archives


def run(app: QApplication, archives: Archives, folder: Path, *, papers: bool) -> list[Path]:
    """Everything that was made, in order."""
    return []
