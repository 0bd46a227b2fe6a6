"""Times of every analysis at 1,000, 10,000 and 100,000 deals, without reading or writing a file.

`python bench/analyses.py` prints a table; `measure(deals)` gives the seconds by analysis to whoever asks, and
`together(deals)` those of all analyses, the activities' among them, in two processes as a refresh has them: the second
is begun before there are activities. The collector of cycles is off, as in the commands.
"""

import datetime as dt
import gc
import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import TypeVar

from sheetcrm.analyses.results import Results
from sheetcrm.beside import beside
from sheetcrm.core.book import Book, Lists
from sheetcrm.core.models import Activity, ActivityStatus, Opportunity, Outcome, Stage, Target
from sheetcrm.core.options import Options
from sheetcrm.core.records import Made, Records
from sheetcrm.parse.records import validated

Record = TypeVar("Record", Opportunity, Activity)

ROOT = Path(__file__).resolve().parents[1]
AS_OF = dt.date(2026, 11, 23)
SIZES = (1_000, 10_000, 100_000)
OPEN_SHARE = 0.2
STAGES = (
    Stage(name="Lead", order=1, probability=Decimal("0.1")),
    Stage(name="Visit", order=2, probability=Decimal("0.25")),
    Stage(name="Demo", order=3, probability=Decimal("0.4")),
    Stage(name="Offer", order=4, probability=Decimal("0.6"), offer=True),
    Stage(name="Won", order=5, outcome=Outcome.WON),
    Stage(name="Lost", order=6, outcome=Outcome.LOST),
)
ANALYSES = (
    "deals",
    "calibration",
    "reliability",
    "lines",
    "forecast",
    "history",
    "bands",
    "outlooks",
    "prospects",
    "goals",
    "recurring",
    "win_loss",
    "closed_won",
)
"""Attributes of Results, each timed when first asked for, in this order."""
ACTIVITIES = ("activity_log", "mix", "evidence", "followed", "next_steps")
"""Those that look at activities: bench/playbook.py times each."""


def book(deals: int, activities: int = 4) -> Book:
    """A book of that many deals, a fifth of them open over 36 months, the rest closed over five years. Its records are
    made as reading a sheet makes them."""
    draw = random.Random(deals)
    said = [_deal(place, draw) for place in range(deals)]
    rows = Made.of(_kept(Opportunity, "Opportunities", said, {"value": 5, "stage": 4}))
    goals = tuple(
        Target(period=f"{year}-Q{quarter}", value=Decimal(10**6)) for year in (2026, 2027) for quarter in (1, 2, 3, 4)
    )
    made = Book("bench", "EUR", "en", rows, (), STAGES, Lists(targets=goals))
    return with_activities(made, activities) if activities else made


def with_activities(book: Book, each: int) -> Book:
    """The book with so many activities a deal."""
    draw = random.Random(each)
    deals = [row.record for row in book.opportunities]
    said = [_activity(deal, draw) for _ in range(each) for deal in deals]
    return replace(book, activities=_kept(Activity, "Activities", said, {}))


def _kept(
    model: type[Record], sheet: str, said: list[dict[str, object]], columns: Mapping[str, int]
) -> Records[Record]:
    names = sorted({name for one in said for name in one})
    values = validated(model, {name: [one.get(name) for one in said] for name in names})
    return Records(model, sheet, range(2, len(said) + 2), values, columns)


def measure(deals: int, probability: str = "assigned") -> dict[str, float]:
    """Seconds by analysis."""
    options = Options.model_validate({"as_of": AS_OF, "probability": probability})
    results = Results(book(deals), options, ())
    taken = {}
    for name in ANALYSES:
        start = time.perf_counter()
        getattr(results, name)
        taken[name] = time.perf_counter() - start
    return taken


