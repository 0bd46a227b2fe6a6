from pathlib import Path

import pytest

from sheetcrm.backends.excel.package import locks
from sheetcrm.core.errors import CannotWrite

EXCEL = bytes([5]) + b"Maria".ljust(54) + bytes([5, 0]) + "Maria".encode("utf-16-le").ljust(108, b"\0")


@pytest.mark.parametrize(
    ("lock", "content", "who"),
    [
        ("~$deals.xlsx", EXCEL, "in Excel by Maria."),
        ("~$deals.xlsx", b"\x04Anna" + b" " * 50, "in Excel by Anna."),
        ("~$deals.xlsx", b"", "in Excel."),
        (
            ".~lock.deals.xlsx#",
            b",maria,studio,24.11.2026 12:00,file:///home/maria;",
            "in LibreOffice by maria on studio.",
        ),
        (".~lock.deals.xlsx#", b"Maria Bianchi,maria,studio,now,x;", "in LibreOffice by Maria Bianchi on studio."),
        (".~lock.deals.xlsx#", b"", "in LibreOffice."),
        (".~lock.deals.xlsx#", b"\xff\xfe\x07,\x1b[31m", "in LibreOffice by"),
    ],
)
def test_whoever_has_it_open_is_named(tmp_path: Path, lock: str, content: bytes, who: str) -> None:
    (tmp_path / lock).write_bytes(content)
    with pytest.raises(CannotWrite) as caught:
        locks.refuse_open(tmp_path / "deals.xlsx")
    assert who in caught.value.reason
    assert lock in caught.value.way_out
    assert caught.value.reason.isprintable()


def test_locks_of_other_workbooks_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "~$other.xlsx").write_bytes(EXCEL)
    locks.refuse_open(tmp_path / "deals.xlsx")


def test_a_second_refresh_waits_and_then_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.05)
    second = locks.alone(tmp_path / "deals.xlsx")
    with locks.alone(tmp_path / "deals.xlsx"), pytest.raises(CannotWrite, match="Another refresh of deals"):
        second.__enter__()


def test_the_lock_is_given_back(tmp_path: Path) -> None:
    for _ in range(2):
        with locks.alone(tmp_path / "deals.xlsx"):
            pass
