"""What python-calamine does where it meets a mistake of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from python_calamine import CalamineError


@contextmanager
def no_panic() -> Iterator[None]:
    """Turns a panic of calamine's into a CalamineError, as for any other workbook that it cannot take."""
    try:
        yield
    except BaseException as error:  # a panic is no Exception, and its class is in no module that could be imported
        if type(error).__name__ != "PanicException":
            raise
        raise CalamineError(f"a fault of the reader: {error}") from None
