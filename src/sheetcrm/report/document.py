"""A whole run told once: what every output (workbook, terminal, JSON, CSV) shows."""

import datetime as dt
from dataclasses import dataclass

from sheetcrm.core.cells import CellRef
from sheetcrm.core.problem import Severity

from .tab import Tab


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem in the reader's words."""

    severity: Severity
    code: str
    at: CellRef
    value: str
    message: str
    hint: str
    related: tuple[CellRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records were read. `opportunities` = open + won + lost; `rejected` rows stand beside them."""

    opportunities: int
    rejected: int
    open: int
    won: int
    lost: int
    activities: int


@dataclass(frozen=True, slots=True)
class Document:
    """The numbers of one book at one date, with every problem found."""

    origin: str
    as_of: dt.date
    currency: str
    language: str
    tabs: tuple[Tab, ...]
    findings: tuple[Finding, ...]
    counts: Counts

    @property
    def has_errors(self) -> bool:
        """Whether a problem of error level was found: exit code 1."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
