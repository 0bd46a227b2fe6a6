"""Present state + tabs -> the one batchUpdate that makes the tabs ours. Pure: same state and tabs, same body."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sheetcrm.backends import Remark
from sheetcrm.core.errors import CannotWrite
from sheetcrm.report import Tab

from .batch import Job, size, tab_requests
from .cells import content
from .content import digest
from .layout import lay_out
from .present import Present, State

Json = dict[str, Any]
MAX_CELLS = 10_000_000
"""Cells of one spreadsheet; Google refuses more."""


@dataclass(frozen=True)
class Plan:
    """What will be sent: the body, each tab's present name and new hash by key, and what the user should know."""

    body: Json
    names: Mapping[str, str]
    hashes: Mapping[str, str]
    notes: tuple[Remark, ...]

    @property
    def requests(self) -> Sequence[Json]:
        """The single changes of the batch, in order."""
        requests: Sequence[Json] = self.body["requests"]
        return requests


def plan(state: State, tabs: Sequence[Tab], written: dt.datetime) -> Plan:
    """The batch for these tabs. Raises CannotWrite where the spreadsheet would outgrow Google's limit."""
    jobs: list[Job] = []
    notes: list[Remark] = []
    taken = {sheet.title.casefold() for sheet in state.sheets}
    for tab in tabs:
        sheet = state.owned.get(tab.key) or _new(state, tab, taken)
        if not sheet.key and sheet.title != tab.title:
            notes.append(Remark("taken", {"yours": tab.title, "ours": sheet.title}))
        layout = lay_out(tab, written)
        jobs.append(Job(tab, sheet, layout, digest(content(layout.rows)), _ids(state.id, tab)))
    _refuse_too_big(state, jobs)
    links = {sheet.title: sheet.id for sheet in state.sheets}
    notes += [Remark("copy", {"name": sheet.title}) for sheet in state.copies]
    made = {tab.key for tab in tabs}
    requests = [request for job in jobs for request in tab_requests(job, links)]
    for sheet in (sheet for key, sheet in state.owned.items() if key not in made):
        if sheet.title.casefold() in state.mentioned:
            notes.append(Remark("pointed", {"name": sheet.title}))
        else:
            requests.append({"deleteSheet": {"sheetId": sheet.id}})
    return Plan(
        {"requests": requests, "includeSpreadsheetInResponse": False},
        {job.tab.key: job.sheet.title for job in jobs},
        {job.tab.key: job.hash for job in jobs},
        tuple(notes),
    )


def number(*parts: str) -> int:
    """An id of ours, always the same for the same thing: a blind repeat of a first run fails instead of doubling."""
    return int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest()[:4]) & 0x7FFFFFFF or 1


def _ids(book: str, tab: Tab) -> Mapping[str, int]:
    names = ("sheet", "metadata", "protection", *(f"chart {chart.key}" for chart in tab.charts))
    return {name: number(book, tab.key, name) for name in names}


def _new(state: State, tab: Tab, taken: set[str]) -> Present:
    """A sheet to be made: its own name where that is free, else with a number after it."""
    title, count = tab.title, 2
    while title.casefold() in taken:
        title, count = f"{tab.title} ({count})", count + 1
    taken.add(title.casefold())
    sheet_id, used = number(state.id, tab.key, "sheet"), {sheet.id for sheet in state.sheets}
    while sheet_id in used:
        sheet_id = sheet_id % 0x7FFFFFFF + 1
    return Present(sheet_id, title, 0, 0)


def _refuse_too_big(state: State, jobs: Sequence[Job]) -> None:
    ours = {job.sheet.id for job in jobs}
    kept = sum(sheet.rows * sheet.columns for sheet in state.sheets if sheet.id not in ours)
    needed = kept + sum(rows * columns for rows, columns in map(size, jobs))
    if needed > MAX_CELLS:
        raise CannotWrite(
            f"The spreadsheet would have {needed:,} cells; Google allows {MAX_CELLS:,}.",
            "Delete unused rows and columns, or refresh fewer tabs with --only.",
        )
