"""An Italian team's own workbook: adopted without a question, checked and shown in Italian."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from sheetcrm.cli.main import program

from .cases import OWN


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case `it_ragione_sociale` as a real file, adopted with --yes."""
    case = next(case for case in OWN if case.name == "it_ragione_sociale")
    path = tmp_path_factory.mktemp("italian") / "trattative.xlsx"
    made = Workbook()
    sheet = made.active
    sheet.title = case.sheet
    for row in case.workbook().grids[case.sheet].rows:
        sheet.append(list(row))
    made.save(path)
    assert run("adopt", path, "--yes").exit_code == 0
    return path


def run(command: str, path: Path, *args: str) -> Result:
    return CliRunner().invoke(program, [command, str(path), "--as-of", "2026-11-23", *args], catch_exceptions=False)


def test_the_options_file_is_in_italian(book: Path) -> None:
    text = book.with_name("sheetcrm.toml").read_text(encoding="utf-8")
    assert 'language = "it"' in text
    assert 'client = "RAGIONE SOCIALE"' in text
    assert 'value = ["FIX (€)", "MOBILE (€)", "IT (€)"]' in text


def test_its_checks_are_in_italian(book: Path) -> None:
    result = run("check", book)
    assert "La trattativa" in result.stdout or "Non si è trovata" in result.stdout
    said = json.loads(run("check", book, "--format", "json").stdout)
    assert said["language"] == "it"
    assert said["currency"] == "EUR"
    assert {name: said["counts"][name] for name in ("open", "won", "lost")} == {"open": 2, "won": 1, "lost": 1}


def test_its_tabs_are_in_italian_and_the_three_amounts_are_added(book: Path) -> None:
    said = json.loads(run("show", book, "--format", "json").stdout)
    deals = {row["client"]: row for row in said["tabs"]["deals"]["deals"]}
    assert deals["Officine Rossi Srl"]["value"] == 2000
    assert deals["Tessile Gialli"]["value"] == 4500
    assert deals["Officine Rossi Srl"]["weighted"] == 600
    assert "Previsione" in run("show", book, "forecast").stdout
