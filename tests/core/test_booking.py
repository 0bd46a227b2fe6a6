"""The one rule of what is booked: what stands outside the totals and what a problem is told of are the same credits."""

from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.analyses.results import Results
from sheetcrm.checks import credit_without_deal
from sheetcrm.core.booking import Outside
from tests.analyses.made import WHOLE_BOOKS, deal, made
from tests.helpers import options

FIELDS = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(("Won", "Lost", "Demo")),
        "awarded": st.sampled_from(("-5", "0", "5")),
        "credit_of": st.sampled_from((None, "D0", "D1", "D2", "D9")),
        "closed": st.just("2026-02-01"),
    }
)


@WHOLE_BOOKS
@given(st.lists(FIELDS, min_size=1, max_size=4))
def test_a_won_credit_is_outside_the_ledger_exactly_where_a_problem_is_told(fields: list[dict[str, object]]) -> None:
    book = made([deal(f"D{place}", **said) for place, said in enumerate(fields)])
    outside = {
        left.deal.record.id
        for left in Results(book, options(), ()).closed_won.outside
        if left.why in (Outside.CREDIT_ABOVE_ZERO, Outside.CREDIT_WITHOUT_DEAL)
    }
    won = {row.record.id for row in book.opportunities if row.record.stage == "Won"}
    asked = {book.opportunities[each.at.row - 2].record.id for each in credit_without_deal.check(book, options())}
    assert asked & won == outside
