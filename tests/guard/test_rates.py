"""The guard measured: docs/guard.md tells the rates, and no change may make them worse unseen."""

import pytest

from tests.guard import measure, report


@pytest.mark.parametrize(
    ("name", "least_stopped", "least_noticed"),
    [("tuning", 0.99, 1.0), ("tuning_hard", 0.9, 0.95), ("held_out", 0.98, 0.98), ("final", 0.85, 0.85)],
)
def test_what_must_be_stopped_is(name: str, least_stopped: float, least_noticed: float) -> None:
    found = measure.rates(f"{name}_stop")
    assert found.stopped_share >= least_stopped, list(measure.wrong(f"{name}_stop", "stopped"))
    assert found.noticed_share >= least_noticed


@pytest.mark.parametrize(
    ("name", "most_stopped", "most_noticed"),
    [("tuning", 0.0, 0.03), ("tuning_hard", 0.03, 0.06), ("held_out", 0.01, 0.02), ("final", 0.025, 0.05)],
)
def test_what_must_pass_does(name: str, most_stopped: float, most_noticed: float) -> None:
    found = measure.rates(f"{name}_pass")
    assert found.stopped_share <= most_stopped, list(measure.wrong(f"{name}_pass", "passed"))
    assert found.noticed_share <= most_noticed


def test_there_are_sentences_enough_and_none_twice() -> None:
    stop = [text for name in measure.SETS for text in measure.sentences(f"{name}_stop")]
    free = [text for name in measure.SETS for text in measure.sentences(f"{name}_pass")]
    assert len(stop) >= 300
    assert len(free) >= 500
    assert len(set(stop + free)) == len(stop) + len(free)


def test_the_page_of_the_rates_is_up_to_date() -> None:
    page = report.PAGE.read_text(encoding="utf-8")
    assert report.put_into(page, report.table()) == page, "python -m tests.guard.report"
