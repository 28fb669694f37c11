"""The rules of the house, each held by a test: floors, no circle, no HTTP, small modules, one error tree."""

from __future__ import annotations

import ast
import hashlib
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import openinno

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src/openinno"

WEST_WING = 0.5
"""The client of the portals: it stands on the ground, and knows no word of the subject."""

FLOORS: dict[str, float] = {
    **dict.fromkeys(("_data", "_version", "labels", "citations", "dates", "errors", "findings"), 0),
    **dict.fromkeys(("points", "luhn", "_late", "_optional", "drafts", "formulas", "typography", "nouns"), 0),
    **dict.fromkeys(("frames", "plain_json", "pieces", "listing", "encoded"), 0),
    "explore": WEST_WING,
    **dict.fromkeys(("vocabulary", "typology", "geography"), 1),
    **dict.fromkeys(("claims", "places", "holds", "fields", "shapes", "faults", "structures", "actors"), 2),
    **dict.fromkeys(("initiatives", "converters", "facet_readings", "facets", "search"), 2),
    **dict.fromkeys(("census", "census_source", "locating"), 2),
    **dict.fromkeys(("convert", "explain", "reading", "rows", "envelope", "lines", "streams"), 3),
    **dict.fromkeys(("cells", "columns", "flat", "quick_flat", "headings"), 3),
    **dict.fromkeys(("criteria", "validation", "validators"), 4),
    **dict.fromkeys(("sources", "export", "judge", "testing", "figures", "advice"), 5),
    "window": 6,
    **dict.fromkeys(("cli", "__main__"), 7),
}
"""The floor of each module or package; a package stands on one floor as a whole."""

GROUND_PACKAGES = {"attrs", "cattrs", "msgspec"}
"""What floors 0 to 3 may import, besides the standard library."""

MODULES = sorted(path for path in SRC.rglob("*.py"))


