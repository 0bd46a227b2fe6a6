"""Labels whose words are kept apart by a prefix, while scripts see the plain key."""

from sheetcrm.report import Label
from sheetcrm.wording import Words


def label(words: Words, prefix: str, key: str) -> Label:
    """`short` among the states: the key `short` with the words of `state_short`."""
    return Label(str(key), words.value(f"{prefix}_{key}").text)
