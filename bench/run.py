"""`make bench`: reading with calamine, loading and saving with openpyxl, and `sheetcrm refresh`, side by side.

Each is a whole process, start-up included, on the same books. Results go to bench/results.json; files to bench/work/.
`python bench/run.py 1000 10000` measures those sizes only and writes nothing to results.json.
"""

import compileall
import json
import os
import platform
import shutil
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from bench import books  # noqa: E402  # the folder is no package of the environment
from bench.measure import Measure, measure, python, together  # noqa: E402

WORK = HERE / "work"
RESULTS = HERE / "results.json"
SIZES = {1_000: 7, 10_000: 3, 100_000: 3}
"""Opportunities, and how often each is measured (openpyxl only once at the largest)."""
CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
for name in ("Opportunities", "Activities"):
    book.get_sheet_by_name(name).to_python()
"""
OPENPYXL = """
import sys
from openpyxl import load_workbook
load_workbook(sys.argv[1]).save(sys.argv[2])
"""
MORE = ("graft", "analyses", "playbook", "adopt", "sheets")
"""Further measures, each a module of this folder with `run() -> dict`; `graft` first, while this process is small: the
peak memory of a process counts what it was forked from."""


def main(sizes: dict[int, int], keep: bool) -> None:
    """Measures, prints, and keeps the results."""
    WORK.mkdir(exist_ok=True)
    compileall.compile_dir(HERE.parent / "src", quiet=1)  # as an installed package is
    told: dict[str, object] = {
        "machine": machine(),
        "refresh": {str(size): compare(size, sizes[size]) for size in sizes},
    }
    for name in MORE if keep else ():
        RESULTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")  # what is measured is kept at once
        print(f"\n{name}", flush=True)
        told[name] = import_module(f"bench.{name}").run()
    if keep:
        RESULTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        print(f"\nkept in {RESULTS.relative_to(HERE.parent)}")


def machine() -> dict[str, object]:
    """What the numbers were taken on."""
    packages = ("python-calamine", "openpyxl", "pydantic", "xlsxwriter")
    return {
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "versions": {name: version(name) for name in packages},
    }


def compare(size: int, runs: int) -> dict[str, object]:
    """All of them on one book."""
    book = WORK / f"deals-{size}.xlsx"
    if not book.is_file():
        books.write(book, size)
    heavy = 1 if size >= 100_000 else min(runs, 3)
    found = {
        "calamine": measure([python(CALAMINE, book)] * runs),
        "openpyxl": measure([python(OPENPYXL, book, WORK / "saved.xlsx")] * heavy),
        "refresh": refresh(book, runs),
    }
    (WORK / "saved.xlsx").unlink()
    return report(size, book, found)


def refresh(book: Path, runs: int) -> Measure:
    """`sheetcrm refresh` of copies that no one refreshed before."""
    copies = [book.with_name(f"copy-{number}.xlsx") for number in range(runs + 1)]
    for copy in copies:
        shutil.copyfile(book, copy)
    program = [str(Path(sys.executable).with_name("sheetcrm")), "refresh", "--as-of", books.AS_OF.isoformat()]
    commands = [[*program, str(copy)] for copy in copies]
    try:
        return together(measure(commands[1:], ends=(0, 1)), commands[0], ends=(0, 1))
    finally:
        for copy in copies:
            copy.unlink()
        shutil.rmtree(WORK / ".sheetcrm", ignore_errors=True)


def report(size: int, book: Path, found: dict[str, Measure]) -> dict[str, object]:
    """Prints the measures as ratios, and tells them for results.json."""
    ours, bare, usual = found["refresh"], found["calamine"], found["openpyxl"]
    print(f"\n{size:,} opportunities, {size * books.ACTIVITIES:,} activities, {book.stat().st_size / 2**20:.1f} MB")
    for name, one in found.items():
        print(f"  {name:<10} {one.seconds:8.2f} s {one.megabytes:8.0f} MB", flush=True)
    ratios = {
        "refresh / calamine": ours.seconds / bare.seconds,
        "refresh / openpyxl": ours.seconds / usual.seconds,
        "memory refresh / openpyxl": ours.megabytes / usual.megabytes,
    }
    for name, ratio in ratios.items():
        print(f"  {name:<28} {ratio:6.3f}", flush=True)
    kept: dict[str, object] = {name: one.told() for name, one in found.items()}
    return kept | {"megabytes": round(book.stat().st_size / 2**20, 1)} | {k: round(v, 3) for k, v in ratios.items()}


if __name__ == "__main__":
    asked = {int(size): SIZES.get(int(size), 3) for size in sys.argv[1:]}
    main(asked or SIZES, keep=not asked)
