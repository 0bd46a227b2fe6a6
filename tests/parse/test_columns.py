"""Columns that cannot be read cost no more than others: their cells are taken once."""

from collections import Counter

import pytest

from sheetcrm.parse.columns import Table
from tests.helpers import parsed


@pytest.mark.parametrize("count", [3, 300])
def test_the_cells_of_a_column_are_taken_once_however_many_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    taken: Counter[int] = Counter()
    take = Table.cells

    def counted(table: Table, column: int) -> object:
        taken[column] += 1
        return take(table, column)

    monkeypatch.setattr(Table, "cells", counted)
    rows = "\n".join(f"| {n} | A | Lead | 5 | '0{1 + n % 5}/0{6 + n % 4}/2026 |" for n in range(count))
    table = f"| ID | Client | Stage | Value | Expected close |\n{rows}\n| | | | | |\n| Z | B | Lead | 1 | '2026-01-30 |"
    problems = parsed(table).problems
    assert Counter(problem.code for problem in problems)["ambiguous-date"] == count
    assert taken[5] == 1
