from lxml import etree

from sheetcrm.backends.excel.package import tables, xml


def table(id_: int, name: str) -> xml.Element:
    inside = '<tableColumns><tableColumn id="1" name="a" dataDxfId="0"/></tableColumns>'
    return etree.fromstring(f'<table xmlns="{xml.MAIN}" id="{id_}" name="{name}" displayName="{name}">{inside}</table>')


def test_ids_and_names_are_free_in_the_host() -> None:
    taken = tables.taken([table(1, "stages"), table(2, "Forecast")], [], ["rates"])
    ours = [table(1, "forecast"), table(2, "RATES"), table(3, "deals")]
    assert [tables.adapt(root, taken, {0: 7}) for root in ours] == ["forecast_2", "RATES_2", "deals"]
    assert [root.get("id") for root in ours] == ["3", "4", "5"]
    assert [root.get("displayName") for root in ours] == ["forecast_2", "RATES_2", "deals"]
    assert ours[0][0][0].get("dataDxfId") == "7"


def test_a_table_keeps_the_id_that_it_had() -> None:
    taken = tables.taken([table(1, "stages")], [table(9, "deals"), table(2, "old")], [])
    assert taken.id_for("new") == 3
    assert taken.id_for("Deals") == 9


def test_an_id_that_a_table_of_the_user_took_meanwhile_is_not_kept() -> None:
    taken = tables.taken([table(9, "mine")], [table(9, "deals")], [])
    assert taken.id_for("deals") == 1
