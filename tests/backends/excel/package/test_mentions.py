import pytest

from sheetcrm.backends import Remark
from sheetcrm.backends.excel.package import mentions
from sheetcrm.backends.excel.package.archive import Archive
from sheetcrm.backends.excel.package.plan import plan
from sheetcrm.core.errors import UnreadableBook

from . import guests

FORMULA = "<f>B1*C1</f>"
NAMES = {"forecast": "It's & all", "win_loss": "Win-Loss"}


def pointing(formula: str, part: str = "xl/worksheets/sheet1.xml", old: str = FORMULA) -> bytes:
    """A host with our tabs where a formula of the user's reads `formula`."""
    return guests.changed(guests.grafted(guests.host(), NAMES), {part: guests.swap(old, f"<f>{formula}</f>")})


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("'It''s &amp; all'!B2+1", {"forecast"}),
        ("&apos;It&apos;&apos;s &amp; all&apos;!B2", {"forecast"}),
        ("SUM('Win-Loss'!A:A)", {"win_loss"}),
        ("SUM(t_win_loss[Value])", {"win_loss"}),
        ("'Loss'!A1", set()),
        ("Deals!A1", set()),
        ("'My Win-Loss'!A1+'[1]Win-Loss'!A1", set()),
        ("SUM(Deals!A1,'Win-Loss'!A1)", {"win_loss"}),
        ('"Win-Loss"', set()),
    ],
)
def test_formulas_are_seen_however_they_spell_our_tabs(formula: str, found: set[str]) -> None:
    assert mentions.find(guests.look(pointing(formula))).computed == found


def test_our_own_formulas_and_charts_are_no_mentions() -> None:
    assert mentions.find(guests.look(guests.grafted(guests.host()))) == mentions.Mentions()


def test_a_chart_of_the_users_points_but_does_not_compute() -> None:
    data = guests.grafted(guests.host())
    edit = guests.swap("Deals!$B$1:$B$5", "'Win-Loss'!$B$6:$B$8")
    found = mentions.find(guests.look(guests.changed(data, {"xl/charts/chart1.xml": edit})))
    assert found == mentions.Mentions(frozenset(), frozenset({"win_loss"}))


def test_a_name_of_the_users_computes() -> None:
    edit = guests.swap("SUM(Deals!$B$1:$B$5)", "SUM('Win-Loss'!$B$6:$B$8)")
    found = mentions.find(guests.look(guests.changed(guests.grafted(guests.host()), {"xl/workbook.xml": edit})))
    assert found.computed == {"win_loss"}


def test_a_mention_across_two_pieces_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "CHUNK", 64)
    assert mentions.find(guests.look(pointing("SUM('Win-Loss'!A:A)"))).computed == {"win_loss"}


def test_a_tab_that_is_pointed_at_is_not_removed_and_excel_computes_when_it_is_made_anew() -> None:
    host = guests.look(pointing("SUM('Win-Loss'!A:A)"))
    planned = plan(host, {"forecast": "Forecast"})
    assert planned.removed == ()
    assert not planned.recalculate
    assert planned.notes == (Remark("pointed", {"name": "Win-Loss"}),)
    assert plan(host, guests.TITLES).recalculate


def test_a_damaged_part_of_the_users_is_told() -> None:
    data, part = guests.grafted(guests.host()), "xl/charts/chart1.xml"
    archive = Archive(data, "book.xlsx", guests.LIMIT)
    entry = archive.parts[part]
    damaged = bytearray(data)
    damaged[entry.start : entry.start + 8] = b"\xff" * 8
    with pytest.raises(UnreadableBook, match=f"its part {part} cannot be unpacked"):
        guests.ready(bytes(damaged))
