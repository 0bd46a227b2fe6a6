"""An offered amount stands in for the value, a project for the title, where nothing better is there."""

from decimal import Decimal

from tests.helpers import book

OFFERS = """
| ID | Client | Stage | Offer value | Project       | Expected close |
| D1 | Rossi  | Offer | 1000        | New roof      | 2026-12-15     |
| D2 | Verdi  | Lead  | 500         | Garden wall   | 2026-12-20     |
"""


def test_an_offered_amount_is_what_a_deal_may_bring() -> None:
    first = book(OFFERS).opportunities[0].record
    assert (first.value, first.offer_value) == (Decimal(1000), Decimal(1000))


def test_not_where_there_is_a_value_or_the_options_refuse_one() -> None:
    with_value = OFFERS.replace("Expected close", "Value")
    with_value = with_value.replace("2026-12-15", "90").replace("2026-12-20", "80")
    assert book(with_value).opportunities[0].record.value == Decimal(90)
    refused = book(OFFERS, said={"opportunities": {"columns": {"value": ""}}})
    assert refused.opportunities[0].record.value is None


def test_a_short_project_is_what_a_deal_is_called() -> None:
    first = book(OFFERS).opportunities[0].record
    assert (first.title, first.project) == ("New roof", None)


def test_a_long_definition_of_a_project_is_none() -> None:
    long = OFFERS.replace(
        "New roof", "A roof of tiles with insulation below, for the hall, to be finished before winter"
    )
    first = book(long).opportunities[0].record
    assert first.title is None
    assert first.project is not None
