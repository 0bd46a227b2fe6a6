"""Activities: a table of their own, or dates in the deal's row."""

import pytest

from sheetcrm.core.models import ActivityStatus
from sheetcrm.parse import understand
from tests.helpers import book, options, parsed, workbook

DEALS = "| ID | Title | Client | Stage | Value |\n| 1 | Alpha | Acme | Lead | 10 |\n| 2 | Beta | Acme | Lead | 10 |"


def test_a_table_of_activities() -> None:
    rows = book(
        DEALS,
        """
        | Activity ID | Opportunity ID | Activity type | Date | Owner | Status | Outcome | Notes |
        | A1 | 1 | Call | 2026-11-01 | Anna | Done | fine | x |
        | A2 | 1 | Visit | 2026-12-01 | Anna | Planned | | |
        | | | | | | | | |
        | A3 | 2 | Call | 2026-10-01 | | | | |
    """,
    ).activities
    assert [(row.record.id, row.record.opportunity, row.record.type, row.record.status) for row in rows] == [
        ("A1", "1", "Call", ActivityStatus.DONE),
        ("A2", "1", "Visit", ActivityStatus.PLANNED),
        ("A3", "2", "Call", None),
    ]
    assert str(rows[2].ref("date")) == "Activities!D5"


@pytest.mark.parametrize(
    "heads",
    [
        "| Trattativa | Tipo | Data | Stato |",
        "| Opportunité | Type d'activité | Date | Statut |",
        "| Deal ID | Task type | Due date | Completed |",
    ],
)
def test_in_other_words(heads: str) -> None:
    rows = book(DEALS, f"{heads}\n| 1 | Call | 2026-11-01 | |").activities
    assert [(row.record.opportunity, row.record.type) for row in rows] == [("1", "Call")]


def test_deals_named_by_title_are_found() -> None:
    rows = book(
        DEALS, "| Deal | Activity | Date |\n| Alpha | Call | 2026-11-01 |\n| Beta | Call | 2026-11-01 |"
    ).activities
    assert [row.record.opportunity for row in rows] == ["1", "2"]


def test_a_client_with_two_deals_names_neither() -> None:
    rows = book(DEALS, "| Deal | Activity | Date |\n| Acme | Call | 2026-11-01 |").activities
    assert [row.record.opportunity for row in rows] == ["Acme"]


def test_an_activity_without_its_deal_or_with_an_unreadable_date() -> None:
    result = parsed(
        DEALS,
        """
        | Opportunity ID | Type | Date |
        | 1 | Call | soon |
        | | Call | 2026-11-01 |
        | Total | | |
        | 2 | Call | 2026-11-02 |
    """,
    )
    assert [row.record.opportunity for row in result.book.activities] == ["2"]
    assert sorted((str(p.at), p.code) for p in result.problems) == [
        ("Activities!A3", "activity-without-deal"),
        ("Activities!C2", "unreadable-date"),
    ]


def test_activities_kept_in_the_deals_row() -> None:
    found = book("""
        | ID | Client | Stage | Value | Last call | 1st visit date | Next meeting | Ultima visita | Next step |
        | 1 | A | Lead | 10 | 2026-01-05 | 2026-01-09 | 2026-12-01 | 2026-02-01 | call again |
        | 2 | B | Lead | 20 | 2026-02-05 | | | | |
    """)
    assert [
        (r.record.opportunity, r.record.type, r.record.status and r.record.status.value, str(r.ref("date")))
        for r in found.activities
    ] == [
        ("1", "Call", "done", "Opportunities!E2"),
        ("2", "Call", "done", "Opportunities!E3"),
        ("1", "Visit", None, "Opportunities!F2"),
        ("1", "Meeting", "planned", "Opportunities!G2"),
        ("1", "Visita", "done", "Opportunities!H2"),
    ]
    assert found.opportunities[0].record.next_step == "call again"


def test_activities_of_a_refused_deal_stay_and_its_id_is_known() -> None:
    result = parsed(
        "| ID | Client | Stage | Value |\n| 1 | A | Lead | abc |\n| 2 | B | Lead | 1 |",
        "| Deal | Type | Date |\n| 1 | Call | 2026-11-01 |",
    )
    assert result.book.rejected_ids == {"1"}
    assert [row.record.opportunity for row in result.book.activities] == ["1"]


@pytest.mark.parametrize(
    "heads",
    [
        "Activity date | Activity type | Notes | Activity date | Activity type | Notes",
        "Activity 1 date | Activity 1 type | Comment 1 | Activity 2 date | Activity 2 type | Comment 2",
    ],
)
def test_activities_kept_wide(heads: str) -> None:
    found = book(f"""
        | ID | Client | Stage | Value | {heads} |
        | 1 | A | Lead | 10 | 2026-01-05 | Call | fine | 2026-02-05 | Visit | |
        | 2 | B | Lead | 10 | 2026-01-06 | Call | | | | |
    """)
    assert [(r.record.opportunity, r.record.type, str(r.record.date), r.record.notes) for r in found.activities] == [
        ("1", "Call", "2026-01-05", "fine"),
        ("2", "Call", "2026-01-06", None),
        ("1", "Visit", "2026-02-05", None),
    ]
    assert str(found.activities[2].ref("type")) == "Opportunities!I2"


def test_an_unreadable_date_of_an_activity_in_the_deals_row_leaves_the_deal_in() -> None:
    result = parsed("""
        | ID | Client | Stage | Value | Last call |
        | 1 | A | Lead | 10 | 2026-01-05 |
        | 2 | B | Lead | 10 | soon |
    """)
    assert len(result.book.opportunities) == 2
    assert [(str(p.at), p.code, p.severity.value) for p in result.problems] == [
        ("Opportunities!E3", "unreadable-date", "warning")
    ]


def test_columns_of_dates_named_by_a_type_are_activities_and_not_left_aside() -> None:
    sheet = """
        | N. | Cliente | Fase | Importo | Visita 1   | Visita 2   | Demo       | Zona |
        | 1  | Rossi   | Lead | 10      | 2026-01-20 | 2026-02-03 | 2026-02-10 | Nord |
        | 2  | Verdi   | Lead | 10      | 2026-02-10 |            |            | Sud  |
    """
    made = [(row.record.opportunity, row.record.type, row.at.row) for row in book(sheet).activities]
    assert made == [("1", "Visita", 2), ("2", "Visita", 3), ("1", "Visita", 2), ("1", "Demo", 2)]
    table = understand(workbook(sheet), options()).tables[0]
    assert [at.address for at in table.activities] == ["E1", "F1", "G1"]
    assert [at.address for at in table.unknown] == ["H1"]
    assert [at.address for at in book(sheet).tables[0].unknown] == ["H1"]


def test_a_type_over_texts_is_no_activity() -> None:
    sheet = "| ID | Client | Stage | Value | Demo |\n| 1 | A | Lead | 10 | yes |\n| 2 | B | Lead | 10 | no |"
    assert book(sheet).activities == ()
    assert [at.address for at in understand(workbook(sheet), options()).tables[0].unknown] == ["E1"]
