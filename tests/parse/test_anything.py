"""Whatever users typed: reading never fails, loses no row in silence, and says the same each time."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetcrm.core.cells import UNCACHED, Cell, ErrorCell, Grid, Workbook
from sheetcrm.core.errors import SheetcrmError
from sheetcrm.core.options import Options
from sheetcrm.parse import Parsed, parse, understand
from sheetcrm.wording import words
from tests.helpers import options

HEADINGS = (
    "ID", "Client", "Stage", "Status", "Value", "Currency", "Probability", "Created", "Close date", "Forecast category",
    "Term (months)", "Notes", "Last call", "Loss reason", "Awarded value", "",
)  # fmt: skip
odd = st.sampled_from(
    ["Total", "n/a", "-", "€ 3.500,00", "1.234", "12k", "(1.200)", "30 %", "03/04/2026", "25.12.2026", "2S2026", "Won", "Lost",
     "VINTA", "8-Closed", "✅", "45231", "1.5E+20", "007", "EUR", "$", "TBD", "ID", "Client", "Stage", "Value", "²", "٣", "½"]
)  # fmt: skip
cells: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    odd,
    st.text(max_size=12),
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from([UNCACHED, ErrorCell("#N/A")]),
)


PROPER: dict[str, st.SearchStrategy[Cell]] = {
    "ID": st.integers(0, 30).map(str),
    "Client": st.sampled_from(["Acme", "Beta"]),
    "Stage": st.sampled_from(["Lead", "Won", "Lost"]),
    "Value": st.floats(0, 10**6),
    "Created": st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31)),
    "Close date": st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31)),
}


def cells_under(heading: str) -> st.SearchStrategy[Cell]:
    """Mostly what belongs there or nothing, now and then anything."""
    proper = PROPER.get(heading, st.none())
    return st.one_of(proper, proper, proper, proper, cells)


@st.composite
def sheets(draw: st.DrawFn) -> Workbook:
    """Headings that we know over cells that may be anything, with a list and activities beside."""
    heads: list[Cell] = list(draw(st.permutations(HEADINGS)))
    above: list[list[Cell]] = draw(st.lists(st.lists(cells, min_size=len(heads), max_size=len(heads)), max_size=2))
    below = [list(row) for row in draw(st.lists(st.tuples(*(cells_under(str(head)) for head in heads)), max_size=8))]
    acts: list[list[Cell]] = draw(st.lists(st.lists(cells, min_size=3, max_size=3), max_size=3))
    lists: list[list[Cell]] = draw(st.lists(st.lists(cells, min_size=3, max_size=3), max_size=3))
    return Workbook(
        "b.xlsx",
        "r",
        {
            "Deals": Grid("Deals", [*above, heads, *below], top=draw(st.integers(1, 3)), left=draw(st.integers(1, 3))),
            "Activities": Grid("Activities", [["Deal ID", "Type", "Date"], *acts]),
            "Lists": Grid("Lists", [["Stage", "Probability", "Outcome"], *lists]),
        },
    )


def outcome(workbook: Workbook, said: Options) -> Parsed | str:
    try:
        return parse(workbook, said)
    except SheetcrmError as error:
        return str(error)


@settings(max_examples=200, deadline=None)
@given(sheets())
def test_reading_never_fails_and_says_the_same_each_time(workbook: Workbook) -> None:
    result = outcome(workbook, options())
    assert repr(result) == repr(outcome(workbook, options()))
    if isinstance(result, Parsed):
        for language in ("en", "it"):
            for problem in result.problems:
                assert words(language).finding(problem).message
        assert understand(workbook, options()).tables
        ids = [row.record.id for row in result.book.opportunities]
        assert len(set(ids)) == len(ids)
        assert not set(ids) & result.book.rejected_ids
        errors = {
            problem.at.row for problem in result.problems if problem.severity == "error" and problem.at.sheet == "Deals"
        }
        kept = {row.at.row for row in (*result.book.opportunities, *result.book.duplicates)}
        assert not errors & kept
        assert len(errors) == result.book.rejected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(cells, min_size=4, max_size=4), max_size=8))
def test_a_sheet_of_anything_is_read_or_refused(rows: list[list[Cell]]) -> None:
    workbook = Workbook("b.xlsx", "r", {"Sheet1": Grid("Sheet1", rows)})
    assert outcome(workbook, options(language="it", as_of=dt.date(2026, 1, 1))) is not None
