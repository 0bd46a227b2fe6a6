"""An Excel workbook as a backend: the team's sheets read, our tabs grafted into the same file."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from sheetcrm.backends import Preview, Remark, Written
from sheetcrm.core.cells import Workbook
from sheetcrm.core.errors import CannotWrite, UnreadableBook
from sheetcrm.core.options import Options
from sheetcrm.report import Tab

from .package import disk, locks, replace
from .package.made import Render
from .package.plan import plan, sheet_name
from .package.probe import Host, probe
from .package.refuse import refuse_write
from .package.steps import Book, Ready, prepare
from .refusals import read_file


def now() -> dt.datetime:
    """The time to print on the tabs: the only clock of this backend."""
    return dt.datetime.now().replace(microsecond=0)


class ExcelBook:
    """One workbook file. `clock` tells when a write takes place."""

    recomputes = 0
    """A file that changed while it was read is somebody's work in progress: they are told rather than followed."""

    def __init__(self, address: str, options: Options, clock: Callable[[], dt.datetime] = now) -> None:
        self.path = Path(address)
        self.options = options
        self.clock = clock

    def read(self) -> Workbook:
        """The team's own sheets, never tabs of ours or copies of them. Raises UnreadableBook."""
        from .read import read_workbook

        data = read_file(self.path)
        host = self._probe(data)
        ours = frozenset(sheet.name for sheet in (*(owned.sheet for owned in host.owned), *host.copies))
        return read_workbook(self.path, self.options, ours, data)

    def ready(self, target: Path | None = None) -> None:
        """Raises CannotWrite where the workbook, or the file that is to hold the copy, is open elsewhere or read-only,
        or where the copy would replace a file that is no workbook."""
        path = (target or self.path).resolve()
        locks.refuse_open(path)
        disk.refuse_read_only(path)
        if path != self.path.resolve():
            replace.refuse_foreign(path)

    def write(self, tabs: Sequence[Tab], expect: str) -> Written:
        """Makes `tabs` our tabs of the workbook. Raises ChangedMeanwhile or CannotWrite; then nothing was written."""
        path, written = self.path.resolve(), self.clock()
        self.ready()
        with locks.alone(path):
            ready = self._prepare(tabs, self._expected(expect), written)
            backup = replace.replace(path, expect, ready.write, ready.check, written)
        return Written(str(self.path), dict(ready.names), ready.notes, str(backup))

    def preview(self, tabs: Sequence[Tab]) -> Preview:
        """What `write` would do, with nothing written. Raises UnreadableBook or CannotWrite where it would."""
        self.ready()
        host = self._probe(read_file(self.path))
        refuse_write(host)
        planned = plan(host, {tab.key: tab.title for tab in tabs})
        removed = tuple(owned.sheet.name for owned in planned.removed)
        return Preview(dict(planned.names), tuple(planned.replaced), removed, planned.notes)

    def write_copy(self, tabs: Sequence[Tab], expect: str, target: Path) -> Written:
        """Writes the workbook with `tabs` as our tabs to another file, or the tabs alone where it cannot take them
        (signed, protected); a note says so. A file that is there is replaced and kept among its backups."""
        from .render import render

        path, written = target.resolve(), self.clock()
        if path == self.path.resolve():
            return self.write(tabs, expect)
        self.ready(path)
        data = self._expected(expect)
        with locks.alone(path):
            try:
                ready = self._prepare(tabs, data, written)
            except (CannotWrite, UnreadableBook) as error:
                names = {tab.key: sheet_name(tab.title) for tab in tabs}
                alone = render(tabs, names, written)
                replace.create(path, lambda out: out.write(alone), lambda made: None, written)
                return Written(str(target), names, (Remark("only_tabs", {"reason": error.reason}),))
            replace.create(path, ready.write, ready.check, written)
        return Written(str(target), dict(ready.names), ready.notes)

    def _probe(self, data: bytes) -> Host:
        return probe(data, self.path.name, self.options.max_unpacked_mb)

    def _expected(self, expect: str) -> bytes:
        data = read_file(self.path)
        if replace.revision(data) != expect:
            raise replace.changed(self.path)
        return data

    def _prepare(self, tabs: Sequence[Tab], data: bytes, written: dt.datetime) -> Ready:
        book = Book(data, self.path.name, self.options.max_unpacked_mb)
        return prepare(book, {tab.key: tab.title for tab in tabs}, self._render(tabs, written))

    def _render(self, tabs: Sequence[Tab], written: dt.datetime) -> Render:
        from .render import make

        return lambda names, date1904, places: make(tabs, names, written, date1904, places)
