"""What writing into a folder of workbooks does to them: `python -m tools.fidelity CORPUS OUT [--office]`.

The tabs of the demo book are grafted into a copy of each workbook; the results are kept in OUT under the same names.
One JSON object a file on stdout: file, outcome (written, refused or crashed), reason, lost (parts gone), touched (parts
whose packed bytes differ), problems (structural problems that the workbook did not have), values_equal (the user's
sheets read the same), office_equal (in LibreOffice too, with --office), rerun_equal (a second write gives the same
bytes), seconds. The exit code is 1 where anything was lost, flawed, different or crashed.
"""

import argparse
import datetime as dt
import hashlib
import io
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from sheetcrm import pipeline, starter
from sheetcrm.backends.excel import ExcelBook
from sheetcrm.backends.excel.package import sheetcheck, structure
from sheetcrm.backends.excel.package.archive import Archive
from sheetcrm.backends.excel.package.graph import Graph
from sheetcrm.backends.excel.package.probe import probe
from sheetcrm.core.errors import SheetcrmError
from sheetcrm.core.options import Options
from sheetcrm.demo import demo
from sheetcrm.report import Tab
from tools import office

AS_OF = dt.date(2026, 11, 23)
WRITTEN = dt.datetime(2026, 11, 23, 12, 0)
OPTIONS = Options(as_of=AS_OF)
KINDS = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods"}
PATIENCE = 300
"""Seconds for one workbook, all comparisons included."""
UNLIMITED_MB = 1 << 20


@dataclass
class Result:
    """One line of the table."""

    file: str
    outcome: str = "crashed"
    reason: str = ""
    lost: list[str] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)
    problems: dict[str, int] = field(default_factory=dict)
    values_equal: bool | None = None
    office_equal: bool | None = None
    rerun_equal: bool | None = None
    seconds: float = 0.0

    @property
    def good(self) -> bool:
        """Whether nothing was lost: refused with a reason, or written whole."""
        if self.outcome != "written":
            return self.outcome == "refused" and bool(self.reason)
        differs = False in (self.values_equal, self.office_equal, self.rerun_equal)
        return not (self.lost or self.problems or differs)


def demo_tabs() -> tuple[Tab, ...]:
    """The tabs of the demo book."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.xlsx"
        starter.start("en", path, demo(AS_OF, "en").records)
        return pipeline.compute(ExcelBook(str(path), OPTIONS), OPTIONS).document.tabs


def attempt(source: Path, target: Path, tabs: Sequence[Tab], with_office: bool) -> Result:
    """Grafts the tabs into a copy of one workbook, and looks at what came out."""
    result = Result(source.name)
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(PATIENCE)
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / source.name
        try:
            copy.write_bytes(source.read_bytes())
            before = copy.read_bytes()
            write(copy, tabs)
            result.seconds = round(time.perf_counter() - start, 3)
            after = copy.read_bytes()
            write(copy, tabs)
            result.rerun_equal = copy.read_bytes() == after
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(after)
            result.outcome = "written"
            compare(result, before, after)
            if with_office:
                result.office_equal = in_office(source, target)
        except SheetcrmError as error:
            result.outcome, result.reason = "refused", str(error)
        except Exception:  # noqa: BLE001  # a crash is what this tool is there to tell
            result.reason = traceback.format_exc(limit=-3)
    signal.alarm(0)
    return result


def _too_long(*_: object) -> None:
    raise TimeoutError(f"more than {PATIENCE} seconds")


def write(path: Path, tabs: Sequence[Tab]) -> None:
    """One write, at a time that is always the same."""
    revision = hashlib.sha256(path.read_bytes()).hexdigest()
    ExcelBook(str(path), OPTIONS, lambda: WRITTEN).write(tabs, revision)


def compare(result: Result, before: bytes, after: bytes, rows: bool = True) -> None:
    """Fills in what was lost, touched, flawed (in `rows` too), and whether the user's sheets read the same."""
    was, now = packed(before), packed(after)
    result.lost = sorted(part for part in was if part not in now)
    result.touched = sorted(part for part in was if part in now and was[part] != now[part])
    result.problems = dict(flaws(after, rows) - flaws(before, rows))
    result.values_equal = same(values(before), values(after))


def packed(data: bytes) -> dict[str, bytes]:
    """Digests of the packed bytes of every entry."""
    archive = Archive(data, "book", UNLIMITED_MB)
    return {entry.name.lower(): archive.digest(entry) for entry in archive.entries}


def flaws(data: bytes, rows: bool) -> Counter[str]:
    """Structural problems by kind; those in the rows of every sheet included where that is asked for."""
    archive = Archive(data, "book", UNLIMITED_MB)
    graph = Graph(archive)
    sizes, types = sheetcheck.sizes(graph), graph.types.all_of(archive.parts)
    sheets = [part for part, kind in types.items() if rows and kind.endswith("worksheet+xml")]
    inside = (finding for part in sheets for finding in sheetcheck.theirs(graph, part, sizes))
    return structure.kinds([*structure.problems(archive), *inside])


def values(data: bytes) -> Mapping[str, object] | None:
    """The cells of every sheet of the user's; None where calamine does not read the workbook."""
    host = probe(data, "book", UNLIMITED_MB)
    ours = {owned.sheet.name for owned in host.owned}
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {name: repr(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names if name not in ours}
    except CalamineError:
        return None


def in_office(source: Path, target: Path) -> bool | None:
    """Whether LibreOffice reads the user's sheets the same, those aside that differ at each reading (RAND, NOW)."""
    was, now = office.sheets(source), office.sheets(target)
    if same(was, now) is not False or was is None:
        return same(was, now)
    again = office.sheets(source) or {}
    return same({name: text for name, text in was.items() if again.get(name) == text}, now)


def same(before: Mapping[str, object] | None, after: Mapping[str, object] | None) -> bool | None:
    """Whether all sheets from before read the same; None where they could not be read even before."""
    if before is None:
        return None
    return after is not None and all(after.get(name) == cells for name, cells in before.items())


def run(corpus: Path, out: Path, with_office: bool) -> Iterator[Result]:
    """One result a workbook of the folder and its subfolders, in their order."""
    files = sorted(path for path in corpus.rglob("*") if path.suffix.lower() in KINDS and path.is_file())
    work = partial(attempt, tabs=demo_tabs(), with_office=with_office)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        jobs = [(path, pool.submit(work, path, out / path.relative_to(corpus))) for path in files]
        for path, job in jobs:
            try:
                result = job.result()
            except BrokenProcessPool:  # one of the files ended its process, and all that waited with it
                result = alone(work, path, out / path.relative_to(corpus))
            result.file = str(path.relative_to(corpus))
            yield result


def alone(work: Callable[[Path, Path], Result], source: Path, target: Path) -> Result:
    """One workbook in a process of its own."""
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(work, source, target).result()
        except BrokenProcessPool:
            return Result(source.name, reason="the process died")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Writes the demo's tabs into copies of a folder of workbooks.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--office", action="store_true", help="compare what LibreOffice reads, too (slow)")
    asked = parser.parse_args()
    good = True
    for result in run(asked.corpus, asked.out, asked.office):
        print(json.dumps(asdict(result)), flush=True)
        good &= result.good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
