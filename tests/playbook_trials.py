"""Trials of the evidence engine on many books: how often it finds what is not there, and misses what is."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sheetcrm.analyses.activity import ActivityLog
from sheetcrm.analyses.evidence.rules import Family, Rule
from sheetcrm.analyses.evidence.verdicts import Verdict

from .playbook_data import Past, book_of, evidence_of, log_of, planted, shuffled

PLANTED = Rule(Family.AT_LEAST, "Visit", "Demo", 2)


@dataclass(frozen=True)
class Power:
    """Runs on books with a planted effect: rule found, and its interval over the truth."""

    runs: int
    found: int
    covered: int


def false_in_shuffles(log: ActivityLog, runs: int, seed: int = 0) -> int:
    """Runs with any finding, the outcomes dealt out by lot."""
    return sum(bool(evidence_of(shuffled(log, random.Random(seed + run))).findings) for run in range(runs))


def false_in_books(make: Callable[[random.Random, int], Iterator[Past]], n: int, runs: int, seed: int = 0) -> int:
    """Runs with any finding in books of n deals where nothing helps."""
    books = (book_of(make(random.Random(seed + run), n)) for run in range(runs))
    return sum(bool(evidence_of(log_of(book)).findings) for book in books)


def power(n: int, odds: float, runs: int, seed: int = 0) -> Power:
    """Runs on books of n deals in which the planted rule multiplies the odds."""
    found = covered = 0
    for run in range(runs):
        evidence = evidence_of(log_of(book_of(planted(random.Random(seed + run), n, odds))))
        judged = next(judged for judged in evidence.judged if judged.rule == PLANTED)
        found += judged.verdict is Verdict.SUPPORTED
        covered += judged.trial.common.low <= odds <= judged.trial.common.high
    return Power(runs, found, covered)
