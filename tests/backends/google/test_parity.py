"""The same book as an Excel file and as a Google Sheet gives the same numbers, field for field."""

import io
import json
from pathlib import Path

import pytest

from sheetcrm import pipeline
from sheetcrm.backends import json as as_json
from sheetcrm.backends import open_book
from sheetcrm.core.errors import NoTable
from sheetcrm.core.options import Options
from sheetcrm.demo import demo
from sheetcrm.parse import parse
from sheetcrm.settings import read_options
from sheetcrm.starter import fill, template
from tests.google_server import GoogleServer
from tests.google_server.xlsx import load, save
from tests.helpers import AS_OF, options
from tests.shared import DATA, needs_shared

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def shown(address: str, said: Options) -> dict[str, object]:
    """`show --format json` but for the book's name."""
    stream = io.StringIO()
    as_json.write(pipeline.build(pipeline.load(open_book(address, said).read(), said)), stream)
    whole: dict[str, object] = json.loads(stream.getvalue())
    return whole | {"book": ""}


def both(server: GoogleServer, path: Path, said: Options) -> None:
    book = server.store.add(load(path, server.store.fresh_id(), server.store))
    assert shown(f"gsheet:{book.id}", said) == shown(str(path), said)


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_template_filled_in(server: GoogleServer, tmp_path: Path, language: str) -> None:
    path = tmp_path / "demo.xlsx"
    path.write_bytes(fill(language, demo(AS_OF, language).records))
    both(server, path, options())


@pytest.mark.parametrize("language", ["en", "it"])
def test_an_empty_template(server: GoogleServer, language: str) -> None:
    book = server.store.add(load(template(language), server.store.fresh_id(), server.store))
    with pytest.raises(NoTable) as here:
        shown(str(template(language)), options())
    with pytest.raises(NoTable) as there:
        shown(f"gsheet:{book.id}", options())
    assert str(there.value) == str(here.value).replace(".xlsx", "")


@needs_shared
@pytest.mark.parametrize(
    ("book", "config"),
    [
        ("de_pipeline_vlookup_probability.xlsx", "de_pipeline.sheetcrm.toml"),
        ("rw_tiny_side_formulas.xlsx", None),
        ("maven_formulas_xlookup_dashboard.xlsx", "maven.sheetcrm.toml"),
    ],
)
def test_three_real_workbooks(server: GoogleServer, book: str, config: str | None) -> None:
    path = DATA / "workbooks" / book
    both(server, path, read_options(str(path), AS_OF, EXAMPLES / config if config else None))


def test_excel_to_google_to_excel_keeps_the_models(server: GoogleServer, tmp_path: Path) -> None:
    there, back = tmp_path / "there.xlsx", tmp_path / "back.xlsx"
    there.write_bytes(fill("en", demo(AS_OF, "en").records))
    save(load(there, server.store.fresh_id(), server.store), back)
    first, second = (parse(open_book(str(path), options()).read(), options()).book for path in (there, back))
    assert [row.record for row in first.opportunities] == [row.record for row in second.opportunities]
    assert [row.record for row in first.activities] == [row.record for row in second.activities]
    assert (first.stages, first.lists) == (second.stages, second.lists)
