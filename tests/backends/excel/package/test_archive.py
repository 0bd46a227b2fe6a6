import io
import struct
import zipfile

import pytest

from sheetcrm.backends.excel.package.archive import Archive
from sheetcrm.backends.excel.package.zipwriter import ZipWriter, pack
from sheetcrm.core.errors import CannotWrite, UnreadableBook

from . import guests

BASE = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}


def opened(data: bytes) -> Archive:
    return Archive(data, "book.xlsx", guests.LIMIT)


def test_packed_bytes_are_those_in_the_file() -> None:
    archive = opened(guests.package(BASE))
    entry = archive.parts["xl/workbook.xml"]
    assert (
        zipfile.zlib.decompress(bytes(archive.packed(entry)), -15) == archive.read("xl/workbook.xml") == b"<workbook/>"
    )


def test_folders_and_what_macos_leaves_are_no_parts() -> None:
    archive = opened(guests.package(BASE | {"xl/": b"", "__MACOSX/xl/._workbook.xml": b"x"}))
    assert set(archive.parts) == {"[content_types].xml", "xl/workbook.xml"}
    assert len(archive.entries) == 4


def test_backslashes_in_names_are_slashes() -> None:
    assert "xl/styles.xml" in opened(guests.package(BASE | {"xl\\styles.xml": b"<a/>"})).parts


def test_two_names_that_differ_by_case_only_are_refused() -> None:
    with pytest.raises(CannotWrite, match="two parts called XL/Workbook"):
        _ = opened(guests.package(BASE | {"XL/Workbook.xml": b"<a/>"})).parts


def test_the_same_name_twice_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in BASE.items():
            made.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("xl/workbook.xml", b"<other/>")
    with pytest.raises(CannotWrite, match="two parts"):
        _ = opened(out.getvalue()).parts


@pytest.mark.parametrize("cut", [10, 60, -10, -60])
def test_a_truncated_file_is_refused(cut: int) -> None:
    with pytest.raises(UnreadableBook):
        opened(guests.package(BASE)[:cut])


def test_a_local_name_that_contradicts_the_table_of_contents_is_refused() -> None:
    data = guests.package(BASE)
    at = data.index(b"xl/workbook.xml")
    with pytest.raises(UnreadableBook, match="does not fit"):
        opened(data[:at] + b"xl/workbooK.xml" + data[at + 15 :])


def test_entries_that_share_their_bytes_are_refused_as_a_bomb() -> None:
    data = bytearray(guests.package(BASE))
    size_at = data.index(b"PK\x01\x02") + 20
    (size,) = struct.unpack_from("<I", data, size_at)
    struct.pack_into("<I", data, size_at, size + 20)
    with pytest.raises(UnreadableBook, match="overlap"):
        opened(bytes(data))


@pytest.mark.parametrize(("bit", "reason"), [(0x01, "password"), (0x20, "packed in a way"), (0x40, "password")])
def test_encrypted_and_patched_entries_are_refused(bit: int, reason: str) -> None:
    data = bytearray(guests.package(BASE))
    at = data.index(b"PK\x01\x02") + 8
    data[at] |= bit
    with pytest.raises(UnreadableBook, match=reason):
        opened(bytes(data))


def test_what_unpacks_beyond_the_limit_is_refused_before_it_is_unpacked() -> None:
    bomb = guests.package(BASE | {"xl/media/a.bin": bytes(70 << 20)})
    with pytest.raises(UnreadableBook, match="more than the limit of 64 MB"):
        opened(bomb)


def test_a_size_that_lies_is_found_when_the_part_is_read() -> None:
    data = bytearray(guests.package(BASE | {"xl/big.xml": b"<a>" + bytes(100_000) + b"</a>"}))
    for at, skip in ((data.index(b"xl/big.xml") - 30, 22), (data.rindex(b"xl/big.xml") - 46, 24)):
        data[at + skip : at + skip + 4] = struct.pack("<I", 10)
    with pytest.raises(UnreadableBook, match="cannot be unpacked"):
        opened(bytes(data)).read("xl/big.xml")


def test_a_copy_is_equal_in_its_packed_bytes_names_dates_and_comment() -> None:
    source = io.BytesIO()
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as made:
        made.comment = b"kept"
        for name, content in BASE.items():
            made.writestr(zipfile.ZipInfo(name, (2019, 5, 6, 7, 8, 10)), content, zipfile.ZIP_DEFLATED)
        made.writestr("xl/\u20ac.xml", b"<euro/>", zipfile.ZIP_STORED)
    archive, out = opened(source.getvalue()), io.BytesIO()
    writer = ZipWriter(out)
    for entry in archive.entries:
        writer.copy(archive, entry)
    writer.close(archive.comment)
    again = zipfile.ZipFile(out)
    assert again.testzip() is None
    assert again.comment == b"kept"
    assert [(i.filename, i.date_time, i.CRC) for i in again.infolist()] == [
        (i.filename, i.date_time, i.CRC) for i in zipfile.ZipFile(source).infolist()
    ]
    assert guests.packed(out.getvalue()) == guests.packed(source.getvalue())


class Stream(io.RawIOBase):
    """A target that cannot seek, so that zipfile writes sizes behind the data, and zip64 fields."""

    def __init__(self) -> None:
        self.kept = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.kept += bytes(data)  # type: ignore[call-overload]
        return len(bytes(data))  # type: ignore[call-overload]


def test_streamed_and_zip64_entries_are_copied_with_plain_headers() -> None:
    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:  # type: ignore[call-overload]
        for name, content in BASE.items():
            with made.open(name, "w", force_zip64=True) as part:
                part.write(content)
    archive, out = opened(bytes(stream.kept)), io.BytesIO()
    assert all(entry.info.flag_bits & 8 for entry in archive.entries)
    writer = ZipWriter(out)
    for entry in archive.entries:
        writer.copy(archive, entry)
    writer.close()
    again = zipfile.ZipFile(out)
    assert again.testzip() is None
    assert [(info.flag_bits, info.extra) for info in again.infolist()] == [(0, b""), (0, b"")]
    assert guests.packed(out.getvalue()) == guests.packed(bytes(stream.kept))


def test_new_parts_are_dated_the_same_whenever_they_are_written() -> None:
    out = io.BytesIO()
    writer = ZipWriter(out)
    writer.add("xl/\u20ac.xml", pack(b"<euro/>" * 100))
    writer.close()
    (info,) = zipfile.ZipFile(out).infolist()
    assert (info.filename, info.date_time) == ("xl/\u20ac.xml", (1980, 1, 1, 0, 0, 0))
    assert zipfile.ZipFile(out).read(info) == b"<euro/>" * 100


def test_a_beginning_is_all_of_a_part_where_it_does_not_hold_the_mark() -> None:
    long = b"<a>" + b"<b/>" * 100_000 + b"<rows>" + b"<c/>" * 100_000
    archive = opened(guests.package({**BASE, "long.xml": long, "short.xml": b"<rows>" + long}))
    assert archive.beginning("long.xml", b"<rows>") == long
    short = archive.beginning("short.xml", b"<rows>")
    assert len(short) < 100_000
    assert long.startswith(short.removeprefix(b"<rows>"))
