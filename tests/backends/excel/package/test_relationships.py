from lxml import etree

from sheetcrm.backends.excel.package.relationships import Relationships
from sheetcrm.backends.excel.package.xml import OFFICE, PACKAGE_RELS, STRICT


def rels(inside: str) -> Relationships:
    return Relationships(etree.fromstring(f'<Relationships xmlns="{PACKAGE_RELS}">{inside}</Relationships>'))


TWO = (
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="a.xml"/>'
    f'<Relationship Id="R9" Type="{STRICT[OFFICE]}/hyperlink" Target="https://x" TargetMode="External"/>'
)


def test_kinds_are_the_same_in_strict_and_transitional_packages() -> None:
    assert [(rel.id, rel.kind, rel.external) for rel in rels(TWO).all] == [
        ("rId1", "worksheet", False),
        ("R9", "hyperlink", True),
    ]
    assert rels(TWO).first("hyperlink") is None  # one that leads outside is no part


def test_a_new_pointer_gets_the_first_free_id() -> None:
    found = rels(TWO)
    assert found.add(f"{OFFICE}/styles", "styles.xml") == "rId2"
    assert [rel.id for rel in found.all] == ["rId1", "R9", "rId2"]


def test_a_pointer_that_points_there_already_is_no_change() -> None:
    found = rels(TWO)
    found.retarget("rId1", "a.xml")
    assert not found.changed
    found.retarget("rId1", "b.xml")
    assert found.changed
    assert [rel.target for rel in found.all] == ["b.xml", "https://x"]


def test_a_part_without_relationships_gets_its_first() -> None:
    found = Relationships()
    assert found.add(f"{OFFICE}/worksheet", "a.xml") == "rId1"
    assert rels("").serialise() == Relationships().serialise()
    assert etree.fromstring(found.serialise())[0].get("Target") == "a.xml"


def test_a_pointer_is_removed_by_its_id() -> None:
    found = rels(TWO)
    found.remove("R9")
    found.remove("rId7")
    assert [rel.id for rel in found.all] == ["rId1"]
