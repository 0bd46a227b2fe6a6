"""What stops a command, told in one line; never a traceback for what is no mistake of ours."""

import gc
import os
import sys
import warnings
from collections.abc import Callable

import click

from sheetcrm.core.errors import SheetcrmError
from sheetcrm.core.terminal import clean

CANNOT_CONTINUE = 2
INTERRUPTED = 130
"""As a shell has it: 128 and the signal's number."""
STOPS = (SheetcrmError, OSError, MemoryError)
"""What may end the work on one workbook."""


def told(error: BaseException) -> str:
    """One line: the reason and the way out."""
    if isinstance(error, SheetcrmError):
        line = str(error)
    elif isinstance(error, MemoryError):
        line = "There is not enough memory for this workbook. Close other programs, or use a larger machine."
    elif isinstance(error, OSError):
        line = f"{f'{error.filename}: ' if error.filename else ''}{error.strerror or type(error).__name__}."
    else:
        line = str(error) or type(error).__name__
    return " ".join(clean(line).split())


def usage(error: click.ClickException) -> str:
    """One line for what was wrong on the command line."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "sheetcrm"
    return " ".join(clean(f"{path}: {error.format_message()} Try '{path} --help'.").split())


def silence() -> None:
    """Lets the rest of a result go where nobody reads: what came before was read, as with `| head`."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def ended(run: Callable[[], int]) -> int:
    """Runs a command; the exit code. What stops it goes to stderr as one line."""
    gc.disable()  # a command ends soon and needs what it holds; looking for cycles among a million rows costs a third
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them reads all packages' data
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # libraries warn their programmers, not our users
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
        return 0
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return CANNOT_CONTINUE
    except click.ClickException as error:
        click.echo(usage(error), err=True)
        return CANNOT_CONTINUE
    except (click.Abort, KeyboardInterrupt):
        click.echo("sheetcrm: interrupted; what was written is whole.", err=True)
        return INTERRUPTED
    except STOPS as error:
        click.echo(f"sheetcrm: {told(error)}", err=True)
        return CANNOT_CONTINUE
    return code
