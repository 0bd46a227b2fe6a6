"""`make fidelity` on a small folder: a JSON line a workbook, results kept, an exit code that says if all is well."""

import json
import subprocess
import sys
from pathlib import Path

from . import guests
from .test_refuse import SIGNED

ROOT = Path(__file__).resolve().parents[4]


def test_each_workbook_of_a_folder_is_told(tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    (corpus / "more").mkdir(parents=True)
    guests.saved(corpus / "plain.xlsx", guests.host())
    guests.saved(corpus / "more" / "strict.xlsm", guests.strict(guests.host()))
    guests.saved(corpus / "signed.xlsx", guests.changed(guests.host(), SIGNED))
    guests.saved(corpus / "notes.txt", b"no workbook")
    command = [sys.executable, "-m", "tools.fidelity", str(corpus), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    told = {line["file"]: line for line in map(json.loads, done.stdout.splitlines())}
    assert set(told) == {"plain.xlsx", "more/strict.xlsm", "signed.xlsx"}
    assert told["signed.xlsx"]["outcome"] == "refused"
    assert "is signed" in told["signed.xlsx"]["reason"]
    for name in ("plain.xlsx", "more/strict.xlsm"):
        line = told[name]
        assert (line["outcome"], line["lost"], line["problems"]) == ("written", [], {})
        assert line["rerun_equal"]
        assert len(guests.look((out / name).read_bytes()).owned) == 6
    assert not (out / "signed.xlsx").exists()
