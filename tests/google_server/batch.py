"""`:batchUpdate`: each kind of request changes the draft; any error leaves the original as it was."""

from collections.abc import Callable
from typing import Any

from .errors import GoogleError, bad, unknown
from .kinds_cells import KINDS as CELL_KINDS
from .kinds_grid import KINDS as GRID_KINDS
from .kinds_objects import KINDS as OBJECT_KINDS
from .state import Spreadsheet, Store

Json = Any
Handler = Callable[[Store, Spreadsheet, Json], Json]
KINDS: dict[str, Handler] = {**GRID_KINDS, **CELL_KINDS, **OBJECT_KINDS}
MAX_CELLS = 10_000_000


def apply(store: Store, book: Spreadsheet, body: Json) -> tuple[Spreadsheet, Json]:
    """The spreadsheet after the batch, and the answer. Raises GoogleError, and nothing changed, where one fails."""
    requests = body.get("requests") or []
    if not requests:
        raise bad("Must specify at least one request.")
    draft, replies = book.draft(), []
    for place, request in enumerate(requests):
        kind, said = next((kind, said) for kind, said in request.items() if said is not None)
        if kind not in KINDS:
            raise unknown(f"the request {kind}")
        try:
            replies.append(KINDS[kind](store, draft, said) or {})
        except GoogleError as error:
            message = error.body["error"]["message"]
            if error.code == 400 and not message.startswith("Invalid requests["):
                raise bad(f"Invalid requests[{place}].{kind}: {message}") from error
            raise
    if sum(sheet.height * sheet.width for sheet in draft.sheets) > MAX_CELLS:
        raise bad("This action would increase the number of cells in the workbook above the limit of 10000000 cells.")
    draft.version = book.version + 1
    return draft, {"spreadsheetId": book.id, "replies": replies}
