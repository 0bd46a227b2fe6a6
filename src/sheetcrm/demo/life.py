"""One deal's life: steps in time, won or lost by chance, cut off at the as-of day."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib import import_module
from random import Random
from types import ModuleType
from typing import Any

from sheetcrm.core.models import Activity, ActivityStatus, Category, Opportunity, Outcome

BASE = -0.95
"""Log odds of winning a deal with nothing in its favour."""
VISITS_PAY = math.log(4)
"""What two visits before the demonstration add to the log odds of winning."""
REFERRED = 0.5
CLIENTS = (
    "Adria Conserve", "Alpina Dolci", "Borea Impianti", "Carda Filati", "Delmare Pack", "Elvia Plast",
    "Ferrano Motori", "Gardena Legno", "Helvia Pharma", "Isarco Latte", "Jura Werkzeuge", "Krona Glas",
    "Lario Tessile", "Montano Acque", "Noria Energia", "Orvella Mobili", "Padova Stampi", "Quarnaro Pesca",
    "Rhona Chemie", "Sestri Cavi", "Tessin Metall", "Umbria Carni", "Valdena Carta", "Wengen Holz",
    "Zelia Cosmetici", "Aurora Forni", "Brenta Valvole", "Corvara Sport", "Dolada Ottica", "Eisack Beton",
    "Fiemme Legno", "Grigna Acciai", "Idro Turbine", "Lessini Marmi", "Magra Vetro", "Nervi Nautica", "Olona Tubi",
    "Piave Cartiere", "Reno Gomma", "Sile Elettronica",
)  # fmt: skip
SWISS = frozenset({"Jura Werkzeuge", "Rhona Chemie", "Tessin Metall", "Wengen Holz", "Helvia Pharma"})
OWNERS = ("Anna Conti", "Bruno Keller", "Carla Esposito", "David Frei", "Elena Marin")
PRICES = (26_000, 9_000, 14_000, 4_000)
"""Median value of each product."""
MAINTENANCE = 2
STAGE_AFTER = {"call": "lead", "visit": "qualified", "demo": "solution", "offer": "offer", "meeting": "negotiation"}
PROBABILITY = {"lead": 10, "qualified": 25, "solution": 40, "offer": 55, "negotiation": 75}


@dataclass(frozen=True)
class Team:
    """Whose deals these are: words and chance."""

    say: ModuleType
    stages: dict[str, str]
    chance: Random

    @classmethod
    def of(cls, language: str, seed: int) -> "Team":
        """The team that speaks a language."""
        words = import_module(f"sheetcrm.wording.{language}.demo")
        return cls(words, import_module(f"sheetcrm.wording.{language}.template").STAGES, Random(seed))

    def pick(self, options: Sequence[Any], weights: Sequence[float]) -> Any:
        """One of the options by weight."""
        return self.chance.choices(options, weights)[0]


@dataclass(frozen=True)
class Step:
    """One activity of a deal's life."""

    kind: str
    day: dt.date


@dataclass(frozen=True)
class Deal:
    """One deal as far as it has come, with its activities."""

    opportunity: Opportunity
    activities: tuple[Activity, ...]
    outcome: Outcome


def live(team: Team, key: str, created: dt.date, as_of: dt.date) -> Deal:
    """One deal's life up to the as-of day."""
    opening = _open(team, key, created)
    steps, prepared = _steps(team, created)
    lift = VISITS_PAY * prepared + REFERRED * (opening.source in team.say.SOURCES[:1])
    won = team.chance.random() < 1 / (1 + math.exp(-BASE - lift))
    if not won:  # a deal may be lost at any step, most often after the offer
        steps = steps[: team.chance.randint(1, len(steps))] if team.chance.random() < 0.45 else steps
    closing = steps[-1].day + dt.timedelta(days=team.chance.randint(4, 30))
    past = [step for step in steps if step.day <= as_of]
    if closing <= as_of:
        told = _close(team, _offer(team, opening, past), past, closing, won)
    else:
        told = _go_on(team, _offer(team, opening, past), steps, closing, as_of)
    activities = _activities(team, told, steps, as_of)
    return Deal(told, activities, (Outcome.WON if won else Outcome.LOST) if closing <= as_of else Outcome.OPEN)


def _open(team: Team, key: str, created: dt.date) -> Opportunity:
    chance, say = team.chance, team.say
    client = chance.choice(CLIENTS)
    product = team.pick(range(4), (4, 3, 2, 2))
    value = Decimal(max(500, round(PRICES[product] * math.exp(chance.gauss(0, 0.7)) / 100) * 100))
    term = team.pick((12, 24, 36), (3, 3, 2)) if product == MAINTENANCE else None
    return Opportunity(
        id=key,
        client=client,
        title=say.TITLE.format(product=say.PRODUCTS[product], site=chance.choice(say.SITES)),
        owner=chance.choice(OWNERS),
        product=say.PRODUCTS[product],
        value=value,
        currency="CHF" if client in SWISS else None,
        source=team.pick(say.SOURCES, (3, 3, 2, 3, 2)),
        client_type=say.CLIENT_TYPES[int(chance.random() < 0.55)],
        created=_working_day(created),
        term_months=term,
        recurring=(value / 60).quantize(Decimal(1)) if term else None,
    )


