"""Win rates: in all, by period, by group, by cohort; each with what it is counted on and its interval."""

from collections.abc import Iterable, Mapping

from sheetcrm.analyses.periods import Period, Size, period_of
from sheetcrm.analyses.results import Results
from sheetcrm.analyses.sizes import Band
from sheetcrm.analyses.winloss import DIMENSIONS
from sheetcrm.analyses.winloss.tally import Cohort, Tally
from sheetcrm.report import Column, Kind, Label, Table, Value
from sheetcrm.tabs.won_rows import joined, told_for_rate
from sheetcrm.wording import Words


def sentence(results: Results, words: Words) -> str:
    """The win rate in one sentence, or that nothing is closed yet."""
    whole = results.win_loss.tallies.all
    if not whole.closed:
        return words.text("win_loss_none")
    low, high = whole.interval
    said = {"won": whole.won, "closed": whole.closed, "rate": whole.win_rate, "low": low, "high": high}
    text = words.text("win_loss_answer", **said)
    if whole.win_rate_value is not None and whole.estimated == whole.lost and whole.awarded == whole.won:
        text += " " + words.text("win_loss_by_value", rate=whole.win_rate_value)
    return text


def summary(results: Results, words: Words) -> Table:
    """All closed deals, those of this fiscal year, and those of this quarter."""
    tallies, options = results.win_loss.tallies, results.options
    first = options.fiscal_year_start
    rows = [rate_row(words.value("all_closed"), tallies.all)]
    for key, size in (("this_fiscal_year", Size.YEAR), ("this_fiscal_quarter", Size.QUARTER)):
        now = period_of(options.as_of, size, first)
        rows.append(rate_row(words.value(key), tallies.by(size, first).get(now, Tally())))
    columns = rate_columns("group", words, adds_up=False)
    note = joined(_value_note(tallies.all, words), told_for_rate(results, words))
    return Table("summary", words.table("win_summary"), columns, rows, note=note)


def periods(results: Results, words: Words) -> list[Table]:
    """One table by quarter, month and year of the close date; deals without one in a row of their own."""
    tallies = results.win_loss.tallies
    tables = []
    for size in (Size.QUARTER, Size.MONTH, Size.YEAR):
        found = tallies.by(size, results.options.fiscal_year_start)
        rows = [rate_row(period.key, tally) for period, tally in found.items()]
        if tallies.undated.closed:
            rows.append(rate_row(words.value("no_close_date"), tallies.undated))
        tables.append(_table(f"by_{size}", "period", rows, tallies.all, words))
    return tables


def groups(results: Results, words: Words) -> list[Table]:
    """By product, source and client type, the most deals first, and by the size of the estimate."""
    tallies = results.win_loss.tallies
    tables = []
    for dimension in DIMENSIONS:
        found = sorted(tallies.groups[dimension].items(), key=lambda item: (not item[0], -item[1].closed, item[0]))
        rows = [
            rate_row(tallies.names[dimension][name] if name else words.value("none"), tally) for name, tally in found
        ]
        tables.append(_table(f"by_{dimension}", "group", rows, tallies.all, words))
    return [tables[0], _sizes(tallies.sizes, tallies.all, words), *tables[1:]]


def cohorts(results: Results, words: Words) -> Table:
    """By the quarter in which deals were created, open ones included."""
    found = results.win_loss.tallies.cohorts_by(Size.QUARTER, results.options.fiscal_year_start)
    whole = sum(found.values(), Cohort())
    columns = (
        words.column("period", Kind.PERIOD),
        words.column("created", Kind.COUNT, total=True),
        words.column("won", Kind.COUNT, total=True),
        words.column("lost", Kind.COUNT, total=True),
        words.column("open", Kind.COUNT, total=True),
        *interval_columns(words),
    )
    return Table(
        "by_cohort",
        words.table("win_by_cohort"),
        columns,
        [_cohort_row(period, cohort) for period, cohort in found.items()],
        _cohort_row(words.value("total"), whole),
        note=words.text("cohort_note"),
        empty=words.text("no_created"),
    )


def rate_columns(first: str, words: Words, adds_up: bool = True) -> tuple[Column, ...]:
    """The columns of a table of win rates."""
    return (
        words.column(first, Kind.PERIOD if first == "period" else Kind.TEXT),
        words.column("won", Kind.COUNT, total=adds_up),
        words.column("lost", Kind.COUNT, total=adds_up),
        *interval_columns(words),
        words.column("won_value", Kind.MONEY, total=adds_up),
        words.column("lost_value", Kind.MONEY, total=adds_up),
        words.column("win_rate_value", Kind.SHARE),
    )


def interval_columns(words: Words) -> tuple[Column, ...]:
    """A win rate and its interval."""
    return tuple(words.column(key, Kind.SHARE) for key in ("win_rate", "low", "high"))


def rate_row(name: Value, tally: Tally) -> tuple[Value, ...]:
    """One row of such a table."""
    rates = (tally.win_rate, *tally.interval)
    return (name, tally.won, tally.lost, *rates, tally.won_value, tally.lost_value, tally.win_rate_value)


def _cohort_row(name: Period | Label, cohort: Cohort) -> tuple[Value, ...]:
    title = name.key if isinstance(name, Period) else name
    return (title, cohort.created, cohort.won, cohort.lost, cohort.open, cohort.win_rate, *cohort.interval)


def _sizes(sizes: Mapping[Band | None, Tally], whole: Tally, words: Words) -> Table:
    known = sorted((band, tally) for band, tally in sizes.items() if band is not None)
    rows = [rate_row(_band(band, words), tally) for band, tally in known]
    if None in sizes:
        rows.append(rate_row(words.value("no_estimate"), sizes[None]))
    return _table("by_size", "group", rows, whole, words, note=words.text("size_note"))


def _band(band: Band, words: Words) -> Label:
    return Label(band.key, words.text("size_band", low=band.low, high=band.high))


def _table(
    key: str, first: str, rows: Iterable[tuple[Value, ...]], whole: Tally, words: Words, note: str = ""
) -> Table:
    columns, closing = rate_columns(first, words), rate_row(words.value("total"), whole)
    listed = list(rows)
    empty = words.text("win_loss_none")
    return Table(key, words.table(f"win_{key}"), columns, listed, closing if listed else None, note, empty)


def _value_note(whole: Tally, words: Words) -> str:
    note = words.text("rates_note")
    if whole.awarded < whole.won:
        note += " " + words.text("some_awards_note", n=whole.won - whole.awarded, won=whole.won)
    if whole.lost and not whole.estimated:
        return note + " " + words.text("no_estimates_note")
    if whole.estimated < whole.lost:
        note += " " + words.text("some_estimates_note", n=whole.lost - whole.estimated, lost=whole.lost)
    return note
