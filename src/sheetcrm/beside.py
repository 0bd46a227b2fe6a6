"""Work done by a second process beside this one: a fork, which sees all that this one holds, so that nothing is sent
there and only the result comes back."""

import gc
import os
import pickle
import select
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any, BinaryIO, TypeVar

Done = TypeVar("Done")


@contextmanager
def beside(work: Callable[[], Done], worth: bool) -> Iterator[Callable[[], Done]]:
    """Begins `work` in a second process where it is `worth` one; what is given fetches its result.

    `work` changes nothing but its own copy of what it sees, and its result can be pickled. Where no second process can
    be had, or it fails in whatever way, the work is done here when it is fetched: the result or the error is the same.
    """
    with shared((work,), worth) as (fetch,):
        yield fetch


@contextmanager
def shared(works: Sequence[Callable[[], Any]], worth: bool) -> Iterator[Sequence[Callable[[], Any]]]:
    """As `beside`, with several works: the second process begins with the first and goes on in their order, and whoever
    fetches a result that is not there yet does meanwhile what nobody has begun."""
    with ExitStack() as held:
        second = _fork(works, held) if worth and possible() else None
        yield works if second is None else [partial(second.fetch, place) for place in range(len(works))]


def possible() -> bool:
    """Whether this process may be forked (elsewhere than on Linux the system's own libraries do not allow it), and
    has a second processor to run on."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


class _Second:
    """The second process, as the first sees it. `tickets` is a pipe with a byte for each work that nobody has begun,
    from which both take; `said` one with a byte for each whose result is in `results`, memory that both share."""

    def __init__(self, works: Sequence[Callable[[], Any]], tickets: int, said: int, results: BinaryIO) -> None:
        self._works = works
        self._tickets = tickets
        self._said = said
        self._results = results
        self._done: dict[int, Any] = {}

    def fetch(self, place: int) -> Any:
        """The result of one work."""
        while place not in self._done:
            if not self._is_said() and (mine := os.read(self._tickets, 1)):
                self._done[mine[0]] = self._works[mine[0]]()
            elif told := os.read(self._said, 1):
                self._done[told[0]] = pickle.load(self._results)
            else:  # it ended before this result was there
                return self._works[place]()
        return self._done.pop(place)

    def _is_said(self) -> bool:
        return bool(select.select([self._said], [], [], 0)[0])


def _fork(works: Sequence[Callable[[], object]], held: ExitStack) -> _Second | None:
    """Begins the second process, which `held` ends; None where the system has no room for one. It puts results down and
    goes on, where a pipe would hold it up until they are fetched."""
    with ExitStack() as kept:
        reading, writing = _pipe(kept)
        tickets, filling = _pipe(kept)
        os.write(filling, bytes(range(1, len(works))))
        os.close(filling)
        results = kept.enter_context(_room())
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # of threads, which may hold locks: works take none
                pid = os.fork()
        except OSError:
            os.close(writing)
            return None
        if pid == 0:
            _work(works, tickets, writing, results.fileno())
        os.close(writing)
        held.push(kept.pop_all())
    held.callback(os.waitpid, pid, 0)
    held.callback(os.kill, pid, signal.SIGKILL)  # it has said all, or nobody waits for it any more
    return _Second(works, tickets, reading, results)


def _pipe(kept: ExitStack) -> tuple[int, int]:
    """A pipe whose reading end is closed in the end."""
    reading, writing = os.pipe()
    kept.callback(os.close, reading)
    return reading, writing


def _room() -> BinaryIO:
    """Memory that two processes share; a nameless file where Python was built for a Linux too old to ask for it."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("results"), "rb")
    import tempfile

    return tempfile.TemporaryFile()


def _work(works: Sequence[Callable[[], object]], tickets: int, writing: int, memory: int) -> None:
    """Writes the results and ends, never to return: whatever the first process would still do or tidy up is its own."""
    ended = 1
    try:
        gc.disable()  # looking at what is shared would make a copy of it
        at, place = 0, b"\0"
        while place:
            done = pickle.dumps(works[place[0]](), pickle.HIGHEST_PROTOCOL)
            if os.pwrite(memory, done, at) < len(done):  # the place to read at is shared, and the first process's
                break
            at += len(done)
            os.write(writing, place)
            place = os.read(tickets, 1)
        else:
            ended = 0
    finally:
        os._exit(ended)
