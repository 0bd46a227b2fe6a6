"""Workbooks that other people made, where they lie beside the checkout: nothing lost, nothing flawed, or a refusal."""

from pathlib import Path

import pytest

from sheetcrm.core.errors import SheetcrmError
from tests.shared import DATA, needs_shared
from tools import fidelity, office

from . import guests

BOOKS = [path for folder in ("excel_corpus", "workbooks") for path in sorted((DATA / folder).glob("*.xls*"))]
ALLOWED = {"[content_types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/calcchain.xml"}
LARGE = 1 << 20
"""Beyond, only `make fidelity` looks into every row."""
REFUSED = {"signed": "is signed", "example_password": "by a password", "passtika": "by a password"}
IN_OFFICE = ("DataValidation", "namespacepurl", "Date1904System", "DataBarTest", "issue_178", "rw_tiny")


def reason(path: Path) -> str | None:
    return next((why for word, why in REFUSED.items() if word in path.name), None)


@needs_shared
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_nothing_is_lost_or_it_is_refused(path: Path) -> None:
    before, why = path.read_bytes(), reason(path)
    if why is not None:
        with pytest.raises(SheetcrmError, match=why):
            guests.ready(before)
        return
    after = guests.grafted(before)
    assert guests.grafted(after) == after
    result = fidelity.Result(path.name)
    fidelity.compare(result, before, after, rows=len(before) < LARGE)
    assert not result.lost
    assert not result.problems
    assert set(result.touched) <= ALLOWED
    assert result.values_equal is not False


@needs_shared
@pytest.mark.office
@pytest.mark.parametrize("word", IN_OFFICE)
def test_libreoffice_reads_the_users_sheets_the_same(tmp_path: Path, word: str) -> None:
    path = next(book for book in BOOKS if word in book.name)
    after = guests.saved(tmp_path / path.name, guests.grafted(path.read_bytes()))
    was, now = office.sheets(path), office.sheets(after)
    assert was
    assert now
    assert {name: now.get(name) for name in was} == was
