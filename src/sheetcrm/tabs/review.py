"""The private review of one owner: a workbook of its own, never a shared tab, and so not one of TABS."""

from dataclasses import replace

from sheetcrm.analyses.results import Results
from sheetcrm.analyses.review import BandLine, Review, review
from sheetcrm.report import Kind, Label, Note, Tab, Table, Value
from sheetcrm.wording import Words

from .opening import opening

NAME = "review"


def build(results: Results, words: Words, owner: str) -> Tab:
    """One owner's deals, calibration and next steps. Cells are named, not linked: they are in another workbook."""
    own = review(owner, results.deals, results.next_steps)
    private = Note(words.text("review_private"), strong=True)
    tab = opening(NAME, results, words, (private, _steps(own, words), *_calibration(own, words), _deals(own, words)))
    return replace(tab, about=tab.about.replace("{owner}", own.owner))


def _deals(own: Review, words: Words) -> Table:
    columns = (
        words.column("id"),
        words.column("client"),
        words.column("stage"),
        words.column("outcome"),
        words.column("expected_close", Kind.DATE),
        words.column("value", Kind.MONEY),
        words.column("probability", Kind.SHARE),
        words.column("weighted", Kind.MONEY),
        words.column("cell"),
    )
    rows: list[tuple[Value, ...]] = [
        (
            deal.record.id,
            deal.record.client,
            deal.record.stage,
            words.value(deal.outcome),
            deal.record.expected_close,
            deal.amount,
            deal.record.probability,
            deal.weighted,
            str(deal.row.ref("value")),
        )
        for deal in own.deals
    ]
    return Table("review_deals", words.table("review_deals"), columns, rows, long=True)


def _calibration(own: Review, words: Words) -> tuple[Note, Table]:
    columns = (
        words.column("band"),
        words.column("deals", Kind.COUNT, total=True),
        words.column("won", Kind.COUNT, total=True),
        words.column("mean_assigned", Kind.SHARE),
        words.column("observed", Kind.SHARE),
        words.column("low", Kind.SHARE),
        words.column("high", Kind.SHARE),
    )
    rows = [_line(f"{line.low * 100:.0f}–{line.high * 100:.0f} %", line) for line in own.bands]
    total = _line(words.value("total"), own.all) if own.all else None
    note = words.text("review_calibration_note", without=own.without)
    empty = words.text("review_no_probabilities")
    table = Table("review_calibration", words.table("review_calibration"), columns, rows, total, empty=empty)
    return Note(note), table


def _line(name: str | Label, line: BandLine) -> tuple[Value, ...]:
    return name, line.deals, line.won, line.mean, line.won / line.deals, *line.interval


def _steps(own: Review, words: Words) -> Table:
    columns = (words.column("id"), words.column("client"), words.column("hint"), words.column("cell"))
    rows: list[tuple[Value, ...]] = []
    for step in own.steps:
        said = words.finding(step.problem)
        rows.append((step.deal.record.id, step.deal.record.client, said.message, str(said.at)))
    return Table("review_steps", words.table("review_steps"), columns, rows, empty=words.text("no_steps"), long=True)
