"""Opportunities read while a sheet is still on its way: the same book, or a mistake that is noticed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sheetcrm import pipeline
from sheetcrm.backends.excel.read import read_workbook
from sheetcrm.core.arriving import Arriving
from sheetcrm.core.cells import Grid, Workbook
from sheetcrm.core.errors import BadOptions, NoTable, UnreadableBook
from sheetcrm.parse import Mistaken, begin, parse, reading
from tests.helpers import options, workbook
from tests.shared import DATA, needs_shared

DEALS = """
id | client | stage | value | expected close | closed     | awarded
1  | Alba   | Offer | 1000  | 2026-12-10     |            |
2  | Borea  | Won   | 2000  |                | 2026-10-01 | 1900
"""
ACTIVITIES = """
opportunity | type | date
1           | Call | 2026-11-01
2           | Demo | 2026-09-02
9           | Demo | 2026-09-03
"""
STAGES = """
Stage | Order | Probability | Outcome
Offer | 1     | 0.4         | Open
Won   | 2     | 1           | Won
"""
MORE_DEALS = """
id | client | stage | value | expected close | closed     | awarded
5  | Elba   | Offer | 4000  | 2026-12-10     |            |
6  | Fano   | Won   | 6000  |                | 2026-10-01 | 6000
7  | Gela   | Offer | 7000  | 2027-01-10     |            |
"""


def arriving(book: Workbook, last: str) -> Workbook:
    """The same workbook, with one sheet still on its way."""
    order = [name for name in book.grids if name != last] + [last]
    return replace(book, grids=Arriving(tuple(book.grids), ((name, book.grids[name]) for name in order)))


def test_a_thing_is_waited_for_when_it_is_asked_for() -> None:
    taken: list[str] = []

    def arrivals() -> Iterator[tuple[str, int]]:
        for name, number in (("b", 2), ("c", 3), ("a", 1)):
            taken.append(name)
            yield name, number

    things = Arriving(("a", "b", "c"), arrivals())
    assert (len(things), list(things), taken) == (3, ["a", "b", "c"], [])
    assert things["b"] == 2
    assert taken == ["b"]
    assert things.but_last() == {"b": 2, "c": 3}
    assert taken == ["b", "c"]
    with pytest.raises(KeyError):
        things["d"]
    assert dict(things) == {"a": 1, "b": 2, "c": 3}
    assert things.but_last() == dict(things)


def test_what_reading_raises_comes_when_the_sheet_is_asked_for() -> None:
    def arrivals() -> Iterator[tuple[str, Grid]]:
        whole = workbook(DEALS)
        yield "Opportunities", whole.grids["Opportunities"]
        raise UnreadableBook("It is damaged.", "Save it again.")

    book = replace(workbook(DEALS), grids=Arriving(("Opportunities", "Activities"), arrivals()))
    begun = begin(book, options(), early=True)
    assert [row.record.client for row in begun.book.opportunities] == ["Alba", "Borea"]
    with pytest.raises(UnreadableBook, match="damaged"):
        begun.finish()


@pytest.mark.parametrize("last", ["Activities", "Lists", "Opportunities"])
def test_an_early_book_is_that_of_the_whole(last: str) -> None:
    whole = workbook(DEALS, ACTIVITIES, Lists=STAGES)
    assert begin(arriving(whole, last), options(), early=True).finish() == parse(whole, options())


@pytest.mark.parametrize("last", ["Activities", "Lists", "Opportunities"])
def test_it_is_or_the_mistake_is_noticed_whatever_the_last_sheet_is_said_to_be(
    last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "is_of_activities", lambda name, said: True)
    whole = workbook(DEALS, ACTIVITIES, Lists=STAGES)
    begun = begin(arriving(whole, last), options(), early=True)
    if last == "Lists":  # it says what the stages are
        with pytest.raises(Mistaken):
            begun.finish()
    else:
        assert begun.finish() == parse(whole, options())


def test_activities_that_come_last_are_not_waited_for() -> None:
    book = arriving(workbook(DEALS, ACTIVITIES, Lists=STAGES), "Activities")
    begun = begin(book, options(), early=True)
    assert book.early() is not None
    assert begun.book.opportunities == parse(workbook(DEALS, ACTIVITIES, Lists=STAGES), options()).book.opportunities
    begun.finish()
    assert book.early() is None


def test_more_deals_on_the_last_sheet_are_a_mistake_to_begin_without() -> None:
    book = workbook(DEALS, ACTIVITIES, Calls=MORE_DEALS)
    with pytest.raises(Mistaken):
        begin(arriving(book, "Calls"), options(), early=True).finish()


def test_a_sheet_that_nobody_says_is_of_activities_is_waited_for() -> None:
    book = arriving(workbook(DEALS, ACTIVITIES, More=MORE_DEALS), "More")
    assert len(begin(book, options(), early=True).book.opportunities) == 5
    assert book.early() is None


def test_what_the_options_name_on_the_last_sheet_is_there() -> None:
    said = options(activities={"sheet": "Activities", "columns": {"type": "type"}})
    book = workbook(DEALS, ACTIVITIES)
    assert begin(arriving(book, "Activities"), said, early=True).finish() == parse(book, said)


@pytest.mark.parametrize(
    ("said", "error"),
    [({"activities": {"sheet": "Gone"}}, BadOptions), ({"opportunities": {"sheet": "Activities"}}, NoTable)],
)
def test_what_stops_a_parse_stops_an_early_one(said: dict[str, object], error: type[Exception]) -> None:
    book = workbook(DEALS, ACTIVITIES)
    with pytest.raises(error) as whole:
        parse(book, options(**said))
    with pytest.raises(error) as early:
        begin(arriving(book, "Activities"), options(**said), early=True).finish()
    assert str(early.value) == str(whole.value)


class Backend:
    """A book of which one sheet always comes last."""

    def __init__(self, book: Workbook, last: str) -> None:
        self.book, self.last, self.read_times = book, last, 0

    def read(self) -> Workbook:
        self.read_times += 1
        return arriving(self.book, self.last)


@pytest.mark.parametrize(("last", "times"), [("Activities", 1), ("Lists", 1), ("Calls", 2)])
def test_a_refresh_computes_the_same_whatever_comes_last(last: str, times: int) -> None:
    book = workbook(DEALS, ACTIVITIES, Calls=MORE_DEALS, Lists=STAGES)
    backend = Backend(book, last)
    computed = pipeline.compute(backend, options())  # type: ignore[arg-type]  # it is not written
    assert computed.document == pipeline.build(pipeline.load(book, options()))
    assert computed.document.counts.opportunities == 5
    assert backend.read_times == times


@needs_shared
@pytest.mark.parametrize("path", sorted((DATA / "workbooks").glob("*.xls*")), ids=lambda path: path.name)
def test_other_peoples_workbooks_are_the_same_whatever_comes_last(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "is_of_activities", lambda name, said: True)
    try:
        book = read_workbook(path, options())
        whole = parse(book, options())
    except (NoTable, UnreadableBook):
        return
    agreed = []
    for last in book.grids:
        try:
            assert begin(arriving(book, last), options(), early=True).finish() == whole
            agreed.append(last)
        except Mistaken:
            continue
    assert agreed
