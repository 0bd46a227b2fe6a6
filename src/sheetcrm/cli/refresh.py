"""sheetcrm refresh"""

import datetime as dt
from pathlib import Path

import click

from .common import options_for, result_options


@click.command()
@click.argument("books", metavar="BOOK...", nargs=-1, required=True)
@result_options
def refresh(books: tuple[str, ...], as_of: dt.date | None, config: Path | None, lang: str | None) -> None:
    """Read, check, compute, and write the tabs back into the same workbook."""
    from sheetcrm import pipeline
    from sheetcrm.backends import open_book

    failed = False
    for book in books:
        options = options_for(book, as_of, config, lang)
        document, written = pipeline.refresh(open_book(book, options), options)
        failed |= document.has_errors
        click.echo(f"{book}: {', '.join(written.names.values())}", err=True)
    click.get_current_context().exit(int(failed))
