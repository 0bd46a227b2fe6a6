"""The values collection: what cells hold, typed, rendered, or entered as a user would type."""

import ast
import datetime as dt
import operator
import re
from typing import Any

from . import a1
from .errors import bad
from .state import CellData, Sheet, Spreadsheet

Json = Any
EPOCH = dt.date(1899, 12, 30)
OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def effective(cell: CellData) -> Json:
    """What a cell comes to: itself, or the result of its formula (arithmetic only; anything else is #NAME?)."""
    entered = cell.get("userEnteredValue")
    if entered is None or "formulaValue" not in entered:
        return entered
    if "computed" in cell:
        return cell["computed"]
    try:
        return {"numberValue": _compute(ast.parse(entered["formulaValue"][1:].strip(), mode="eval").body)}
    except (SyntaxError, KeyError, TypeError):
        return {"errorValue": {"type": "NAME", "message": "Unknown function"}}
    except ZeroDivisionError:
        return {"errorValue": {"type": "DIVIDE_BY_ZERO", "message": "Division by zero"}}


def _compute(node: ast.AST) -> float:
    if isinstance(node, ast.BinOp):
        return float(OPERATORS[type(node.op)](_compute(node.left), _compute(node.right)))
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return node.value
    raise TypeError(node)


def entered(value: Json, option: str) -> CellData | None:
    """A value given to the values collection as a cell; USER_ENTERED reads it as if typed (en_US)."""
    if value is None:
        return None
    if isinstance(value, bool):
        return {"userEnteredValue": {"boolValue": value}}
    if isinstance(value, int | float):
        return {"userEnteredValue": {"numberValue": value}}
    if not isinstance(value, str):
        raise bad(f"Invalid values[0][0]: struct_value {value}")
    if option == "USER_ENTERED":
        return _typed(value)
    return {"userEnteredValue": {"stringValue": value}}


def _typed(text: str) -> CellData:
    if text.startswith("="):
        return {"userEnteredValue": {"formulaValue": text}}
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        days = (dt.date.fromisoformat(text) - EPOCH).days
        pattern = {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}
        return {"userEnteredValue": {"numberValue": days}, "userEnteredFormat": pattern}
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", text):
        pattern = {"numberFormat": {"type": "NUMBER", "pattern": "#,##0.00" if "." in text else "#,##0"}}
        return {"userEnteredValue": {"numberValue": float(text.replace(",", ""))}, "userEnteredFormat": pattern}
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return {"userEnteredValue": {"numberValue": float(text) if "." in text else int(text)}}
    return {"userEnteredValue": {"stringValue": text}}


def plain(number: float) -> str:
    """A number without a format, as Google prints it."""
    return str(int(number)) if float(number).is_integer() and abs(number) < 1e15 else repr(float(number))


def formatted(cell: CellData) -> str:
    """The text that a user sees."""
    value = effective(cell)
    if value is None:
        return ""
    if "stringValue" in value:
        return str(value["stringValue"])
    if "boolValue" in value:
        return "TRUE" if value["boolValue"] else "FALSE"
    if "errorValue" in value:
        return {"DIVIDE_BY_ZERO": "#DIV/0!", "N_A": "#N/A"}.get(
            value["errorValue"]["type"], f"#{value['errorValue']['type']}?"
        )
    return _number(value["numberValue"], (cell.get("userEnteredFormat") or {}).get("numberFormat") or {})


def _number(number: float, pattern: Json) -> str:
    kind = pattern.get("type")
    if kind == "DATE":
        return (EPOCH + dt.timedelta(days=int(number))).isoformat()
    if pattern.get("pattern") == "#,##0.00":
        return f"{number:,.2f}"
    if kind == "PERCENT":
        return f"{number * 100:.2f}%"
    return plain(number)


def rendered(cell: CellData, option: str, dates: str) -> Json:
    """A cell's value as the values collection gives it."""
    if option == "FORMULA" and "formulaValue" in (cell.get("userEnteredValue") or {}):
        return cell["userEnteredValue"]["formulaValue"]
    value = effective(cell)
    if option == "FORMATTED_VALUE" or value is None or "errorValue" in value:
        return formatted(cell)
    if "numberValue" in value:
        kind = ((cell.get("userEnteredFormat") or {}).get("numberFormat") or {}).get("type")
        if kind in ("DATE", "DATE_TIME") and dates == "FORMATTED_STRING":
            return formatted(cell)
        return value["numberValue"]
    return next(iter(value.values()))


