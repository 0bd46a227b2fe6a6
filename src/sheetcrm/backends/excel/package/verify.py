"""Step five: the written package is read back and compared with what was meant; any difference stops the write."""

from collections.abc import Iterator

from sheetcrm.core.errors import CannotWrite

from . import partnames, sheetcheck, structure
from .archive import Archive
from .draft import Draft
from .graph import Graph

REPORT = "Nothing was written. Please report this, with the workbook if you can share it."


def verify(data: bytes, draft: Draft, limit_mb: int) -> Archive:
    """The written package, opened. Raises CannotWrite unless it holds every untouched entry to the byte, every part of
    ours as meant, nothing else, and no structural problem that the workbook did not have."""
    book = draft.host.book
    made = Archive(data, book, limit_mb)
    if not _kept(made, draft):
        raise CannotWrite(f"{book} was refused: a part of yours would not have been kept as it is.", REPORT)
    for part, meant in draft.meant():
        if part not in made.parts or made.read(part) != meant:
            raise CannotWrite(f"{book} was refused: {part} reads back differently.", REPORT)
    new = structure.kinds([*structure.problems(made), *_rows(made, draft)])
    new -= structure.kinds(structure.problems(draft.host))
    if new:
        raise CannotWrite(f"{book} was refused: the result would be flawed ({', '.join(sorted(new))}).", REPORT)
    return made


def _rows(made: Archive, draft: Draft) -> Iterator[structure.Finding]:
    """Problems inside our sheets, whose content was just found to be as meant."""
    graph = Graph(made)
    limit = sheetcheck.sizes(graph)
    for name in draft.sheets.values():
        yield from sheetcheck.ours(graph, partnames.key(name), draft.added[name].data, limit)


def _kept(made: Archive, draft: Draft) -> bool:
    ours = {key for key, _ in draft.meant()}
    found = {entry.name: made.digest(entry) for entry in made.entries if entry.name.lower() not in ours}
    return found == draft.untouched
