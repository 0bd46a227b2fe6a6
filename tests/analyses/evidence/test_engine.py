"""Rules on trial: each table recounted from the deals by plain definitions; verdicts; what is left out."""

import random
from itertools import pairwise

import pytest

from sheetcrm.analyses.activity import ActivityLog, offer_kinds
from sheetcrm.analyses.evidence.candidates import candidates
from sheetcrm.analyses.evidence.engine import ENOUGH_OUTCOME, ENOUGH_SIDE, MOST_TYPES, frequent
from sheetcrm.analyses.evidence.fourfold import Fourfold
from sheetcrm.analyses.evidence.landmarks import WON, walk
from sheetcrm.analyses.evidence.rules import Family, Rule
from sheetcrm.analyses.evidence.strata import strata
from sheetcrm.analyses.evidence.verdicts import Judged, Verdict
from tests.playbook_data import TYPES, Past, book_of, evidence_of, log_of, longer_lives, planted


def holds(rule: Rule, past: Past) -> bool | None:
    """The rule by its definition; None where the deal never came to the landmark."""
    assert past.life is not None
    done = [(day, kind) for day, kind in past.touches if day <= past.life]
    first = min((day for day, kind in done if kind == rule.first), default=None)
    second = min((day for day, kind in done if kind == rule.second), default=None)
    if rule.family is Family.AT_LEAST:
        return None if second is None else sum(k == rule.first and d < second for d, k in done) >= rule.number
    if rule.family is Family.BEFORE:
        if first == second:
            return None
        return second is None or (first is not None and first < second)
    if rule.family is Family.WITHIN:
        return None if past.life <= rule.number else first is not None and first <= rule.number
    offer = min((day for day, kind in done if kind == "Offer"), default=None)
    if offer is None or (offer == 0 and min(day for day, _ in done) == 0):
        return None
    days = sorted({0, offer, *(day for day, _ in done if day < offer)})
    return max(after - before for before, after in pairwise(days)) <= rule.number


def recount(rule: Rule, pasts: list[Past]) -> Fourfold:
    counts = [0, 0, 0, 0]
    for past in pasts:
        kept = holds(rule, past)
        if kept is not None:
            counts[(0 if kept else 2) + (0 if past.won else 1)] += 1
    return Fourfold(*counts)


@pytest.mark.parametrize("seed", range(4))
def test_every_table_is_the_one_that_the_definitions_give(seed: int) -> None:
    chance = random.Random(seed)
    pasts = list(longer_lives(chance, 150)) + list(planted(chance, 150, 3))
    evidence = evidence_of(log_of(book_of(pasts)))
    assert {judged.rule.family for judged in evidence.judged} == set(Family)
    for judged in evidence.judged:
        assert judged.table == recount(judged.rule, pasts), judged.rule
        assert judged.left_out == len(pasts) - judged.table.n
        assert judged.left_out_won == sum(past.won or False for past in pasts) - judged.table.won


def test_each_rule_is_tried_once_and_those_not_tried_are_counted() -> None:
    pasts = list(longer_lives(random.Random(5), 200))
    log = log_of(book_of(pasts))
    evidence = evidence_of(log)
    trails = list(log.decided)
    found = walk(trails, strata(trails).of, frequent(trails))
    rules = [rule for rule, _, _ in candidates(found, log.types)]
    assert len(rules) == len(set(rules)) == evidence.tried + evidence.too_few
    for judged in evidence.judged:
        table = judged.table
        assert min(table.with_n, table.without_n) >= ENOUGH_SIDE
        assert min(table.won, table.n - table.won) >= ENOUGH_OUTCOME


def test_open_deals_planned_and_later_activities_change_nothing() -> None:
    pasts = list(longer_lives(random.Random(6), 200))
    more = [Past(None, None, [(1, "Visit"), (2, "Demo")])]
    late = [Past(p.won, p.life, [*p.touches, ((p.life or 0) + 3, "Demo")], p.product, p.value) for p in pasts]
    before, after = evidence_of(log_of(book_of(pasts))), evidence_of(log_of(book_of(late + more)))
    assert [judged.table for judged in before.judged] == [judged.table for judged in after.judged]


def of(log: ActivityLog, rule: Rule) -> Judged:
    return next(judged for judged in evidence_of(log).judged if judged.rule == rule)


def deals(won: int, lost: int, touches: list[tuple[int, str]], life: int = 60) -> list[Past]:
    return [Past(place < won, life, touches) for place in range(won + lost)]


VISITS = Rule(Family.AT_LEAST, "Visit", "Demo", 2)


def test_a_rule_that_is_kept_by_the_winners_is_supported_and_the_other_way_round() -> None:
    visited, unvisited = [(3, "Visit"), (9, "Visit"), (20, "Demo")], [(4, "Visit"), (20, "Demo")]
    assert of(log_of(book_of(deals(60, 40, visited) + deals(20, 80, unvisited))), VISITS).verdict is Verdict.SUPPORTED
    first = Rule(Family.AT_LEAST, "Visit", "Demo", 1)
    none = [(20, "Demo"), (25, "Visit")]
    lost = deals(20, 80, visited) + deals(60, 40, none)
    assert of(log_of(book_of(lost)), first).verdict is Verdict.CONTRADICTED


