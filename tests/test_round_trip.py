"""Laws of the whole path, for any valid book: what is written reads back, totals add up, order does not matter."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import xlsxwriter
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sheetcrm import pipeline, starter
from sheetcrm.analyses.results import Results
from sheetcrm.backends.excel import ExcelBook
from sheetcrm.core.book import Book, Lists
from sheetcrm.core.models import Activity, Category, Model, Opportunity
from sheetcrm.core.options import Options
from sheetcrm.parse import parse
from sheetcrm.report import Document, Kind, Table, Value
from tests import records

OPTIONS = Options(as_of=records.AS_OF)
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # a whole book takes long to make small
slowly = settings(
    max_examples=12, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
often = settings(max_examples=40, deadline=None, phases=PHASES)
Records = tuple[list[Opportunity], list[Activity]]


def read(path: Path) -> Book:
    """The book that a file holds, which must be read without a problem."""
    parsed = parse(ExcelBook(str(path), OPTIONS).read(), OPTIONS)
    assert parsed.problems == ()
    return parsed.book


def models(book: Book) -> tuple[list[Opportunity], list[Activity]]:
    """The records of a book, in order."""
    return [row.record for row in book.opportunities], [row.record for row in book.activities]


@slowly
@given(made=records.records(), lists=records.lists(), language=st.sampled_from(("en", "it")))
def test_a_filled_template_reads_back_to_equal_records(
    made: Records, lists: Lists, language: str, tmp_path: Path
) -> None:
    path = tmp_path / "filled.xlsx"
    tables = {"opportunities": made[0], "activities": made[1], "stages": records.STAGES} | vars(lists)
    path.write_bytes(starter.fill(language, tables))
    book = read(path)
    assert models(book) == made
    assert (book.stages, book.lists) == (records.STAGES, lists)
    assert (book.language, book.currency) == (language, "EUR")


@slowly
@given(made=records.records(), chance=st.randoms(use_true_random=False))
def test_any_order_of_columns_reads_back_to_equal_records(made: Records, chance: Random, tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    with xlsxwriter.Workbook(path) as book:
        date = book.add_format({"num_format": "dd/mm/yyyy"})
        for table, given_models in zip(("opportunities", "activities"), made, strict=True):
            order = list(starter.headings(table, "en"))
            chance.shuffle(order)
            put(book.add_worksheet(table.capitalize()), table, given_models, order, date)
        put(book.add_worksheet("Lists"), "stages", records.STAGES, list(starter.headings("stages", "en")), date)
    assert models(read(path)) == made


def put(sheet: object, table: str, given_models: Sequence[Model], order: list[str], date: object) -> None:
    """Writes records as a user's own sheet."""
    for down, row in enumerate(records.rows(table, given_models, order)):
        for right, value in enumerate(row):
            if hasattr(value, "isoformat"):
                sheet.write_datetime(down, right, value, date)  # type: ignore[attr-defined]
            elif value is not None:
                sheet.write(down, right, value)  # type: ignore[attr-defined]


def computed(deals: Sequence[Opportunity], activities: Sequence[Activity]) -> tuple[Results, Document]:
    """The numbers of a book."""
    results = pipeline.load(records.workbook(deals, activities), OPTIONS)
    return results, pipeline.build(results)


@often
@given(made=records.records(most=12))
def test_every_total_is_the_sum_of_its_rows_to_the_cent(made: Records) -> None:
    _, document = computed(*made)
    for tab in document.tabs:
        for table in tab.tables:
            if table.total is not None and table.rows:
                for place, column in enumerate(table.columns):
                    if column.total:
                        told = [row[place] for row in table.rows]
                        assert sum(filter(None, told)) == (table.total[place] or 0), (
                            f"{tab.key}.{table.key}.{column.key}"
                        )


@often
@given(made=records.records(most=12))
def test_deals_add_up_to_every_printed_total(made: Records) -> None:
    _, document = computed(*made)
    tables = {f"{tab.key}.{table.key}": table for tab in document.tabs for table in tab.tables}
    won = sum(deal.awarded or 0 for deal in made[0] if deal.stage == "Won")
    still_open = [deal for deal in made[0] if deal.closed is None and deal.category is not Category.OMITTED]
    open_amount = sum(deal.value or 0 for deal in still_open)
    weighted = total(tables["deals.deals"], "weighted")
    told = {str(key.key): value for key, value, *_ in tables["forecast.summary"].rows}  # type: ignore[union-attr]
    assert told["closed_won"] == won
    assert told["open_amount"] == open_amount
    assert told["weighted"] == weighted
    assert total(tables["closed_won.ledger"], "value") == won
    for period in ("by_month", "by_quarter", "by_year"):
        assert total(tables[f"closed_won.{period}"], "value") == won
        assert total(tables[f"forecast.{period}"], "closed_won") == won
    for group in ("by_stage", "by_product", "by_owner"):
        assert total(tables[f"forecast.{group}"], "open_amount") == open_amount
        assert total(tables[f"forecast.{group}"], "weighted") == weighted


def total(table: Table, key: str) -> Decimal:
    """A column's sum."""
    place = table.column(key)
    return sum((row[place] for row in table.rows if row[place] is not None), Decimal(0))  # type: ignore[misc]


@often
@given(made=records.records(most=12), chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(made: Records, chance: Random) -> None:
    results, document = computed(*made)
    again, shuffled = computed(*(chance.sample(part, len(part)) for part in made))  # type: ignore[arg-type]
    assert told(document) == told(shuffled)
    assert Counter(problem.code for problem in results.problems) == Counter(problem.code for problem in again.problems)


def told(document: Document) -> dict[str, Counter[tuple[Value, ...]]]:
    """Every table's rows without the cells they came from, whatever their order."""
    found = {}
    for tab in document.tabs:
        for table in tab.tables:
            kept = [place for place, column in enumerate(table.columns) if column.kind is not Kind.LINK]
            found[f"{tab.key}.{table.key}"] = Counter(tuple(row[place] for place in kept) for row in table.rows)
    return found
