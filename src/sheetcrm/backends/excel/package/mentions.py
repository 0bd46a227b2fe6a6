"""Which of our tabs the user's own formulas, names, charts and pivot tables point at."""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from . import tables
from .archive import Archive
from .probe import TABLE, Host, Owned
from .workbookpart import BUILT_IN, MARK

CHUNK = 1 << 20
OVERLAP = 1024
FORMULAS = ("worksheet+xml", "chartsheet+xml", TABLE, "macrosheet+xml")
POINTERS = (*FORMULAS, "chart+xml", "chartex+xml", "pivotCacheDefinition+xml", "slicerCache+xml", "connections+xml")


@dataclass(frozen=True, slots=True)
class Mentions:
    """Keys of our tabs: those that a formula of the user computes with, and those that anything points at."""

    computed: frozenset[str] = frozenset()
    pointed: frozenset[str] = frozenset()


def find(host: Host) -> Mentions:
    """Looks through the user's parts, unpacking each a piece at a time; nothing is looked at where no tab is ours."""
    if not host.owned:
        return Mentions()
    ours = host.hanging_on(host.owned)
    words = {owned.key: _words(host, owned) for owned in host.owned}
    pattern = re.compile(b"|".join(words.values()))
    computed, pointed = _in_names(host, words), set[str]()
    for part, kind in host.graph.types.all_of(host.archive.parts).items():
        if part in ours or not kind.lower().endswith(tuple(map(str.lower, POINTERS))):
            continue
        found = {key for piece in _pieces(host.archive, part) for key in _which(piece, pattern, words)}
        (computed if kind.lower().endswith(tuple(map(str.lower, FORMULAS))) else pointed).update(found)
    return Mentions(frozenset(computed), frozenset(computed | pointed))


def _in_names(host: Host, words: Mapping[str, bytes]) -> set[str]:
    """Tabs that a name of the user's points at; marks and built-in names are not the user's."""
    texts = [name.text for name in host.workbook.names if name.name != MARK and not name.name.startswith(BUILT_IN)]
    return {key for key, word in words.items() for text in texts if re.search(word, escape(text).encode())}


def _which(piece: bytes, pattern: re.Pattern[bytes], words: Mapping[str, bytes]) -> Iterator[str]:
    for match in pattern.finditer(piece):
        yield from (key for key, word in words.items() if re.fullmatch(word, match.group()))


def _words(host: Host, owned: Owned) -> bytes:
    """How XML spells a pointer at a tab: `Name!`, `'Na''me'!`, `sheet="Name"`, `table[`, `"table"`."""
    name = escape(owned.sheet.name, {'"': "&quot;"})
    spellings = {escape(owned.sheet.name).replace("'", quote) for quote in ("''", "&apos;&apos;", "&#39;&#39;")}
    formula = b"(?:" + b"|".join(re.escape(word.encode()) for word in sorted(spellings)) + b")(?:'|&apos;|&#39;)?!"
    words = [formula, b'sheet="' + re.escape(name.encode()) + b'"']
    parts = (part for part in host.graph.reach([owned.part]) if host.graph.types.of(part).endswith(TABLE))
    for part in parts:
        table = tables.read(host.graph.xml(part))[1]
        words.append(re.escape(escape(table).encode()) + b"\\[" + b'|"' + re.escape(escape(table).encode()) + b'"')
    return b"(?:" + b"|".join(words) + b")"


def _pieces(archive: Archive, part: str) -> Iterator[bytes]:
    """A part unpacked piece by piece, each with the end of the one before; pieces without a formula are left out."""
    entry = archive.parts[part]
    packed, end = archive.packed(entry), b""
    unpacker = zlib.decompressobj(-15)
    for start in range(0, len(packed), CHUNK):
        piece = bytes(packed[start : start + CHUNK])
        while piece:
            if entry.info.compress_type:
                plain, piece = unpacker.decompress(piece, CHUNK), unpacker.unconsumed_tail
            else:
                plain, piece = piece, b""
            plain = end + plain.replace(b"\0", b"")
            end = plain[-OVERLAP:]
            yield plain
