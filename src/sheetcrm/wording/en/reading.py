"""The catalogue of problems, second part: cells that could not be read as they stand."""

from sheetcrm.wording.entry import Entry

PROBLEMS: dict[str, Entry] = {}
