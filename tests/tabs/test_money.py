"""Money on the tabs is in whole minor units, whatever formulas left in the cells, and listed deals add up to totals."""

import datetime as dt
from decimal import Decimal

import pytest

from sheetcrm.analyses.results import Results
from sheetcrm.core.book import Book, Lists, quantum
from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Opportunity, Outcome, Stage, Target
from sheetcrm.report import Kind
from sheetcrm.tabs import TABS
from sheetcrm.wording import words
from tests.helpers import options

UGLY = "1066162.4558999997"
STAGES = (
    Stage(name="Offer", order=1, probability=Decimal("0.3333333")),
    Stage(name="Won", order=2, outcome=Outcome.WON),
    Stage(name="Lost", order=3, outcome=Outcome.LOST),
)


def deal(number: int, stage: str) -> Opportunity:
    amount = Decimal(UGLY) / (number + 1)
    return Opportunity(
        id=f"D{number:02}{stage}",
        client="Adria",
        stage=stage,
        value=amount * 3,
        awarded=amount if stage == "Won" else None,
        created=dt.date(2026, 1, 1 + number),
        closed=None if stage == "Offer" else dt.date(2026, 3, 1 + number),
        expected_close=dt.date(2026, 12, 1 + number),
        recurring=amount / 7,
        term_months=7,
        start=dt.date(2027, 1, 1),
    )


@pytest.mark.parametrize("currency", ["IDR", "JPY", "EUR"])
def test_every_amount_in_the_books_currency_is_whole(currency: str) -> None:
    deals = [deal(number, stage) for number in range(15) for stage in ("Offer", "Won", "Lost")]
    rows = tuple(Row(one, CellRef("Deals", place), {"value": 2}) for place, one in enumerate(deals, 2))
    aims = Lists(targets=(Target(period="2026-Q4", value=Decimal(UGLY)), Target(period="2026", value=Decimal(UGLY))))
    made = Book("b.xlsx", currency, "en", rows, stages=STAGES, lists=aims)
    results, unit = Results(made, options(), ()), quantum(currency)
    seen = 0
    for build in TABS.values():
        for table in build(results, words("en")).tables:
            for row in (*table.rows, *([table.total] if table.total else [])):
                for value, column in zip(row, table.columns, strict=True):
                    if isinstance(value, Decimal) and column.kind in (Kind.MONEY, Kind.MIXED, Kind.AMOUNT):
                        assert value == value.quantize(unit), (table.key, column.key, row)
                        seen += 1
    assert seen > 100
