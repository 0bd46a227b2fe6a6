"""Headings to fields: known words in seven languages and of CRM exports, misspelt ones, and what the cells say."""

import pytest

from sheetcrm.parse import understand
from sheetcrm.parse.headings import meanings, nearly
from sheetcrm.parse.normal import compact
from sheetcrm.parse.vocabulary import LANGUAGES, known, parts, senses
from sheetcrm.parse.words import exports
from tests.helpers import book, money, options, parsed, workbook


def fields(headings: str, *rows: str) -> dict[str, str]:
    """What each field is read from, as text."""
    made = workbook("\n".join((headings, *rows)))
    return {match.field: " + ".join(match.texts) for match in understand(made, options()).tables[0].fields}


SALESFORCE = "| Opportunity Owner | Account Name | Opportunity Name | Stage | Fiscal Period | Amount | Expected Revenue | Probability (%) | Age | Close Date | Created Date | Next Step | Lead Source | Type |"
SALESFORCE_API = "| Id | AccountId | Name | StageName | Amount | Probability | CloseDate | Type | LeadSource | ForecastCategoryName | CreatedDate | OwnerId |"
HUBSPOT = "| Record ID | Deal Name | Deal Stage | Close Date | Deal owner | Amount | Pipeline | Create Date | Deal probability | Associated Company | Closed Lost Reason |"
PIPEDRIVE = "| Deal - ID | Deal - Title | Deal - Organization | Deal - Value | Deal - Currency | Deal - Stage | Deal - Status | Deal - Owner | Deal - Expected close date | Deal - Won time | Deal - Lost time | Deal - Lost reason | Deal - Deal created | Deal - Probability |"
ZOHO = "| Record Id | Deal Name | Deal Owner | Account Name | Amount | Stage | Closing Date | Created Time | Lead Source | Probability (%) | Expected Revenue | Next Step | Reason For Loss |"
ODOO = "| Opportunity | Customer | Email | Salesperson | Expected Revenue | Expected Closing | Stage | Probability | Lost Reason | Created on | Sales Team |"
DYNAMICS = "| (Do Not Modify) Opportunity | Topic | Potential Customer | Est. Close Date | Est. Revenue | Actual Close Date | Actual Revenue | Status | Probability | Owner | Created On | Pipeline Phase |"


