"""Writes docs/problems.md and src/sheetcrm/wording/examples.py from the catalogue and its reproducers.

`--accept` first writes the words that each reproducer brings about now into its file, to be judged in the diff.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from sheetcrm.core.problem import Severity  # noqa: E402  # the path comes first
from sheetcrm.wording import LANGUAGES, words  # noqa: E402
from tests.reproducers import FOLDER, FORMATS, SETTINGS, Reproducer, reproducers, tell  # noqa: E402

DOCS = ROOT / "docs" / "problems.md"
EXAMPLES = ROOT / "src" / "sheetcrm" / "wording" / "examples.py"

HEAD = """# Problems

What `sheetcrm check` and the Problems tab may say, one section a code. Every problem names its cell. An *error* keeps a
value out of the totals until it is mended, or leaves open which ones it belongs to; a *warning* asks to confirm, a
*hint* helps. `sheetcrm explain CODE` prints the same entry. Examples are seen from 23 November 2026.

This page is written by `tools/problems.py` from the catalogue (`wording/en/problems.py`, `wording/en/reading.py`) and
from the smallest sheet that brings about each problem (`tests/problems/CODE.md`); a test holds it to both.
"""


def main() -> None:
    """Writes the files."""
    if "--accept" in sys.argv:
        for each in reproducers():
            accepted = {language: tell(each.found(), language) for language in LANGUAGES}
            (FOLDER / f"{each.code}.md").write_text(Reproducer(each.code, each.sections | accepted).text())
    DOCS.write_text(page(), encoding="utf-8")
    EXAMPLES.write_text(module(), encoding="utf-8")
    silent = sorted(set(words("en").problems) - {each.code for each in shown()})
    if silent:
        sys.exit(f"no reproducer shows: {', '.join(silent)}")


def shown() -> list[Reproducer]:
    """The reproducers that bring about their code."""
    return [each for each in reproducers() if any(problem.code == each.code for problem in each.found())]


def page() -> str:
    """docs/problems.md."""
    ranked = sorted(shown(), key=lambda each: (severity(each).rank, each.code))
    parts = [HEAD, contents(ranked)]
    return "\n".join([*parts, *map(section, ranked)])


def contents(ranked: list[Reproducer]) -> str:
    """A table of all codes."""
    lines = ["| code | severity | what it means |", "|---|---|---|"]
    for each in ranked:
        meaning = words("en").problems[each.code].meaning.replace("|", "\\|")
        lines.append(f"| [{each.code}](#{each.code}) | {severity(each)} | {meaning} |")
    return "\n".join(lines) + "\n"


def section(each: Reproducer) -> str:
    """One code."""
    entry = words("en").problems[each.code]
    sheets = "\n\n".join(f"*{name}*\n\n{markdown(table)}" for name, table in each.sheets.items())
    settings, shown = each.sections.get(SETTINGS, ""), each.sections.get(FORMATS, "")
    said = "\n\n".join(f"```text\n{each.said(language)}\n```" for language in LANGUAGES)
    return (
        f"## {each.code}\n\n{severity(each).value.capitalize()}. {entry.meaning}\n\n**Why it matters.** {entry.why}\n\n"
        f"**How to mend it.** {entry.fix}\n\n**Example.**\n\n{sheets}\n\n"
        + (f"*{FORMATS}*\n\n```text\n{shown}\n```\n\n" if shown else "")
        + (f"*{SETTINGS}*\n\n```toml\n{settings}\n```\n\n" if settings else "")
        + f"{said}\n"
    )


def markdown(table: str) -> str:
    """A pipe table with the rule that Markdown wants below its first row."""
    first, *rest = [line.strip() for line in table.splitlines() if line.strip()]
    columns = len(first.strip("|").split("|"))
    return "\n".join([first, "|" + "---|" * columns, *rest])


def severity(each: Reproducer) -> Severity:
    """How much the code matters, as its reproducer shows."""
    return next(problem.severity for problem in each.found() if problem.code == each.code)


def module() -> str:
    """wording/examples.py."""
    lines = [
        '"""One example a code: written by tools/problems.py from tests/problems, and held to them by a test."""',
        "",
        "from sheetcrm.core.problem import Severity",
        "",
        "from .entry import Example",
        "",
        "EXAMPLES: dict[str, Example] = {",
    ]
    return "\n".join([*lines, *map(entry, shown()), "}", ""])


def entry(each: Reproducer) -> str:
    """One code's example, as Python text that ruff leaves as it is."""
    problem = next(problem for problem in each.found() if problem.code == each.code)
    sheet = "\n\n".join(f"{name}\n{table}" for name, table in each.sheets.items())
    messages = {language: words(language).finding(problem).message for language in LANGUAGES}
    said = "".join(f"            {quoted(key)}: {quoted(text)},\n" for key, text in messages.items())
    return (
        f"    {quoted(each.code)}: Example(\n        severity=Severity.{problem.severity.name},\n"
        f"        cell={quoted(str(problem.at))},\n        sheet={quoted(sheet)},\n"
        f"        messages={{\n{said}        }},\n    ),"
    )


def quoted(text: str) -> str:
    """A Python string in double quotes, or in single ones where it holds double ones alone."""
    if '"' in text and "'" not in text:
        return repr(text)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


if __name__ == "__main__":
    main()
