"""The ready workbooks match the models, the script that builds them, and each other."""

import datetime as dt
import io
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from sheetcrm import starter
from sheetcrm.core.errors import CannotWrite
from sheetcrm.core.models import Opportunity, Outcome, Rate, Stage
from sheetcrm.wording import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = {"opportunities": {"status"}}  # a stage says all that a status would


def script() -> ModuleType:
    """templates/build.py, which is no part of the package."""
    spec = spec_from_file_location("build", ROOT / "templates" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = script()


def parts(data: bytes) -> dict[str, bytes]:
    """A package's parts, unpacked: how hard they were squeezed does not matter."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_workbook_is_the_one_that_the_script_builds(language: str) -> None:
    built = starter.encoded(build.build(language))
    assert built == starter.encoded(build.build(language))
    assert parts(starter.template(language).read_bytes()) == parts(built), "run: python templates/build.py"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", list(build.MODELS))
def test_every_field_of_the_models_has_a_column(language: str, table: str) -> None:
    fields = set(build.MODELS[table].model_fields) - LEFT_OUT.get(table, set())
    assert set(starter.headings(table, language)) == fields


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_have_their_headings_and_dropdowns_hold_to_the_lists(language: str) -> None:
    book = load_workbook(starter.template(language))
    names = starter.texts(language).SHEETS
    assert book.sheetnames == list(names.values())
    lists = book[names["lists"]]
    for key in ("opportunities", "activities", *starter.texts(language).LISTS):
        sheet = lists if key in starter.texts(language).LISTS else book[names[key]]
        table = sheet.tables[starter.table_name(key)]
        left, top, right, _ = range_boundaries(table.ref)
        assert [sheet.cell(top, col).value for col in range(left, right + 1)] == list(
            starter.headings(key, language).values()
        )
    stages = lists.tables["Stages"]
    source = starter.list_range(lists.title, 1, 3, range_boundaries(stages.ref)[3])
    held = [v for v in book[names["opportunities"]].data_validations.dataValidation if v.formula1 == source]
    assert [str(validation.sqref) for validation in held] == ["F2:F1048576", "X2:X1048576"]
    assert all(validation.showErrorMessage and validation.error for validation in held)


@pytest.mark.parametrize("language", LANGUAGES)
def test_money_and_dates_have_their_formats_and_headings_stay_in_sight(language: str) -> None:
    book = load_workbook(starter.template(language))
    sheet = book[starter.texts(language).SHEETS["opportunities"]]
    place = {name: col for col, name in enumerate(starter.headings("opportunities", language), 1)}
    assert sheet.cell(2, place["value"]).number_format == "#,##0.00"
    assert sheet.cell(2, place["probability"]).number_format == "0%"
    assert sheet.cell(2, place["closed"]).number_format == {"en": "yyyy-mm-dd", "it": "dd/mm/yyyy"}[language]
    assert sheet.freeze_panes == "C2"


def test_a_filled_copy_holds_the_records_and_longer_lists_reach_the_dropdowns() -> None:
    stages = [Stage(name=f"S{n}", order=n, outcome=Outcome.OPEN) for n in range(1, 21)]
    deals = [Opportunity(id="001", client="Adria", stage="S20", created=dt.date(2026, 1, 31))]
    rates = [Rate(currency="CHF", rate="0.95", date=dt.date(2026, 1, 1))]
    filled = starter.fill("it", {"stages": stages, "opportunities": deals, "rates": rates, "products": ("A", "B")})
    book = load_workbook(io.BytesIO(filled))
    lists, sheet = book["Elenchi"], book["Opportunità"]
    assert lists.tables["Stages"].ref == "A2:G22"
    assert lists["D22"].value == "Aperta"
    assert [lists.cell(row, 9).value for row in (3, 4, 5)] == ["A", "B", None]
    assert [sheet.cell(2, col).value for col in (1, 2, 6)] == ["001", "Adria", "S20"]
    assert sheet["K2"].value == dt.datetime(2026, 1, 31)
    sources = {v.formula1 for v in sheet.data_validations.dataValidation}
    assert {"Elenchi!$A$3:$A$22", "Elenchi!$I$3:$I$4"} <= sources


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "deals.xlsx"
    starter.start("en", target)
    before = target.read_bytes()
    with pytest.raises(CannotWrite, match="exists already"):
        starter.start("it", target)
    assert target.read_bytes() == before
    with pytest.raises(CannotWrite, match="no such folder"):
        starter.start("en", tmp_path / "missing" / "deals.xlsx")
    with pytest.raises(CannotWrite, match=r"ends in \.xlsx"):
        starter.start("en", tmp_path / "deals.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["deals.xlsx"]
