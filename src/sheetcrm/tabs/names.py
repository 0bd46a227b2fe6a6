"""Tabs as people name them: by key, or by the name that they have in the workbook, in any language."""

from difflib import get_close_matches

from sheetcrm.core.errors import BadOptions
from sheetcrm.wording import LANGUAGES, words

from . import TABS


def tab_key(name: str) -> str:
    """The key of a tab. Raises BadOptions, with what was perhaps meant, where there is none."""
    known = {key: key for key in TABS}
    known |= {plain(words(language).tab(key)): key for language in LANGUAGES for key in TABS}
    said = plain(name)
    if said not in known:
        near = get_close_matches(said, known, n=1)
        way_out = f"Did you mean “{known[near[0]]}”?" if near else f"The tabs are {', '.join(TABS)}."
        raise BadOptions(f"There is no tab “{name}”.", way_out)
    return known[said]


def plain(name: str) -> str:
    """What the spellings of one name share: case, blanks around it, and what stands between its words do not matter."""
    return name.strip().casefold().replace("-", "_").replace(" ", "_")
