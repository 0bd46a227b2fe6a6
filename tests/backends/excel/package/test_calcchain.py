from lxml import etree

from sheetcrm.backends.excel.package import calcchain, xml


def chain(*cells: str) -> xml.Element:
    return etree.fromstring(f'<calcChain xmlns="{xml.MAIN}">{"".join(f"<c {cell}/>" for cell in cells)}</calcChain>')


def cells(root: xml.Element) -> list[tuple[str | None, str | None]]:
    return [(cell.get("r"), cell.get("i")) for cell in root]


def test_cells_of_replaced_sheets_go_and_those_that_leaned_on_them_speak_for_themselves() -> None:
    root = chain('r="A1" i="1"', 'r="B1" i="2"', 'r="B2"', 'r="C1" i="1"', 'r="C2"')
    assert calcchain.without(root, {"2"})
    assert cells(root) == [("A1", "1"), ("C1", "1"), ("C2", "1")]


def test_a_chain_without_ours_is_not_touched() -> None:
    root = chain('r="A1" i="1"', 'r="A2"')
    assert not calcchain.without(root, {"2"})
    assert cells(root) == [("A1", "1"), ("A2", None)]


def test_a_chain_of_ours_alone_ends_empty() -> None:
    root = chain('r="A1" i="3"', 'r="A2"')
    assert calcchain.without(root, {"3"})
    assert cells(root) == []
