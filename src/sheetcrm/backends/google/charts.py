"""report.Chart as Google's native charts: every series is a range of the tab's own table."""

from typing import Any

from sheetcrm.report import Chart, ChartKind, Series

from .layout import Placed
from .style import PALETTE, rgb

Json = dict[str, Any]
KINDS = {
    ChartKind.COLUMN: "COLUMN",
    ChartKind.STACKED: "COLUMN",
    ChartKind.BAR: "BAR",
    ChartKind.LINE: "LINE",
    ChartKind.PARETO: "COMBO",
}
WIDTH, HEIGHT = 620, 320
ROWS = 17
"""Rows of 21 pixels that a chart covers, with a margin."""


def spec(chart: Chart, placed: Placed, sheet_id: int) -> Json:
    """The chart's specification: titles, axes, one domain, its series in their colours."""
    first = placed.first + chart.first_row
    last = min(placed.last, first + chart.max_rows)
    headings = 0 if chart.first_row else 1

    def data(column: str) -> Json:
        place = placed.table.column(column)
        area = {
            "sheetId": sheet_id,
            "startRowIndex": first - headings,
            "endRowIndex": last,
            "startColumnIndex": place,
            "endColumnIndex": place + 1,
        }
        return {"sourceRange": {"sources": [area]}}

    kind = "COMBO" if any(one.line for one in chart.series) else KINDS[chart.kind]
    side = "BOTTOM_AXIS" if kind == "BAR" else "LEFT_AXIS"
    axes = [("BOTTOM_AXIS", chart.x_title), ("LEFT_AXIS", chart.y_title)]
    if kind == "BAR":
        axes = [("BOTTOM_AXIS", chart.y_title), ("LEFT_AXIS", chart.x_title)]
    basic: Json = {
        "chartType": kind,
        "legendPosition": "BOTTOM_LEGEND" if len(chart.series) > 1 else "NO_LEGEND",
        "headerCount": headings,
        "axis": [{"position": position, "title": title} for position, title in axes if title],
        "domains": [{"domain": data(chart.categories)}],
        "series": [
            {"series": data(column), **look, "targetAxis": "RIGHT_AXIS" if right else side}
            for column, look, right in _series(chart, kind)
        ],
    }
    if chart.kind is ChartKind.STACKED:
        basic["stackedType"] = "STACKED"
    return {"title": chart.title, "altText": chart.title, "basicChart": basic}


def _series(chart: Chart, kind: str) -> list[tuple[str, Json, bool]]:
    """Column, look and whether it has the right axis, for each series; bounds become thin dashed lines."""
    lines: list[tuple[str, Json, bool]] = []
    for place, one in enumerate(chart.series):
        line = one.line or chart.kind is ChartKind.LINE or (chart.kind is ChartKind.PARETO and place > 0)
        look = _look(one, kind, line, PALETTE[place % len(PALETTE)])
        lines.append((one.column, look, chart.kind is ChartKind.PARETO and place > 0))
        if kind in ("COMBO", "LINE"):
            dashed = look | {"type": "LINE"} if kind == "COMBO" else dict(look)
            dashed["lineStyle"] = {"type": "MEDIUM_DASHED", "width": 1}
            lines += [(bound, dashed, False) for bound in (one.low, one.high) if bound]
    return lines


def _look(one: Series, kind: str, line: bool, color: str) -> Json:
    look: Json = {"colorStyle": rgb(color)}
    if kind == "COMBO":
        look["type"] = "LINE" if line else "COLUMN"
    return look


def position(sheet_id: int, row: int, column: int) -> Json:
    """Where a new chart is put; afterwards its place is the user's."""
    anchor = {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column}
    return {"overlayPosition": {"anchorCell": anchor, "widthPixels": WIDTH, "heightPixels": HEIGHT}}
