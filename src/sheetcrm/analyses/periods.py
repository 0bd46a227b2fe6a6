"""Periods of a forecast: months, quarters and fiscal years, half open, named as targets name them.

Months keep their calendar name (`2026-11`). A fiscal year is named by the calendar year in which it ends: with a first
month of April, `2027` runs from 2026-04-01 up to (not with) 2027-04-01, and `2027-Q1` is its first quarter. With
January first, both are the calendar's own.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Size(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Length in months."""
        return {"month": 1, "quarter": 3, "year": 12}[self.value]


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` up to, and without, `end`."""

    key: str
    start: dt.date
    end: dt.date

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day < self.end

    @property
    def last_day(self) -> dt.date:
        """The last day that belongs to it."""
        return self.end - dt.timedelta(days=1)


@lru_cache(maxsize=65536)
def period_of(day: dt.date, size: Size, first_month: int = 1) -> Period:
    """The period that holds a day; `first_month` opens the fiscal year."""
    since = (day.month - first_month) % size.months
    return _period(_index(day) - since, size, first_month)


def span(first: dt.date, last: dt.date, size: Size, first_month: int = 1) -> tuple[Period, ...]:
    """Every period from the one that holds `first` to the one that holds `last`, in order; none when last < first."""
    start = _index(period_of(first, size, first_month).start)
    stop = _index(period_of(last, size, first_month).start)
    return tuple(_period(index, size, first_month) for index in range(start, stop + 1, size.months))


def periods_of(days: Iterable[dt.date], size: Size, first_month: int = 1) -> tuple[Period, ...]:
    """The periods that hold at least one of `days`, in order."""
    found = {period_of(day, size, first_month) for day in set(days)}
    return tuple(sorted(found, key=lambda period: period.start))


def named(key: str, first_month: int = 1) -> tuple[Size, Period] | None:
    """The period that a name such as `2026`, `2026-Q4` or `2026-11` means, with its size; None for any other text."""
    match = re.fullmatch(r"\s*(\d{4})(?:-(?:[Qq]([1-4])|(\d\d?)))?\s*", key)
    if match is None or not 1 <= (year := int(match[1])) <= 9998:
        return None
    if match[3]:
        month = int(match[3])
        return (Size.MONTH, _period(year * 12 + month - 1, Size.MONTH, first_month)) if 1 <= month <= 12 else None
    opening = (year - (first_month > 1)) * 12 + first_month - 1
    if match[2]:
        return Size.QUARTER, _period(opening + 3 * (int(match[2]) - 1), Size.QUARTER, first_month)
    return Size.YEAR, _period(opening, Size.YEAR, first_month)


def add_months(day: dt.date, months: int) -> dt.date:
    """The first of the month that lies `months` after that of `day`."""
    return _first(_index(day) + months)


def _index(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _first(index: int) -> dt.date:
    year, month = divmod(index, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(max(year, dt.MINYEAR), month + 1, 1)


def _period(index: int, size: Size, first_month: int) -> Period:
    start, end = _first(index), _first(index + size.months)
    if size is Size.MONTH:
        return Period(f"{start:%Y-%m}" if start.year > 999 else f"{start.year:04d}-{start.month:02d}", start, end)
    opening = index - (index - (first_month - 1)) % 12
    year = opening // 12 + (first_month > 1)
    if size is Size.YEAR:
        return Period(f"{year:04d}", start, end)
    return Period(f"{year:04d}-Q{(index - opening) // 3 + 1}", start, end)


def spanning(days: Iterable[dt.date], size: Size, first_month: int = 1, most: int = 240) -> tuple[Period, ...]:
    """The periods from the first of `days` to the last without a gap; where that would be more than `most`, because a
    day was typed far away, only those that hold one of `days`."""
    found = set(days)
    if not found:
        return ()
    first, last = period_of(min(found), size, first_month), period_of(max(found), size, first_month)
    if (_index(last.start) - _index(first.start)) // size.months >= most:
        return periods_of(found, size, first_month)
    return span(first.start, last.start, size, first_month)
