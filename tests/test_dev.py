"""The developer's command: what it makes of catalogues, and what the tests themselves type with."""

import os
import re
import shutil
from gettext import GNUTranslations
from io import BytesIO

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

import dev

CATALOGUE = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#: where.py:1
msgid "Gem \"nu\"\n"
msgstr ""
"Save "
"\"now\" – æ\n"

#, fuzzy
msgid "Uklar"
msgstr "Guessed"

msgid "{number} sag"
msgid_plural "{number} sager"
msgstr[0] "{number} case"
msgstr[1] "{number} cases"

msgctxt "door"
msgid "Luk"
msgstr "Close"

msgid "Tom"
msgstr ""

#~ msgid "Gammel"
#~ msgstr "Old"
"""


@pytest.fixture
def english():
    return GNUTranslations(BytesIO(dev.compiled(CATALOGUE)))


@pytest.mark.parametrize(
    ("danish", "words"),
    [('Gem "nu"\n', 'Save "now" – æ\n'), ("Uklar", "Uklar"), ("Tom", "Tom"), ("Gammel", "Gammel")],
)
def test_a_catalogue_gives_the_words_that_are_ready(english, danish, words):
    assert english.gettext(danish) == words


def test_a_catalogue_knows_plural_and_context(english):
    assert [english.ngettext("{number} sag", "{number} sager", n) for n in (1, 2)] == [
        "{number} case",
        "{number} cases",
    ]
    assert english.pgettext("door", "Luk") == "Close"


def test_a_catalogue_is_compiled_when_its_source_is_newer(tmp_path, monkeypatch):
    po = tmp_path / "resources/translations/en/LC_MESSAGES/fasthold.po"
    po.parent.mkdir(parents=True)
    po.write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    dev.catalogues()
    mo = po.with_suffix(".mo")
    assert b"Close" in mo.read_bytes()
    po.write_text(CATALOGUE.replace("Close", "Shut"), encoding="utf-8")
    later = mo.stat().st_mtime + 2
    os.utime(po, (later, later))
    dev.catalogues()
    assert b"Shut" in mo.read_bytes()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
@pytest.mark.parametrize("text", ["Søren Åse", "Müller – 5 €", "Łukasz Öğüt Nguyễn", "Юлія عمر 王小明", "🙂"])
def test_any_letter_can_be_typed(qtbot, type_text, kind, text):
    widget = kind()
    qtbot.addWidget(widget)
    type_text(widget, text)
    assert (widget.text() if kind is QLineEdit else widget.toPlainText()) == text


def test_everything_shipped_stands_among_the_licences():
    shipped = re.findall(r"^([\w-]+)==", (dev.ROOT / "requirements/runtime.txt").read_text(), re.MULTILINE)
    fonts = [f"`resources/fonts/{folder.name}`" for folder in (dev.ROOT / "resources/fonts").iterdir()]
    words = (dev.ROOT / "docs/licences.md").read_text(encoding="utf-8")
    assert shipped
    assert [name for name in (*shipped, *fonts) if not re.search(rf"{re.escape(name)}(?![\w-])", words)] == []


def test_the_locks_name_no_host_and_hash_everything():
    for lock in ("runtime", "dev"):
        words = (dev.ROOT / f"requirements/{lock}.txt").read_text()
        packages = re.split(r"\n(?=\w)", words.strip())
        assert "://" not in words
        assert [one for one in packages if "==" not in one or "--hash=sha256:" not in one] == []


def test_a_second_start_installs_nothing(tmp_path, monkeypatch):
    def start(*command: object) -> int:
        raise AssertionError(command)

    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(dev, "start", start)
    with pytest.raises(AssertionError, match="venv"):
        dev.python_packages("runtime")
    dev.PYTHON.touch()
    for lock in ("runtime", "dev"):
        file, text = dev.stamp(lock)
        file.write_text(text)
    dev.python_packages("runtime")
    dev.python_packages("dev")
    file.write_text("an older lock")
    with pytest.raises(AssertionError, match="requirements/dev.txt"):
        dev.python_packages("dev")


@pytest.mark.skipif(not (shutil.which("apt-get") and shutil.which("dpkg-query")), reason="needs Debian or Ubuntu")
def test_without_rights_the_line_to_type_is_given(monkeypatch):
    monkeypatch.setattr(dev, "how_to_be_root", lambda: None)
    dev.system_libraries(("dpkg",), ("no-such-package-at-all",))
    with pytest.raises(dev.Stop, match="sudo apt-get install -y --no-install-recommends no-such-package-at-all\n"):
        dev.system_libraries(("dpkg", "no-such-package-at-all"), ())
