import pytest

from sheetcrm.backends import Remark
from sheetcrm.backends.excel.package.plan import free_name, plan, sheet_name

from . import guests


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Forecast", "Forecast"),
        ("a/b\\c?d*e[f]g:h", "a b c d e f g h"),
        ("'quoted'", "quoted"),
        ("it's", "it's"),
        ("", "Sheet"),
        ("History", "History 1"),
        ("x" * 40, "x" * 31),
        ("\U0001f600" * 20, "\U0001f600" * 15),
    ],
)
def test_titles_become_names_that_excel_takes(title: str, name: str) -> None:
    assert sheet_name(title) == name


def test_a_taken_name_gets_a_number_within_31_characters() -> None:
    assert free_name("Forecast", {"forecast", "forecast (2)"}) == "Forecast (3)"
    assert free_name("y" * 31, {"y" * 31}) == "y" * 27 + " (2)"


def test_a_sheet_of_the_users_keeps_its_name_and_the_user_is_told() -> None:
    host = guests.look(guests.host(lambda book: book.add_worksheet("FORECAST")))
    planned = plan(host, guests.TITLES)
    assert planned.names == {"forecast": "Forecast (2)", "win_loss": "Win-Loss"}
    assert planned.notes == (Remark("taken", {"yours": "Forecast", "ours": "Forecast (2)"}),)
    assert not planned.replaced


def test_a_tab_that_is_there_keeps_the_name_it_has_now() -> None:
    data = guests.changed(guests.grafted(guests.host()), {"xl/workbook.xml": guests.swap('"Forecast"', '"Vorschau"')})
    planned = plan(guests.look(data), {"forecast": "Forecast", "deals": "Deals"})
    assert planned.names == {"forecast": "Vorschau", "deals": "Deals (2)"}
    assert set(planned.replaced) == {"forecast"}
    assert [owned.key for owned in planned.removed] == ["win_loss"]


def test_parts_that_go_are_those_of_our_tabs_alone() -> None:
    data = guests.grafted(guests.host())
    planned = plan(guests.look(data), {})
    ours = {name.lower() for name in set(guests.parts(data)) - set(guests.parts(guests.host()))}
    assert planned.gone == ours


def test_a_copy_of_our_tab_is_the_users_and_the_older_one_is_ours() -> None:
    mark = '<definedName name="_sheetcrm_tab" localSheetId="{}" hidden="1">"forecast"</definedName>'
    edit = guests.swap(mark.format(2), mark.format(2) + mark.format(0))
    planned = plan(guests.look(guests.changed(guests.grafted(guests.host()), {"xl/workbook.xml": edit})), guests.TITLES)
    # "Deals" (sheetId 1) is older than "Forecast" (sheetId 3): ids are given in the order in which sheets were made
    assert planned.names["forecast"] == "Deals"
    assert planned.notes == (Remark("copy", {"name": "Forecast"}),)
