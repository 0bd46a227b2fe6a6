"""Work done by a second process beside this one: a fork, which sees all that this one holds, so that nothing is sent
there and only the result comes back."""

import gc
import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, TypeVar

Done = TypeVar("Done")


@contextmanager
def beside(work: Callable[[], Done], worth: bool) -> Iterator[Callable[[], Done]]:
    """Begins `work` in a second process where it is `worth` one; what is given fetches its result.

    `work` changes nothing but its own copy of what it sees, and its result can be pickled. Where no second process can
    be had, or it fails in whatever way, the work is done here when it is fetched: the result or the error is the same.
    """
    started = _fork(work) if worth and possible() else None
    if started is None:
        yield work
        return
    pid, result = started
    try:
        yield lambda: _fetched(result, work)
    finally:
        os.kill(pid, signal.SIGKILL)  # it has said all, or nobody waits for it any more
        result.close()
        os.waitpid(pid, 0)


def possible() -> bool:
    """Whether this process may be forked (elsewhere than on Linux the system's own libraries do not allow it) and has a
    second processor to run on."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def _fork(work: Callable[[], object]) -> tuple[int, BinaryIO] | None:
    """The second process, and where its result can be read; None where the system has no room for one."""
    reading, writing = os.pipe()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads, which may hold locks: `work` takes none
            pid = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if pid == 0:
        _work(work, writing)
    os.close(writing)
    return pid, os.fdopen(reading, "rb")


def _work(work: Callable[[], object], writing: int) -> None:
    """Writes the result and ends, never to return: whatever the first process would still do or tidy up is its own."""
    ended = 1
    try:
        gc.disable()  # looking at what is shared would make a copy of it
        done = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)  # whole before any is sent: a pipe holds little
        with os.fdopen(writing, "wb") as out:
            out.write(done)
        ended = 0
    finally:
        os._exit(ended)


def _fetched(result: BinaryIO, work: Callable[[], Done]) -> Done:
    try:
        done: Done = pickle.load(result)
    except (EOFError, pickle.UnpicklingError):  # it ended before it had said all
        return work()
    return done
