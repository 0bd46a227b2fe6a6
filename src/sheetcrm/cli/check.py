"""sheetcrm check"""

import datetime as dt
from pathlib import Path

import click

from .common import options_for, result_options


@click.command()
@click.argument("book")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@result_options
def check(book: str, form: str, as_of: dt.date | None, config: Path | None, lang: str | None) -> None:
    """Every problem with its cell; nothing is written."""
    from sheetcrm import pipeline
    from sheetcrm.backends import open_book

    options = options_for(book, as_of, config, lang)
    document = pipeline.build(pipeline.load(open_book(book, options).read(), options), ())
    for finding in document.findings:
        click.echo(f"{finding.at}: {finding.severity}: {finding.message} [{finding.code}]")
    click.get_current_context().exit(int(document.has_errors))
