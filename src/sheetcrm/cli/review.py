"""sheetcrm review"""

import datetime as dt
from pathlib import Path

import click

from .common import options_for, result_options
from .governed import governed, tell


@click.command()
@click.argument("book")
@click.option("--owner", metavar="NAME", required=True, help="The person, as the owner column of the deals says it.")
@click.option("--output", type=click.Path(path_type=Path), required=True, help="The new workbook (.xlsx) to write.")
@result_options
def review(book: str, owner: str, output: Path, as_of: dt.date | None, config: Path | None, lang: str | None) -> None:
    """Write a private workbook for one person: their deals, calibration, next steps.

    How their own probabilities compare with what happened is told with the number of deals and an interval. BOOK itself
    is only read, and nothing by person is ever written on the shared tabs.
    """
    from sheetcrm import pipeline
    from sheetcrm.backends import open_book
    from sheetcrm.backends.excel.book import now
    from sheetcrm.backends.excel.create import create
    from sheetcrm.tabs.review import build
    from sheetcrm.wording import words

    if output.suffix.lower() != ".xlsx":
        raise click.UsageError("--output must end in .xlsx.")
    options = options_for(book, as_of, config, lang)
    with governed(book, config):
        results = pipeline.load(open_book(book, options).read(), options)
    say = words(results.book.language, results.book.currency)
    create(output, [build(results, say, owner)], now())
    tell(book, config, say)
    click.echo(f"{output}")
