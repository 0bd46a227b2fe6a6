"""The forecast tab: the answer first (this quarter: closed, weighted, target, gap, band), then charts, then tables."""

from sheetcrm.analyses.periods import Size
from sheetcrm.analyses.results import Results
from sheetcrm.report import Block, Tab
from sheetcrm.tabs.opening import opening
from sheetcrm.wording import Words

from . import aims, answer, charts, contracts, groups, history, periods, summary

KEY = "forecast"


def build(results: Results, words: Words) -> Tab:
    """Everything on what is won and what is to come."""
    blocks: list[Block] = [*answer.build(results, words), *charts.build(results, words)]
    blocks.append(summary.build(results, words))
    blocks += [periods.build(size, results, words) for size in reversed(Size)]
    for part in (aims, groups, contracts, history):
        blocks += part.build(results, words)
    return opening(KEY, results, words, tuple(blocks))
