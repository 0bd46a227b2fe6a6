"""ExcelBook on real files: what a write leaves behind, and that a write which fails leaves nothing."""

import datetime as dt
import errno
import os
import resource
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from sheetcrm.backends import Remark, Written
from sheetcrm.backends.excel import ExcelBook
from sheetcrm.backends.excel.package import backups, disk, draft, replace, steps
from sheetcrm.core.errors import CannotWrite, ChangedMeanwhile, SheetcrmError, UnreadableBook
from sheetcrm.report import Tab
from tests.helpers import options

from . import guests

TABS = tuple(Tab(key, title, "about", ()) for key, title in guests.TITLES.items())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A team's workbook."""
    return guests.saved(tmp_path / "deals.xlsx", guests.host())


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in for the renderer; tests/backends/excel/render has the real one."""
    monkeypatch.setattr(
        ExcelBook,
        "_render",
        lambda self, tabs, written: lambda names, d, places: guests.made(names, d, places, written),
    )


def opened(path: Path, minute: int = 0) -> ExcelBook:
    return ExcelBook(str(path), options(), lambda: dt.datetime(2026, 11, 24, 12, minute))


def refreshed(path: Path, minute: int = 0) -> Written:
    book = opened(path, minute)
    return book.write(TABS, book.read().revision)


def left(path: Path) -> set[str]:
    """Files beside the workbook, ours aside."""
    return {found.name for found in path.parent.iterdir()} - {".sheetcrm"}


def test_a_refresh_writes_the_tabs_and_keeps_the_state_before(path: Path) -> None:
    before = path.read_bytes()
    written = refreshed(path)
    assert written.names == {"forecast": "Forecast", "win_loss": "Win-Loss"}
    assert [owned.key for owned in guests.look(path.read_bytes()).owned] == list(guests.TITLES)
    assert Path(written.backup).read_bytes() == before
    assert left(path) == {"deals.xlsx"}


def test_our_tabs_are_never_read_as_the_teams(path: Path) -> None:
    refreshed(path)
    assert list(opened(path).read().grids) == ["Deals", "Notes"]


def test_permissions_owner_and_attributes_stay(path: Path) -> None:
    path.chmod(0o640)
    try:
        os.setxattr(path, "user.team", b"north")
        attributes = True
    except OSError:
        attributes = False  # a file system without them
    before = path.stat()
    refreshed(path)
    after = path.stat()
    assert stat.S_IMODE(after.st_mode) == 0o640
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)
    assert after.st_mtime_ns >= before.st_mtime_ns
    assert not attributes or os.getxattr(path, "user.team") == b"north"


def test_a_symbolic_link_is_followed_and_stays_one(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    link = folder / "current.xlsx"
    link.symlink_to(path)
    refreshed(link)
    assert link.is_symlink()
    assert not path.is_symlink()
    assert guests.look(path.read_bytes()).owned
    assert backups.backups(path)
    assert {found.name for found in folder.iterdir()} == {"current.xlsx"}


def test_a_workbook_that_changed_between_reading_and_writing_is_left_as_it_is(path: Path) -> None:
    book = opened(path)
    revision = book.read().revision
    theirs = guests.saved(path, guests.host(lambda made: made.add_worksheet("New"))).read_bytes()
    with pytest.raises(ChangedMeanwhile, match="was changed by somebody"):
        book.write(TABS, revision)
    assert path.read_bytes() == theirs
    assert left(path) == {"deals.xlsx"}


def test_a_workbook_that_changes_while_we_write_is_left_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = opened(path)
    revision = book.read().revision
    theirs = guests.host(lambda made: made.add_worksheet("New"))
    keep = backups.keep

    def saved_meanwhile(target: Path, now: dt.datetime) -> Path:
        kept = keep(target, now)
        path.write_bytes(theirs)
        return kept

    monkeypatch.setattr(backups, "keep", saved_meanwhile)
    with pytest.raises(ChangedMeanwhile):
        book.write(TABS, revision)
    assert path.read_bytes() == theirs


@pytest.mark.parametrize("gone", ["file", "folder"])
def test_a_read_only_file_or_folder_is_refused(path: Path, gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    target = path if gone == "file" else path.parent
    mode = stat.S_IMODE(target.stat().st_mode)
    target.chmod(0o444 if gone == "file" else 0o555)
    if gone == "file":  # as it is for everybody but the superuser, as whom this test may run
        may = os.access
        monkeypatch.setattr(os, "access", lambda asked, how: asked != path.resolve() and may(asked, how))
    try:
        with pytest.raises(CannotWrite, match="read-only") as caught:
            refreshed(path)
    finally:
        target.chmod(mode)
    assert "--output" in caught.value.way_out
    assert path.read_bytes() == before
    assert left(path) == {"deals.xlsx"}


def test_a_copy_that_kept_the_mode_of_a_protected_original_is_written_and_keeps_it(path: Path) -> None:
    path.chmod(0o444)
    if not os.access(path, os.W_OK):
        pytest.skip("only the superuser may write it")
    refreshed(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o444


@pytest.mark.parametrize("missing", ["nothing.xlsx", ""])
def test_a_missing_file_and_a_folder_are_told(tmp_path: Path, missing: str) -> None:
    with pytest.raises(UnreadableBook):
        opened(tmp_path / missing).read()


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def broken(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


FAULTS: tuple[tuple[object, str, Callable[..., None], str], ...] = (
    (draft.Draft, "write", full, "the disk is full"),
    (disk, "sync", broken, "input/output error"),
    (disk, "like", broken, "input/output error"),
    (backups, "keep", full, "the disk is full"),
    (Path, "replace", broken, "input/output error"),
)


@pytest.mark.parametrize(("where", "what", "fault", "reason"), FAULTS)
def test_a_fault_at_any_step_leaves_the_workbook_and_nothing_beside(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: object,
    what: str,
    fault: Callable[..., None],
    reason: str,
) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(where, what, fault)
    with pytest.raises(CannotWrite, match=reason):
        refreshed(path)
    assert path.read_bytes() == before
    assert left(path) == {"deals.xlsx"}


def test_a_real_limit_of_the_file_system_is_told_as_a_full_disk(path: Path) -> None:
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(CannotWrite, match="the disk is full"):
            refreshed(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == before


def test_a_result_that_fails_its_check_replaces_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def different(*_: object, **__: object) -> None:
        raise CannotWrite("It reads back differently.")

    monkeypatch.setattr(steps, "verify", different)
    before = path.read_bytes()
    with pytest.raises(CannotWrite, match="reads back differently"):
        refreshed(path)
    assert path.read_bytes() == before
    assert not backups.backups(path)


def test_what_a_killed_run_left_is_tidied_up(path: Path) -> None:
    (path.parent / f".deals.xlsx{disk.MARK}").write_bytes(b"half")
    refreshed(path)
    assert left(path) == {"deals.xlsx"}


def test_a_preview_writes_nothing(path: Path) -> None:
    before = path.read_bytes()
    assert opened(path).preview(TABS).names == guests.TITLES
    assert path.read_bytes() == before
    assert left(path) == {"deals.xlsx"}
    refreshed(path)
    again = opened(path).preview(TABS[:1])
    assert (again.replaced, again.removed) == (("forecast",), ("Win-Loss",))


def test_a_copy_leaves_the_workbook_and_takes_the_tabs(path: Path) -> None:
    before, target = path.read_bytes(), path.parent / "copy.xlsx"
    book = opened(path)
    for _ in range(2):
        written = book.write_copy(TABS, book.read().revision, target)
        assert written.where == str(target)
    assert path.read_bytes() == before
    assert [owned.key for owned in guests.look(target.read_bytes()).owned] == list(guests.TITLES)
    assert len(backups.backups(target)) == 1  # the first copy, which the second replaced


def test_a_copy_onto_itself_is_a_refresh(path: Path) -> None:
    book = opened(path)
    written = book.write_copy(TABS, book.read().revision, path)
    assert written.backup
    assert guests.look(path.read_bytes()).owned


def test_only_the_tabs_are_written_where_the_workbook_cannot_take_them(path: Path) -> None:
    locked = guests.swap("<bookViews>", '<workbookProtection lockStructure="1"/><bookViews>')
    guests.saved(path, guests.changed(guests.host(), {"xl/workbook.xml": locked}))
    target, book = path.parent / "tabs.xlsx", opened(path)
    revision = book.read().revision
    with pytest.raises(CannotWrite, match="--output"):
        book.write(TABS, revision)
    written = book.write_copy(TABS, revision, target)
    assert written.notes == (
        Remark("only_tabs", {"reason": "The structure of deals.xlsx is protected against new sheets."}),
    )
    assert [sheet.name for sheet in guests.look(target.read_bytes()).sheets] == ["Forecast", "Win-Loss"]


def test_the_time_on_the_tabs_is_the_shells(path: Path) -> None:
    refreshed(path, 7)
    first = path.read_bytes()
    refreshed(path, 7)
    assert path.read_bytes() == first
    refreshed(path, 8)
    assert path.read_bytes() != first


def test_every_stop_is_one_line(path: Path) -> None:
    (path.parent / "~$deals.xlsx").write_bytes(b"\x04Anna")
    with pytest.raises(SheetcrmError) as caught:
        refreshed(path)
    assert str(caught.value).startswith("deals.xlsx is open in Excel by Anna. Close it there")
    assert "\n" not in str(caught.value)


def test_revisions_are_digests_of_the_file(path: Path) -> None:
    assert opened(path).read().revision == replace.revision(path.read_bytes())


def test_a_workbook_is_read_from_the_disk_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[Path] = []
    read_bytes = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: (reads.append(self), read_bytes(self))[1])
    opened(path).read()
    assert reads == [path]


@pytest.mark.parametrize("content", [b"what was agreed\n", b"", b"PK\x03\x04"])
def test_a_copy_never_replaces_a_file_that_is_no_workbook(path: Path, content: bytes) -> None:
    target = guests.saved(path.parent / "notes.txt", content)
    book = opened(path)
    revision = book.read().revision
    for stop in (lambda: book.ready(target), lambda: book.write_copy(TABS, revision, target)):
        with pytest.raises(CannotWrite, match=r"notes\.txt is there already, and is no Excel workbook"):
            stop()
    assert target.read_bytes() == content


@pytest.mark.parametrize("lock", ["~$deals.xlsx", ".~lock.deals.xlsx#"])
def test_a_lock_stops_a_refresh_before_the_computing_and_a_reading_never(path: Path, lock: str) -> None:
    guests.saved(path.parent / lock, b"\x04Anna")
    with pytest.raises(CannotWrite, match=r"deals\.xlsx is open in"):
        opened(path).ready()
    opened(path).ready(path.parent / "copy.xlsx")
    assert list(opened(path).read().grids) == ["Deals", "Notes"]


def test_a_lock_on_the_target_of_a_copy_stops_it_before_the_computing(path: Path) -> None:
    guests.saved(path.parent / "~$copy.xlsx", b"\x04Anna")
    with pytest.raises(CannotWrite, match=r"copy\.xlsx is open in"):
        opened(path).ready(path.parent / "copy.xlsx")
