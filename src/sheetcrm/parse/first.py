"""A first, simple reading: headings by exact synonym, typed cells, rows to models."""

import datetime as dt
from decimal import Decimal, InvalidOperation

from sheetcrm.core.book import Book, Columns
from sheetcrm.core.cells import Cell, CellRef, ErrorCell, Grid, Row, Workbook
from sheetcrm.core.errors import NoTable
from sheetcrm.core.models import Activity, ActivityStatus, Category, Opportunity, Outcome, Stage
from sheetcrm.core.options import Options, TableOptions
from sheetcrm.core.problem import Problem, Severity

from .normal import compact, plain, without_unit
from .words import en, it

MONEY = {"value", "awarded", "offer_value", "recurring"}
DATES = {"created", "expected_close", "closed", "offer_date", "start", "date"}


def synonyms(name: str) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for module in (en, it):
        for field, texts in getattr(module, name).items():
            for rank, text in enumerate(texts.split(";")):
                key = compact(text)
                if key not in found or found[key][1] > rank:
                    found[key] = (field, rank)
    return found


def match(cells, known, said: TableOptions) -> dict[str, int]:
    said_by = {plain(t): f for f, ts in said.columns.items() for t in ([ts] if isinstance(ts, str) else ts)}
    best: dict[str, tuple[int, int]] = {}
    for place, cell in enumerate(cells):
        if not isinstance(cell, str):
            continue
        if plain(cell) in said_by:
            best[said_by[plain(cell)]] = (-1, place)
            continue
        hit = known.get(compact(cell)) or known.get(compact(without_unit(cell)))
        if hit and (hit[0] not in best or best[hit[0]][0] > hit[1]):
            best[hit[0]] = (hit[1], place)
    return {field: place for field, (_, place) in best.items()}


def header(grid: Grid, known, said: TableOptions):
    best = (0, 0, {})
    for at, row in enumerate(grid.rows[:40]):
        found = match(row, known, said)
        if said.header_row and grid.top + at == said.header_row:
            return len(found), at, found
        if len(found) > best[0]:
            best = (len(found), at, found)
    return best


def find(workbook, known, said, must):
    best = None
    for grid in workbook.grids.values():
        if said.sheet_names and grid.name not in said.sheet_names:
            continue
        score, at, found = header(grid, known, said)
        if must <= set(found) and score >= 3 and (best is None or score > best[0]):
            best = (score, grid, at, found)
    return best


def value(field: str, cell: Cell):
    if cell is None or isinstance(cell, str) and not cell.strip():
        return None
    if isinstance(cell, ErrorCell):
        raise ValueError
    if field in MONEY or field in {"probability", "term_months"}:
        try:
            number = Decimal(repr(cell)) if isinstance(cell, int | float) else Decimal(str(cell).strip(" €%"))
        except InvalidOperation as error:
            raise ValueError from error
        if field == "probability" and (number > 1 or isinstance(cell, str) and "%" in cell):
            number /= 100
        return int(number) if field == "term_months" else number
    if field in DATES:
        if isinstance(cell, dt.datetime):
            return cell.date()
        if isinstance(cell, dt.date):
            return cell
        return dt.date.fromisoformat(str(cell))
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    if field == "category":
        return {c.value.replace("_", ""): c for c in Category}.get(compact(text))
    return text


def read_rows(grid, at, found, kind, problems):
    for down, row in enumerate(grid.rows[at + 1 :], at + 1):
        number = grid.top + down
        record, bad = {}, False
        for field, place in found.items():
            try:
                record[field] = value(field, row[place])
            except ValueError:
                bad = True
                code = "unreadable-date" if field in DATES else "unreadable-number"
                problems.append(
                    Problem(CellRef(grid.name, number, grid.left + place), code, Severity.ERROR, str(row[place]))
                )
        yield number, record, bad


def word_outcome(text: str | None) -> Outcome | None:
    words = set(plain(text or "").split())
    if words & {"won", "win", "vinta", "vinto", "closedwon", "acquisita", "acquisito"}:
        return Outcome.WON
    if words & {"lost", "loss", "persa", "perso", "closedlost"}:
        return Outcome.LOST
    return None


def stages(workbook, options, used):
    if options.stages:
        return options.stages
    names = list(dict.fromkeys(text for text in used if text))
    return tuple(Stage(name=n, order=i, outcome=word_outcome(n) or Outcome.OPEN) for i, n in enumerate(names, 1))


def read_book(workbook: Workbook, options: Options) -> tuple[Book, tuple[Problem, ...]]:
    problems: list[Problem] = []
    known = synonyms("OPPORTUNITY")
    hit = find(workbook, known, options.opportunities, set())
    if hit is None or not ({"stage", "status", "value", "awarded"} & set(hit[3])):
        raise NoTable(f"{workbook.origin}: no table of opportunities was found.", "Run sheetcrm adopt.")
    _, grid, at, found = hit
    columns = {field: grid.left + place for field, place in found.items()}
    rows, seen, duplicates, rejected, count = [], set(), [], set(), 0
    for number, record, bad in read_rows(grid, at, found, "o", problems):
        if not any(record.get(k) for k in ("id", "client", "title")):
            continue
        record["id"] = record.get("id") or f"row-{number}"
        if bad:
            rejected.add(record["id"])
            count += 1
            continue
        record["status"] = word_outcome(record.pop("status", None))
        outcome = word_outcome(record.get("stage")) or record["status"]
        if outcome is Outcome.WON and "awarded" not in found:
            record["awarded"] = record.get("value")
        if "closed" not in found and outcome:
            record["closed"] = record.get("expected_close")
        row = Row(Opportunity.model_validate(record), CellRef(grid.name, number), columns)
        (duplicates if record["id"] in seen else rows).append(row)
        seen.add(record["id"])
    activities, tables = [], [table(grid, at, columns)]
    others = Workbook(workbook.origin, "", {k: v for k, v in workbook.grids.items() if k != grid.name})
    hit = find(others, synonyms("ACTIVITY"), options.activities, {"opportunity", "date"})
    if hit:
        _, agrid, aat, afound = hit
        acolumns = {field: agrid.left + place for field, place in afound.items()}
        tables.append(table(agrid, aat, acolumns))
        for number, record, bad in read_rows(agrid, aat, afound, "a", problems):
            if bad or not record.get("opportunity"):
                continue
            status = plain(record.get("status") or "")
            record["status"] = {"done": ActivityStatus.DONE, "planned": ActivityStatus.PLANNED}.get(status)
            activities.append(Row(Activity.model_validate(record), CellRef(agrid.name, number), acolumns))
    book = Book(
        workbook.origin,
        options.currency or "EUR",
        options.language or "en",
        tuple(rows),
        tuple(activities),
        stages(workbook, options, (row.record.stage for row in rows)),
        duplicates=tuple(duplicates),
        rejected_ids=frozenset(rejected - seen),
        rejected=count,
        tables=tuple(tables),
    )
    return book, tuple(problems)


def table(grid: Grid, at: int, columns: dict[str, int]) -> Columns:
    row = grid.top + at
    return Columns(CellRef(grid.name, row), {field: CellRef(grid.name, row, col) for field, col in columns.items()})
