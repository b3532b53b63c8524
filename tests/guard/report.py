"""Writes the measured rates into docs/guard.md: python -m tests.guard.report."""

from pathlib import Path

from tests.guard import measure

PAGE = Path(__file__).resolve().parents[2] / "docs" / "guard.md"
START, END = "<!-- rates -->\n", "<!-- end of rates -->"


def table() -> str:
    lines = ["| set | must be stopped | stopped | stopped or asked | must pass | stopped by mistake | asked |",
             "|---|---:|---:|---:|---:|---:|---:|"]  # fmt: skip
    for name in measure.SETS:
        stop, free = measure.rates(f"{name}_stop"), measure.rates(f"{name}_pass")
        asked = free.asked / free.count
        lines.append(
            f"| {name} | {stop.count} | {stop.stopped} ({stop.stopped_share:.1%}) | {stop.noticed_share:.1%} "
            f"| {free.count} | {free.stopped} ({free.stopped_share:.1%}) | {free.asked} ({asked:.1%}) |"
        )
    return "\n".join(lines) + "\n"


def put_into(page: str, rates: str) -> str:
    before, _, rest = page.partition(START)
    return before + START + rates + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(put_into(PAGE.read_text(encoding="utf-8"), table()), encoding="utf-8")
