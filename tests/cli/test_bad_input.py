"""What cannot be worked on, through the program: exit 2, one line with the reason and a way out, nothing written."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter

from sheetcrm import starter
from sheetcrm.core.models import Opportunity
from tests.shared import DATA, needs_shared

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
DEAL = Opportunity(id="D1", client="Adria", stage="Lead", value=1000, created="2026-11-01", expected_close="2026-12-15")
AS_OF = ("--as-of", "2026-11-23")


def sheetcrm(*arguments: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """The program as a user runs it."""
    command = [sys.executable, "-m", "sheetcrm", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | settings)


def state(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder, with what it holds."""
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


def good(path: Path) -> Path:
    """A workbook that can be refreshed."""
    path.write_bytes(starter.fill("en", {"opportunities": [DEAL]}))
    return path


def missing(folder: Path) -> Path:
    return folder / "nowhere.xlsx"


def a_folder(folder: Path) -> Path:
    (folder / "deals.xlsx").mkdir()
    return folder / "deals.xlsx"


def an_old_xls(folder: Path) -> Path:
    (folder / "deals.xls").write_bytes(OLE + "Workbook".encode("utf-16-le"))
    return folder / "deals.xls"


def encrypted(folder: Path) -> Path:
    (folder / "deals.xlsx").write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    return folder / "deals.xlsx"


def truncated(folder: Path) -> Path:
    book = good(folder / "deals.xlsx")
    data = book.read_bytes()
    book.write_bytes(data[: len(data) // 2])
    return book


def empty(folder: Path) -> Path:
    (folder / "deals.xlsx").write_bytes(b"")
    return folder / "deals.xlsx"


def a_text(folder: Path) -> Path:
    (folder / "deals.xlsx").write_text("id,client\n1,Adria\n")
    return folder / "deals.xlsx"


def no_deals(folder: Path) -> Path:
    with xlsxwriter.Workbook(folder / "deals.xlsx") as book:
        book.add_worksheet("Recipes").write_column(0, 0, ["Flour", "Eggs", "Milk"])
    return folder / "deals.xlsx"


def a_duplicate_heading(folder: Path) -> Path:
    with xlsxwriter.Workbook(folder / "deals.xlsx") as book:
        sheet = book.add_worksheet("Opportunities")
        sheet.write_row(0, 0, ["ID", "Client", "Stage", "Value", "Value", "Expected close"])
        sheet.write_row(1, 0, ["D1", "Adria", "Lead", 1000, 2000, "2026-12-15"])
    return folder / "deals.xlsx"


def open_in_excel(folder: Path) -> Path:
    name = "Anna Conti"
    data = (
        bytes([len(name)]) + name.encode() + b" " * (54 - len(name)) + bytes([len(name), 0]) + name.encode("utf-16-le")
    )
    (folder / "~$deals.xlsx").write_bytes(data.ljust(165, b"\0"))
    return good(folder / "deals.xlsx")


CASES = (
    (missing, "There is no file nowhere.xlsx"),
    (a_folder, "is a folder"),
    (an_old_xls, "xls"),
    (encrypted, "password"),
    (truncated, "damaged"),
    (empty, "not an Excel workbook"),
    (a_text, "not an Excel workbook"),
    (no_deals, "no table of opportunities"),
    (a_duplicate_heading, "Value"),
    (open_in_excel, "open in Excel by Anna Conti"),
)


@pytest.mark.parametrize(("make", "reason"), CASES, ids=lambda case: getattr(case, "__name__", ""))
def test_refresh_says_why_and_writes_nothing(make: Callable[[Path], Path], reason: str, tmp_path: Path) -> None:
    book = make(tmp_path)
    before = state(tmp_path)
    run = sheetcrm("refresh", book, *AS_OF)
    assert (run.returncode, run.stdout) == (2, "")
    assert reason in run.stderr
    assert run.stderr.count("\n") == 1
    assert run.stderr.startswith("sheetcrm: ")
    assert book.name in run.stderr
    assert run.stderr.rstrip().endswith((".", "!", ")"))
    assert state(tmp_path) == before


@pytest.mark.parametrize("make", [case for case, _ in CASES[:-1]], ids=lambda case: case.__name__)
@pytest.mark.parametrize("command", ["check", "show"])
def test_check_and_show_refuse_alike(command: str, make: Callable[[Path], Path], tmp_path: Path) -> None:
    run = sheetcrm(command, make(tmp_path), *AS_OF)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)


@needs_shared
def test_a_real_workbook_without_rows(tmp_path: Path) -> None:
    book = Path(shutil.copy(DATA / "workbooks" / "maven_datamodel_only_no_rows.xlsx", tmp_path))
    before = state(tmp_path)
    run = sheetcrm("refresh", book, *AS_OF)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert state(tmp_path) == before


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody may write into."""
    folder = tmp_path / "archive"
    folder.mkdir()
    good(folder / "deals.xlsx")
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    yield folder
    folder.chmod(stat.S_IRWXU)


def test_a_read_only_folder(read_only: Path) -> None:
    before = state(read_only)
    run = sheetcrm("refresh", read_only / "deals.xlsx", *AS_OF)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert "is read-only" in run.stderr
    assert "--output" in run.stderr
    assert state(read_only) == before


def test_a_read_only_folder_lets_a_copy_be_written_elsewhere(read_only: Path, tmp_path: Path) -> None:
    before = state(read_only)
    run = sheetcrm("refresh", read_only / "deals.xlsx", *AS_OF, "--output", tmp_path / "copy.xlsx")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "copy.xlsx").is_file()
    assert state(read_only) == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs limits on files")
def test_a_full_disk(tmp_path: Path) -> None:
    import resource

    book = good(tmp_path / "deals.xlsx")
    before = book.read_bytes()
    size = len(before) + 1000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [sys.executable, "-m", "sheetcrm", "refresh", str(book), *AS_OF]
    run = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1), run.stderr
    assert book.read_bytes() == before
    assert not [path for path in tmp_path.iterdir() if path.is_file() and path != book]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("refresh",), "Missing argument"),
        (("refresh", "x.xlsx", "--as-of", "today"), "YYYY-MM-DD"),
        (("refresh", "x.xlsx", "--as-of", "9999-12-31"), "between 1950 and 2150"),
        (("show", "x.xlsx", "--as-of", "0001-01-01"), "between 1950 and 2150"),
        (("refresh", "x.xlsx", "--only", "nothing"), "no tab"),
        (("refresh", "a.xlsx", "b.xlsx", "--output", "c.xlsx"), "one BOOK"),
        (("refresh", "x.xlsx", "--config", "nowhere.toml"), "nowhere.toml"),
        (("refesh", "x.xlsx"), "refesh"),
        (("show", "x.xlsx", "--format", "xml"), "xml"),
    ],
)
def test_bad_usage_is_one_line(arguments: tuple[str, ...], reason: str) -> None:
    run = sheetcrm(*arguments)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert reason in run.stderr
