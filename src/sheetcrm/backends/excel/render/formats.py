"""How each kind of value looks: number formats by currency and language, and the formats of the frame around them."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from sheetcrm.core.book import quantum
from sheetcrm.core.cells import CellRef
from sheetcrm.report import Kind, Label, Value

from . import palette

FONT = "Calibri"
DATES: Mapping[str, str] = {"en": "yyyy-mm-dd", "it": "dd/mm/yyyy"}
MOMENTS: Mapping[str, str] = {"en": "%Y-%m-%d %H:%M", "it": "%d/%m/%Y %H:%M"}
FIXED: Mapping[Kind, str] = {
    Kind.AMOUNT: '#,##0.00;-#,##0.00;"–"',
    Kind.COUNT: '#,##0;-#,##0;"–"',
    Kind.SHARE: "0.0%",
    Kind.RATE: "0.0000##",
    Kind.SCORE: "0.000",
}
RIGHT = frozenset(Kind) - {Kind.TEXT, Kind.PERIOD, Kind.LINK}
"""Kinds that line up at the right, their headings too, and a word among them."""


class Style(NamedTuple):
    """What a cell is in its tab, the kind of its value, and the decimals of plain numbers."""

    role: str
    kind: Kind = Kind.TEXT
    digits: int = 0


ROLES: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": palette.HEADER, "valign": "vcenter"},
    "about": {"font_color": palette.FAINT, "text_wrap": True, "valign": "top"},
    "note": {"font_color": palette.INK, "text_wrap": True, "valign": "top"},
    "strong": {"bold": True, "font_size": 12, "font_color": palette.INK, "text_wrap": True, "valign": "top"},
    "heading": {"bold": True, "font_size": 12, "font_color": palette.HEADER, "valign": "vcenter"},
    "remark": {"italic": True, "font_size": 9, "font_color": palette.FAINT, "text_wrap": True, "valign": "top"},
    "header": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": palette.HEADER,
        "text_wrap": True,
        "valign": "vcenter",
        "border": 1,
        "border_color": palette.HEADER,
    },
    "cell": {"font_color": palette.INK, "bottom": 1, "bottom_color": palette.LINE, "valign": "vcenter"},
    "wrapped": {
        "font_color": palette.INK,
        "bottom": 1,
        "bottom_color": palette.LINE,
        "valign": "vcenter",
        "text_wrap": True,
    },
    "total": {
        "bold": True,
        "font_color": palette.INK,
        "bg_color": palette.TOTAL,
        "top": 1,
        "top_color": palette.HEADER,
        "bottom": 1,
        "bottom_color": palette.HEADER,
        "valign": "vcenter",
    },
}


def properties(style: Style, currency: str, language: str) -> dict[str, object]:
    """The format of a style, as XlsxWriter takes it."""
    found: dict[str, object] = {"font_name": FONT, **ROLES[style.role]}
    if style.role in ("cell", "wrapped", "total", "header"):
        found |= {"align": "right"} if style.kind in RIGHT else {"align": "left", "indent": 1}
    if style.role in ("cell", "wrapped", "total") and (code := number_format(style, currency, language)):
        found["num_format"] = code
    if style[:2] == ("cell", Kind.LINK):
        found |= {"font_color": palette.BLUE, "underline": 1}
    return found


def number_format(style: Style, currency: str, language: str) -> str:
    """The number format of a style; "" where its values are text."""
    kind = style.kind
    if kind is Kind.NUMBER:
        return "#,##0" + ("." + "0" * style.digits if style.digits else "")
    if kind is Kind.MONEY:
        return money_format(currency, language)
    if kind is Kind.DATE:
        return DATES.get(language, DATES["en"])
    return FIXED.get(kind, "")


@cache
def money_format(currency: str, language: str) -> str:
    """Such as `#,##0.00 "€"` in Italian and `"€"#,##0.00` in English, with the currency's own decimals; zero, as
    accountants write it, a dash, so that a blank stays what it is: does not apply."""
    from babel import Locale
    from babel.numbers import get_currency_symbol

    symbol = get_currency_symbol(currency, locale=language).replace('"', "")
    places = -int(quantum(currency).as_tuple().exponent)
    digits = "#,##0" + ("." + "0" * places if places else "")
    if Locale.parse(language).currency_formats["standard"].pattern.strip().endswith("¤"):
        code = f'{digits} "{symbol}"'
    else:
        code = f'"{symbol}{" " if symbol.isalpha() else ""}"{digits}'
    return f'{code};-{code};"–"'


def kind_of(kind: Kind, value: Value) -> Kind:
    """What a value is: its column's kind, or in a mixed column its own. A word among numbers is "mixed": text at the
    right."""
    if isinstance(value, str | Label):
        return Kind.MIXED if kind in RIGHT else Kind.TEXT
    if kind is not Kind.MIXED or value is None:
        return kind
    return MIXED[type(value)]


MIXED: Mapping[type, Kind] = {
    int: Kind.COUNT,
    Decimal: Kind.MONEY,
    float: Kind.SHARE,
    dt.date: Kind.DATE,
    CellRef: Kind.LINK,
}


def moment(when: dt.datetime, language: str) -> str:
    """A time as it reads in a line of text."""
    return when.strftime(MOMENTS.get(language, MOMENTS["en"]))
