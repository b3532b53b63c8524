"""Files of each kind give their text; whatever is wrong with one, there is a reason and no stop."""

import random

import pytest

from caseworker_app.reading import office, pdf
from caseworker_app.reading.files import FileReader
from caseworker_app.services.ports import Unread
from tests.reading import made_files

SAYING = "Søren Ødum møder kl. 9"


@pytest.fixture
def reader() -> FileReader:
    return FileReader()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("brev.docx", made_files.docx("Kære", SAYING)),
        ("brev.DOCX", made_files.docx("Kære", head=SAYING)),
        ("brev.docx", made_files.docx("Kære", author=SAYING)),
        ("brev.odt", made_files.odt("Kære", SAYING)),
        ("brev.pdf", made_files.pdf("Kære", SAYING)),
        ("brev.pdf", made_files.pdf("Kære", author=SAYING)),
        ("brev.txt", SAYING.encode()),
        ("brev.txt", SAYING.encode("latin-1")),
        ("brev.txt", SAYING.encode("utf-16")),
        ("brev.txt", SAYING.encode("utf-8-sig")),
    ],
)
def test_the_text_is_read(reader: FileReader, name: str, content: bytes) -> None:
    found = reader.read(name, content)
    assert SAYING in found.text
    assert not found.text.startswith("\ufeff")
    assert found.unread is None


def test_paragraphs_stay_apart(reader: FileReader) -> None:
    assert reader.read("a.docx", made_files.docx("620771", "0123")).text == "620771\n0123\n"
    found = reader.read("a.odt", made_files.odt("en", "to<text:tab/>tre<text:line-break/>fire"))
    assert found.text == "en\nto tre\nfire\n"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("ark.png", b"\x89PNG", Unread.PICTURE),
        ("tom.pdf", made_files.pdf(author=" "), Unread.NO_TEXT),
        ("tom.txt", b" \n ", Unread.NO_TEXT),
        ("lukket.pdf", made_files.pdf("Kære", password="hemmelig"), Unread.ENCRYPTED),
        ("lukket.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, Unread.ENCRYPTED),
        ("lukket.odt", made_files.odt("x", manifest="<m><encryption-data/></m>"), Unread.ENCRYPTED),
        ("brudt.pdf", b"%PDF-1.7\n" + b"\xff" * 300, Unread.DAMAGED),
        ("brudt.docx", b"PK\x03\x04" + b"\0" * 300, Unread.DAMAGED),
        ("andet.docx", made_files.zipped(hej_xml="<a/>"), Unread.DAMAGED),
        ("brudt.docx", made_files.zipped(word__document_xml="<w:p><w:t>"), Unread.DAMAGED),
        ("maskine.txt", b"a\0b\0\0\0\1", Unread.DAMAGED),
        (
            "entiteter.docx",
            made_files.zipped(word__document_xml='<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'),
            Unread.DAMAGED,
        ),
    ],
)
def test_what_cannot_be_read_says_why(reader: FileReader, name: str, content: bytes, why: Unread) -> None:
    found = reader.read(name, content)
    assert (found.text, found.unread) == ("", why)


def test_a_bomb_is_not_unpacked(reader: FileReader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MOST_BYTES", 100_000)
    bomb = made_files.docx("a" * 1_000_000)
    assert len(bomb) < 10_000
    assert reader.read("bombe.docx", bomb).unread is Unread.TOO_LARGE


def test_too_many_pages_are_not_read(reader: FileReader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 0)
    assert reader.read("lang.pdf", made_files.pdf("x")).unread is Unread.TOO_LARGE


def test_deeply_nested_xml_is_read(reader: FileReader) -> None:
    deep = "<a>" * 5_000 + "inderst" + "</a>" * 5_000
    assert "inderst" in reader.read("dyb.docx", made_files.zipped(word__document_xml=deep)).text


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
def test_damage_anywhere_never_stops_the_program(reader: FileReader, kind: str) -> None:
    make = {"pdf": made_files.pdf, "docx": made_files.docx, "odt": made_files.odt}[kind]
    whole, chance = make("Kære Søren", "Vi ses"), random.Random(7)
    for _ in range(25):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        cut = bytes(broken[: chance.randint(1, len(broken))]) if chance.random() < 0.4 else bytes(broken)
        found = reader.read(f"a.{kind}", cut)
        assert bool(found.text.strip()) == (found.unread is None)
