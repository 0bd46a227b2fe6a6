"""Maven's reseller deals as a workbook: the CSV's cells as a spreadsheet holds them."""

import csv
import datetime as dt
from functools import cache

from sheetcrm.analyses.results import Results
from sheetcrm.core.cells import Cell, Grid, Workbook
from sheetcrm.core.options import Options
from sheetcrm.pipeline import load

from .shared import DATA

SAID = {
    "as_of": dt.date(2017, 12, 31),
    "currency": "USD",
    "opportunities": {
        "columns": {
            "id": "opportunity_id",
            "owner": "sales_agent",
            "product": "product",
            "client": "account",
            "stage": "deal_stage",
            "created": "engage_date",
            "closed": "close_date",
            "awarded": "close_value",
        }
    },
}


def pipeline() -> list[dict[str, str]]:
    """The file's rows."""
    with (DATA / "maven_crm" / "sales_pipeline.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def cell(name: str, text: str) -> Cell:
    """A text as the spreadsheet keeps it."""
    if not text:
        return None
    if name.endswith("_date"):
        return dt.date.fromisoformat(text)
    return float(text) if name == "close_value" else text


@cache
def maven() -> Results:
    """The numbers of the whole file as of the end of 2017."""
    deals = pipeline()
    names = list(deals[0])
    rows: list[list[Cell]] = [list(names), *([cell(name, deal[name]) for name in names] for deal in deals)]
    return load(Workbook("maven.xlsx", "", {"Pipeline": Grid("Pipeline", rows)}), Options.model_validate(SAID))
