"""LibreOffice as a second opinion: what it reads in each sheet of a workbook, as CSV."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Commas, double quotes, UTF-8, from row 1, values as shown, every sheet to a file of its own."""
PATIENCE = 120


def sheets(book: Path) -> Mapping[str, bytes] | None:
    """The CSV of each sheet by its name, read with a user profile of its own; None where LibreOffice reads nothing."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"book{book.suffix}"
        source.write_bytes(book.read_bytes())
        convert(source, CSV, Path(folder) / "out")
        found = {path.stem.removeprefix("book-"): path.read_bytes() for path in Path(folder, "out").glob("*.csv")}
    return found or None


def convert(source: Path, kind: str, out: Path) -> None:
    """Runs LibreOffice without a screen on one file; a program that hangs is ended, with what it started."""
    out.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation={(out.parent / 'profile').resolve().as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", "--convert-to", kind, "--outdir", str(out), str(source)]
    nothing = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True) as running:
        try:
            running.wait(PATIENCE)
        except BaseException as stopped:
            os.killpg(running.pid, signal.SIGKILL)
            if not isinstance(stopped, subprocess.TimeoutExpired):
                raise
