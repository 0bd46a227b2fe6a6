"""The shape of the project: which room may import which, registries without gaps, nothing heavy imported early."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from sheetcrm.backends import BACKENDS
from sheetcrm.core.problem import Severity
from sheetcrm.wording import LANGUAGES, words

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "sheetcrm"
TABLE = ROOT / "docs" / "architecture.md"
HEAVY = {
    "babel",
    "filelock",
    "gspread",
    "lxml",
    "numpy",
    "openpyxl",
    "pandas",
    "platformdirs",
    "pydantic",
    "python_calamine",
    "rapidfuzz",
    "requests",
    "rich",
    "scipy",
    "statsmodels",
    "tenacity",
    "tomlkit",
    "xlsxwriter",
}


class Import(NamedTuple):
    """One import of ours by ours: `file` imports from `room`; `late` when inside a function."""

    file: str
    line: int
    importer: str
    room: str


def room_of(dotted: str) -> str:
    """The room of a module: `sheetcrm.core.cells` is in `core`, `sheetcrm` itself in the package's front."""
    return dotted.split(".")[1] if "." in dotted else "sheetcrm"


def modules() -> Iterator[tuple[Path, str]]:
    """Every module with its dotted name."""
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        yield path, ".".join(part for part in parts if part != "__init__")


