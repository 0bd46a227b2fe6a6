"""What probabilities are worth: stages as assigned, observed and calibrated, and how given ones held."""

from sheetcrm.analyses.calibration import MINIMUM, Basis, Calibration, StageRate
from sheetcrm.analyses.reliability import Reliability
from sheetcrm.analyses.results import Results
from sheetcrm.report import Kind, Table, Value
from sheetcrm.wording import Words


def build(results: Results, words: Words) -> list[Table]:
    """Calibration by stage, reliability by tenth, and Brier's scores."""
    return [_calibration(results, words), _reliability(results.reliability, words), _brier(results.reliability, words)]


def _calibration(results: Results, words: Words) -> Table:
    learned = results.calibration
    columns = (
        words.column("stage"),
        words.column("deals", Kind.COUNT),
        words.column("won", Kind.COUNT),
        words.column("assigned", Kind.SHARE),
        words.column("observed", Kind.SHARE),
        words.column("low", Kind.SHARE),
        words.column("high", Kind.SHARE),
        words.column("calibrated", Kind.SHARE),
        words.column("remark"),
    )
    rows = [_stage(rate, learned, words) for rate in learned.stages]
    used = words.text(f"uses_{results.options.probability}")
    note = words.text(f"basis_{learned.basis}", deals=learned.deals, won=learned.won) + " " + used
    return Table("calibration", words.table("calibration"), columns, rows, note=note, empty=words.text("no_stages"))


def _stage(rate: StageRate, learned: Calibration, words: Words) -> tuple[Value, ...]:
    remark = None
    if learned.basis is Basis.NOT_TOLD:
        remark = words.value("stage_before_closing_unknown")
    elif rate.calibrated is None:
        remark = words.value("not_enough")
    elif rate.stage.probability is not None and not _within(rate):
        remark = words.value("assigned_outside")
    return (
        rate.stage.name,
        rate.deals,
        rate.won,
        rate.stage.probability,
        rate.observed,
        *rate.interval,
        rate.calibrated,
        remark,
    )


def _within(rate: StageRate) -> bool:
    low, high = rate.interval
    return low is not None and high is not None and low <= float(rate.stage.probability or 0) <= high


def _reliability(held: Reliability, words: Words) -> Table:
    columns = (
        words.column("given_from", Kind.SHARE),
        words.column("given_to", Kind.SHARE),
        words.column("deals", Kind.COUNT, total=True),
        words.column("won", Kind.COUNT, total=True),
        words.column("given_mean", Kind.SHARE),
        words.column("observed", Kind.SHARE),
        words.column("low", Kind.SHARE),
        words.column("high", Kind.SHARE),
    )
    rows = [(one.low, one.high, one.deals, one.won, one.given, one.observed, *one.interval) for one in held.bins]
    closing = (words.value("total"), None, held.deals, sum(one.won for one in held.bins), *(None,) * 4)
    empty = words.text("no_reliability", least=MINIMUM)
    total = closing if rows else None
    return Table("reliability", words.table("reliability"), columns, rows, total, words.text("reliability_note"), empty)


def _brier(held: Reliability, words: Words) -> Table:
    columns = words.column("probabilities"), words.column("deals", Kind.COUNT), words.column("brier", Kind.SCORE)
    scores = (("brier_assigned", held.assigned), ("brier_calibrated", held.calibrated), ("brier_pooled", held.pooled))
    rows: list[tuple[Value, ...]] = [(words.value(key), held.deals, score) for key, score in scores]
    return Table(
        "brier",
        words.table("brier"),
        columns,
        rows if held.deals else [],
        note=words.text("brier_note"),
        empty=words.text("no_brier"),
    )
