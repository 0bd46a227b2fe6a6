"""The open pipeline by stage, product, owner, source and client."""

from sheetcrm.analyses.forecast import DIMENSIONS
from sheetcrm.analyses.results import Results
from sheetcrm.analyses.sums import Sums, total
from sheetcrm.report import Kind, Label, Table, Value
from sheetcrm.wording import Words

TOP = 20
"""Clients listed by name; the rest follows in one row, so that the table adds up."""


def build(results: Results, words: Words) -> list[Table]:
    """One table a dimension; each total is the open total of the summary."""
    return [_table(dimension, results, words) for dimension in DIMENSIONS]


def _table(dimension: str, results: Results, words: Words) -> Table:
    key, found = f"by_{dimension}", results.forecast
    names, groups = found.names[dimension], _ordered(dimension, results)
    shown = groups[:TOP] if dimension == "client" and len(groups) > TOP + 1 else groups
    rest = groups[len(shown) :]
    whole = total(sums for _, sums in groups)
    rows = [_row(names[name] if name else words.value("none"), sums, whole) for name, sums in shown]
    if rest:
        label = Label("rest", words.text("rest", n=len(rest)))
        rows.append(_row(label, total(sums for _, sums in rest), whole))
    columns = (
        words.column("group"),
        words.column("open_count", Kind.COUNT, total=True),
        words.column("open_amount", Kind.MONEY, total=True),
        words.column("weighted", Kind.MONEY, total=True),
        words.column("open_share", Kind.SHARE),
    )
    closing = _row(words.value("total"), whole, whole)
    return Table(key, words.table(key), columns, rows, closing, empty=words.text("no_open"))


def _ordered(dimension: str, results: Results) -> list[tuple[str, Sums]]:
    groups = results.forecast.groups[dimension].items()
    if dimension == "stage":
        place = {name: stage.order for name, stage in results.book.stage_by_name.items()}
        last = max(place.values(), default=0) + 1
        return sorted(groups, key=lambda group: (place.get(group[0], last), group[0]))
    if dimension == "owner":  # by name: the table tells workload and ranks nobody
        return sorted(groups, key=lambda group: group[0])
    return sorted(groups, key=lambda group: (-group[1].open_amount, group[0]))


def _row(name: Value, sums: Sums, whole: Sums) -> tuple[Value, ...]:
    share = float(sums.open_amount / whole.open_amount) if whole.open_amount else None
    return name, sums.open_count, sums.open_amount, sums.weighted, share
