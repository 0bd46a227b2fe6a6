"""Readers of one cell, by rules that all cells of its column decide together."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial

from sheetcrm.core.cells import Cell, ErrorCell
from sheetcrm.core.models import ActivityStatus, Category, Outcome
from sheetcrm.core.options import TableOptions

from . import dates, numbers
from .blanks import is_blank
from .currencies import MARK, currency_named
from .fields import Holds
from .normal import compact
from .outcomes import outcome_of
from .vocabulary import activity_states, categories

LARGEST_WHOLE = 2**53
LARGEST = 1e15
"""Nothing that a sales team counts is as large; what is no number at all (infinity) is not smaller either."""
_EPOCH = dt.date(1899, 12, 30)
_EPOCH_1904 = dt.date(1904, 1, 1)
_HUNDRED = Decimal(100)
_COUNTED = re.compile(r"\s*([\d.,]+)\s*[^\W\d_]*\.?\s*")
_SCIENTIFIC = re.compile(r"\s*\d+(?:[.,]\d+)?[eE]\+\d+\s*")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell could not be read: becomes a Problem at that cell. `proofs` are cells' texts that it rests on."""

    code: str
    args: Mapping[str, object] = field(default_factory=dict)
    proofs: tuple[str, ...] = ()


Value = str | int | Decimal | dt.date | Outcome | Category | ActivityStatus | None
Reader = Callable[[Cell], "Value | Fault"]
UNCOMPUTED = Fault("uncached-formula")
ERROR = Fault("error-cell")
NO_NUMBER = Fault("unreadable-number")
NO_DATE = Fault("unreadable-date")
LOST_DIGITS = Fault("id-lost-digits")


@dataclass(frozen=True, slots=True)
class Context:
    """What may decide a column beside its own cells: the options, and the decimal mark of the workbook's locale."""

    options: TableOptions = field(default_factory=TableOptions)
    likely_mark: str = ""
    scale: int = 1
    """What the heading multiplies amounts by: 1000 for `Value (k€)`."""
    date1904: bool = False
    language: str = ""
    """That of the headings."""


def reader(holds: Holds, cells: Collection[Cell], context: Context) -> Reader:
    """How to read any cell of a column that says something, decided from all of them."""
    if holds in (Holds.MONEY, Holds.RATE, Holds.SHARE, Holds.COUNT):
        texts = [cell for cell in cells if isinstance(cell, str)]
        likely = context.likely_mark if holds is Holds.MONEY else ""  # three decimals are usual but for amounts
        marks = numbers.decide(texts, context.options.decimals or "", likely)
        if holds is Holds.MONEY:
            return partial(_money, marks, context.scale)
        if holds is Holds.RATE:
            return partial(_number, marks, False)
        return partial(_share, marks, _in_hundreds(cells, marks)) if holds is Holds.SHARE else partial(_count, marks)
    if holds is Holds.DATE:
        return partial(_date, _orders(cells, context), _EPOCH_1904 if context.date1904 else _EPOCH)
    return _PLAIN[holds]


def _unusual(cell: Cell) -> "Fault | None":
    """The fault of an error cell, or of a formula never computed."""
    if isinstance(cell, ErrorCell):
        return ERROR if cell.code.startswith("#") else UNCOMPUTED
    return None


def _text(cell: Cell) -> Value | Fault:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    return _unusual(cell) or str(cell)


def _id(cell: Cell) -> Value | Fault:
    """An id as it is written: zeros in front are kept. A number too long for a spreadsheet has lost digits."""
    if isinstance(cell, str):
        return LOST_DIGITS if "+" in cell and _SCIENTIFIC.fullmatch(cell) else cell.strip()
    if isinstance(cell, bool):
        return Fault("unreadable-id")
    if isinstance(cell, float | int) and abs(cell) >= LARGEST_WHOLE:
        return LOST_DIGITS
    return _text(cell)


def _money(marks: numbers.Marks, scale: int, cell: Cell) -> Value | Fault:
    number = _number(marks, True, cell)
    if isinstance(number, Decimal) and scale != 1:
        return _scaled(number, scale, cell)
    return NO_NUMBER if isinstance(cell, str) and cell.rstrip().endswith("%") else number


def _scaled(number: Decimal, scale: int, cell: Cell) -> Value | Fault:
    """An amount under a heading that multiplies. A text that says its own unit (`12k`) is not multiplied again; one
    that shows a currency looks like an amount in full."""
    if isinstance(cell, str):
        said = numbers.number_in(cell)
        if said and said.scale > 0:
            return number
        if MARK.search(cell) and number:
            return Fault("unclear-unit", {"one": number, "other": number * scale})
    return number * scale


def _number(marks: numbers.Marks, money: bool, cell: Cell) -> Decimal | Fault | None:
    if isinstance(cell, bool):
        return NO_NUMBER
    if isinstance(cell, float | int):
        return figure(cell)
    if isinstance(cell, str):
        number = numbers.number_in(cell)
        if number is None:
            return None if is_blank(MARK.sub(" ", cell)) else NO_NUMBER  # `€ -` is how accountants write nothing
        if marks.reads(number, money):
            value = number.value(marks.mark or ".")
            return value if abs(value) < LARGEST else NO_NUMBER
        return Fault("ambiguous-number", {"one": number.value("."), "other": number.value(",")}, marks.proofs)
    return _unusual(cell) or NO_NUMBER


