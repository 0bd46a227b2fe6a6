"""The few reasons not to go on. Each is one line that says why, and one that says what to do."""


class SheetcrmError(Exception):
    """Cannot continue: the command ends with exit code 2 and writes nothing."""

    def __init__(self, reason: str, way_out: str = "") -> None:
        super().__init__(f"{reason} {way_out}".strip())
        self.reason = reason
        self.way_out = way_out


class UnreadableBook(SheetcrmError):
    """The workbook is missing, damaged, encrypted, or of a kind that cannot be read."""


class NoTable(SheetcrmError):
    """No sheet of the workbook holds a table of opportunities."""


class BadOptions(SheetcrmError):
    """The options file, or an option on the command line, cannot be taken as it is."""


class CannotWrite(SheetcrmError):
    """The workbook can be read, yet writing into it would lose something or is not allowed."""


class ChangedMeanwhile(CannotWrite):
    """Somebody changed the workbook between our reading and our writing."""


class Unavailable(SheetcrmError):
    """A service (Google's) did not answer, refused, or asked to wait longer than the stated limit."""
