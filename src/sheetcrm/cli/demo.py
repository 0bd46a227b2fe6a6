"""sheetcrm demo"""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import click

from .common import options_for, result_options, result_stream
from .refresh import outcome, summary


@click.command()
@click.argument("path", type=click.Path(path_type=Path), default="sheetcrm-demo.xlsx")
@result_options
def demo(path: Path, as_of: dt.date | None, config: Path | None, lang: str | None) -> None:
    """The two-minute start: a made-up team's workbook, refreshed, and its forecast.

    PATH (default: sheetcrm-demo.xlsx) must not exist yet. A dozen rows are wrong on purpose, so that the problems tab
    has something to ask: they do not make the exit code 1 here.
    """
    from sheetcrm import pipeline, starter
    from sheetcrm.backends import open_book, reporter
    from sheetcrm.demo import demo as made_up

    options = options_for(str(path), as_of, config, lang)
    language = options.language or "en"
    starter.start(language, path, made_up(options.as_of, language).records)
    document, written = pipeline.refresh(open_book(str(path), options), options)
    forecast = tuple(tab for tab in document.tabs if tab.key == "forecast")
    reporter("text")(replace(document, tabs=forecast), result_stream("text"))
    click.echo(f"{path}: {summary(document)}; {outcome(written)}", err=True)
