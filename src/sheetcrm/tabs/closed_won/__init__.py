"""The closed-won tab: the answer, the chart, subtotals, what stands outside, and the ledger that all of it adds up."""

from sheetcrm.analyses.results import Results
from sheetcrm.report import Block, Note, Tab
from sheetcrm.tabs.opening import opening
from sheetcrm.tabs.won_rows import joined, told
from sheetcrm.wording import Words

from . import ledger, reconciliation, subtotals

KEY = "closed_won"


def build(results: Results, words: Words) -> Tab:
    """Bookings, for the accountant."""
    blocks: list[Block] = [
        Note(words.text("bookings_note"), strong=True),
        Note(joined(subtotals.sentence(results, words), told(results, words))),
        *subtotals.chart(results, words),
        *subtotals.periods(results, words),
        subtotals.clients(results, words),
        *ledger.outside(results, words),
        *reconciliation.build(results, words),
        ledger.build(results, words),
    ]
    return opening(KEY, results, words, tuple(blocks))
