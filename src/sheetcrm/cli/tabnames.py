"""Tabs as the command line names them: by key, or by the name that they have in the workbook."""

import click


def tab_key(name: str) -> str:
    """The key of a tab; a usage error, with what was perhaps meant, where there is none."""
    from sheetcrm.core.errors import BadOptions
    from sheetcrm.tabs import names

    try:
        return names.tab_key(name)
    except BadOptions as error:
        raise click.UsageError(str(error)) from None


def tab_and_table(name: str) -> tuple[str, ...]:
    """`closed_won.ledger` in its two parts; a tab alone is one."""
    from sheetcrm.tabs.names import plain

    tab, *table = name.split(".", 1)
    return tab_key(tab), *map(plain, table)
