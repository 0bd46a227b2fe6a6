"""An activity whose deal is not in the workbook: it counts for none."""

from collections.abc import Iterator
from itertools import compress, repeat
from operator import is_

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "orphan-activity"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every activity of an unknown deal; what belongs to a row that was refused stays silent."""
    unknown = map(is_, book.activity_columns.deals, repeat(None))
    for place in compress(range(len(book.activities)), unknown):
        row = book.activities[place]
        named = row.record.opportunity
        if named not in book.rejected_ids:
            yield at_field(row, "opportunity", CODE, SEVERITY, id=named)
