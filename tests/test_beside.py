"""A second process does what this one would have done: the same results, the same errors, nobody left behind."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from sheetcrm import beside as module
from sheetcrm import pipeline
from sheetcrm.beside import beside, shared
from sheetcrm.checks import OF_DEALS, run_checks
from sheetcrm.core.cells import Workbook
from sheetcrm.tabs import NUMBERS
from tests.helpers import options, workbook

BOOK = """
id | client | stage | value | expected close | closed     | awarded | loss reason
1  | Alba   | Offer | 1000  | 2026-12-10     |            |         |
2  | Borea  | Won   | 2000  |                | 2026-10-01 | 1900    |
3  | Cima   | Lost  | 500   |                | 2026-09-01 |         | price
4  | Dora   | Offer |       | 2026-01-10     |            |         |
"""
ACTIVITIES = """
opportunity | type | date
1           | Call | 2026-11-01
2           | Demo | 2026-11-02
"""

needs_fork = pytest.mark.skipif(not module.possible(), reason="one processor, or no Linux")


def dies() -> int:
    """Ends where it is not the process that the test runs in."""
    if os.getpid() != FIRST:
        os.kill(os.getpid(), signal.SIGKILL)
    return 7


def fails() -> int:
    """Fails wherever it runs."""
    raise ValueError("the same here and there")


def open_files() -> int:
    """How many files this process holds open, where the system tells."""
    return len(list(HELD.iterdir())) if HELD.is_dir() else 0


FIRST = os.getpid()
HELD = Path("/proc/self/fd")


@needs_fork
def test_worth_it_is_done_elsewhere_and_fetched() -> None:
    with beside(os.getpid, worth=True) as result:
        assert result() != os.getpid()


@pytest.mark.parametrize("worth", [True, False])
def test_the_result_is_that_of_the_work(worth: bool) -> None:
    with beside(lambda: [{"a": (1, None)}], worth) as result:
        assert result() == [{"a": (1, None)}]


def test_what_is_not_worth_it_is_done_here_when_fetched() -> None:
    with beside(os.getpid, worth=False) as result:
        assert result() == os.getpid()


def test_without_a_second_processor_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "possible", lambda: False)
    with beside(os.getpid, worth=True) as result:
        assert result() == os.getpid()


def test_without_room_for_a_process_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room() -> int:
        raise BlockingIOError

    open_before = open_files()
    monkeypatch.setattr(os, "fork", no_room, raising=False)
    monkeypatch.setattr(module, "possible", lambda: True)
    with beside(os.getpid, worth=True) as result:
        assert result() == os.getpid()
    assert open_files() == open_before


@needs_fork
def test_where_the_second_process_is_killed_the_work_is_done_here() -> None:
    with beside(dies, worth=True) as result:
        assert result() == 7


@needs_fork
def test_where_its_result_cannot_be_sent_the_work_is_done_here() -> None:
    with beside(lambda: lambda: 3, worth=True) as result:
        assert result()() == 3


@pytest.mark.parametrize("worth", [True, False])
def test_several_works_are_fetched_in_any_order(worth: bool) -> None:
    with shared((os.getpid, lambda: b"x" * 10_000_000, lambda: "third"), worth) as (first, second, third):
        assert third() == "third"
        assert (first() != os.getpid()) == (worth and module.possible())
        assert len(second()) == 10_000_000


@needs_fork
def test_what_nobody_has_begun_is_done_by_whoever_is_free() -> None:
    reading, writing = os.pipe()

    def waits() -> int:
        os.read(reading, 1)
        return os.getpid()

    with shared((waits, os.getpid, os.getpid), worth=True) as (first, second, third):
        assert second() == third() == os.getpid()
        os.write(writing, b".")
        assert first() != os.getpid()
    with shared((os.getpid, os.getpid, os.getpid), worth=True) as fetches:
        time.sleep(0.5)
        pids = {fetch() for fetch in fetches}
        assert len(pids) == 1
        assert pids != {os.getpid()}
    os.close(reading)
    os.close(writing)


@needs_fork
def test_each_is_done_once(tmp_path: Path) -> None:
    def work(place: int) -> int:
        with (tmp_path / "done").open("a", encoding="utf-8") as told:
            told.write(f"{place}\n")
        time.sleep(0.001 * (place % 3))
        return place

    with shared([partial(work, place) for place in range(200)], worth=True) as fetches:
        assert [fetch() for fetch in reversed(fetches)] == list(reversed(range(200)))
    assert sorted(map(int, (tmp_path / "done").read_text(encoding="utf-8").split())) == list(range(200))


@needs_fork
def test_a_python_that_cannot_ask_for_memory_takes_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "memfd_create", raising=False)
    open_before = open_files()
    with shared((os.getpid, lambda: b"x" * 10_000_000), worth=True) as (first, second):
        assert first() != os.getpid()
        time.sleep(0.2)  # it has begun the second
        assert len(second()) == 10_000_000
    assert open_files() == open_before


@needs_fork
def test_what_a_killed_process_had_said_counts_and_the_rest_is_done_here() -> None:
    with shared((os.getpid, dies, os.getpid), worth=True) as (first, second, third):
        assert first() != os.getpid()
        time.sleep(0.2)  # it has begun the second
        assert second() == 7
        assert third() == os.getpid()


@pytest.mark.parametrize("worth", [True, False])
def test_an_error_there_is_the_same_error_here(worth: bool) -> None:
    with pytest.raises(ValueError, match="the same here and there"), beside(fails, worth) as result:
        result()


@needs_fork
@pytest.mark.parametrize("work", [lambda: time.sleep(60), lambda: b"x" * 10_000_000])
def test_nobody_is_left_behind_when_the_result_is_not_wanted(work: Callable[[], object]) -> None:
    with pytest.raises(KeyError), beside(work, worth=True):
        raise KeyError
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


class Backend(NamedTuple):
    """A book that is only read."""

    book: Workbook

    def read(self) -> Workbook:
        return self.book


@needs_fork
def test_a_book_comes_out_the_same_in_two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Backend(workbook(BOOK, ACTIVITIES))
    alone = pipeline.compute(book, options())  # type: ignore[arg-type]  # it is not written
    monkeypatch.setattr(pipeline, "WORTH_A_PROCESS", 0)
    assert pipeline.compute(book, options()) == alone  # type: ignore[arg-type]
    assert alone.document == pipeline.build(pipeline.load(book.read(), options()))
    assert alone.document.findings
    assert alone.document.counts.activities == 2


def test_what_is_only_about_deals_looks_neither_at_activities_nor_at_what_the_checks_found() -> None:
    read = pipeline.load(workbook(BOOK, ACTIVITIES), options())
    assert read.problems
    assert read.book.activities
    bare = replace(read, problems=(), book=replace(read.book, activities=()))
    assert pipeline.build(bare, NUMBERS).tabs == pipeline.build(read, NUMBERS).tabs
    assert run_checks(bare.book, options(), OF_DEALS) == run_checks(read.book, options(), OF_DEALS) != ()
