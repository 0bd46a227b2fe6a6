"""Rules for opportunity headings beyond one word, one field: two close dates, a status that is the stage, ids that need
a second column, amounts split over several columns, stages known by their cells."""

from decimal import Decimal

from sheetcrm.core.models import Outcome

from .currencies import currency_in, currency_of_format
from .fields import Holds
from .headings import is_other, meanings
from .match import Matching
from .normal import compact, plain, without_unit, word_set
from .outcomes import outcome_of
from .read_cells import read_column
from .readers import Context
from .stand_ins import stand_ins
from .understanding import How

_ACTUAL = word_set(
    "actual actually effettiva effettivo reale real reelle reel tatsachlich tatsachlicher tatsachliches "
    "werkelijke won lost vinta persa signed signature firma award order ordine contract contratto po"
)
_CLOSED = (
    word_set("won win vinta vinto gewonnen gagne ganada ganho"),
    word_set("lost loss persa perso verloren perdu perdida"),
)
"""Words of a date of winning, and of one of losing."""
_ROW_IDS = word_set("rowid rowno rownumber row lineid lineno line linenumber index recordid key uniqueid no n riga")
_PHONES = word_set("mobile phone fax telefono cellulare telefon mobil telephone movil celular telefoon telefone")
"""Words that are none of ours, but for a heading that shows a currency: `MOBILE (€)`."""
_FEW = 40
"""A column of stages has at most this many different texts."""


def refine(matching: Matching) -> None:
    """Applies every rule, in an order where each may rest on those before."""
    won_and_lost_dates(matching)
    two_close_dates(matching)
    status_as_stage(matching)
    stage_by_values(matching)
    value_by_currency(matching)
    stand_ins(matching)
    id_with_row(matching)


def won_and_lost_dates(matching: Matching) -> None:
    """A date for won deals beside one for lost deals: either says when a deal closed."""
    closed = matching.found.get("closed")
    if closed is None or closed.how is How.OPTIONS:
        return
    places = [ref.col - matching.block.at.col for ref in (*closed.headings, *closed.alternatives)]
    won, lost = (
        [place for place in places if words.intersection(plain(matching.texts[place]).split())] for words in _CLOSED
    )
    if won[:1] == places[:1] and lost:
        matching.take("closed", [won[0], lost[0]], How.SYNONYM, 0.9)


def two_close_dates(matching: Matching) -> None:
    """Of two close dates, one said to be the actual one and one that is not, the latter is the expected one."""
    closed = matching.found.get("closed")
    if closed is None or closed.how is How.OPTIONS or "expected_close" in matching.unmapped | matching.found.keys():
        return
    if not _ACTUAL.intersection(plain(closed.texts[0]).split()):
        return
    plainly = [ref.col - matching.block.at.col for ref in closed.alternatives]
    plainly = [place for place in plainly if not _ACTUAL.intersection(plain(matching.texts[place]).split())]
    if plainly:
        matching.take("expected_close", plainly[:1], How.SYNONYM, 0.7)


def status_as_stage(matching: Matching) -> None:
    """A status without a stage beside it is the stage: its words are the team's own steps."""
    if "stage" in matching.found or "stage" in matching.unmapped:
        return
    status = matching.found.get("status")
    if status is not None and status.how is not How.OPTIONS:
        place = status.columns[0] - matching.block.at.col
        if matching.profile(place).texts:
            del matching.found["status"]
            matching.take("stage", [place], status.how, min(status.confidence, 0.9))
        return
    for question in [asked for asked in matching.questions if asked.field == "status"]:
        place = question.at.col - matching.block.at.col
        if matching.free(place) and 1 < matching.profile(place).distinct <= _FEW and matching.profile(place).texts:
            matching.take("stage", [place], How.SYNONYM, 0.75)
            matching.questions.remove(question)
            return


def stage_by_values(matching: Matching) -> None:
    """A column whose texts are mostly known stages, won and lost among them, is the stage whatever its heading."""
    if "stage" in matching.found or "stage" in matching.unmapped:
        return
    fitting = []
    for place in range(len(matching.texts)):
        if not matching.free(place) or is_other(matching.texts[place]):
            continue
        texts = matching.profile(place).texts
        said = [reading.outcome for reading in map(outcome_of, texts) if reading]
        if texts and len(texts) <= _FEW and 2 * len(said) > len(texts) and set(said) & {Outcome.WON, Outcome.LOST}:
            fitting.append(place)
    if len(fitting) == 1:
        matching.take("stage", fitting, How.VALUES, 0.7)
    elif fitting:
        matching.ask("which-column", "stage", fitting[0], fitting[1:])


