"""Killed at any instant, a refresh leaves the old workbook or the new one, whole; of several at once none is lost."""

import datetime as dt
import os
import random
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sheetcrm.backends.excel import ExcelBook
from sheetcrm.backends.excel.package import backups, disk, replace
from sheetcrm.backends.excel.package.made import Made
from sheetcrm.core.errors import ChangedMeanwhile
from sheetcrm.report import Tab
from tests.helpers import options

from . import guests

KILLS = 250
TABS = (Tab("forecast", "Forecast", "about", ()),)
DONORS = [guests.render({"forecast": "Forecast"}, False, guests.WRITTEN.replace(minute=minute)) for minute in range(2)]
USERS = guests.packed(guests.host())
OURS = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


class Quick(ExcelBook):
    """A book whose tabs are made beforehand, so that most of its time goes where a kill can hurt."""

    def _render(self, tabs: object, written: dt.datetime) -> Callable[..., Made]:
        return lambda names, date1904, places: guests.whole(DONORS[written.minute % 2])


def refresh(path: Path, minute: int) -> None:
    book = Quick(str(path), options(), lambda: guests.WRITTEN.replace(minute=minute % 60))
    book.write(TABS, book.read().revision)


@contextmanager
def child(work: Callable[[], None]) -> Iterator[int]:
    """Another process at work; its exit code says how it ended."""
    pid = os.fork()
    if not pid:
        code = 1
        try:
            work()
            code = 0
        except ChangedMeanwhile:
            code = 3
        finally:
            os._exit(code)
    yield pid


def whole(path: Path) -> bool:
    """Whether a workbook opens, every part of it is sound, and the team's parts are as they were."""
    with zipfile.ZipFile(path) as package:
        sound = package.testzip() is None
    found = guests.packed(path.read_bytes())
    return sound and all(found.get(name) == digest for name, digest in USERS.items() if name not in OURS)


def seconds(path: Path) -> float:
    """How long a refresh takes in a process of its own."""
    start = time.perf_counter()
    with child(lambda: refresh(path, 0)) as pid:
        os.waitpid(pid, 0)
    return time.perf_counter() - start


def test_a_kill_at_any_instant_leaves_a_whole_workbook(tmp_path: Path) -> None:
    path = guests.saved(tmp_path / "deals.xlsx", guests.host())
    usual = max(seconds(guests.saved(tmp_path / f"trial{number}.xlsx", guests.host())) for number in range(3))
    refresh(path, 0)
    instants, states, survived, kill = random.Random(7), set[bytes](), 0, 0
    while kill < KILLS or (len(states) < 2 and kill < 4 * KILLS):
        with child(lambda kill=kill: refresh(path, kill)) as pid:  # type: ignore[misc]
            # now and then a longer life, since a machine may be slower now than during the trials
            time.sleep(instants.uniform(0, usual * (1.2 if kill % 10 < 9 else 1 + kill / KILLS * 4)))
            os.kill(pid, signal.SIGKILL)
            survived += os.waitpid(pid, 0)[1] == 0
        assert whole(path), f"after kill {kill}"
        states.add(path.read_bytes())
        kill += 1
    assert len(states) == 2, "the kills must have fallen on both sides of the replacement"
    assert survived < kill
    refresh(path, 1)
    assert all(whole(backup.path) for backup in backups.backups(path))
    beside = [found.name for found in tmp_path.rglob("*") if found.name.endswith(disk.MARK)]
    assert not [name for name in beside if name.startswith(".deals.xlsx")]


def test_of_several_refreshes_at_once_none_is_lost_in_silence(tmp_path: Path) -> None:
    path = guests.saved(tmp_path / "deals.xlsx", guests.host())
    pids = []
    for minute in range(6):
        with child(lambda minute=minute: refresh(path, minute)) as pid:  # type: ignore[misc]
            pids.append(pid)
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    assert set(codes) <= {0, 3}
    assert 0 in codes
    assert whole(path)
    assert len(backups.backups(path)) == min(codes.count(0), backups.KEPT)


@pytest.mark.parametrize("stage", ["keep", "refuse_changed"])
def test_a_kill_at_a_chosen_step_leaves_the_old_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:

    path = guests.saved(tmp_path / "deals.xlsx", guests.host())
    before = path.read_bytes()
    monkeypatch.setattr(backups if stage == "keep" else replace, stage, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    with child(lambda: refresh(path, 1)) as pid:
        assert os.WTERMSIG(os.waitpid(pid, 0)[1]) == signal.SIGKILL
    assert path.read_bytes() == before
