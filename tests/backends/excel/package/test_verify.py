"""The guarantee at run time: every kind of difference between what was meant and what was written is found."""

import io
from collections.abc import Callable

import pytest

from sheetcrm.backends.excel.package import readback
from sheetcrm.backends.excel.package.archive import Archive
from sheetcrm.core.errors import CannotWrite, SheetcrmError

from . import guests

READY = guests.ready(guests.host())


def written() -> bytes:
    out = io.BytesIO()
    READY.write(out)
    return out.getvalue()


WRITTEN = written()


def tampered(edits: dict[str, Callable[[bytes], bytes] | bytes | None]) -> bytes:
    """The written package with parts exchanged; the rest keeps its packed bytes."""
    archive, out = Archive(WRITTEN, "b", guests.LIMIT), io.BytesIO()
    from sheetcrm.backends.excel.package.zipwriter import ZipWriter, pack

    writer = ZipWriter(out)
    for entry in archive.entries:
        edit = edits.get(entry.name, b"keep")
        if callable(edit):
            writer.add(entry.name, pack(edit(archive.read(entry.name.lower()))))
        elif edit == b"keep":
            writer.copy(archive, entry)
    for name, edit in edits.items():
        if isinstance(edit, bytes):
            writer.add(name, pack(edit))
    writer.close()
    return out.getvalue()


def test_what_was_meant_passes() -> None:
    READY.check(WRITTEN)
    READY.check(tampered({}))


@pytest.mark.parametrize(
    "edits",
    [
        {"xl/worksheets/sheet1.xml": lambda content: content + b" "},
        {"xl/worksheets/sheet1.xml": None},
        {"docProps/app.xml": None},
        {"xl/media/extra.png": b"x"},
        {"xl/workbook.xml": lambda content: content + b" "},
        {"xl/worksheets/sheet3.xml": lambda content: content.replace(b"3.5", b"3.6")},
        {"xl/styles.xml": lambda content: content.replace(b"EEDDCC", b"EEDDCD")},
        {"xl/tables/table2.xml": None},
    ],
)
def test_any_other_part_is_refused(edits: dict[str, Callable[[bytes], bytes] | bytes | None]) -> None:
    with pytest.raises(SheetcrmError):
        READY.check(tampered(edits))


def test_a_bit_that_flips_anywhere_is_found() -> None:
    for at in range(7, len(WRITTEN), 997):
        flipped = bytearray(WRITTEN)
        flipped[at] ^= 0x10
        try:
            READY.check(bytes(flipped))
        except SheetcrmError:
            continue
        # what remains is in dates, attributes and the like of the zip format, which hold nothing
        assert guests.parts(bytes(flipped)) == guests.parts(WRITTEN)


def test_a_file_that_was_cut_short_is_refused() -> None:
    for size in (0, 100, len(WRITTEN) // 2, len(WRITTEN) - 1):
        with pytest.raises(SheetcrmError):
            READY.check(WRITTEN[:size])


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", "<v>3.5</v>", "<v>3.25</v>"),
        ("xl/worksheets/sheet1.xml", 's="2"', 's="0"'),
        ("xl/sharedStrings.xml", "south", "norht"),
    ],
)
def test_tabs_that_do_not_read_as_the_renderer_made_them_are_refused(part: str, old: str, new: str) -> None:
    donor = guests.render(READY.names, False)
    made = Archive(WRITTEN, "b", guests.LIMIT)
    readback.compare(made, guests.read(donor), list(READY.names.values()))
    other = guests.changed(donor, {part: guests.swap(old, new)})
    if 's="2"' in old:
        other = guests.changed(donor, {"xl/styles.xml": guests.swap("yyyy-mm-dd", "0.00")})  # dates read as numbers
    with pytest.raises(CannotWrite, match="the tab Forecast reads back differently"):
        readback.compare(made, guests.read(other), list(READY.names.values()))


def test_a_tab_that_is_missing_or_misnamed_is_refused() -> None:
    with pytest.raises(CannotWrite, match="a tab is not found"):
        readback.compare(
            Archive(WRITTEN, "b", guests.LIMIT), guests.read(guests.render(READY.names, False)), ["Elsewhere"]
        )
