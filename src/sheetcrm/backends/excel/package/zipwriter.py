"""The zip layer, writing: packed bytes copied as they are, new parts packed, the same input giving the same bytes."""

import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from sheetcrm.core.errors import CannotWrite

from .archive import LOCAL, Archive, Entry

CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
EPOCH = (1 << 5) | 1
"""1 January 1980, the date of every entry that we write: a date of ours would make two equal runs differ."""

LARGE = 1 << 20
"""Parts beyond are packed in a third of the time, a quarter larger."""
STREAMED = 0x8
ZIP64 = 0x1
LIMIT = 0xFFFF_FFFF


@dataclass(frozen=True, slots=True)
class Packed:
    """A new part and its packed bytes."""

    data: bytes
    packed: bytes
    crc: int


def pack(data: bytes) -> Packed:
    """A part packed: it needs nothing but its content, and may be done anywhere."""
    packer = zlib.compressobj(6 if len(data) < LARGE else 2, zlib.DEFLATED, -15)
    return Packed(data, packer.compress(data) + packer.flush(), zlib.crc32(data))


@dataclass(frozen=True, slots=True)
class _Fields:
    """What the local and the central header both say of an entry."""

    version: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    unpacked: int


class ZipWriter:
    """Writes entries one after another; `close` writes the table of contents."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self._central: list[bytes] = []

    def copy(self, archive: Archive, entry: Entry, name: str = "", before: bytes = b"") -> None:
        """An entry of another archive, its packed bytes untouched, under its own name or another. `before` comes to
        stand before its content: its own CRC-32 is 0, so that the checksum of both together is that of the content."""
        info, spelling = entry.info, name.encode() or entry.spelling
        ahead = _stored(before) if before and info.compress_type == zipfile.ZIP_DEFLATED else before
        year, month, day, hour, minute, second = info.date_time
        fields = _Fields(
            version=min(info.extract_version, 20) or 20,
            flags=info.flag_bits & ~STREAMED,
            method=info.compress_type,
            time=hour << 11 | minute << 5 | second // 2,
            date=(year - 1980) << 9 | month << 5 | day,
            crc=info.CRC,
            packed=len(ahead) + info.compress_size,
            unpacked=len(before) + info.file_size,
        )
        system = info.create_system << 8 | info.create_version
        extras = (_without_zip64(entry.extra), _without_zip64(info.extra))
        self._put(fields, spelling, (ahead, archive.packed(entry)), extras)
        self._list(fields, spelling, extras[1], (system, info.internal_attr, info.external_attr, info.comment))

    def add(self, name: str, part: Packed) -> None:
        """A new part."""
        spelling = name.encode()
        flags = 0 if name.isascii() else 0x800
        fields = _Fields(20, flags, 8, 0, EPOCH, part.crc, len(part.packed), len(part.data))
        self._put(fields, spelling, (part.packed,), (b"", b""))
        self._list(fields, spelling, b"", (20, 0, 0, b""))

    def close(self, comment: bytes = b"") -> None:
        """The table of contents. Raises CannotWrite beyond the zip format's classic limits."""
        start = self._at
        for record in self._central:
            self._write(record)
        count = len(self._central)
        if self._at > LIMIT or count > 0xFFFF:
            raise CannotWrite("The workbook would be larger than 4 GB.", "Split it.")
        self._write(END.pack(b"PK\x05\x06", 0, 0, count, count, self._at - start, start, len(comment)) + comment)

    def _put(
        self, fields: _Fields, name: bytes, packed: Iterable[bytes | memoryview], extras: tuple[bytes, bytes]
    ) -> None:
        if max(self._at, fields.packed, fields.unpacked) > LIMIT:
            raise CannotWrite("The workbook would be larger than 4 GB.", "Split it.")
        self._offset = self._at
        self._write(
            LOCAL.pack(
                b"PK\x03\x04",
                fields.version,
                fields.flags,
                fields.method,
                fields.time,
                fields.date,
                fields.crc,
                fields.packed,
                fields.unpacked,
                len(name),
                len(extras[0]),
            )
        )
        self._write(name + extras[0])
        for piece in packed:
            self._write(piece)

    def _list(self, fields: _Fields, name: bytes, extra: bytes, more: tuple[int, int, int, bytes]) -> None:
        system, internal, external, comment = more
        record = CENTRAL.pack(
            b"PK\x01\x02",
            system,
            fields.version,
            fields.flags,
            fields.method,
            fields.time,
            fields.date,
            fields.crc,
            fields.packed,
            fields.unpacked,
            len(name),
            len(extra),
            len(comment),
            0,
            internal,
            external,
            self._offset,
        )
        self._central.append(record + name + extra + comment)

    def _write(self, data: bytes | memoryview) -> None:
        self._out.write(data)
        self._at += len(data)


def _stored(data: bytes) -> bytes:
    """A block of a deflated stream that holds these bytes as they are, and after which any stream may begin (RFC 1951,
    3.2.4): none points back before its own start."""
    return struct.pack("<BHH", 0, len(data), len(data) ^ 0xFFFF) + data


def _without_zip64(extra: bytes) -> bytes:
    """Extra fields without that of zip64, whose sizes now stand in the header itself."""
    kept = b""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<2H", extra)
        if kind != ZIP64:
            kept += extra[: 4 + size]
        extra = extra[4 + size :]
    return kept
