"""Problems on the terminal: grouped by severity and code, the first few cells of each, and how many more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from sheetcrm.core.cells import CellRef
from sheetcrm.core.problem import Severity
from sheetcrm.core.terminal import clean
from sheetcrm.report import Document, Finding

FIRST = 5
"""How many cells of each code are shown; JSON and CSV have every one."""
VALUE_WIDTH = 24
"""A longer value is cut; the cell itself has the rest."""
LOOKS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.HINT: "bold cyan"}

Say = Callable[..., str]
"""A text of the reader's language by its key, fields filled in."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Where and how to print: the console, the words, and the address that a cell links to (empty for none)."""

    console: Console
    say: Say
    link: Callable[[CellRef], str]


def console(stream: TextIO, plain: bool, width: int | None = None) -> Console:
    """A console on a stream; a `plain` one, and one that is no terminal, prints neither colour nor link."""
    color = None if plain else "auto"
    return Console(
        file=stream,
        highlight=False,
        markup=False,
        emoji=False,
        width=width,
        color_system=color,  # type: ignore[arg-type]  # rich's Literal
    )


def write(document: Document, screen: Screen) -> None:
    """Prints every group of a document's findings, the gravest first, after a line that counts them."""
    say, print_ = screen.say, screen.console.print
    findings = document.findings
    counts = {severity: sum(found.severity is severity for found in findings) for severity in Severity}
    said = ", ".join(say(f"count_{severity}", n=count) for severity, count in counts.items() if count)
    print_(Text(say("check_head", book=clean(document.origin), as_of=document.as_of, counts=said or say("nothing"))))
    codes: list[str] = []
    for severity in Severity:
        groups = _by_code([found for found in findings if found.severity is severity])
        if groups:
            print_()
            print_(Text(say(f"heading_{severity}"), style=LOOKS[severity]))
        for code, group in groups.items():
            _print_group(code, group, screen)
        codes += groups
    if codes:
        print_()
        print_(Text(say("check_foot", code=codes[0]), style="dim"))


def _by_code(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Groups in the order of their size, the largest first, then of their code."""
    groups: dict[str, list[Finding]] = {}
    for found in findings:
        groups.setdefault(found.code, []).append(found)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))


def _print_group(code: str, group: Sequence[Finding], screen: Screen) -> None:
    say, print_ = screen.say, screen.console.print
    print_(Text.assemble((f"  {code}", "bold"), (f"  ({len(group)})", "dim")))
    shown = group[:FIRST]
    hints = {found.hint for found in group}
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=len(shown[0].at.sheet) < VALUE_WIDTH)
    grid.add_column(max_width=VALUE_WIDTH, no_wrap=True, overflow="ellipsis")
    grid.add_column(ratio=1)
    for found in shown:
        message = found.message if len(hints) == 1 else f"{found.message} {found.hint}"
        link = screen.link(found.at)
        cell = Text(clean(str(found.at)), style=Style(link=link) if link else "")
        grid.add_row(cell, Text(_value(found.value)), Text(clean(message)))
    print_(Padding(grid, (0, 0, 0, 4), expand=False))
    if len(group) > FIRST:
        print_(Text(f"    {say('and_more', n=len(group) - FIRST)}", style="dim"))
    if len(hints) == 1:
        print_(Padding(Text(f"→ {clean(shown[0].hint)}", style="italic"), (0, 0, 0, 4)))


def _value(value: str) -> str:
    text = clean(value)
    return f"“{text}”" if text else "–"
