"""One file a tab, listed here. Each has `KEY` and `build(results, words) -> Tab`."""

from collections.abc import Callable, Mapping, Sequence, Set

from sheetcrm.analyses.results import Results
from sheetcrm.report import Tab
from sheetcrm.wording import Words

from . import closed_won, deals, forecast, playbook, problems, win_loss

Build = Callable[[Results, Words], Tab]

NUMBERS: Mapping[str, Build] = {module.KEY: module.build for module in (forecast, deals, win_loss, closed_won)}
"""Tabs of the book's numbers, whatever the checks found."""

ALIKE: Sequence[Set[str]] = ({forecast.KEY, deals.KEY}, {win_loss.KEY}, {closed_won.KEY})
"""Their keys, together where they are made of the same numbers."""

TABS: Mapping[str, Build] = {**NUMBERS, **{module.KEY: module.build for module in (playbook, problems)}}
"""The tabs in the order in which a new workbook gets them."""
