"""The smallest sheets that bring about each problem: one file a code in `tests/problems`, its exact words beside it.

A file holds pipe tables under the names of their sheets, settings under `sheetcrm.toml`, number
formats of columns under `number formats`, and under `en` and `it` the
problems in full. `tools/problems.py --accept` writes those last two anew, for a reader to judge in the diff.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from sheetcrm.checks import run_checks
from sheetcrm.core.cells import column_number
from sheetcrm.core.problem import Problem, by_place
from sheetcrm.parse import parse
from sheetcrm.settings import parse_options
from sheetcrm.wording import LANGUAGES, words

from .helpers import AS_OF, Workbook, grid

FOLDER = Path(__file__).parent / "problems"
SETTINGS = "sheetcrm.toml"
FORMATS = "number formats"


@dataclass(frozen=True, slots=True)
class Reproducer:
    """One file: its code and its sections, in order."""

    code: str
    sections: dict[str, str]

    @property
    def sheets(self) -> dict[str, str]:
        """The pipe tables by sheet."""
        return {name: text for name, text in self.sections.items() if name not in (SETTINGS, FORMATS, *LANGUAGES)}

    @property
    def formats(self) -> dict[str, dict[int, str]]:
        """The number formats by sheet and column; a line of their section is `Sheet!D: format`."""
        found: dict[str, dict[int, str]] = {}
        for line in self.sections.get(FORMATS, "").splitlines():
            place, _, pattern = line.partition(": ")
            sheet, _, letters = place.partition("!")
            found.setdefault(sheet, {})[column_number(letters)] = pattern
        return found

    def said(self, language: str) -> str:
        """The words that were accepted."""
        return self.sections.get(language, "")

    def found(self) -> tuple[Problem, ...]:
        """Every problem that these sheets bring about now."""
        shown = self.formats
        grids = {name: replace(grid(name, table), formats=shown.get(name, {})) for name, table in self.sheets.items()}
        book = Workbook("book.xlsx", "r1", grids)
        options = parse_options(self.sections.get(SETTINGS, ""), SETTINGS, AS_OF)
        read = parse(book, options)
        return tuple(sorted((*read.problems, *run_checks(read.book, options)), key=by_place))

    def text(self) -> str:
        """The file."""
        told = self.sections | {name: aligned(table) for name, table in self.sheets.items()}
        sections = "".join(f"\n## {name}\n\n{text}\n" for name, text in told.items())
        return f"# {self.code}\n{sections}"


def aligned(table: str) -> str:
    """A pipe table with columns of even width."""
    bare = (line.strip().removeprefix("|").removesuffix("|") for line in table.splitlines())
    rows = [[cell.strip() for cell in line.split("|")] for line in bare]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(f"| {' | '.join(map(str.ljust, row, widths))} |" for row in rows)


def tell(problems: tuple[Problem, ...], language: str) -> str:
    """Problems in full: cell, severity, code, message and hint."""
    findings = map(words(language).finding, problems)
    return "\n".join(f"{say.at}: {say.severity} [{say.code}] {say.message}\n→ {say.hint}" for say in findings)


def read(path: Path) -> Reproducer:
    """One file of the folder."""
    parts = re.split(r"^## (.+)$", path.read_text(encoding="utf-8"), flags=re.M)
    names, texts = parts[1::2], parts[2::2]
    return Reproducer(path.stem, {name: text.strip("\n") for name, text in zip(names, texts, strict=True)})


def reproducers() -> tuple[Reproducer, ...]:
    """Every file, by code."""
    return tuple(map(read, sorted(FOLDER.glob("*.md"))))
