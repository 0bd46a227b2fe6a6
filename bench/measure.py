"""A whole process, timed: wall time and peak memory, start-up included."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measure:
    """Median wall time in seconds and the highest peak of memory in megabytes, over `runs` processes."""

    seconds: float
    megabytes: float
    runs: int

    def told(self) -> dict[str, float | int]:
        """As kept in results.json."""
        return {"seconds": round(self.seconds, 3), "megabytes": round(self.megabytes, 1), "runs": self.runs}


def once(command: Sequence[str], ends: tuple[int, ...] = (0,)) -> tuple[float, float]:
    """Seconds and megabytes of one process, which must end with one of the exit codes."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert child.stderr is not None
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    taken = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in ends:
        raise SystemExit(f"{' '.join(command)}: exit {child.returncode}\n{said.decode()[-2000:]}")
    return taken, usage.ru_maxrss / 1024


def measure(commands: Sequence[Sequence[str]], ends: tuple[int, ...] = (0,)) -> Measure:
    """One process after the other."""
    found = [once(command, ends) for command in commands]
    return Measure(statistics.median(taken for taken, _ in found), max(peak for _, peak in found), len(found))


def python(code: str, *arguments: str | Path) -> list[str]:
    """A fresh interpreter that runs some code."""
    return [sys.executable, "-c", code, *map(str, arguments)]
