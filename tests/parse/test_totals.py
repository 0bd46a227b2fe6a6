"""Rows that add others up are no deals, clients called Total are, and what may be either is asked about."""

import pytest

from sheetcrm.parse import Parsed
from tests.helpers import parsed

DEALS = """
    | ID | Client | Stage | Value | Created    | Expected close |
    | C1 | Rossi  | Offer | 100   | 2026-01-01 | 2026-12-01     |
    | C2 | Verdi  | Offer | 200   | 2026-01-01 | 2026-12-01     |
"""


def read(*rows: str) -> Parsed:
    return parsed(DEALS + "\n".join(rows))


def clients(result: Parsed) -> list[str | None]:
    return [row.record.client for row in result.book.opportunities][2:]


def asked(result: Parsed) -> list[str]:
    return [p.at.address for p in result.problems if p.code == "row-may-be-total"]


@pytest.mark.parametrize(
    "row",
    [
        *(
            "| Total | 6 | | 501 |",
            "| Total | 6 deals | | 503 |",
            "| Totale Q1 | | | 505 |",
            "| Conteggio | 5 | | 510 |",
        ),
        *("| | Σ | | 520 |", "| | TOT. | | 521 |", "| | Tot | | 5 |", "| | Parziale | | 5 |", "| | Riporto | | 5 |"),
        *(
            "| | di cui Marco | | 5 |",
            "| | Totale offerte | | 5 |",
            "| | IVA 22% | | 5 |",
            "| | Obiettivo 2026 | | 5 |",
        ),
        *("| Max | | | 5 |", "| Avg deal | | | 5 |", "| | Pipeline totale | | 5 |", "| | Weighted total | | 5 |"),
        *(
            "| | | Totale | 5 |",
            "| Total Offer | | Offer | 5 |",
            "| | Zwischensumme | | 5 |",
            "| | Total général | | 5 |",
        ),
        *("| | Summe netto | Offer | 300 |", "| Subtotal | | Offer | 300 | | |", "| | Übertrag | | 5 |"),
        *(
            "| | Totale | Offer | 300 | | 2026-12-01 |",
            "| Total 2026 | 2 deals | Offer | 300 |",
            "| Grand | Total | | 5 |",
        ),
        *("| | Riepilogo | Offer | 300 | | 2026-12-01 |", "| | Totaal december | | 5 |", "| | Suma | | 5 |"),
    ],
)
def test_rows_of_sums_are_no_deals(row: str) -> None:
    sheet = DEALS.replace("| Value", "| Owner | Value", 1).replace("| Offer |", "| Offer | Marco |")
    cells = row.strip().strip("|").split("|")
    result = parsed(sheet + "| " + " | ".join([*cells[:3], "", *cells[3:]]) + " |")
    assert (clients(result), asked(result)) == ([], [])


@pytest.mark.parametrize(
    "row",
    [
        *("| C3 | Totale Impianti Srl | Offer | 50 | | |", "| C3 | Summe Logistik AG | Offer | 50 | | |"),
        *("| C3 | Totalgaz SA | Offer | 50 | | |", "| C3 | Total Energies | Offer | 50 | | |"),
        *("| | Total Energies | Offer | 50 | 2026-01-01 | |", "| | Max Müller | Offer | 50 | | |"),
        *("| C3 | Total | Offer | 50 | 2026-01-01 | |", "| C3 | Media World | Offer | 300 | | |"),
        *("| C3 | Totale Impianti Srl | Offer | 300 | | |", "| 5 | Sum | Offer | 50 | 2026-01-01 | 2026-12-01 |"),
    ],
)
def test_clients_that_are_called_so_stay(row: str) -> None:
    result = read(row)
    assert (len(clients(result)), asked(result)) == (1, [])


@pytest.mark.parametrize(
    "row",
    [
        *("| | Total | Offer | 50 | | |", "| | Summe netto | Offer | 529 | | |", "| | Max | | 50 | 2026-01-01 | |"),
        *("| C3 | Total | Offer | 300 | | |", "| | Giulia totale | Offer | 300 | | |"),
    ],
)
def test_what_may_be_either_stands_out_and_is_asked_about(row: str) -> None:
    result = read(row)
    assert (clients(result), asked(result)) == ([], ["4:4"])


def test_subtotals_and_the_total_of_all_are_known_by_their_amounts() -> None:
    block = "| | Totale | Offer | 300 | | 2026-12-01 |"
    result = read(
        block,
        "| C3 | Neri | Offer | 50 | | |",
        "| C4 | Blu | Offer | 70 | | |",
        "| | Totale | Offer | 120 | | 2026-12-01 |",
        "| | Totale | Offer | 420 | | 2026-12-01 |",
    )
    assert (clients(result), asked(result)) == (["Neri", "Blu"], [])
