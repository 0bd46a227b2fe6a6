"""The win/loss tab: the win rate in a sentence, then charts, then what it looks like from each side."""

from sheetcrm.analyses.results import Results
from sheetcrm.report import Block, Note, Tab
from sheetcrm.tabs.opening import opening
from sheetcrm.wording import Words

from . import charts, losses, rates, steps

KEY = "win_loss"


def build(results: Results, words: Words) -> Tab:
    """Everything on what was won and lost."""
    blocks: list[Block] = [
        Note(rates.sentence(results, words), strong=True),
        rates.summary(results, words),
        *charts.build(results, words),
        *rates.periods(results, words),
        *rates.groups(results, words),
        rates.cohorts(results, words),
        *losses.build(results, words),
        *steps.build(results, words),
    ]
    return opening(KEY, results, words, tuple(blocks))
