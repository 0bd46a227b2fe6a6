"""Stages in the team's own words: outcome, order, probability, and the evidence for each."""

from decimal import Decimal

import pytest

from sheetcrm.core.models import Outcome
from sheetcrm.parse import StageProposal, understand
from sheetcrm.parse.outcomes import outcome_of
from tests.helpers import book, options, parsed, workbook


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("VINTA", "won"),
        ("PERSA", "lost"),
        ("Payment Done", "won"),
        ("Closed Won", "won"),
        ("ClosedWon", "won"),
        ("6 - Closed Lost", "lost"),
        ("aprovado ", "won"),
        (" negado", "lost"),
        ("✅ Won", "won"),
        ("🏆", "won"),
        ("❌", "lost"),
        ("Gewonnen!", "won"),
        ("Perdue - prix", "lost"),
        ("not won", "lost"),
        ("8-Closed Won", "won"),
        ("Stage 7: Deal won", "won"),
        ("Closed Won (100%)", "won"),
        ("[07] Opportunity lost", "lost"),
        ("Closed Lost (0%)", "lost"),
        ("Lost to competitor", "lost"),
        ("Persa per prezzo", "lost"),
        ("Negotiation/Review", "open"),
        ("3. Proposal", "open"),
        ("Waiting For Payment", "open"),
    ],
)
def test_words_that_tell(text: str, outcome: str) -> None:
    reading = outcome_of(text)
    assert reading is not None
    assert reading.outcome == outcome


@pytest.mark.parametrize(
    "text",
    [
        *("8-Closed", "Closed", "To be won", "Won or lost", "Won't buy", "🔥 Hot", "Phase 3", "Call Delayed"),
        *("Almost won", "Nearly won", "Likely won", "Probably won", "Won (expected)", "Won?", "Quasi vinta"),
        *("Vinta al 90%", "Won 90%", "Fast gewonnen", "Presque gagné", "Bijna gewonnen", "Casi ganada", "Signed?"),
        *("Quasi persa", "Possibly lost", "Rischio persa", "In trattativa (quasi persa)", "Lost contact", "Lost 50%"),
        *("Win probable", "Vinta ma da confermare", "Could be lost", "¿Ganada?", "Not yet won", "Won - cancelled"),
    ],
)
def test_words_that_do_not_tell_are_asked_about(text: str) -> None:
    assert outcome_of(text) is None


def proposals(sheet: str, **sheets: str) -> dict[str, StageProposal]:
    found = understand(workbook(sheet, **sheets), options()).stages
    return {proposal.stage.name: proposal for proposal in found}


def test_evidence_beside_the_words() -> None:
    lost = "\n".join(f"| L{n} | A | Parked | 1 | 2026-01-0{n} | price |" for n in range(1, 6))
    won = "\n".join(f"| W{n} | A | Won | 1 | 2026-01-0{n} | |" for n in range(1, 6))
    live = "\n".join(f"| O{n} | A | Warm | 1 | | |" for n in range(1, 6))
    found = proposals(
        f"| ID | Client | Stage | Value | Close date | Loss reason |\n{lost}\n{won}\n{live}\n| X | A | Odd | 1 | | |"
    )
    told = {
        name: (said.stage.outcome.value, said.how, said.deals, said.with_loss_reason) for name, said in found.items()
    }
    assert told == {
        "Parked": ("lost", "evidence", 5, 5),
        "Won": ("won", "words", 5, 0),
        "Warm": ("open", "evidence", 5, 0),
        "Odd": ("open", "asked", 1, 0),
    }


def test_a_closed_stage_with_a_status_beside_it() -> None:
    found = book("""
        | ID | Client | Stage | Status reason | Value | Close date |
        | 1 | A | 3-Proposal | In progress | 10 | 2026-12-01 |
        | 2 | B | 8-Closed | Won | 20 | 2026-10-01 |
        | 3 | C | 8-Closed | Lost | 30 | 2026-10-01 |
    """)
    assert [found.outcome(row.record) for row in found.opportunities] == [Outcome.OPEN, Outcome.WON, Outcome.LOST]
    assert [row.record.awarded for row in found.opportunities] == [None, Decimal(20), None]
    assert [stage.name for stage in found.stages] == ["3-Proposal", "8-Closed"]


def test_the_workbooks_own_list_beats_the_words() -> None:
    found = book(
        """
        | ID | Client | Stage | Value | Close date |
        | 1 | A | Hot | 10 | 2026-12-01 |
        | 2 | B | Landed | 20 | 2026-10-01 |
        """,
        Definitions="""
        | ID | Stages | Probability | Outcome |
        | 1 | Hot | 40% | Open |
        | 2 | Landed | 100% | Won |
        """,
    )
    assert [(s.name, s.order, s.probability, s.outcome.value) for s in found.stages] == [
        ("Hot", 1, Decimal("0.4"), "open"),
        ("Landed", 2, Decimal(1), "won"),
    ]
    assert found.opportunities[1].record.awarded == 20


