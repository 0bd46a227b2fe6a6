"""Deals with their activities, simulated or read from other people's data, as books."""

import csv
import datetime as dt
import gzip
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from sheetcrm.analyses.activity import ActivityLog, activity_log
from sheetcrm.analyses.deals import deals
from sheetcrm.analyses.evidence.engine import Evidence, evidence
from sheetcrm.core.book import Book
from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Activity, Opportunity, Outcome
from sheetcrm.core.options import Options

from .shared import DATA

OPENING = dt.date(2024, 1, 1)
AS_OF = dt.date(2026, 11, 23)
Touches = list[tuple[int, str]]
"""Activities as (days after opening, type)."""


@dataclass
class Past:
    """One deal to be written into a book; `life` is None while it is open."""

    won: bool | None
    life: int | None
    touches: Touches
    product: str | None = None
    value: int | None = None
    owner: str | None = None
    opened: dt.date | None = OPENING
    id: str = ""
    more: dict[str, object] = field(default_factory=dict)


def book_of(pasts: Iterable[Past]) -> Book:
    """A book of such deals, their activities in the order of the deals."""
    opportunities, activities = [], []
    for number, past in enumerate(pasts, 1):
        key = past.id or f"D{number}"
        opened = past.opened or OPENING
        outcome = Outcome.OPEN if past.won is None else Outcome.WON if past.won else Outcome.LOST
        record = Opportunity(
            id=key,
            client=f"Client {number}",
            owner=past.owner,
            product=past.product,
            status=outcome,
            value=None if past.value is None else Decimal(past.value),
            created=past.opened,
            closed=None if past.life is None else opened + dt.timedelta(past.life),
            **past.more,  # type: ignore[arg-type]
        )
        opportunities.append(Row(record, CellRef("Opportunities", number + 1), {"id": 1}))
        for day, kind in past.touches:
            activity = Activity(opportunity=key, type=kind, date=opened + dt.timedelta(day))
            activities.append(Row(activity, CellRef("Activities", len(activities) + 2), {"date": 3}))
    return Book("sim.xlsx", "EUR", "en", tuple(opportunities), tuple(activities))


def log_of(book: Book, as_of: dt.date = AS_OF) -> ActivityLog:
    """Its activity log."""
    return activity_log(book, deals(book, Options(as_of=as_of)), as_of)


def evidence_of(log: ActivityLog) -> Evidence:
    """Its evidence."""
    return evidence(log)


def shuffled(log: ActivityLog, chance: random.Random) -> ActivityLog:
    """The same log, the outcomes of its decided deals dealt out again by lot."""
    outcomes = [trail.won for trail in log.decided]
    chance.shuffle(outcomes)
    dealt = iter(outcomes)
    trails = tuple(trail if trail.closed is None else trail._replace(won=next(dealt)) for trail in log.trails)
    return replace(log, trails=trails)


TYPES = ("Call", "Email", "Visit", "Demo", "Offer")


def poisson(chance: random.Random, life: int, every: float, kinds: tuple[str, ...] = TYPES) -> Touches:
    """Activities of each kind at a steady rate: one in `every` days."""
    touches: Touches = []
    for kind in kinds:
        day = chance.expovariate(1 / every)
        while day < life:
            touches.append((int(day), kind))
            day += chance.expovariate(1 / every)
    return touches


def longer_lives(chance: random.Random, n: int) -> Iterator[Past]:
    """Nothing helps; deals that will be won merely live three times as long, and gather activities as they live."""
    for _ in range(n):
        won = chance.random() < 0.35
        life = 5 + int(chance.expovariate(1 / (75 if won else 25)))
        yield Past(won, life, poisson(chance, life, 25), *_kind(chance))


def fixed_numbers(chance: random.Random, n: int) -> Iterator[Past]:
    """Nothing helps; each deal has the same few activities, spread over a life that is longer for deals won."""
    for _ in range(n):
        won = chance.random() < 0.35
        life = 5 + int(chance.expovariate(1 / (75 if won else 25)))
        touches = [(chance.randrange(life), chance.choice(TYPES)) for _ in range(chance.randint(2, 7))]
        yield Past(won, life, touches, *_kind(chance))


