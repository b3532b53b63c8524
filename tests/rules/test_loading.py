"""Rule files are read strictly: each mistake is one sentence that names the file and the rule."""

import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from caseworker_app.errors import UserError
from caseworker_app.paths import RESOURCES
from caseworker_app.rules.load import RuleMistake, load_rules, read_file
from caseworker_app.rules.provision import Provision, Rulebook, RuleStatus, Unsettled
from caseworker_app.schemes import SCHEMES
from caseworker_app.services.deadlines import RULES_USED

GOOD = """
[[provision]]
id = "PRØVE-1"
since = 2026-01-01
until = 2026-12-31
judged_by = "start"
status = "adopted"
says = "Noget gælder."
source = "S1"
checked = 2026-11-22
reference = "§ 1"
values = { hours = 4, share = 0.25, day = 2013-01-01 }
"""
SOURCE = """
[[source]]
key = "S1"
title = "Cabi: Sygedagpenge"
address = "cabiweb.dk/lovstof"
"""
EXAMPLES = tomllib.loads(Path(__file__).with_name("examples.toml").read_text(encoding="utf-8"))
UNUSED = {rule: group["why"] for group in EXAMPLES["waiting"] for rule in group["rules"]}
"""Shipped provisions that no scheme and no deadline names, each with the reason."""


