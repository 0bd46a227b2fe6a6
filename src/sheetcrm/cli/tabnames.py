"""Tabs as the command line names them: by key, or by the name that they have in the workbook."""

from difflib import get_close_matches

import click


def tab_key(name: str) -> str:
    """The key of a tab; a usage error, with what was perhaps meant, where there is none."""
    from sheetcrm.tabs import TABS
    from sheetcrm.wording import LANGUAGES, words

    known = {key: key for key in TABS}
    known |= {_plain(words(language).tab(key)): key for language in LANGUAGES for key in TABS}
    said = _plain(name)
    if said not in known:
        near = get_close_matches(said, known, n=1)
        way_out = f"Did you mean “{known[near[0]]}”?" if near else f"The tabs are {', '.join(TABS)}."
        raise click.UsageError(f"There is no tab “{name}”. {way_out}")
    return known[said]


def tab_and_table(name: str) -> tuple[str, ...]:
    """`closed_won.ledger` in its two parts; a tab alone is one."""
    tab, *table = name.split(".", 1)
    return tab_key(tab), *map(_plain, table)


def _plain(name: str) -> str:
    return name.strip().casefold().replace("-", "_").replace(" ", "_")
