"""Every record of the domain comes back from the encrypted file as it went in."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseworker_app.domain.agreement import Withdrawal
from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.case import (
    Attachment,
    Employment,
    Workplace,
)
from caseworker_app.domain.identity import new_id, read_cpr
from caseworker_app.errors import NotFound, Stale, UserError
from caseworker_app.services.ports import Act
from caseworker_app.storage.store import SqliteStore
from tests.archives import (
    ACT,
    NOW,
    OWNER,
    PDF,
    PDF_HASH,
    FixedClock,
    a_case,
    a_draft,
    a_full_case,
    a_note,
    a_signature,
    as_sealed,
    put_agreement,
    put_case,
    put_note,
)

Reopen = Callable[[SqliteStore], SqliteStore]

def test_a_case_with_all_its_fields(store: SqliteStore, reopen: Reopen) -> None:
    saved = put_case(store, a_full_case())

    assert saved.revision == 1
    assert reopen(store).case(saved.id) == saved


def test_a_case_with_hardly_any_field(store: SqliteStore) -> None:
    saved = put_case(store, a_case(first_absence_day=None, employment=Employment("Bager"), caseworker=""))

    assert store.case(saved.id) == saved


def test_a_changed_case_has_the_new_people_and_not_the_old(store: SqliteStore) -> None:
    saved = put_case(store, a_full_case())
    changed = put_case(store, replace(saved, participants=saved.participants[1:], workplace=Workplace("Nyt sted")))

    assert store.case(saved.id) == changed
    assert store.find("ørsted", 5) == []
    assert store.database.value("SELECT count(*) FROM organisations") == 1


def test_a_corrected_cpr_number_leaves_nothing_of_the_wrong_one(store: SqliteStore) -> None:
    saved = put_case(store, a_case(cpr="7003851234"))
    put_case(store, replace(saved, citizen=replace(saved.citizen, cpr=read_cpr("7103851234"))))

    assert store.cpr_in_use("7003851234") == []
    assert [row.number for row in store.cpr_in_use("7103851234")] == [saved.number]
    assert store.database.value("SELECT count(*) FROM citizens") == 1


def test_a_citizen_is_one_person_in_all_cases(store: SqliteStore) -> None:
    first = put_case(store, a_case("2025-00001", "Ane Dam"))
    put_case(store, a_case("2026-00001", "Ane Dahl"))

    assert store.case(first.id).citizen.name == "Ane Dahl"
    assert {hit.row.number for hit in store.find("dahl", 5)} == {"2025-00001", "2026-00001"}
    assert store.find("dam", 5) == []


def test_workplaces_with_the_same_name_but_no_numbers_stay_apart(store: SqliteStore) -> None:
    here = put_case(store, a_case("2026-00001", workplace=Workplace("Netto", address="Her 1")))
    there = put_case(store, a_case("2026-00002", "Bo", "7103851234", workplace=Workplace("Netto", address="Der 2")))

    assert store.case(here.id).workplace.address == "Her 1"
    assert store.case(there.id).workplace.address == "Der 2"


def test_a_workplace_with_cvr_and_p_number_is_one_place(store: SqliteStore) -> None:
    place = Workplace("Netto", "12345674", "1003456789", "Her 1")
    first = put_case(store, a_case("2026-00001", workplace=place))
    second = put_case(store, a_case("2026-00002", "Bo", "7103851234", workplace=replace(place, address="Der 2")))
    assert store.case(first.id).workplace.address == "Der 2"

    put_case(store, replace(second, workplace=Workplace("Et andet sted")))
    assert store.case(first.id).workplace.address == "Der 2"


def test_a_case_number_is_given_once(store: SqliteStore) -> None:
    put_case(store, a_case("2026-00001"))

    with pytest.raises(UserError, match="allerede en sag") as problem:
        put_case(store, a_case("2026-00001", "Bo", "7103851234"))
    assert problem.value.field == "number"
    assert store.case_count() == 1


def test_the_last_case_number_of_each_year(store: SqliteStore) -> None:
    for number, cpr in (("2025-00009", "7003851234"), ("2026-00010", "7103851234"), ("2026-00002", "7203851234")):
        put_case(store, a_case(number, cpr=cpr))

    assert [store.last_case_number(year) for year in (2024, 2025, 2026, 2027)] == [0, 9, 10, 0]


def test_an_agreement_through_its_whole_life(store: SqliteStore, reopen: Reopen) -> None:
    case = put_case(store)
    draft = put_agreement(store, a_draft(case.id))
    assert store.agreement(draft.id) == draft

    lying = put_agreement(store, as_sealed(draft))
    with store.write(ACT) as writing:
        writing.put_page(draft.id, PDF_HASH, PDF)
    half = put_agreement(store, lying.signed(a_signature("citizen", new_id())))
    whole = put_agreement(store, half.signed(a_signature("employer")))
    gone = put_agreement(store, whole.withdrawn(Withdrawal(date(2027, 1, 2), "phone", OWNER, "Ændrede forhold")))

    store = reopen(store)
    assert store.agreement(draft.id) == gone
    assert gone.revision == 5
    assert store.page(PDF_HASH) == PDF


def test_agreements_are_found_by_case_and_status_the_newest_first(store: SqliteStore) -> None:
    case, other = put_case(store), put_case(store, a_case("2026-00002", "Bo", "7103851234"))
    old = put_agreement(store, a_draft(case.id, created_at=datetime(2026, 1, 1, tzinfo=UTC)))
    new = put_agreement(store, as_sealed(a_draft(case.id)))
    elsewhere = put_agreement(store, a_draft(other.id, created_at=datetime(2026, 2, 1, tzinfo=UTC)))

    assert store.agreements(case.id) == [new, old]
    assert store.agreements(statuses=["draft"]) == [elsewhere, old]
    assert store.agreements(case.id, ["sealed", "signed"]) == [new]
    assert store.agreements() == [new, elsewhere, old]


def test_reopening_gives_the_sealed_pages_up(store: SqliteStore) -> None:
    case = put_case(store)
    lying = put_agreement(store, as_sealed(a_draft(case.id)))
    with store.write(ACT) as writing:
        writing.put_page(lying.id, PDF_HASH, PDF)

    back = put_agreement(store, lying.reopened())

    assert store.agreement(lying.id) == back
    with pytest.raises(NotFound):
        store.page(PDF_HASH)


def test_the_same_page_may_belong_to_two_agreements(store: SqliteStore) -> None:
    case = put_case(store)
    first, second = (put_agreement(store, as_sealed(a_draft(case.id))) for _ in range(2))
    with store.write(ACT) as writing:
        writing.put_page(first.id, PDF_HASH, PDF)
        writing.put_page(second.id, PDF_HASH, PDF)
        writing.put_page(second.id, PDF_HASH, PDF)
    put_agreement(store, first.reopened())

    assert store.page(PDF_HASH) == PDF


def test_a_draft_can_be_dropped_with_all_that_hangs_on_it(store: SqliteStore) -> None:
    case = put_case(store)
    draft = put_agreement(store, a_draft(case.id))
    scan = Attachment(new_id(), case.id, "a.pdf", "application/pdf", len(PDF), PDF_HASH, NOW, OWNER, draft.id)
    with store.write(ACT) as writing:
        writing.put_attachment(scan, PDF)
    with store.write(ACT) as writing:
        writing.drop_agreement_draft(draft.id)

    assert store.agreements(case.id) == []
    assert store.attachments(case.id) == [replace(scan, agreement_id=None)]
    with pytest.raises(NotFound), store.write(ACT) as writing:
        writing.drop_agreement_draft(draft.id)


def test_notes_the_newest_first(store: SqliteStore, clock: FixedClock) -> None:
    case = put_case(store)
    first = put_note(store, a_note(case.id, "Første\nmed to linjer"))
    clock.advance(minutes=5)
    changes = {"written_at": clock.now(), "about": date(2026, 11, 1), "replaces": first.id, "kind": "call"}
    second = put_note(store, a_note(case.id, "Rettet", **changes))

    assert store.notes(case.id) == [second, first]
    assert store.notes(new_id()) == []


def test_a_very_long_note_is_kept_whole(store: SqliteStore) -> None:
    note = put_note(store, a_note(put_case(store).id, "ø🙂 عمر " * 10_000))

    assert store.notes(note.case_id) == [note]


def test_attachments_keep_their_bytes(store: SqliteStore, reopen: Reopen) -> None:
    case = put_case(store)
    agreement = put_agreement(store, a_draft(case.id))
    loose = Attachment(new_id(), case.id, "Læge.pdf", "application/pdf", len(PDF), PDF_HASH, NOW, OWNER)
    tied = replace(loose, id=new_id(), name="Scan.png", media_type="image/png", agreement_id=agreement.id)
    with store.write(ACT) as writing:
        writing.put_attachment(loose, PDF)
        writing.put_attachment(tied, PDF)

    store = reopen(store)
    assert store.attachments(case.id) == [tied, loose]
    assert store.attachments(agreement_id=agreement.id) == [tied]
    assert store.content(loose.id) == PDF
    with pytest.raises(NotFound):
        store.content(new_id())


def test_bytes_that_are_not_the_ones_that_were_hashed_are_refused(store: SqliteStore) -> None:
    agreement = put_agreement(store, a_draft(put_case(store).id))

    with pytest.raises(ValueError, match="hash"), store.write(ACT) as writing:
        writing.put_page(agreement.id, PDF_HASH, PDF + b"x")
    assert store.database.value("SELECT count(*) FROM pages") == 0


def test_settings_and_form_drafts(store: SqliteStore, reopen: Reopen) -> None:
    with store.write(ACT) as writing:
        writing.put_setting("office_name", "Ærø Kommune")
        writing.put_setting("lock_after_minutes", "10")
        writing.put_setting("lock_after_minutes", "5")
    store.keep_draft("new_case", Answers({"name": "Å"}))
    store.keep_draft("new_case", Answers({"name": "Åse", "cpr": Unread("0101")}))

    store = reopen(store)
    assert store.settings() == {"lock_after_minutes": "5", "office_name": "Ærø Kommune"}
    assert store.draft("new_case") == Answers({"name": "Åse", "cpr": Unread("0101")})
    with store.write(ACT) as writing:
        writing.drop_draft("new_case")
    assert store.draft("new_case") is None


scalars = (
    st.booleans()
    | st.integers()
    | st.dates()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.builds(Unread, st.text(st.characters(exclude_categories=["Cs"])))
)
keys = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
rows = st.lists(st.dictionaries(keys, scalars, max_size=3).map(Answers), max_size=3).map(tuple)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.dictionaries(keys, scalars | rows, max_size=5))
def test_any_answers_come_back_with_their_types(store: SqliteStore, values: dict[str, object]) -> None:
    store.keep_draft("any", Answers(values))

    found = store.draft("any")
    assert found == Answers(values)
    assert repr([found[key] for key in sorted(found)]) == repr([values[key] for key in sorted(values)])


def test_autosave_counts_revisions_and_leaves_no_line(store: SqliteStore, clock: FixedClock) -> None:
    draft = put_agreement(store, a_draft(put_case(store).id))
    lines = len(store.history())
    clock.advance(seconds=30)

    assert store.save_words(draft.id, Answers({"hours": Decimal("20.0")}), 1, clock.now()) == 2

    found = store.agreement(draft.id)
    assert found.answers == Answers({"hours": Decimal("20.0")})
    assert (found.revision, found.saved_at) == (2, clock.now())
    assert len(store.history()) == lines


def test_a_stale_revision_is_refused_and_changes_nothing(store: SqliteStore) -> None:
    case = put_case(store)
    draft = put_agreement(store, a_draft(case.id))
    newer_case = put_case(store, replace(case, outcome="nyere"))
    store.save_words(draft.id, Answers({"hours": Decimal(20)}), 1, NOW)
    lines = len(store.history())

    with pytest.raises(Stale):
        put_case(store, replace(case, outcome="ældre"))
    with pytest.raises(Stale):
        put_agreement(store, draft)
    with pytest.raises(Stale):
        store.save_words(draft.id, Answers({}), 1, NOW)
    with pytest.raises(Stale):
        put_case(store, replace(newer_case, revision=0))

    assert store.case(case.id) == newer_case
    assert store.agreement(draft.id).answers == Answers({"hours": Decimal(20)})
    assert len(store.history()) == lines


def test_what_is_not_there_is_told(store: SqliteStore) -> None:
    for ask in (store.case, store.agreement):
        with pytest.raises(NotFound):
            ask(new_id())
    with pytest.raises(NotFound):
        put_case(store, a_case(revision=3))
    with pytest.raises(NotFound):
        store.save_words(new_id(), Answers({}), 0, NOW)


def test_a_transaction_is_kept_whole_or_not_at_all(store: SqliteStore) -> None:
    case = put_case(store)
    lines = store.history()

    with suppress(ZeroDivisionError), store.write(Act("Går galt.")) as writing:
        writing.put_note(a_note(case.id))
        writing.put_setting("office_name", "Ærø")
        raise ZeroDivisionError

    assert store.notes(case.id) == []
    assert store.find("borgeren", 5) == []
    assert store.settings() == {}
    assert store.history() == lines


def test_a_write_within_a_write_is_a_bug(store: SqliteStore) -> None:
    with store.write(ACT), pytest.raises(RuntimeError), store.write(ACT):
        pass


def test_nothing_is_written_after_the_transaction(store: SqliteStore) -> None:
    with store.write(ACT) as writing:
        pass
    with pytest.raises(RuntimeError):
        writing.put_setting("late", "1")


def test_a_worker_thread_has_a_session_of_its_own(store: SqliteStore) -> None:
    case = put_case(store)

    def work() -> str:
        with store.session():
            with store.write(ACT) as writing:
                writing.put_note(a_note(case.id, "Skrevet af en tråd"))
            return store.notes(case.id)[0].text

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(work).result() == "Skrevet af en tråd"
    assert len(store.notes(case.id)) == 1


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ({}, True), ({"p_number": "", "address": "Her 1", "postcode": "5000", "town": "Odense"}, True),
        ({"p_number": "", "address": "Der 2", "postcode": "5000"}, False), ({"p_number": ""}, False),
        ({"name": "Fakta"}, False), ({"cvr": "12345674"}, True), ({"p_number": "1003456780"}, False),
    ],
)  # fmt: skip
def test_a_place_typed_again_is_the_one_that_is_there(
    store: SqliteStore, typed: dict[str, str], same: bool
) -> None:
    first = put_case(store, a_case(workplace=Workplace("Netto", "", "1003456789", "Her 1", "5000", "Odense", "1")))
    again = replace(Workplace("Netto", p_number="1003456789"), **typed)
    second = put_case(store, a_case("2026-00002", "Bo", "7103851234", workplace=again))

    assert (second.workplace.organisation_id == first.workplace.organisation_id) == same
    # What the second did not say is left as it was.
    assert (store.case(first.id).workplace.phone, store.case(first.id).workplace.town) == ("1", "Odense")


def test_another_cvr_is_another_place(store: SqliteStore) -> None:
    first = put_case(store, a_case(workplace=Workplace("Netto", "12345674", "1003456789")))
    other = Workplace("Netto", "87654325", "1003456789")
    second = put_case(store, a_case("2026-00002", "Bo", "7103851234", workplace=other))

    assert second.workplace.organisation_id != first.workplace.organisation_id


def test_a_chosen_place_is_used_until_it_is_typed_over(store: SqliteStore) -> None:
    first = put_case(store, a_case(workplace=Workplace("Netto")))
    chosen = Workplace("Netto", organisation_id=first.workplace.organisation_id)
    second = put_case(store, a_case("2026-00002", "Bo", "7103851234", workplace=chosen))
    assert second.workplace.organisation_id == first.workplace.organisation_id

    third = put_case(store, replace(second, workplace=replace(chosen, name="Fakta")))
    assert third.workplace.organisation_id != first.workplace.organisation_id
    assert store.case(first.id).workplace.name == "Netto"
