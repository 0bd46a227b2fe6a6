from sheetcrm.report import Column, Note, Tab, Table


def table(key: str, rows: int, long: bool = True) -> Table:
    return Table(key, key, (Column("id", "ID"),), [("x",)] * rows, long=long)


def test_the_main_table_is_the_longest_of_the_long_ones() -> None:
    blocks = (Note("n"), table("short", 99, long=False), table("a", 3), table("b", 7), table("c", 7))
    main = Tab("t", "T", "", blocks).main
    assert main is not None
    assert main.key == "b"
    assert Tab("t", "T", "", blocks[:2]).main is None
