"""Damaged packages by the thousand: `python -m tools.fuzz [COUNT] [--seed N] [--books FOLDER]`.

Each is read and written to as a refresh does. It must end in a written and verified file, or in a refusal of one line;
never in a traceback, never after 10 seconds, never beyond 1 GB. What ends otherwise is told with the number that makes
the same case again (COUNT 1, --seed that number), and the exit code is 1.
"""

import argparse
import faulthandler
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random

from sheetcrm.backends.excel import ExcelBook
from sheetcrm.backends.excel.package.made import Made, Render
from sheetcrm.backends.excel.render import make, whole
from sheetcrm.core.errors import SheetcrmError
from sheetcrm.report import Column, Kind, Note, Tab, Table
from tools import mutate
from tools.fidelity import OPTIONS, WRITTEN

COUNT = 20_000
SECONDS, MEGABYTES = 10, 1024
BATCH = 100
TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
ROWS = tuple((f"D-{number}", number * 100) for number in range(5))
TABLE = Table("deals", "Deals", (Column("id", "ID"), Column("value", "Value", Kind.MONEY, True)), ROWS)
TABS = tuple(Tab(key, key.title(), "A tab.", (Note("A note."), TABLE)) for key in ("forecast", "deals"))
Outcome = tuple[str, str]


class Book(ExcelBook):
    """A workbook whose tabs are made once for each set of names."""

    def _render(self, tabs: Sequence[Tab], written: object) -> Render:
        return lambda names, date1904, places: _donor(tuple(names.items()), date1904)


def _donor(names: tuple[tuple[str, str], ...], date1904: bool, made: dict[object, Made] = {}) -> Made:  # noqa: B006
    if (names, date1904) not in made:
        found = make(TABS, dict(names), WRITTEN, date1904)
        made[names, date1904] = Made(whole(found), found.cells, found.rows)
    return made[names, date1904]


def seeds(folder: Path | None) -> list[bytes]:
    """The books to damage: the ready workbooks, one of them with our tabs in it, and those of a folder."""
    paths = sorted(TEMPLATES.glob("*.xlsx")) + (sorted(folder.glob("*.xls[xm]")) if folder else [])
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "book.xlsx"
        path.write_bytes(paths[0].read_bytes())
        _refresh(path)
        return [path.read_bytes(), *(source.read_bytes() for source in paths)]


def _refresh(path: Path) -> None:
    book = Book(str(path), OPTIONS, lambda: WRITTEN)
    book.write(TABS, book.read().revision)


def case(number: int, path: Path, books: Sequence[bytes]) -> Outcome:
    """One damaged book: how it ended, and what to tell where that was wrong."""
    chance = Random(number)
    data = mutate.mutated(chance.choice(books), chance)
    path.write_bytes(data)
    signal.setitimer(signal.ITIMER_REAL, SECONDS, 1)  # again, where a destructor swallows the first
    try:
        _refresh(path)
        outcome = ("written", "")
    except SheetcrmError as error:
        line = str(error)
        wrong = "\n" in line or not error.way_out or path.read_bytes() != data
        outcome = ("wrong refusal", line) if wrong else ("refused", "")
    except BaseException:  # noqa: BLE001  # whatever else it is, it is what we look for
        outcome = ("crashed", traceback.format_exc(limit=-4))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return outcome


def batch(start: int, count: int, books: Sequence[bytes]) -> list[tuple[int, Outcome]]:
    """A hundred cases or so in one process, which must not grow too large."""
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, _too_long)
    faulthandler.dump_traceback_later(SECONDS * 12, exit=True)
    shelf = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # memory, where it has a folder
    with tempfile.TemporaryDirectory(dir=shelf) as folder:
        found = [(number, case(number, Path(folder) / "book.xlsx", books)) for number in range(start, start + count)]
    faulthandler.cancel_dump_traceback_later()
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if used > MEGABYTES:
        found.append((start, ("crashed", f"{used} MB were used")))
    return found


def _too_long(*_: object) -> None:
    raise TimeoutError(f"more than {SECONDS} seconds")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Writes into damaged packages.")
    parser.add_argument("count", type=int, nargs="?", default=COUNT)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--books", type=Path)
    asked = parser.parse_args()
    outcomes: Counter[str] = Counter()
    begun = time.monotonic()
    books, last = seeds(asked.books), asked.seed + asked.count
    starts = range(asked.seed, last, BATCH)
    work = partial(batch, books=books)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(work, starts, [min(BATCH, last - start) for start in starts]):
            for number, (outcome, told) in found:
                outcomes[outcome] += 1
                if told:
                    print(f"case {number}: {outcome}: {told}", flush=True)
    print(f"{dict(outcomes)} in {time.monotonic() - begun:.0f} s")
    return 0 if set(outcomes) <= {"written", "refused"} else 1


if __name__ == "__main__":
    sys.exit(main())
