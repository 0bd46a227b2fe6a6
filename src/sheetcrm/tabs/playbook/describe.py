"""What activities there are: by type and outcome, at the ends of deals, their pace, by stage."""

from collections.abc import Iterator

from sheetcrm.analyses.results import Results
from sheetcrm.report import Block, Kind, Table, Value
from sheetcrm.wording import Words


def build(results: Results, words: Words) -> Iterator[Block]:
    """Four tables, none of them by person."""
    yield _mix(results, words)
    yield _ends(results, words)
    yield _pace(results, words)
    yield _stages(results, words)


def _mix(results: Results, words: Words) -> Table:
    columns = (
        words.column("type"),
        words.column("activities", Kind.COUNT, total=True),
        words.column("deals", Kind.COUNT),
        words.column("per_won", Kind.NUMBER),
        words.column("per_lost", Kind.NUMBER),
    )
    lines = results.mix.lines
    rows: list[tuple[Value, ...]] = [
        (line.type, line.activities, line.deals, line.per_won, line.per_lost) for line in lines
    ]
    total = (words.value("total"), sum(line.activities for line in lines), None, None, None)
    empty = words.text("playbook_none")
    return Table("mix", words.table("mix"), columns, rows, total, words.text("mix_note"), empty)


def _ends(results: Results, words: Words) -> Table:
    keys = ("first_won", "first_lost", "last_won", "last_lost")
    columns = (words.column("type"), *(words.column(key, Kind.COUNT, total=True) for key in keys))
    lines = results.mix.lines
    rows: list[tuple[Value, ...]] = [
        (line.type, line.first_won, line.first_lost, line.last_won, line.last_lost) for line in lines
    ]
    total = (words.value("total"), *(sum(getattr(line, key) for line in lines) for key in keys))
    empty = words.text("playbook_none")
    return Table("ends", words.table("ends"), columns, rows, total, words.text("ends_note"), empty)


def _pace(results: Results, words: Words) -> Table:
    won, lost = results.mix.pace_won, results.mix.pace_lost
    columns = (
        words.column("metric"),
        words.column("won_median", Kind.NUMBER),
        words.column("won_n", Kind.COUNT),
        words.column("lost_median", Kind.NUMBER),
        words.column("lost_n", Kind.COUNT),
    )
    keys = ("touches", "first_touch_days", "first_offer_days", "longest_gap_days")
    rows = [(words.value(key), *getattr(won, key), *getattr(lost, key)) for key in keys]
    return Table("pace", words.table("pace"), columns, rows)


def _stages(results: Results, words: Words) -> Table:
    columns = (
        words.column("stage"),
        words.column("deals", Kind.COUNT, total=True),
        words.column("activities", Kind.COUNT, total=True),
        words.column("per_deal", Kind.NUMBER),
    )
    lines = results.mix.stages
    rows: list[tuple[Value, ...]] = [
        (line.stage or words.value("none"), line.deals, line.activities, line.activities / line.deals) for line in lines
    ]
    deals, activities = sum(line.deals for line in lines), sum(line.activities for line in lines)
    total = (words.value("total"), deals, activities, activities / deals if deals else None)
    return Table("stage_activity", words.table("stage_activity"), columns, rows, total)
