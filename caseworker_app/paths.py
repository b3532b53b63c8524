"""Where the program's own files are, from source and in the built folder, and where the archive lies."""

from pathlib import Path

from platformdirs import user_config_path, user_data_path

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
FONTS = RESOURCES / "fonts"


def default_data_folder() -> Path:
    """The folder a new archive is offered in. It is not made here."""
    return user_data_path("Fasthold", appauthor=False)


def default_settings_folder() -> Path:
    """The folder of what the computer remembers between starts. It is not made here."""
    return user_config_path("Fasthold", appauthor=False)
