"""A small renderer that stands in for the real one, hosts to graft into, and what each test does with them."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import xlsxwriter
from lxml import etree
from python_calamine import CalamineWorkbook

from sheetcrm.backends.excel.package import foreign, xml
from sheetcrm.backends.excel.package.archive import Archive
from sheetcrm.backends.excel.package.made import Made
from sheetcrm.backends.excel.package.probe import Host, probe
from sheetcrm.backends.excel.package.steps import Book, Ready, prepare

WRITTEN = dt.datetime(2026, 11, 24, 12, 0)
TITLES = {"forecast": "Forecast", "win_loss": "Win-Loss"}
LIMIT = 64
NASTY = '=1+1 <c r="A1" s="9" t="s"> & "quotes" \u20ac \U0001f600'


def render(names: Mapping[str, str], date1904: bool, written: dt.datetime = WRITTEN) -> bytes:
    """A donor with a bit of all that tabs hold: texts, dates, formats, a table, a chart, rules, links, a filter."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "date_1904": date1904})
    book.set_properties({"created": dt.datetime(2020, 1, 1)})
    bold = book.add_format({"bold": True, "num_format": "#,##0.00"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    head = book.add_format({"bold": True, "font_size": 16, "bg_color": "#EEDDCC", "border": 1})
    for key, name in names.items():
        sheet, quoted = book.add_worksheet(name), "'" + name.replace("'", "''") + "'"
        sheet.write_string(0, 0, f"{key}, written {written}", head)
        sheet.write_string(1, 0, NASTY)
        sheet.write_number(1, 1, 3.5, bold)
        sheet.write_datetime(2, 1, dt.datetime(2026, 1, 2), day)
        rows = [["north", 1, 2], ["south", 2, 3], ["west", 3, 4]]
        columns = [{"header": "Area"}, {"header": "Value", "format": bold}, {"header": "Count"}]
        sheet.add_table("A5:C8", {"name": f"t_{key}", "columns": columns, "data": rows})
        sheet.repeat_rows(4)
        sheet.set_column(1, 1, 20, bold)
        sheet.set_tab_color("#336699")
        sheet.conditional_format("B6:B8", {"type": "cell", "criteria": ">", "value": 2, "format": head})
        chart = book.add_chart({"type": "column", "name": f"{foreign.CHART}1"})
        chart.add_series({"categories": f"={quoted}!$A$6:$A$8", "values": f"={quoted}!$B$6:$B$8"})
        sheet.insert_chart("E5", chart)
        sheet.write_url("A3", f"internal:{quoted}!A1")
        sheet.autofilter("A12:C14")
    book.close()
    return out.getvalue()


def read(package: bytes) -> list[list[list[object]]]:
    """Every sheet's rows, as a reader finds them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(package))
    return [[list(row) for row in book.get_sheet_by_name(name).iter_rows()] for name in book.sheet_names]


def whole(package: bytes) -> Made:
    """A donor that bears its own style numbers, and is meant to read as it does."""
    cells = [sum(map(len, rows)) for rows in read(package)]
    return Made(package, cells, lambda place: read(package)[place])


def made(names: Mapping[str, str], date1904: bool, places: object = None, written: dt.datetime = WRITTEN) -> Made:
    """The donor, as the steps take it."""
    return whole(render(names, date1904, written))


def host(say: Callable[[xlsxwriter.Workbook], None] | None = None, **options: object) -> bytes:
    """A team's workbook: deals with formulas, a table, a chart, a comment, a name, a rule; `say` adds to it."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **options})
    book.set_properties({"created": dt.datetime(2020, 1, 1)})
    deals, notes = book.add_worksheet("Deals"), book.add_worksheet("Notes")
    wide = book.add_format({"italic": True, "num_format": "0.000"})
    for row in range(5):
        deals.write_row(row, 0, [f"D-{row}", row * 100, row / 10])
        deals.write_formula(row, 3, f"=B{row + 1}*C{row + 1}", wide, row * 10 * row)
    deals.write_comment("A1", "ours to keep")
    notes.add_table("A1:B3", {"name": "stages", "columns": [{"header": "Stage"}, {"header": "P"}]})
    notes.conditional_format("B2:B3", {"type": "cell", "criteria": ">", "value": 0, "format": wide})
    notes.data_validation("D1", {"validate": "list", "source": "=Deals!$A$1:$A$5"})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Deals!$B$1:$B$5"})
    notes.insert_chart("F1", chart)
    book.define_name("Total", "=SUM(Deals!$B$1:$B$5)")
    book.define_name("Notes!Local", "=Notes!$A$1")
    if say:
        say(book)
    book.close()
    return out.getvalue()


def ready(data: bytes, titles: Mapping[str, str] = TITLES, make: Callable[..., Made] = made) -> Ready:
    """A host with the tabs, as the steps before writing leave it."""
    return prepare(Book(data, "book.xlsx", LIMIT), titles, make)


def grafted(data: bytes, titles: Mapping[str, str] = TITLES, make: Callable[..., Made] = made) -> bytes:
    """A host with the tabs, written and verified."""
    prepared, out = ready(data, titles, make), io.BytesIO()
    prepared.write(out)
    prepared.check(out.getvalue())
    return out.getvalue()


def look(data: bytes) -> Host:
    """What probing finds."""
    return probe(data, "book.xlsx", LIMIT)


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package, unpacked, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {entry: package.read(entry) for entry in package.namelist()}


def packed(data: bytes) -> dict[str, bytes]:
    """Digests of the packed bytes of every entry."""
    archive = Archive(data, "book.xlsx", LIMIT)
    return {entry.name: archive.digest(entry) for entry in archive.entries}


def package(entries: Mapping[str, bytes]) -> bytes:
    """A zip file of these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return out.getvalue()


def changed(data: bytes, edits: Mapping[str, Callable[[bytes], bytes] | bytes | None]) -> bytes:
    """A package with some parts edited, exchanged, added, or (None) left out."""
    entries: dict[str, bytes] = parts(data)
    for name, edit in edits.items():
        if edit is None:
            del entries[name]
        else:
            entries[name] = edit(entries[name]) if callable(edit) else edit
    return package(entries)


def swap(old: str, new: str) -> Callable[[bytes], bytes]:
    """An edit that exchanges one text, which must be there."""

    def edit(content: bytes) -> bytes:
        assert old.encode() in content, (old, content[:2000])
        return content.replace(old.encode(), new.encode())

    return edit


def prefixed(content: bytes) -> bytes:
    """The same XML with its main namespace behind a prefix."""
    root = etree.fromstring(content)
    names = {"x" if prefix is None else prefix: uri for prefix, uri in root.nsmap.items()}
    return xml.serialise(xml.translated(root, {}, names))


def strict(data: bytes) -> bytes:
    """The same workbook in strict OOXML."""
    entries = parts(data)
    for name, content in entries.items():
        if name.endswith((".xml", ".rels")) and not name.startswith(("[", "docProps")):
            for old, new in xml.STRICT.items():
                content = content.replace(old.encode(), new.encode())
            entries[name] = content
    return package(entries)


def saved(path: Path, data: bytes) -> Path:
    """A file with these bytes."""
    path.write_bytes(data)
    return path
