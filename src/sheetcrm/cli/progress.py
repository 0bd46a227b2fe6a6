"""How far a command has come, on stderr, once it has taken over a second; only on a terminal."""

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

DELAY = 1.0
"""Seconds of silence before anything is shown."""


class Steps:
    """Called with each step's name; shows a bar of the `total` steps from the first second on."""

    def __init__(self, title: str, total: int, delay: float = DELAY, terminal: bool | None = None) -> None:
        self.title = title
        self.total = total
        self.shown = sys.stderr.isatty() if terminal is None else terminal
        self.done = -1
        self.step = ""
        self._lock = threading.Lock()
        self._timer = threading.Timer(delay, self._show)
        self._timer.daemon = True
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> "Steps":
        if self.shown:
            self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        with self._lock:
            self.shown = False
            if self._bar is not None:
                self._bar.stop()

    def __call__(self, step: str) -> None:
        with self._lock:
            self.done += 1
            self.step = step
            if self._bar is not None and self._task is not None:
                self._bar.update(self._task, completed=self.done, description=f"{self.title}: {step}")

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        with self._lock:
            if not self.shown:
                return
            columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
            self._bar = Progress(*columns, console=Console(file=sys.stderr, force_terminal=True), transient=True)
            self._task = self._bar.add_task(f"{self.title}: {self.step}", total=self.total, completed=max(self.done, 0))
            self._bar.start()
