"""The second language of a paper stands only where it says something else."""

from decimal import Decimal

from caseworker_app.bootstrap import texts
from caseworker_app.documents.speech import Line, Speech
from caseworker_app.domain.document import words
from caseworker_app.texts import DANISH

BOTH = Speech(DANISH, texts("en"))


def test_a_sentence_stands_in_both_languages():
    assert BOTH.piece(words("{hours} timer om ugen", hours=Decimal("18.5"))) == Line(
        "18,5 timer om ugen", "18.5 hours a week"
    )


def test_a_number_alone_is_written_once():
    assert BOTH.piece(words("{value}", value=Decimal("15.0"))) == Line("15,0")


def test_what_is_the_same_in_both_languages_is_written_once():
    assert BOTH.fixed("Video") == Line("Video")


def test_what_a_person_typed_has_no_second_language():
    assert BOTH.piece("Samtykke") == Line("Samtykke")
