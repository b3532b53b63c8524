"""What this computer remembers between starts: language, look, text size and the archive used last."""

import json
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from caseworker_app.errors import NotWritable, UserError
from caseworker_app.settings import Setting

FILE = "machine.json"
_LAST_ARCHIVE = "last_archive"


class MachineSettings:
    """A small file without anything about citizens. Unreadable content counts as nothing chosen yet."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)

    def value(self, setting: Setting) -> str:
        """The chosen value, or the default when there is none that is still allowed."""
        try:
            return setting.read(self._values.get(setting.key, setting.default))
        except UserError:
            return setting.default

    def change(self, setting: Setting, text: str) -> None:
        """Takes the value at once; NotWritable when it can't be remembered for the next start."""
        if not setting.machine:
            raise ValueError(setting.key)
        self._put(setting.key, setting.read(text))

    @property
    def last_archive(self) -> Path | None:
        path = self._values.get(_LAST_ARCHIVE, "")
        return Path(path) if path else None

    def remember_archive(self, path: Path) -> None:
        self._put(_LAST_ARCHIVE, str(path))

    def _put(self, key: str, value: str) -> None:
        if self._values.get(key) != value:
            self._values[key] = value
            self._write()

    def _write(self) -> None:
        """Beside the old file first, then in its place: there is always one whole file."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(
                "w", encoding="utf-8", dir=self._path.parent, prefix=FILE, suffix=".part", delete=False
            ) as half:
                json.dump(self._values, half, ensure_ascii=False, indent=1)
            os.replace(half.name, self._path)
        except OSError as problem:
            raise NotWritable(
                "Valget gælder nu, men kan ikke huskes til næste gang, fordi der ikke kan skrives i {folder}.",
                folder=self._path.parent,
            ) from problem


def _read(path: Path) -> dict[str, str]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {key: value for key, value in values.items() if isinstance(value, str)}
