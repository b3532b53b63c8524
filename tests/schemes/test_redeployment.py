"""The checks of a redeployment: days, terms, the ladder of options, and that the municipality is no party."""

from datetime import date
from decimal import Decimal

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Reader, for_reader
from caseworker_app.domain.findings import Level
from caseworker_app.schemes.redeployment import SCHEME, begin
from tests.schemes.stage import a_basis, in_words, said, text_of, with_answers


def filled(**changes: object) -> Answers:
    return with_answers(SCHEME.sample(a_basis()), **changes)


def found(**changes: object) -> list[str]:
    return said(SCHEME, filled(**changes), a_basis())


def option(step: str, outcome: str, why: str | None = None) -> Answers:
    return Answers({"step": step, "outcome": outcome}).with_answer("why", why)


@pytest.mark.parametrize(
    ("changes", "told", "field"),
    [
        ({"end": date(2026, 11, 1)}, "Omplaceringen skal slutte efter den dag, den begynder.", "end"),
        ({"review": date(2026, 11, 23)}, "Omplaceringen kan først ses på igen, når den er begyndt.", "review"),
        ({"review": date(2027, 3, 1)}, "Se på omplaceringen igen, før den slutter 22.02.2027.", "review"),
        ({"to_job": "pædagogisk LEDER", "to_place": "Indskolingen, Skolegade 11"},
         "Den nye stilling er den samme som den gamle. Skriv, hvad der bliver anderledes.", "to_job"),
        ({"hours_after": Decimal(0)}, "Timer om ugen skal være mellem 0 og 168.", "hours_after"),
        ({"hours_after": Decimal(169)}, "Timer om ugen skal være mellem 0 og 168.", "hours_after"),
        ({"notice_on": date(2026, 11, 23)}, "En væsentlig ændring skal varsles, før den begynder.", "notice_on"),
        ({"change": "none"}, "Lønnen ændres. Så er vilkårene også ændret.", "change"),
        ({"follow_ups": (Answers({"on": date(2026, 11, 2), "how": "meeting", "who": "Maja"}),)},
         "Opfølgningen 02.11.2026 ligger, før omplaceringen begynder.", "follow_ups"),
        ({"ladder": (option("own_job", "tried"), option("other_job", "chosen", "Ledig"))},
         "Skriv, hvad der blev prøvet, eller hvorfor det ikke var muligt.", "ladder"),
        ({"ladder": (option("own_job", "tried", "Otte uger"),)}, "Vælg den mulighed, aftalen handler om.", "ladder"),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_its_field(changes, told, field):
    [one] = [one for one in SCHEME.findings(filled(**changes), a_basis()) if in_words(one) == told]
    assert (one.level, one.field) == (Level.BLOCKS, field)


def test_the_smaller_change_is_looked_at_before_the_larger():
    far = (option("own_job", "open"), option("other_place", "chosen", "Søsterskolen"))
    told = found(ladder=far)
    assert "“Eget job med tilpasning” er ikke undersøgt. Skriv, hvad det gav." in told
    assert "“Andet job samme sted” er ikke undersøgt. Skriv, hvad det gav." in told
    assert not [one for one in found() if "ikke undersøgt" in one]


def test_a_new_one_has_the_whole_ladder_to_fill_in():
    assert [row.text("step") for row in begin(a_basis()).rows("ladder")] == ["own_job", "other_job", "other_place"]


def test_a_permanent_one_has_no_end_and_no_way_back_but_asks_for_the_union():
    lasting = filled(kind="permanent", union_involved=None)
    text = text_of(tuple(SCHEME.document(lasting, a_basis())))
    assert SCHEME.period(lasting)[1] is None
    assert "Gælder til" not in text
    assert "Tilbage til den hidtidige stilling" not in text
    hint = "Varige ændringer bør drøftes med tillidsrepræsentanten eller fagforeningen."
    assert hint in said(SCHEME, lasting, a_basis())
    assert hint not in found(kind="permanent")
    assert hint not in found(union_involved=None)


def test_temporary_and_trial_say_how_one_comes_back():
    for kind in ("temporary", "trial"):
        assert "Tilbage til den hidtidige stilling mangler." in found(kind=kind, return_to=None)
    assert not [one for one in found(kind="permanent", return_to=None) if "hidtidige" in one]


def test_terms_that_change_belong_in_writing():
    hint = "Ændrede vilkår skal stå skriftligt i et tillæg. Arbejdsgiveren kender fristen."
    assert hint in found(addendum=None)
    assert hint not in found()
    assert "Varslet den mangler." in found(notice_on=None)
    assert "Timerne ændres. Tjek, om det er en ændring af vilkårene." in found(change="none", pay="unchanged")


def test_full_time_in_other_work_touches_the_benefit():
    hint = "Kan borgeren arbejde fuld tid i andet arbejde, kan retten til sygedagpenge falde væk."
    assert hint in found(hours_after=Decimal(37))
    assert hint not in found()


def test_the_municipality_is_no_party_in_every_copy():
    document = tuple(SCHEME.document(filled(), a_basis()))
    for reader in SCHEME.readers:
        assert "Kommunen er ikke part i ansættelsesaftalen." in text_of(for_reader(document, reader))
    assert "municipality" not in {role.key for role in SCHEME.signers(filled(), a_basis())}


def test_the_union_signs_when_it_took_part():
    assert [role.name for role in SCHEME.signers(filled(), a_basis())][-1] == "Bo Lyngsø"
    assert len(SCHEME.signers(filled(union_involved=None), a_basis())) == 2
    assert "620771" not in text_of(for_reader(tuple(SCHEME.document(filled(), a_basis())), Reader.UNION))