def _steps(team: Team, created: dt.date) -> tuple[list[Step], bool]:
    """What a whole life would hold, in time, and whether two visits or more came before the demonstration."""
    chance = team.chance
    before = team.pick((0, 1, 2, 3), (3, 3, 3, 2))
    shown = chance.random() < 0.8
    kinds = ["call"] * team.pick((1, 2), (3, 1)) + ["visit"] * before + ["demo"] * shown
    kinds += (
        ["visit"] * team.pick((0, 1), (3, 1))
        + ["offer"] * (chance.random() < 0.9)
        + ["meeting"] * (chance.random() < 0.6)
    )
    day, steps = created, []
    for kind in kinds:
        day = _working_day(day + dt.timedelta(days=1 + min(45, int(chance.expovariate(1 / 15)))))
        steps.append(Step(kind, day))
    return steps, shown and before >= 2


def _offer(team: Team, opening: Opportunity, past: Sequence[Step]) -> Opportunity:
    """The deal with what its steps so far have added to it: the project, then the offer."""
    told: dict[str, object] = {}
    if any(step.kind in ("demo", "offer") for step in past):
        told["project"] = team.chance.choice(team.say.PROJECTS)
    offered = [step.day for step in past if step.kind == "offer"]
    if offered and opening.value is not None:
        share = Decimal(str(round(team.chance.gauss(1, 0.1), 2)))
        told |= {
            "offer_date": offered[0],
            "offer_ref": f"{offered[0].year}/{opening.id[1:]}",
            "offer_value": (opening.value * max(share, Decimal("0.6"))).quantize(Decimal("0.01")),
        }
    return opening.model_copy(update=told)


def _close(team: Team, deal: Opportunity, past: Sequence[Step], closing: dt.date, won: bool) -> Opportunity:
    chance, closing = team.chance, _working_day(closing, back=True)
    promised = closing + dt.timedelta(days=chance.randint(-25, 15))
    told: dict[str, object] = {
        "closed": closing,
        "expected_close": max(promised, deal.created or promised),
        "last_stage": team.stages[STAGE_AFTER[past[-1].kind]],
    }
    if won:
        base = deal.offer_value or deal.value or Decimal(0)
        discount = Decimal(chance.randint(0, 12)) / 100
        told |= {
            "stage": team.stages["won"],
            "awarded": (base * (1 - discount)).quantize(Decimal("0.01")),
            "order_ref": f"SO-{closing:%y%m}-{deal.id[1:]}",
            "start": closing + dt.timedelta(days=30) if deal.term_months else None,
        }
    else:
        reason = team.pick(team.say.LOSS_REASONS, (30, 22, 12, 18, 8, 6, 4))
        told |= {
            "stage": team.stages["lost"],
            "loss_reason": reason,
            "competitor": chance.choice(("Rivalta", "Sensorix", "Plantwatch"))
            if reason == team.say.LOSS_REASONS[1]
            else None,
        }
    return deal.model_copy(update=told)


def _go_on(team: Team, deal: Opportunity, steps: Sequence[Step], closing: dt.date, as_of: dt.date) -> Opportunity:
    chance = team.chance
    done = [step for step in steps if step.day <= as_of]
    ahead = [step for step in steps if step.day > as_of]
    stage = STAGE_AFTER[done[-1].kind] if done else "lead"
    guess = chance.random()
    expected: dt.date | None = closing + dt.timedelta(days=chance.randint(-10, 60))
    if guess < 0.04:
        expected = None
    elif guess < 0.12:
        expected = as_of - dt.timedelta(days=chance.randint(3, 40))
    elif guess < 0.22:  # a project of years
        expected = closing + dt.timedelta(days=chance.randint(200, 800))
    if expected is not None and deal.created is not None:
        expected = max(expected, deal.created)
    own = max(5, min(95, PROBABILITY[stage] + chance.choice((-10, -5, 0, 0, 5, 10))))
    return deal.model_copy(
        update={
            "stage": team.stages[stage],
            "expected_close": expected,
            "probability": Decimal(own) / 100 if chance.random() < 0.5 else None,
            "category": Category.COMMIT if stage == "offer" and chance.random() < 0.2 else None,
            "next_step": team.say.NEXT_STEPS[ahead[0].kind] if ahead and chance.random() < 0.8 else None,
        }
    )


def _activities(team: Team, deal: Opportunity, steps: Sequence[Step], as_of: dt.date) -> tuple[Activity, ...]:
    """What was done, and the next step where it is planned already."""
    ahead = [step for step in steps if step.day > as_of][: int(team.chance.random() < 0.8)]
    past = [step for step in steps if step.day <= as_of]
    return tuple(
        Activity(
            opportunity=deal.id,
            type=team.say.ACTIVITIES[step.kind],
            date=step.day,
            owner=deal.owner,
            status=ActivityStatus.PLANNED if step.day > as_of else ActivityStatus.DONE,
            outcome=team.chance.choice(team.say.OUTCOMES) if step.day <= as_of else None,
        )
        for step in (*past, *ahead)
    )


def changed(deal: Deal, **told: object) -> Deal:
    """The same deal with something else written in its row."""
    return replace(deal, opportunity=deal.opportunity.model_copy(update=told))


def _working_day(day: dt.date, back: bool = False) -> dt.date:
    """The day itself, or the Monday after (the Friday before) a weekend."""
    over = day.weekday() - 4
    if over <= 0:
        return day
    return day - dt.timedelta(days=over) if back else day + dt.timedelta(days=3 - over)