def get(book: Spreadsheet, text: str, query: dict[str, str]) -> Json:
    """GET values/{range}: trailing blanks trimmed, `values` left out where there are none."""
    sheet, box = a1.parse(book, text)
    option = query.get("valueRenderOption", "FORMATTED_VALUE")
    dates = query.get("dateTimeRenderOption", "SERIAL_NUMBER")
    top, left, bottom, right = box
    table = [
        [rendered(cell, option, dates) if cell else "" for cell in row[left:right]] for row in sheet.rows[top:bottom]
    ]
    major = query.get("majorDimension", "ROWS")
    if major == "COLUMNS":
        width = max(map(len, table), default=0)
        table = [[row[col] if col < len(row) else "" for row in table] for col in range(width)]
    table = [_trim(line, "") for line in table]
    answer: dict[str, Json] = {"range": a1.name(sheet, box), "majorDimension": major}
    if table := _trim(table, []):
        answer["values"] = table
    return answer


def _trim(line: list[Json], blank: Json) -> list[Json]:
    end = len(line)
    while end and line[end - 1] == blank:
        end -= 1
    return line[:end]


def put(book: Spreadsheet, text: str, body: Json, option: str) -> Json:
    """PUT values/{range}: null leaves a cell as it is, an empty text empties it."""
    if option not in ("RAW", "USER_ENTERED"):
        raise bad("'valueInputOption' is required but not specified")
    sheet, (top, left, _, _) = a1.parse(book, text)
    table = body.get("values") or []
    if body.get("majorDimension") == "COLUMNS":
        height = max(map(len, table), default=0)
        table = [[line[row] if row < len(line) else None for line in table] for row in range(height)]
    return _write(book, sheet, (top, left), table, option)


def _write(book: Spreadsheet, sheet: Sheet, at: tuple[int, int], table: list[list[Json]], option: str) -> Json:
    top, left = at
    bottom, right = top + len(table), left + max(map(len, table), default=0)
    grid = sheet.properties["gridProperties"]
    grid["rowCount"], grid["columnCount"] = max(grid["rowCount"], bottom), max(grid["columnCount"], right)
    set_places = [(d, a) for d, line in enumerate(table) for a, value in enumerate(line) if value is not None]
    for down, line in enumerate(table):
        for across, value in enumerate(line):
            if value is None:
                continue
            old = sheet.cell(top + down, left + across) or {}
            new = None if value == "" else entered(value, option)
            kept = {key: old[key] for key in ("userEnteredFormat", "note") if key in old}
            sheet.put(top + down, left + across, {**kept, **(new or {})} or None)
    return {
        "spreadsheetId": book.id,
        "updatedRange": a1.name(sheet, (top, left, bottom, right)),
        "updatedRows": len({down for down, _ in set_places}),
        "updatedColumns": len({across for _, across in set_places}),
        "updatedCells": len(set_places),
    }


def append(book: Spreadsheet, text: str, body: Json, option: str) -> Json:
    """POST values/{range}:append: after the last table that the range touches."""
    sheet, (top, left, bottom, right) = a1.parse(book, text)
    table = body.get("values") or []
    if body.get("majorDimension") == "COLUMNS":
        height = max(map(len, table), default=0)
        table = [[line[row] if row < len(line) else None for line in table] for row in range(height)]
    used = [
        (row, col)
        for row in range(min(bottom, len(sheet.rows)))
        for col, cell in enumerate(sheet.rows[row])
        if cell and cell.get("userEnteredValue") and row >= top and left <= col < right
    ]
    answer: dict[str, Json] = {"spreadsheetId": book.id}
    at = (top, left)
    if used:
        last = max(row for row, _ in used)
        area = _region(sheet, max(col for row, col in used if row == last), last)
        answer["tableRange"] = a1.name(sheet, area)
        at = (area[2], area[1])
    answer["updates"] = _write(book, sheet, at, table, option)
    return answer


def _region(sheet: Sheet, col: int, row: int) -> tuple[int, int, int, int]:
    """The block of used cells around one cell, grown until its border is blank."""

    def used(r: int, c: int) -> bool:
        cell = sheet.cell(r, c) if r >= 0 and c >= 0 else None
        return bool(cell and cell.get("userEnteredValue"))

    top, left, bottom, right = row, col, row + 1, col + 1
    grown = True
    while grown:
        border = {
            "top": any(used(top - 1, c) for c in range(left - 1, right + 1)),
            "left": any(used(r, left - 1) for r in range(top - 1, bottom + 1)),
            "bottom": any(used(bottom, c) for c in range(left - 1, right + 1)),
            "right": any(used(r, right) for r in range(top - 1, bottom + 1)),
        }
        top, left = top - border["top"], left - border["left"]
        bottom, right = bottom + border["bottom"], right + border["right"]
        grown = any(border.values())
    return top, left, bottom, right


def clear(book: Spreadsheet, text: str) -> str:
    """Empties a range's values and keeps its formats; gives the range as printed."""
    sheet, box = a1.parse(book, text)
    top, left, bottom, right = box
    for row in sheet.rows[top:bottom]:
        for col in range(left, min(right, len(row))):
            old = row[col]
            if old:
                row[col] = {key: old[key] for key in ("userEnteredFormat", "note") if key in old} or None
    return a1.name(sheet, box)