def imports() -> Iterator[Import]:
    """Every import of one room by another, wherever in a file it stands."""
    for path, dotted in modules():
        package = dotted if path.name == "__init__.py" else dotted.rpartition(".")[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for target in targets(node, package):
                if target.split(".")[0] == "sheetcrm" and room_of(target) != room_of(dotted):
                    line = getattr(node, "lineno", 0)
                    yield Import(str(path.relative_to(SOURCE)), line, room_of(dotted), room_of(target))


def targets(node: ast.AST, package: str) -> list[str]:
    """The modules that an import statement names, relative ones resolved."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = node.module or ""
    if node.level:
        above = package.split(".")[: len(package.split(".")) - node.level + 1]
        base = ".".join([*above, *filter(None, [node.module])])
    # `from . import x` and `from sheetcrm import x` name rooms, or names of the package's front
    if base == "sheetcrm":
        rooms = {path.stem for path in SOURCE.iterdir()}
        return [f"sheetcrm.{alias.name}" if alias.name in rooms else "sheetcrm" for alias in node.names]
    return [base]


def rules() -> dict[str, set[str] | None]:
    """docs/architecture.md's table: the rooms that each room may import; None is all of them."""
    found: dict[str, set[str] | None] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        row = re.fullmatch(r"\| `(\w+)(?:\.py)?` \| .* \| ([^|]*) \|", line)
        if row:
            said = row[2].strip()
            plain = {"nothing of ours": set(), "everything": None}
            if said.startswith("all but "):
                but = set(re.findall(r"\w+", said.removeprefix("all but ")))
                found[row[1]] = {path.stem for path in SOURCE.iterdir()} - but
            else:
                found[row[1]] = plain[said] if said in plain else set(re.findall(r"\w+", said))
    return found


def test_the_table_of_rooms_is_complete() -> None:
    rooms = {path.stem for path in SOURCE.iterdir() if path.suffix in ("", ".py") and not path.name.startswith("__")}
    assert set(rules()) == rooms - {"templates", "py"}


def test_rooms_import_only_what_the_table_allows() -> None:
    allowed = rules()
    wrong = [
        f"{found.file}:{found.line}: {found.importer} imports {found.room}"
        for found in imports()
        if found.importer not in ("sheetcrm", "__main__") and found.room != "sheetcrm"
        if (may := allowed[found.importer]) is not None and found.room not in may
    ]
    assert not wrong, "\n".join(wrong)


def test_an_import_against_the_table_would_be_seen() -> None:
    seen = {(found.importer, found.room) for found in imports()}
    assert {("cli", "pipeline"), ("pipeline", "parse"), ("tabs", "report"), ("parse", "core")} <= seen


def names(folder: str, *helpers: str) -> set[str]:
    """The modules of a room that its registry should name."""
    found = {
        path.stem for path in (SOURCE / folder).iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    return found - {"__init__", *helpers}


def with_attribute(folder: str, attribute: str) -> set[str]:
    """The modules of a room that define a name."""
    return {stem for stem in names(folder) if hasattr(import_module(f"sheetcrm.{folder}.{stem}"), attribute)}


def test_checks_are_all_registered() -> None:
    from sheetcrm.checks import CHECKS

    files = [module.__name__.rpartition(".")[2] for module in CHECKS]  # type: ignore[attr-defined]
    assert sorted(files) == sorted(with_attribute("checks", "check"))
    assert [module.CODE for module in CHECKS] == [name.replace("_", "-") for name in files]
    assert {type(module.SEVERITY) for module in CHECKS} == {Severity}
    for language in LANGUAGES:
        assert {module.CODE for module in CHECKS} <= words(language).problems.keys()


def test_tabs_are_all_registered() -> None:
    from sheetcrm.tabs import TABS

    assert {build.__module__.rpartition(".")[2] for build in TABS.values()} == with_attribute("tabs", "KEY")
    assert all(key == import_module(build.__module__).KEY for key, build in TABS.items())


def test_backends_are_all_registered() -> None:
    packages = {path.name for path in (SOURCE / "backends").iterdir() if (path / "__init__.py").is_file()}
    assert {module.rpartition(".")[2] for _, _, module, _ in BACKENDS} == packages
    assert all(hasattr(import_module(module), name) for _, _, module, name in BACKENDS)


def test_commands_are_all_registered() -> None:
    from sheetcrm.cli.main import COMMANDS, program

    assert len(set(COMMANDS)) == len(COMMANDS)
    for name in COMMANDS:
        command = program.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.help, f"{name} does not say what it does"
    defined = {
        stem
        for stem in names("cli", "main")
        if re.search(r"^@click\.(command|group)\(", (SOURCE / "cli" / f"{stem}.py").read_text(), re.M)
    }
    assert defined == set(COMMANDS)


@pytest.mark.parametrize("place", ["_tabs", "_tables", "_columns", "_values", "_texts", "problems"])
def test_every_language_has_the_same_texts(place: str) -> None:
    keys = {language: set(getattr(words(language), place)) for language in LANGUAGES}
    assert all(found == keys["en"] for found in keys.values()), keys


def test_every_language_has_the_same_files_with_the_same_keys() -> None:
    folders = {
        language: sorted(path.name for path in (SOURCE / "wording" / language).glob("*.py")) for language in LANGUAGES
    }
    assert all(found == folders["en"] for found in folders.values()), folders
    for file in folders["en"]:
        said = [import_module(f"sheetcrm.wording.{language}.{Path(file).stem}") for language in LANGUAGES]
        for name, value in vars(said[0]).items():
            if name.isupper() and isinstance(value, dict):
                assert all(list(getattr(module, name)) == list(value) for module in said), f"{file}: {name}"
            if name.isupper() and isinstance(value, tuple):
                assert all(len(getattr(module, name)) == len(value) for module in said), f"{file}: {name}"


def loaded(*statements: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after some statements."""
    script = "; ".join(("import sys", *statements, "print(*{name.split('.')[0] for name in sys.modules})"))
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split())


def test_help_imports_nothing_heavy() -> None:
    said = "from sheetcrm.cli.main import program; program.main(['--help'], standalone_mode=False)"
    assert not loaded(said) & HEAVY


def test_the_package_itself_imports_nothing_heavy() -> None:
    assert not loaded("import sheetcrm", "dir(sheetcrm)") & HEAVY


def test_every_public_name_is_there_when_asked_for() -> None:
    import sheetcrm

    assert sorted(sheetcrm.__all__) == sorted({*sheetcrm.__all__})
    assert all(getattr(sheetcrm, name) is not None for name in sheetcrm.__all__)
    assert set(sheetcrm.__all__) <= set(dir(sheetcrm))
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = sheetcrm.nothing_like_it


def test_the_path_of_data_imports_no_science_and_no_network() -> None:
    path = "import sheetcrm.pipeline, sheetcrm.backends.excel, sheetcrm.backends.excel.render"
    heavy = {"scipy", "statsmodels", "numpy", "pandas", "gspread", "openpyxl", "rich", "requests", "ssl", "http"}
    assert not loaded(path) & heavy


def test_only_backends_know_what_an_online_address_looks_like() -> None:
    """A second service is a row of BACKENDS and its package: no other room spells its addresses out."""
    prefixes = [prefix for _, found, _, _ in BACKENDS for prefix in found if prefix]
    assert prefixes
    for path in SOURCE.rglob("*.py"):
        if not path.is_relative_to(SOURCE / "backends"):
            said = {node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)}
            assert not [text for text in said if isinstance(text, str) and text.startswith(tuple(prefixes))], path


@pytest.mark.parametrize("module", [module for _, found, module, _ in BACKENDS if found != ("",)])
def test_an_online_backend_names_links_and_makes_books(module: str) -> None:
    assert {"stem", "link"} <= set(vars(import_module(f"{module}.address")))
    assert hasattr(import_module(f"{module}.create"), "start")
