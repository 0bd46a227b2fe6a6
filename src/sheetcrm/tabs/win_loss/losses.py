"""Why deals were lost, and where they stood before."""

from collections.abc import Mapping
from typing import TypeVar

from sheetcrm.analyses.results import Results
from sheetcrm.analyses.winloss.losses import Loss, Said, Why, by_class, by_reason, by_stage, said
from sheetcrm.report import Block, Kind, Note, Table, Value
from sheetcrm.tabs.labels import label
from sheetcrm.wording import Words

Key = TypeVar("Key", str, Why)


def build(results: Results, words: Words) -> list[Block]:
    """A line on how much the reasons tell, then reasons alone, reasons with stages, and stages alone."""
    found = results.win_loss.tallies.losses
    if not found:
        return []
    return [
        Note(_quality(by_class(found), words)),
        _by_reason(results, words),
        _reasons(results, words),
        _by_last_stage(results, words),
    ]


def _quality(classes: Mapping[Said, Loss], words: Words) -> str:
    counts = {str(kind): loss.count for kind, loss in classes.items()}
    whole = sum(counts.values())
    shares = {f"{kind}_share": count / whole for kind, count in counts.items()}
    return words.text("reasons_quality", lost=whole, **counts, **shares)


def _by_reason(results: Results, words: Words) -> Table:
    found = by_reason(results.win_loss.tallies.losses)
    whole = sum(found.values(), Loss())
    rows: list[tuple[Value, ...]] = []
    so_far = 0
    for reason, loss in _most_first(found):
        so_far += loss.count
        kind = label(words, "says", said(reason))
        rows.append((_reason(reason, results, words), kind, *_loss(loss, whole), so_far / whole.count))
    columns = (
        words.column("reason"),
        words.column("says"),
        words.column("count", Kind.COUNT, total=True),
        words.column("value", Kind.MONEY, total=True),
        words.column("share", Kind.SHARE, total=True),
        words.column("cumulated", Kind.SHARE),
    )
    closing = (words.value("total"), None, *_loss(whole, whole), None)
    return Table("by_reason", words.table("loss_by_reason"), columns, rows, closing, words.text("loss_note"))


def _reasons(results: Results, words: Words) -> Table:
    found = results.win_loss.tallies.losses
    whole = sum(found.values(), Loss())
    rows = [
        (_reason(why.reason, results, words), _stage(why.stage, results, words), *_loss(loss, whole))
        for why, loss in _most_first(found)
    ]
    columns = (
        words.column("reason"),
        words.column("last_stage"),
        words.column("count", Kind.COUNT, total=True),
        words.column("value", Kind.MONEY, total=True),
        words.column("share", Kind.SHARE, total=True),
    )
    return Table("reasons", words.table("reasons"), columns, rows, (words.value("total"), None, *_loss(whole, whole)))


def _by_last_stage(results: Results, words: Words) -> Table:
    found = by_stage(results.win_loss.tallies.losses)
    whole = sum(found.values(), Loss())
    place = {name: stage.order for name, stage in results.book.stage_by_name.items()}
    last = max(place.values(), default=0) + 1
    ordered = sorted(found.items(), key=lambda item: (not item[0], place.get(item[0], last), item[0]))
    rows = [(_stage(stage, results, words), *_loss(loss, whole)) for stage, loss in ordered]
    columns = (
        words.column("last_stage"),
        words.column("count", Kind.COUNT, total=True),
        words.column("value", Kind.MONEY, total=True),
        words.column("share", Kind.SHARE, total=True),
    )
    closing = (words.value("total"), *_loss(whole, whole))
    return Table("by_last_stage", words.table("loss_by_last_stage"), columns, rows, closing)


def _most_first(found: Mapping[Key, Loss]) -> list[tuple[Key, Loss]]:
    return sorted(found.items(), key=lambda item: (-item[1].count, item[0]))


def _loss(loss: Loss, whole: Loss) -> tuple[Value, ...]:
    return loss.count, loss.known_value, loss.count / whole.count


def _reason(reason: str, results: Results, words: Words) -> Value:
    return results.win_loss.tallies.names["reason"][reason] if reason else label(words, "says", Said.BLANK)


def _stage(stage: str, results: Results, words: Words) -> Value:
    return results.win_loss.tallies.names["stage"][stage] if stage else words.value("stage_not_told")
