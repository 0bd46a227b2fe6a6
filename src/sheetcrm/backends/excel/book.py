"""An Excel workbook as a backend: the team's sheets read, our tabs grafted into the same file."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sheetcrm.backends import Written
from sheetcrm.core.cells import Workbook
from sheetcrm.core.options import Options
from sheetcrm.report import Tab

from .package import disk, locks, readback, replace
from .package.donor import Donor
from .package.graft import graft
from .package.plan import plan
from .package.probe import Host, probe
from .package.refuse import refuse_write
from .package.verify import verify
from .refusals import read_file


def now() -> dt.datetime:
    """The time to print on the tabs: the only clock of this backend."""
    return dt.datetime.now().replace(microsecond=0)


class ExcelBook:
    """One workbook file. `clock` tells when a write took place."""

    recomputes = 0
    """Somebody who saves a file meanwhile may have it open still: we refuse and say so."""

    def __init__(self, address: str, options: Options, clock: Callable[[], dt.datetime] = now) -> None:
        self.path = Path(address)
        self.options = options
        self.clock = clock

    def read(self) -> Workbook:
        """The team's own sheets, never tabs of ours. Raises UnreadableBook."""
        from .read import read_workbook

        host = self._probe(read_file(self.path))
        owned = frozenset(sheet.name for sheet in (*(tab.sheet for tab in host.owned), *host.copies))
        return read_workbook(self.path, self.options, owned)

    def write(self, tabs: Sequence[Tab], expect: str) -> Written:
        """Makes `tabs` our tabs of the workbook. Raises ChangedMeanwhile or CannotWrite; then nothing was written."""
        path = self.path.resolve()
        locks.refuse_open(path)
        disk.refuse_read_only(path)
        with disk.told(path.name), locks.alone(path.parent / ".sheetcrm", path.name):
            data = read_file(path)
            if replace.revision(data) != expect:
                raise replace.changed(path)
            host = self._probe(data)
            refuse_write(host)
            planned = plan(host, {tab.key: tab.title for tab in tabs})
            donor = self._render(tabs, planned.names, host)
            draft = graft(host, Donor(donor), planned)

            def check(made: bytes) -> None:
                readback.compare(verify(made, draft, self.options.max_unpacked_mb * 2), donor, planned.names)

            replace.replace(path, expect, draft.write, check, self.clock())
        return Written(str(self.path), dict(planned.names), planned.notes)

    def _probe(self, data: bytes) -> Host:
        return probe(data, self.path.name, self.options.max_unpacked_mb)

    def _render(self, tabs: Sequence[Tab], names: Mapping[str, str], host: Host) -> bytes:
        from .render import render

        return render(tabs, names, self.clock(), host.workbook.date1904)
