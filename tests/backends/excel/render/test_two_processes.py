"""Large tabs are written and read back by two processes: the same bytes come out; either finds a difference."""

import io
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.backends.excel.package import steps
from sheetcrm.backends.excel.package.made import Made
from sheetcrm.backends.excel.package.steps import Book, Ready, halves, prepare
from sheetcrm.backends.excel.render import make
from sheetcrm.core.errors import CannotWrite
from sheetcrm.report import Column, Table
from tests.backends.excel.package import guests

from .sample import WRITTEN, tab

TITLES = {"a": "Alpha", "b": "Beta", "c": "Gamma"}


def made(names: Mapping[str, str], places: object, second: str = "north") -> Made:
    """Three tabs of a table each, which differ in length; one word of the second is given."""
    words = {"a": ["east"] * 30, "b": ["east", second, "west"], "c": ["south"] * 20}
    tables = {key: Table("words", "Words", (Column("word", "Word"),), tuple((w,) for w in words[key])) for key in words}
    found = [tab(key, tables[key]) for key in names]
    return make(found, names, WRITTEN, False, places)  # type: ignore[arg-type]


def ready(cheat: str = "north") -> Ready:
    """The tabs in a host; they are meant to say `cheat` where they say north."""
    book = Book(guests.host(), "book.xlsx", 1024)
    return prepare(
        book, TITLES, lambda names, _, places: replace(made(names, places), rows=made(names, places, cheat).rows)
    )


def written(ready: Ready) -> bytes:
    out = io.BytesIO()
    ready.write(out)
    return out.getvalue()


def test_the_bytes_are_those_of_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = written(ready())
    monkeypatch.setattr(steps, "WORTH_A_PROCESS", 0)
    together = ready()
    assert written(together) == alone
    together.check(alone)


@pytest.mark.parametrize("sides", [([0, 2], [1]), ([1], [0, 2])])
def test_a_difference_is_found_by_either(monkeypatch: pytest.MonkeyPatch, sides: tuple[list[int], list[int]]) -> None:
    monkeypatch.setattr(steps, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(steps, "halves", lambda weights: sides)
    other = ready(cheat="nroth")
    with pytest.raises(CannotWrite, match="the tab Beta reads back differently"):
        other.check(written(other))


@given(st.lists(st.integers(0, 100)))
def test_every_place_is_on_one_side_and_neither_is_heavier_by_more_than_one_weight(weights: list[int]) -> None:
    sides = halves(weights)
    assert sorted(sides[0] + sides[1]) == list(range(len(weights)))
    first, second = (sum(weights[place] for place in side) for side in sides)
    assert abs(first - second) <= max(weights, default=0)
