"""Why figures of deals won differ, said beside them."""

from sheetcrm.analyses.results import Results
from sheetcrm.wording import Words


def told(results: Results, words: Words) -> str:
    """Where every row that is won counts; "" where all are in closed won."""
    counts = results.won_rows
    if set(counts) <= {"closed_won"}:
        return ""
    parts = [words.text(f"won_rows_{place}", n=count) for place, count in counts.items()]
    return words.text("won_rows", rows=sum(counts.values()), parts=", ".join(parts))


def told_for_rate(results: Results, words: Words) -> str:
    """The same beside the win rate, and which of the rows that counts."""
    counts, won = results.won_rows, results.win_loss.tallies.all.won
    said = told(results, words)
    return said if won == sum(counts.values()) else f"{said} {words.text('won_rows_rate', won=won)}"


def joined(*sentences: str) -> str:
    """Sentences in a row, those that are there."""
    return " ".join(filter(None, sentences))
