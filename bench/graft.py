"""Adding tabs to a book of 28 MB: `ExcelBook.write` beside a bare calamine read and openpyxl's load and save of it.

The tabs are those of the demo book, computed beforehand, so that only the writing is measured: with every check that a
write makes, once where no tab of ours is there and once where they are replaced. Each is a whole process.
"""

import pickle
import shutil
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import books
from bench.measure import Measure, measure, python
from tools.fidelity import demo_tabs

WORK = Path(__file__).resolve().parent / "work"
DEALS = 100_000
CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
for name in book.sheet_names:
    book.get_sheet_by_name(name).to_python()
"""
GRAFT = """
import datetime, hashlib, pathlib, pickle, sys
from sheetcrm.backends.excel import ExcelBook
from sheetcrm.core.options import Options
book, tabs = pathlib.Path(sys.argv[1]), pickle.loads(pathlib.Path(sys.argv[2]).read_bytes())
revision = hashlib.sha256(book.read_bytes()).hexdigest()
ExcelBook(str(book), Options(as_of=datetime.date(2026, 11, 23))).write(tabs, revision)
"""
OPENPYXL = """
import sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1])
for name in ("Forecast", "Forecast Detail", "Win-Loss", "Closed Won", "Playbook", "Problems"):
    book.create_sheet(name)["A1"] = name
book.save(sys.argv[2])
"""


def run(with_openpyxl: bool = True) -> dict[str, object]:
    """Measures and prints; the numbers for results.json."""
    WORK.mkdir(exist_ok=True)
    source, target, tabs = WORK / f"deals-{DEALS}.xlsx", WORK / "grafted.xlsx", WORK / "tabs.pickle"
    if not source.exists():
        books.write(source, DEALS)
    tabs.write_bytes(pickle.dumps(demo_tabs()))
    shutil.copyfile(source, target)
    found: dict[str, Measure] = {
        "calamine": measure([python(CALAMINE, source)] * 3),
        "tabs_added": measure([python(GRAFT, target, tabs)]),
        "tabs_replaced": measure([python(GRAFT, target, tabs)] * 3),
    }
    if with_openpyxl:
        found["openpyxl"] = measure([python(OPENPYXL, source, WORK / "resaved.xlsx")])
    bare = found["calamine"].seconds
    print(f"  {source.stat().st_size / 1e6:.0f} MB, {DEALS:,} deals with {books.ACTIVITIES * DEALS:,} activities")
    for name, told in found.items():
        print(
            f"  {name:<14} {told.seconds:8.2f} s {told.megabytes:8.0f} MB {told.seconds / bare:8.2f} x calamine",
            flush=True,
        )
    return {name: told.told() for name, told in found.items()}


if __name__ == "__main__":
    run("--without-openpyxl" not in sys.argv)
