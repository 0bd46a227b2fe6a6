"""Writes docs/cli.md from the commands themselves: `python tools/commands.py`."""

import inspect
from pathlib import Path

import click

from sheetcrm.cli.main import COMMANDS, program

PAGE = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
OPENING = """# Commands

Made from the commands by `make docs`; a test holds it to them.

BOOK is the path of an `.xlsx` or `.xlsm` file, the URL of a Google Sheet, or `gsheet:SPREADSHEET_ID`.

Options that change a result are the same everywhere: `--as-of`, `--config`, `--lang`. The options file is `--config`,
else `<stem>.sheetcrm.toml` beside the workbook, else `sheetcrm.toml` in its folder; what it says beats the workbook's
own lists, which beat the defaults.

Results go to stdout, progress and messages to stderr; no colour when that is no terminal, or with `NO_COLOR`.

Exit codes:

- 0: done, no problem of error level
- 1: done, and problems of error level were found: `refresh` has written what it can defend and lists the rest on the
  Problems tab
- 2: cannot continue (bad usage, unreadable or locked file, no table found, changed meanwhile): one line says why and
  what to do, and nothing was written
- 130: interrupted; what was written is whole
"""


def page() -> str:
    """The whole page."""
    context = click.Context(program, info_name="sheetcrm")
    return OPENING + "".join(section(name, command(context, name)) for name in COMMANDS)


def command(context: click.Context, name: str) -> click.Command:
    """A command by its name."""
    found = program.get_command(context, name)
    if found is None:
        raise SystemExit(f"no command {name}")
    return found


def section(name: str, found: click.Command) -> str:
    """One command: how it is called, what it does, its options."""
    parts = [param.metavar or (param.name or "").upper() for param in found.params if isinstance(param, click.Argument)]
    needed = [param for param in found.params if isinstance(param, click.Argument)]
    words = [
        word if param.required or word.startswith("[") else f"[{word}]"
        for word, param in zip(parts, needed, strict=True)
    ]
    rows = [option(param) for param in found.params if isinstance(param, click.Option) and not param.hidden]
    table = "\n| option | |\n|---|---|\n" + "".join(rows) if rows else ""
    call = " ".join(["sheetcrm", name, "[OPTIONS]" if rows else "", *words])
    told = f"\n## {name}\n\n    {' '.join(call.split())}\n\n{inspect.cleandoc(found.help or '')}\n{table}"
    below = found.commands.items() if isinstance(found, click.Group) else ()
    return told + "".join(section(f"{name} {key}", each).replace("## ", "### ", 1) for key, each in below)


def option(param: click.Option) -> str:
    """One row of the table of options."""
    takes = ""
    if not param.is_flag:
        takes = f" {param.metavar or choices(param) or param.type.name.upper()}"
    default = f" (default: {param.default})" if param.show_default and isinstance(param.default, str | int) else ""
    often = " May be given again." if param.multiple and "again" not in (param.help or "") else ""
    names = ", ".join(f"`{name}{takes}`" for name in param.opts).replace("|", "\\|")
    return f"| {names} | {param.help or ''}{default}{often} |\n"


def choices(param: click.Option) -> str:
    """The words that an option may take."""
    return "|".join(map(str, param.type.choices)) if isinstance(param.type, click.Choice) else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