def test_what_happens_on_the_day_itself_does_not_come_before() -> None:
    same_day = [(20, "Visit"), (20, "Visit"), (20, "Demo")]
    book = book_of(deals(30, 30, [(1, "Visit"), (2, "Visit"), (20, "Demo")]) + deals(10, 30, same_day))
    assert of(log_of(book), VISITS).table == Fourfold(30, 30, 10, 30)
    assert Rule(Family.BEFORE, "Visit", "Demo") not in {judged.rule for judged in evidence_of(log_of(book)).judged}


def test_a_rare_kind_of_offer_is_the_first_offer_too() -> None:
    """What a deal's first offer is does not hang on how many other deals have an offer of that name."""
    usual, rare = [(1, "Visit"), (10, "Offer")], [(1, "Visit"), (5, "Preventivo"), (30, "Offer")]
    log = log_of(book_of(deals(20, 20, usual) + deals(1, 0, rare)))
    trails = list(log.decided)
    assert "Preventivo" not in {log.types[kind] for kind in frequent(trails)}
    found = walk(trails, strata(trails).of, frequent(trails))
    assert [trail.offered == trail.days[1] for trail in trails] == [True] * 41
    steady = [sum(cells.values()) // WON for cells in found.steady]
    assert steady == [1, 20, 0]  # the gap before the offer: 4 days for the rare one, 9 for the others


def test_a_confounded_difference_is_not_found() -> None:
    """Product B is won often and visited often; within a product visits tell nothing."""
    visited, unvisited = [(3, "Visit"), (9, "Visit"), (20, "Demo")], [(4, "Visit"), (20, "Demo")]
    pasts = deals(14, 126, visited) + deals(56, 504, unvisited) + deals(240, 60, visited) + deals(64, 16, unvisited)
    for place, past in enumerate(pasts):
        past.product = "A" if place < 700 else "B"
    judged = of(log_of(book_of(pasts)), VISITS)
    assert judged.trial.p_exact < 1e-10
    assert judged.trial.common.odds_ratio == pytest.approx(1)
    assert judged.trial.p > 0.5
    assert judged.verdict is Verdict.NO_DIFFERENCE


def test_a_difference_that_is_not_alike_in_every_product_is_told() -> None:
    visited, unvisited = [(3, "Visit"), (9, "Visit"), (20, "Demo")], [(4, "Visit"), (20, "Demo")]
    pasts = deals(90, 10, visited) + deals(30, 70, unvisited) + deals(50, 50, visited) + deals(48, 52, unvisited)
    for place, past in enumerate(pasts):
        past.product = "A" if place < 200 else "B"
    judged = of(log_of(book_of(pasts)), VISITS)
    assert judged.verdict is Verdict.SUPPORTED
    assert judged.unlike is not None
    assert judged.unlike < 0.001


def test_more_repeats_that_only_tell_of_waiting_are_not_held_against_them() -> None:
    """Calls go out every six days until the client answers; who answers late is lost. The calls change nothing."""
    chance = random.Random(3)
    pasts = []
    for _ in range(1500):
        wait = chance.randrange(2, 60)
        first = chance.randrange(0, 60 - wait)
        calls = [(day, "Call") for day in range(first, first + wait, 6)]
        won = chance.random() < (0.8 if wait < 12 else 0.25)
        pasts.append(Past(won, 100, [*calls, (first + wait, "Answer")]))
    judged = of(log_of(book_of(pasts)), Rule(Family.AT_LEAST, "Call", "Answer", 3))
    assert judged.p_adjusted < 1e-6
    assert judged.verdict is Verdict.WAITING


def test_not_enough_data_says_how_much_more() -> None:
    few = deals(8, 7, [(3, "Visit"), (9, "Visit"), (20, "Demo")]) + deals(5, 9, [(4, "Visit"), (20, "Demo")])
    judged = of(log_of(book_of(few)), VISITS)
    assert judged.verdict is Verdict.NOT_ENOUGH
    assert judged.more is not None
    enough = [past for past in few for _ in range(1 + judged.more // len(few) + 1)]
    assert of(log_of(book_of(enough)), VISITS).verdict is not Verdict.NOT_ENOUGH


def test_hundreds_of_types_are_not_all_tried() -> None:
    chance = random.Random(8)
    pasts = [
        Past(chance.random() < 0.5, 60, [(chance.randrange(60), f"T{chance.randrange(90)}") for _ in range(12)])
        for _ in range(400)
    ]
    log = log_of(book_of(pasts))
    assert len(frequent(log.decided)) == MOST_TYPES


def test_spellings_of_a_type_are_one_type() -> None:
    log = log_of(book_of([Past(True, 9, [(1, " visit "), (2, "VISIT"), (3, "Visit"), (4, "Visit")])]))
    assert log.types == ("Visit",)


def test_offers_are_known_by_their_name() -> None:
    assert offer_kinds(("Visita", "Offerta inviata", "Proposal/Quote", "Office visit", "PREVENTIVO")) == {1, 2, 4}


def test_types_of_no_deal_at_all() -> None:
    evidence = evidence_of(log_of(book_of([Past(True, 5, []), Past(False, 5, []), Past(None, None, [(1, TYPES[0])])])))
    assert (evidence.tried, evidence.deals, evidence.ladder) == (0, 2, None)
