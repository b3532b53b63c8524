"""The settings of the archive: the office's name, local practice, the lock."""

import base64
from pathlib import Path

from caseworker_app.domain.changes import Changes
from caseworker_app.errors import UserError
from caseworker_app.services.desk import Desk, act
from caseworker_app.settings import OFFICE_LOGO, SETTINGS, Setting
from caseworker_app.texts import N_

MOST_LOGO_BYTES = 2 * 1024 * 1024


class Office:
    """Reads and writes settings that belong to the archive."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def value(self, setting: Setting) -> str:
        return self._desk.setting(setting)

    def change(self, setting: Setting, text: str) -> Changes:
        """Set one value; UserError with the setting's key when it is not allowed."""
        if setting.machine or setting not in SETTINGS:
            raise ValueError(setting.key)
        value = setting.read(text)
        if value != self.value(setting):
            line = act(N_("Indstilling ændret: {setting}"), setting=setting.label)
            with self._desk.store.write(line) as writing:
                writing.put_setting(setting.key, value)
        return Changes.of(("setting", None))

    def logo(self) -> bytes:
        """The picture on the letterhead; empty when there is none."""
        return base64.b64decode(self.value(OFFICE_LOGO))

    def change_logo(self, path: Path) -> Changes:
        """Take a picture file, small enough to stand on every page, as the logo."""
        try:
            content = path.read_bytes() if path.stat().st_size <= MOST_LOGO_BYTES else b""
        except OSError:
            raise UserError("Filen kan ikke læses. Er den åben i et andet program?") from None
        if not content.startswith((b"\x89PNG", b"\xff\xd8")):
            raise UserError("Vælg et logo som PNG eller JPEG på højst 2 MB.", field=OFFICE_LOGO.key)
        return self.change(OFFICE_LOGO, base64.b64encode(content).decode())
