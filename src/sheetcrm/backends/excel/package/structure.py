"""What spreadsheet programs would "repair" in a package, as far as adding and removing tabs can cause it."""

from collections.abc import Iterator

from .archive import Archive


def problems(archive: Archive) -> Iterator[str]:
    """Kinds of structural problems, one a finding."""
    yield from ()
