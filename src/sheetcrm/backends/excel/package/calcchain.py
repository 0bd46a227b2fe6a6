"""The calculation chain: cells with formulas in the order Excel computes them; ours go when our tabs are replaced."""

from collections.abc import Container

from . import xml


def without(root: xml.Element, sheets: Container[str]) -> bool:
    """Takes out the cells of sheets by `sheetId`, whether or not there were any. A cell without an id is on the sheet
    of the cell before it, so that each that stays says its own."""
    current, gone = "", []
    for cell in xml.children(root):
        named = cell.get("i")
        current = named or current
        if current in sheets:
            gone.append(cell)
        elif named is None and gone:
            cell.set("i", current)
    for cell in gone:
        root.remove(cell)
    return bool(gone)
