"""Books as a user would type them: pipe tables in the test, one a sheet."""

import datetime as dt
import re
from decimal import Decimal

from sheetcrm.core.book import Book
from sheetcrm.core.cells import UNCACHED, Cell, ErrorCell, Grid, Workbook
from sheetcrm.core.options import Options
from sheetcrm.parse import Parsed, parse

AS_OF = dt.date(2026, 11, 23)
ERRORS = {"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"}


def options(**said: object) -> Options:
    """Options as of 23 November 2026 unless told otherwise."""
    return Options.model_validate({"as_of": AS_OF} | said)


def cell(text: str) -> Cell:
    """`12.5` is a number, `2026-01-31` a date, `'12` the rest text, `TRUE` a truth, `#N/A` an error, `=` a formula that
    the file keeps no value of."""
    text = text.strip()
    if not text:
        return None
    if text.startswith("'"):
        return text[1:]
    if text == "=":
        return UNCACHED
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    if text in ERRORS:
        return ErrorCell(text)
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return float(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return dt.date.fromisoformat(text)
    return text


def grid(name: str, table: str) -> Grid:
    """A sheet from a pipe table: `| a | b |` a row, from A1; a line without pipes is a blank row."""
    rows = [[cell(part) for part in line.strip().strip("|").split("|")] for line in table.strip("\n").split("\n")]
    width = max(map(len, rows))
    return Grid(name, [row + [None] * (width - len(row)) for row in rows])


def workbook(opportunities: str, activities: str = "", /, **sheets: str) -> Workbook:
    """A workbook with the sheets Opportunities and Activities, and others by name."""
    tables = {"Opportunities": opportunities} | ({"Activities": activities} if activities else {}) | sheets
    return Workbook("book.xlsx", "r1", {name: grid(name, table) for name, table in tables.items()})


def parsed(opportunities: str, activities: str = "", /, said: dict[str, object] | None = None, **sheets: str) -> Parsed:
    """The parse of such a workbook."""
    return parse(workbook(opportunities, activities, **sheets), options(**(said or {})))


def book(opportunities: str, activities: str = "", /, said: dict[str, object] | None = None, **sheets: str) -> Book:
    """The book of such a workbook, which must be read without a problem of error level."""
    result = parsed(opportunities, activities, said, **sheets)
    wrong = [problem for problem in result.problems if problem.severity == "error"]
    assert not wrong, wrong
    return result.book


def money(text: str) -> Decimal:
    """A short way to write an expected amount."""
    return Decimal(text)
