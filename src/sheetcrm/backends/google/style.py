"""Looks: number formats by kind, currency and language; the few cell formats; colours that colour-blind readers tell
apart (Okabe and Ito's palette)."""

from decimal import Decimal
from typing import Any

from sheetcrm.core.book import quantum
from sheetcrm.report import Kind, Tab, Value

Format = dict[str, Any]


def rgb(code: str) -> Format:
    """A colour from `#rrggbb`, as Google stores it."""
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return {"rgbColor": {"red": red, "green": green, "blue": blue}}


PALETTE = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")
TITLE: Format = {"textFormat": {"bold": True, "fontSize": 16}}
STRONG: Format = {"textFormat": {"bold": True, "fontSize": 11}}
NOTE: Format = {"textFormat": {"foregroundColorStyle": rgb("#595959")}, "wrapStrategy": "OVERFLOW_CELL"}
HEADER: Format = {
    "textFormat": {"bold": True, "foregroundColorStyle": rgb("#ffffff")},
    "backgroundColorStyle": rgb("#1f3b57"),
    "wrapStrategy": "WRAP",
    "verticalAlignment": "MIDDLE",
}
TOTAL: Format = {
    "textFormat": {"bold": True},
    "borders": {"top": {"style": "SOLID", "colorStyle": rgb("#1f3b57")}},
}
SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CHF": "CHF", "BRL": "R$", "INR": "₹", "PLN": "zł"}
DATES = {"en": "yyyy-mm-dd", "it": "dd/mm/yyyy"}
WIDTHS = {Kind.DATE: 95, Kind.COUNT: 80, Kind.SHARE: 80, Kind.MONEY: 125, Kind.AMOUNT: 125, Kind.PERIOD: 85}


def number_format(kind: Kind, tab: Tab) -> Format | None:
    """How a column's numbers read; None for text."""
    if kind is Kind.MONEY:
        return {"type": "CURRENCY", "pattern": money(tab.currency, tab.language)}
    pattern = {
        Kind.AMOUNT: ("NUMBER", "#,##0.00"),
        Kind.COUNT: ("NUMBER", "#,##0"),
        Kind.NUMBER: ("NUMBER", "#,##0.00"),
        Kind.SHARE: ("PERCENT", "0.0%"),
        Kind.RATE: ("NUMBER", "#,##0.0000"),
        Kind.SCORE: ("NUMBER", "0.000"),
        Kind.DATE: ("DATE", DATES.get(tab.language, DATES["en"])),
    }.get(kind)
    return {"type": pattern[0], "pattern": pattern[1]} if pattern else None


def money(currency: str, language: str) -> str:
    """An amount's pattern: the symbol before it in English, after it elsewhere."""
    symbol = SYMBOLS.get(currency, currency)
    decimals = -int(quantum(currency).as_tuple().exponent)
    digits = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    return f"[${symbol}]{digits}" if language == "en" else f"{digits} [${symbol}]"


def kind_of(value: Value) -> Kind:
    """What a value of a mixed column is: an int is a count, a Decimal money, a float a share, a date a date."""
    if isinstance(value, Decimal):
        return Kind.MONEY
    if isinstance(value, float):
        return Kind.SHARE
    if isinstance(value, int):
        return Kind.COUNT
    return Kind.DATE if hasattr(value, "isoformat") else Kind.TEXT
