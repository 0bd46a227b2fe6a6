"""The offer as a step, how amounts change on the way, and how long deals take."""

from sheetcrm.analyses.results import Results
from sheetcrm.analyses.winloss.durations import Spread
from sheetcrm.analyses.winloss.offers import Offers, Reached
from sheetcrm.report import Column, Kind, Table, Value
from sheetcrm.wording import Words

from .rates import interval_columns

DAYS = (30, 60, 90, 180, 365, 730)


def build(results: Results, words: Words) -> list[Table]:
    """Offers, realisation, cycle, time to close, velocity."""
    return [
        _offers(results.win_loss.offers, words),
        _realisation(results, words),
        _cycle(results, words),
        _time_to_close(results, words),
        _velocity(results, words),
    ]


def _offers(offers: Offers | None, words: Words) -> Table:
    columns = (
        words.column("group"),
        words.column("deals", Kind.COUNT, total=True),
        words.column("share", Kind.SHARE, total=True),
        words.column("won", Kind.COUNT, total=True),
        words.column("lost", Kind.COUNT, total=True),
        *interval_columns(words),
    )
    title, empty = words.table("offers"), words.text("no_offers")
    if offers is None:
        return Table("offers", title, columns, (), empty=empty)
    whole = Reached(offers.with_offer.deals + offers.without.deals, offers.with_offer.tally + offers.without.tally)
    rows = [
        _offer_row(words.value("with_offer"), offers.with_offer, whole),
        _offer_row(words.value("without_offer"), offers.without, whole),
    ]
    closing = _offer_row(words.value("total"), whole, whole)
    return Table("offers", title, columns, rows, closing, words.text("offers_note"))


def _offer_row(name: Value, reached: Reached, whole: Reached) -> tuple[Value, ...]:
    tally = reached.tally
    return (
        name,
        reached.deals,
        reached.deals / whole.deals,
        tally.won,
        tally.lost,
        tally.win_rate,
        *tally.interval,
    )


def _realisation(results: Results, words: Words) -> Table:
    found = results.win_loss.realisation
    named = (
        ("award_estimate", found.award_estimate),
        ("offer_estimate", found.offer_estimate),
        ("award_offer", found.award_offer),
    )
    rows = [(words.value(key), spread.n, spread.q1, spread.median, spread.q3) for key, spread in named]
    columns = (words.column("group"), words.column("deals", Kind.COUNT), *_quartiles(Kind.SHARE, words))
    return Table("realisation", words.table("realisation"), columns, rows, note=words.text("realisation_note"))


def _cycle(results: Results, words: Words) -> Table:
    found, offers = results.win_loss.cycle, results.win_loss.offers
    survival = found.time_to_close
    named = [("cycle_won", found.won), ("cycle_lost", found.lost), ("age_open", found.age)]
    if offers is not None:
        named += [("offer_won", offers.days_won), ("offer_lost", offers.days_lost)]
    rows = [(words.value(key), *_spread(spread)) for key, spread in named]
    rows.append((words.value("time_to_close"), len(survival.ends), None, survival.median, None, None, None))
    columns = (
        words.column("group"),
        words.column("deals", Kind.COUNT),
        *_quartiles(Kind.NUMBER, words),
        words.column("mean", Kind.NUMBER),
        words.column("left_out", Kind.COUNT),
    )
    return Table("cycle", words.table("cycle"), columns, rows, note=words.text("cycle_note"))


def _time_to_close(results: Results, words: Words) -> Table:
    found = results.win_loss.cycle.time_to_close
    watched = [(days, found.watched(days)) for days in DAYS]
    rows = [(days, n, 1 - found.still_open(days), found.still_open(days)) for days, n in watched if n]
    columns = (
        words.column("days", Kind.COUNT),
        words.column("watched", Kind.COUNT),
        words.column("closed_share", Kind.SHARE),
        words.column("open_share", Kind.SHARE),
    )
    note, empty = words.text("time_to_close_note"), words.text("no_durations")
    return Table("time_to_close", words.table("time_to_close"), columns, rows, note=note, empty=empty)


def _velocity(results: Results, words: Words) -> Table:
    found = results.win_loss.velocity
    columns = (
        words.column("open_count", Kind.COUNT),
        words.column("mean_won", Kind.MONEY),
        words.column("win_rate", Kind.SHARE),
        words.column("mean_days", Kind.NUMBER),
        words.column("per_day", Kind.MONEY),
    )
    row = (found.open_count, found.mean_won, found.win_rate, found.mean_days, found.per_day)
    return Table("velocity", words.table("velocity"), columns, [row], note=words.text("velocity_note"))


def _quartiles(kind: Kind, words: Words) -> tuple[Column, ...]:
    return tuple(words.column(key, kind) for key in ("q1", "median", "q3"))


def _spread(spread: Spread) -> tuple[Value, ...]:
    return spread.n, spread.q1, spread.median, spread.q3, spread.mean, spread.left_out
