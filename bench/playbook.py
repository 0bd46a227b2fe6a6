"""Seconds of the playbook's analyses at 100,000 deals with 400,000 activities, without reading or writing a file.

The garbage collector is off meanwhile, as it is while a command runs.
"""

import gc
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.analyses import ACTIVITIES, AS_OF, book
from sheetcrm.analyses.results import Results
from sheetcrm.core.options import Options

DEALS = 100_000


def run() -> dict[str, object]:
    """Measures and prints; the seconds for results.json."""
    results = Results(book(DEALS), Options(as_of=AS_OF), ())
    _ = results.deals
    gc.collect()
    gc.disable()
    try:
        taken = _timed(results)
    finally:
        gc.enable()
    for name, seconds in taken.items():
        print(f"  {name:<14} {seconds:8.3f} s", flush=True)
    print(f"  {results.evidence.tried} rules tried on {results.evidence.deals:,} deals")
    return taken


def _timed(results: Results) -> dict[str, object]:
    taken: dict[str, object] = {}
    begin = time.perf_counter()
    for name in ACTIVITIES:
        start = time.perf_counter()
        getattr(results, name)
        taken[name] = round(time.perf_counter() - start, 3)
    taken["all"] = round(time.perf_counter() - begin, 3)
    return taken


if __name__ == "__main__":
    run()
