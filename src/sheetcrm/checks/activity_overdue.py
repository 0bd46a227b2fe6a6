"""A planned activity whose day has gone by."""

from collections.abc import Iterator
from itertools import compress, repeat
from operator import is_

from sheetcrm.core.book import Book
from sheetcrm.core.models import ActivityStatus, Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field, name_of

CODE = "activity-overdue"
SEVERITY = Severity.HINT


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every activity of an open deal that is still marked as planned although its day lies before the as-of date."""
    places, days, statuses, types = book.activity_columns
    planned = map(is_, statuses, repeat(ActivityStatus.PLANNED))
    for activity in compress(range(len(places)), planned):
        place, day = places[activity], days[activity]
        if place is None or day is None or day >= options.as_of or book.outcomes[place] is not Outcome.OPEN:
            continue
        deal = book.opportunities[place].record
        said = {"id": deal.id, "deal": name_of(deal), "type": types[activity] or "…", "date": day}
        yield at_field(book.activities[activity], "date", CODE, SEVERITY, **said)
