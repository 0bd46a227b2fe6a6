"""The playbook: which activities, in which order, go with winning; the next steps. Nothing of it is by person."""

from sheetcrm.analyses.results import Results
from sheetcrm.report import Block, Note, Tab
from sheetcrm.tabs.opening import opening
from sheetcrm.wording import Words

from . import describe, evidence, follow

KEY = "playbook"


def build(results: Results, words: Words) -> Tab:
    """The evidence first, then the team's own rules, what activities there are, and (it is long) the next steps."""
    blocks: list[Block] = []
    if not results.activity_log.activities:
        blocks.append(Note(words.text("playbook_none"), strong=True))
    blocks += evidence.build(results, words)
    blocks += follow.build(results, words)
    blocks += describe.build(results, words)
    blocks.append(follow.steps(results, words))
    return opening(KEY, results, words, tuple(blocks))
