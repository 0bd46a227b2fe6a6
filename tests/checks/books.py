"""Books without parsing: a pipe table whose headings are field names becomes records of exactly those columns."""

import datetime as dt
from decimal import Decimal
from typing import TypeVar, get_args

from sheetcrm.core.book import Book, Columns, Lists
from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Activity, Model, Opportunity, Outcome, Stage

Record = TypeVar("Record", bound=Model)

STAGES = (
    Stage(name="Lead", order=1, probability=Decimal("0.1")),
    Stage(name="Offer", order=2, probability=Decimal("0.5"), offer=True, stale_days=10),
    Stage(name="Won", order=3, probability=Decimal(1), outcome=Outcome.WON),
    Stage(name="Lost", order=4, probability=Decimal(0), outcome=Outcome.LOST),
)


def records(kind: type[Record], sheet: str, table: str) -> tuple[Row[Record], ...]:
    """The rows of a pipe table; row 1 holds field names."""
    lines = [[part.strip() for part in line.strip().strip("|").split("|")] for line in table.strip().splitlines()]
    names, columns = lines[0], {name: place for place, name in enumerate(lines[0], 1)}
    rows = []
    for number, line in enumerate(lines[1:], 2):
        said = {name: typed(kind, name, text) for name, text in zip(names, line, strict=True) if text}
        rows.append(Row(kind.model_validate(said), CellRef(sheet, number), columns))
    return tuple(rows)


def typed(kind: type[Model], name: str, text: str) -> object:
    """The text as the field's own type, so that no test rests on pydantic's leniency."""
    kinds = (kind.model_fields[name].annotation, *get_args(kind.model_fields[name].annotation))
    if Decimal in kinds:
        return Decimal(text)
    return dt.date.fromisoformat(text) if dt.date in kinds else text


def plain(opportunities: str, activities: str = "", lists: Lists | None = None, **said: object) -> Book:
    """A book in EUR of such tables, with the stages Lead, Offer, Won and Lost."""
    deals = records(Opportunity, "Opportunities", opportunities)
    done = records(Activity, "Activities", activities) if activities else ()
    heading = CellRef("Opportunities", 1)
    known: dict[str, object] = {"stages": STAGES, "tables": (Columns(heading),)} | said
    return Book("book.xlsx", "EUR", "en", deals, done, lists=lists or Lists(), **known)  # type: ignore[arg-type]
