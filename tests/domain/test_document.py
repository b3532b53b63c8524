"""Copies for each reader: what they hold and what is told to be left out."""

from decimal import Decimal

import pytest

from caseworker_app.domain.document import (
    CASE_ONLY,
    EVERYONE,
    Bar,
    Block,
    Bullets,
    Column,
    Curve,
    Fact,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Reader,
    Signatures,
    Signer,
    Table,
    for_reader,
    left_out,
    plain_text,
    words,
)

BLOCKS: tuple[Block, ...] = (
    Heading("Aftale", level=1),
    Facts((Fact("Navn", "Åse"), Fact("CPR-nummer", "hemmeligt-cpr", CASE_ONLY))),
    Facts((Fact("Lægeattest", "hemmelig-attest", CASE_ONLY),)),
    Facts((Fact("Adresse", "hemmelig-adresse"),), CASE_ONLY),
    Heading("Behandling", readers=CASE_ONLY),
    Paragraph("hemmelig-behandling", CASE_ONLY),
    Bullets(("hemmelig-punkt",), CASE_ONLY),
    Table("Penge", (Column("Beløb"),), (("hemmeligt-beløb",),), CASE_ONLY),
    Curve((Bar("49", Decimal(15)),), Decimal(37), words("Kurve"), CASE_ONLY),
    PageBreak(CASE_ONLY),
    Paragraph(words("Timerne er {hours}.", hours=Decimal(15))),
    Bullets(("Ring", words("Skriv til {who}", who="lederen"))),
    Table("Plan", (Column("Uge"), Column("Timer")), (("49", words("{h}", h=Decimal(15))),)),
    Curve((Bar("49", Decimal(15)),), Decimal(37), words("Kurve")),
    Signatures((Signer("Leder", "Anne"), Signer("Medarbejder"))),
)


@pytest.mark.parametrize("reader", [Reader.EMPLOYER, Reader.UNION])
def test_outsiders_get_only_what_is_theirs(reader: Reader) -> None:
    copy = for_reader(BLOCKS, reader)
    assert "hemmelig" not in plain_text(copy)
    assert "hemmelig" not in repr(copy)
    assert [type(block) for block in copy] == [Heading, Facts, Paragraph, Bullets, Table, Curve, Signatures]


@pytest.mark.parametrize("reader", [Reader.CITIZEN, Reader.FILE])
def test_the_citizen_and_the_file_get_everything(reader: Reader) -> None:
    assert for_reader(BLOCKS, reader) == BLOCKS
    assert left_out(BLOCKS, reader) == ()


def test_what_is_left_out_is_named_once_each() -> None:
    assert left_out((*BLOCKS, *BLOCKS), Reader.EMPLOYER) == (
        "CPR-nummer", "Lægeattest", "Adresse", "Behandling", "Penge",
    )  # fmt: skip


def test_the_plain_text_holds_all_words() -> None:
    assert plain_text(for_reader(BLOCKS, Reader.EMPLOYER)).splitlines() == [
        "Aftale",
        "Navn: Åse",
        "Timerne er {hours}. hours=15",
        "Ring",
        "Skriv til {who} who=lederen",
        "Uge | Timer",
        "49 | {h} h=15",
        "49: 15",
        "Leder Anne",
        "Medarbejder",
    ]


def test_everyone_is_every_reader() -> None:
    assert frozenset(Reader) == EVERYONE
    assert CASE_ONLY.isdisjoint({Reader.EMPLOYER, Reader.UNION})
