import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "macros"

TOP = {"commands", "__init__", "hooks", "cli"}
NAME = re.compile(r"`(\w+)(?:\.py|/)?`")


def table() -> list[tuple[set[str], str]]:
    """Return the rows of the table in CONTRIBUTING.md: modules, and what they may import."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    section = text.partition("## The way of the data\n\n")[2].partition("\n\n")[0]
    cells = [line.split("|") for line in section.splitlines()[2:]]
    return [(set(NAME.findall(modules)), allowed) for _, modules, _, allowed, _ in cells]


def may_import() -> dict[str, set[str]]:
    """Return what each module may import: its own row, and what its row says."""
    allowed: dict[str, set[str]] = {}
    above: set[str] = set()
    for names, said in table():
        given = above if said.strip() in {"the above", "all"} else set(NAME.findall(said))
        assert given or said.strip() == "–", said
        assert given <= above, f"{said} is further down"
        allowed |= dict.fromkeys(names, names | given)
        above |= names
    return allowed


def modules() -> dict[str, list[Path]]:
    """Return the files of each module; those of a folder are one."""
    found: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        found.setdefault(path.relative_to(PACKAGE).with_suffix("").parts[0], []).append(path)
    return found


def imported(path: Path) -> set[str]:
    """Return all that a file imports, by absolute names; those of the package begin with macros."""
    names: set[str] = set()
    package = ["macros", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names |= {base} if base not in {"macros", "macros.models"} else set()
            if base in {"macros", "macros.models"}:
                names |= {f"{base}.{alias.name}" for alias in node.names}
    return names


def test_what_is_imported_is_seen() -> None:
    """The tests below would pass if this one function found nothing."""
    assert imported(PACKAGE / "checks" / "sources.py") >= {
        "collections.abc",
        "macros.errors",
        "macros.models.fields",
        "macros.read",
    }
    assert imported(PACKAGE / "errors.py") >= {"difflib", "collections.abc", "dataclasses"}
    assert imported(PACKAGE / "handbook.py") >= {"macros.checks", "macros.guides", "pathlib"}
    assert "macros.pages" in imported(PACKAGE / "hooks.py")


def inside(name: str) -> set[str]:
    """Return the other modules of the package that a module imports."""
    names = {one for path in modules()[name] for one in imported(path)}
    return {one.split(".")[1] for one in names if one.startswith("macros.")} - {name}


def test_every_module_is_in_the_table() -> None:
    assert set(may_import()) == {*modules(), "templates"}
    assert table()[-1][0] == TOP


@pytest.mark.parametrize("name", sorted(modules()))
def test_imports_keep_to_the_table(name: str) -> None:
    assert inside(name) <= may_import()[name]


def test_no_way_leads_back() -> None:
    done: set[str] = set()
    while ready := {name for name in modules() if inside(name) <= done} - done:
        done |= ready
    assert set(modules()) - done == set()


@pytest.mark.parametrize("name", sorted(set(modules()) - TOP))
def test_mkdocs_can_be_left_behind(name: str) -> None:
    outside = {one.split(".")[0] for path in modules()[name] for one in imported(path)}
    assert not outside & {"mkdocs", "mkdocs_macros", "material", "markdown", "pymdownx"}


def test_what_renders_knows_nothing_of_files_and_checks() -> None:
    seen: set[str] = set()
    following = {"render"}
    while following:
        seen |= following
        following = {one for name in following for one in inside(name)} - seen
    assert "models" in seen
    assert not seen & {"library", "read", "checks", "load", "validate", "handbook", "sheets"}
