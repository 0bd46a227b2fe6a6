"""Next steps: which hints, and in which order."""

from sheetcrm.analyses.results import Results
from sheetcrm.checks import run_checks
from tests.checks.books import plain
from tests.helpers import options


def test_deals_of_one_weight_keep_their_order_and_hints_of_one_deal_that_of_their_cells() -> None:
    book = plain(
        """
        | id | stage | value | created    | next_step |
        | A  | Lead  | 100   | 2025-01-01 |           |
        | B  | Lead  |       | 2025-01-01 |           |
        | C  | Lead  | 100   | 2025-01-01 |           |
        | D  | Offer | 900   | 2025-01-01 | call      |
        | E  | Won   | 900   | 2025-01-01 |           |
        """,
        """
        | opportunity | date       | status  |
        | C           | 2025-02-01 | planned |
        """,
    )
    said = options()
    steps = Results(book, said, run_checks(book, said)[::-1]).next_steps
    assert [(step.deal.record.id, step.problem.code) for step in steps] == [
        ("D", "stale-open"),
        ("A", "stale-open"),
        ("A", "no-next-step"),
        ("C", "activity-overdue"),
        ("C", "stale-open"),
        ("C", "no-next-step"),
        ("B", "stale-open"),
        ("B", "no-next-step"),
    ]
