"""sheetcrm adopt"""

import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from sheetcrm.core.terminal import clean

from .common import result_options, result_stream
from .progress import Steps

if TYPE_CHECKING:
    from rich.console import Console

    from sheetcrm.adopt.draft import Answers
    from sheetcrm.adopt.file import Draft
    from sheetcrm.adopt.questions import Choice
    from sheetcrm.adopt.report import Section
    from sheetcrm.core.cells import Workbook
    from sheetcrm.core.options import Options
    from sheetcrm.wording import Words


@click.command()
@click.argument("book")
@click.option("--yes", is_flag=True, help="Take the proposal without asking.")
@click.option("--dry-run", is_flag=True, help="Print the options file instead of writing it.")
@result_options
def adopt(book: str, yes: bool, dry_run: bool, as_of: dt.date | None, config: Path | None, lang: str | None) -> None:
    """Look at a workbook that a team already has, and write the options file that says how to read it.

    Prints what was understood, asks about what was not, and writes sheetcrm.toml beside the workbook
    (NAME.sheetcrm.toml where other workbooks are in its folder). The workbook itself is not touched. Run again, adopt
    keeps what the file says.
    """
    from sheetcrm.adopt.file import complete, render
    from sheetcrm.adopt.place import head_line, place_for, start_from
    from sheetcrm.backends import open_book
    from sheetcrm.settings import parse_options, read_text

    path = config or place_for(book)
    source = start_from(book) if config is None else config if config.exists() else None
    existing = None if source is None else read_text(source)
    options = parse_options(existing or "", (source or path).name, as_of or dt.date.today(), lang)
    with Steps(book, 1) as step:
        step("read")
        workbook = open_book(book, options).read()
    stream = sys.stderr if dry_run else result_stream("text")
    proposal, say = look(workbook, options, stream, ask=not (yes or dry_run))
    head = (head_line(book, say), say.text("adopt_head"))
    text = render(proposal, head) if existing is None else complete(proposal, existing)
    if dry_run:
        click.echo(text, nl=False, file=result_stream("json"))
        return
    outlook(book, workbook, parse_options(text, path.name, options.as_of, lang), say)
    if text == existing and path == source:
        click.echo(say.text("adopt_unchanged", path=path), err=True)
    elif yes or agreed(say.text("adopt_write_it", path=path), say):
        save(path, text)
        click.echo(say.text("adopt_completed" if path == source else "adopt_written", path=path), err=True)


def look(workbook: "Workbook", options: "Options", stream: TextIO, ask: bool) -> tuple["Draft", "Words"]:
    """Prints what was understood, asks what is open, and drafts the options file."""
    from sheetcrm.adopt.draft import draft
    from sheetcrm.adopt.questions import choices
    from sheetcrm.adopt.report import report
    from sheetcrm.parse import parse, understand
    from sheetcrm.wording import words

    with Steps(workbook.origin, 2) as step:
        step("understand")
        found = understand(workbook, options)
        step("check")
        problems = parse(workbook, options).problems
    say = words(options.language or found.language)
    open_ = choices(found, workbook, problems, say)
    print_sections(list(report(found, workbook, () if ask else open_, say)), stream)
    answers = answered(open_, say) if ask else unasked(open_)
    return draft(found, workbook, options, answers, say), say


def unasked(open_: Sequence["Choice"]) -> "Answers":
    """What is taken where nobody is asked. A stage's outcome is not: it stays unsaid, and a refresh goes on asking."""
    return {choice.place: choice.unasked for choice in open_ if choice.place[-1] != "outcome"}


def answered(open_: Sequence["Choice"], say: "Words") -> "Answers":
    """The answers to every question; Enter takes the one in brackets. Raises BadOptions where nobody answers."""
    from sheetcrm.core.errors import BadOptions

    try:
        return {choice.place: answer(choice, say) for choice in open_}
    except click.Abort:
        if sys.stdin.isatty():
            raise
        way_out = "Use --yes to take the proposal without being asked."
        raise BadOptions("There are questions, and nobody is there to answer them.", way_out) from None


def answer(choice: "Choice", say: "Words") -> object:
    """One answer, chosen by its number."""
    click.echo(f"\n{clean(choice.text)}", err=True)
    for number, (_, text) in enumerate(choice.options, 1):
        click.echo(f"  {number}  {clean(text)}", err=True)
    numbers = click.IntRange(1, len(choice.options))
    taken = click.prompt(say.text("adopt_answer"), type=numbers, default=choice.default + 1, err=True)
    return choice.options[taken - 1][0]


def agreed(question: str, say: "Words") -> bool:
    """A question answered by yes or no, in the reader's language or in English; Enter is a yes."""

    def read(typed: str) -> bool:
        letter = typed.strip().casefold()[:1]
        if letter not in (*affirming, "n"):
            raise click.UsageError(say.text("adopt_yes_or_no"))
        return letter in affirming

    affirming = ("y", say.text("adopt_yes")[0])
    shown = f"{question} {say.text('adopt_choice')}"
    taken: bool = click.prompt(shown, default="y", show_default=False, value_proc=read, err=True)
    return taken


def outlook(book: str, workbook: "Workbook", options: "Options", say: "Words") -> None:
    """Prints what comes out when the workbook is read with these options."""
    from rich.text import Text

    from sheetcrm.pipeline import count, load

    results = load(workbook, options)
    counts, errors = count(results.book), sum(problem.severity == "error" for problem in results.problems)
    said = {"open": counts.open, "won": counts.won, "lost": counts.lost, "rejected": counts.rejected}
    screen = screen_on(result_stream("text"))
    screen.print()
    screen.print(Text(say.text("adopt_reads", deals=counts.opportunities, activities=counts.activities, **said)))
    commands = [say.text("adopt_errors", n=errors, book=book)] if errors else []
    for line in (*commands, say.text("adopt_next", book=book)):
        screen.print(Text(line), soft_wrap=True)  # so that a command can be copied whole


def screen_on(stream: TextIO) -> "Console":
    """A console, plain where it should be."""
    from sheetcrm.backends.findings import console

    return console(stream, plain=bool(os.environ.get("NO_COLOR")))


def print_sections(sections: Sequence["Section"], stream: TextIO) -> None:
    """Prints aligned columns that fit the window."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    screen = screen_on(stream)
    for number, section in enumerate(sections):
        if number:
            screen.print()
        screen.print(Text(clean(section.title), style="bold"))
        grid = Table.grid(padding=(0, 2, 0, 0))
        for row in section.rows:
            grid.add_row(*(Text(clean(cell)) for cell in row))
        screen.print(Padding(grid, (0, 0, 0, 2), expand=False))
        if section.foot:
            screen.print(Padding(Text(clean(section.foot), style="dim"), (0, 0, 0, 2)))


def save(path: Path, text: str) -> None:
    """Writes the options file. Raises CannotWrite."""
    from sheetcrm.core.errors import CannotWrite

    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = f"{path}: cannot be written ({error.strerror})."
        raise CannotWrite(reason, "Name another place with --config.") from error
