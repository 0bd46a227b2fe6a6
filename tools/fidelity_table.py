"""docs/fidelity.md from results of tools/fidelity.py: `python -m tools.fidelity_table CORPUS RESULTS.jsonl > page`.

Beside each workbook stands what openpyxl's load and save does to it, measured here.
"""

import io
import json
import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from tools import fidelity

OPENING = """# What a write does to real workbooks

Made by `make fidelity` and `tools/fidelity_table.py`: the six tabs of the demo book are grafted into each of {files}
workbooks that other projects keep for their tests, chosen for what a write can lose (pivot tables, slicers, timelines,
sparklines, threaded comments, controls, SmartArt, macros, connections, data models, strict OOXML, odd packages).

- Parts **lost** are gone after the write (a part is known by its name); parts **touched** have other packed bytes than
  before. sheetcrm touches at most the content types, the workbook part and its relationships, the styles, and the
  calculation chain.
- **Flaws** are structural problems that the workbook did not have before.
- **Values** says whether every sheet of the user's reads the same in python-calamine; **rerun** whether a second write
  gives the same bytes.
- openpyxl is measured on the same files by its plain load and save, macros kept (`keep_vba`), nothing added.

| | sheetcrm | openpyxl load and save |
|---|---|---|
| written | {written} of {files} | {saved} of {files} |
| refused with a reason | {refused} | |
| crashed | {crashed} | {failed} |
| files with a part lost | {losing} | {their_losing} |
| parts lost | {lost} | {their_lost} |
| parts touched, of those that a write should leave alone | {touched} | {their_touched} |
| files with a sheet that reads differently | {different} | {their_different} |

| workbook | sheetcrm | lost | touched | flaws | values | rerun | openpyxl: lost | touched | values |
|---|---|---|---|---|---|---|---|---|---|
"""
ALLOWED = (
    "[content_types].xml",
    "workbook.xml",
    "workbook.xml.rels",
    "styles.xml",
    "docprops/app.xml",
    "calcchain.xml",
)


@dataclass
class Theirs:
    """What openpyxl did to one workbook."""

    lost: int | None = None
    touched: int = 0
    values: bool | None = None


def resaved(path: Path) -> Theirs:
    """openpyxl's load and save."""
    before, out = path.read_bytes(), io.BytesIO()
    try:
        book = openpyxl.load_workbook(io.BytesIO(before), keep_vba=path.suffix == ".xlsm")
        book.save(out)
    except Exception:  # noqa: BLE001  # whatever it says, the file was not written
        return Theirs()
    result = fidelity.Result(path.name)
    fidelity.compare(result, before, out.getvalue())
    return Theirs(len(result.lost), len(careless(result.touched)), result.values_equal)


def careless(touched: list[str]) -> list[str]:
    """The touched parts that a write should leave alone."""
    return [part for part in touched if not part.endswith(ALLOWED)]


def row(ours: Mapping[str, object], theirs: Theirs) -> str:
    """One line of the table."""
    name = str(ours["file"]).replace("__", " ")
    if ours["outcome"] != "written":
        reason = str(ours["reason"]).removeprefix(str(ours["file"])).strip().split(". ")[0]
        cells = [f"{ours['outcome']}: {reason}", "", "", "", "", ""]
    else:
        lost, touched, problems = (len(ours[key]) for key in ("lost", "touched", "problems"))  # type: ignore[arg-type]
        cells = ["written", str(lost), str(touched), str(problems), yes(ours["values_equal"]), yes(ours["rerun_equal"])]
    mine = (
        ["not written", "", ""] if theirs.lost is None else [str(theirs.lost), str(theirs.touched), yes(theirs.values)]
    )
    return f"| {' | '.join([name, *cells, *mine])} |"


def yes(value: object) -> str:
    """A word for a flag."""
    return {True: "same", False: "differ", None: "not read"}[value]  # type: ignore[index]


def page(corpus: Path, results: list[dict[str, object]]) -> str:
    """The whole page."""
    theirs = [resaved(corpus / str(result["file"])) for result in results]
    saved = [found for found in theirs if found.lost is not None]
    written = [result for result in results if result["outcome"] == "written"]
    outcomes = [result["outcome"] for result in results]
    numbers = {
        "files": len(results),
        "written": len(written),
        "refused": outcomes.count("refused"),
        "crashed": outcomes.count("crashed"),
        "losing": sum(bool(result["lost"]) for result in written),
        "lost": sum(len(result["lost"]) for result in written),  # type: ignore[arg-type]
        "touched": sum(len(careless(result["touched"])) for result in written),  # type: ignore[arg-type]
        "different": sum(result["values_equal"] is False for result in written),
        "saved": len(saved),
        "failed": len(theirs) - len(saved),
        "their_losing": sum(bool(found.lost) for found in saved),
        "their_lost": sum(found.lost or 0 for found in saved),
        "their_touched": sum(found.touched for found in saved),
        "their_different": sum(found.values is False for found in saved),
    }
    rows = "\n".join(row(result, found) for result, found in zip(results, theirs, strict=True))
    return OPENING.format(**numbers) + rows + "\n"


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    lines = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
    print(page(Path(sys.argv[1]), [json.loads(line) for line in lines]), end="")
