"""The options file: found where it is promised, and refused with the line and a way out."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from sheetcrm.core.errors import BadOptions
from sheetcrm.settings import find_options, parse_options, read_options

DAY = dt.date(2026, 11, 23)

GOOD = """
language = "it"
currency = "EUR"
stale_days = 21

[opportunities]
sheet = "Trattative"
header_row = 3
[opportunities.columns]
value = ["FIX (€)", "MOBILE (€)"]
client = "RAGIONE SOCIALE"

[[stages]]
name = "VINTA"
outcome = "won"

[[stages]]
name = "TRATTATIVA"
probability = 0.3
"""


def refusal(text: str) -> BadOptions:
    with pytest.raises(BadOptions) as caught:
        parse_options(text, "sheetcrm.toml", DAY)
    return caught.value


def test_what_a_good_file_says() -> None:
    options = parse_options(GOOD, "sheetcrm.toml", DAY)
    assert options.language == "it"
    assert options.opportunities.columns["value"] == ("FIX (€)", "MOBILE (€)")
    assert options.stages[1].probability == Decimal("0.3")


def test_the_command_line_beats_the_file() -> None:
    assert parse_options(GOOD, "sheetcrm.toml", DAY, "en").language == "en"


@pytest.mark.parametrize(
    ("change", "reason", "way_out"),
    [
        (("stale_days", "stale_dais"), "line 4: there is no option “stale_dais”.", "Did you mean “stale_days”?"),
        (("header_row", "heder_row"), "line 8: there is no option “heder_row” in opportunities.", "“header_row”?"),
        (("client =", "klient ="), "line 11: “klient” is no field of opportunities.", "Did you mean “client”?"),
        (
            ('"won"', '"winn"'),
            "line 15: stages, entry 1, outcome cannot be 'winn'.",
            "It is one of 'open', 'won' or 'lost'.",
        ),
        (("0.3", "30"), "line 19: a probability lies between 0 and 1, not at 30.", "Write 30 % as 0.3."),
        (('name = "TRATTATIVA"', ""), "line 17: stages, entry 2 needs “name”.", "Add name = … there."),
        (('"it"', '"fr"'), "line 2: language cannot be 'fr'.", "It is one of 'en' or 'it'."),
        (('"EUR"', '"euro"'), "line 3: currency cannot be 'euro'.", "such as EUR"),
        (("= 21", "= "), "not valid TOML: Invalid value (at line 4", "Mend that line."),
        (('sheet = "Trattative"', 'sheet = "A"\nsheets = ["B"]'), "give either sheet or sheets", "docs/options.md"),
        (('language = "it"', "as_of = 2026-01-01"), "line 2: as_of belongs to a run", "use --as-of"),
        (('"it"', '"fr"\nx = 1\ny = 2'), "line 2: language cannot be 'fr'. (2 more after it.)", "'en'"),
        (("[opportunities.columns]", "[opportunities.colums]"), "line 9: there is no option “colums”", "“columns”?"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_a_way_out(change: tuple[str, str], reason: str, way_out: str) -> None:
    error = refusal(GOOD.replace(*change))
    assert error.reason.startswith("sheetcrm.toml")
    assert reason in error.reason
    assert way_out in error.way_out
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("text", "reason", "way_out"),
    [
        ('[[stages]]\nname = "A"\nprobability = nan', "line 3: a probability lies between 0 and 1, not at NaN", "0.3"),
        ('[[stages]]\nname = "A"\nprobability = inf', "line 3: a probability lies between 0 and 1, not at Inf", "0.3"),
        (
            '[[stages]]\nname = "A"\nprobability = -0.1',
            "line 3: a probability lies between 0 and 1, not at -0.1",
            "0.3",
        ),
        ('[[stages]]\nname = "A"\nstale_days = 0', "line 3: stages, entry 1, stale_days", "docs/options.md"),
        ('[[rates]]\ncurrency = "usd"\nrate = 0.9', "line 2: rates, entry 1, currency cannot be 'usd'", "such as EUR"),
        ('[[rates]]\ncurrency = "USD"\nrate = 0', "line 3: rates, entry 1, rate", "docs/options.md"),
        ('[[playbook]]\nfirst = "A"\nbefore = "B"\nat_least = 0', "line 4: playbook, entry 1, at_least", "docs"),
        ('[[targets]]\nperiod = "Q4"\nvalue = 5', "line 2: targets, entry 1, period cannot be 'Q4'", '"2026-Q4"'),
        ('[[targets]]\nperiod = "2026-12-01"\nvalue = 5', "line 2: targets, entry 1, period cannot be", '"2026-12"'),
    ],
)
def test_a_value_out_of_its_bounds_is_told(text: str, reason: str, way_out: str) -> None:
    error = refusal(text)
    assert reason in error.reason
    assert way_out in error.way_out


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            '[[targets]]\nperiod = "2026-Q4"\nvalue = 5000\n[[targets]]\nperiod = "2026-q4"\nvalue = 777',
            "line 4: targets, entry 2 states again what entry 1 states",
        ),
        ('[[stages]]\nname = "Done"\n[[stages]]\nname = "done "', "line 3: stages, entry 2 states again"),
        (
            '[[rates]]\ncurrency = "USD"\nrate = 1\n[[rates]]\ncurrency = "USD"\nrate = 2',
            "line 4: rates, entry 2 states again",
        ),
    ],
)
def test_what_is_stated_twice_is_told(text: str, reason: str) -> None:
    error = refusal(text)
    assert reason in error.reason
    assert error.way_out == "Keep one of the two."


def test_what_is_stated_of_several_is_no_repetition() -> None:
    text = '[[targets]]\nperiod = "2026"\nvalue = 5\n[[targets]]\nperiod = "2026"\nvalue = 7\nowner = "Anna"\n'
    text += '[[rates]]\ncurrency = "USD"\nrate = 1\n[[rates]]\ncurrency = "USD"\nrate = 2\ndate = 2026-01-01'
    options = parse_options(text, "sheetcrm.toml", DAY)
    assert (len(options.targets), len(options.rates)) == (2, 2)


@pytest.mark.parametrize("text", ["opportunities = 3", "opportunities = []", "stages = 5", "stages = [1]", "[stages]"])
def test_a_setting_of_the_wrong_kind_is_no_crash(text: str) -> None:
    assert refusal(text).reason.startswith("sheetcrm.toml, line 1: ")


def test_the_workbooks_own_file_comes_first(tmp_path: Path) -> None:
    book = str(tmp_path / "deals.xlsx")
    assert find_options(book) is None
    (tmp_path / "sheetcrm.toml").write_text("stale_days = 5\n")
    assert read_options(book, DAY).stale_days == 5
    (tmp_path / "deals.sheetcrm.toml").write_text("stale_days = 6\n")
    assert read_options(book, DAY).stale_days == 6
    other = tmp_path / "other.toml"
    other.write_text("stale_days = 7\n")
    assert read_options(book, DAY, config=other).stale_days == 7


def test_a_file_that_cannot_be_read_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadOptions, match="cannot be read"):
        read_options("deals.xlsx", DAY, config=tmp_path / "none.toml")
    with pytest.raises(BadOptions, match="cannot be read"):
        read_options("deals.xlsx", DAY, config=tmp_path)
    latin = tmp_path / "latin.toml"
    latin.write_bytes("currency = 'è'".encode("latin-1"))
    with pytest.raises(BadOptions, match="not UTF-8"):
        read_options("deals.xlsx", DAY, config=latin)


def test_an_editors_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    marked = tmp_path / "bom.toml"
    marked.write_bytes(b"\xef\xbb\xbfstale_days = 9\n")
    assert read_options("deals.xlsx", DAY, config=marked).stale_days == 9
