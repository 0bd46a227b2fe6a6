"""What goes wrong in any real workbook, planted on purpose, so that the problems tab has something to ask."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from sheetcrm.core.models import Activity, ActivityStatus, Opportunity, Outcome

from .life import Deal, Team, changed


def with_mistakes(
    lives: Sequence[Deal], team: Team, as_of: dt.date
) -> tuple[tuple[Opportunity, ...], tuple[Activity, ...]]:
    """The rows of both sheets, a dozen of them wrong; activities in the order of their days."""
    deals = _mistaken(list(lives), team)
    opportunities = [deal.opportunity for deal in deals]
    won = next(deal for deal in reversed(deals) if deal.outcome is Outcome.WON)
    opportunities += [_credit(won, team, as_of), deals[len(deals) // 2].opportunity]  # the second repeats an id
    activities = [activity for deal in deals for activity in deal.activities]
    orphan = activities[len(activities) // 2].model_copy(update={"opportunity": "D9999"})
    late = Activity(
        opportunity=won.opportunity.id,
        type=team.say.ACTIVITIES["call"],
        date=min(as_of, (won.opportunity.closed or as_of) + dt.timedelta(days=2)),
        owner=won.opportunity.owner,
        status=ActivityStatus.DONE,
    )
    rows = sorted((*activities, orphan, late), key=lambda activity: activity.date or as_of)
    numbered = [row.model_copy(update={"id": f"A{number:05d}"}) for number, row in enumerate(rows, 1)]
    return tuple(opportunities), tuple(numbered)


def _mistaken(deals: list[Deal], team: Team) -> list[Deal]:
    """Deals with one cell blanked or wrong, a few of each outcome."""
    places = {outcome: [n for n, deal in enumerate(deals) if deal.outcome is outcome] for outcome in Outcome}
    plans: tuple[tuple[Outcome, dict[str, object]], ...] = (
        (Outcome.OPEN, {"value": None}),
        (Outcome.OPEN, {"client": None}),
        (Outcome.OPEN, {"product": team.say.MISSPELT_PRODUCT}),
        (Outcome.OPEN, {"currency": "USD"}),
        (Outcome.OPEN, {"probability": Decimal("1.2")}),
        (Outcome.OPEN, {"value": Decimal("480000.00"), "probability": Decimal("0.05")}),
        (Outcome.WON, {"awarded": None}),
        (Outcome.WON, {"closed": None}),
        (Outcome.LOST, {"loss_reason": None}),
        (Outcome.LOST, {"loss_reason": None}),
    )
    for number, (outcome, told) in enumerate(plans, 1):
        if places[outcome]:
            place = places[outcome].pop(len(places[outcome]) * number // (len(plans) + 1))
            deals[place] = changed(deals[place], **told)
    if places[Outcome.LOST]:
        place = places[Outcome.LOST].pop()
        created = deals[place].opportunity.created
        if created is not None:
            deals[place] = replace(changed(deals[place], closed=created - dt.timedelta(days=20)), activities=())
    return deals


def _credit(won: Deal, team: Team, as_of: dt.date) -> Opportunity:
    """A credit for part of a won deal."""
    deal = won.opportunity
    return Opportunity(
        id=f"{deal.id}-C",
        client=deal.client,
        title=team.say.CREDIT,
        owner=deal.owner,
        product=deal.product,
        stage=team.stages["won"],
        currency=deal.currency,
        created=deal.closed,
        closed=as_of,
        awarded=-(((deal.awarded or Decimal(0)) / 10).quantize(Decimal("0.01"))),
        credit_of=deal.id,
    )
