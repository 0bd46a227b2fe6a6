"""Pages that are made from the code are held to it."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


def tool(name: str) -> ModuleType:
    """A script of tools/."""
    spec = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_commands_is_the_commands() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == tool("commands").page(), "run: make docs"


def test_make_help_lists_every_chore() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    chores = next(line for line in makefile.splitlines() if line.startswith(".PHONY:")).split()[1:]
    told = {line.partition(":")[0] for line in makefile.splitlines() if "## " in line and not line.startswith("\t")}
    assert set(chores) <= told | {"help"}, set(chores) - told


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_what_a_page_links_to_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    local = [target for target in targets if target and "://" not in target]
    assert [target for target in local if not ((ROOT / page).parent / target).exists()] == []


def test_the_readme_names_commands_that_exist() -> None:
    from sheetcrm.cli.main import COMMANDS

    named = set(re.findall(r"`sheetcrm (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named <= set(COMMANDS)