def _name(path: Path) -> str:
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _imports(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, wherever the import stands, as an absolute name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
    for found in _absolute(path):
        module = found.module or ""
        yield module
        if module == "openinno":
            yield from (f"openinno.{alias.name}" for alias in found.names)


def _absolute(path: Path) -> Iterator[ast.ImportFrom]:
    """Yield every import of names that a file makes of a module, with the absolute name of the module."""
    package = ["openinno", *path.relative_to(SRC).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            yield ast.ImportFrom(module=module, names=node.names, level=0)


def _home(module: str) -> str | None:
    """Return the module or package of ours that stands on a floor, or None for others' modules."""
    parts = module.split(".")
    return parts[1] if parts[0] == "openinno" and len(parts) > 1 else None


def _edges() -> Iterator[tuple[str, str]]:
    for path in MODULES:
        home = _name(path).split(".")[0]
        if home:
            for module in _imports(path):
                target = _home(module)
                if target and target != home:
                    yield home, target


def test_every_module_has_a_floor() -> None:
    """A new module must be given its floor before it can land."""
    homes = {_name(path).split(".")[0] for path in MODULES} - {""}

    assert homes == set(FLOORS)


def test_imports_only_go_down() -> None:
    """A module imports from its own floor or a lower one, for type checking too."""
    upward = [(home, target) for home, target in _edges() if FLOORS[target] > FLOORS[home]]

    assert upward == []


def test_there_is_no_circle() -> None:
    """No chain of imports between modules comes back to where it began."""
    names = {_name(path) for path in MODULES}
    below = {
        _name(path): {
            module.removeprefix("openinno").lstrip(".") for module in _imports(path) if "openinno" in module
        }
        & names - {"", _name(path)}
        for path in MODULES
    }
    standing = names - {""}
    while standing:
        free = {one for one in standing if not below[one] & standing}
        assert free, f"a circle among {sorted(standing)}"
        standing -= free


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nothing_inside_imports_the_root(path: Path) -> None:
    """No module imports the front door: circles come from that one gesture."""
    roots = [module for module in _imports(path) if module == "openinno"]
    named = [module for module in _imports(path) if module.startswith("openinno.")]
    packages = {"explore", "export", "geography", "testing", "typology", "validation", "validators"}
    front = {f"openinno.{name}" for name in openinno.__all__ if name not in packages}

    assert path == SRC / "__init__.py" or not roots
    assert path == SRC / "__init__.py" or not front.intersection(named)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_the_ground_floors_stay_light(path: Path) -> None:
    """Floors 0 to 3 import attrs, cattrs and msgspec only, besides the standard library."""
    import sys

    home = _name(path).split(".")[0]
    if not home or FLOORS[home] > 3 or FLOORS[home] == WEST_WING:
        foreign: set[str] = set()
    else:
        tops = {module.split(".")[0] for module in _imports(path)}
        foreign = tops - set(sys.stdlib_module_names) - GROUND_PACKAGES - {"openinno"}

    assert foreign == set()


def test_the_subject_knows_no_http() -> None:
    """No module outside the wing of the portal imports an HTTP library."""
    users = {
        _name(path)
        for path in MODULES
        if not _name(path).startswith("explore")
        for module in _imports(path)
        if module.split(".")[0] in {"httpx", "httpx2", "requests", "urllib3", "http", "aiohttp"}
    }

    assert users == set()


def test_only_one_module_knows_an_http_library() -> None:
    """Inside the wing too, one module alone imports an HTTP library, so that it can be replaced."""
    users = {
        _name(path)
        for path in MODULES
        for module in _imports(path)
        if module.split(".")[0] in {"httpx", "httpx2"}
    }

    assert users <= {"explore._transport"}


def test_the_wing_knows_no_word_of_the_subject() -> None:
    """The client of the portals imports the ground floor only, and nothing heavy at its top."""
    targets = {target for home, target in _edges() if home == "explore"}

    assert {target for target in targets if FLOORS[target] > 0} == set()


def test_one_bridge_leads_to_the_wing() -> None:
    """Below the command, what reads from a portal is the only one to know the client of portals."""
    users = {
        _name(path)
        for path in MODULES
        if _name(path) and not _name(path).startswith(("explore", "cli", "sources.portal"))
        for module in _imports(path)
        if module.startswith("openinno.explore")
    }

    assert users == set()


READERS = (
    "judge",
    "sources.files",
    "sources.reported",
    "sources.embedded",
    "sources.portal",
    "sources.snapshots",
)
"""What reads a census from somewhere."""


def test_what_writes_and_draws_takes_records() -> None:
    """Exports, figures, advice and the window read no file; who edits a copy of one is apart."""
    users = {
        (_name(path), module)
        for path in MODULES
        if _name(path).startswith(("export", "figures", "advice", "window"))
        and not _name(path).startswith("export.editing")
        for module in _imports(path)
        if module.removeprefix("openinno.").startswith(READERS)
    }

    assert users == set()


def test_tables_know_no_word_of_the_subject() -> None:
    """What reads any file as a table stands on the ground floor, and imports nothing else of ours."""
    homes = {
        (_name(path), home)
        for path in MODULES
        if _name(path).startswith("sources.tables")
        for module in _imports(path)
        if (home := _home(module)) and FLOORS[home] > 0 and not module.startswith("openinno.sources.tables")
    }

    assert homes == set()


def test_what_a_module_lends_it_declares() -> None:
    """What another module imports of it stands in its ``__all__``; a package declares what users see."""
    modules = {f"openinno.{_name(path)}" for path in MODULES if path.name != "__init__.py"}
    lent = {
        (node.module, alias.name)
        for path in MODULES
        for node in _absolute(path)
        if node.module in modules
        for alias in node.names
        if not alias.name.startswith("__")
    }
    hidden = [
        f"{module}.{name}"
        for module, name in sorted(lent)
        if name not in getattr(import_module(module), "__all__", ())
    ]

    assert hidden == []


def test_only_the_command_knows_click() -> None:
    """The library can be used without the package that its command is made with."""
    users = {
        _name(path).split(".")[0]
        for path in MODULES
        if "click" in {module.split(".")[0] for module in _imports(path)}
    }

    assert users == {"cli"}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_one_idea(path: Path) -> None:
    """No module passes 400 lines: past that it is two ideas."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_says_what_it_is(path: Path) -> None:
    """Every module opens with a sentence that says what lives there."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert text


def test_every_public_error_is_in_the_tree() -> None:
    """Every public exception descends from OpenInnoError, and the drawing of the tree names it."""
    errors = [
        getattr(openinno, name)
        for name in openinno.__all__
        if inspect.isclass(getattr(openinno, name)) and issubclass(getattr(openinno, name), BaseException)
    ]
    drawing = import_module("openinno.errors").__doc__ or ""

    assert len(errors) == 15
    assert all(issubclass(error, openinno.OpenInnoError) for error in errors)
    assert all(error.__name__ in drawing for error in errors)


def test_no_unsafe_reader_is_used() -> None:
    """Nothing unpickles or evaluates what it is given."""
    words = re.compile(r"\b(pickle|marshal|shelve|(?<!list\.)eval\(|exec\()")
    users = [_name(path) for path in MODULES if words.search(path.read_text(encoding="utf-8"))]

    assert users == []


def test_the_data_files_are_those_the_readme_vouches_for() -> None:
    """Each data file has its origin, date and checksum in the README beside it."""
    readme = (SRC / "_data/README.md").read_text(encoding="utf-8")
    vouched = dict(re.findall(r"\| `([a-z]+\.json(?:\.xz)?)` \|.*\| `([0-9a-f]{64})` \|", readme))
    files = [*(SRC / "_data").glob("*.json"), *(SRC / "_data").glob("*.json.xz")]
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}

    assert vouched == found


def test_ci_runs_the_commands_of_the_readme() -> None:
    """Every step of the README's two commands is a step of the script that judges a change."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = readme.split("```console\n")[1].split("```")[0]
    steps = [step.strip() for line in block.splitlines() for step in line.split("&&")]
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")

    assert len(steps) == 4
    assert all(f"step {step}" in script for step in steps)
