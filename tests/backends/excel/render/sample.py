"""Tabs with one of everything that the renderer draws, in two languages."""

import datetime as dt
from decimal import Decimal

from sheetcrm.core.cells import CellRef
from sheetcrm.report import Block, Chart, ChartKind, Column, Kind, Label, Note, Series, Tab, Table, Value

WRITTEN = dt.datetime(2026, 11, 23, 14, 5)
NASTY = ("=1+1", "+39 055 123", "-7", "@me", "\tx", "http://example.org", "a\x07b", "_x0041_", "<b>&", " kept ", "007")


def month(number: int) -> tuple[Value, ...]:
    amount = Decimal("1250.25") * number
    return (
        f"2026-{number:02d}",
        number,
        amount,
        amount / 4,
        None if number % 2 else Decimal(2000),
        amount / 2,
        amount * 2,
    )


MONTHS = Table(
    "by_month",
    "By month",
    (
        Column("period", "Period", Kind.PERIOD),
        Column("count", "Deals", Kind.COUNT, True),
        Column("closed_won", "Closed won", Kind.MONEY, True),
        Column("weighted", "Weighted", Kind.MONEY, True),
        Column("target", "Target", Kind.MONEY, True),
        Column("p10", "P10", Kind.MONEY),
        Column("p90", "P90", Kind.MONEY),
    ),
    [month(number) for number in range(1, 13)],
    ("Total", 78, Decimal("97519.50"), Decimal("24379.875"), Decimal("12000"), None, None),
)
ANSWER = Table(
    "answer",
    "The answer",
    (Column("metric", "Figure"), Column("now", "This quarter", Kind.MIXED)),
    [
        (Label("closed_won", "Closed won"), Decimal("335239.82")),
        (Label("overdue", "Overdue"), Decimal("-10.5")),
        (Label("count", "Deals"), 12),
        (Label("share", "Largest deal"), 0.655),
        (Label("coverage", "Coverage"), Label("target_met", "target met")),
        (Label("chance", "Chance"), None),
    ],
    note="Closed and weighted, each deal whole or not at all.",
)
REASONS = Table(
    "reasons",
    "Loss reasons",
    (
        Column("reason", "Reason"),
        Column("count", "Deals", Kind.COUNT, True),
        Column("share", "Share", Kind.SHARE),
        Column("cumulated", "Cumulated", Kind.SHARE),
    ),
    [("Price", 6, 0.6, 0.6), ("Timing", 3, 0.3, 0.9), (Label("none", "(none)"), 1, 0.1, 1.0)],
    ("Total", 10, None, None),
)
EMPTY = Table(
    "nothing", "Nothing yet", (Column("id", "ID"), Column("value", "Value", Kind.MONEY)), [], empty="Nothing."
)


def deals(count: int) -> Table:
    rows: list[tuple[Value, ...]] = [
        (
            NASTY[number % len(NASTY)],
            f"Client {number}",
            dt.date(2026, 1, 31) + dt.timedelta(number),
            Decimal(number) / 4 - 1,
            Decimal("0.25"),
            Label("error", "errore") if number % 2 else Label("hint", "consiglio"),
            CellRef("Sam's deals", number + 2, 6),
        )
        for number in range(count)
    ]
    total = sum((row[3] for row in rows if isinstance(row[3], Decimal)), Decimal(0))
    return Table(
        "deals",
        "All deals",
        (
            Column("id", "ID"),
            Column("client", "Client"),
            Column("closed", "Closed", Kind.DATE),
            Column("value", "Value", Kind.MONEY, True),
            Column("probability", "Probability", Kind.SHARE),
            Column("severity", "Severity"),
            Column("cell", "Cell", Kind.LINK),
        ),
        rows,
        ("Total", None, None, total, None, None, None),
        long=True,
    )


MONTHLY = Chart(
    "months",
    "Forecast by month",
    ChartKind.STACKED,
    "by_month",
    "period",
    (Series("closed_won", "Closed won"), Series("weighted", "Weighted"), Series("target", "Target", line=True)),
    "Month",
    "Amount",
    max_rows=6,
    first_row=3,
)
BAND = Chart(
    "band",
    "With its band",
    ChartKind.COLUMN,
    "by_month",
    "period",
    (Series("closed_won", "Closed won", low="p10", high="p90"),),
    "Month",
    "Amount",
)
PARETO = Chart(
    "pareto",
    "Why deals are lost",
    ChartKind.PARETO,
    "reasons",
    "reason",
    (Series("count", "Deals"), Series("cumulated", "Cumulated share")),
    "Reason",
    "Deals",
)
BARS = Chart("bars", "By reason", ChartKind.BAR, "reasons", "reason", (Series("count", "Deals"),), "Reason", "Deals")
TREND = Chart("trend", "Trend", ChartKind.LINE, "by_month", "period", (Series("closed_won", "Won"),), "Month", "Amount")
NONE = Chart("none", "Nothing", ChartKind.BAR, "nothing", "id", (Series("value", "Value"),))


def tab(key: str, *blocks: Block, language: str = "en", currency: str = "EUR") -> Tab:
    return Tab(key, key.title(), "What it is.", blocks, currency, language, "Written {when}.", "Page {page} of {pages}")


def tabs(language: str = "en") -> list[Tab]:
    """A tab of everything, and one of a long table."""
    everything = tab(
        "forecast",
        Note("This quarter is good.", strong=True),
        ANSWER,
        MONTHLY,
        BAND,
        TREND,
        REASONS,
        MONTHS,
        PARETO,
        BARS,
        NONE,
        EMPTY,
        language=language,
    )
    return [everything, tab("deals", Note("A note."), deals(40), language=language)]


NAMES = {"forecast": "Forecast (2)", "deals": "Sam's detail"}
