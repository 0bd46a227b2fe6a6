"""An open deal about to break a rule of the team's own playbook."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sheetcrm.core.book import Book, fold
from sheetcrm.core.cells import Row
from sheetcrm.core.models import Activity, Opportunity, Outcome, PlaybookRule
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field, name_of

CODE = "playbook-rule-at-risk"
SEVERITY = Severity.HINT


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every first `before` planned for an open deal while fewer than `at_least` `first` are done, or planned for a day
    before it."""
    rules = _spelled(book)
    types = book.activity_columns.types if rules else ()
    for place, outcome in enumerate(book.outcomes) if rules else ():
        if outcome is not Outcome.OPEN:
            continue
        deal, own = book.opportunities[place], book.activities_by_deal.get(place, ())
        for each in rules:
            if any(types[activity] in each.before for activity in own):
                yield from _about_to_break(each, deal, [book.activities[activity] for activity in own], options.as_of)


class _Spelled(NamedTuple):
    """A rule with every spelling of its two types that occurs."""

    rule: PlaybookRule
    first: set[str]
    before: set[str]


def _spelled(book: Book) -> list[_Spelled]:
    rules = book.lists.playbook
    occurring = set(book.activity_columns.types) if rules else set()
    folded = {name: fold(name) for name in occurring if name is not None}

    def spellings(wanted: str) -> set[str]:
        return {name for name, plain in folded.items() if plain == fold(wanted)}

    return [_Spelled(rule, spellings(rule.first), spellings(rule.before)) for rule in rules]


def _about_to_break(
    spelled: _Spelled, deal: Row[Opportunity], rows: Sequence[Row[Activity]], as_of: dt.date
) -> Iterator[Problem]:
    rule = spelled.rule
    anchors = [row for row in rows if row.record.type in spelled.before]
    if any(row.record.done(as_of) for row in anchors):
        return
    planned = [row for row in anchors if row.record.date is not None and row.record.date >= as_of]
    first = min(planned, key=lambda row: row.record.date or dt.date.max, default=None)
    if first is None or first.record.date is None:
        return
    day = first.record.date
    wanted = [row.record for row in rows if row.record.type in spelled.first]
    done = sum(record.done(as_of) for record in wanted)
    coming = sum(_to_come(record, as_of, day) for record in wanted)
    if done + coming < rule.at_least:
        said = {"id": deal.record.id, "deal": name_of(deal.record), "date": day, "noted": done}
        names = {"before": first.record.type, "first": rule.first, "needed": rule.at_least}
        yield at_field(first, "date", CODE, SEVERITY, (deal.ref("id"),), **said, **names)


def _to_come(record: Activity, as_of: dt.date, before: dt.date) -> bool:
    if record.date is None or record.done(as_of):
        return False
    return as_of <= record.date < before
