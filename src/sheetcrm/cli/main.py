"""The `sheetcrm` program: finds a command's file only when it is needed, and turns what stops us into one line."""

import os
import sys
from importlib import import_module

import click

from sheetcrm import __version__
from sheetcrm.core.errors import SheetcrmError

COMMANDS = ("demo", "init", "refresh", "check", "show")
"""Each names a module of this folder with a click command of the same name."""


class Lazy(click.Group):
    """A group whose commands are imported when named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, the main job first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, by its name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"sheetcrm.cli.{cmd_name}"), cmd_name)
        return command


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sheetcrm")
def program() -> None:
    """Opportunities, forecast and closed-won inside the workbook that your team already has."""


def main() -> None:
    """Runs the program. Exit codes: 0 done, 1 done with error-level problems, 2 cannot continue."""
    try:
        sys.exit(program.main(prog_name="sheetcrm", standalone_mode=True))
    except SheetcrmError as error:
        click.echo(f"sheetcrm: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
