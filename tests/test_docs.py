"""Pages that are made from the code are held to it."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

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
