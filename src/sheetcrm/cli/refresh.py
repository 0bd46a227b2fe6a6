"""sheetcrm refresh"""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import invoices_option, options_and_invoices, result_options
from .done import lines, notes
from .failures import CANNOT_CONTINUE, STOPS, told
from .governed import governed, tell
from .leaving import hold, let_go
from .progress import Steps
from .tabnames import tab_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sheetcrm.backends import Backend, Preview, Written
    from sheetcrm.report import Tab

STEPS = 4
WORKBOOKS = (".xlsx", ".xlsm")


@dataclass(frozen=True)
class Wish:
    """What the command line asks of every book."""

    as_of: dt.date | None
    config: Path | None
    lang: str | None
    invoices: Path | None
    only: tuple[str, ...]
    output: Path | None
    dry_run: bool


@click.command()
@click.argument("books", metavar="BOOK...", nargs=-1, required=True)
@click.option(
    "--output", type=click.Path(path_type=Path), help="Write into a copy, of the same kind; BOOK stays as it is."
)
@click.option("--dry-run", is_flag=True, help="Say what would change; nothing is written.")
@click.option(
    "--only", metavar="TAB", multiple=True, help="Write this tab only (may be given again); others of ours go."
)
@invoices_option
@result_options
def refresh(books: tuple[str, ...], **wish: object) -> None:
    """Read, check, compute, and write the tabs back into the same workbook.

    The tabs Forecast, Forecast Detail, Win-Loss, Closed Won, Playbook and Problems are made new; nothing else in the
    workbook is touched, and its state before is kept in .sheetcrm/backups. Of several books each is done on its own:
    one that fails does not stop the others, and the exit code is the worst of all.
    """
    asked = Wish(**wish)  # type: ignore[arg-type]  # click gives exactly these
    asked = replace(asked, only=tuple(map(tab_key, asked.only)))
    if asked.output is not None and len(books) > 1:
        raise click.UsageError("--output is for one BOOK; run it once for each.")
    if asked.output is not None:
        fits(asked.output, books[0])
    click.get_current_context().exit(max(attempt(book, asked) for book in books))


def fits(output: Path, book: str) -> None:
    """A usage error where a copy would not open under its name: it is a workbook, with macros where the book has some.
    What a file of another ending holds is left to its backend."""
    kind, own = output.suffix.lower(), Path(book).suffix.lower()
    if kind not in WORKBOOKS:
        raise click.UsageError(f"--output must end in {' or '.join(WORKBOOKS)}.")
    if own in WORKBOOKS and kind != own:
        raise click.UsageError(f"--output must end in {own}, as BOOK does: a copy is of the same kind.")


def attempt(book: str, wish: Wish) -> int:
    """One book's exit code; what stops it goes to stderr as one line."""
    try:
        return one(book, wish)
    except STOPS as error:
        line = told(error)
        click.echo(f"sheetcrm: {line if Path(book).name in line else f'{book}: {line}'}", err=True)
        return CANNOT_CONTINUE


def one(book: str, wish: Wish) -> int:
    """Refreshes one book, and says on stdout what was done."""
    from sheetcrm import pipeline
    from sheetcrm.backends import open_book
    from sheetcrm.wording import words

    let_go()
    options, invoices = options_and_invoices(book, wish.as_of, wish.config, wish.lang, wish.invoices)
    if wish.only:
        options = options.model_copy(update={"tabs": wish.only})
    backend = open_book(book, options)
    backend.ready(wish.output)
    with governed(book, wish.config), Steps(Path(book).name, STEPS) as step:
        document, done = pipeline.finish(
            backend, lambda: hold(pipeline.compute(backend, options, step, invoices)), ending(backend, wish), step
        )
    say = words(document.language)
    click.echo("\n".join(lines(book, document, done, say)))
    tell(book, wish.config, say)
    for note in notes(book, done, say):
        click.echo(note, err=True)
    return int(document.has_errors)


def ending(backend: "Backend", wish: Wish) -> "Callable[[Sequence[Tab], str], Written | Preview]":
    """What is done with the tabs: written, rehearsed, or written into a copy."""
    if wish.dry_run:
        return lambda tabs, revision: backend.preview(tabs)
    if (target := wish.output) is not None:
        return lambda tabs, revision: backend.write_copy(tabs, revision, target)
    return backend.write
