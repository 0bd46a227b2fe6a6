"""Builds the ready workbooks, one a language, from the models: `python templates/build.py [FOLDER]`.

What a column holds follows from the model's own field: a Decimal is money, a date a date, a StrEnum a choice.
"""

import datetime as dt
import sys
import typing
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from sheetcrm.core.cells import column_letters, quote_sheet
from sheetcrm.core.models import Activity, Category, Model, Opportunity, Outcome, PlaybookRule, Rate, Stage, Target
from sheetcrm.starter import encoded, headings, list_range, table_name, texts
from sheetcrm.wording import LANGUAGES

MODELS: dict[str, type[Model]] = {
    "opportunities": Opportunity,
    "activities": Activity,
    "stages": Stage,
    "targets": Target,
    "rates": Rate,
    "playbook": PlaybookRule,
}
HOLDS_TO = {
    "owner": "owners",
    "product": "products",
    "stage": "stages",
    "last_stage": "stages",
    "loss_reason": "loss_reasons",
    "type": "activity_types",
    "first": "activity_types",
    "before": "activity_types",
}
"""Fields whose cells offer a list of the sheet Lists."""
SHARES = {"probability"}
WIDTHS = {"client": 26, "title": 30, "project": 32, "notes": 32, "next_step": 26, "id": 12, "stage": 20, "name": 22}
BLUE, TEAL, GREEN, GREY = "1F4E79", "1B6B72", "3B6B35", "595959"
GROUPS = {"offer_date": TEAL, "closed": GREEN, "order_ref": GREY}
"""The phases of a deal's life, told by the colour of its headings from these fields on."""
LAST_ROW = 1_048_576
Plain = str | int | Decimal | None
DEFAULT_STAGES = (
    # key, probability, outcome, category, stale days, offer out
    ("lead", "0.1", Outcome.OPEN, Category.PIPELINE, 21, False),
    ("qualified", "0.25", Outcome.OPEN, Category.PIPELINE, 30, False),
    ("solution", "0.4", Outcome.OPEN, Category.PIPELINE, 30, False),
    ("offer", "0.55", Outcome.OPEN, Category.BEST_CASE, 21, True),
    ("negotiation", "0.75", Outcome.OPEN, Category.COMMIT, 14, True),
    ("won", "1", Outcome.WON, Category.CLOSED, None, True),
    ("lost", "0", Outcome.LOST, Category.OMITTED, None, False),
)


class Kind(StrEnum):
    """What a column of the ready workbook holds."""

    TEXT = "@"
    MONEY = "#,##0.00"
    DATE = "date"
    COUNT = "0"
    SHARE = "0%"
    RATE = "0.0000"
    CHOICE = "General"


def kind(table: str, name: str) -> Kind:
    """What the model says of a field."""
    if table not in MODELS:
        return Kind.CHOICE
    said = MODELS[table].model_fields[name].annotation
    types = set(typing.get_args(said)) or {said}
    if name in SHARES:
        return Kind.SHARE
    if Decimal in types:
        return Kind.RATE if table == "rates" else Kind.MONEY
    if dt.date in types:
        return Kind.DATE
    if bool not in types and int in types:
        return Kind.COUNT
    return Kind.TEXT if types <= {str, type(None)} and name not in HOLDS_TO else Kind.CHOICE


def choices(table: str, name: str, language: str) -> list[str]:
    """The words that a field with a closed set of values may take."""
    if table not in MODELS:
        return []
    said = MODELS[table].model_fields[name].annotation
    words = texts(language).CHOICES
    for option in typing.get_args(said) or (said,):
        if option is bool:
            return [words["yes"], words["no"]]
        if isinstance(option, type) and issubclass(option, StrEnum):
            return [words[member.value] for member in option]
    return []


def number_format(what: Kind, language: str) -> str:
    """The number format of a column."""
    dates = {"en": "yyyy-mm-dd", "it": "dd/mm/yyyy"}
    return dates[language] if what is Kind.DATE else what.value


def starters(table: str, language: str) -> list[list[Plain]]:
    """The rows that a list begins with."""
    say = texts(language)
    if table == "stages":
        return [
            [
                say.STAGES[key],
                order,
                Decimal(probability),
                say.CHOICES[outcome],
                say.CHOICES[category],
                stale,
                say.CHOICES["yes" if offer else "no"],
            ]
            for order, (key, probability, outcome, category, stale, offer) in enumerate(DEFAULT_STAGES, 1)
        ]
    if table == "settings":
        return [[say.SETTINGS["currency"], "EUR"], [say.SETTINGS["fiscal_year_start"], 1]]
    return [[name] for name in say.STARTERS.get(table, ())]


