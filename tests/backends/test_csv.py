import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.backends.csv import neutral, write
from sheetcrm.report import Document

from .sample import LEDGER, MONTHS, document, tab


def written(said: Document) -> str:
    stream = io.StringIO()
    write(said, stream)
    return stream.getvalue()


def test_one_table_is_plain_csv() -> None:
    assert written(document(tab(MONTHS))) == (
        "period,count,won,rate,p10\n2026-10,1200,1234567.50,0.5,\n2026-11,1,-3.125,,\n"
    )


def test_several_tables_name_themselves_in_each_line() -> None:
    lines = written(document(tab(MONTHS, LEDGER))).splitlines()
    assert lines[0] == "tab,table,period,count,won,rate,p10"
    assert lines[1] == "closed_won,by_month,2026-10,1200,1234567.50,0.5,"
    assert lines[3] == ""
    assert lines[4] == "tab,table,id,client,closed,currency,awarded,state,cell"


def test_without_tabs_the_problems_are_written() -> None:
    assert list(csv.DictReader(io.StringIO(written(document())))) == [
        {
            "severity": "error",
            "code": "won-without-award",
            "cell": "Deals!F12",
            "value": "",
            "message": "Won, yet no awarded value.",
            "hint": "Please enter it.",
        }
    ]


def test_a_spreadsheet_takes_text_as_text_and_numbers_as_numbers() -> None:
    first, second = csv.DictReader(io.StringIO(written(document(tab(LEDGER)))))
    assert (first["id"], first["client"], first["cell"]) == ("'=1+1", '\'@"Rossi", S.p.A.', "'My deals'!F12")
    assert (second["id"], second["awarded"]) == ("'-7", "-5.500")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_what_would_start_a_formula_is_held_back(start: str) -> None:
    assert neutral(start + "1") == "'" + start + "1"


@given(st.text())
def test_other_text_is_kept_to_the_letter(text: str) -> None:
    assert neutral(text).removeprefix("'") == text.removeprefix("'")
