"""Charts as Excel draws them, over the cells of their table."""

from decimal import Decimal
from typing import Any

from sheetcrm.report import Chart, ChartKind, Kind, Series

from . import palette
from .layout import CHART_HEIGHT, shown
from .placed import PlacedChart, PlacedTable

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


def draw(book: Any, placed: PlacedChart, table: PlacedTable, sheet: str, name: str) -> Any:
    """The XlsxWriter chart of a placed chart, ready to be inserted into its sheet, where it bears this name."""
    chart = placed.chart
    drawn = book.add_chart(TYPES[chart.kind] | {"name": name})
    data = _Data(chart, table, sheet)
    over: list[dict[str, object]] = []
    for place, series in enumerate(chart.series):
        line = _is_line(chart, place, series)
        (over.append if line else drawn.add_series)(data.series(series, place, line))
    ends = [column for series in chart.series for column in (series.low, series.high) if column]
    bounds = [data.bound(column) for column in ends if data.has(column)]
    if chart.kind is ChartKind.LINE:
        for bound in bounds:
            drawn.add_series(bound)
    elif chart.kind is not ChartKind.BAR and over + bounds:
        drawn.combine(_lines(book, chart, over + bounds))
    _dress(drawn, placed, AXIS.get(data.kind, "General"), legend=len(chart.series) + len(bounds) > 1)
    return drawn


def _lines(book: Any, chart: Chart, series: list[dict[str, object]]) -> Any:
    """The series that run as lines over the columns."""
    lines = book.add_chart({"type": "line"})
    for line in series:
        lines.add_series(line)
    if chart.kind is ChartKind.PARETO:
        lines.set_y2_axis(_axis(chart.series[-1].label, "0%", grid=False) | {"min": 0, "max": 1})
    return lines


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

    def series(self, series: Series, place: int, line: bool) -> dict[str, object]:
        """One series as XlsxWriter takes it."""
        colour = palette.OF_COLUMN.get(series.column, palette.SERIES[place % len(palette.SERIES)])
        found = self._references(series.column, series.label)
        if line or self.chart.kind is ChartKind.LINE:
            found["line"] = {"color": colour, "width": 2.25}
            found["marker"] = {"type": "circle", "size": 5, "fill": {"color": colour}, "border": {"color": colour}}
        else:
            found |= {"fill": {"color": colour}, "border": {"none": True}, "gap": 60}
        if self.chart.kind is ChartKind.PARETO and place > 0:
            found["y2_axis"] = True
        if series.low and series.high and self.has(series.low) and self.has(series.high):
            found["y_error_bars"] = self._bars(series)
        return found

    def has(self, column: str) -> bool:
        """Whether a column has numbers in the rows shown."""
        return any(number is not None for number in self._numbers(column))

    def bound(self, column: str) -> dict[str, object]:
        """An end of an interval as a dash: a reference to its cells, where an error bar is only a number."""
        label = self.table.columns[self.table.column(column)].label
        dash = {"type": "long_dash", "size": 9, "fill": {"color": palette.INK}, "border": {"color": palette.INK}}
        return self._references(column, label) | {"line": {"none": True}, "marker": dash}

    def _references(self, column: str, label: str) -> dict[str, object]:
        return {
            "name": label,
            "categories": self._range(self.chart.categories),
            "values": self._range(column),
            "categories_data": self._names(),
            "values_data": self._numbers(column),
        }

    def _bars(self, series: Series) -> dict[str, object]:
        """An interval, as lengths up and down from the value."""
        reach = list(zip(*map(self._numbers, (series.column, series.low, series.high)), strict=True))
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


def _dress(drawn: Any, placed: PlacedChart, axis: str, legend: bool) -> None:
    chart = placed.chart
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
    drawn.set_legend({"position": "bottom", "font": SMALL} if legend else {"none": True})
    drawn.set_size({"width": placed.width, "height": CHART_HEIGHT})
    drawn.set_chartarea({"border": {"color": palette.LINE}})
    drawn.show_blanks_as("gap")


def _axis(title: str, number_format: str, grid: bool = True) -> dict[str, object]:
    found: dict[str, object] = {
        "num_font": SMALL,
        "num_format": number_format,
        "line": {"color": palette.LINE},
        "major_gridlines": {"visible": grid, "line": {"color": palette.LINE, "width": 0.75}},
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
    }
    if title:
        found |= {"name": title, "name_font": SMALL | {"bold": False}}
    return found
