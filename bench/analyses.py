"""Times of every analysis at 1,000, 10,000 and 100,000 deals, without reading or writing a file.

`python bench/analyses.py` prints a table; `measure(deals)` gives the seconds by analysis to whoever asks, and
`together(deals)` those of all analyses, the activities' among them, in two processes as a refresh has them. The
collector of cycles is off, as in the commands.
"""

import datetime as dt
import gc
import random
import sys
import time
from collections.abc import Mapping
from decimal import Decimal

from sheetcrm.analyses.results import Results
from sheetcrm.beside import beside
from sheetcrm.core.book import Book, Lists
from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Activity, ActivityStatus, Opportunity, Outcome, Stage, Target
from sheetcrm.core.options import Options

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
    """A book of that many deals, a fifth of them open over 36 months, the rest closed over five years."""
    draw = random.Random(deals)
    rows = tuple(
        Row(_deal(place, draw), CellRef("Opportunities", place + 2), {"value": 5, "stage": 4}) for place in range(deals)
    )
    acts = tuple(
        Row(_activity(rows[place % deals].record, draw), CellRef("Activities", place + 2), {})
        for place in range(deals * activities)
    )
    goals = tuple(
        Target(period=f"{year}-Q{quarter}", value=Decimal(10**6)) for year in (2026, 2027) for quarter in (1, 2, 3, 4)
    )
    return Book("bench", "EUR", "en", rows, acts, STAGES, Lists(targets=goals))


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
    results = Results(book(deals), Options(as_of=AS_OF), ())

    def ask(names: tuple[str, ...]) -> None:
        for name in names:
            getattr(results, name)

    start = time.perf_counter()
    with beside(lambda: ask(ANALYSES), worth=True) as others:
        ask(ACTIVITIES)
        others()
    return time.perf_counter() - start


def _deal(place: int, draw: random.Random) -> Opportunity:
    value = Decimal(round(draw.lognormvariate(9.5, 1.0) * 100)) / 100
    common = {
        "id": f"D{place}",
        "client": f"Client {draw.randrange(2_000)}",
        "owner": f"Owner {draw.randrange(20)}",
        "product": f"Product {draw.randrange(8)}",
        "source": draw.choice(("web", "fair", "partner")),
        "value": value,
    }
    if draw.random() < OPEN_SHARE:
        said = common | {
            "stage": draw.choice(STAGES[:4]).name,
            "created": AS_OF - dt.timedelta(draw.randrange(200)),
            "expected_close": AS_OF + dt.timedelta(draw.randrange(-20, 1_075)),
        }
        return Opportunity.model_validate(said)
    closed = AS_OF - dt.timedelta(draw.randrange(1_800))
    said = common | {"created": closed - dt.timedelta(draw.randrange(1, 120)), "closed": closed}
    said["last_stage"] = draw.choice(STAGES[:4]).name
    if draw.random() < 0.35:
        return Opportunity.model_validate(said | {"stage": "Won", "awarded": value})
    return Opportunity.model_validate(
        said | {"stage": "Lost", "loss_reason": draw.choice(("price", "timing", "rival"))}
    )


def _activity(deal: Opportunity, draw: random.Random) -> Activity:
    day = (deal.created or AS_OF) + dt.timedelta(draw.randrange(1, 60))
    kind = draw.choice(("Call", "Visit", "Demo", "Offer"))
    status = ActivityStatus.PLANNED if day > AS_OF else ActivityStatus.DONE
    return Activity(opportunity=deal.id, type=kind, date=day, owner=deal.owner, status=status)


def table(columns: Mapping[str, Mapping[str, float]]) -> str:
    """Seconds by analysis, one column a run."""
    lines = [f"{'seconds':14}" + "".join(f"{name:>22}" for name in columns)]
    lines += [f"{name:14}" + "".join(f"{taken[name]:22.3f}" for taken in columns.values()) for name in ANALYSES]
    return "\n".join([*lines, f"{'all':14}" + "".join(f"{sum(taken.values()):22.3f}" for taken in columns.values())])


def run() -> dict[str, object]:
    """Seconds by analysis and of all together, by number of deals."""
    gc.disable()
    taken = {size: measure(size) | {"together": together(size)} for size in SIZES}
    print(f"  all together, {SIZES[-1]:,} deals: {taken[SIZES[-1]]['together']:.3f} s", flush=True)
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
