"""One tab -> its part of the batch: the requests that make a sheet show it. Pure: same state and tab, same requests."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sheetcrm.report import Kind, Tab

from . import charts, style
from .cells import row_data
from .layout import Layout, Placed, chart_rows
from .present import METADATA_KEY, Present

Json = dict[str, Any]


@dataclass(frozen=True)
class Job:
    """One tab on its sheet."""

    tab: Tab
    sheet: Present
    layout: Layout
    hash: str
    ids: Mapping[str, int]


def size(job: Job) -> tuple[int, int]:
    """The grid a tab needs, never smaller than it is."""
    layout = job.layout
    room = len(layout.charts) * charts.ROWS + 4 if layout.charts else 0
    beside = 8 if layout.charts else 0
    return max(job.sheet.rows, len(layout.rows) + 1, room), max(job.sheet.columns, layout.width + beside)


def tab_requests(job: Job, links: Mapping[str, int]) -> Iterator[Json]:
    """Everything that makes one sheet the tab: `links` gives the ids of the user's sheets by title."""
    sheet, whole = job.sheet, {"sheetId": job.sheet.id}
    yield _sheet(job)
    if sheet.merged:
        yield {"unmergeCells": {"range": whole}}
    yield from _forget_rules(job)
    rows = row_data(job.layout.rows, links)
    fields = "userEnteredValue,userEnteredFormat,textFormatRuns,dataValidation"
    yield {"updateCells": {"range": whole, "rows": rows, "fields": fields}}
    yield from _looks(job)
    yield from _widths(job)
    yield from _filter(job)
    yield from _rules(job)
    yield from _charts(job)
    if job.ids["protection"] not in sheet.protected:
        protection = {"protectedRangeId": job.ids["protection"], "range": whole, "warningOnly": True}
        yield {"addProtectedRange": {"protectedRange": protection | {"description": f"sheetcrm: {job.tab.key}"}}}
    yield _mark(job)


def _sheet(job: Job) -> Json:
    """The sheet made, or its grid grown; a title and a place that a user chose are never sent again."""
    rows, columns = size(job)
    grid = {"rowCount": rows, "columnCount": columns, "frozenRowCount": _frozen(job.layout)}
    if job.sheet.key:
        properties = {"sheetId": job.sheet.id, "gridProperties": grid}
        fields = ",".join(f"gridProperties.{name}" for name in grid)
        return {"updateSheetProperties": {"properties": properties, "fields": fields}}
    return {"addSheet": {"properties": {"sheetId": job.sheet.id, "title": job.sheet.title, "gridProperties": grid}}}


def _frozen(layout: Layout) -> int:
    """Rows that stay in sight: down to the headings of a long table near the top."""
    long = next((placed for placed in layout.tables.values() if placed.table.long), None)
    return long.header + 1 if long and long.header < 10 else 2


def _cell(job: Job, span: tuple[int, int, int, int], looks: Json, fields: str) -> Json:
    top, left, bottom, right = span
    area = {
        "sheetId": job.sheet.id,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }
    return {"repeatCell": {"range": area, "cell": {"userEnteredFormat": looks}, "fields": fields}}


def _looks(job: Job) -> Iterator[Json]:
    """Formats by column and by special row, not by cell: a few hundred bytes a table whatever its length."""
    for span, look in job.layout.looks:
        yield _cell(job, span, look, ",".join(f"userEnteredFormat.{name}" for name in look))
    for placed in job.layout.tables.values():
        bottom = placed.last if placed.total is None else placed.last + 1
        for place, column in enumerate(placed.table.columns):
            if column.kind is Kind.MIXED:
                yield from _mixed(job, placed, place)
            elif pattern := style.number_format(column.kind, job.tab):
                span = (placed.first, place, bottom, place + 1)
                yield _cell(job, span, {"numberFormat": pattern}, "userEnteredFormat.numberFormat")


def _mixed(job: Job, placed: Placed, place: int) -> Iterator[Json]:
    for row, values in enumerate(placed.table.rows, placed.first):
        if pattern := style.number_format(style.kind_of(values[place]), job.tab):
            looks = {"numberFormat": pattern, "horizontalAlignment": "RIGHT"}
            yield _cell(
                job, (row, place, row + 1, place + 1), looks, "userEnteredFormat(numberFormat,horizontalAlignment)"
            )