@pytest.mark.parametrize(
    ("headings", "row", "expected"),
    [
        (
            SALESFORCE,
            "| Anna | Acme | Deal A | Prospecting | Q1-2026 | 1000 | 100 | 10 | 5 | 2026-12-01 | 2026-10-01 | call | Web | New |",
            {
                "owner": "Opportunity Owner",
                "client": "Account Name",
                "title": "Opportunity Name",
                "value": "Amount",
                "probability": "Probability (%)",
                "closed": "Close Date",
                "created": "Created Date",
                "source": "Lead Source",
            },
        ),
        (
            SALESFORCE_API,
            "| '006A | '001A | Deal A | Prospecting | 1000 | 10 | 2026-12-01 | New | Web | Pipeline | 2026-10-01 | '005A |",
            {
                "id": "Id",
                "stage": "StageName",
                "value": "Amount",
                "closed": "CloseDate",
                "category": "ForecastCategoryName",
                "created": "CreatedDate",
            },
        ),
        (
            HUBSPOT,
            "| '31245 | Deal A | Appointment Scheduled | 2026-12-31 | Anna | 100 | Sales | 2026-01-01 | 0.2 | Acme | |",
            {
                "id": "Record ID",
                "title": "Deal Name",
                "stage": "Deal Stage",
                "client": "Associated Company",
                "created": "Create Date",
                "loss_reason": "Closed Lost Reason",
            },
        ),
        (
            PIPEDRIVE,
            "| 1 | Deal A | Acme | 100 | EUR | Proposal Made | Open | Anna | 2026-12-31 | | | | 2026-01-01 | 20 |",
            {
                "id": "Deal - ID",
                "client": "Deal - Organization",
                "status": "Deal - Status",
                "expected_close": "Deal - Expected close date",
                "closed": "Deal - Won time + Deal - Lost time",
                "created": "Deal - Deal created",
            },
        ),
        (
            ZOHO,
            "| z1 | Deal A | Anna | Acme | 100 | Value Proposition | 2026-12-31 | 2026-01-01 | Web | 50 | 50 | | |",
            {
                "id": "Record Id",
                "value": "Amount",
                "closed": "Closing Date",
                "created": "Created Time",
                "loss_reason": "Reason For Loss",
            },
        ),
        (
            ODOO,
            "| Deal A | Acme | x | Anna | 100 | 2026-12-31 | Proposition | 43.5 | | 2026-01-01 | T |",
            {
                "title": "Opportunity",
                "client": "Customer",
                "owner": "Salesperson",
                "value": "Expected Revenue",
                "expected_close": "Expected Closing",
            },
        ),
        (
            DYNAMICS,
            "| a-b-c | Deal A | Acme | 2026-12-31 | 100 | | | Open | 50 | Anna | 2026-01-01 | 1-Qualify |",
            {
                "id": "(Do Not Modify) Opportunity",
                "title": "Topic",
                "expected_close": "Est. Close Date",
                "closed": "Actual Close Date",
                "awarded": "Actual Revenue",
                "stage": "Pipeline Phase",
            },
        ),
    ],
)
def test_exports_of_the_usual_systems(headings: str, row: str, expected: dict[str, str]) -> None:
    found = fields(headings, row)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("headings", "row", "names"),
    [
        (
            "| Nr. | Kunde | Verkäufer | Phase | Auftragsvolumen | Wahrscheinlichkeit | Angelegt am | Erwarteter Abschluss |",
            "| 1 | A | B | Verhandlung | 10 | 0.5 | 2026-01-01 | 2026-12-01 |",
            "id client owner stage value probability created expected_close",
        ),
        (
            "| Client | Affaire | Commercial | Étape | Montant estimé | Probabilité | Date de création | Date de clôture prévue |",
            "| A | B | C | Négociation | 10 | 0.5 | 2026-01-01 | 2026-12-01 |",
            "client title owner stage value probability created expected_close",
        ),
        (
            "| Cliente | Negócio | Vendedor | Etapa | Valor | Probabilidade | Data de criação | Previsão de fechamento |",
            "| A | B | C | Negociação | 10 | 0.5 | 2026-01-01 | 2026-12-01 |",
            "client title owner stage value probability created expected_close",
        ),
        (
            "| Cliente | Oportunidad | Vendedor | Etapa | Importe | Probabilidad | Fecha de creación | Cierre previsto |",
            "| A | B | C | Negociación | 10 | 0.5 | 2026-01-01 | 2026-12-01 |",
            "client title owner stage value probability created expected_close",
        ),
        (
            "| Klant | Verkoopkans | Verkoper | Fase | Bedrag | Slagingskans | Aangemaakt op | Verwachte sluiting |",
            "| A | B | C | Onderhandeling | 10 | 0.5 | 2026-01-01 | 2026-12-01 |",
            "client title owner stage value probability created expected_close",
        ),
        (
            "| Cliente | Trattativa | Commerciale | Fase | Importo | Probabilità | Data apertura | Chiusura prevista |",
            "| A | B | C | Offerta | 10 | 0.5 | 2026-01-01 | 2026-12-01 |",
            "client title owner stage value probability created expected_close",
        ),
    ],
)
def test_seven_languages(headings: str, row: str, names: str) -> None:
    expected = dict(zip(names.split(), (part.strip() for part in headings.strip("| ").split("|")), strict=True))
    assert fields(headings, row) == expected


def test_an_italian_teams_own_headings_with_the_value_split_in_three() -> None:
    found = book("""
        | RAGIONE SOCIALE | NOME OPPORTUNITA' | AREA MANAGER | DATA CREAZIONE OPPORTUNITA | DATA CHIUSURA | FASE | PROBABILITA' % | FIX (€) | MOBILE (€) | IT (€) |
        | Acme srl | Centralino | Rossi | 15/01/2026 | 2026-12-20 | TRATTATIVA | 50 | 1000 | 200 | |
        | Beta spa | Mobile | Bianchi | 20/02/2026 | 2026-10-20 | VINTA | 100 | | 500.5 | 10 |
        | Gamma | Rete | Rossi | 03/03/2026 | 2026-09-20 | PERSA | 0 | 10 | | |
    """)
    assert [row.record.value for row in found.opportunities] == [money("1200"), money("510.5"), money("10")]
    assert [found.outcome(row.record).value for row in found.opportunities] == ["open", "won", "lost"]
    assert (found.opportunities[1].record.awarded, found.language, found.currency) == (money("510.5"), "it", "EUR")


def test_a_column_that_sums_the_others_is_the_value_alone() -> None:
    headings = "| Client | Stage | Created | Close date | Hardware (€) | Software (€) | All (€) |"
    rows = "| A | Lead | 2026-01-01 | 2026-12-01 | 1 | 2 | 3 |", "| B | Lead | 2026-01-01 | 2026-12-01 | 5 | 5 | 10 |"
    assert fields(headings, *rows)["value"] == "All (€)"