def written(folder: Path, text: str, name: str = "prøve.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def shipped(folder: Path, text: str) -> Path:
    """A folder of rules with the source they name."""
    written(folder, SOURCE, "kilder.toml")
    written(folder, text)
    return folder


def told(problem: UserError) -> str:
    return problem.words.format_map(problem.places)


def second(since: str, until: str = "") -> str:
    text = GOOD.replace("since = 2026-01-01", f"since = {since}")
    return text.replace("until = 2026-12-31\n", f"until = {until}\n" if until else "")


def test_a_good_file_is_read_in_full(tmp_path: Path) -> None:
    [provision] = read_file(written(tmp_path, GOOD))
    assert provision.file == "prøve.toml"
    assert provision.since == date(2026, 1, 1)
    assert provision.until == date(2026, 12, 31)
    assert provision.status is RuleStatus.ADOPTED
    assert provision.number("share") == Decimal("0.25")
    assert provision.number("hours") == 4
    assert provision.day("day") == date(2013, 1, 1)


@pytest.mark.parametrize("key", ["id", "since", "judged_by", "status", "says", "source", "checked"])
def test_each_required_key_is_demanded(tmp_path: Path, key: str) -> None:
    text = "\n".join(line for line in GOOD.splitlines() if not line.startswith(f"{key} "))
    with pytest.raises(RuleMistake) as told:
        read_file(written(tmp_path, text))
    rule = "?" if key == "id" else "PRØVE-1"
    assert told.value.places == {"file": "prøve.toml", "rule": rule, "key": key}


@pytest.mark.parametrize(
    ("line", "wrong", "key"),
    [
        ("since = 2026-01-01", 'since = "2026-01-01"', "since"),
        ("since = 2026-01-01", "since = 2026-01-01T08:00:00", "since"),
        ("until = 2026-12-31", "until = 2025-12-31", "until"),
        ("until = 2026-12-31", "until = true", "until"),
        ('judged_by = "start"', 'judged_by = "birthday"', "judged_by"),
        ('status = "adopted"', 'status = "perhaps"', "status"),
        ('says = "Noget gælder."', 'says = ""', "says"),
        ('reference = "§ 1"', "reference = 1", "reference"),
        ("checked = 2026-11-22", "checked = 20261122", "checked"),
        ("values = {", "value = {", "value"),
        ("hours = 4", 'hours = "4"', "hours"),
        ("hours = 4", "hours = true", "hours"),
        ("hours = 4", "hours = [4]", "hours"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, line: str, wrong: str, key: str) -> None:
    with pytest.raises(RuleMistake) as told:
        read_file(written(tmp_path, GOOD.replace(line, wrong)))
    assert told.value.places["key"] == key
    assert told.value.places["rule"] == "PRØVE-1"


@pytest.mark.parametrize(
    "text", ["[[provision]\n", "x = 1\n", GOOD + "\n[other]\n", GOOD.replace("[[provision]]", "[provision]"),
             "provision = 3\n", "provision = [1]\n", GOOD + GOOD.splitlines()[2]]
)  # fmt: skip
def test_another_shape_is_refused_with_the_name_of_the_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(RuleMistake) as told:
        read_file(written(tmp_path, text))
    assert told.value.places["file"] == "prøve.toml"


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RuleMistake):
        read_file(path)


@pytest.mark.parametrize(
    ("later", "problems"),
    [(second("2026-06-01"), 1), (second("2026-12-31"), 1), (second("2026-01-01", "2026-01-01"), 1),
     (second("2027-01-01"), 0), (second("2020-01-01"), 1), (second("2020-01-01", "2025-12-31"), 0)],
)  # fmt: skip
def test_two_versions_on_one_day_are_refused(tmp_path: Path, later: str, problems: int) -> None:
    shipped(tmp_path, GOOD)
    written(tmp_path, later, "anden.toml")
    book = load_rules(tmp_path)
    assert len(book.problems) == problems
    for problem in book.problems:
        assert told(problem).endswith(".toml, regel PRØVE-1: To versioner gælder samme dag.")


def test_the_version_of_the_day_is_found(tmp_path: Path) -> None:
    shipped(tmp_path, GOOD + second("2027-01-01").replace("adopted", "unknown"))
    book = load_rules(tmp_path)

    def found(day: date | None) -> Provision | Unsettled:
        return book.find("PRØVE-1", {"start": day, "day_looked_at": date(2026, 5, 5)})

    assert isinstance(found(date(2026, 1, 1)), Provision)
    assert isinstance(found(date(2026, 12, 31)), Provision)
    assert isinstance(found(date(2025, 12, 31)), Unsettled)
    assert isinstance(found(None), Unsettled)
    assert isinstance(book.find("PRØVE-2", {"start": date(2026, 5, 5)}), Unsettled)
    unknown = found(date(2027, 1, 1))
    assert isinstance(unknown, Unsettled)
    assert unknown.why == "Noget gælder."


@pytest.mark.parametrize("text", [None, "[[provision]\n", second("2026-01-01").replace("since", "sincce")])
def test_a_broken_folder_gives_an_empty_book_that_says_why(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        written(tmp_path, text)
    book = load_rules(tmp_path)
    assert not book.provisions
    assert len(book.problems) == 1
    assert "prøve.toml" in told(book.problems[0]) or text is None


def test_a_value_that_is_no_number_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    [provision] = read_file(written(tmp_path, GOOD))
    with pytest.raises(TypeError):
        provision.number("day")
    with pytest.raises(TypeError):
        provision.day("hours")
    with pytest.raises(KeyError):
        provision.number("nothing")


def test_the_shipped_rules_load() -> None:
    book = load_rules(RESOURCES / "rules")
    assert book.problems == ()
    assert len(book.provisions) > 5


def test_every_shipped_provision_is_used_by_a_scheme_or_a_deadline_or_it_is_said_why_not() -> None:
    book = load_rules(RESOURCES / "rules")
    used = {rule for scheme in SCHEMES for rule in scheme.rules} | RULES_USED
    assert set(book.provisions) - used == set(UNUSED)
    assert used <= set(book.provisions)


def test_every_shipped_provision_says_something_in_a_whole_sentence() -> None:
    for versions in load_rules(RESOURCES / "rules").provisions.values():
        for provision in versions:
            assert provision.says[0].isupper()
            assert provision.says.endswith(".")
            assert provision.checked >= provision.since or provision.status is not RuleStatus.ADOPTED
            assert provision.reference or provision.status in (RuleStatus.LOCAL, RuleStatus.UNKNOWN)


def test_every_shipped_provision_says_how_sure_it_is() -> None:
    for path in sorted((RESOURCES / "rules").glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("provision", ()):
            assert "certainty" in entry, entry["id"]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('within = { weeks = 4, counting = "C1" }', ""),
        ('within = { weeks = 0, counting = "C1" }', "within"),
        ("within = { weeks = 4 }", "within"),
        ('within = { years = 4, counting = "C1" }', "within"),
        ('within = { weeks = 4, days = 2, counting = "C1" }', "within"),
        ('within = { weeks = true, counting = "C1" }', "within"),
        ("within = { weeks = 4, counting = 1 }", "within"),
        ('within = "4 weeks"', "within"),
        ('certainty = "maybe"', "certainty"),
        ('transition_unknown = "yes"', "transition_unknown"),
        ("tightens = 1", "tightens"),
    ],
)
def test_a_deadline_is_one_unit_a_whole_number_and_a_counting(tmp_path: Path, line: str, key: str) -> None:
    path = written(tmp_path, GOOD + line + "\n")
    if not key:
        within = read_file(path)[0].within
        assert within is not None
        assert (within.amount, within.unit.value, within.counting) == (4, "weeks", "C1")
        return
    with pytest.raises(RuleMistake) as told:
        read_file(path)
    assert told.value.places["key"] == key


COUNTING = GOOD.replace("PRØVE-1", "C1").replace("hours = 4", "first_day = 0")
LAW = GOOD.replace("PRØVE-1", "LOV-1") + 'within = { weeks = 4, counting = "C1" }\n'
OWN = LAW.replace("LOV-1", "LOK-1").replace('"adopted"', '"local"') + 'tightens = "LOV-1"\n'


def with_own(folder: Path, own: str) -> Rulebook:
    shipped(folder, COUNTING + LAW)
    (folder / "own").mkdir()
    return load_rules(folder, written(folder / "own", own, "rules.local.toml"))


@pytest.mark.parametrize(
    ("own", "word"),
    [
        (OWN, ""),
        (OWN.replace("weeks = 4", "days = 28"), ""),
        (OWN.replace("weeks = 4", "weeks = 5"), "LOV-1"),
        (OWN.replace('"LOV-1"', '"LOV-2"'), "LOV-2"),
        (OWN.replace('"C1"', '"C9"'), "C9"),
        (OWN.replace('"local"', '"adopted"'), "status"),
        (OWN.replace("LOK-1", "LOV-1"), "LOV-1"),
        ("[[provision]\n", "rules.local.toml"),
    ],
)
def test_a_local_file_adds_and_tightens_but_never_replaces_law(tmp_path: Path, own: str, word: str) -> None:
    book = with_own(tmp_path, own)
    assert isinstance(book.find("LOV-1", {"start": date(2026, 5, 5)}), Provision)
    if word:
        assert len(book.problems) == 1
        assert word in told(book.problems[0])
        assert "rules.local.toml" in told(book.problems[0])
        assert not book.versions("LOK-1")
    else:
        assert book.problems == ()
        assert [one.id for one in book.tightening("LOV-1")] == ["LOK-1"]


def test_a_local_file_may_change_what_is_only_suggested(tmp_path: Path) -> None:
    shipped(tmp_path, COUNTING + OWN.replace('tightens = "LOV-1"\n', ""))
    (tmp_path / "own").mkdir()
    own = OWN.replace("weeks = 4", "weeks = 6").replace('tightens = "LOV-1"\n', "")
    [rule] = load_rules(tmp_path, written(tmp_path / "own", own)).versions("LOK-1")
    assert rule.within is not None
    assert rule.within.amount == 6


def test_a_case_that_runs_across_a_change_nobody_knows_the_transition_of_gets_no_answer(tmp_path: Path) -> None:
    later = second("2027-01-01") + "transition_unknown = true\n"
    shipped(tmp_path, GOOD + later)
    book = load_rules(tmp_path)

    def found(start: date, act_day: date) -> Provision | Unsettled:
        return book.find("PRØVE-1", {"start": start, "act_day": act_day})

    assert isinstance(found(date(2026, 12, 1), date(2026, 12, 31)), Provision)
    assert isinstance(found(date(2026, 12, 1), date(2027, 1, 1)), Unsettled)
    assert isinstance(found(date(2027, 1, 1), date(2027, 3, 1)), Provision)


def test_a_span_is_counted_with_the_counting_of_the_book(tmp_path: Path) -> None:
    shipped(tmp_path, COUNTING + LAW)
    book = load_rules(tmp_path)

    class EveryDay:
        def is_working_day(self, day: date) -> bool:
            return True

    assert book.last_day(book.versions("LOV-1")[0], date(2026, 11, 2), EveryDay()) == date(2026, 11, 30)
    with pytest.raises(ValueError, match="C1"):
        book.last_day(book.versions("C1")[0], date(2026, 11, 2), EveryDay())


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (SOURCE.replace('"S1"', '"S2"'), "prøve.toml, regel PRØVE-1: Kilden S1 findes ikke."),
        (SOURCE.replace("title", "name"), "kilder.toml, kilde S1: “name” mangler eller er forkert."),
        (SOURCE.replace('"Cabi: Sygedagpenge"', '""'), "kilder.toml, kilde S1: “title” mangler eller er forkert."),
        (SOURCE.replace('"cabiweb.dk/lovstof"', "3"), "kilder.toml, kilde S1: “address” mangler eller er forkert."),
        (SOURCE + SOURCE, "Kilden S1 står to gange i regelfilerne."),
        (SOURCE.replace("[[source]]", "[source]"), "Regelfilen kilder.toml skriver ikke [[source]] rigtigt."),
    ],
)
def test_a_source_has_a_name_and_no_rule_leans_on_one_that_is_not_there(
    tmp_path: Path, wrong: str, words: str
) -> None:
    shipped(tmp_path, GOOD)
    written(tmp_path, wrong, "kilder.toml")
    [problem] = load_rules(tmp_path).problems
    assert told(problem) == words