def add_table(sheet: Worksheet, table: str, top: int, left: int, language: str) -> Table:
    """Writes a table's headings, first rows and formats at (top, left); gives the Excel table."""
    fields = headings(table, language)
    rows = starters(table, language) or [[None] * len(fields)]
    colour = BLUE
    for col, (name, heading) in enumerate(fields.items(), left):
        colour = GROUPS.get(name, colour) if table == "opportunities" else BLUE
        head = sheet.cell(top, col, heading)
        head.font = Font(bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor=colour)
        head.alignment = Alignment(vertical="center", wrap_text=True)
        shape = number_format(kind(table, name), language)
        dimension = sheet.column_dimensions[column_letters(col)]
        dimension.width = WIDTHS.get(name, max(13, len(heading) + 4))
        dimension.number_format = shape
        for down, row in enumerate(rows, 1):
            sheet.cell(top + down, col, row[col - left]).number_format = shape
    ref = f"{column_letters(left)}{top}:{column_letters(left + len(fields) - 1)}{top + len(rows)}"
    made = Table(displayName=table_name(table), ref=ref)
    made.tableStyleInfo = TableStyleInfo("TableStyleLight1", showRowStripes=True)
    sheet.add_table(made)
    return made


def rule(table: str, name: str, col: int, language: str, lists: dict[str, str]) -> DataValidation | None:
    """What a column's cells may hold; None where any text will do."""
    what, say = kind(table, name), texts(language)
    if name in HOLDS_TO:
        made, message = DataValidation("list", lists[HOLDS_TO[name]]), "list"
    elif options := choices(table, name, language):
        made, message = DataValidation("list", f'"{",".join(options)}"'), "list"
    elif table == "opportunities" and name == "id":
        letters = column_letters(col)
        made, message = DataValidation("custom", f"COUNTIF(${letters}:${letters},{letters}2)=1"), "unique"
    elif table == "activities" and name == "opportunity":
        ids = f"{quote_sheet(say.SHEETS['opportunities'])}!$A:$A"
        made, message = DataValidation("custom", f"COUNTIF({ids},{column_letters(col)}2)>0"), "known"
    elif what is Kind.DATE:
        made, message = DataValidation("date", "32874", operator="greaterThan"), "date"  # from 1990 on
    elif what is Kind.SHARE:
        made, message = DataValidation("decimal", "0", "1", operator="between"), "share"
    elif what in (Kind.MONEY, Kind.RATE):
        made, message = DataValidation("decimal", "-1000000000000", "1000000000000", operator="between"), "money"
    elif what is Kind.COUNT:
        made, message = DataValidation("whole", "0", operator="greaterThanOrEqual"), "count"
    else:
        return None
    made.allow_blank, made.showErrorMessage, made.error = True, True, say.MESSAGES[message]
    return made


def add_rules(sheet: Worksheet, table: str, top: int, left: int, language: str, lists: dict[str, str]) -> None:
    """Gives every column of a table the rule that its cells hold to."""
    for col, name in enumerate(headings(table, language), left):
        made = rule(table, name, col, language, lists)
        if made is not None:
            letters = column_letters(col)
            made.add(f"{letters}{top + 1}:{letters}{LAST_ROW}")
            sheet.add_data_validation(made)


def set_up(sheet: Worksheet, freeze: str, title_row: int) -> None:
    """Frozen headings, and a printed page that is one sheet wide."""
    sheet.freeze_panes = freeze
    sheet.row_dimensions[title_row].height = 32
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = f"{title_row}:{title_row}"


def add_lists(sheet: Worksheet, language: str) -> dict[str, str]:
    """The lists side by side, a blank column between; gives the cells of each list's names."""
    cells, left, places = {}, 1, []
    for table, title in texts(language).LISTS.items():
        sheet.cell(1, left, title).font = Font(bold=True, size=13, color=BLUE)
        made = add_table(sheet, table, 2, left, language)
        cells[table] = list_range(sheet.title, left, 3, int(made.ref.split(":")[1].strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
        places.append((table, left))
        left += len(headings(table, language)) + 1
    for table, col in places:
        if table in MODELS:
            add_rules(sheet, table, 2, col, language, cells)
    set_up(sheet, "A3", 2)
    return cells


def add_guide(sheet: Worksheet, language: str) -> None:
    """The page that explains the workbook."""
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 110
    row = 1
    for title, lines in texts(language).GUIDE:
        sheet.cell(row, 1, title).font = Font(bold=True, size=16 if row == 1 else 13, color=BLUE)
        for line in lines:
            row += 1
            sheet.cell(row, 1, line).alignment = Alignment(wrap_text=True, vertical="top")
        row += 2


def build(language: str) -> Workbook:
    """The ready workbook of one language."""
    book = Workbook()
    names = texts(language).SHEETS
    del book["Sheet"]
    add_guide(book.create_sheet(names["guide"]), language)
    tables = {key: book.create_sheet(names[key]) for key in ("opportunities", "activities")}
    lists = add_lists(book.create_sheet(names["lists"]), language)
    for key, sheet in tables.items():
        add_table(sheet, key, 1, 1, language)
        add_rules(sheet, key, 1, 1, language, lists)
        set_up(sheet, "C2", 1)
    return book


def main(folder: Path) -> None:
    """Writes every language's workbook into a folder."""
    for language in LANGUAGES:
        target = folder / f"sheetcrm-{language}.xlsx"
        target.write_bytes(encoded(build(language)))
        print(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
