"""The `sheetcrm` program: finds a command's file only when it is needed, and turns what stops us into one line."""

from importlib import import_module
from typing import Any

import click

from sheetcrm import __version__

from .failures import ended, silence
from .leaving import leave

COMMANDS = ("demo", "init", "adopt", "refresh", "check", "explain", "show", "review", "restore", "auth")
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; for one that is none, what was perhaps meant."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            way_out = f"Did you mean “{near[0]}”?" if near else f"The commands are {', '.join(COMMANDS)}."
            ctx.fail(f"There is no command “{args[0]}”. {way_out}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; its exit code, and no quarrel when nobody reads its result any more."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            silence()
            ctx.exit(0)


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sheetcrm")
def program() -> None:
    """Opportunities, forecast and closed-won inside the workbook that your team already has."""


def main() -> None:
    """Runs the program. Exit codes: 0 done, 1 done with error-level problems, 2 cannot continue."""
    leave(ended(lambda: int(program.main(prog_name="sheetcrm", standalone_mode=False) or 0)))
