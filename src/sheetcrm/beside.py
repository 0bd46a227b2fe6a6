"""Work done by a second process beside this one: a fork, which sees all that this one holds, so that nothing is sent
there and only the result comes back."""

import gc
import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, BinaryIO, TypeVar

Done = TypeVar("Done")


@contextmanager
def beside(work: Callable[[], Done], worth: bool) -> Iterator[Callable[[], Done]]:
    """Begins `work` in a second process where it is `worth` one; what is given fetches its result.

    `work` changes nothing but its own copy of what it sees, and its result can be pickled. Where no second process can
    be had, or it fails in whatever way, the work is done here when it is fetched: the result or the error is the same.
    """
    with in_turn((work,), worth) as (fetch,):
        yield fetch


@contextmanager
def in_turn(works: Sequence[Callable[[], Any]], worth: bool) -> Iterator[Sequence[Callable[[], Any]]]:
    """As `beside`, with several works that the second process does one after the other; results are fetched in the same
    order, each as soon as it is there."""
    started = _fork(works) if worth and possible() else None
    if started is None:
        yield works
        return
    pid, said, results = started
    try:
        yield [partial(_fetched, said, results, work) for work in works]
    finally:
        os.kill(pid, signal.SIGKILL)  # it has said all, or nobody waits for it any more
        said.close()
        results.close()
        os.waitpid(pid, 0)


def possible() -> bool:
    """Whether this process may be forked (elsewhere than on Linux the system's own libraries do not allow it), and
    has a second processor to run on."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def _fork(works: Sequence[Callable[[], object]]) -> tuple[int, BinaryIO, BinaryIO] | None:
    """The second process, a pipe that says when each result is there, and the memory where it is; None where the system
    has no room for a process. It puts results down and is gone, where a pipe would hold it up until they are fetched.
    """
    reading, writing = os.pipe()
    room = _room()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads, which may hold locks: works take none
            pid = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        room.close()
        return None
    if pid == 0:
        _work(works, writing, room.fileno())
    os.close(writing)
    return pid, os.fdopen(reading, "rb"), room


def _room() -> BinaryIO:
    """Memory that two processes share; a nameless file where Python was built for a Linux too old to ask for it."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("results"), "rb")
    import tempfile

    return tempfile.TemporaryFile()


def _work(works: Sequence[Callable[[], object]], writing: int, memory: int) -> None:
    """Writes the results and ends, never to return: whatever the first process would still do or tidy up is its own."""
    ended = 1
    try:
        gc.disable()  # looking at what is shared would make a copy of it
        at = 0
        for work in works:
            done = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
            if os.pwrite(memory, done, at) < len(done):  # the place to read at is shared, and the first process's
                break
            at += len(done)
            os.write(writing, b".")
        else:
            ended = 0
    finally:
        os._exit(ended)


def _fetched(said: BinaryIO, results: BinaryIO, work: Callable[[], Done]) -> Done:
    if not said.read(1):  # it ended before this result was there
        return work()
    done: Done = pickle.load(results)
    return done
