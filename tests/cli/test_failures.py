"""What stops a command is one line; the steps of a long one are shown on a terminal only."""

import errno
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from sheetcrm.cli import failures
from sheetcrm.cli.progress import Steps
from sheetcrm.core.errors import NoTable


def stopping(error: BaseException) -> Callable[[], int]:
    """A command that is stopped."""

    def run() -> int:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (NoTable("No deals\nwere found.", "Look again."), 2, "sheetcrm: No deals were found. Look again."),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "x.xlsx"), 2, "sheetcrm: x.xlsx: No space left on device."),
        (PermissionError(errno.EACCES, os.strerror(errno.EACCES)), 2, "sheetcrm: Permission denied."),
        (NoTable("Sheet “\x1b[31mred\x07\x9b2J”.", ""), 2, "sheetcrm: Sheet “ [31mred 2J”."),
        (click.UsageError("\x1b]0;title\x07"), 2, "sheetcrm: ]0;title Try 'sheetcrm --help'."),
        (MemoryError(), 2, "sheetcrm: There is not enough memory for this workbook."),
        (KeyboardInterrupt(), 130, "sheetcrm: interrupted; what was written is whole."),
        (click.Abort(), 130, "sheetcrm: interrupted; what was written is whole."),
        (click.UsageError("Nothing like it."), 2, "sheetcrm: Nothing like it. Try 'sheetcrm --help'."),
    ],
)
def test_what_stops_a_command_is_one_line(
    error: BaseException, code: int, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failures.ended(stopping(error)) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(line)
    assert told.err.count("\n") == 1


def test_a_mistake_of_ours_is_not_hidden() -> None:
    with pytest.raises(KeyError):
        failures.ended(stopping(KeyError("typo")))


def test_nobody_reads_on() -> None:
    """As with `sheetcrm explain | head -1`: no traceback, no complaint at exit."""
    command = [sys.executable, "-m", "sheetcrm", "explain"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    said = child.stderr.read()
    child.stderr.close()
    assert (child.wait(), said) == (0, b"")


def test_interrupted_while_at_work(tmp_path: Path) -> None:
    script = tmp_path / "slow.py"
    script.write_text(
        "import os, signal, sys\n"
        "from sheetcrm.cli.failures import ended\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job has it ignored\n"
        "sys.exit(ended(lambda: os.kill(os.getpid(), signal.SIGINT) or 0))\n"
    )
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (130, "sheetcrm: interrupted; what was written is whole.\n")


def test_steps_are_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for terminal in (True, False):
        screen = io.StringIO()
        monkeypatch.setattr(sys, "stderr", screen)
        with Steps("deals.xlsx", 2, delay=0, terminal=terminal) as step:
            step("reading")
            deadline = time.monotonic() + 10
            while terminal and step._bar is None and time.monotonic() < deadline:
                time.sleep(0.01)
            step("writing")
        assert ("deals.xlsx: writing" in screen.getvalue()) is terminal


def test_what_is_done_at_once_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    with Steps("deals.xlsx", 1, delay=60, terminal=True) as step:
        step("reading")
    assert screen.getvalue() == ""
