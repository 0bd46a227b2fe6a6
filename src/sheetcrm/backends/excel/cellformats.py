"""The cells whose number format writes another currency or unit than their column's usual one does.

Most workbooks have no such formats at all, and then nothing is searched.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from sheetcrm.core.cells import column_letters, column_number
from sheetcrm.core.number_formats import divides, shown_text

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


class Telling:
    """Which cell styles of a workbook write something beside a number, and the cells of one sheet that carry them."""

    def __init__(self, formats: Sequence[str], usual: Mapping[int, Counter[int]], prefix: bytes) -> None:
        self._formats = formats
        self._usual = usual
        self._prefix = prefix

    @cached_property
    def _any(self) -> re.Pattern[bytes]:
        """Any such style, wherever it stands: a search that begins with plain bytes, many times as fast. Our own tabs'
        formats are of them, and no sheet of the team's has these."""
        return re.compile(rb"""s=["'](?:""" + "|".join(map(str, telling(self._formats))).encode() + rb""")["']""")

    @cached_property
    def _searches(self) -> tuple[re.Pattern[bytes], ...]:
        """One search a text and divisor, in all columns but those whose usual format has the same."""
        groups: dict[tuple[str, int], list[int]] = {}
        for style, text in telling(self._formats).items():
            groups.setdefault((text, divides(self._formats[style])), []).append(style)
        same: dict[tuple[str, int], list[bytes]] = {}
        for col, styles in self._usual.items():
            most = styles.most_common(1)[0][0]
            pattern = self._formats[most] if most < len(self._formats) else ""
            same.setdefault((shown_text(pattern), divides(pattern)), []).append(column_letters(col).encode())
        return tuple(_search(self._prefix, styles, same.get(group, ())) for group, styles in groups.items())

    def cells(self, piece: bytes) -> dict[tuple[int, int], int]:
        """The style of every such cell in a piece of the sheet's part."""
        if not self._searches or not self._any.search(piece):
            return {}
        return {
            (int(row), column_number(letters.decode())): int(style)
            for search in self._searches
            for letters, row, style in search.findall(piece)
        }


def telling(formats: Sequence[str]) -> dict[int, str]:
    """What each cell style writes beside a number, for those that write anything."""
    return {style: text for style in range(len(formats)) if (text := _text(formats, style))}


def _text(formats: Sequence[str], style: int) -> str:
    pattern = formats[style] if style < len(formats) else ""
    if not any(sign in _LITERAL.sub("", pattern) for sign in "0#"):
        return ""  # a date's format, or a text's
    return shown_text(pattern)


def _search(prefix: bytes, styles: Sequence[int], but: Sequence[bytes]) -> re.Pattern[bytes]:
    others = rb"(?!(?:" + b"|".join(but) + rb")\d)" if but else b""
    numbers = "|".join(map(str, styles)).encode()
    return re.compile(
        b"<" + prefix + rb"""c\s(?=[^>]*\br=["']""" + others + rb"""([A-Z]{1,3})(\d{1,7})["'])"""
        rb"""(?=[^>]*\bs=["'](""" + numbers + rb""")["'])[^>]*(?<!/)>"""
    )
