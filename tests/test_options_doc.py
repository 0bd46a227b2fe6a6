"""docs/options.md is held to the Options model: every option, its choices and defaults; its example is a good file."""

import re
import tomllib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from sheetcrm.core.models import Activity, Opportunity, PlaybookRule, Rate, Stage, Target
from sheetcrm.core.options import InvoiceOptions, Options, TableOptions
from sheetcrm.settings import parse_options

from .helpers import AS_OF

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "options.md").read_text(encoding="utf-8")
SECTIONS: list[tuple[str, type[BaseModel]]] = [
    ("At the top", Options),
    ("`[opportunities]`", TableOptions),
    ("`[[stages]]`", Stage),
    ("`[[rates]]`", Rate),
    ("`[[targets]]`", Target),
    ("`[[playbook]]`", PlaybookRule),
    ("`[invoices]`", InvoiceOptions),
]
TABLES = {"opportunities", "activities", "stages", "rates", "targets", "playbook", "invoices"}


def section(heading: str) -> str:
    """The text below a heading, to the next one."""
    return PAGE.split(f"## {heading}", 1)[1].split("\n## ", 1)[0]


def rows(heading: str) -> dict[str, list[str]]:
    """The rows of a section's table, by option."""
    lines = (line.strip("|").split(" | ") for line in section(heading).splitlines() if line.startswith("| `"))
    return {line[0].strip(" `"): line for line in lines}


def choices(annotation: Any) -> Iterator[str]:
    """The words that an option may be set to."""
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    elif isinstance(annotation, type) and issubclass(annotation, Enum):
        yield from (str(each.value) for each in annotation)
    else:
        for inner in get_args(annotation):
            yield from choices(inner)


@pytest.mark.parametrize(("heading", "model"), SECTIONS)
def test_every_option_is_told_with_its_choices_and_default(heading: str, model: type[BaseModel]) -> None:
    told = rows(heading)
    fields = {name: field for name, field in model.model_fields.items() if name != "as_of" and name not in TABLES}
    assert set(told) == set(fields)
    for name, field in fields.items():
        for word in choices(field.annotation):
            assert f'`"{word}"`' in told[name][1], (name, word)
        if field.is_required():
            assert told[name][2] == "needed", name
        elif isinstance(field.default, int | str) and not isinstance(field.default, bool | Enum):
            assert str(field.default) in told[name][2], name


def test_every_table_has_its_section() -> None:
    assert {name for name in Options.model_fields if name in TABLES} == TABLES
    assert all(f"[{name}]" in PAGE for name in TABLES)


@pytest.mark.parametrize(("what", "model"), [("opportunities", Opportunity), ("activities", Activity)])
def test_every_field_is_named(what: str, model: type[BaseModel]) -> None:
    text = re.search(rf"^Fields of {what}: (.*?)\.\n\n", PAGE, re.M | re.S)
    assert text is not None
    assert re.findall(r"`(\w+)`", text[1]) == list(model.model_fields)


def test_the_example_is_a_good_file() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.S)
    options = parse_options(example, "sheetcrm.toml", AS_OF)
    assert options.opportunities.columns["value"] == ("Fix (€)", "Mobile (€)")
    assert set(tomllib.loads(example)) <= set(Options.model_fields)
