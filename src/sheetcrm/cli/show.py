"""sheetcrm show"""

from typing import TYPE_CHECKING, Any

import click

from .common import invoices_option, options_and_invoices, result_options, result_stream
from .governed import governed, tell
from .tabnames import tab_and_table

if TYPE_CHECKING:
    from sheetcrm.report import Document


@click.command()
@click.argument("book")
@click.argument("tabs", metavar="[TAB]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@invoices_option
@result_options
def show(book: str, tabs: tuple[str, ...], form: str, **said: Any) -> None:
    """The numbers; nothing is written.

    TAB is the key of a tab (forecast, deals, win_loss, closed_won, playbook, problems), its name in the workbook, or
    one of its tables (closed_won.ledger); all tabs where none is named.
    """
    from sheetcrm import pipeline
    from sheetcrm.backends import open_book, reporter
    from sheetcrm.tabs import TABS
    from sheetcrm.wording import words

    wanted = [tab_and_table(name) for name in tabs]
    options, invoices = options_and_invoices(book, **said)
    with governed(book, said["config"]):
        keys = {tab for tab, *_ in wanted} or TABS
        document = pipeline.compute(open_book(book, options), options, invoices=invoices, keys=keys).document
    tell(book, said["config"], words(document.language))
    document = only(document, wanted)
    reporter(form)(document, result_stream(form))
    click.get_current_context().exit(int(document.has_errors))


def only(document: "Document", wanted: list[tuple[str, ...]]) -> "Document":
    """The document with only those tables, of the tabs that are named by table; a usage error for an unknown one."""
    from dataclasses import replace

    whole = {tab for tab, *table in wanted if not table}
    tabs = []
    for tab in document.tabs:
        keys = {table[0] for key, *table in wanted if key == tab.key and table}
        for unknown in sorted(keys - {table.key for table in tab.tables}):
            known = ", ".join(f"{tab.key}.{table.key}" for table in tab.tables)
            raise click.UsageError(f"There is no table “{tab.key}.{unknown}”. There are {known}.")
        named = tuple(table for table in tab.tables if table.key in keys)
        tabs.append(replace(tab, blocks=named) if keys and tab.key not in whole else tab)
    return replace(document, tabs=tuple(tabs))
