"""The steps in a row: probe, plan, build, graft, write, verify. Nothing here touches the disk."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from sheetcrm.backends import Remark
from sheetcrm.beside import beside

from . import readback
from .archive import Archive
from .donor import Donor
from .draft import Draft
from .graft import graft
from .hostedit import HostEdit
from .made import Made, Render
from .plan import plan
from .probe import probe
from .refuse import refuse_write
from .verify import verify
from .zipwriter import Packed, pack

WORTH_A_PROCESS = 100_000
"""Cells of ours from which on a second process pays."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A workbook ready to be written: `write` it, then `check` what came out. `names` by tab key, `notes` to tell."""

    draft: Draft
    write: Callable[[BinaryIO], None]
    check: Callable[[bytes], None]
    names: Mapping[str, str]
    notes: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as it was read: its bytes, its name to show, and how much it may unpack to."""

    data: bytes
    name: str
    limit_mb: int


def prepare(book: Book, titles: Mapping[str, str], render: Render) -> Ready:
    """The workbook with its tabs made anew: exactly those of `titles`, by key. Raises UnreadableBook or CannotWrite."""
    host = probe(book.data, book.name, book.limit_mb)
    refuse_write(host)
    planned = plan(host, titles)
    edit = HostEdit(host, planned)
    made = render(planned.names, host.workbook.date1904, edit.places) if planned.names else None
    draft = graft(edit, Donor(made.package) if made else None)
    if made:
        draft.added.update(_filled(draft, made))
    names = tuple(planned.names.values())
    check = partial(_check, draft=draft, made=made, names=names, limit_mb=2 * book.limit_mb)
    return Ready(draft, draft.write, check, planned.names, planned.notes)


def _filled(draft: Draft, made: Made) -> dict[str, Packed]:
    """Our sheets, which had all but their cells to fit into the host; about half of the cells in a second process."""
    names = list(draft.sheets.values())

    def fill(places: Iterable[int]) -> dict[str, Packed]:
        return {names[place]: pack(made.fill(place, draft.added[names[place]].data)) for place in places}

    here, there = halves(made.cells)
    with beside(partial(fill, there), worth=_large(made)) as filled:
        return fill(here) | filled()


def _check(data: bytes, draft: Draft, made: Made | None, names: tuple[str, ...], limit_mb: int) -> None:
    if made is None:
        verify(data, draft, limit_mb)
        return

    def compare(archive: Archive, places: Sequence[int]) -> None:
        readback.compare(archive, map(made.rows, places), [names[place] for place in places])

    there, here = halves(made.cells)  # the lighter side, since this one verifies besides
    with beside(lambda: compare(Archive(data, draft.host.book, limit_mb), there), worth=_large(made)) as compared:
        compare(verify(data, draft, limit_mb), here)
        compared()


def _large(made: Made) -> bool:
    return sum(made.cells) >= WORTH_A_PROCESS


def halves(weights: Sequence[int]) -> tuple[list[int], list[int]]:
    """Places of weights, shared out so that both sides weigh about the same."""
    sides: tuple[list[int], list[int]] = [], []
    for place in sorted(range(len(weights)), key=lambda place: -weights[place]):
        min(sides, key=lambda side: sum(weights[place] for place in side)).append(place)
    return sorted(sides[0]), sorted(sides[1])
