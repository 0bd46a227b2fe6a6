"""The end of a command, which takes nothing apart: the system frees a process at once, and Python a million records one
by one."""

import os
import sys
from contextlib import suppress
from typing import NoReturn, TypeVar

Thing = TypeVar("Thing")

_held: list[object] = []


def hold(thing: Thing) -> Thing:
    """Keeps what was made of a book until the next one is begun, or the command ends."""
    _held.append(thing)
    return thing


def let_go() -> None:
    """Makes room for the next book."""
    _held.clear()


def leave(code: int) -> NoReturn:
    """Ends the process when what it said is out, as far as anybody reads it; files are written by now."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(code)
