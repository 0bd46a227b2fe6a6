"""The charts of the forecast: by month, by quarter with its band, pipeline by stage."""

from sheetcrm.analyses.outlook import Outlook
from sheetcrm.analyses.periods import Size, add_months, period_of
from sheetcrm.analyses.results import Results
from sheetcrm.report import Chart, ChartKind, Series
from sheetcrm.wording import Words

MONTHS = 24
QUARTERS = 12


def build(results: Results, words: Words) -> list[Chart]:
    """Three charts over the tables below them."""
    return [_months(results, words), _quarters(results, words), _stages(words)]


def _months(results: Results, words: Words) -> Chart:
    lines = results.outlooks[Size.MONTH]
    series = [Series("closed_won", words.text("closed_won")), Series("weighted", words.text("weighted"))]
    if any(line.target is not None for line in lines):
        series.append(Series("target", words.text("target"), line=True))
    return Chart(
        "forecast_by_month",
        words.text("chart_months"),
        ChartKind.STACKED,
        "by_month",
        "period",
        tuple(series),
        words.text("axis_month"),
        words.text("axis_amount", currency=results.book.currency),
        MONTHS,
        _opening(lines, results),
    )


def _quarters(results: Results, words: Words) -> Chart:
    lines = results.outlooks[Size.QUARTER]
    series = [Series("forecast", words.text("forecast_band"), low="p10", high="p90")]
    if any(line.target is not None for line in lines):
        series.append(Series("target", words.text("target"), line=True))
    return Chart(
        "forecast_by_quarter",
        words.text("chart_quarters"),
        ChartKind.COLUMN,
        "by_quarter",
        "period",
        tuple(series),
        words.text("axis_quarter"),
        words.text("axis_amount", currency=results.book.currency),
        QUARTERS,
        _opening(lines, results),
    )


def _stages(words: Words) -> Chart:
    series = (Series("open_amount", words.text("open_amount")), Series("weighted", words.text("weighted")))
    return Chart(
        "pipeline_by_stage",
        words.text("chart_stages"),
        ChartKind.BAR,
        "by_stage",
        "group",
        series,
        words.text("axis_stage"),
        words.text("axis_open"),
        30,
    )


def _opening(lines: tuple[Outlook, ...], results: Results) -> int:
    """The row from which a chart draws: the opening of this fiscal year, or half a year back where that is earlier."""
    year = period_of(results.options.as_of, Size.YEAR, results.options.fiscal_year_start)
    start = min(year.start, add_months(results.options.as_of, -6))
    return next((place for place, line in enumerate(lines) if line.period.end > start), 0)
