"""Workbooks to be adopted, and what each heading truly is.

Other people's files where they are present, and small sheets with the headings of seven languages and usual exports.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sheetcrm.backends.excel.read import read_workbook
from sheetcrm.core.cells import Cell, Grid, Workbook
from sheetcrm.core.options import Options
from tests.helpers import AS_OF, grid
from tests.shared import DATA

Truth = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Case:
    """A workbook with the truth about its headings.

    `must` are fields whose heading nobody could doubt; `may` are fields that may be mapped to one of these headings, or
    left aside. Any other mapping is wrong. A tuple is several columns whose amounts are added (in `must`), or headings
    that are as good as each other (in `may`; several columns together are said as `A + B`).
    """

    name: str
    sheet: str
    must: Truth
    may: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = ""
    rows: tuple[str, ...] = ()

    def right(self, name: str, headings: tuple[str, ...]) -> bool:
        """Whether a field may be read from these headings."""
        must = self.must.get(name)
        wanted = (must,) if isinstance(must, str) else must
        return headings == wanted or " + ".join(headings) in self.may.get(name, ())

    def workbook(self) -> Workbook:
        """The cells."""
        if self.source.endswith(".csv"):
            return as_text(DATA / self.source, self.sheet)
        if self.source:
            return read_workbook(DATA / "workbooks" / self.source, Options(as_of=AS_OF))
        return Workbook(f"{self.name}.xlsx", "r", {self.sheet: grid(self.sheet, "\n".join(self.rows))})


def as_text(path: Path, sheet: str) -> Workbook:
    """A CSV file as a careless import leaves it: every cell text, but for plain numbers."""
    with path.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.reader(stream))
    rows: list[list[Cell]] = [[_typed(text) for text in line] for line in lines]
    return Workbook(path.name, "r", {sheet: Grid(sheet, rows)})


def _typed(text: str) -> Cell:
    try:
        return float(text) if text and len(text) < 15 else text or None
    except ValueError:
        return text


MAVEN = {
    "id": "opportunity_id",
    "owner": "sales_agent",
    "product": "product",
    "client": "account",
    "stage": "deal_stage",
    "created": "engage_date",
    "closed": "close_date",
    "awarded": "close_value",
}
MAVEN_MAY = {"value": ("close_value",), "expected_close": ("close_date",), "client_type": ("sector",)}

SHARED = (
    Case(
        "de_pipeline_vlookup_probability",
        "Sales Pipeline",
        {
            "id": "Lead ID",
            "client": "Customer Name",
            "title": "Opportunity Name",
            "owner": "Sales Rep",
            "source": "Lead Source",
            "stage": "Stage",
            "probability": "Probability (%)",
            "expected_close": "Expected Close Date",
            "value": "Expected Order Volume (€)",
            "loss_reason": "Loss Reason",
            "notes": "Notes",
        },
        {"closed": ("Stage Change Date", "Expected Close Date"), "client_type": ("Industry",)},
        "de_pipeline_vlookup_probability.xlsx",
    ),
    Case(
        "de_school_deals_text_dates",
        "Deals",
        {
            "id": "Id",
            "owner": "Deal Owner Name",
            "stage": "Stage",
            "created": "Created Time",
            "closed": "Closing Date",
            "loss_reason": "Lost Reason",
            "value": "Offer Total Amount",
            "source": "Source",
            "product": "Product",
        },
        {
            "client": ("Contact Name",),
            "expected_close": ("Closing Date",),
            "awarded": ("Offer Total Amount",),
            "client_type": ("Quality",),
        },
        "de_school_deals_text_dates.xlsx",
    ),
    Case(
        "id_subtotal_above_header",
        "Sales Pipeline",
        {
            "id": "Opportunity ID",
            "created": "Created Date",
            "closed": "Closed Date",
            "source": "Lead Source",
            "stage": "Deal Stage",
            "title": "Opportunity Name",
            "value": "Sales Amount",
        },
        {
            "id": ("Opportunity ID + index", "Opportunity ID + Row ID"),
            "awarded": ("Sales Amount",),
            "expected_close": ("Closed Date",),
        },
        "id_subtotal_above_header.xlsx",
    ),
    Case(
        "maven_formulas_xlookup_dashboard",
        "sales_pipeline",
        MAVEN,
        MAVEN_MAY,
        "maven_formulas_xlookup_dashboard.xlsx",
    ),
    Case(
        "maven_14_pivots_dashboard",
        "sales_pipeline",
        {name: heading.capitalize() for name, heading in MAVEN.items()},
        {"value": ("Close_value",), "expected_close": ("Close_date",)},
        "maven_14_pivots_dashboard.xlsx",
    ),
    Case(
        "rw_tiny_side_formulas",
        "Sales Pipeline",
        {
            "id": "Deal ID",
            "client": "Client Name",
            "owner": "Sales Rep",
            "stage": "Stage",
            "value": "Deal Value",
            "probability": "Probability (%)",
        },
        {"awarded": ("Deal Value",)},
        "rw_tiny_side_formulas.xlsx",
    ),
    *(
        Case(Path(name).stem, "sales_pipeline", MAVEN, MAVEN_MAY, f"maven_crm/{name}")
        for name in (
            "sales_pipeline.csv",
            "shwezin_mdY_slash.csv",
            "sudeshna_dd-mm-YYYY.csv",
            "huyentpham_mixed_mdY_and_mm-dd-yy.csv",
        )
    ),
    Case(
        "salesforce_sample",
        "Opportunity",
        {
            "id": "External_Id__c",
            "title": "Name",
            "stage": "StageName",
            "category": "ForecastCategoryName",
            "value": "Amount",
            "source": "LeadSource",
        },
        {
            "client": ("Account.External_Id__c",),
            "owner": ("Owner.External_Id__c",),
            "created": ("DateTimeCreated__c",),
            "closed": ("CloseDate",),
            "expected_close": ("CloseDate",),
            "awarded": ("Amount",),
            "client_type": ("Type",),
        },
        "salesforce_sample/Opportunity.csv",
    ),
)
"""Other people's workbooks and exports."""

