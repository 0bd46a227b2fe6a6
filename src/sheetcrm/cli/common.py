"""What the commands share: the options that change a result, the same everywhere."""

import datetime as dt
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

if TYPE_CHECKING:
    from sheetcrm.core.cells import Workbook
    from sheetcrm.core.options import Options

Command = TypeVar("Command", bound=Callable[..., Any])


FIRST, LAST = dt.date(1950, 1, 1), dt.date(2150, 12, 31)
"""The days that a run may count as of: so far from either end of the calendar that every period around them exists."""


class Day(click.ParamType[dt.date]):
    """A date as YYYY-MM-DD, between 1950 and 2150."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The date, or a usage error."""
        if isinstance(value, dt.date):
            return value
        try:
            day = dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as YYYY-MM-DD.", param, ctx)
        if not FIRST <= day <= LAST:
            self.fail(f"{value!r} is not between {FIRST.year} and {LAST.year}.", param, ctx)
        return day


def result_options(command: Command) -> Command:
    """Adds --as-of, --config and --lang."""
    for option in (
        click.option("--lang", type=click.Choice(["en", "it"]), help="Language of tabs and messages."),
        click.option("--config", type=click.Path(path_type=Path), help="Options file (default: beside the workbook)."),
        click.option("--as-of", type=Day(), help="Count as of this day (default: today)."),
    ):
        command = option(command)
    return command


def invoices_option(command: Command) -> Command:
    """Adds --invoices."""
    text = "Orders or invoices (CSV or a workbook) to hold the closed-won ledger against."
    return click.option("--invoices", metavar="FILE", type=click.Path(path_type=Path), help=text)(command)


def options_for(book: str, as_of: dt.date | None, config: Path | None, lang: str | None) -> "Options":
    """The options of a run: the book's options file, then the command line. The only reader of the clock."""
    from sheetcrm.settings import read_options

    return read_options(book, as_of=as_of or dt.date.today(), config=config, language=lang)


def options_and_invoices(
    book: str, as_of: dt.date | None, config: Path | None, lang: str | None, invoices: Path | None
) -> "tuple[Options, Workbook | None]":
    """The options of a run, and the file of orders or invoices that they name, where they name one."""
    from sheetcrm.invoices import read_file, with_file

    options = with_file(options_for(book, as_of, config, lang), invoices)
    return options, read_file(book, options, config)


def result_stream(form: str) -> TextIO:
    """Where a result goes: stdout, in UTF-8 for the machine formats, never failing on a character it cannot show."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=None if form == "text" else "utf-8", errors="replace")
    return sys.stdout
