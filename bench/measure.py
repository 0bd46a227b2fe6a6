"""A whole process, timed: wall time and peak memory, start-up included, those that it forks among it."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Measure:
    """Median wall time in seconds and the highest peak of memory in megabytes, over `runs` runs."""

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


def together(measured: Measure, command: Sequence[str], ends: tuple[int, ...] = (0,)) -> Measure:
    """A measure with the peak of all processes of a command at once, what they share counted once: one more run, looked
    at every tenth of a second, which would disturb a time. A single process is exact without."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0.0
    while child.poll() is None:
        peak = max(peak, sum(map(_held, _family(child.pid))))
        time.sleep(0.1)
    if child.returncode not in ends:
        raise SystemExit(f"{' '.join(command)}: exit {child.returncode}")
    return replace(measured, megabytes=max(measured.megabytes, peak))


def _family(pid: int) -> Iterator[int]:
    """A process and all that came from it and still run."""
    yield pid
    for told in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(told).split():
            yield from _family(int(child))


def _held(pid: int) -> float:
    """Megabytes of memory of a process, its part of what is shared (Linux's Pss)."""
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # it has ended
        return ""


def python(code: str, *arguments: str | Path) -> list[str]:
    """A fresh interpreter that runs some code."""
    return [sys.executable, "-c", code, *map(str, arguments)]