def _widths(job: Job) -> Iterator[Json]:
    """Columns as wide as what they hold: headings may wrap, values may not."""
    for place in range(job.layout.width):
        columns = [
            (one, one.table.columns[place]) for one in job.layout.tables.values() if place < len(one.table.columns)
        ]
        if not columns:
            continue
        widths = [style.WIDTHS.get(column.kind) or _text_width(one, place) for one, column in columns]
        span = {"sheetId": job.sheet.id, "dimension": "COLUMNS", "startIndex": place, "endIndex": place + 1}
        size = {"pixelSize": min(max(widths), 420)}
        yield {"updateDimensionProperties": {"range": span, "properties": size, "fields": "pixelSize"}}


def _text_width(placed: Placed, place: int, sample: int = 200) -> int:
    texts = (str(row[place]) for row in placed.table.rows[:sample] if row[place] is not None)
    return max(70, 24 + 7 * max(map(len, texts), default=0))


def _filter(job: Job) -> Iterator[Json]:
    """A filter over the tab's main table; criteria and order that a user set are kept."""
    main = job.tab.main
    long = next((placed for placed in job.layout.tables.values() if placed.table is main), None)
    if long is None:
        return
    area = {
        "sheetId": job.sheet.id,
        "startRowIndex": long.header,
        "endRowIndex": long.last,
        "startColumnIndex": 0,
        "endColumnIndex": len(long.table.columns),
    }
    kept = {name: value for name, value in (job.sheet.filter or {}).items() if name not in ("range", "tableId")}
    yield {"setBasicFilter": {"filter": kept | {"range": area}}}


RULES = (({"type": "NUMBER_LESS", "values": [{"userEnteredValue": "0"}]}, (Kind.MONEY, Kind.AMOUNT), "#d55e00"),)
"""Conditions with the kinds of column that they watch and the colour of the text."""


def _forget_rules(job: Job) -> Iterator[Json]:
    """Our rules of the last run, from the last to the first, so that places do not shift; a user's own rules stay."""
    ours = [rule for rule, _, _ in RULES]
    for place in reversed(range(len(job.sheet.conditional))):
        if job.sheet.conditional[place].get("booleanRule", {}).get("condition") in ours:
            yield {"deleteConditionalFormatRule": {"sheetId": job.sheet.id, "index": place}}


def _rules(job: Job) -> Iterator[Json]:
    for condition, kinds, color in RULES:
        areas = [
            {
                "sheetId": job.sheet.id,
                "startRowIndex": placed.first,
                "endRowIndex": placed.last,
                "startColumnIndex": place,
                "endColumnIndex": place + 1,
            }
            for placed in job.layout.tables.values()
            for place, column in enumerate(placed.table.columns)
            if column.kind in kinds
        ]
        if areas:
            looks = {"textFormat": {"foregroundColorStyle": style.rgb(color)}}
            rule = {"ranges": areas, "booleanRule": {"condition": condition, "format": looks}}
            yield {"addConditionalFormatRule": {"rule": rule, "index": 0}}


def _charts(job: Job) -> Iterator[Json]:
    rows = chart_rows(job.layout, charts.ROWS)
    for chart, _ in job.layout.charts:
        chart_id = job.ids[f"chart {chart.key}"]
        placed = job.layout.tables.get(chart.table)
        there = chart_id in job.sheet.charts
        if placed is None:
            if there:
                yield {"deleteEmbeddedObject": {"objectId": chart_id}}
            continue
        spec = charts.spec(chart, placed, job.sheet.id)
        if there:
            yield {"updateChartSpec": {"chartId": chart_id, "spec": spec}}
        elif chart_id not in job.sheet.charts_made:
            at = charts.position(job.sheet.id, rows[chart.key], job.layout.width + 1)
            yield {"addChart": {"chart": {"chartId": chart_id, "spec": spec, "position": at}}}


def _mark(job: Job) -> Json:
    drawn = sorted({*job.sheet.charts_made, *(job.ids[f"chart {chart.key}"] for chart, _ in job.layout.charts)})
    mark = {"tab": job.tab.key, "hash": job.hash, "charts": drawn}
    value = json.dumps(mark, separators=(",", ":"))
    if job.sheet.key:
        lookup = {"developerMetadataLookup": {"metadataId": job.sheet.metadata_id}}
        changed = {"dataFilters": [lookup], "developerMetadata": {"metadataValue": value}, "fields": "metadataValue"}
        return {"updateDeveloperMetadata": changed}
    made = {
        "metadataId": job.ids["metadata"],
        "metadataKey": METADATA_KEY,
        "metadataValue": value,
        "location": {"sheetId": job.sheet.id},
        "visibility": "DOCUMENT",
    }
    return {"createDeveloperMetadata": {"developerMetadata": made}}
