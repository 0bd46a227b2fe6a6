"""A thread of python-calamine's, which parses without the interpreter's lock."""

import io
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from python_calamine import CalamineSheet, CalamineWorkbook


class Lane:
    """Parses sheets of a package one after the other, beside whatever else is done. It opens the package for itself,
    since a book of calamine's is not made for two threads. What calamine raises comes from the futures, and from
    leaving where it would not even open."""

    def __init__(self, package: bytes) -> None:
        self._worker = ThreadPoolExecutor(1)
        self._book = self._worker.submit(CalamineWorkbook.from_filelike, io.BytesIO(package))

    def parse(self, sheet: str) -> Future[CalamineSheet]:
        """The sheet of this name, when its turn has come."""
        return self._worker.submit(self._parse, sheet)

    def _parse(self, sheet: str) -> CalamineSheet:
        return self._book.result().get_sheet_by_name(sheet)

    def __enter__(self) -> "Lane":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._worker.shutdown(cancel_futures=True)
        if error is None:
            self._book.result().close()
