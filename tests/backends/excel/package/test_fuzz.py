"""A few hundred damaged packages; `make fuzz` takes twenty thousand."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]


def test_damaged_packages_are_written_whole_or_refused_in_one_line() -> None:
    command = [sys.executable, "-m", "tools.fuzz", "300", "--seed", "7000000"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "'written'" in done.stdout
    assert "'refused'" in done.stdout
