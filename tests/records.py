"""Random records of a valid book, for laws that must hold for any."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from sheetcrm.core.book import Lists
from sheetcrm.core.cells import Cell, Grid, Workbook
from sheetcrm.core.models import (
    Activity,
    ActivityStatus,
    Category,
    Model,
    Opportunity,
    Outcome,
    PlaybookRule,
    Rate,
    Stage,
    Target,
)
from sheetcrm.starter import headings

AS_OF = dt.date(2026, 11, 23)
PRODUCTS = ("Kit", "Training", "Line")
REASONS = ("Price", "No budget", "Other")
TYPES = ("Call", "Visit", "Demonstration", "Offer")
OWNERS = ("Ada Neri", "Bo Lund", "Cy Ott")
STAGES = (
    Stage(name="Lead", order=1, probability=Decimal("0.1"), category=Category.PIPELINE, stale_days=30),
    Stage(
        name="Offer sent", order=2, probability=Decimal("0.5"), category=Category.BEST_CASE, offer=True, stale_days=30
    ),
    Stage(
        name="Negotiation", order=3, probability=Decimal("0.75"), category=Category.COMMIT, offer=True, stale_days=14
    ),
    Stage(name="Won", order=4, probability=Decimal(1), outcome=Outcome.WON, category=Category.CLOSED, offer=True),
    Stage(name="Lost", order=5, probability=Decimal(0), outcome=Outcome.LOST, category=Category.OMITTED),
)

words = st.text("abcdefghijklmnopqrstuvwxyzàèòüñ", min_size=3, max_size=9)
# one word alone may be a placeholder, such as "null"
texts = st.lists(words, min_size=2, max_size=3).map(lambda parts: " ".join(parts).capitalize())
ids = st.text("ABCDEF0123456789-", min_size=2, max_size=8).map(lambda text: f"D{text}")
money = st.decimals(min_value=1, max_value=5_000_000, places=2)
shares = st.integers(0, 100).map(lambda percent: Decimal(percent) / 100)
open_stages = st.sampled_from([stage.name for stage in STAGES if stage.outcome is Outcome.OPEN])
past = st.dates(dt.date(2024, 1, 1), AS_OF)
ahead = st.dates(AS_OF, dt.date(2029, 12, 31))
contract = st.fixed_dictionaries(
    {"start": past | ahead, "term_months": st.integers(1, 60), "recurring": st.decimals(1, 50_000, places=2)}
)
targets = st.builds(
    Target,
    period=st.sampled_from(("2026", "2027", "2026-Q4", "2027-Q1", "2026-11", "2027-01")),
    value=money,
    owner=st.none() | st.sampled_from(OWNERS),
    product=st.none() | st.sampled_from(PRODUCTS),
)
rates = st.builds(
    Rate,
    currency=st.sampled_from(("CHF", "USD")),
    rate=st.decimals("0.5", 2, places=4),
    date=past,
    source=st.none() | texts,
)
rules = st.builds(
    PlaybookRule,
    first=st.just("Visit"),
    before=st.just("Demonstration"),
    at_least=st.integers(1, 5),
    since=st.none() | past,
)


@st.composite
def lists(draw: st.DrawFn) -> Lists:
    """What a team keeps beside its deals."""
    return Lists(
        products=PRODUCTS,
        loss_reasons=REASONS,
        activity_types=TYPES,
        owners=OWNERS,
        targets=tuple(draw(st.lists(targets, max_size=4, unique_by=lambda one: (one.period, one.owner, one.product)))),
        rates=tuple(draw(st.lists(rates, max_size=4, unique_by=lambda one: (one.currency, one.date)))),
        playbook=tuple(draw(st.lists(rules, max_size=1))),
    )


@st.composite
def opportunity(draw: st.DrawFn, key: str) -> Opportunity:
    """A deal that agrees with itself."""
    stage = draw(st.sampled_from(STAGES))
    created = draw(past)
    closed = None if stage.outcome is Outcome.OPEN else draw(st.dates(created, AS_OF))
    offer = stage.offer or draw(st.booleans())
    return Opportunity(
        id=key,
        client=draw(texts),
        title=draw(st.none() | texts),
        owner=draw(st.sampled_from(OWNERS)),
        product=draw(st.sampled_from(PRODUCTS)),
        stage=stage.name,
        value=draw(money),
        probability=draw(st.none() | shares) if stage.outcome is Outcome.OPEN else None,
        category=draw(st.none() | st.sampled_from(list(Category)[:4])) if stage.outcome is Outcome.OPEN else None,
        created=created,
        expected_close=closed or draw(st.none() | ahead | past),
        offer_date=draw(st.dates(created, closed or AS_OF)) if offer else None,
        offer_ref=draw(st.none() | ids),
        offer_value=draw(money) if offer else None,
        closed=closed,
        awarded=draw(money) if stage.outcome is Outcome.WON else None,
        loss_reason=draw(st.sampled_from(REASONS)) if stage.outcome is Outcome.LOST else None,
        source=draw(st.none() | texts),
        client_type=draw(st.none() | texts),
        project=draw(st.none() | texts),
        competitor=draw(texts) if stage.outcome is Outcome.LOST else None,
        last_stage=draw(st.none() | open_stages) if stage.outcome is Outcome.LOST else None,
        order_ref=draw(st.none() | ids) if stage.outcome is Outcome.WON else None,
        **draw(st.just({}) | contract),
        next_step=draw(st.none() | texts),
        notes=draw(st.none() | texts),
    )


@st.composite
def activity(draw: st.DrawFn, key: str, deals: Sequence[Opportunity]) -> Activity:
    """Something done, or planned, for one of the deals."""
    deal = draw(st.sampled_from(deals))
    planned = deal.closed is None and draw(st.booleans())
    return Activity(
        id=key,
        opportunity=deal.id,
        type=draw(st.sampled_from(TYPES)),
        date=draw(ahead) if planned else draw(st.dates(deal.created or AS_OF, deal.closed or AS_OF)),
        owner=deal.owner,
        status=ActivityStatus.PLANNED if planned else ActivityStatus.DONE,
        outcome=draw(st.none() | texts),
    )


@st.composite
def records(draw: st.DrawFn, most: int = 12) -> tuple[list[Opportunity], list[Activity]]:
    """Deals with ids of their own, and activities of theirs."""
    deals = [draw(opportunity(key)) for key in draw(st.lists(ids, min_size=1, max_size=most, unique_by=str.casefold))]
    return deals, [draw(activity(f"A{number:03d}", deals)) for number in range(draw(st.integers(0, most)))]


def rows(table: str, models: Sequence[Model], order: Sequence[str] | None = None) -> list[list[Cell]]:
    """Models as a sheet's rows, the headings first, as a source would give them."""
    say = headings(table, "en")
    fields = list(order or say)
    return [[say[name] for name in fields], *([_cell(getattr(model, name)) for name in fields] for model in models)]


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Category | Outcome | ActivityStatus):
        return value.value.replace("_", " ").capitalize()
    if isinstance(value, Decimal | int):
        return float(value)
    return value  # type: ignore[return-value]  # text, a date or nothing


def workbook(deals: Sequence[Opportunity], activities: Sequence[Activity]) -> Workbook:
    """The book as a source would give it."""
    tables = {"opportunities": deals, "activities": activities, "stages": STAGES}
    grids = {name.capitalize(): Grid(name.capitalize(), rows(name, models)) for name, models in tables.items()}
    return Workbook("book.xlsx", "r1", grids)
