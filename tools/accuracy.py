"""Writes docs/accuracy.md: forecasts as they would have been made at five quarter ends, against what then happened.

Needs Salesforce's sample beside the checkout (../shared/data/salesforce_sample); without it, nothing changes.
"""

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from sheetcrm.analyses.deals import ZERO  # noqa: E402  the project's root must be on the path first
from sheetcrm.analyses.outlook import Band  # noqa: E402
from sheetcrm.analyses.periods import Size, span  # noqa: E402
from sheetcrm.analyses.prospects import Prospect  # noqa: E402
from sheetcrm.analyses.results import Results  # noqa: E402
from sheetcrm.core.options import Options  # noqa: E402
from sheetcrm.parse import parse  # noqa: E402
from tests.salesforce import ASSIGNED, STAGES, Sample  # noqa: E402

ENDS = tuple(map(dt.date.fromisoformat, ("2016-03-31", "2016-06-30", "2016-09-30", "2016-12-31", "2017-03-31")))
METHODS = {
    "a": "weighted, the stages' assigned probabilities",
    "b": "weighted, calibrated probabilities",
    "c": "calibrated, and new business",
    "d": "mean of the last four quarters",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One quarter end: the next quarter, what was won in it, and each method's forecast and band."""

    as_of: dt.date
    quarter: str
    open_amount: Decimal
    truth: Decimal
    forecasts: dict[str, Decimal]
    bands: dict[str, Band | None]


def case(sample: Sample, as_of: dt.date) -> Case:
    """Every method's forecast of the quarter after `as_of`, from nothing but what was known on that day."""
    assigned, calibrated = (_results(sample, as_of, which) for which in ("assigned", "calibrated"))
    one, two = _next_quarter(assigned), _next_quarter(calibrated)
    if two.with_new is None:
        raise SystemExit(f"{as_of}: not enough history for new business")
    return Case(
        as_of,
        one.line.period.key,
        assigned.forecast.open.open_amount,
        sample.won(one.line.period.start, one.line.period.end),
        {"a": one.line.sums.forecast, "b": two.line.sums.forecast, "c": two.with_new, "d": last_four(assigned)},
        {"a": one.line.band, "b": two.line.band, "c": two.with_new_band, "d": None},
    )


def last_four(results: Results) -> Decimal:
    """The mean won amount of the last four quarters that history covers in full (three, at first)."""
    since, as_of = results.history.since, results.options.as_of
    found = results.forecast.by(Size.QUARTER, 1)
    whole = [quarter for quarter in span(since or as_of, as_of, Size.QUARTER) if quarter.start >= (since or as_of)]
    amounts = [found[quarter].closed_won for quarter in whole[-4:]]
    return sum(amounts, ZERO) / len(amounts)


def _results(sample: Sample, as_of: dt.date, probability: str) -> Results:
    said = {"as_of": as_of, "stages": STAGES, "currency": "USD", "probability": probability}
    options = Options.model_validate(said)
    parsed = parse(sample.workbook(as_of), options)
    return Results(parsed.book, options, parsed.problems, sample.reached(as_of))


def _next_quarter(results: Results) -> Prospect:
    return next(seen for seen in results.prospects if seen.key == "next_quarter")


def wape(cases: Sequence[Case], method: str) -> float:
    """Σ|forecast − truth| ÷ Σ truth."""
    return _over(cases, lambda one: abs(one.forecasts[method] - one.truth))


def bias(cases: Sequence[Case], method: str) -> float:
    """Σ(forecast − truth) ÷ Σ truth: above 0 is too high."""
    return _over(cases, lambda one: one.forecasts[method] - one.truth)


def inside(cases: Sequence[Case], method: str) -> str:
    """How often the truth fell inside P10–P90."""
    bands = [(one.bands[method], one.truth) for one in cases]
    if any(band is None for band, _ in bands):
        return "no band"
    hits = sum(band is not None and band.p10 <= truth <= band.p90 for band, truth in bands)
    return f"{hits} of {len(bands)}"


def _over(cases: Sequence[Case], measure: Callable[[Case], Decimal]) -> float:
    return float(sum(map(measure, cases), ZERO) / sum((one.truth for one in cases), ZERO))


def page(cases: Sequence[Case]) -> str:
    """The page's text."""
    ranks = ", ".join(
        f"({method}) {wape(cases, method):.1%}" for method in sorted(METHODS, key=lambda method: wape(cases, method))
    )
    fair = min(METHODS, key=lambda method: abs(bias(cases, method)))
    probabilities = ", ".join(f"{name} {float(share):.0%}" for name, share in ASSIGNED.items())
    return f"""# How accurate the forecast is

Made by `make accuracy`; do not edit. Salesforce's sample sales organisation keeps the history of every deal, so the
book can be told as it stood at the end of a quarter, and its forecast of the next quarter compared with what was then
won. Nothing known only later is used. {len(cases)} quarters are few: read the differences, not the decimals.

The sample gives no stage probabilities; "assigned" are Salesforce's own defaults
({probabilities}).
Calibrated probabilities count each deal in every stage that it stood in, which a sheet alone cannot tell. The mean of
the last four quarters uses the three that history covers in full at the first quarter end.

## The next quarter's won amount

{_quarters(cases)}

## Measures

{_measures(cases)}

WAPE = Σ|forecast − won| ÷ Σ won; bias = Σ(forecast − won) ÷ Σ won.

## What it says

By WAPE: {ranks}. {_beaten(cases)}

Least bias: ({fair}) {bias(cases, fair):+.1%}.

The pipeline alone, well calibrated, foresees {1 + bias(cases, "b"):.0%} of what is won; the rest comes from deals that
are not open yet at the quarter's end. So (b), honest about each deal, is far too low as a forecast of the quarter, and
(a) looks better than it is: probabilities that are too high make up for deals that it cannot know. The bands of (a)
and (b) are of open deals only, and so rarely hold the quarter's whole result. New business rests on the run-rate of the
past and turns with the market one quarter late, as the last row shows.
"""


def _beaten(cases: Sequence[Case]) -> str:
    beaten = [f"({method})" for method in "abd" if wape(cases, method) > wape(cases, "c")]
    closer = [f"({method})" for method in "abd" if wape(cases, method) <= wape(cases, "c")]
    said = f"(c) is closer than {', '.join(beaten)}" if beaten else "(c) is closer than none of the others"
    return said + (f"; {', '.join(closer)} closer still." if closer else ".")


def _quarters(cases: Sequence[Case]) -> str:
    rows = ["| as of | open | next quarter | won | (a) | (b) | (c) | (d) | (c) P10–P90 |"]
    rows.append("|---|--:|---|--:|--:|--:|--:|--:|---|")
    for one in cases:
        band = one.bands["c"]
        shown = " | ".join(f"{one.forecasts[method]:,.0f}" for method in METHODS)
        edges = f"{band.p10:,.0f} – {band.p90:,.0f}" if band else ""
        rows.append(f"| {one.as_of} | {one.open_amount:,.0f} | {one.quarter} | {one.truth:,.0f} | {shown} | {edges} |")
    return "\n".join(rows)


def _measures(cases: Sequence[Case]) -> str:
    rows = ["| forecast | WAPE | bias | truth inside P10–P90 |", "|---|--:|--:|---|"]
    for method, name in METHODS.items():
        measures = f"{wape(cases, method):.1%} | {bias(cases, method):+.1%} | {inside(cases, method)}"
        rows.append(f"| ({method}) {name} | {measures} |")
    return "\n".join(rows)


def main() -> None:
    """Writes the page."""
    folder = ROOT.parent / "shared" / "data" / "salesforce_sample"
    if not folder.is_dir():
        print("Salesforce's sample is not beside this checkout; docs/accuracy.md stays as it is.")
        return
    sample = Sample(folder)
    text = page([case(sample, as_of) for as_of in ENDS])
    (ROOT / "docs" / "accuracy.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
