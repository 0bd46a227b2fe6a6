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
    opened = {key: deal.record.created or dt.date.min for key, deal in book.by_id.items()}
    deals, days, _ = book.activity_columns
    for row, key, day in zip(book.activities, deals, days, strict=True):
        if day is not None and day < opened.get(key, day):
            related = (book.by_id[key].ref("created"),)
            yield at_field(row, "date", CODE, SEVERITY, related, date=day, created=opened[key], id=key)
