"""The options file as text: a new one says what was drafted; an old one keeps every line that somebody wrote."""

import tomllib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.adopt.file import Draft, complete, render

DRAFT = Draft(
    {
        "language": "it",
        "currency": "EUR",
        "opportunities": {
            "sheet": 'Sales "x"',
            "header_row": 2,
            "columns": {"id": "Deal\nID", "value": ("A (€)", "B")},
        },
        "stages": [{"name": "Won", "outcome": "won"}, {"name": "New", "probability": Decimal("0.1")}],
    },
    {
        ("opportunities",): "12 deals",
        ("opportunities", "columns", "id"): "by its\nvalues",
        ("stages", 1, "probability"): "usual",
    },
)
HEAD = ("first", "second")


def test_what_toml_forbids_in_a_comment_is_dropped() -> None:
    draft = Draft({"currency": "EUR"}, {("currency",): "“Am\x01ou\x7fnt\x1b[31m\ud800” might be\u2028 meant"})
    text = render(draft)
    assert tomllib.loads(text) == {"currency": "EUR"}
    assert text.split("# ")[1] == "“Amount[31m” might be meant\n"


def test_a_new_file_says_what_was_drafted_with_comments_beside() -> None:
    text = render(DRAFT, HEAD)
    assert tomllib.loads(text) == {
        "language": "it",
        "currency": "EUR",
        "opportunities": {
            "sheet": 'Sales "x"',
            "header_row": 2,
            "columns": {"id": "Deal\nID", "value": ["A (€)", "B"]},
        },
        "stages": [{"name": "Won", "outcome": "won"}, {"name": "New", "probability": 0.1}],
    }
    lines = text.splitlines()
    assert lines[:2] == ["# first", "# second"]
    assert "[opportunities]  # 12 deals" in lines
    assert 'id = "Deal\\nID"  # by its values' in lines
    assert "probability = 0.1  # usual" in lines


OLD = [
    "",
    "# only a comment\n",
    "stale_days = 5   # ours\n\n[opportunities]\nsheet = 'Mine'\n\n# stages\n"
    "[[stages]]\nname = 'won'\noutcome = 'lost'\n",
    "stages = [{name = 'New'}]\n",
    "opportunities.sheet = 'Mine'\n",
    "opportunities = {sheet = 'Mine'}\n",
    "[opportunities]\ncolumns = {id = 'key'}\n",
    "[opportunities]\ncolumns.id = 'key'\n",
    "[opportunities.columns]\nid = 'key'\n",
    "[[stages]]\nname = 'x'\n[activities]\nsheet = 'V'",
    "language = 'en'\ncurrency = 'USD'\n",
]


def holds(new: Any, old: Any) -> bool:
    """Whether everything that the old settings say is in the new ones, unchanged."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(key in new and holds(new[key], value) for key, value in old.items())
    if isinstance(old, list) and old and isinstance(old[0], dict):
        return isinstance(new, list) and new[: len(old)] == old
    return bool(new == old)


@pytest.mark.parametrize("old", OLD)
def test_an_old_file_keeps_what_it_says_and_every_line(old: str) -> None:
    new = complete(DRAFT, old)
    assert holds(tomllib.loads(new), tomllib.loads(old))
    lines = iter(new.splitlines())
    assert all(line in lines for line in old.strip("\n").splitlines()), new
    assert complete(DRAFT, new) == new


def test_what_an_old_file_lacks_is_added() -> None:
    new = tomllib.loads(complete(DRAFT, OLD[2]))
    assert new["currency"] == "EUR"
    assert new["opportunities"]["header_row"] == 2
    assert new["opportunities"]["columns"]["id"] == "Deal\nID"
    assert [stage["name"] for stage in new["stages"]] == ["won", "New"]


def test_a_complete_file_does_not_change() -> None:
    text = render(DRAFT)
    assert complete(DRAFT, text) == text


@given(st.text(min_size=1), st.text(min_size=1), st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_any_heading_and_any_stage_can_be_written(heading: str, stage: str, share: Decimal) -> None:
    values = {"opportunities": {"columns": {"id": heading}}, "stages": [{"name": stage, "probability": share}]}
    said = tomllib.loads(render(Draft(values)), parse_float=Decimal)
    assert said["opportunities"]["columns"]["id"] == heading
    assert said["stages"][0]["name"] == stage
    assert said["stages"][0]["probability"] == share