def planted(chance: random.Random, n: int, odds: float) -> Iterator[Past]:
    """A demonstration after at least two visits multiplies the odds of winning; nothing else matters."""
    for _ in range(n):
        life = 30 + int(chance.expovariate(1 / 60))
        touches = poisson(chance, life, 30, ("Call", "Email", "Offer"))
        demo = chance.randrange(10, life)
        visits = [chance.randrange(life) for _ in range(chance.randint(0, 5))]
        touches += [(day, "Visit") for day in visits] + [(demo, "Demo")]
        kept = sum(day < demo for day in visits) >= 2
        product, value = _kind(chance)
        base = {"A": 0.35, "B": 0.5, "C": 0.8}[product] * (odds if kept else 1)
        yield Past(chance.random() < base / (1 + base), life, touches, product, value)


def _kind(chance: random.Random) -> tuple[str, int]:
    return chance.choice("ABC"), chance.choice((1, 1, 1, 2, 3, 8, 20)) * 1000


def read_csv(path: Path) -> list[dict[str, str]]:
    """A CSV file, packed or not."""
    opener: Callable[..., object] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as lines:  # type: ignore[attr-defined]
        return list(csv.DictReader(lines))


def salesforce(typed: Callable[[dict[str, str]], str]) -> Book:
    """Salesforce's sample: tasks and events, assigned to opportunities at random, of the type told by `typed`."""
    folder = DATA / "salesforce_sample"
    products = {
        row["Opportunity.External_Id__c"]: row["PricebookEntry.External_Id__c"]
        for row in read_csv(folder / "OpportunityLineItem.csv")
    }
    touches: dict[str, list[tuple[dt.date, str]]] = {}
    for name in ("Task.csv", "Event.csv"):
        for row in read_csv(folder / name):
            touches.setdefault(row["What.External_Id__c"], []).append((day(row["ActivityDate"]), typed(row)))
    return book_of(_salesforce_deal(row, products, touches) for row in read_csv(folder / "Opportunity.csv"))


def _salesforce_deal(
    row: dict[str, str], products: dict[str, str], touches: dict[str, list[tuple[dt.date, str]]]
) -> Past:
    key, opened = row["External_Id__c"], day(row["DateTimeCreated__c"])
    won = {"Closed Won": True, "Closed Lost": False}.get(row["StageName"])
    life = None if won is None else (day(row["CloseDate"]) - opened).days
    done = [((when - opened).days, kind) for when, kind in touches.get(key, ())]
    return Past(won, life, done, products.get(key), int(float(row["Amount"])), row["Owner.External_Id__c"], opened, key)


WORK = {
    "W_Afhandelen leads": "Lead handling",
    "W_Completeren aanvraag": "Completing call",
    "W_Nabellen offertes": "Call on offer",
    "W_Nabellen incomplete dossiers": "Call on documents",
    "W_Valideren aanvraag": "Assessment",
    "O_SENT": "Offer",
    "O_SENT_BACK": "Offer back",
}
"""The loan process's work items (Dutch) and offers, as activities."""


def bpi2012() -> Book:
    """BPI Challenge 2012: loan applications as deals, work items (their START alone) and offers as activities."""
    touches: dict[str, list[tuple[dt.date, str]]] = {}
    for row in read_csv(DATA / "bpi2012" / "events.csv.gz"):
        once = row["lifecycle"] == ("START" if row["activity"].startswith("W_") else "COMPLETE")
        if once and row["activity"] in WORK:
            touches.setdefault(row["case_id"], []).append((day(row["timestamp"]), WORK[row["activity"]]))
    pasts = []
    for row in read_csv(DATA / "bpi2012" / "cases.csv.gz"):
        opened, key = day(row["reg_date"]), row["case_id"]
        won = {"approved": True, "declined": False, "cancelled": False}.get(row["outcome"])
        life = None if won is None else (day(row["closed_at"]) - opened).days
        done = [((when - opened).days, kind) for when, kind in touches.get(key, ())]
        pasts.append(Past(won, life, done, None, int(float(row["amount_req"])), None, opened, key))
    return book_of(pasts)


def day(text: str) -> dt.date:
    """The day of a timestamp."""
    return dt.date.fromisoformat(text[:10])


def subject(row: dict[str, str]) -> str:
    """A task's or event's subject to the letter."""
    return row["Subject"]


def theme(row: dict[str, str]) -> str:
    """A coarse type: what the subject is about."""
    words = row["Subject"].casefold()
    known = (
        "call",
        "meeting",
        "demo",
        "quote",
        "proposal",
        "contract",
        "review",
        "plan",
        "email",
        "voicemail",
        "discovery",
    )
    return next((word for word in known if word in words), "other")
