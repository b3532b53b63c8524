"""The gate, parts taken back, receipts, hand-outs, acceptances and the matrix, over a real archive."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.consent import ConsentState, Counterparty, Direction, Passage
from caseworker_app.domain.document import Reader
from caseworker_app.domain.findings import Level
from caseworker_app.errors import NotFound
from caseworker_app.schemes import BY_KEY, consent, placement
from caseworker_app.services.consent_matrix import matrix
from caseworker_app.services.consents import Errand
from caseworker_app.services.form_demands import Incomplete
from caseworker_app.services.handouts import Way
from caseworker_app.texts import DANISH
from tests.archives import FixedClock
from tests.services.office import Place, an_office, with_answers

HOURS = frozenset({"working_hours"})
PLAN = frozenset({"working_hours", "accommodations"})
FOLLOW_UP = frozenset({"follow_up"})


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def place(tmp_path: Path, clock: FixedClock) -> Iterator[Place]:
    made = an_office(tmp_path, clock)
    yield made
    made.space.close()


def asked(place: Place, case_id: UUID, kinds: frozenset[str] = PLAN, **more: object) -> Passage:
    errand = Errand(kinds, **{"purposes": FOLLOW_UP, **{k: v for k, v in more.items() if k != "day"}})  # type: ignore[arg-type]
    return place.space.consents.gate(case_id, Counterparty.EMPLOYER, errand, more.get("day")).passage  # type: ignore[arg-type]


def taken_back(place: Place, agreement: Agreement, **changes: object) -> Agreement:
    answers = Answers({"on": place.space.today, "channel": "telephone", "received_by": "Maja Holst", "scope": "part"})
    return place.space.agreements.withdraw(agreement.id, with_answers(answers, **changes))[0]


class TestTheGate:
    """Party, purpose, kinds of information and day."""

    def test_nothing_and_covered(self, place: Place) -> None:
        case = place.case()
        assert asked(place, case.id) is Passage.NONE
        place.consent(case)
        assert asked(place, case.id) is Passage.COVERED

    def test_what_exactly_is_missing(self, place: Place) -> None:
        case = place.case()
        place.consent(case)
        errand = Errand(PLAN | {"tasks", "support"}, FOLLOW_UP)
        answer = place.space.consents.gate(case.id, Counterparty.EMPLOYER, errand)
        assert (answer.passage, answer.missing) == (Passage.TOO_NARROW, ("Støtteordninger", "Arbejdsopgaver"))

    @pytest.mark.parametrize(
        ("more", "passage"),
        [
            ({"direction": Direction.OBTAIN}, Passage.OTHER_WAY),
            ({"purposes": frozenset({"mentor"})}, Passage.OTHER_MATTER),
            ({"purposes": frozenset()}, Passage.COVERED),
        ],
    )
    def test_another_way_or_matter(self, place: Place, more: dict[str, object], passage: Passage) -> None:
        case = place.case()
        place.consent(case)
        assert asked(place, case.id, **more) is passage

    def test_the_day_decides(self, place: Place) -> None:
        case, today = place.case(), place.space.today
        place.consent(case, valid_to=today + timedelta(days=10))
        assert asked(place, case.id, day=today + timedelta(days=10)) is Passage.COVERED
        assert asked(place, case.id, day=today + timedelta(days=11)) is Passage.ENDED
        assert asked(place, case.id, day=today - timedelta(days=1)) is Passage.ENDED

    def test_the_law_lets_a_notice_about_refunds_pass(self, place: Place) -> None:
        case = place.case()
        refund = Errand(frozenset({"refund"}), frozenset({"refund"}))
        answer = place.space.consents.gate(case.id, Counterparty.EMPLOYER, refund)
        assert (answer.passage, answer.rule) == (Passage.STATUTORY, "CON-REF")
        with_health = Errand(frozenset({"refund", "health"}), frozenset({"refund"}))
        assert place.space.consents.gate(case.id, Counterparty.EMPLOYER, with_health).passage is Passage.NONE
        assert place.space.consents.gate(case.id, Counterparty.UNION, refund).passage is Passage.NONE

    def test_the_doctors_copy_leans_on_the_consent_of_one_doctor(self, place: Place) -> None:
        case, kind = place.case(), BY_KEY["partial_return"]
        consents = place.space.consents
        assert not consents.covered(case.id, kind, Reader.DOCTOR)
        halves = (("gp", "working_hours"), ("hospital", "needs"))
        for party, half in halves:
            place.consent(case, counterparty=party, name=party, information_medical=(half,))
        assert consents.for_reader(case.id, kind, Reader.DOCTOR).passage is Passage.TOO_NARROW
        place.consent(case, counterparty="hospital", name="OUH", information_medical=("working_hours", "needs"))
        answer = consents.for_reader(case.id, kind, Reader.DOCTOR)
        assert answer.may_pass
        assert answer.party is Counterparty.HOSPITAL

    def test_a_reason_opens_it_and_stays_in_the_history(self, place: Place) -> None:
        case = place.case()
        plan, reason = place.plan(case), {Reader.EMPLOYER: "Borgeren bad selv om det på mødet"}
        readers = (Reader.CITIZEN, Reader.EMPLOYER)
        with pytest.raises(Incomplete, match="intet samtykke"):
            place.space.agreements.seal(plan.id, readers)
        with pytest.raises(Incomplete, match="mindst"):
            place.space.agreements.seal(plan.id, readers, {Reader.EMPLOYER: "derfor"})
        sealed, _ = place.space.agreements.seal(plan.id, readers, reason)
        assert place.lines(case.id)[-1].endswith(
            "forseglet uden dækkende samtykke til: Arbejdsplads. Begrundelse: Borgeren bad selv om det på mødet"
        )
        with pytest.raises(Incomplete):
            place.space.agreements.copy_to_hand_out(sealed, Reader.EMPLOYER)
        assert place.space.agreements.copy_to_hand_out(sealed, Reader.EMPLOYER, reason[Reader.EMPLOYER])
        place.space.agreements.handed_out(sealed, readers, Way.PRINTED, reason)
        citizen, workplace = place.space.handouts.of_case(case.id)
        assert (citizen.reader, citizen.recipient, citizen.reason) == ("citizen", "Søren Ødum", "")
        assert (workplace.reader, workplace.recipient) == ("employer", "Øster Skole")
        assert workplace.reason == reason[Reader.EMPLOYER]
        assert reason[Reader.EMPLOYER] in place.lines(case.id)[-1]

    def test_a_reason_is_not_noted_where_a_consent_covers(self, place: Place) -> None:
        case = place.case()
        plan = place.in_force(case)
        reason = {Reader.EMPLOYER: "for en sikkerheds skyld"}
        place.space.agreements.handed_out(plan, (Reader.EMPLOYER,), Way.SAVED, reason)
        [one] = place.space.handouts.of_case(case.id)
        assert one.reason == ""
        assert (one.how, one.number, one.version) == ("Gemt som PDF", plan.number, "1")


class TestPartTakenBack:
    """A narrower version, in force at once, with the history kept."""

    def test_some_kinds(self, place: Place) -> None:
        case = place.case()
        given = place.consent(case)
        narrower = taken_back(place, given, kinds=("accommodations",))
        assert (narrower.status, narrower.version) == (Status.SIGNED, 2)
        assert place.space.agreements.agreement(given.id).status is Status.REPLACED
        assert narrower.signatures == given.signatures
        assert asked(place, case.id, HOURS) is Passage.COVERED
        assert asked(place, case.id) is Passage.TOO_NARROW
        assert "en del er tilbagekaldt" in place.lines(case.id)[-1]
        page = place.space.paperwork.pdf(narrower, Reader.CITIZEN).decode()
        before, told = page.split("Trukket tilbage\n")
        assert "Gælder ikke længere: Skånehensyn" in told
        assert "Skånehensyn\n" not in before

    def test_one_direction(self, place: Place) -> None:
        case = place.case()
        taken_back(place, place.consent(case), ways=("give",))
        assert asked(place, case.id, HOURS) is Passage.OTHER_WAY

    def test_all_of_it_is_the_whole(self, place: Place) -> None:
        case = place.case()
        given = place.consent(case)
        back = taken_back(place, given, ways=("give", "discuss"))
        assert (back.id, back.status) == (given.id, Status.WITHDRAWN)

    def test_twice_and_then_the_rest(self, place: Place) -> None:
        case = place.case()
        first = taken_back(place, place.consent(case), kinds=("meeting",))
        second = taken_back(place, first, kinds=("working_hours",))
        assert len(second.answers.rows(consent.NARROWED)) == 2
        taken_back(place, second, scope="whole")
        assert asked(place, case.id, HOURS) is Passage.ENDED
        pdf = place.space.receipts.pdf(second.id).decode()
        assert pdf.count("Trukket tilbage den") == 3

    def test_a_new_version_begins_without_what_was_taken_back(self, place: Place) -> None:
        narrower = taken_back(place, place.consent(place.case()), kinds=("meeting",))
        draft, _ = place.space.agreements.new_version(narrower.id)
        assert not draft.answers.rows(consent.NARROWED)
        assert "Samtykket er underskrevet i en tidligere version" not in place.space.paperwork.preview(
            draft, draft.answers, Reader.CITIZEN
        ).decode()

    @pytest.mark.parametrize(
        ("changes", "field"),
        [({"kinds": ()}, "kinds"), ({"kinds": ("discharge",)}, "kinds"),
         ({"channel": None, "scope": "whole"}, "channel"),
         ({"on": date(2026, 1, 1), "scope": "whole"}, "on"), ({"on": date(2026, 1, 1), "kinds": ("meeting",)}, "on"),
         ({"on": date(2099, 1, 1), "scope": "whole"}, "on")],
    )  # fmt: skip
    def test_bad_input_is_said_at_its_field(self, place: Place, changes: dict[str, object], field: str) -> None:
        given = place.consent(place.case())
        with pytest.raises(Incomplete) as told:
            taken_back(place, given, **changes)
        assert told.value.field == field
        assert place.space.agreements.agreement(given.id).status is Status.SIGNED


class TestTheReceipt:
    """What was taken back, and what had been shared before."""

    def test_it_lists_who_got_what_and_when(self, place: Place, clock: FixedClock) -> None:
        case = place.case()
        given = place.consent(case)
        plan = place.sign(place.seal(place.plan(case)))
        place.space.agreements.handed_out(plan, (Reader.CITIZEN, Reader.EMPLOYER), Way.PRINTED)
        clock.advance(days=3)
        back = place.withdraw(given)
        clock.advance(days=2)
        reason = {Reader.EMPLOYER: "Arbejdspladsen mistede sin kopi"}
        place.space.agreements.handed_out(plan, (Reader.EMPLOYER,), Way.SAVED, reason)
        text = place.space.receipts.pdf(back.id).decode()
        shared = text.split("Det, der allerede var delt")[1]
        assert shared.count(plan.number) == 2
        assert "Øster Skole" in shared
        assert "Søren Ødum" not in shared
        assert "efter tilbagekaldelsen" in shared.splitlines()[3]

    def test_nothing_was_shared(self, place: Place) -> None:
        back = place.withdraw(place.consent(place.case()))
        assert "har ikke givet samarbejdsparten kopier" in place.space.receipts.pdf(back.id).decode()

    def test_there_is_none_for_a_consent_that_stands(self, place: Place) -> None:
        with pytest.raises(NotFound):
            place.space.receipts.pdf(place.consent(place.case()).id)

    def test_giving_it_is_told(self, place: Place) -> None:
        case = place.case()
        back = place.withdraw(place.consent(case))
        place.space.receipts.handed_out(back.id)
        assert place.lines(case.id)[-1] == f"{back.number}: kvittering for tilbagekaldelsen givet til borgeren"


class TestContradictions:
    """Two consents to the same party that say different things about the same days."""

    def said(self, place: Place, given: Agreement, **changes: object) -> list[str]:
        draft, _ = place.space.agreements.start(given.case_id, "consent", with_answers(given.answers, **changes))
        found = place.space.agreements.findings(draft, draft.answers)
        return [finding.field for finding in found if finding.level is Level.BLOCKS]

    def test_the_same_again_is_no_contradiction(self, place: Place) -> None:
        assert self.said(place, place.consent(place.case())) == []

    def test_health_yes_and_no(self, place: Place) -> None:
        assert self.said(place, place.consent(place.case(), health="yes"), health="no") == ["health"]

    def test_another_party_or_another_time(self, place: Place) -> None:
        given = place.consent(place.case(), health="yes")
        assert self.said(place, given, health="no", name="Vester Skole") == []
        later = {"valid_from": date(2028, 1, 1), "valid_to": date(2028, 6, 1)}
        assert self.said(place, given, health="no", **later) == []

    def test_a_narrower_one_beside_a_wide_one(self, place: Place) -> None:
        given = place.consent(place.case())
        assert self.said(place, given, information_employer=("meeting",)) == ["valid_from"]
        assert self.said(place, given, information_employer=("tasks",)) == []

    def test_from_before_the_withdrawal(self, place: Place, clock: FixedClock) -> None:
        given = place.consent(place.case())
        clock.advance(days=5)
        place.withdraw(given)
        assert self.said(place, given) == ["valid_from"]
        assert self.said(place, given, valid_from=place.space.today) == []


class TestTheDay:
    """What Min dag reminds of."""

    def test_an_oral_consent_is_to_be_confirmed(self, place: Place) -> None:
        case, today = place.case(), place.space.today
        oral = {"form": "oral", "oral_by": "Maja Holst", "oral_on": today, "oral_at": time(9, 5),
                "oral_note": "Ja til, at skolen får timer og hensyn at vide."}  # fmt: skip
        given = place.consent(case, **oral)
        rows = [row for row in place.space.agenda.of_case(case.id) if row.key.startswith("confirm:")]
        assert [row.due.day for row in rows if row.due] == [today + timedelta(days=14)]
        draft, _ = place.space.agreements.new_version(given.id)
        words = draft.answers.with_answer("form", "written")
        place.space.agreements.save(draft.id, words, draft.revision)
        place.sign(place.seal(place.space.agreements.agreement(draft.id), Reader.CITIZEN))
        assert not [row for row in place.space.agenda.of_case(case.id) if row.key.startswith("confirm:")]

    def test_a_consent_that_ends_within_thirty_days_is_on_the_day(self, place: Place, clock: FixedClock) -> None:
        case, today = place.case(), place.space.today
        place.consent(case, valid_to=today + timedelta(days=31))

        def on_the_day() -> list[str]:
            return [row.key for row in place.space.my_day.of_case(case.id) if row.key.startswith("consent:")]
        [row] = place.space.consents.register(case.id)
        assert row.state is ConsentState.VALID
        clock.advance(days=1)
        [row] = place.space.consents.register(case.id)
        assert row.state is ConsentState.ENDING
        assert len(on_the_day()) == 1


class TestAcceptances:
    """The workplace and the union speak for themselves."""

    def test_it_begins_with_the_agreement_and_who_is_known(self, place: Place) -> None:
        case = place.case()
        plan = place.plan(case)
        draft, _ = place.space.agreements.start_acceptance(case.id, "workplace_acceptance")
        assert draft.answers.text("about") == f"Aftale om delvis raskmelding, {plan.number}"
        assert draft.answers.text("on_behalf") == "Øster Skole"
        assert not draft.answers.chosen("accepts")

    def test_its_copy_passes_the_gate_too(self, place: Place) -> None:
        case = place.case()
        answers = BY_KEY["union_acceptance"].sample(place.desk.basis(case))
        draft, _ = place.space.agreements.start(case.id, "union_acceptance", with_answers(answers, on_behalf="BUPL"))
        with pytest.raises(Incomplete, match="fagforeningen"):
            place.seal(draft, Reader.CITIZEN, Reader.UNION)
        place.consent(case, counterparty="union", name="BUPL", information_union=("agreements_made",))
        signed = place.sign(place.seal(draft, Reader.CITIZEN, Reader.UNION))
        assert signed.status is Status.SIGNED


def test_the_matrix_has_a_cell_for_every_party_and_kind(place: Place) -> None:
    case = place.case()
    place.consent(case)
    place.consent(case, counterparty="insurer", name="PFA", information_other=("insurance",), sign=False)
    shown = matrix(place.space.consents.register(case.id))
    assert shown.parties == (Counterparty.EMPLOYER, Counterparty.UNION, Counterparty.GP, Counterparty.INSURER)
    cells = {(cell.party, cell.kind): cell for line in shown.cells for cell in line}
    assert len(cells) == len(shown.kinds) * 4
    assert cells[Counterparty.EMPLOYER, "accommodations"].state is ConsentState.VALID
    assert cells[Counterparty.EMPLOYER, "support"].state is None
    assert cells[Counterparty.EMPLOYER, "support"].possible
    assert not cells[Counterparty.EMPLOYER, "certificate"].possible
    assert cells[Counterparty.INSURER, "insurance"].state is ConsentState.UNSIGNED


def test_the_words_of_every_answer_of_the_gate_can_be_said(place: Place) -> None:
    case = place.case()
    for party in Counterparty:
        answer = place.space.consents.gate(case.id, party, Errand(HOURS))
        finding = answer.finding("x")
        assert DANISH.say(finding.words, **dict(finding.places)).endswith(".")


class TestAnotherCompany:
    """A consent is to the company it names, not to all who are of the same kind."""

    def placed(self, place: Place, case: Case, company: str, cvr: str = "") -> Agreement:
        basis = place.desk.basis(case)
        answers = with_answers(placement.sample(basis), where="new", company=company, host="Ib Rask", cvr=cvr)
        return place.space.agreements.start(case.id, placement.SCHEME.key, answers)[0]

    def passage(self, place: Place, one: Agreement) -> Passage:
        kind = place.space.agreements.scheme(one)
        return place.space.consents.for_reader(one.case_id, kind, Reader.EMPLOYER, one.answers).passage

    def everything(self, place: Place, case: Case, name: str) -> None:
        kinds = tuple(sorted(placement.SCHEME.shares[Reader.EMPLOYER]))
        place.consent(case, name=name, information_employer=kinds)

    def test_the_consent_to_the_workplace_opens_nothing_for_the_host(self, place: Place) -> None:
        case = place.case()
        self.everything(place, case, "Øster Skole, Skolegade 11")
        one = self.placed(place, case, "Nabo ApS")
        assert self.passage(place, one) is Passage.OTHER_COMPANY
        [gap] = place.space.consents.missing(case.id, placement.SCHEME, (Reader.EMPLOYER,), one.answers)
        assert DANISH.say(gap.words, **dict(gap.places)) == (
            "Samtykket til Øster Skole, Skolegade 11 gælder ikke Nabo ApS. Indhent et for sig."
        )
        with pytest.raises(Incomplete):
            place.space.agreements.copy_to_hand_out(one, Reader.EMPLOYER)
        self.everything(place, case, "NABO  A/S, Havnen 2")
        assert self.passage(place, one) is Passage.COVERED

    def test_the_consent_to_the_host_opens_nothing_for_the_workplace(self, place: Place) -> None:
        case = place.case()
        self.everything(place, case, "Nabo ApS")
        assert asked(place, case.id, frozenset({"tasks"})) is Passage.COVERED
        self.placed(place, case, "Nabo")
        assert asked(place, case.id, frozenset({"tasks"})) is Passage.NONE

    @pytest.mark.parametrize(("name", "passage"), [
        ("Nabogården, CVR 12 34 56 74", Passage.COVERED), ("Nabo ApS, CVR 11223344", Passage.OTHER_COMPANY),
        ("Naboens Venner", Passage.OTHER_COMPANY),
    ])  # fmt: skip
    def test_the_cvr_number_counts_for_more_than_the_name(self, place: Place, name: str, passage: Passage) -> None:
        case = place.case()
        self.everything(place, case, name)
        assert self.passage(place, self.placed(place, case, "Nabo ApS", "12345674")) is passage
