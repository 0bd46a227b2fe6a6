"""Charts as Excel draws them, over the cells of their table."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sheetcrm.report import Chart, ChartKind, Kind, Series

from . import palette
from .layout import CHART_HEIGHT, PlacedChart, PlacedTable, shown

COMPACT = '[>=1000000]#,##0.0#,,"M";[>=1000]#,##0,"k";#,##0'
"""Amounts on an axis: 1.5M, 250k."""
AXIS: dict[Kind, str] = {Kind.MONEY: COMPACT, Kind.AMOUNT: COMPACT, Kind.SHARE: "0%", Kind.COUNT: "#,##0"}
TYPES: dict[ChartKind, dict[str, str]] = {
    ChartKind.COLUMN: {"type": "column"},
    ChartKind.STACKED: {"type": "column", "subtype": "stacked"},
    ChartKind.BAR: {"type": "bar"},
    ChartKind.LINE: {"type": "line"},
    ChartKind.PARETO: {"type": "column"},
}
SMALL = {"name": "Calibri", "size": 9, "color": palette.INK}


def draw(book: Any, placed: PlacedChart, table: PlacedTable, sheet: str) -> Any:
    """The XlsxWriter chart of a placed chart, ready to be inserted into its sheet."""
    chart = placed.chart
    drawn = book.add_chart(TYPES[chart.kind])
    data = _Data(chart, table, sheet)
    over = [place for place, series in enumerate(chart.series) if _is_line(chart, place, series)]
    for place, series in enumerate(chart.series):
        if place not in over:
            drawn.add_series(data.series(series, place))
    if over:
        lines = book.add_chart({"type": "line"})
        for place in over:
            lines.add_series(data.series(chart.series[place], place, line=True))
        if chart.kind is ChartKind.PARETO:
            lines.set_y2_axis(_axis(chart.series[over[0]].label, "0%") | {"min": 0, "max": 1})
        drawn.combine(lines)
    _dress(drawn, chart, placed.width, AXIS.get(data.kind, "General"))
    return drawn


def _is_line(chart: Chart, place: int, series: Series) -> bool:
    """Whether a series is drawn as a line over the others."""
    return chart.kind is not ChartKind.LINE and (series.line or (chart.kind is ChartKind.PARETO and place > 0))


class _Data:
    """What the series of a chart refer to, with the values themselves beside, for programs that do not compute."""

    def __init__(self, chart: Chart, placed: PlacedTable, sheet: str) -> None:
        self.chart, self.sheet, self.table = chart, sheet, placed.table
        self.rows = shown(chart, placed.table)
        self.first = placed.first - 1 + chart.first_row
        self.last = self.first + len(self.rows) - 1

    @property
    def kind(self) -> Kind:
        """The kind of the first series, which the axis follows."""
        return self.table.columns[self.table.column(self.chart.series[0].column)].kind

    def series(self, series: Series, place: int, line: bool = False) -> dict[str, object]:
        """One series as XlsxWriter takes it."""
        values, names = self._numbers(series.column), self._names()
        colour = palette.OF_COLUMN.get(series.column, palette.SERIES[place % len(palette.SERIES)])
        found: dict[str, object] = {
            "name": series.label,
            "categories": self._range(self.chart.categories),
            "values": self._range(series.column),
            "categories_data": names,
            "values_data": values,
        }
        if line or self.chart.kind is ChartKind.LINE:
            found["line"] = {"color": colour, "width": 2.25}
            found["marker"] = {"type": "circle", "size": 5, "fill": {"color": colour}, "border": {"color": colour}}
        else:
            found |= {"fill": {"color": colour}, "border": {"none": True}, "gap": 60}
        if self.chart.kind is ChartKind.PARETO and place > 0:
            found["y2_axis"] = True
        if series.low and series.high:
            found["y_error_bars"] = self._bars(series, values)
        return found

    def _bars(self, series: Series, values: Sequence[float | None]) -> dict[str, object]:
        """An interval, as lengths up and down from the value."""
        lows, highs = self._numbers(series.low), self._numbers(series.high)
        reach = list(zip(values, lows, highs, strict=True))
        return {
            "type": "custom",
            "plus_values": [_above(value, high) for value, _, high in reach],
            "minus_values": [_above(low, value) for value, low, _ in reach],
            "line": {"color": palette.INK, "width": 1.25},
        }

    def _range(self, column: str) -> list[object]:
        place = self.table.column(column)
        return [self.sheet, self.first, place, self.last, place]

    def _numbers(self, column: str) -> list[float | None]:
        place = self.table.column(column)
        values = (row[place] for row in self.rows)
        return [float(value) if isinstance(value, int | float | Decimal) else None for value in values]

    def _names(self) -> list[str]:
        """The categories as text; XlsxWriter would take years for numbers but for the blank."""
        place = self.table.column(self.chart.categories)
        return [f"{'' if row[place] is None else row[place]} " for row in self.rows]


def _above(low: float | None, high: float | None) -> float:
    return max(high - low, 0.0) if low is not None and high is not None else 0.0


def _dress(drawn: Any, chart: Chart, width: int, axis: str) -> None:
    title = {"name": "Calibri", "size": 12, "bold": True, "color": palette.HEADER}
    drawn.set_title({"name": chart.title, "name_font": title, "overlay": False})
    names = _axis(chart.x_title, "General", grid=False) | {"label_position": "low"}
    values = _axis(chart.y_title, axis)
    if chart.kind is ChartKind.BAR:  # lies on its side: names upwards, read from the top; numbers below
        drawn.set_y_axis(names | {"reverse": True})
        drawn.set_x_axis(values | {"label_position": "high"})
    else:
        drawn.set_x_axis(names)
        drawn.set_y_axis(values)
    drawn.set_legend({"position": "bottom", "font": SMALL} if len(chart.series) > 1 else {"none": True})
    drawn.set_size({"width": width, "height": CHART_HEIGHT})
    drawn.set_chartarea({"border": {"color": palette.LINE}})
    drawn.show_blanks_as("gap")


def _axis(title: str, number_format: str, grid: bool = True) -> dict[str, object]:
    found: dict[str, object] = {
        "num_font": SMALL,
        "num_format": number_format,
        "line": {"color": palette.LINE},
        "major_gridlines": {"visible": grid, "line": {"color": palette.LINE, "width": 0.75}},
        "major_tick_mark": "none",
    }
    if title:
        found |= {"name": title, "name_font": SMALL | {"bold": False}}
    return found
