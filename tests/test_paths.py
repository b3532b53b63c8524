"""Where things are."""

from caseworker_app.paths import FONTS, RESOURCES, default_data_folder


def test_the_programs_own_files_are_found() -> None:
    assert RESOURCES.is_dir()
    assert any(FONTS.rglob("*.ttf"))


def test_the_data_folder_is_the_users_own_and_named_after_the_program() -> None:
    folder = default_data_folder()
    assert folder.is_absolute()
    assert folder.name == "Fasthold"
    assert RESOURCES not in folder.parents