def test_a_rule_tells_its_sources_by_name(tmp_path: Path) -> None:
    more = SOURCE.replace("S1", "S2").replace("Cabi: Sygedagpenge", "GL: Sygdom")
    shipped(tmp_path, GOOD.replace('"S1"', '"S1, S2"') + more)
    book = load_rules(tmp_path)
    [rule] = book.versions("PRØVE-1")
    assert book.source_names(rule) == ("Cabi: Sygedagpenge", "GL: Sygdom")
    assert book.sources_of(rule)[0].address == "cabiweb.dk/lovstof"


def test_the_local_file_names_who_set_the_target_and_no_source(tmp_path: Path) -> None:
    book = with_own(tmp_path, OWN.replace('"S1"', '"Maja Holst"'))
    assert book.source_names(book.versions("LOK-1")[0]) == ("Maja Holst",)
    with pytest.raises(RuleMistake):
        read_file(written(tmp_path, OWN + SOURCE))


def test_every_shipped_source_is_leant_on_and_reads_like_a_name() -> None:
    book = load_rules(RESOURCES / "rules")
    used = {one.key for versions in book.provisions.values() for rule in versions for one in book.sources_of(rule)}
    assert used == set(book.sources)
    for source in book.sources.values():
        assert not re.match(r"S\d", source.title)
        assert "," not in source.title