def value_by_currency(matching: Matching) -> None:
    """Unknown headings that show a currency over columns of numbers are the value: one alone, or one split in
    neighbouring columns, unless one of them is the sum of the others."""
    found = matching.found
    if {"value", "awarded"} & set(found) or "value" in matching.unmapped:
        return
    places = [place for place in range(len(matching.texts)) if _unknown_money(matching, place)]
    if len(places) > 1 and (total := _total_of(matching, places)) is not None:
        places = [total]
    if places and places[-1] - places[0] == len(places) - 1:
        matching.take("value", places, How.VALUES, 0.7)
        columns = {matching.block.at.col + place for place in places}
        matching.questions = [asked for asked in matching.questions if asked.at.col not in columns]
    elif places:
        matching.ask("which-column", "value", places[0], places[1:])


def _unknown_money(matching: Matching, place: int) -> bool:
    text = matching.texts[place]
    if not matching.free(place) or (is_other(text) and compact(without_unit(text)) not in _PHONES):
        return False
    named = meanings(text, "OPPORTUNITY", matching.language)
    if any(matching.holds[meaning.field] is Holds.MONEY for meaning in named):
        return False
    column = matching.block.at.col + place
    looks = matching.profile(place)
    if not looks.filled:
        return currency_in(text) is not None  # not filled yet, yet part of a split value
    shows = currency_in(text) or currency_of_format(matching.block.grid.formats.get(column, ""))
    return bool(shows or looks.money > 0.5) and matching.fits("value", place)


def _total_of(matching: Matching, places: list[int]) -> int | None:
    """The column that is the sum of the others in every row that has numbers, if there is one."""
    columns = []
    for place in places:
        cells = matching.block.distinct(place)
        columns.append(read_column(Holds.MONEY, cells, Context(matching.options)).values)
    rows = [row for row in zip(*columns, strict=True) if any(isinstance(cell, Decimal) and cell for cell in row)]
    for at, place in enumerate(places):
        if len(rows) > 1 and all(_adds_up(row, at) for row in rows):
            return place
    return None


def _adds_up(row: tuple[object, ...], at: int) -> bool:
    amounts = [cell if isinstance(cell, Decimal) else Decimal(0) for cell in row]
    return abs(sum(amounts) - 2 * amounts[at]) <= Decimal("0.01")


def id_with_row(matching: Matching) -> None:
    """An id that many rows share, though they differ in their amounts, names something above the row (an order with
    many lines): together with a column that numbers the rows it tells them apart."""
    match = matching.found.get("id")
    if match is None or match.how is How.OPTIONS:
        return
    place = match.columns[0] - matching.block.at.col
    looks = matching.profile(place)
    if looks.filled < 10 or looks.distinct >= 0.95 * looks.filled or not _amounts_differ(matching, place):
        return
    likely = [other for other in range(len(matching.texts)) if other != place and _numbers_rows(matching, other)]
    likely.sort(key=lambda other: "id" not in plain(matching.texts[other]).split())
    for other in likely:
        if matching.profile(other).distinct == matching.profile(other).filled >= looks.filled:
            matching.take("id", [place, other], How.VALUES, 0.7, [other])
            return


def _numbers_rows(matching: Matching, place: int) -> bool:
    """Whether a heading that no other field has names the row itself: `Row ID`, `Index`, `Line no`."""
    text = matching.texts[place]
    if matching.taken.get(place, "id") != "id":
        return False
    return compact(text) in _ROW_IDS or any(said.field == "id" for said in meanings(text, "OPPORTUNITY", "en"))


def _amounts_differ(matching: Matching, place: int) -> bool:
    """Whether rows that share an id mostly have different amounts."""
    match = matching.found.get("value") or matching.found.get("awarded")
    if match is None:
        return False
    amounts: dict[object, set[object]] = {}
    counts: dict[object, int] = {}
    column = matching.block.columns[match.columns[0] - matching.block.at.col]
    for key, amount in zip(matching.block.columns[place], column, strict=True):
        amounts.setdefault(key, set()).add(amount)
        counts[key] = counts.get(key, 0) + 1
    shared = [key for key, count in counts.items() if count > 1 and key is not None]
    return 2 * sum(len(amounts[key]) > 1 for key in shared) > len(shared)
