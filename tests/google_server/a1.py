"""A1 notation, as Google reads and prints it."""

import re
from typing import Any

from .errors import bad
from .state import Sheet, Spreadsheet

Json = Any
CELLS = re.compile(r"\$?([A-Za-z]*)\$?(\d*)(?::\$?([A-Za-z]*)\$?(\d*))?")


def number(letters: str) -> int:
    """A is 0."""
    total = 0
    for letter in letters.upper():
        total = total * 26 + ord(letter) - 64
    return total - 1


def letters(place: int) -> str:
    """0 is A."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text


def parse(book: Spreadsheet, text: str) -> tuple[Sheet, tuple[int, int, int, int]]:
    """A range as (sheet, (top, left, bottom, right)), half open. Raises GoogleError where it names nothing."""
    whole = book.titled(_unquote(text))
    if whole:
        return whole, (0, 0, whole.height, whole.width)
    title, mark, rest = text.rpartition("!")
    sheet = book.titled(_unquote(title)) if mark else book.sheets[0]
    name = next((one for one in book.names if one["name"] == rest), None)
    if sheet and name:
        box = name["range"]
        return sheet, (box["startRowIndex"], box["startColumnIndex"], box["endRowIndex"], box["endColumnIndex"])
    found = CELLS.fullmatch(rest)
    if sheet is None or not rest or found is None:
        raise bad(f"Unable to parse range: {text}")
    return sheet, _box(sheet, found)


def _box(sheet: Sheet, found: re.Match[str]) -> tuple[int, int, int, int]:
    col, row, last_col, last_row = found.groups()
    if last_col is None and last_row is None:
        last_col, last_row = col, row
    rows = sorted((int(row) - 1 if row else 0, int(last_row) - 1 if last_row else sheet.height - 1))
    cols = sorted((number(col) if col else 0, number(last_col) if last_col else sheet.width - 1))
    return rows[0], cols[0], min(rows[1] + 1, sheet.height), min(cols[1] + 1, sheet.width)


def _unquote(title: str) -> str:
    return title[1:-1].replace("''", "'") if len(title) > 1 and title[0] == title[-1] == "'" else title


def name(sheet: Sheet, box: tuple[int, int, int, int]) -> str:
    """How Google prints a range: a single cell without a colon, a title quoted where it could be misread."""
    top, left, bottom, right = box
    first, last = f"{letters(left)}{top + 1}", f"{letters(right - 1)}{bottom}"
    plain = re.fullmatch(r"[A-Za-z_]\w*", sheet.title, re.ASCII) and not re.fullmatch(r"[A-Za-z]{1,3}\d+", sheet.title)
    title = sheet.title if plain else "'" + sheet.title.replace("'", "''") + "'"
    return f"{title}!{first}" if first == last else f"{title}!{first}:{last}"
