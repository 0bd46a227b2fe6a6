"""What the fields of each table hold, and which of them a row cannot do without."""

from collections.abc import Mapping
from enum import Enum, auto

from sheetcrm.core.models import Activity, Opportunity

from .normal import word_set


class Holds(Enum):
    """What a field's cells are."""

    ID = auto()
    TEXT = auto()
    MONEY = auto()
    RATE = auto()
    SHARE = auto()
    DATE = auto()
    COUNT = auto()
    CURRENCY = auto()
    OUTCOME = auto()
    CATEGORY = auto()
    STATE = auto()


_SPECIAL: Mapping[str, Holds] = {
    "id": Holds.ID,
    "opportunity": Holds.ID,
    "credit_of": Holds.ID,
    "offer_ref": Holds.ID,
    "order_ref": Holds.ID,
    "value": Holds.MONEY,
    "awarded": Holds.MONEY,
    "offer_value": Holds.MONEY,
    "recurring": Holds.MONEY,
    "probability": Holds.SHARE,
    "created": Holds.DATE,
    "expected_close": Holds.DATE,
    "closed": Holds.DATE,
    "offer_date": Holds.DATE,
    "start": Holds.DATE,
    "date": Holds.DATE,
    "term_months": Holds.COUNT,
    "currency": Holds.CURRENCY,
    "category": Holds.CATEGORY,
}
OPPORTUNITY: Mapping[str, Holds] = {
    name: Holds.OUTCOME if name == "status" else _SPECIAL.get(name, Holds.TEXT) for name in Opportunity.model_fields
}
ACTIVITY: Mapping[str, Holds] = {
    name: Holds.STATE if name == "status" else _SPECIAL.get(name, Holds.TEXT) for name in Activity.model_fields
}
ESSENTIAL = word_set(
    "id opportunity stage value awarded recurring currency probability created expected_close closed date credit_of"
)
"""A row whose cell for one of these cannot be read is refused: its amount, its period or its outcome would be wrong.
Where another field cannot be read the row counts without it."""
