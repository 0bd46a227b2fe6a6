"""Seconds of the playbook's analyses at 100,000 deals with 400,000 activities, without reading or writing a file.

Medians of processes of their own; the garbage collector is off meanwhile, as it is while a command runs.
"""

import gc
import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.analyses import ACTIVITIES, AS_OF, ROOT, book
from sheetcrm.analyses.results import Results
from sheetcrm.core.options import Options

DEALS = 100_000
RUNS = 5


def run() -> dict[str, object]:
    """Measures and prints; the seconds for results.json."""
    command = [sys.executable, "-c", "from bench import playbook; playbook.once()"]
    runs = [
        json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
        for _ in range(RUNS)
    ]
    taken: dict[str, object] = {name: median(one[name] for one in runs) for name in runs[0]}
    for name, seconds in taken.items():
        print(f"  {name:<14} {seconds:8.3f} s", flush=True)
    return taken


def once() -> None:
    """Prints the seconds of each analysis, the first time that it is asked for, and of all."""
    results = Results(book(DEALS), Options(as_of=AS_OF), ())
    _ = results.deals
    gc.collect()
    gc.disable()
    taken: dict[str, float] = {}
    begin = time.perf_counter()
    for name in ACTIVITIES:
        start = time.perf_counter()
        getattr(results, name)
        taken[name] = round(time.perf_counter() - start, 3)
    taken["all"] = round(time.perf_counter() - begin, 3)
    print(json.dumps(taken))


if __name__ == "__main__":
    run()
