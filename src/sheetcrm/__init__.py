"""A CRM's opportunity management, inside the workbook that a team already has.

The path of data in three calls: `open_book(address, options).read()`, `load(workbook, options)`, `build(results)`;
`refresh(backend, options)` walks all of it and writes the tabs. Every name is imported when first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .analyses.results import Results
    from .backends import Backend, Written, open_book
    from .core.book import Book
    from .core.cells import CellRef, Workbook
    from .core.errors import SheetcrmError
    from .core.models import Activity, Opportunity, Outcome, Stage
    from .core.options import Options
    from .core.problem import Problem, Severity
    from .pipeline import build, load, refresh
    from .report import Document
    from .settings import read_options

__version__ = "0.1.0"

__all__ = [
    "Activity",
    "Backend",
    "Book",
    "CellRef",
    "Document",
    "Opportunity",
    "Options",
    "Outcome",
    "Problem",
    "Results",
    "Severity",
    "SheetcrmError",
    "Stage",
    "Workbook",
    "Written",
    "build",
    "load",
    "open_book",
    "read_options",
    "refresh",
]

_HOMES = {
    "analyses.results": ("Results",),
    "backends": ("Backend", "Written", "open_book"),
    "core.book": ("Book",),
    "core.cells": ("CellRef", "Workbook"),
    "core.errors": ("SheetcrmError",),
    "core.models": ("Activity", "Opportunity", "Outcome", "Stage"),
    "core.options": ("Options",),
    "core.problem": ("Problem", "Severity"),
    "pipeline": ("build", "load", "refresh"),
    "report": ("Document",),
    "settings": ("read_options",),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
