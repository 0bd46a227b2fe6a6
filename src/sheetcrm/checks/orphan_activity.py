"""An activity whose deal is not in the workbook: it counts for none."""

from collections.abc import Iterator
from itertools import compress

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "orphan-activity"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every activity of an unknown deal; what belongs to a row that was refused stays silent."""
    deals = book.activity_columns.deals
    unknown = set(deals) - book.by_id.keys() - book.rejected_ids
    for row in compress(book.activities, map(unknown.__contains__, deals)) if unknown else ():
        yield at_field(row, "opportunity", CODE, SEVERITY, id=row.record.opportunity)