def test_what_is_not_the_value_is_not_added_to_it() -> None:
    headings = "| Client | Stage | Created | Close date | Fibre (€) | Cost (€) | Margin (€) |"
    assert fields(headings, "| A | Lead | 2026-01-01 | 2026-12-01 | 10 | 2 | 8 |")["value"] == "Fibre (€)"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Close Date (Expected)", "expected_close"),
        ("Projected closing date", "expected_close"),
        ("Data di firma prevista", "expected_close"),
        ("% chiusura", "probability"),
        ("Prob. (%)", "probability"),
        ("Estimated Value in USD", "value"),
        ("Volumen in T€", "value"),
        ("Client / Cliente", "client"),
        ("External_Id__c", "id"),
    ],
)
def test_one_heading(heading: str, field: str) -> None:
    (meaning,) = meanings(heading, "OPPORTUNITY", "en")
    assert meaning.field == field


@pytest.mark.parametrize(
    "heading",
    ["Opportunity Score", "Decision Maker", "Contract End Date", "Partner", "Invoice Amount", "Date", "Total", "Won"],
)
def test_a_heading_that_names_no_field_for_sure(heading: str) -> None:
    assert meanings(heading, "OPPORTUNITY", "en") == ()
    assert nearly(heading, "OPPORTUNITY") is None


def test_misspelt_headings_are_matched_where_one_field_only_is_near() -> None:
    made = workbook(
        "| Oportunity ID | Custommer | Stage | Estimatd value | Expcted close |\n| A1 | Acme | Lead | 1 | 2026-12-01 |"
    )
    (table,) = understand(made, options()).tables
    assert {match.field: (match.how.value, match.confidence) for match in table.fields} == {
        "id": ("fuzzy", 0.8),
        "client": ("fuzzy", 0.8),
        "stage": ("synonym", 1.0),
        "value": ("fuzzy", 0.8),
        "expected_close": ("fuzzy", 0.8),
    }


@pytest.mark.parametrize(
    "heading", ["Weighted amount", "Last modified date", "Phone", "Contact Name", "Stage change date"]
)
def test_headings_known_to_be_none_of_ours_stay_aside(heading: str) -> None:
    made = workbook(f"| ID | Client | Stage | Value | {heading} |\n| 1 | A | Lead | 1 | 5 |")
    assert [str(ref) for ref in understand(made, options()).tables[0].unknown] == ["Opportunities!E1"]


def test_a_heading_whose_cells_say_otherwise_is_asked_about() -> None:
    lines = "\n".join(f"| {n} | A | Lead | 1 | women {n} |" for n in range(6))
    result = parsed(f"| ID | Client | Stage | Value | Term |\n{lines}")
    assert len(result.book.opportunities) == 6
    assert "term_months" not in result.book.tables[0].fields
    assert [(str(p.at), p.code, p.value) for p in result.problems] == [
        ("Opportunities!E1", "column-left-aside", "Term")
    ]


def test_of_two_headings_for_one_field_the_usual_one_is_taken_and_the_other_shown() -> None:
    made = workbook("| ID | Client | Company | Stage | Value |\n| 1 | A | B | Lead | 1 |")
    match = understand(made, options()).tables[0].field("client")
    assert match is not None
    assert (match.texts, [str(ref) for ref in match.alternatives]) == (("Client",), ["Opportunities!C1"])
    assert match.confidence < 1


def test_a_stage_is_known_by_its_cells_whatever_its_heading() -> None:
    headings = "| ID | Client | Where we are | Value | Close date |"
    assert (
        fields(headings, "| 1 | A | Negotiation | 1 | 2026-12-01 |", "| 2 | B | Closed Won | 1 | 2026-10-01 |")["stage"]
        == "Where we are"
    )


def test_a_status_alone_is_the_stage_and_beside_a_stage_it_stays_one() -> None:
    assert fields("| ID | Client | Status | Value |", "| 1 | A | Won | 1 |")["stage"] == "Status"
    both = fields("| ID | Client | Stage | Status | Value |", "| 1 | A | Proposal | Won | 1 |")
    assert (both["stage"], both["status"]) == ("Stage", "Status")


@pytest.mark.parametrize("name", ["OPPORTUNITY", "ACTIVITY"])
def test_no_language_gives_one_word_to_two_fields(name: str) -> None:
    for language, module in (*LANGUAGES, ("exports", exports)):
        words = [word for text in getattr(module, name).values() for word in set(map(compact, parts(text)))]
        twice = {word for word in words if words.count(word) > 1}
        assert not twice, (language, twice)


def test_the_words_for_won_lost_and_open_do_not_overlap() -> None:
    assert not known("WON") & known("LOST")
    assert not known("WON") & known("OPEN")
    assert not known("LOST") & known("OPEN")
    assert not known("PLANNED") & known("DONE")


def test_no_word_is_both_a_field_and_none_of_ours() -> None:
    assert not known("OTHER") & senses("OPPORTUNITY").keys()
