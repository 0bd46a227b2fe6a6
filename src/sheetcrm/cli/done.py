"""What a run did, in a few short lines in the book's language: counts, problems, tabs, where the state before is."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sheetcrm.backends import Preview, Written
    from sheetcrm.report import Document
    from sheetcrm.wording import Words


def lines(book: str, document: "Document", done: "Written | Preview", say: "Words") -> Iterator[str]:
    """The lines, in this order for scripts to rely on; all but the first are indented."""
    from sheetcrm.core.terminal import clean

    yield clean(f"{book}: {counted(document, say)}")
    for line in (problems(document, say), *outcome(done, say)):
        yield clean(f"  {line}")


def counted(document: "Document", say: "Words") -> str:
    """How many records the book holds."""
    counts = document.counts
    parts = [
        say.text("done_opportunities", n=counts.opportunities, open=counts.open, won=counts.won, lost=counts.lost),
        *([say.text("done_rejected", n=counts.rejected)] if counts.rejected else []),
        say.text("done_activities", n=counts.activities),
    ]
    return ", ".join(parts)


def problems(document: "Document", say: "Words") -> str:
    """How many problems of each severity were found."""
    from sheetcrm.core.problem import Severity

    found = Counter(finding.severity for finding in document.findings)
    told = [say.text(f"count_{severity}", n=found[severity]) for severity in Severity if found[severity]]
    return ", ".join(told) or say.text("done_no_problems")


def outcome(done: "Written | Preview", say: "Words") -> Iterator[str]:
    """What was written, or would be."""
    from sheetcrm.backends import Written

    if isinstance(done, Written):
        yield say.text("done_tabs", where=done.where, names=", ".join(done.names.values()))
        if done.backup:
            yield say.text("done_before", backup=near(done.backup))
        return
    groups = {
        "add": [name for key, name in done.names.items() if key not in done.replaced],
        "replace": [name for key, name in done.names.items() if key in done.replaced],
        "remove": list(done.removed),
    }
    told = [say.text(f"done_would_{verb}", names=", ".join(group)) for verb, group in groups.items() if group]
    yield from told or [say.text("done_would_nothing")]


def notes(book: str, done: "Written | Preview", say: "Words") -> list[str]:
    """What the user should know besides."""
    from sheetcrm.core.terminal import clean

    return [clean(f"{book}: {say.text(f'note_{note.key}', **note.args)}") for note in done.notes]


def near(path: str) -> str:
    """A path as seen from the working folder, where it lies inside."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path