def test_options_beat_the_list() -> None:
    found = book(
        "| ID | Client | Stage | Value |\n| 1 | A | Hot | 10 |",
        said={"stages": [{"name": "Hot", "outcome": "won"}]},
        Lists="| Stage | Outcome |\n| Hot | Open |",
    )
    assert found.outcome(found.opportunities[0].record) is Outcome.WON


def test_a_list_that_hardly_any_deal_holds_to_is_not_the_list() -> None:
    found = book(
        "| ID | Client | Stage | Value |\n| 1 | A | Lead | 10 |\n| 2 | A | Won | 10 |",
        Lists="| Stage |\n| Bronze |\n| Silver |",
    )
    assert [stage.name for stage in found.stages] == ["Lead", "Won"]


def test_a_stage_takes_the_probability_that_its_deals_mostly_have() -> None:
    found = proposals("""
        | ID | Client | Stage | Value | Probability |
        | 1 | A | Lead | 10 | 20 |
        | 2 | A | Lead | 10 | 20 |
        | 3 | A | Offer | 10 | 50 |
        | 4 | A | Offer | 10 | 70 |
    """)
    assert (found["Lead"].stage.probability, found["Lead"].probability_how) == (Decimal("0.2"), "column")
    assert found["Offer"].probability_how == "default"


def test_a_default_probability_is_proposed_yet_never_used_unasked() -> None:
    sheet = "| ID | Client | Stage | Value |\n| 1 | A | Lead | 10 |"
    assert proposals(sheet)["Lead"].stage.probability is not None
    assert [stage.probability for stage in book(sheet).stages] == [None]


def test_spellings_that_differ_by_case_and_blanks_are_one_stage() -> None:
    found = book("| ID | Client | Stage | Value |\n| 1 | A | Won | 1 |\n| 2 | A | WON  | 1 |\n| 3 | A | Won | 1 |")
    assert [stage.name for stage in found.stages] == ["Won"]


def test_a_stage_that_nothing_tells_is_a_question() -> None:
    asked = understand(workbook("| ID | Client | Stage | Value |\n| 1 | A | Zugzwang | 10 |"), options()).questions
    assert [(q.code, str(q.at), q.text) for q in asked if q.code == "stage-outcome"] == [
        ("stage-outcome", "Opportunities!C1", "Zugzwang")
    ]


@pytest.mark.parametrize("cell", ["Active", "Open", "Pending"])
def test_a_status_of_the_pipeline_is_open(cell: str) -> None:
    (row,) = book(f"| ID | Client | Stage | Status | Value |\n| 1 | A | Offer | {cell} | 1 |").opportunities
    assert row.record.status is Outcome.OPEN


def test_a_status_that_is_no_word_we_know_is_asked_about() -> None:
    result = parsed("""
        | ID | Client | Stage | Status | Value |
        | 1 | A | Offer | Won | 1 |
        | 2 | A | Offer | Lost | 1 |
        | 3 | A | Offer | Blue | 1 |
    """)
    assert len(result.book.opportunities) == 3
    assert [(str(p.at), p.code, p.severity) for p in result.problems] == [
        ("Opportunities!D4", "unknown-status", "warning")
    ]


def test_an_unclear_closing_word_books_nothing_and_is_told_at_its_first_deal() -> None:
    sheet = """
        | ID | Client | Stage      | Value | Close date |
        | A  | Rossi  | Won        | 100   | 2026-10-01 |
        | B  | Verdi  | Almost won | 200   | 2026-10-01 |
        | C  | Neri   | almost won | 300   | 2026-10-01 |
        | D  | Blu    | Warm       | 400   | 2026-10-01 |
    """
    result = parsed(sheet)
    found = result.book
    assert [found.outcome(row.record) for row in found.opportunities] == ["won", "open", "open", "open"]
    told = [(str(p.at), p.severity, p.value, p.args["count"]) for p in result.problems if p.code == "unclear-stage"]
    assert told == [("Opportunities!C3", "warning", "Almost won", 2)]
    stages = [{"name": "Almost won", "outcome": "open"}, {"name": "Won", "outcome": "won"}]
    assert not [p for p in parsed(sheet, said={"stages": stages}).problems if p.code == "unclear-stage"]
    stages = [{"name": "Almost won"}, {"name": "Won", "outcome": "won"}]
    assert [p.value for p in parsed(sheet, said={"stages": stages}).problems if p.code == "unclear-stage"] == [
        "Almost won"
    ]
