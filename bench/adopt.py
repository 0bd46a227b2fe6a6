"""How well `sheetcrm adopt` understands headings: fields mapped right, wrong, asked about, missed, a workbook a line.

The truth about each heading is in tests/adopt/cases.py: small sheets of our own in seven languages and of the usual
exports, and other people's workbooks where ../shared is present. Wrong must be 0.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.adopt.cases import cases
from tests.adopt.measure import Score, score


def run() -> dict[str, object]:
    """Measures and prints; the counts for results.json."""
    total = Score()
    print(f"  {'workbook':<38} {'right':>5} {'wrong':>5} {'asked':>5} {'missed':>6}")
    every = tuple(cases())
    for case in every:
        told = score(case)
        total.add(told)
        print_line(case.name, told)
    print_line(f"all {len(every)}", total)
    for line in (*total.wrong, *total.missed):
        print(f"  look at  {line}")
    return {"workbooks": len(every), **total.counts()}


def print_line(name: str, told: Score) -> None:
    """One line of the table."""
    counts = told.counts()
    print(f"  {name:<38} {counts['right']:5} {counts['wrong']:5} {counts['asked']:5} {counts['missed']:6}", flush=True)


if __name__ == "__main__":
    sys.exit(int(bool(run()["wrong"])))
