"""How machine formats write money: to the last digit it has, with at least the currency's decimals."""

from collections.abc import Callable
from decimal import Decimal

from sheetcrm.core.book import MINOR_UNITS
from sheetcrm.report import Kind, Table, Value

Places = Callable[[tuple[Value, ...]], int]
"""How many decimals the money of one column has in a row."""


def number(value: Decimal, places: int) -> str:
    """A Decimal without an exponent and without losing a digit: `12.5` with two places is `12.50`."""
    exponent = value.as_tuple().exponent
    given = -exponent if isinstance(exponent, int) else 0
    return f"{value:.{max(given, places)}f}"


def places_of(table: Table, currency: str) -> list[Places]:
    """The decimals of each column: of the tab's currency for MONEY, for AMOUNT of the currency that the row itself
    names in its `currency` column, and none for what is no money."""
    own = MINOR_UNITS.get(currency, 2)
    named = next((place for place, column in enumerate(table.columns) if column.key == "currency"), None)

    def of_row(row: tuple[Value, ...]) -> int:
        return own if named is None else MINOR_UNITS.get(str(row[named]), 2)

    by_kind: dict[Kind, Places] = {Kind.MONEY: lambda row: own, Kind.MIXED: lambda row: own, Kind.AMOUNT: of_row}
    return [by_kind.get(column.kind, lambda row: 0) for column in table.columns]
