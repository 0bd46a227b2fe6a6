"""Random books for laws of numbers: deals as they may be, straight as a Book."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from sheetcrm.analyses.results import Results
from sheetcrm.core.book import Book, Lists
from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Category, Opportunity, Outcome, Stage, Target
from tests.helpers import AS_OF, options

STAGES = (
    Stage(name="Lead", order=1, probability=Decimal("0.10")),
    Stage(name="Demo", order=2, probability=Decimal("0.40"), category=Category.BEST_CASE),
    Stage(name="Offer", order=3, probability=Decimal("0.75"), category=Category.COMMIT),
    Stage(name="Hold", order=4),
    Stage(name="Won", order=5, outcome=Outcome.WON),
    Stage(name="Lost", order=6, outcome=Outcome.LOST),
)
TARGETS = (Target(period="2026-Q4", value=Decimal(5000)), Target(period="2027", value=Decimal(9000), owner="Ada"))

FIRST = dt.date(2024, 1, 1)
MONEY = st.integers(0, 5_000_000).map(lambda cents: Decimal(cents) / 100)
NAMES = {
    "client": ("Alfa", "alfa ", "Beta", None),
    "owner": ("Ada", "Bob", None),
    "product": ("Press", "PRESS", "Lathe"),
    "source": ("Web", None),
}


@st.composite
def opportunities(draw: st.DrawFn) -> Opportunity:
    """One deal without its id."""
    stage = draw(st.sampled_from(STAGES))
    said: dict[str, object] = {name: draw(st.sampled_from(names)) for name, names in NAMES.items()}
    said |= {"id": "", "stage": stage.name, "value": draw(st.none() | MONEY), "created": draw(st.dates(FIRST, AS_OF))}
    if stage.outcome is Outcome.OPEN:
        said["expected_close"] = draw(st.none() | st.dates(dt.date(2026, 6, 1), dt.date(2029, 6, 1)))
        said["probability"] = draw(st.none() | st.integers(0, 100).map(lambda share: Decimal(share) / 100))
        said["category"] = draw(st.sampled_from((None, None, *list(Category)[:4])))
    else:
        said["closed"] = draw(st.none() | st.dates(FIRST, AS_OF))
        said["awarded"] = draw(st.none() | MONEY) if stage.outcome is Outcome.WON else None
        said["last_stage"] = draw(st.sampled_from((None, "Lead", "Demo", "Offer")))
    return Opportunity.model_validate(said)


def book(deals: Sequence[Opportunity]) -> Book:
    """A book of these deals; ids that stand already stay."""
    rows = [
        Row(
            deal if deal.id else deal.model_copy(update={"id": f"D{place}"}),
            CellRef("Opportunities", place),
            {"value": 5},
        )
        for place, deal in enumerate(deals, 2)
    ]
    return Book("book.xlsx", "EUR", "en", tuple(rows), stages=STAGES, lists=Lists(targets=TARGETS))


def results(deals: Sequence[Opportunity], **said: object) -> Results:
    """The numbers of such a book."""
    return Results(book(deals), options(**said), ())


BOOKS = st.lists(opportunities(), max_size=25)
