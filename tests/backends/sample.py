"""A small document with one of everything that a reporter meets."""

import datetime as dt
from decimal import Decimal

from sheetcrm.core.cells import CellRef
from sheetcrm.core.problem import Severity
from sheetcrm.report import (
    Chart,
    ChartKind,
    Column,
    Counts,
    Document,
    Finding,
    Kind,
    Label,
    Note,
    Series,
    Tab,
    Table,
    Value,
)

DAY = dt.date(2026, 11, 23)
MONTHS = Table(
    "by_month",
    "By month",
    (
        Column("period", "Period", Kind.PERIOD),
        Column("count", "Deals", Kind.COUNT, True),
        Column("won", "Closed won", Kind.MONEY, True),
        Column("rate", "Win rate", Kind.SHARE),
        Column("p10", "P10", Kind.MONEY),
    ),
    (
        ("2026-10", 1200, Decimal("1234567.5"), Decimal("0.5"), None),
        ("2026-11", 1, Decimal("-3.125"), None, None),
    ),
    total=("Total", 1201, Decimal("1234564.375"), None, None),
)
LEDGER = Table(
    "ledger",
    "Ledger",
    (
        Column("id", "ID"),
        Column("client", "Client"),
        Column("closed", "Closed", Kind.DATE),
        Column("currency", "Currency"),
        Column("awarded", "Awarded", Kind.AMOUNT, True),
        Column("state", "State"),
        Column("cell", "Cell", Kind.LINK),
    ),
    (
        ("=1+1", '@"Rossi", S.p.A.', DAY, "JPY", Decimal("500"), Label("open", "aperte"), CellRef("My deals", 12, 6)),
        ("-7", "+39 055 \x1b[bold]x[/]", DAY, "KWD", Decimal("-5.5"), None, CellRef("Deals", 3)),
    ),
    long=True,
)
FINDING = Finding(
    Severity.ERROR,
    "won-without-award",
    CellRef("Deals", 12, 6),
    "",
    "Won, yet no awarded value.",
    "Please enter it.",
    (CellRef("Deals", 12, 2),),
)
CHART = Chart("won", "Won", ChartKind.COLUMN, "by_month", "period", (Series("won", "Closed won"),))


def document(*tabs: Tab, findings: tuple[Finding, ...] = (FINDING,)) -> Document:
    """A document of these tabs."""
    return Document("deals.xlsx", DAY, "EUR", "en", tabs, findings, Counts(3, 1, 1, 1, 1, 0))


def tab(*tables: Table, key: str = "closed_won", language: str = "en") -> Tab:
    """A tab in euro, with a note and a chart beside its tables."""
    return Tab(key, "Closed Won", "What was won.", (Note("Bookings."), CHART, *tables), "EUR", language)


def deals(rows: int) -> Table:
    """A long table."""
    some: list[tuple[Value, ...]] = [(f"D{row}", Decimal(row)) for row in range(rows)]
    return Table("deals", "Deals", (Column("id", "ID"), Column("value", "Value", Kind.MONEY)), some, long=True)
