"""An activity dated before its deal was opened."""

import datetime as dt
from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "activity-before-created"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every dated activity that lies before its deal's creation."""
    opened = [day or dt.date.min for day in book.column("created")]
    places, days, *_ = book.activity_columns
    for activity, (place, day) in enumerate(zip(places, days, strict=True)):
        if place is not None and day is not None and day < opened[place]:
            deal = book.opportunities[place]
            related, said = (deal.ref("created"),), {"date": day, "created": opened[place], "id": deal.record.id}
            yield at_field(book.activities[activity], "date", CODE, SEVERITY, related, **said)
