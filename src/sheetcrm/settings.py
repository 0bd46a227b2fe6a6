"""The options file `sheetcrm.toml`: where it is, and what it says."""

import datetime as dt
import tomllib
from pathlib import Path

from pydantic import ValidationError

from .core.errors import BadOptions
from .core.options import Options


def find_options(book: str) -> Path | None:
    """`<stem>.sheetcrm.toml` beside the workbook, else `sheetcrm.toml` in its folder; the working folder for a book
    that is no file."""
    path = Path(book)
    folder = path.parent if "://" not in book and not book.startswith("gsheet:") else Path()
    candidates = (folder / f"{path.stem}.sheetcrm.toml", folder / "sheetcrm.toml")
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def read_options(book: str, as_of: dt.date, config: Path | None = None, language: str | None = None) -> Options:
    """The options of a run; what the command line says beats the file. Raises BadOptions."""
    path = config or find_options(book)
    said: dict[str, object] = {}
    if path is not None:
        try:
            said = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise BadOptions(f"{path}: cannot be read ({error.strerror}).", "Check --config.") from error
        except tomllib.TOMLDecodeError as error:
            raise BadOptions(f"{path}: not valid TOML: {error}.", "Mend that line.") from error
    said |= {"as_of": as_of} | ({"language": language} if language else {})
    try:
        return Options.model_validate(said)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BadOptions(f"{path}: {where}: {first['msg']}.", "See docs/options.md.") from error
