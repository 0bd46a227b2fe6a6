"""A Google spreadsheet as a backend: four requests a refresh, whatever the size."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from sheetcrm.backends import Preview, Remark, Written
from sheetcrm.core.cells import Workbook
from sheetcrm.core.errors import CannotWrite, ChangedMeanwhile
from sheetcrm.core.options import Options
from sheetcrm.report import Tab

from .address import spreadsheet_id, url
from .client import Client, to_stderr
from .failures import LostAnswer
from .plan import Plan, plan
from .present import State, present
from .read import FIELDS, read

MARKS = "sheets(properties,developerMetadata)"
"""What tells whether a write landed."""


def now() -> dt.datetime:
    """The time to print on the tabs."""
    return dt.datetime.now().replace(microsecond=0)


class GoogleBook:
    """One spreadsheet. `say` tells the user what happens on the way, `clock` when a write took place."""

    recomputes = 1
    """A book changed while we computed is read and computed again this often before giving up."""

    def __init__(
        self,
        address: str,
        options: Options,
        say: Callable[[str], None] = to_stderr,
        clock: Callable[[], dt.datetime] = now,
        client: Client | None = None,
    ) -> None:
        self.id = spreadsheet_id(address)
        self.options = options
        self.say = say
        self.clock = clock
        self.client = client or Client(say)
        self.state: State | None = None

    def read(self) -> Workbook:
        """The team's own sheets. Raises UnreadableBook or Unavailable."""
        version = str(self.client.version(self.id).get("version", ""))
        workbook, self.state = read(self.client.get(self.id, FIELDS), version)
        return workbook

    def ready(self, target: Path | None = None) -> None:
        """A spreadsheet says whether it may be written when it is read."""

    def write(self, tabs: Sequence[Tab], expect: str) -> Written:
        """Makes `tabs` our tabs of the spreadsheet in one atomic batch. Raises ChangedMeanwhile, CannotWrite or
        Unavailable; then nothing was written."""
        if self.state is None or self.state.version != expect:
            raise ChangedMeanwhile("The sheet was not read at that version.", "Refresh again.")
        planned = plan(self.state, tabs, self.clock())
        for sheet in self.state.sheets:
            if sheet.edited:
                self.say(f'"{sheet.title}" was edited by hand; the edit is replaced (File > Version history keeps it).')
        self._refuse_changed(expect)
        self._send(planned, expect)
        counts = {"n": self.client.requests, "repeats": self.client.repeats}
        counted = Remark("repeats" if self.client.repeats else "requests", counts)
        return Written(url(self.id), dict(planned.names), (*planned.notes, counted))

    def preview(self, tabs: Sequence[Tab]) -> Preview:
        """What `write` would do. Raises CannotWrite where the spreadsheet would grow too large."""
        if self.state is None:
            self.read()
        state = cast(State, self.state)
        planned, owned = plan(state, tabs, self.clock()), state.owned
        replaced = tuple(name for key, name in planned.names.items() if key in owned)
        removed = tuple(
            sheet.title for sheet in owned.values() if {"deleteSheet": {"sheetId": sheet.id}} in planned.requests
        )
        return Preview(dict(planned.names), replaced, removed, planned.notes)

    def write_copy(self, tabs: Sequence[Tab], expect: str, target: Path) -> Written:
        """Refuses: a spreadsheet is refreshed in place."""
        raise CannotWrite(
            "A Google Sheet is refreshed in place, not copied.",
            "Leave out --output, or download it as .xlsx and refresh that file.",
        )

    def _refuse_changed(self, expect: str) -> None:
        """The last look before the write."""
        file = self.client.version(self.id)
        if not file.get("capabilities", {}).get("canEdit", True):
            whom = self.client.identity.address or "the account used"
            raise CannotWrite("We may read this sheet but not edit it.", f"Please share it with {whom} as editor.")
        if str(file.get("version", "")) != expect:
            who = file.get("lastModifyingUser", {}).get("displayName", "somebody")
            raise ChangedMeanwhile(f"The sheet was changed by {who} meanwhile.", "Nothing was written: refresh again.")

    def _send(self, planned: Plan, expect: str) -> None:
        """Sends the batch; where its answer got lost, looks whether it landed, and only then sends it again."""
        for _ in range(self.client.patience.attempts):
            try:
                self.client.batch(self.id, planned.body)
                return
            except LostAnswer:
                self.say("The answer to the write got lost: looking whether it took place.")
                if self._landed(planned):
                    return
                self._refuse_changed(expect)
        raise LostAnswer("The connection to Google keeps breaking; nothing was written.", "Refresh again later.")

    def _landed(self, planned: Plan) -> bool:
        answer = self.client.get(self.id, MARKS)
        found = {one.key: one.written for one in (present(sheet, "") for sheet in answer.get("sheets", ()))}
        return all(found.get(key) == value for key, value in planned.hashes.items())
