"""Attachments that hold text: looked through when they are added, asked about when they name others."""

from pathlib import Path

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.errors import UserError
from caseworker_app.reading.files import FileReader
from caseworker_app.services.attachments import FileState
from caseworker_app.services.guard.hits import Kind
from caseworker_app.services.ports import Unread
from tests.archives import FixedClock
from tests.reading import made_files
from tests.services.office import Place, an_office

OTHER = "Brev om Mette Kjærgaard Holm, 630771-0125."


@pytest.fixture
def place(tmp_path: Path):  # type: ignore[no-untyped-def]
    made = an_office(tmp_path, FixedClock())
    made.desk.files = FileReader()
    made.case(cpr="630771-0125", name="Mette Kjærgaard Holm")
    yield made
    made.space.close()


def a_file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", ["brev.docx", "brev.odt", "brev.pdf", "brev.txt"])
def test_a_file_that_names_others_is_asked_about(place: Place, tmp_path: Path, name: str) -> None:
    make = {"docx": made_files.docx, "odt": made_files.odt, "pdf": made_files.pdf, "txt": lambda text: text.encode()}
    case = place.case()
    file, _ = place.space.attachments.add(case.id, a_file(tmp_path, name, make[name[-4:].strip(".")](OTHER)))
    attachments = place.space.attachments
    assert attachments.states(case.id)[file.id] == FileState(read=True, names_others=True)
    assert attachments.states(case.id)[file.id].asks
    hits = attachments.hits(file, attachments.text(file).text)
    assert {hit.kind for hit in hits} == {Kind.OTHER_CITIZEN, Kind.OTHER_CPR}
    attachments.say_about(file, citizen=False)
    assert attachments.states(case.id)[file.id].about_citizen is False
    attachments.say_about(file, citizen=True)
    assert not attachments.states(case.id)[file.id].asks
    assert place.lines(case.id)[-1] == f"Bilaget “{name}” handler om borgeren"


def test_a_file_about_another_is_given_to_nobody_until_the_answer_is_changed(place: Place, tmp_path: Path) -> None:
    case, to_the_citizen = place.case(), Answers({"party": "citizen"})
    file, _ = place.space.attachments.add(case.id, a_file(tmp_path, "brev.txt", OTHER.encode()))
    place.space.attachments.say_about(file, citizen=False)
    with pytest.raises(UserError, match="handler om en anden"):
        place.space.giving.content(case.id, file.id, to_the_citizen)
    place.space.attachments.say_about(file, citizen=True)
    assert place.space.giving.content(case.id, file.id, to_the_citizen) == OTHER.encode()


def test_the_history_tells_that_others_are_named_and_not_who(place: Place, tmp_path: Path) -> None:
    case = place.case()
    place.space.attachments.add(case.id, a_file(tmp_path, "brev.txt", OTHER.encode()))
    said = str([line.places for line in place.space.overview.history(case.id)])
    assert "Mette" not in said
    assert "630771" not in said


def test_a_file_about_the_citizen_is_not_asked_about(place: Place, tmp_path: Path) -> None:
    case = place.case()
    file, _ = place.space.attachments.add(case.id, a_file(tmp_path, "a.txt", "Søren Ødum, 620771-0123".encode()))
    assert place.space.attachments.states(case.id)[file.id] == FileState(read=True)


def test_the_name_of_the_file_counts_too(place: Place, tmp_path: Path) -> None:
    case = place.case()
    file, _ = place.space.attachments.add(case.id, a_file(tmp_path, "630771-0125_brev.txt", b"Hej"))
    assert place.space.attachments.states(case.id)[file.id].asks


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("brudt.pdf", b"%PDF-1.7 brudt", Unread.DAMAGED),
        ("lukket.pdf", made_files.pdf("x", password="hemmelig"), Unread.ENCRYPTED),
        ("ark.png", b"\x89PNG....", Unread.PICTURE),
    ],
)
def test_what_cannot_be_read_is_kept_all_the_same(
    place: Place, tmp_path: Path, name: str, content: bytes, why: Unread
) -> None:
    case = place.case()
    file, _ = place.space.attachments.add(case.id, a_file(tmp_path, name, content))
    assert place.space.attachments.states(case.id)[file.id] == FileState(unread=why)
    assert place.space.attachments.content(file.id) == content


def test_an_older_file_is_read_when_asked(place: Place, tmp_path: Path) -> None:
    case = place.case()
    file, _ = place.space.attachments.add(case.id, a_file(tmp_path, "a.txt", OTHER.encode()))
    state, _ = place.space.attachments.read_again(file)
    assert state == FileState(read=True, names_others=True)


def test_a_signed_page_is_no_word_file(place: Place, tmp_path: Path) -> None:
    case = place.case()
    draft = place.plan(case)
    with pytest.raises(UserError, match="PDF eller et billede"):
        place.space.attachments.add(case.id, a_file(tmp_path, "a.docx", made_files.docx("x")), draft.id)


def test_files_that_only_pretend_are_refused(place: Place, tmp_path: Path) -> None:
    case = place.case()
    with pytest.raises(UserError, match="passer ikke"):
        place.space.attachments.add(case.id, a_file(tmp_path, "a.odt", b"MZ program"))
    assert place.space.attachments.of_case(case.id) == []
