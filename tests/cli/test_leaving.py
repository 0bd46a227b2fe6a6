"""A command that ends at once has said everything."""

import os
import subprocess
import sys

import pytest

BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


def run(code: str) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, whose result is read through a pipe and so is buffered."""
    return subprocess.run([sys.executable, "-c", code], env=BUFFERED, capture_output=True, check=False)


def test_what_was_said_before_leaving_is_read() -> None:
    done = run("import sys\nfrom sheetcrm.cli.leaving import leave\nsys.stdout.write('half a line')\nleave(3)")
    assert (done.returncode, done.stdout) == (3, b"half a line")


@pytest.mark.parametrize("error", ["OSError(28, 'No space left on device')", "KeyboardInterrupt()"])
def test_what_was_said_before_an_error_is_read(error: str) -> None:
    done = run(
        "import sys\n"
        "from sheetcrm.cli.failures import ended\n"
        "from sheetcrm.cli.leaving import leave\n"
        "def work():\n"
        "    sys.stdout.write('half a line')\n"
        f"    raise {error}\n"
        "leave(ended(work))"
    )
    assert done.returncode in (2, 130)
    assert done.stdout == b"half a line"
    assert len(done.stderr.splitlines()) == 1
