"""The life of agreements in a real archive: words, pages, signatures, versions, and what stops them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from caseworker_app.domain.agreement import Method, Status
from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.document import Reader
from caseworker_app.domain.findings import Level
from caseworker_app.errors import DiskFull, Locked, NotFound, Stale, UserError
from caseworker_app.schemes import hearing
from caseworker_app.services.form_demands import Incomplete
from caseworker_app.services.handouts import Way
from caseworker_app.storage.writing import SqliteWriting
from caseworker_app.texts import DANISH
from tests.archives import FixedClock
from tests.services.office import Place, with_answers

TODAY = date(2026, 11, 22)


def test_a_draft_begins_with_what_the_case_knows(place: Place) -> None:
    case = place.case(hours=Decimal(32))
    draft, changes = place.space.agreements.start(case.id, "partial_return")
    assert (draft.number, draft.version, draft.status) == ("2026-0001-01", 1, Status.DRAFT)
    assert draft.answers.hours("normal_hours") == 32
    assert changes.concern("agreement", draft.id)
    assert place.lines(case.id)[-1] == "Aftale om delvis raskmelding, 2026-0001-01: kladde begyndt"


def test_a_number_is_not_used_again_while_another_has_it(place: Place) -> None:
    case = place.case()
    first, second = place.plan(case), place.plan(case)
    place.space.agreements.discard(first.id)
    third = place.plan(case)
    assert [second.number, third.number] == ["2026-0001-02", "2026-0001-03"]


def test_half_typed_words_are_kept_as_typed(place: Place) -> None:
    draft = place.plan(place.case())
    half = Answers({"start": Unread("31.2"), "plan": (Answers({"hours": Unread("fem")}),), "gone": "x"})
    revision = place.space.agreements.save(draft.id, half, draft.revision)
    assert revision == draft.revision + 1
    assert place.space.agreements.agreement(draft.id).answers == half


def test_a_second_window_does_not_overwrite(place: Place) -> None:
    draft = place.plan(place.case())
    place.space.agreements.save(draft.id, Answers({"place": "Hjemme"}), draft.revision)
    with pytest.raises(Stale):
        place.space.agreements.save(draft.id, Answers({"place": "Ude"}), draft.revision)
    assert place.space.agreements.agreement(draft.id).answers.text("place") == "Hjemme"


def test_autosave_leaves_no_line_but_leaving_the_page_does(place: Place) -> None:
    case = place.case()
    draft = place.plan(case)
    before = place.lines(case.id)
    place.space.agreements.save(draft.id, draft.answers, draft.revision)
    assert place.lines(case.id) == before
    place.space.agreements.left(draft.id)
    assert place.lines(case.id)[-1].endswith("kladde ændret")


def test_only_drafts_are_thrown_away(place: Place) -> None:
    case = place.case()
    draft, sealed = place.plan(case), place.consent(case, sign=False)
    place.space.agreements.discard(draft.id)
    with pytest.raises(NotFound):
        place.space.agreements.agreement(draft.id)
    with pytest.raises(Locked):
        place.space.agreements.discard(sealed.id)
    assert place.lines(case.id)[-1] == "Aftale om delvis raskmelding, 2026-0001-01: kladde slettet"


class TestSealing:
    """Words and pages are frozen, or it is said what is in the way."""

    def test_the_pages_are_kept_as_they_were_drawn(self, place: Place) -> None:
        case = place.case()
        place.consent(case)
        sealed = place.seal(place.plan(case))
        assert sealed.status is Status.SEALED
        assert {copy.reader for copy in sealed.copies} == {Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE}
        for copy in sealed.copies:
            assert place.space.paperwork.pdf(sealed, copy.reader) == place.store.page(copy.sha256)
        assert (sealed.starts, sealed.ends) == (date(2026, 11, 23), date(2027, 2, 7))
        assert sealed.signers == ("citizen", "line_manager")
        assert "DEL-01 2023-01-01" in sealed.rules
        assert (sealed.sealed_by, sealed.sealed_at) == ("Maja Holst", place.space.clock.now())

    def test_the_page_names_number_version_and_fingerprint(self, place: Place) -> None:
        case = place.case()
        place.consent(case)
        sealed = place.seal(place.plan(case))
        page = place.space.paperwork.pdf(sealed, Reader.EMPLOYER).decode()
        assert page.splitlines()[:4] == ["Nordby Kommune", "2026-0001-02", "1", "Kopi til arbejdspladsen"]
        assert sealed.fingerprint in page
        assert "Kladde" not in page
        assert "620771" not in page
        assert "Bøgevej" not in page
        assert "620771-0123" in place.space.paperwork.pdf(sealed, Reader.FILE).decode()

    def test_the_same_words_have_the_same_fingerprint(self, place: Place) -> None:
        case = place.case()
        place.consent(case)
        draft = place.plan(case)
        marks = [place.seal(draft).fingerprint]
        place.space.agreements.reopen(draft.id)
        marks.append(place.seal(draft).fingerprint)
        opened, _ = place.space.agreements.reopen(draft.id)
        place.space.agreements.save(draft.id, opened.answers.with_answer("place", "Hjemme"), opened.revision)
        marks.append(place.seal(draft).fingerprint)
        assert marks[0] == marks[1] != marks[2]

    def test_sealed_words_refuse_to_be_saved(self, place: Place) -> None:
        sealed = place.consent(place.case(), sign=False)
        with pytest.raises(Locked):
            place.space.agreements.save(sealed.id, Answers(), sealed.revision)
        with pytest.raises(Locked):
            place.seal(sealed, Reader.CITIZEN)

    def test_what_is_missing_is_told_at_its_field(self, place: Place) -> None:
        case = place.case()
        place.consent(case)
        with pytest.raises(Incomplete) as told:
            place.seal(place.plan(case, tasks=None))
        assert told.value.field == "tasks"

    def test_who_has_a_paper_to_sign_is_told_before_it_is_opened_again(self, place: Place, clock: FixedClock) -> None:
        case, space = place.case(), place.space
        place.consent(case)
        sealed = place.seal(place.plan(case))
        assert space.agreements.given_to(sealed) == ()
        space.agreements.handed_out(sealed, (Reader.FILE, Reader.CITIZEN, Reader.EMPLOYER), Way.PRINTED)
        space.agreements.handed_out(sealed, (Reader.CITIZEN,), Way.SAVED)
        assert space.agreements.given_to(sealed) == ("Søren Ødum", "Øster Skole")
        opened, _ = space.agreements.reopen(sealed.id)
        assert space.agreements.given_to(opened) == ()
        clock.advance(days=1)
        assert space.agreements.given_to(place.seal(opened)) == ()

    def test_what_nobody_signs_stays_once_it_was_given(self, place: Place) -> None:
        case, space = place.case(), place.space
        answers = hearing.sample(place.desk.basis(case))
        draft, _ = space.agreements.start(case.id, hearing.SCHEME.key, answers)
        place.seal(draft, Reader.CITIZEN)
        space.agreements.reopen(draft.id)
        sealed = place.seal(draft, Reader.CITIZEN)
        space.agreements.handed_out(sealed, (Reader.FILE,), Way.PRINTED)
        space.agreements.handed_out(sealed, (Reader.CITIZEN,), Way.PRINTED)
        with pytest.raises(Locked, match="Lav en ny version"):
            space.agreements.reopen(sealed.id)
        assert space.agreements.agreement(sealed.id).status is Status.SEALED

    def test_back_to_draft_gives_up_pages_and_may_be_sealed_again(self, place: Place) -> None:
        case = place.case()
        place.consent(case)
        sealed = place.seal(place.plan(case))
        opened, _ = place.space.agreements.reopen(sealed.id)
        assert (opened.status, opened.copies, opened.fingerprint, opened.starts) == (Status.DRAFT, (), "", None)
        with pytest.raises(NotFound):
            place.store.page(sealed.copies[0].sha256)
        assert place.seal(opened).status is Status.SEALED

    def test_nobody_gets_a_copy_the_scheme_does_not_know(self, place: Place) -> None:
        case = place.case()
        draft, _ = place.space.agreements.start_consent(case.id, "employer")
        with pytest.raises(ValueError, match="copy"):
            place.seal(draft, Reader.EMPLOYER)

    def test_the_union_gets_a_copy_only_when_a_consent_covers_it(self, place: Place) -> None:
        case = place.case()
        plan = place.plan(case)
        assert Reader.UNION not in place.space.agreements.default_readers(plan)
        place.consent(case, counterparty="union", information_employer=None, information_union=("agreements_made",))
        assert Reader.UNION in place.space.agreements.default_readers(plan)


NONE = "Der er intet samtykke til at give arbejdspladsen oplysninger."
NAME = "Øster Skole"


class TestConsentGate:
    """A copy for the workplace needs a consent in force that covers what it shows."""

    def told(self, place: Place) -> list[str]:
        plan = next(one for one in place.store.agreements() if one.scheme == "partial_return")
        gaps = place.space.consents.missing(plan.case_id, place.space.agreements.scheme(plan), (Reader.EMPLOYER,))
        with pytest.raises(Incomplete) as stopped:
            place.seal(plan)
        assert stopped.value.words == gaps[0].words
        assert stopped.value.field == "consent:employer"
        return [DANISH.say(gap.words, **dict(gap.places)) for gap in gaps]

    def test_none(self, place: Place) -> None:
        case = place.case()
        place.plan(case)
        assert self.told(place) == [NONE]

    def test_own_copies_need_none(self, place: Place) -> None:
        assert place.seal(place.plan(place.case()), Reader.CITIZEN).status is Status.SEALED

    def test_a_consent_to_somebody_else(self, place: Place) -> None:
        case = place.case()
        place.plan(case)
        place.consent(case, counterparty="union", information_employer=None, information_union=("agreements_made",))
        assert self.told(place) == [NONE]

    def test_only_a_draft(self, place: Place) -> None:
        case = place.case()
        place.plan(case)
        place.space.agreements.start_consent(case.id, "employer")
        assert self.told(place) == [f"Samtykket til {NAME} er kun en kladde."]

    def test_only_a_draft_without_a_name(self, place: Place) -> None:
        case = place.case()
        place.plan(case)
        place.space.agreements.start(case.id, "consent", Answers({"counterparty": "employer"}))
        assert self.told(place) == ["Samtykket til Arbejdsplads er kun en kladde."]

    def test_not_signed(self, place: Place) -> None:
        case = place.case()
        place.plan(case)
        place.consent(case, sign=False)
        assert self.told(place) == [f"Samtykket til {NAME} er ikke givet endnu."]

    def test_not_begun(self, place: Place, clock: FixedClock) -> None:
        case = place.case()
        place.plan(case)
        place.consent(case, valid_from=TODAY + timedelta(days=1))
        assert self.told(place) == [f"Samtykket til {NAME} gælder ikke endnu."]
        clock.advance(days=1)
        assert place.space.consents.missing(case.id, plan_scheme(place), (Reader.EMPLOYER,)) == ()

    def test_ended(self, place: Place, clock: FixedClock) -> None:
        case = place.case()
        place.plan(case)
        place.consent(case, valid_to=TODAY + timedelta(days=2))
        clock.advance(days=2)
        assert place.space.consents.missing(case.id, plan_scheme(place), (Reader.EMPLOYER,)) == ()
        clock.advance(days=1)
        assert self.told(place) == [f"Samtykket til {NAME} er udløbet."]

    def test_withdrawn(self, place: Place) -> None:
        case = place.case()
        place.plan(case)
        place.withdraw(place.consent(case))
        assert self.told(place) == [f"Samtykket til {NAME} er tilbagekaldt."]

    def test_it_does_not_cover_all(self, place: Place) -> None:
        case = place.case()
        place.plan(case)
        place.consent(case, information_employer=("meeting", "working_hours"))
        assert self.told(place) == [
            "Samtykket omfatter ikke alt, hvad kopien viser. Det skal også omfatte: Skånehensyn."
        ]

    def test_it_goes_the_other_way(self, place: Place) -> None:
        case = place.case()
        place.plan(case)
        place.consent(case, directions=("obtain", "discuss"))
        assert self.told(place) == [f"Samtykket til {NAME} lader ikke kommunen give oplysninger videre."]

    def test_two_consents_cover_together(self, place: Place) -> None:
        case = place.case()
        plan = place.plan(case)
        for kind in ("working_hours", "accommodations"):
            place.consent(case, information_employer=(kind,))
        assert place.seal(plan).status is Status.SEALED

    def test_a_renewed_consent_counts_from_its_signature(self, place: Place) -> None:
        case = place.case()
        plan = place.plan(case)
        consent = place.consent(case, information_employer=("working_hours",))
        second, _ = place.space.agreements.new_version(consent.id)
        answers = second.answers.with_answer("information_employer", ("working_hours", "accommodations"))
        place.space.agreements.save(second.id, answers, second.revision)
        second = place.seal(second, Reader.CITIZEN)
        assert "Skånehensyn" in self.told(place)[0]
        place.sign(second)
        assert [row.agreement.version for row in place.space.consents.register(case.id)] == [2]
        assert place.seal(plan).status is Status.SEALED


def plan_scheme(place: Place):  # type: ignore[no-untyped-def]
    plan = next(one for one in place.store.agreements() if one.scheme == "partial_return")
    return place.space.agreements.scheme(plan)


class TestGuard:
    """Words that may not stand in the copies of outsiders stop the seal and are named at their field."""

    @pytest.mark.parametrize(
        ("field", "text", "word"),
        [
            ("colleagues", "At hun har en depression", "depression"),
            ("tasks", "Hvile efter KEMOTERAPI", "KEMOTERAPI"),
            ("exempt", "Gigtsmerter: ingen løft", "Gigtsmerter"),
            ("place", "Ring om 620771-0123", "620771-0123"),
            ("place", "Ring om 6207710123", "6207710123"),
            ("place", "cpr620771 0123", "620771 0123"),
            ("place", "62.07.71-0123", "62.07.71-0123"),
            ("place", "620771 – 0123", "620771 – 0123"),
        ],
    )
    def test_it_is_named(self, place: Place, field: str, text: str, word: str) -> None:
        case = place.case()
        place.consent(case)
        draft = place.plan(case, **{field: text})
        [found] = [one for one in place.space.agreements.findings(draft, draft.answers) if one.rule == "CON-68A"]
        assert (found.level, found.field, dict(found.places)["word"]) == (Level.BLOCKS, field, word)
        with pytest.raises(Incomplete) as told:
            place.seal(draft)
        assert told.value.field == field

    @pytest.mark.parametrize(
        "word", ["Lungekræft", "knæoperation", "Arbejdsstress", "fysioterapi", "kræft", "HIV-test"]
    )
    def test_illness_is_found_within_a_word(self, place: Place, word: str) -> None:
        draft = place.plan(place.case(), colleagues=f"Efter {word} er der nye timer")
        found = [one for one in place.space.agreements.findings(draft, draft.answers) if one.rule == "CON-68A"]
        assert [dict(one.places)["word"] for one in found] == [word.removesuffix("-test")]

    def test_everyday_words_that_only_sound_like_illness_may_be_used(self, place: Place) -> None:
        everyday = "Efter kræfter. Leder bekræfter. Operationelle opgaver, uafhængigt af vagter. Hive sække."
        draft = place.plan(place.case(), tasks=everyday, colleagues="Naturkræfter og drivkræfter")
        assert not [one for one in place.space.agreements.findings(draft, draft.answers) if one.rule == "CON-68A"]

    def test_rows_are_looked_into(self, place: Place) -> None:
        case = place.case()
        draft = place.plan(case)
        rows = tuple(row.with_answer("accommodation", "Angst for støj") for row in draft.answers.rows("plan"))
        found = place.space.agreements.findings(draft, draft.answers.with_answer("plan", rows))
        assert [one.field for one in found if one.rule == "CON-68A"] == ["plan"]

    def test_a_protected_address_is_kept_back_however_it_is_typed(self, place: Place) -> None:
        case = place.case(protected=True)
        draft = place.plan(case, place="hjemme, bøgevej 4")
        found = place.space.agreements.findings(draft, draft.answers)
        assert [(one.field, dict(one.places)["word"]) for one in found if one.rule == "CON-68A"] == [
            ("place", "bøgevej 4")
        ]

    def test_an_open_address_may_be_named(self, place: Place) -> None:
        draft = place.plan(place.case(), place="hjemme, Bøgevej 4")
        assert not [one for one in place.space.agreements.findings(draft, draft.answers) if one.rule == "CON-68A"]

    @pytest.mark.parametrize(
        ("workplace", "job"), [("Kræftens Bekæmpelse", "Kok"), ("Øster Skole", "Operationssygeplejerske")]
    )
    def test_the_name_of_a_workplace_and_a_job_tell_nothing(self, place: Place, workplace: str, job: str) -> None:
        case = place.case(workplace=workplace, job_title=job)
        place.consent(case)
        assert place.seal(place.plan(case)).status is Status.SEALED

    def test_what_only_the_case_sees_may_be_said(self, place: Place) -> None:
        case = place.case()
        place.consent(case)
        draft = place.plan(
            case, municipality="approved", municipality_on=TODAY, municipality_reason="Depression, LÆ 285"
        )
        page = place.space.paperwork.pdf(place.seal(draft), Reader.EMPLOYER).decode()
        assert "Depression" not in page

    def test_a_letter_that_cannot_be_drawn_is_named(self, place: Place) -> None:
        draft = place.plan(place.case(), place="Musik \N{MUSICAL SYMBOL G CLEF}")
        found = place.space.agreements.findings(draft, draft.answers)
        assert [one.field for one in found if "letter" in dict(one.places)] == ["place"]


class TestSigning:
    """Who, when, how; and what a whole set of signatures does."""

    def test_when_all_have_signed_it_is_in_force(self, place: Place) -> None:
        case = place.case()
        place.consent(case)
        half = place.sign(place.seal(place.plan(case)), roles=1)
        assert (half.status, half.missing_signers) == (Status.SEALED, ("line_manager",))
        whole = place.sign(half)
        assert whole.status is Status.SIGNED
        assert [(one.role, one.method, one.noted_by) for one in whole.signatures] == [
            ("citizen", Method.PAPER, "Maja Holst"), ("line_manager", Method.PAPER, "Maja Holst"),
        ]  # fmt: skip
        told = "Aftale om delvis raskmelding, 2026-0001-02: underskrift noteret, Anne Winther"
        assert place.lines(case.id)[-1] == told

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"signed_on": date(2026, 11, 23)}, "signed_on"),
            ({"signed_on": date(2026, 11, 21)}, "signed_on"),
            ({"role": "neighbour"}, "role"),
            ({"name": " "}, "name"),
            ({"method": "oral"}, "note"),
            ({"method": "digital"}, "note"),
            ({"method": "stamp"}, "method"),
        ],
    )
    def test_what_cannot_be_is_refused(self, place: Place, changes: dict[str, object], field: str) -> None:
        sealed = place.consent(place.case(), sign=False)
        with pytest.raises(UserError) as told:
            place.sign(sealed, **changes)
        assert told.value.field == field
        assert place.space.agreements.agreement(sealed.id).signatures == ()

    def test_an_oral_yes_is_noted_as_oral(self, place: Place) -> None:
        sealed = place.consent(place.case(), sign=False)
        signed = place.sign(sealed, method="oral", note="Telefon kl. 10, ja til det hele.")
        assert signed.signatures[0].method is Method.ORAL

    def test_nobody_signs_twice_or_a_draft(self, place: Place) -> None:
        case = place.case()
        consent = place.consent(case)
        again = Answers({"role": "citizen", "name": "Søren", "method": "paper", "signed_on": TODAY})
        for agreement in (consent, place.plan(case)):
            with pytest.raises(UserError):
                place.space.agreements.sign(agreement.id, again)

    def test_the_interpreter_may_sign_and_nobody_waits_for_it(self, place: Place) -> None:
        case = place.case(interpreter="polsk")
        place.consent(case)
        sealed = place.seal(place.plan(case))
        agreements = place.space.agreements
        assert [role.key for role in agreements.roles_to_sign(sealed)] == ["citizen", "line_manager", "interpreter"]
        assert sealed.missing_signers == ("citizen", "line_manager")
        by_interpreter = Answers({"role": "interpreter", "name": "Ewa Nowak", "method": "paper", "signed_on": TODAY})
        half, _ = agreements.sign(sealed.id, by_interpreter)
        assert (half.status, half.missing_signers) == (Status.SEALED, ("citizen", "line_manager"))
        with pytest.raises(UserError):
            agreements.sign(sealed.id, by_interpreter)
        whole = place.sign(half)
        assert whole.status is Status.SIGNED
        assert [one.role for one in whole.signatures] == ["interpreter", "citizen", "line_manager"]

    def test_without_an_interpreter_nobody_signs_as_one(self, place: Place) -> None:
        case = place.case()
        place.consent(case)
        sealed = place.seal(place.plan(case))
        with pytest.raises(UserError):
            place.sign(sealed, roles=1, role="interpreter")

    def test_a_signed_one_does_not_go_back_to_draft(self, place: Place) -> None:
        case = place.case()
        place.consent(case)
        half = place.sign(place.seal(place.plan(case)), roles=1)
        with pytest.raises(Locked):
            place.space.agreements.reopen(half.id)

    def test_the_draft_of_the_form_is_gone_with_the_signature(self, place: Place) -> None:
        sealed = place.consent(place.case(), sign=False)
        place.space.drafts.keep(f"sign:{sealed.id}", Answers({"name": "S"}))
        place.sign(sealed)
        assert not place.space.drafts.exists(f"sign:{sealed.id}")


class TestVersions:
    """A correction is a new version; the one in force stays until the new one is signed."""

    def test_the_old_one_is_replaced_only_when_the_new_one_is_signed(self, place: Place) -> None:
        case = place.case()
        first = place.in_force(case)
        second, _ = place.space.agreements.new_version(first.id)
        assert (second.number, second.version, second.thread) == (first.number, 2, first.thread)
        assert second.answers == first.answers
        states = [place.space.agreements.agreement(first.id).status]
        second = place.sign(place.seal(second), roles=1)
        states.append(place.space.agreements.agreement(first.id).status)
        place.sign(second)
        states.append(place.space.agreements.agreement(first.id).status)
        assert states == [Status.SIGNED, Status.SIGNED, Status.REPLACED]
        assert place.lines(case.id)[-1].endswith("Anne Winther. Den tidligere version er erstattet")

    def test_the_replaced_page_says_so_and_its_bytes_stay(self, place: Place) -> None:
        case = place.case()
        first = place.in_force(case)
        kept = place.space.paperwork.pdf(first, Reader.EMPLOYER)
        second, _ = place.space.agreements.new_version(first.id)
        place.sign(place.seal(second))
        replaced = place.space.agreements.agreement(first.id)
        assert place.space.paperwork.pdf(replaced, Reader.EMPLOYER) == kept + b"\nSTAMP Erstattet af en nyere version"

    def test_one_draft_at_a_time_and_none_of_a_draft(self, place: Place) -> None:
        case = place.case()
        first = place.in_force(case)
        second, _ = place.space.agreements.new_version(first.id)
        with pytest.raises(UserError):
            place.space.agreements.new_version(first.id)
        with pytest.raises(Locked):
            place.space.agreements.new_version(second.id)
        place.space.agreements.discard(second.id)
        assert place.space.agreements.new_version(first.id)[0].version == 2

    def test_a_failure_leaves_both_versions_as_they_were(self, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        case = place.case()
        first = place.in_force(case)
        second, _ = place.space.agreements.new_version(first.id)
        half = place.sign(place.seal(second), roles=1)
        before, put = place.lines(), SqliteWriting.put_agreement

        def full(writing: SqliteWriting, agreement):  # type: ignore[no-untyped-def]
            if agreement.status is Status.REPLACED:
                raise DiskFull("Disken er fuld.")
            return put(writing, agreement)

        monkeypatch.setattr(SqliteWriting, "put_agreement", full)
        with pytest.raises(DiskFull):
            place.sign(half)
        assert place.space.agreements.agreement(first.id).status is Status.SIGNED
        assert place.space.agreements.agreement(half.id) == half
        assert place.lines() == before


class TestWithdrawal:
    """Taken back: the words stay, the pages say so."""

    def test_copies_printed_from_now_on_say_so(self, place: Place) -> None:
        plan = place.in_force(place.case())
        kept = place.space.paperwork.pdf(plan, Reader.CITIZEN)
        back = place.withdraw(plan, reason="Vil vente")
        assert back.status is Status.WITHDRAWN
        assert back.withdrawal is not None
        assert back.withdrawal.reason == "Vil vente"
        assert place.space.paperwork.pdf(back, Reader.CITIZEN) == kept + b"\nSTAMP Tilbagekaldt den 22.11.2026"
        assert place.store.page(back.copies[0].sha256)

    @pytest.mark.parametrize("changes", [{"on": date(2026, 11, 23)}, {"received_by": ""}, {"channel": "rumour"}])
    def test_what_cannot_be_is_refused(self, place: Place, changes: dict[str, object]) -> None:
        consent = place.consent(place.case())
        with pytest.raises(Incomplete):
            place.withdraw(consent, **changes)
        assert place.space.agreements.agreement(consent.id) == consent

    def test_not_twice(self, place: Place) -> None:
        consent = place.withdraw(place.consent(place.case()))
        with pytest.raises(Locked):
            place.withdraw(consent)


@pytest.mark.parametrize("broken", ["put_agreement", "put_page"])
def test_a_full_disk_leaves_nothing_half_sealed(place: Place, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    case = place.case()
    place.consent(case)
    draft = place.plan(case)
    before = place.lines()

    def full(*_: object) -> None:
        raise DiskFull("Der er ikke plads på disken.")

    monkeypatch.setattr(SqliteWriting, broken, full)
    with pytest.raises(DiskFull):
        place.seal(draft)
    assert place.space.agreements.agreement(draft.id) == draft
    assert place.lines() == before


def test_the_draft_page_is_marked_and_a_file_name_tells_nothing_of_the_citizen(place: Place) -> None:
    draft = place.plan(place.case())
    page = place.space.paperwork.preview(draft, with_answers(draft.answers, place="Hjemme"), Reader.EMPLOYER).decode()
    assert "Kladde – gælder ikke" in page
    assert "Arbejdssted: Hjemme" in page
    assert place.space.paperwork.file_name(draft, Reader.EMPLOYER) == "2026-0001-01-v1-arbejdsplads.pdf"
    left_out = place.space.paperwork.left_out(draft, draft.answers.with_answer("certificate", True), Reader.EMPLOYER)
    assert left_out == ("CPR-nummer", "Adresse", "Sygedagpenge til hjælp", "Lægeattest")


def test_handing_out_is_told_in_the_history(place: Place) -> None:
    case = place.case()
    plan = place.in_force(case)
    place.space.agreements.handed_out(plan, (Reader.CITIZEN, Reader.EMPLOYER), Way.PRINTED)
    assert place.lines(case.id)[-2:] == ["2026-0001-02: printet, Borger", "2026-0001-02: printet, Arbejdsplads"]


def test_a_copy_may_leave_only_while_a_consent_covers_it(place: Place) -> None:
    case = place.case()
    consent = place.consent(case)
    agreement = place.sign(place.seal(place.plan(case)))
    hand_out = place.space.agreements.copy_to_hand_out
    assert hand_out(agreement, Reader.EMPLOYER) == place.space.paperwork.pdf(agreement, Reader.EMPLOYER)
    place.withdraw(consent)
    with pytest.raises(Incomplete, match="tilbagekaldt"):
        hand_out(agreement, Reader.EMPLOYER)
    assert hand_out(agreement, Reader.CITIZEN)


def test_a_draft_with_an_illness_in_it_does_not_leave_for_the_workplace(place: Place) -> None:
    case = place.case()
    place.consent(case)
    draft = place.plan(case, breaks="Hviler på grund af depression")
    with pytest.raises(Incomplete) as refused:
        place.space.agreements.copy_to_hand_out(draft, Reader.EMPLOYER)
    assert refused.value.places["word"] == "depression"
    assert place.space.agreements.copy_to_hand_out(draft, Reader.CITIZEN)


def test_there_is_no_page_for_a_reader_who_got_no_copy(place: Place) -> None:
    case = place.case()
    place.consent(case)
    sealed = place.seal(place.plan(case), Reader.CITIZEN)
    with pytest.raises(NotFound):
        place.space.paperwork.pdf(sealed, Reader.UNION)
