"""What python-calamine does not tell of a sheet: error cells, formulas without a value, hidden rows, merges, styles.

One pass over the sheet's XML in pieces, each searched for plain bytes first, so that a sheet of a
million rows costs a second and no memory.
"""

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from typing import IO

from sheetcrm.core.cells import UNCACHED, ErrorCell, column_number

from .cellformats import Telling
from .index import parse_area

FIRST = 1 << 22
"""Bytes of a sheet that are looked at first: enough for the rows of a SAMPLE, however wide they are."""
PIECE = 1 << 18
"""Bytes that are then searched in one go: few enough to stay in the processor's cache."""
SAMPLE = 300
"""Rows looked at to learn the number formats of the columns."""


class Irregular(Exception):
    """Cells without an address, or XML in an unusual writing: openpyxl must read this sheet."""


@dataclass(slots=True)
class Scan:
    """What was found; addresses are (row, column), from 1. `styles` counts cell styles by column."""

    marks: dict[tuple[int, int], ErrorCell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    styles: dict[int, Counter[int]] = field(default_factory=dict)
    unlike: dict[tuple[int, int], int] = field(default_factory=dict)
    """Styles of single cells whose format writes what their column's usual one does not."""
    last_row: int = 0
    last_col: int = 0
    beyond: str = ""
    """How an address begins that no sheet has: a reader would make room for every row before it."""


class Patterns:
    """The searches for a sheet whose elements carry this namespace prefix (mostly none)."""

    def __init__(self, prefix: bytes) -> None:
        self.prefix = prefix
        self.row = b"<" + prefix + b"row"
        self.row_end = b"</" + prefix + b"row>"
        self.cell = b"<" + prefix + b"c "
        self.formula = b"<" + prefix + b"f"
        self.merge = b"<" + prefix + b"mergeCell "

    def _compile(self, pattern: bytes) -> re.Pattern[bytes]:
        return re.compile(pattern.replace(b"@", self.prefix), re.DOTALL)

    @cached_property
    def error(self) -> re.Pattern[bytes]:
        """A cell whose value is an error."""
        return self._compile(rb"""<@c\s([^>]*\bt=["']e["'][^>]*)(?<!/)>(.*?)</@c>""")

    @cached_property
    def value(self) -> re.Pattern[bytes]:
        """The value inside a cell."""
        return self._compile(rb"<@v[^>]*>([^<]+)</@v>")

    @cached_property
    def uncached(self) -> tuple[re.Pattern[bytes], ...]:
        """The end of a formula that is followed by no value, up to the end of its cell; two searches, since each then
        begins with plain bytes, which is many times as fast as one with a choice."""
        no_value = rb"\s*(<@v\s*/>|<@v>\s*</@v>)?\s*</@c>"
        return self._compile(rb"</@f>" + no_value), self._compile(rb"<@f(?:\s[^>]*)?/>" + no_value)

    @cached_property
    def far_row(self) -> re.Pattern[bytes]:
        """A row with a number of eight digits or more."""
        return self._compile(rb"""<@row\s[^>]*\br=["'](\d{8})""")

    @cached_property
    def hidden(self) -> re.Pattern[bytes]:
        """A row that is hidden, by hand or by a filter."""
        return self._compile(rb"""<@row\s[^>]*\bhidden=["'](?:1|true)["'][^>]*>""")

    @cached_property
    def filled(self) -> re.Pattern[bytes]:
        """The attributes of a cell that holds something."""
        return self._compile(rb"<@c\s([^>]*)(?<!/)>")


ROW = re.compile(rb"""\br=["'](\d{1,7})["']""")
ADDRESS = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
STYLE = re.compile(rb"""\bs=["'](\d{1,7})["']""")
TYPED = re.compile(rb"""\bt=["'](?!n["'])""")
LAST_ROW, LAST_COL = 1_048_576, 16_384
TYPE_TEXT = re.compile(rb"""\bt=["']str["']""")
REFERENCE = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*\bref=["']([^"']+)["']""")
WIDE = re.compile(rb"""r=["']([A-Z]{1,3}\d{8}|[A-Z]{2,3}(?=\d))""")
"""Columns beyond Z, and addresses of rows that no sheet has."""
SUSPECT = re.compile(rb"""r=["'].(?:[A-Z]|\d{7})""")
"""Whatever WIDE and a far row may match, and little else: most addresses fail at their second byte."""
ROOT = re.compile(rb"<((?:[\w.-]+:)?)worksheet[\s>]")


def scan(stream: IO[bytes], check: Callable[[bytes], None], formats: Sequence[str] = ()) -> Scan:
    """Scans one sheet's part; `check` sees how it begins and may refuse it. `formats` are the number formats by cell
    style. Raises Irregular and what these raise."""
    found, unlike = Scan(), None
    for place, (piece, patterns) in enumerate(_pieces(stream)):
        if place == 0:
            check(piece)
            _sample(piece, patterns, found)
        _search(piece, patterns, found)
        unlike = unlike or Telling(formats, found.styles, patterns.prefix)
        found.unlike |= unlike.cells(piece)
    return found


def furthest(stream: IO[bytes]) -> tuple[int, int, int]:
    """The last row and the last column that hold anything, formats apart, and how many cells do: slower, for sheets
    that look too large."""
    row = col = cells = 0
    for piece, patterns in _pieces(stream):
        found = [ADDRESS.search(head) for head in patterns.filled.findall(piece)]
        cells += len(found)
        addresses = {match[1]: int(match[2]) for match in found if match}
        row = max(row, *addresses.values(), 0)
        col = max(col, *(column_number(letters.decode()) for letters in addresses), 0)
    return row, col, cells


def _reader(stream: IO[bytes]) -> Callable[[int], bytes]:
    """What reads so many bytes of the part, as UTF-8 whatever it was written in."""
    start = [stream.read(2)]
    if start[0] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        decoder = codecs.getincrementaldecoder("utf-16")("replace")
        return lambda size: decoder.decode((start.pop() if start else b"") + stream.read(size)).encode()
    return lambda size: (start.pop() if start else b"") + stream.read(size)


def _pieces(stream: IO[bytes]) -> Iterator[tuple[bytes, Patterns]]:
    """The part cut between rows, or between cells in a row that is longer than a piece, so that no cell is in two of
    them; before a tag where no rows are left."""
    read, rest, patterns = _reader(stream), b"", None
    while block := read(max(PIECE, len(rest)) if patterns else FIRST):
        rest += block
        if patterns is None:
            root = ROOT.search(rest)
            if root is None:
                raise Irregular
            patterns = Patterns(root[1])
        row, end = rest.rfind(patterns.row), rest.rfind(patterns.row_end)
        cut = max(row, end + len(patterns.row_end) if end >= 0 else 0)
        if cut <= 0:
            cut = rest.rfind(patterns.cell)
        if cut < 0 and row < 0:
            cut = rest.rfind(b"<")
        if cut > 0:
            yield rest[:cut], patterns
            rest = rest[cut:]
    if patterns is not None:
        yield rest, patterns


def _search(piece: bytes, patterns: Patterns, found: Scan) -> None:
    _extent(piece, patterns, found)
    if _holds(piece, b't="e"', b"e") or _holds(piece, b"t='e'", b"'"):
        for match in patterns.error.finditer(piece):
            value = patterns.value.search(match[2])
            found.marks[_address(match[1])] = ErrorCell(value[1].decode(errors="replace") if value else "#VALUE!")
    if _holds(piece, patterns.formula, b"f"):
        _uncached(piece, patterns, found)
    if _holds(piece, b"hidden=", b"h"):
        for match in patterns.hidden.finditer(piece):
            if row := ROW.search(match[0]):
                found.hidden_rows.add(int(row[1]))
    if piece.find(patterns.merge, max(piece.rfind(patterns.row_end), 0)) >= 0:  # merges stand after the rows
        areas = (parse_area(ref.decode(errors="replace")) for ref in REFERENCE.findall(piece))
        found.merges += [area for area in areas if area]


def _holds(piece: bytes, text: bytes, sign: bytes) -> bool:
    """Whether a piece holds a text. One `sign` of it is looked for first: where texts are kept apart from the sheet,
    its XML has few different letters, and a single byte is missed at the speed of memory."""
    return sign in piece and text in piece


def _extent(piece: bytes, patterns: Patterns, found: Scan) -> None:
    """The furthest row and column; columns up to Z are not told apart, which would cost more than it is worth."""
    start = piece.rfind(patterns.row + b" ")
    if start >= 0 and (row := ROW.search(piece, start, piece.find(b">", start))):
        found.last_row = max(found.last_row, int(row[1]))
    if not SUSPECT.search(piece):
        found.last_col = max(26, found.last_col)
        return
    wide = [name.decode() for name in set(WIDE.findall(piece))]
    beyond = [name for name in wide if name[-1].isdigit()] + [row.decode() for row in patterns.far_row.findall(piece)]
    found.beyond = found.beyond or min(beyond, default="")
    found.last_col = max(26, found.last_col, *(column_number(name) for name in wide if name.isalpha()))


def _uncached(piece: bytes, patterns: Patterns, found: Scan) -> None:
    """Formulas without a value. `<v></v>` in a cell of type text is a value: the empty text."""
    for match in chain.from_iterable(pattern.finditer(piece) for pattern in patterns.uncached):
        start = piece.rfind(patterns.cell, 0, match.start())
        if start < 0:
            raise Irregular
        head = piece[start : piece.find(b">", start)]
        if not (match[1] and TYPE_TEXT.search(head)):
            found.marks[_address(head)] = UNCACHED


def _sample(piece: bytes, patterns: Patterns, found: Scan) -> None:
    starts = [match.start() for match in islice(re.finditer(patterns.row + rb"\s", piece), SAMPLE + 1)]
    end = starts[SAMPLE] if len(starts) > SAMPLE else len(piece)
    for match in patterns.filled.finditer(piece, 0, end):
        style, address = STYLE.search(match[1]), ADDRESS.search(match[1])
        if address and (style or not TYPED.search(match[1])):  # a number without a style counts as the plain one
            number = int(style[1]) if style else 0
            found.styles.setdefault(column_number(address[1].decode()), Counter())[number] += 1


def _address(head: bytes) -> tuple[int, int]:
    match = ADDRESS.search(head)
    row, col = (int(match[2]), column_number(match[1].decode())) if match else (0, 0)
    if not (0 < row <= LAST_ROW and col <= LAST_COL):
        raise Irregular
    return row, col
