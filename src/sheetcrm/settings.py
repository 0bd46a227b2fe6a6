"""The options file `sheetcrm.toml`: where it is, what it says, and on which line it says something strange."""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .backends import is_online, stem
from .core.book import fold
from .core.errors import BadOptions
from .core.models import Activity, Opportunity
from .core.options import Options
from .toml_lines import Place, line_of, spoken

COMMON = "sheetcrm.toml"
SEE = "docs/options.md has every option."


class Mistake(NamedTuple):
    """Something in the file that cannot be taken as it is: where, what, and what to do."""

    place: Place
    what: str
    way_out: str


def places_of(book: str) -> tuple[Path, Path]:
    """Where a workbook's options may be: in a file of its own name, else in the folder's common one. A book that is no
    file keeps them in the working folder, under its id."""
    folder = Path() if is_online(book) else Path(book).parent
    return folder / f"{stem(book)}.{COMMON}", folder / COMMON


def find_options(book: str) -> Path | None:
    """The first of a workbook's options files that exists."""
    return next((place for place in places_of(book) if place.is_file()), None)


def read_options(book: str, as_of: dt.date, config: Path | None = None, language: str | None = None) -> Options:
    """The options of a run; what the command line says beats the file. Raises BadOptions."""
    path = config or find_options(book)
    if path is None:
        return Options.model_validate({"as_of": as_of, "language": language})
    return parse_options(read_text(path), path.name, as_of, language)


def read_text(path: Path) -> str:
    """The text of an options file. Raises BadOptions where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadOptions(f"{path}: cannot be read ({error.strerror}).", "Check the path given to --config.") from error
    except UnicodeDecodeError as error:
        raise BadOptions(f"{path}: is not UTF-8 text.", "Save it as UTF-8 in your editor.") from error


def parse_options(text: str, name: str, as_of: dt.date, language: str | None = None) -> Options:
    """The options that a file's text gives. Raises BadOptions with the file's name, the line, what and a way out."""
    try:
        said: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise BadOptions(f"{name}: not valid TOML: {error}.", "Mend that line.") from error
    mistakes = list(_strange(said))
    options = None
    try:
        options = Options.model_validate(said | {"as_of": as_of} | ({"language": language} if language else {}))
    except ValidationError as error:
        mistakes += [_told(each) for each in error.errors()]
    else:
        mistakes += _repeated(options)
    if mistakes or options is None:
        raise _refusal(mistakes, text, name)
    return options


def _refusal(mistakes: list[Mistake], text: str, name: str) -> BadOptions:
    lines = sorted((line_of(text, mistake.place), mistake) for mistake in mistakes)
    line, mistake = lines[0]
    more = f" ({len(lines) - 1} more after it.)" if len(lines) > 1 else ""
    return BadOptions(f"{name}, line {line}: {mistake.what}.{more}", mistake.way_out)


def _strange(said: Mapping[str, Any]) -> Iterator[Mistake]:
    """What is of the right kind, yet cannot be meant."""
    if "as_of" in said:
        yield Mistake(("as_of",), "as_of belongs to a run, not to the file", "Remove it and use --as-of.")
    for table, model in (("opportunities", Opportunity), ("activities", Activity)):
        columns = said.get(table, {}).get("columns", {}) if isinstance(said.get(table), dict) else {}
        for field in columns if isinstance(columns, dict) else ():
            if field not in model.model_fields:
                place = (table, "columns", field)
                yield Mistake(
                    place, f"“{field}” is no field of {table}", _did_you_mean(field, list(model.model_fields))
                )


def _repeated(options: Options) -> Iterator[Mistake]:
    """What is stated twice: nothing tells which of the two is meant."""
    whose = [(target.period, target.owner, target.product) for target in options.targets]
    stated: Mapping[str, Sequence[tuple[object, ...]]] = {
        "stages": [(fold(stage.name),) for stage in options.stages],
        "rates": [(rate.currency, rate.date) for rate in options.rates],
        "targets": [
            (period.strip().upper().replace("-0", "-"), fold(owner or ""), fold(product or ""))
            for period, owner, product in whose
        ],
    }
    for table, keys in stated.items():
        for number, key in enumerate(keys):
            if (first := keys.index(key)) < number:
                what = f"{table}, entry {number + 1} states again what entry {first + 1} states"
                yield Mistake((table, number), what, "Keep one of the two.")


def _told(error: ErrorDetails) -> Mistake:
    place, kind, given = tuple(error["loc"]), error["type"], error.get("input")
    last = str(place[-1]) if place else ""
    if kind == "extra_forbidden":
        known = list(_model_at(place[:-1]).model_fields)
        inside = f" in {spoken(place[:-1])}" if place[:-1] else ""
        return Mistake(place, f"there is no option “{last}”{inside}", _did_you_mean(last, known))
    if kind == "missing":
        return Mistake(place, f"{spoken(place[:-1])} needs “{last}”", f"Add {last} = … there.")
    if kind in ("literal_error", "enum"):
        expected = error.get("ctx", {}).get("expected", "")
        return Mistake(place, f"{spoken(place)} cannot be {given!r}", f"It is one of {expected}.")
    if kind == "string_pattern_mismatch":
        way_out = (
            'Write "2026", "2026-Q4" or "2026-12".' if last == "period" else "Write three capital letters, such as EUR."
        )
        return Mistake(place, f"{spoken(place)} cannot be {given!r}", way_out)
    if last == "probability":
        return Mistake(place, f"a probability lies between 0 and 1, not at {given}", "Write 30 % as 0.3.")
    message = error["msg"].removeprefix("Value error, ")
    return Mistake(place, f"{spoken(place) or 'the file'}: {message}", SEE)


def _did_you_mean(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"Did you mean “{close[0]}”?" if close else f"Known here: {', '.join(known)}."


def _model_at(place: Place) -> type[BaseModel]:
    """The model that holds the settings at a place of the file."""
    model: type[BaseModel] = Options
    for part in place:
        field = model.model_fields.get(str(part))
        model = next(_models_in(field.annotation), model) if field else model
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
