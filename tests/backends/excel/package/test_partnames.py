import pytest

from sheetcrm.backends.excel.package import partnames


@pytest.mark.parametrize(
    ("source", "target", "part"),
    [
        ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/worksheets/sheet1.xml", "../tables/table1.xml", "xl/tables/table1.xml"),
        ("", "xl/workbook.xml", "xl/workbook.xml"),
        ("", "/xl/workbook.xml", "xl/workbook.xml"),
        ("workbook.xml", "./sheet.xml", "sheet.xml"),
    ],
)
def test_targets_are_resolved_however_they_are_spelt(source: str, target: str, part: str) -> None:
    assert partnames.resolve(source, target) == part


def test_a_target_is_found_whatever_its_case_and_percent_signs() -> None:
    parts = {"xl/worksheets/sheet 1.xml"}
    assert partnames.find("xl/workbook.xml", "Worksheets/Sheet%201.xml", parts) == "xl/worksheets/sheet 1.xml"
    assert partnames.find("xl/workbook.xml", "worksheets/sheet2.xml", parts) is None


@pytest.mark.parametrize("part", ["", "workbook.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_relationship_parts_lead_back_to_their_source(part: str) -> None:
    assert partnames.source_of(partnames.rels_of(part)) == part


@pytest.mark.parametrize(
    ("source", "target"),
    [("xl/workbook.xml", "xl/worksheets/s.xml"), ("xl/a/b.xml", "xl/c/d.xml"), ("workbook.xml", "sheets/s.xml")],
)
def test_a_relative_target_resolves_to_its_part(source: str, target: str) -> None:
    assert partnames.resolve(source, partnames.relative(source, target)) == target


def test_the_first_free_number_is_taken() -> None:
    taken = {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"}
    assert partnames.free("xl/worksheets/Sheet9.xml", taken) == "xl/worksheets/Sheet2.xml"
    assert partnames.free("xl/styles.xml", taken) == "xl/styles.xml"
    assert partnames.free("xl/styles.xml", {"xl/styles.xml"}) == "xl/styles1.xml"