def figure(number: float) -> Decimal | Fault:
    """A number exactly as its cell has it."""
    if not -LARGEST < number < LARGEST:
        return NO_NUMBER
    whole = int(number)
    return Decimal(whole) if whole == number else Decimal(repr(number))


def _in_hundreds(cells: Iterable[Cell], marks: numbers.Marks) -> bool:
    """Whether bare numbers of a probability column are percentages: some number is 2 or more."""
    for cell in cells:
        number = _number(marks, False, cell)
        if isinstance(number, Decimal) and number >= 2 and not (isinstance(cell, str) and "%" in cell):
            return True
    return False


def _share(marks: numbers.Marks, hundreds: bool, cell: Cell) -> Value | Fault:
    """A probability: `30 %`, 0.3, or 30 where the column counts in hundreds. In such a column a number between 0 and 1
    is a share all the same: typing `50%` into a plain cell leaves 0.5 in it."""
    number = _number(marks, False, cell)
    if not isinstance(number, Decimal) or not hundreds or (isinstance(cell, str) and "%" in cell):
        return number
    return number if 0 < number < 1 else number / _HUNDRED


def _count(marks: numbers.Marks, cell: Cell) -> Value | Fault:
    """A whole number, with or without a word such as `months` after it."""
    counted = _COUNTED.fullmatch(cell) if isinstance(cell, str) else None
    number = _number(marks, False, counted[1] if counted else cell)
    if isinstance(number, Decimal):
        return int(number) if number == number.to_integral_value() else NO_NUMBER
    return number


def _orders(cells: Collection[Cell], context: Context) -> dates.Orders:
    """What a column's cells say of the order of its days and months."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    orders = dates.decide(texts, context.options.dates, context.language)
    typed = (cell.date() if isinstance(cell, dt.datetime) else cell for cell in cells if isinstance(cell, dt.date))
    return replace(orders, typed_unsure=True) if texts and dates.exchanged(texts, typed) else orders


def _date(orders: dates.Orders, epoch: dt.date, cell: Cell) -> Value | Fault:
    if isinstance(cell, dt.date):
        day = cell.date() if isinstance(cell, dt.datetime) else cell
        if orders.typed_unsure and day.day != day.month:
            other = day.replace(month=day.day, day=day.month)
            args = {"one": day, "other": other, "orders": '"dmy" / "mdy"'}
            return Fault("ambiguous-date", args, tuple(orders.proofs.values()))
        return _within(day)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _serial(cell, epoch)
    if isinstance(cell, str):
        return _date_text(orders, epoch, cell)
    return _unusual(cell) or NO_DATE


def _within(day: dt.date) -> dt.date | Fault:
    return day if dates.FIRST_YEAR <= day.year <= dates.LAST_YEAR else Fault("suspicious-date", {"day": day})


def _serial(number: float, epoch: dt.date) -> dt.date | Fault:
    """A day as a spreadsheet counts it, where its cell lost the date format; or its figures as 20260131."""
    if 20000 <= number < 80000:
        return epoch + dt.timedelta(days=int(number))
    day = dates.date_in(str(int(number))) if 19000000 <= number < 22000000 else None
    return _within(day) if isinstance(day, dt.date) else NO_DATE


def _date_text(orders: dates.Orders, epoch: dt.date, text: str) -> dt.date | Fault | None:
    said = dates.date_in(text)
    if said is None:
        if text.strip().replace(".", "", 1).isdecimal():
            return _serial(float(text), epoch)
        return NO_DATE
    if isinstance(said, dt.date):
        return _within(said)
    days = sorted(orders.days(said))
    if len(days) == 1:
        return _within(days[0])
    if not days:
        return NO_DATE
    shown = " / ".join(f'"{order}"' for order in orders.possible(said))
    args = {"one": days[0], "other": days[-1], "orders": shown}
    return Fault("ambiguous-date", args, tuple(orders.proofs.values()))


def _currency(cell: Cell) -> Value | Fault:
    text = _text(cell)
    return (currency_named(text) or Fault("unknown-currency")) if isinstance(text, str) else text


def _outcome(cell: Cell) -> Value | Fault:
    """A status beside the stage; a tick for "won" says nothing where it is not set."""
    if isinstance(cell, bool):
        return Outcome.WON if cell else None
    text = _text(cell)
    if not isinstance(text, str):
        return text
    said = outcome_of(text)
    return said.outcome if said else Fault("unknown-status")


def _category(cell: Cell) -> Value | Fault:
    text = _text(cell)
    return (categories().get(compact(text)) or Fault("unknown-category")) if isinstance(text, str) else text


def _state(cell: Cell) -> Value | Fault:
    if isinstance(cell, bool):
        return ActivityStatus.DONE if cell else ActivityStatus.PLANNED
    text = _text(cell)
    return (activity_states().get(compact(text)) or Fault("unknown-status")) if isinstance(text, str) else text


_PLAIN: Mapping[Holds, Reader] = {
    Holds.TEXT: _text,
    Holds.ID: _id,
    Holds.CURRENCY: _currency,
    Holds.OUTCOME: _outcome,
    Holds.CATEGORY: _category,
    Holds.STATE: _state,
}
