"""sheetcrm demo"""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import options_for, result_options, result_stream
from .done import lines
from .governed import governed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheetcrm.report import Document, Tab

SHOWN = ("answer", "summary")
"""Tables of the forecast that are printed; the workbook has the rest."""


@click.command()
@click.argument("path", type=click.Path(path_type=Path), default="sheetcrm-demo.xlsx")
@result_options
def demo(path: Path, as_of: dt.date | None, config: Path | None, lang: str | None) -> None:
    """The two-minute start: a made-up team's workbook, refreshed, and the answer that its forecast gives.

    PATH (default: sheetcrm-demo.xlsx) must not exist yet. A dozen rows are wrong on purpose, so that the problems tab
    has something to ask: they do not make the exit code 1 here.
    """
    from sheetcrm import pipeline, starter
    from sheetcrm.backends import open_book, reporter
    from sheetcrm.demo import demo as made_up
    from sheetcrm.wording import words

    options = options_for(str(path), as_of, config, lang)
    language = options.language or "en"
    starter.start(language, path, made_up(options.as_of, language).records)
    with governed(str(path), config):
        document, written = pipeline.refresh(open_book(str(path), options), options)
    say = words(language)
    reporter("text")(replace(document, tabs=tuple(first_screen(document))), result_stream("text"))
    click.echo("\n".join(lines(str(path), document, written, say)), err=True)
    click.echo(say.text("demo_next", path=path, names=", ".join(written.names.values())), err=True)


def first_screen(document: "Document") -> "Iterator[Tab]":
    """The forecast tab, with the sentence, the answer and the whole book only."""
    from sheetcrm.report import Note

    for tab in document.tabs:
        if tab.key == "forecast":
            yield replace(tab, blocks=tuple(one for one in tab.blocks if isinstance(one, Note) or one.key in SHOWN))