OWN = (
    Case(
        "it_ragione_sociale",
        "Opportunita",
        {
            "client": "RAGIONE SOCIALE",
            "title": "NOME OPPORTUNITA'",
            "owner": "AREA MANAGER",
            "created": "DATA CREAZIONE OPPORTUNITA",
            "stage": "FASE",
            "probability": "PROBABILITA' %",
            "value": ("FIX (€)", "MOBILE (€)", "IT (€)"),
        },
        {"closed": ("DATA CHIUSURA",), "expected_close": ("DATA CHIUSURA",), "awarded": ("FIX (€)",)},
        rows=(
            "| RAGIONE SOCIALE | NOME OPPORTUNITA' | AREA MANAGER | DATA CREAZIONE OPPORTUNITA | DATA CHIUSURA | FASE "
            "| PROBABILITA' % | FIX (€) | MOBILE (€) | IT (€) |",
            "| Officine Rossi Srl | Centralino | Bianchi | 2026-02-03 | 2026-12-15 | TRATTATIVA | 30 | 1200 | 800 | |",
            "| Bianchi e Figli | Fibra | Verdi | 2026-01-20 | 2026-05-10 | VINTA | 100 | 500 | | 250.5 |",
            "| Cartiera Neri | Mobile | Verdi | 2026-03-11 | 2026-06-30 | PERSA | 0 | | 900 | |",
            "| Tessile Gialli | Rete | Bianchi | 2026-09-15 | 2027-01-31 | TRATTATIVA | 60 | 3000 | | 1500 |",
        ),
    ),
    Case(
        "it_trattative",
        "Trattative 2026",
        {
            "id": "Codice",
            "client": "Cliente",
            "owner": "Commerciale",
            "product": "Prodotto",
            "stage": "Stato trattativa",
            "value": "Valore stimato",
            "probability": "Prob.",
            "created": "Data apertura",
            "expected_close": "Chiusura prevista",
            "awarded": "Importo aggiudicato",
            "loss_reason": "Motivo perdita",
            "notes": "Note",
        },
        rows=(
            "| Codice | Cliente | Commerciale | Prodotto | Stato trattativa | Valore stimato | Prob. | Data apertura "
            "| Chiusura prevista | Importo aggiudicato | Motivo perdita | Note |",
            "| T-01 | Rossi | Anna | Pompe | Offerta inviata | 12000 | 0.5 | 2026-05-01 | 2026-12-10 | | | |",
            "| T-02 | Verdi | Anna | Valvole | Vinta | 8000 | 1 | 2026-03-01 | 2026-06-10 | 7600 | | |",
            "| T-03 | Neri | Luca | Pompe | Persa | 9000 | 0 | 2026-02-01 | 2026-07-10 | | Prezzo | |",
        ),
    ),
    Case(
        "fr_affaires",
        "Suivi",
        {
            "client": "Client",
            "title": "Affaire",
            "owner": "Commercial",
            "stage": "Étape",
            "value": "Montant estimé",
            "probability": "Probabilité",
            "expected_close": "Date de clôture prévue",
            "created": "Date de création",
            "loss_reason": "Motif de perte",
        },
        {"notes": ("Commentaires",)},
        rows=(
            "| Client | Affaire | Commercial | Étape | Montant estimé | Probabilité | Date de clôture prévue "
            "| Date de création | Motif de perte | Commentaires |",
            "| Dupont SA | Rénovation | Claire | Proposition | 15000 | 0.4 | 2026-12-20 | 2026-06-01 | | |",
            "| Martin | Extension | Paul | Gagnée | 9000 | 1 | 2026-08-20 | 2026-04-01 | | |",
            "| Petit | Toiture | Paul | Perdue | 5000 | 0 | 2026-07-20 | 2026-03-01 | Prix | |",
        ),
    ),
    Case(
        "de_auftraege",
        "Vertrieb",
        {
            "id": "Projektnummer",
            "client": "Kunde",
            "owner": "Vertriebsmitarbeiter",
            "stage": "Phase",
            "value": "Auftragsvolumen",
            "probability": "Wahrscheinlichkeit",
            "expected_close": "Voraussichtlicher Abschluss",
            "created": "Erstellt am",
        },
        {"product": ("Produkt",), "notes": ("Bemerkung",)},
        rows=(
            "| Projektnummer | Kunde | Vertriebsmitarbeiter | Produkt | Phase | Auftragsvolumen | Wahrscheinlichkeit "
            "| Voraussichtlicher Abschluss | Erstellt am | Bemerkung |",
            "| P1 | Müller GmbH | Weber | Presse | Angebot | 25000 | 0.5 | 2026-12-01 | 2026-05-02 | |",
            "| P2 | Schmidt AG | Koch | Presse | Gewonnen | 18000 | 1 | 2026-09-01 | 2026-04-02 | |",
            "| P3 | Bauer KG | Koch | Säge | Verloren | 7000 | 0 | 2026-08-01 | 2026-03-02 | zu teuer |",
        ),
    ),
    Case(
        "es_oportunidades",
        "Oportunidades",
        {
            "client": "Cliente",
            "owner": "Comercial",
            "stage": "Etapa",
            "value": "Importe estimado",
            "probability": "Probabilidad",
            "expected_close": "Fecha prevista de cierre",
            "created": "Fecha de creación",
            "loss_reason": "Motivo de pérdida",
        },
        {"title": ("Oportunidad",)},
        rows=(
            "| Oportunidad | Cliente | Comercial | Etapa | Importe estimado | Probabilidad | Fecha prevista de cierre "
            "| Fecha de creación | Motivo de pérdida |",
            "| Reforma | García | Marta | Propuesta | 4000 | 0.3 | 2026-12-01 | 2026-05-02 | |",
            "| Nave | López | Juan | Ganada | 9000 | 1 | 2026-10-01 | 2026-04-02 | |",
            "| Techo | Pérez | Juan | Perdida | 2000 | 0 | 2026-08-01 | 2026-03-02 | Precio |",
        ),
    ),
    Case(
        "pt_orcamentos",
        "Orçamentos",
        {
            "client": "Cliente",
            "owner": "Vendedor",
            "value": "Valor estimado",
            "expected_close": "Previsão de fechamento",
        },
        {"stage": ("Situação",), "status": ("Situação",), "created": ("Data",), "offer_date": ("Data",)},
        rows=(
            "| Data | Cliente | Vendedor | Valor estimado | Situação | Previsão de fechamento |",
            "| 2026-05-02 | Silva | Rui | 4000 | aprovado | 2026-07-01 |",
            "| 2026-06-02 | Souza | Ana | 3000 | negado | 2026-08-01 |",
            "| 2026-10-02 | Costa | Ana | 6000 | em análise | 2026-12-01 |",
        ),
    ),
    Case(
        "nl_kansen",
        "Kansen",
        {
            "client": "Klant",
            "owner": "Accountmanager",
            "stage": "Fase",
            "value": "Geschatte waarde",
            "probability": "Kans",
            "expected_close": "Verwachte sluitingsdatum",
        },
        {"product": ("Product",)},
        rows=(
            "| Klant | Accountmanager | Product | Fase | Geschatte waarde | Kans | Verwachte sluitingsdatum |",
            "| De Vries | Jan | Kozijn | Offerte | 4000 | 0.3 | 2026-12-01 |",
            "| Bakker | Piet | Deur | Gewonnen | 9000 | 1 | 2026-10-01 |",
            "| Visser | Piet | Deur | Verloren | 2000 | 0 | 2026-08-01 |",
        ),
    ),
    Case(
        "hubspot_export",
        "hubspot-crm-exports-all-deals",
        {
            "id": "Record ID",
            "title": "Deal Name",
            "stage": "Deal Stage",
            "owner": "Deal owner",
            "value": "Amount",
            "created": "Create Date",
            "client": "Associated Company",
        },
        {
            "closed": ("Close Date",),
            "expected_close": ("Close Date",),
            "awarded": ("Amount",),
            "probability": ("Deal probability",),
            "loss_reason": ("Closed Lost Reason",),
        },
        rows=(
            "| Record ID | Deal Name | Deal Stage | Close Date | Deal owner | Amount | Create Date | Deal probability "
            "| Closed Lost Reason | Associated Company |",
            "| '9871234501 | Website | New | 2026-12-31 | Ann Lee | 5000 | 2026-10-01 | 0.2 | | Acme |",
            "| '9871234502 | Portal | Closed Won | 2026-09-15 | Ann Lee | 8000 | 2026-07-01 | 1 | | Beta |",
            "| '9871234503 | App | Closed Lost | 2026-08-15 | Bo Chan | 3000 | 2026-06-01 | 0 | Budget | Gamma |",
        ),
    ),
    Case(
        "pipedrive_export",
        "deals",
        {
            "id": "Deal - ID",
            "title": "Deal - Title",
            "client": "Deal - Organization",
            "owner": "Deal - Owner",
            "value": "Deal - Value",
            "stage": "Deal - Stage",
            "status": "Deal - Status",
            "created": "Deal - Deal created",
            "expected_close": "Deal - Expected close date",
            "loss_reason": "Deal - Lost reason",
        },
        {
            "currency": ("Deal - Currency of Value",),
            "closed": ("Deal - Deal closed on", "Deal - Won time"),
            "probability": ("Deal - Probability",),
        },
        rows=(
            "| Deal - ID | Deal - Title | Deal - Organization | Deal - Owner | Deal - Value | Deal - Currency of Value "
            "| Deal - Stage | Deal - Status | Deal - Deal created | Deal - Expected close date | Deal - Deal closed on "
            "| Deal - Lost reason |",
            "| 11 | Roof | Acme | Ann | 500 | EUR | Proposal Made | Open | 2026-09-01 | 2026-12-24 | | |",
            "| 12 | Door | Beta | Ann | 700 | EUR | Negotiation | Won | 2026-07-01 | 2026-09-24 | 2026-09-20 | |",
            "| 13 | Wall | Gamma | Bo | 300 | EUR | Contact | Lost | 2026-06-01 | 2026-08-24 | 2026-08-20 | Price |",
        ),
    ),
    Case(
        "odoo_export",
        "Sheet1",
        {
            "title": "Opportunity",
            "client": "Customer",
            "owner": "Salesperson",
            "value": "Expected Revenue",
            "stage": "Stage",
            "probability": "Probability",
            "created": "Created on",
            "expected_close": "Expected Closing",
        },
        {"loss_reason": ("Lost Reason",)},
        rows=(
            "| Opportunity | Customer | Salesperson | Expected Revenue | Stage | Probability | Created on "
            "| Expected Closing | Lost Reason |",
            "| Desks | Acme | Mitchell | 4000 | Qualified | 20 | 2026-09-01 | 2026-12-01 | |",
            "| Lamps | Beta | Marc | 900 | Won | 100 | 2026-07-01 | 2026-10-01 | |",
            "| Chairs | Gamma | Marc | 1200 | Proposition | 70 | 2026-08-01 | 2026-12-20 | |",
        ),
    ),
    Case(
        "dynamics_export",
        "My Open Opportunities",
        {
            "title": "Topic",
            "client": "Potential Customer",
            "value": "Est. revenue",
            "expected_close": "Est. close date",
            "probability": "Probability",
            "owner": "Owner",
            "created": "Created On",
        },
        {
            "status": ("Status",),
            "closed": ("Actual Close Date",),
            "awarded": ("Actual Revenue",),
            "stage": ("Status Reason", "Status"),
            "loss_reason": ("Status Reason",),
        },
        rows=(
            "| Topic | Potential Customer | Est. revenue | Est. close date | Probability | Owner | Created On | Status "
            "| Actual Close Date | Actual Revenue |",
            "| Pumps | Acme | 4000 | 2026-12-01 | 20 | Ann | 2026-09-01 | Open | | |",
            "| Tanks | Beta | 900 | 2026-10-01 | 100 | Bo | 2026-07-01 | Won | 2026-10-05 | 950 |",
            "| Pipes | Gamma | 1200 | 2026-09-20 | 0 | Bo | 2026-08-01 | Lost | 2026-09-25 | |",
        ),
    ),
    Case(
        "zoho_export",
        "Deals",
        {
            "id": "Record Id",
            "title": "Deal Name",
            "client": "Account Name",
            "owner": "Deal Owner",
            "value": "Amount",
            "stage": "Stage",
            "probability": "Probability (%)",
            "created": "Created Time",
            "source": "Lead Source",
        },
        {
            "closed": ("Closing Date",),
            "expected_close": ("Closing Date",),
            "awarded": ("Amount",),
            "next_step": ("Next Step",),
            "loss_reason": ("Reason For Loss",),
        },
        rows=(
            "| Record Id | Deal Owner | Deal Name | Account Name | Amount | Closing Date | Stage | Probability (%) "
            "| Lead Source | Next Step | Reason For Loss | Created Time |",
            "| 'zcrm_1 | Ann | Pumps | Acme | 4000 | 2026-12-01 | Qualification | 10 | Web | Call | | 2026-09-01 |",
            "| 'zcrm_2 | Bo | Tanks | Beta | 900 | 2026-10-01 | Closed Won | 100 | Web | | | 2026-07-01 |",
            "| 'zcrm_3 | Bo | Pipes | Gamma | 700 | 2026-09-01 | Closed Lost | 0 | Fair | | Price | 2026-06-01 |",
        ),
    ),
    Case(
        "two_dates_nobody_can_tell",
        "Jobs",
        {"client": "Customer", "value": "Price", "stage": "Status"},
        {
            "created": ("Date",),
            "offer_date": ("Date",),
            "expected_close": ("Date 2",),
            "closed": ("Date 2",),
            "status": ("Status",),
        },
        rows=(
            "| Customer | Price | Status | Date | Date 2 |",
            "| Acme | 4000 | quoted | 2026-09-01 | 2026-12-01 |",
            "| Beta | 900 | won | 2026-07-01 | 2026-10-01 |",
            "| Gamma | 700 | lost | 2026-06-01 | 2026-09-01 |",
        ),
    ),
)
"""Small sheets of our own, with other people's headings."""


def cases() -> Iterator[Case]:
    """Every case whose file is present."""
    yield from OWN
    if DATA.is_dir():
        yield from SHARED


EMPTY = ("maven_datamodel_only_no_rows.xlsx", "macro_crm_empty_tables.xlsm")
"""Workbooks without a single deal: to be refused."""
