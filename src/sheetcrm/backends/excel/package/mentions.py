"""Which of our tabs the user's own formulas, names, charts and pivot tables point at."""

import html
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..refusals import damaged
from . import tables
from .archive import Archive
from .probe import TABLE, Host, Owned
from .workbookpart import BUILT_IN, MARK

CHUNK = 1 << 20
OVERLAP = 1024
FORMULAS = ("worksheet+xml", TABLE, "macrosheet+xml")
POINTERS = (*FORMULAS, "chart+xml", "chartex+xml", "pivotcachedefinition+xml", "slicercache+xml", "connections+xml")
ALONE = rb"(?<![\w .\]])"
"""Before a sheet's name: nothing that would make it the end of a longer one, or a sheet of another workbook."""
Words = tuple[tuple[bytes, ...], re.Pattern[bytes]]
"""For a tab: plain words, one of which every pointer holds (quick to look for), and what a pointer looks like."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Keys of our tabs: those that a formula of the user computes with, and those that anything points at."""

    computed: frozenset[str] = frozenset()
    pointed: frozenset[str] = frozenset()


def escape(text: str) -> str:
    """Text as XML holds it, quotes as they are. (The standard library's own for XML imports all of its HTTP client.)"""
    return html.escape(text, quote=False)


def find(host: Host) -> Mentions:
    """Looks through the user's parts, unpacking each a piece at a time; nothing is looked at where no tab is ours."""
    if not host.owned:
        return Mentions()
    ours = host.hanging_on(host.owned)
    words = {owned.key: _words(host, owned) for owned in host.owned}
    computed, pointed = _in_names(host, words), set[str]()
    for part, kind in host.graph.types.all_of(host.archive.parts).items():
        if part in ours or not kind.lower().endswith(POINTERS):
            continue
        formulas = kind.lower().endswith(FORMULAS)
        found = {key for piece in _pieces(host.archive, part, formulas) for key in _which(piece, words)}
        (computed if formulas else pointed).update(found)
    return Mentions(frozenset(computed), frozenset(computed | pointed))


def _in_names(host: Host, words: Mapping[str, Words]) -> set[str]:
    """Tabs that a name of the user's points at; marks and built-in names are not the user's."""
    texts = [name.text for name in host.workbook.names if name.name != MARK and not name.name.startswith(BUILT_IN)]
    return {key for text in texts for key in _which(escape(text).encode(), words)}


def _which(piece: bytes, words: Mapping[str, Words]) -> Iterator[str]:
    for key, (hints, pattern) in words.items():
        if any(hint in piece for hint in hints) and pattern.search(piece):
            yield key


def _words(host: Host, owned: Owned) -> Words:
    """How XML spells a pointer at a tab: `Name!`, `'Na''me'!`, `sheet="Name"`, `table[`, `"table"`."""
    name = owned.sheet.name
    spellings = sorted({escape(name).replace("'", quote).encode() for quote in ("''", "&apos;&apos;", "&#39;&#39;")})
    attribute = escape(name).replace('"', "&quot;").encode()
    parts = (part for part in host.graph.reach([owned.part]) if host.graph.types.of(part).endswith(TABLE))
    called = [escape(tables.read(host.graph.xml(part))[1]).encode() for part in parts]
    formula = ALONE + b"(?:" + b"|".join(map(re.escape, spellings)) + b")(?:'|&apos;|&#39;)?!"
    pivots = [b'sheet="' + re.escape(attribute) + b'"', *(re.escape(table) + rb'[\["]' for table in called)]
    return (*spellings, attribute, *called), re.compile(b"|".join([formula, *pivots]))


def _pieces(archive: Archive, part: str, formulas: bool) -> Iterator[bytes]:
    """A part unpacked piece by piece, each with the end of the one before; of sheets only pieces with a formula
    (numbers and shared texts have no `f` at all, which is seen quickest). Raises UnreadableBook where it is damaged."""
    entry = archive.parts[part]
    packed, end = archive.packed(entry), b""
    unpacker = zlib.decompressobj(-15)
    for start in range(0, len(packed), CHUNK):
        piece = bytes(packed[start : start + CHUNK])
        while piece:
            if entry.info.compress_type:
                try:
                    plain, piece = unpacker.decompress(piece, CHUNK), unpacker.unconsumed_tail
                except zlib.error:
                    raise damaged(archive.book, f"its part {part} cannot be unpacked") from None
            else:
                plain, piece = piece, b""
            plain = end + plain.replace(b"\0", b"")
            end = plain[-OVERLAP:]
            if not formulas or (b"f" in plain and (b"<f" in plain or b":f" in plain)):
                yield plain
