"""Files taken in, settings of the office, drafts of forms, and the rule behind a finding."""

from datetime import date
from pathlib import Path

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.errors import DiskFull, NotFound, UserError
from caseworker_app.rules.provision import Rulebook
from caseworker_app.services.attachments import MOST_BYTES
from caseworker_app.services.rule_card import rule_card
from caseworker_app.settings import CASEWORKER, CONSENT_MONTHS, LANGUAGE, OFFICE_LOGO, OFFICE_NAME, Setting
from caseworker_app.storage.writing import SqliteWriting
from tests.archives import FixedClock
from tests.services.office import RULES, Place

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
GOOD = [
    ("brev.pdf", b"%PDF-1.7 x", "application/pdf"),
    ("BREV.PDF", b"%PDF-1.4", "application/pdf"),
    ("billede.png", PNG, "image/png"),
    ("foto.jpeg", b"\xff\xd8\xff\xe0", "image/jpeg"),
    ("fax.tif", b"II*\x00x", "image/tiff"),
    ("fax.tiff", b"MM\x00*x", "image/tiff"),
    ("Åses brev 🙂.pdf", b"%PDF-", "application/pdf"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "filer"
    path.mkdir()
    return path


@pytest.mark.parametrize(("name", "content", "media_type"), GOOD)
def test_a_file_is_kept_byte_by_byte(place: Place, folder: Path, name: str, content: bytes, media_type: str) -> None:
    case = place.case()
    path = folder / name
    path.write_bytes(content)
    attachment, changes = place.space.attachments.add(case.id, path)
    path.unlink()
    assert place.space.attachments.content(attachment.id) == content
    assert place.space.attachments.of_case(case.id) == [attachment]
    assert (attachment.name, attachment.media_type, attachment.size) == (name, media_type, len(content))
    assert changes.concern("attachment", case.id)
    assert place.lines(case.id)[-1] == "Bilag lagt i sagen"


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.exe", b"MZ"), ("x", b"%PDF-"), ("x.pdf", b""), ("x.pdf", b"PK\x03\x04"), ("x.png", b"%PDF-"),
     ("x.tif", b"%PDF-"), ("x.jpg", PNG), ("x.docx", b"PK")],
)  # fmt: skip
def test_other_files_are_refused(place: Place, folder: Path, name: str, content: bytes) -> None:
    case = place.case()
    path = folder / name
    path.write_bytes(content)
    with pytest.raises(UserError):
        place.space.attachments.add(case.id, path)
    assert place.space.attachments.of_case(case.id) == []


def test_a_file_of_300_mb_is_refused_without_being_read(
    place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = place.case()
    path = folder / "stor.pdf"
    with path.open("wb") as stream:
        stream.truncate(300 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    with pytest.raises(UserError) as told:
        place.space.attachments.add(case.id, path)
    assert told.value.places == {"size": 300, "most": MOST_BYTES // 1024**2}


def test_a_folder_and_a_file_that_is_gone_are_told(place: Place, folder: Path) -> None:
    case = place.case()
    (folder / "mappe.pdf").mkdir()
    with pytest.raises(UserError):
        place.space.attachments.add(case.id, folder / "mappe.pdf")
    with pytest.raises(NotFound):
        place.space.attachments.add(case.id, folder / "væk.pdf")


def test_a_scan_belongs_to_its_agreement(place: Place, folder: Path) -> None:
    case = place.case()
    consent = place.consent(case)
    path = folder / "scan.pdf"
    path.write_bytes(b"%PDF-")
    scan, _ = place.space.attachments.add(case.id, path, consent.id)
    assert place.space.attachments.of_agreement(consent.id) == [scan]


def test_a_full_disk_keeps_neither_the_file_nor_a_line(
    place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = place.case()
    path = folder / "brev.pdf"
    path.write_bytes(b"%PDF-")
    put = SqliteWriting.put_attachment

    def full(writing: SqliteWriting, *what: object) -> None:
        put(writing, *what)  # type: ignore[arg-type]
        raise DiskFull("Der er ikke plads på disken.")

    monkeypatch.setattr(SqliteWriting, "put_attachment", full)
    before = place.lines()
    with pytest.raises(DiskFull):
        place.space.attachments.add(case.id, path)
    assert place.space.attachments.of_case(case.id) == []
    assert place.lines() == before


def test_a_setting_is_kept_in_its_normal_form(place: Place) -> None:
    changes = place.space.office.change(OFFICE_NAME, "  Fjordby Kommune ")
    assert place.space.office.value(OFFICE_NAME) == "Fjordby Kommune"
    assert changes.concern("setting")
    assert place.lines()[-1] == "Indstilling ændret: Kommune"


def test_the_same_value_leaves_no_line(place: Place) -> None:
    before = place.lines()
    place.space.office.change(CASEWORKER, "Maja Holst")
    assert place.lines() == before


def test_a_wrong_value_is_told_with_the_setting(place: Place) -> None:
    with pytest.raises(UserError) as told:
        place.space.office.change(CONSENT_MONTHS, "fjorten")
    assert told.value.field == "consent_months"
    assert place.space.office.value(CONSENT_MONTHS) == "12"


@pytest.mark.parametrize("setting", [LANGUAGE, Setting("other", "", "Andet", "Gruppe")])
def test_settings_of_the_computer_are_not_kept_in_the_archive(place: Place, setting: Setting) -> None:
    with pytest.raises(ValueError, match=setting.key):
        place.space.office.change(setting, "en")


def test_a_new_practice_for_consents_is_followed(place: Place) -> None:
    place.space.office.change(CONSENT_MONTHS, "3")
    draft, _ = place.space.agreements.start_consent(place.case().id, "employer")
    assert draft.answers.date("valid_to") == date(2027, 2, 21)


def test_a_logo_is_a_small_picture(place: Place, folder: Path) -> None:
    path = folder / "logo.png"
    path.write_bytes(PNG)
    place.space.office.change_logo(path)
    assert place.space.office.logo() == PNG
    path.write_bytes(b"GIF89a")
    large = folder / "stor.png"
    large.write_bytes(PNG + bytes(2 * 1024 * 1024))
    for wrong in (path, large, folder / "væk.png", folder):
        with pytest.raises(UserError):
            place.space.office.change_logo(wrong)
    assert place.space.office.logo() == PNG
    place.space.office.change(OFFICE_LOGO, "")
    assert place.space.office.logo() == b""


def test_half_typed_forms_are_kept_under_their_key(place: Place) -> None:
    place.space.drafts.keep("note:1", Answers({"text": "Hal"}))
    place.space.drafts.keep("note:1", Answers({"text": "Halv"}))
    assert place.space.drafts.read("note:1", Answers()) == Answers({"text": "Halv"})
    assert place.space.drafts.read("note:2", Answers({"text": "ny"})) == Answers({"text": "ny"})
    place.space.drafts.discard("note:1")
    assert not place.space.drafts.exists("note:1")
    assert place.lines()[-1] == "Påbegyndt tekst kasseret"


def test_the_rule_behind_a_finding_is_told_as_sure_as_it_is(place: Place, clock: FixedClock) -> None:
    case, today = place.case(), clock.today()
    card = rule_card(RULES, "DEL-01", case, date(2026, 12, 1), today)
    assert (card.settled, card.status, card.since) == (True, "Vedtaget", date(2023, 1, 1))
    assert not rule_card(RULES, "DEL-01", case, date(2020, 1, 1), today).settled
    assert not rule_card(Rulebook(), "DEL-01", case, None, today).settled
    assert rule_card(RULES, "DEL-09", case, None, today).status == "Lokal praksis"
