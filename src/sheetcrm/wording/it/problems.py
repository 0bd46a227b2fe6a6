"""The catalogue of problems: one entry a code."""

from sheetcrm.wording.entry import Entry

PROBLEMS: dict[str, Entry] = {}
