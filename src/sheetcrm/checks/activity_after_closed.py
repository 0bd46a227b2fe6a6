"""An activity dated after its deal was closed."""

import datetime as dt
from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "activity-after-closed"
SEVERITY = Severity.HINT


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every dated activity that lies after its deal's close date, for deals that are won or lost."""
    closed = [day or dt.date.max for day in book.column("closed")]
    places, days, *_ = book.activity_columns
    for activity, (place, day) in enumerate(zip(places, days, strict=True)):
        if place is None or day is None or day <= closed[place] or book.outcomes[place] is Outcome.OPEN:
            continue
        deal = book.opportunities[place]
        related, said = (deal.ref("closed"),), {"date": day, "closed": closed[place], "id": deal.record.id}
        yield at_field(book.activities[activity], "date", CODE, SEVERITY, related, **said)
