"""A made-up sales team: a few hundred deals with their activities, the same for the same seed, day and language."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sheetcrm.core.models import Activity, Model, Opportunity, Outcome, Rate, Target

from .life import OWNERS, Deal, Team, live
from .mistakes import with_mistakes

DEALS = 420
DAYS = 730
LATELY, LATE_SHARE = 150, 0.3
"""Three deals in ten were opened in the last months, the others evenly over two years: the team grows."""
TARGET_STEP = 3000
FRANC = ("0.93", "0.94", "0.95", "0.94", "0.96", "0.97", "0.95", "0.96", "0.98", "0.97")


@dataclass(frozen=True)
class Demo:
    """The records of the made-up team."""

    opportunities: tuple[Opportunity, ...]
    activities: tuple[Activity, ...]
    targets: tuple[Target, ...]
    rates: tuple[Rate, ...]
    team: Team

    @property
    def records(self) -> dict[str, Sequence[Model | str]]:
        """The records by the table of the ready workbook that they go to."""
        say = self.team.say
        return {
            "opportunities": self.opportunities,
            "activities": self.activities,
            "products": say.PRODUCTS,
            "loss_reasons": say.LOSS_REASONS,
            "activity_types": tuple(say.ACTIVITIES.values()),
            "owners": OWNERS,
            "targets": self.targets,
            "rates": self.rates,
        }


def demo(as_of: dt.date, language: str = "en", seed: int = 7, deals: int = DEALS) -> Demo:
    """The made-up team's book at a day. Where the demonstration follows two visits or more, the odds of winning are
    four times the others' (`life.VISITS_PAY`)."""
    team = Team.of(language, seed)
    spans = [LATELY if team.chance.random() < LATE_SHARE else DAYS for _ in range(deals)]
    days = sorted(as_of - dt.timedelta(days=1 + int(span * team.chance.random())) for span in spans)
    lives = [live(team, f"D{number:04d}", day, as_of) for number, day in enumerate(days, 1)]
    opportunities, activities = with_mistakes(lives, team, as_of)
    return Demo(opportunities, activities, _targets(lives, as_of), _rates(team, as_of), team)


def _targets(lives: list[Deal], as_of: dt.date) -> tuple[Target, ...]:
    """Targets by year, quarter and month for last year, this one and the next, a tenth above what is usually won."""
    won = [deal.opportunity.awarded or 0 for deal in lives if deal.outcome is Outcome.WON]
    quarterly = float(sum(won)) / (DAYS / 91.25) * 1.1
    found = []
    for place, year in enumerate((as_of.year - 1, as_of.year, as_of.year + 1)):
        month = round(quarterly * (0.8 + 0.2 * place) / 3 / TARGET_STEP) * TARGET_STEP
        found.append(Target(period=str(year), value=Decimal(month * 12)))
        found += [Target(period=f"{year}-Q{number}", value=Decimal(month * 3)) for number in range(1, 5)]
        found += [Target(period=f"{year}-{number:02d}", value=Decimal(month)) for number in range(1, 13)]
    return tuple(found)


def _rates(team: Team, as_of: dt.date) -> tuple[Rate, ...]:
    """What a Swiss franc was worth, quarter by quarter."""
    first = dt.date(as_of.year - 2, (as_of.month - 1) // 3 * 3 + 1, 1)
    days = [first.replace(year=first.year + (first.month - 1 + 3 * n) // 12, month=(first.month - 1 + 3 * n) % 12 + 1)
            for n in range(len(FRANC))]  # fmt: skip
    return tuple(
        Rate(currency="CHF", rate=Decimal(worth), date=day, source=team.say.RATE_SOURCE)
        for day, worth in zip(days, FRANC, strict=True)
        if day <= as_of
    )
