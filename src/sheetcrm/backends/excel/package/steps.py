"""The steps in a row: probe, plan, build, graft, write, verify. Nothing here touches the disk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from sheetcrm.backends import Remark

from . import readback
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
    """Our sheets, which had all but their cells to fit into the host."""
    frames = enumerate(draft.sheets.values())
    return {name: pack(made.fill(place, draft.added[name].data)) for place, name in frames}


def _check(data: bytes, draft: Draft, made: Made | None, names: tuple[str, ...], limit_mb: int) -> None:
    archive = verify(data, draft, limit_mb)
    if made is not None:
        readback.compare(archive, map(made.rows, range(len(names))), names)
