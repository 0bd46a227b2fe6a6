"""The charts of the win/loss tab: the win rate over time with its interval, and the reasons by weight."""

from sheetcrm.analyses.periods import Size
from sheetcrm.analyses.results import Results
from sheetcrm.report import Chart, ChartKind, Series
from sheetcrm.wording import Words

FEW_QUARTERS = 4
"""With fewer, months tell more."""
POINTS = 24
REASONS = 12


def build(results: Results, words: Words) -> list[Chart]:
    """The charts for which there is something to draw."""
    charts = []
    if results.win_loss.tallies.months:
        charts.append(_win_rate(results, words))
    if results.win_loss.tallies.losses:
        charts.append(_reasons(words))
    return charts


def _win_rate(results: Results, words: Words) -> Chart:
    tallies, first = results.win_loss.tallies, results.options.fiscal_year_start
    size = Size.QUARTER if len(tallies.by(Size.QUARTER, first)) >= FEW_QUARTERS else Size.MONTH
    points = len(tallies.by(size, first))
    return Chart(
        "win_rate",
        words.text("chart_win_rate"),
        ChartKind.COLUMN,
        f"by_{size}",
        "period",
        (Series("win_rate", words.text("win_rate"), low="low", high="high"),),
        words.text(f"axis_closed_{size}"),
        words.text("axis_win_rate"),
        min(points, POINTS),
        max(0, points - POINTS),
    )


def _reasons(words: Words) -> Chart:
    series = Series("count", words.text("lost_deals")), Series("cumulated", words.text("cumulated_share"))
    return Chart(
        "loss_reasons",
        words.text("chart_reasons"),
        ChartKind.PARETO,
        "by_reason",
        "reason",
        series,
        words.text("axis_reason"),
        words.text("lost_deals"),
        REASONS,
    )
