"""How far the evidence can be trusted, in full: false findings and true ones over many books (`make evidence`).

Takes some minutes. The data beside the checkout are used where they are present. Exit code 1 where a bound is broken.
"""

import datetime as dt
import random
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests import playbook_data as data  # noqa: E402  # the path comes first
from tests.playbook_trials import false_in_books, false_in_shuffles, power  # noqa: E402
from tests.shared import DATA  # noqa: E402

SHUFFLES = 200
FALSE = 0.06
"""Share of runs with any false finding, at most."""
FOUND = 0.80
COVERED = (0.93, 0.97)


def main() -> int:
    """Prints one line a trial; the exit code."""
    broken = 0
    for text, good in chain(shuffles(), nulls(), effects()):
        print(f"{text}{'' if good else '  <- beyond the bound'}", flush=True)
        broken += not good
    return int(broken > 0)


def shuffles() -> Iterator[tuple[str, bool]]:
    """Outcomes dealt out by lot."""
    logs = {"planted effect, 400 deals": data.log_of(data.book_of(data.planted(random.Random(7), 400, 3)))}
    if DATA.is_dir():
        end = dt.date(2017, 12, 31)
        logs["salesforce_sample, by theme"] = data.log_of(data.salesforce(data.theme), end)
        logs["salesforce_sample, by subject"] = data.log_of(data.salesforce(data.subject), end)
        logs["bpi2012"] = data.log_of(data.bpi2012(), dt.date(2012, 12, 31))
    for name, log in logs.items():
        false = false_in_shuffles(log, SHUFFLES)
        yield f"shuffled {name}: {false} of {SHUFFLES} runs with any finding", false <= FALSE * SHUFFLES


def nulls() -> Iterator[tuple[str, bool]]:
    """Deals that will be won merely live longer."""
    for n, runs in ((400, 400), (1000, 200), (4000, 60)):
        false = false_in_books(data.longer_lives, n, runs)
        yield f"winners live longer, {n} deals: {false} of {runs} runs with any finding", false <= FALSE * runs


def effects() -> Iterator[tuple[str, bool]]:
    """A demonstration after two visits changes the odds."""
    for n, odds, runs in ((400, 3.0, 600), (1000, 2.0, 600)):
        seen = power(n, odds, runs)
        low, high = COVERED
        good = seen.found > FOUND * runs and low * runs <= seen.covered <= high * runs
        said = f"found {seen.found / runs:.1%}, interval over the truth {seen.covered / runs:.1%}"
        yield f"odds times {odds:g} in {n} deals, {runs} runs: {said}", good


if __name__ == "__main__":
    sys.exit(main())
