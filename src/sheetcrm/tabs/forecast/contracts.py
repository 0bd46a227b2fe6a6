"""Recurring deals: one-off, MRR and total contract value apart, and the schedule by month."""

from sheetcrm.analyses.periods import Size, period_of
from sheetcrm.analyses.recurring import Flow, Volume
from sheetcrm.analyses.results import Results
from sheetcrm.report import Column, Kind, Table, Value
from sheetcrm.wording import Words


def build(results: Results, words: Words) -> list[Table]:
    """No tables where no deal has a term or a recurring amount."""
    if results.recurring.empty:
        return []
    years: dict[str, Flow] = {}
    for month, flow in results.recurring.schedule.items():
        key = period_of(month, Size.YEAR, results.options.fiscal_year_start).key
        years[key] = years.get(key, Flow()) + flow
    months = {f"{month:%Y-%m}": flow for month, flow in results.recurring.schedule.items()}
    return [
        _volumes(results, words),
        _schedule("recurring", months, words),
        _schedule("recurring_by_year", years, words),
    ]


def _volumes(results: Results, words: Words) -> Table:
    found = results.recurring
    columns = (
        words.column("group"),
        words.column("deals", Kind.COUNT),
        words.column("one_off", Kind.MONEY),
        words.column("mrr", Kind.MONEY),
        words.column("tcv", Kind.MONEY),
        words.column("open_ended", Kind.COUNT),
    )
    rows = [
        _volume(words.value("contracts_won"), found.won),
        _volume(words.value("contracts_open"), found.open),
        _volume(words.value("contracts_weighted"), found.weighted),
    ]
    return Table("contracts", words.table("contracts"), columns, rows, note=words.text("contracts_note"))


def _volume(name: Value, volume: Volume) -> tuple[Value, ...]:
    return name, volume.deals, volume.one_off, volume.mrr, volume.total, volume.open_ended


def _schedule(key: str, flows: dict[str, Flow], words: Words) -> Table:
    columns: tuple[Column, ...] = (
        words.column("period", Kind.PERIOD),
        words.column("won_one_off", Kind.MONEY, total=True),
        words.column("won_recurring", Kind.MONEY, total=True),
        words.column("open_one_off", Kind.MONEY, total=True),
        words.column("open_recurring", Kind.MONEY, total=True),
    )
    rows = [_flow(name, flow) for name, flow in flows.items()]
    closing = _flow(words.value("total"), sum(flows.values(), Flow()))
    note, empty = words.text("schedule_note"), words.text("no_schedule")
    return Table(key, words.table(key), columns, rows, closing if rows else None, note, empty)


def _flow(name: Value, flow: Flow) -> tuple[Value, ...]:
    return name, flow.won_one_off, flow.won_recurring, flow.open_one_off, flow.open_recurring
