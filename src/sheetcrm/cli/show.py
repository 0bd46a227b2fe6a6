"""sheetcrm show"""

import datetime as dt
from pathlib import Path

import click

from .common import options_for, result_options


@click.command()
@click.argument("book")
@click.argument("tabs", metavar="[TAB]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@result_options
def show(
    book: str, tabs: tuple[str, ...], form: str, as_of: dt.date | None, config: Path | None, lang: str | None
) -> None:
    """The numbers; nothing is written."""
    from sheetcrm import pipeline
    from sheetcrm.backends import open_book

    options = options_for(book, as_of, config, lang)
    document = pipeline.build(pipeline.load(open_book(book, options).read(), options), tabs or None)
    click.echo(repr(document.counts))