MEASURE = GOOD + 'title = "Mentor"\ngroups = ["at_risk"]\n'


@pytest.mark.parametrize("wrong", ['groups = ["healthy"]', "groups = []", "groups = [[1]]", 'groups = "at_risk"', ""])
def test_a_measure_is_for_kinds_of_case_and_has_a_title(tmp_path: Path, wrong: str) -> None:
    assert read_file(written(tmp_path, MEASURE))[0].groups == ("at_risk",)
    with pytest.raises(RuleMistake):
        read_file(written(tmp_path, MEASURE.replace('groups = ["at_risk"]', wrong)))
    with pytest.raises(RuleMistake):
        read_file(written(tmp_path, MEASURE.replace('title = "Mentor"\n', "")))


@pytest.mark.parametrize(
    ("group", "not_offered"),
    [
        ("sick_listed", set()),
        ("at_risk", {"TILBUD-TIDLIG", "TILBUD-PLAN", "TILBUD-DELVIS", "TILBUD-PRAKTIK"}),
        ("employed", {"TILBUD-TIDLIG", "TILBUD-PLAN", "TILBUD-DELVIS", "TILBUD-PRAKTIK"}),
    ],
)
def test_what_is_offered_follows_the_kind_of_case(group: str, not_offered: set[str]) -> None:
    book = load_rules(RESOURCES / "rules")
    everything = {rule for rule in book.provisions if rule.startswith("TILBUD-")}
    offered = {one.id for one in book.measures(group, date(2026, 11, 22))}
    assert everything - offered == not_offered
    next_year = {one.id: one for one in book.measures(group, date(2027, 1, 4))}
    assert next_year["TILBUD-MENTOR"].status is RuleStatus.UNKNOWN
    assert next_year["TILBUD-OMPLACERING"].status is RuleStatus.LOCAL


RATE = GOOD.replace("PRØVE-1", "SATS-1").replace("hours = 4, share = 0.25, day = 2013-01-01", "week = 4")
OWN_RATE = RATE.replace('"adopted"', '"local"').replace("week = 4", "week = 5")


@pytest.mark.parametrize(
    ("shipped_rate", "week", "problems"),
    [
        (RATE + 'certainty = "unsure"\n', 5, 0),
        (RATE, 4, 0),
        (RATE.replace("week = 4", "hour = 4") + 'certainty = "unsure"\n', None, 1),
    ],
)
def test_the_office_fills_in_a_rate_nobody_is_sure_of_and_no_other(
    tmp_path: Path, shipped_rate: str, week: int | None, problems: int
) -> None:
    """What the program knows for sure is that of the program, also when the office had filled it in before."""
    shipped(tmp_path, shipped_rate)
    (tmp_path / "own").mkdir()
    book = load_rules(tmp_path, written(tmp_path / "own", OWN_RATE, "rules.local.toml"))
    assert len(book.problems) == problems
    [rate] = book.versions("SATS-1")
    assert rate.status is RuleStatus.ADOPTED
    assert rate.values.get("week") == week
