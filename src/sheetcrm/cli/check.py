"""sheetcrm check"""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from urllib.parse import quote

import click

from .common import options_for, result_options, result_stream
from .governed import governed, tell
from .progress import Steps

if TYPE_CHECKING:
    from sheetcrm.analyses.results import Results
    from sheetcrm.core.cells import CellRef, Workbook
    from sheetcrm.report import Document

FORMATS = ("text", "json", "csv", "github")
LINKLESS = ("dumb", "linux")
"""Terminals (TERM) that print a link's address as rubbish."""


@click.command()
@click.argument("book")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--fix-plan", is_flag=True, help="List what could be mended by rule: cell, old, new. Nothing is written.")
@result_options
def check(book: str, form: str, fix_plan: bool, as_of: dt.date | None, config: Path | None, lang: str | None) -> None:
    """Every problem with its cell; nothing is written.

    The text groups them by severity and code and shows the first cells of each; json and csv list every one, github
    writes annotations for a workflow run. Exit code 1 where a problem of error level was found.
    """
    from sheetcrm import pipeline
    from sheetcrm.backends import open_book
    from sheetcrm.wording import words

    if fix_plan and form == "github":
        raise click.UsageError("a fix plan is written as text, json or csv.")
    options = options_for(book, as_of, config, lang)
    with governed(book, config), Steps(book, 3) as step:
        step("read")
        workbook = open_book(book, options).read()
        step("check")
        results = pipeline.load(workbook, options)
        step("tell")
        document = pipeline.build(results, ())
    tell(book, config, words(document.language))
    stream = result_stream(form)
    if fix_plan:
        write_plan(workbook, results, form, stream)
    else:
        write(document, book, form, stream)
    click.get_current_context().exit(int(document.has_errors))


def write(document: "Document", book: str, form: str, stream: TextIO) -> None:
    """Writes the problems in one of FORMATS."""
    if form == "text":
        from sheetcrm.backends import findings
        from sheetcrm.wording import words

        screen = findings.console(stream, plain=bool(os.environ.get("NO_COLOR")))
        findings.write(document, findings.Screen(screen, words(document.language).text, linker(book)))
    elif form == "github":
        from dataclasses import replace

        from sheetcrm.backends import github

        github.write(replace(document, origin=book), stream)
    else:
        from sheetcrm.backends import reporter

        reporter(form)(document, stream)


def write_plan(workbook: "Workbook", results: "Results", form: str, stream: TextIO) -> None:
    """Writes the fix plan as text, JSON or CSV."""
    from sheetcrm.backends import plan
    from sheetcrm.fixes import fix_plan
    from sheetcrm.wording import words

    fixes = [(fix.at, fix.old, fix.new, fix.rule) for fix in fix_plan(workbook, results.book)]
    plan.WRITERS[form](fixes, results.book.origin, words(results.book.language, results.book.currency).text, stream)


def linker(book: str) -> Callable[["CellRef"], str]:
    """The address that a cell's link leads to: the file at that cell, or the online sheet; none on a bare terminal."""
    if os.environ.get("TERM") in LINKLESS:
        return lambda at: ""
    from sheetcrm.backends import is_online, link

    address = link(book)
    if is_online(book):
        return lambda at: address
    return lambda at: address + "#" + quote(str(at), safe="!'")
