"""Every measurement runs, on next to nothing. How long anything takes is not a matter of tests."""

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.__main__ import MEASUREMENTS, PAGE
from benchmarks.timing import Line, Scale, Timing

TINY = Scale(
    cases=40, notes_per_case=2, open_cases=(12,), listed_cases=12, practice_cases=1, starts=1, repeats=2,
    long_repeats=1,
)  # fmt: skip


@pytest.fixture(autouse=True)
def little_to_collect() -> Iterator[None]:
    """Measuring collects garbage before each turn; what all the other tests left is not looked through each time."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("name", MEASUREMENTS)
def test_it_can_be_measured(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    lines = list(MEASUREMENTS[name](tmp_path, TINY))

    assert lines
    for line in lines:
        assert line.what
        assert line.against
        assert line.ours.seconds
        assert min(line.bare.seconds) > 0


def test_a_ratio_is_ours_to_the_baseline() -> None:
    line = Line("Noget", Timing((0.2, 0.4, 0.6)), "andet", Timing((0.1, 0.1, 0.3)))

    assert (line.ratio, line.ratio_p95) == (pytest.approx(4), pytest.approx(2))
    assert line.ours.without(0.1).p50 == pytest.approx(0.3)
    assert report.row(line) == "| Noget | 400 ms | 600 ms | 100 ms | 300 ms | **4** | 2 | andet |"


def test_the_table_is_put_between_its_markers(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"Før\n{report.BEGIN}\nOutdated\n{report.END}\nEfter\n", encoding="utf-8")

    report.put_into(page, [Line("Noget", Timing((2.0,)), "andet", Timing((0.00005,)))], date(2026, 11, 23))
    text = page.read_text(encoding="utf-8")

    assert text.startswith(f"Før\n{report.BEGIN}\nMeasured 2026-11-23 on ")
    assert text.endswith(f"| Noget | 2 s | 2 s | 50 µs | 50 µs | **40000** | 40000 | andet |\n{report.END}\nEfter\n")
    assert "Outdated" not in text


def test_a_page_without_markers_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text("Før", encoding="utf-8")

    with pytest.raises(ValueError, match="no line"):
        report.put_into(page, [], date(2026, 11, 23))

    assert page.read_text(encoding="utf-8") == "Før"
    assert report.BEGIN in PAGE.read_text(encoding="utf-8")