def together(deals: int) -> float:
    """Seconds until all analyses are done, those of activities here and the others in a second process."""
    results = Results(book(deals, activities=0), Options(as_of=AS_OF), ())
    waiting, ready = os.pipe()

    def ask(names: tuple[str, ...]) -> None:
        for name in names:
            getattr(results, name)

    def numbers() -> None:
        os.read(waiting, 1)
        ask(ANALYSES)

    with beside(numbers, worth=True) as others:
        results = replace(results, book=with_activities(results.book, 4))
        start = time.perf_counter()
        os.write(ready, b".")
        ask(ACTIVITIES)
        others()
        taken = time.perf_counter() - start
    os.close(waiting)
    os.close(ready)
    return taken


def _deal(place: int, draw: random.Random) -> dict[str, object]:
    value = Decimal(round(draw.lognormvariate(9.5, 1.0) * 100)) / 100
    common: dict[str, object] = {
        "id": f"D{place}",
        "client": f"Client {draw.randrange(2_000)}",
        "owner": f"Owner {draw.randrange(20)}",
        "product": f"Product {draw.randrange(8)}",
        "source": draw.choice(("web", "fair", "partner")),
        "value": value,
    }
    if draw.random() < OPEN_SHARE:
        return common | {
            "stage": draw.choice(STAGES[:4]).name,
            "created": AS_OF - dt.timedelta(draw.randrange(200)),
            "expected_close": AS_OF + dt.timedelta(draw.randrange(-20, 1_075)),
        }
    closed = AS_OF - dt.timedelta(draw.randrange(1_800))
    said = common | {"created": closed - dt.timedelta(draw.randrange(1, 120)), "closed": closed}
    said["last_stage"] = draw.choice(STAGES[:4]).name
    if draw.random() < 0.35:
        return said | {"stage": "Won", "awarded": value}
    return said | {"stage": "Lost", "loss_reason": draw.choice(("price", "timing", "rival"))}


def _activity(deal: Opportunity, draw: random.Random) -> dict[str, object]:
    day = (deal.created or AS_OF) + dt.timedelta(draw.randrange(1, 60))
    kind = draw.choice(("Call", "Visit", "Demo", "Offer"))
    status = ActivityStatus.PLANNED if day > AS_OF else ActivityStatus.DONE
    return {"opportunity": deal.id, "type": kind, "date": day, "owner": deal.owner, "status": status}


def table(columns: Mapping[str, Mapping[str, float]]) -> str:
    """Seconds by analysis, one column a run."""
    lines = [f"{'seconds':14}" + "".join(f"{name:>22}" for name in columns)]
    lines += [f"{name:14}" + "".join(f"{taken[name]:22.3f}" for taken in columns.values()) for name in ANALYSES]
    return "\n".join([*lines, f"{'all':14}" + "".join(f"{sum(taken.values()):22.3f}" for taken in columns.values())])


def _afresh(deals: int) -> float:
    """`together` in a process of its own, as a refresh is: a second one shares, and copies, what the first holds."""
    code = f"import gc; gc.disable(); from bench.analyses import together; print(together({deals}))"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    return float(said.stdout)


def run() -> dict[str, object]:
    """Seconds by analysis and of all together, by number of deals."""
    gc.disable()
    together = {size: median(_afresh(size) for _ in range(5)) for size in SIZES}  # while this process is small
    taken = {size: measure(size) | {"together": together[size]} for size in SIZES}
    print(f"  all together, {SIZES[-1]:,} deals: {together[SIZES[-1]]:.3f} s", flush=True)
    return {str(size): {name: round(seconds, 4) for name, seconds in taken[size].items()} for size in SIZES}


def main() -> None:
    """Prints the table."""
    gc.disable()
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    runs = {f"{deals:,} {way}": measure(deals, way) for deals in sizes for way in ("assigned", "calibrated")}
    print(table(runs))
    for deals in sizes:
        print(f"{deals:,} deals, all analyses in two processes: {together(deals):.3f} s")


if __name__ == "__main__":
    main()
