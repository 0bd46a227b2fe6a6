"""An activity whose deal is not in the workbook: it counts for none."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "orphan-activity"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every activity of an unknown deal; what belongs to a row that was refused stays silent."""
    for key, activities in book.activities_by_deal.items():
        if key in book.by_id or key in book.rejected_ids:
            continue
        for row in activities:
            yield at_field(row, "opportunity", CODE, SEVERITY, id=key)
