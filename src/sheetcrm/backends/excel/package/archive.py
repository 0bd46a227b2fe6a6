"""The zip layer, reading: entries as they lie in the file, parts unpacked only when asked for."""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from sheetcrm.core.errors import CannotWrite

from ..refusals import DAMAGED, damaged, open_package, read_part
from . import partnames

LOCAL = struct.Struct("<4s5H3I2H")
"""A local file header: signature, version, flags, method, time, date, crc, packed, unpacked, name and extra lengths."""
BEGINNING = 1 << 16
"""Bytes in which what stands before a sheet's rows mostly fits."""
TAG = 1024
"""Bytes that a tag takes at most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the zip file. `spelling` is its name as it is stored, `start` where its packed bytes begin."""

    info: zipfile.ZipInfo
    name: str
    spelling: bytes
    start: int
    extra: bytes

    @property
    def is_part(self) -> bool:
        """Whether it is a part of the package: not a folder, not what macOS leaves beside."""
        return not self.name.endswith("/") and not self.name.lower().startswith("__macosx/")


class Archive:
    """A package in memory. `parts` are its entries by key. Raises UnreadableBook or CannotWrite for broken ones."""

    def __init__(self, data: bytes, book: str, limit_mb: int) -> None:
        self.data = memoryview(data)
        self.book = book
        self._zip = open_package(data, book, limit_mb)
        self.comment = self._zip.comment
        self.entries = tuple(self._entry(info) for info in self._zip.infolist())
        self._refuse_overlaps()

    @cached_property
    def parts(self) -> Mapping[str, Entry]:
        """The parts by key. Raises CannotWrite where two names differ by nothing but case."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            if not entry.is_part:
                continue
            if entry.name.lower() in found:
                raise CannotWrite(f"{self.book} holds two parts called {entry.name}.", DAMAGED)
            found[entry.name.lower()] = entry
        return found

    def read(self, key: str) -> bytes:
        """A part unpacked, checked against its checksum and its declared size."""
        return read_part(self._zip, self.parts[key].info, self.book)

    def beginning(self, key: str, mark: bytes) -> bytes:
        """A part up to some way behind the first `mark`, or all of it: what stands before the rows of a long sheet."""
        with suppress(zlib.error):
            found = self._begun(self.parts[key])
            if mark in found[:-TAG]:
                return found
        return self.read(key)

    def _begun(self, entry: Entry) -> bytes:
        packed = bytes(self.packed(entry)[:BEGINNING])
        return zlib.decompressobj(-15).decompress(packed, BEGINNING) if entry.info.compress_type else packed

    def packed(self, entry: Entry) -> memoryview:
        """The packed bytes of an entry, as they lie in the file."""
        return self.data[entry.start : entry.start + entry.info.compress_size]

    def digest(self, entry: Entry) -> bytes:
        """The digest of the packed bytes."""
        return hashlib.sha256(self.packed(entry)).digest()

    def _entry(self, info: zipfile.ZipInfo) -> Entry:
        at = info.header_offset
        header = self.data[at : at + LOCAL.size]
        if len(header) < LOCAL.size:
            raise damaged(self.book, "it is cut off")
        signature, *_, name_size, extra_size = LOCAL.unpack(header)
        name_at = at + LOCAL.size
        name = bytes(self.data[name_at : name_at + name_size])
        start = name_at + name_size + extra_size
        central = info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437")
        if signature != b"PK\x03\x04" or name != central or start + info.compress_size > len(self.data):
            raise damaged(self.book, "its table of contents does not fit its contents")
        extra = bytes(self.data[name_at + name_size : start])
        return Entry(info, partnames.clean(info.orig_filename), name, start, extra)

    def _refuse_overlaps(self) -> None:
        end = 0
        for entry in sorted(self.entries, key=lambda entry: entry.info.header_offset):
            if entry.info.header_offset < end:
                raise damaged(self.book, "its entries overlap")
            end = entry.start + entry.info.compress_size
