"""The front door: every public name, loaded on first use, and nothing else."""

from __future__ import annotations

import inspect
import pkgutil
import subprocess
import sys
from importlib import import_module
from types import ModuleType

import attrs
import pytest

import openinno

SUBMODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(openinno.__path__, "openinno.")
    if not module.name.endswith("__main__")
)


def _in_a_fresh_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_the_public_names_are_sorted() -> None:
    """The list of public names is in the order of the alphabet, capitals first, without repeats."""
    names = list(openinno.__all__)
    groups = [
        [name for name in names if name.isupper()],
        [name for name in names if name[0].isupper() and not name.isupper()],
        [name for name in names if name[0].islower()],
    ]

    assert names == [name for group in groups for name in sorted(set(group))]


@pytest.mark.parametrize(
    "module", [openinno, openinno.export, openinno.geography, openinno.testing, openinno.typology]
)
def test_completion_offers_the_public_names_only(module: ModuleType) -> None:
    """dir() gives what is promised and no machinery."""
    assert dir(module) == sorted(module.__all__)


def test_a_misspelt_name_is_an_attribute_error() -> None:
    """A name that does not exist is refused as on any module."""
    with pytest.raises(AttributeError, match="Profil"):
        openinno.Profil  # type: ignore[attr-defined]  # noqa: B018


def test_every_public_name_survives_the_import_of_every_submodule() -> None:
    """No module has the name of a public function: each name means the same after all are imported."""
    code = f"""
import importlib, openinno
before = {{name: getattr(openinno, name) for name in openinno.__all__}}
for module in {SUBMODULES!r}:
    importlib.import_module(module)
after = {{name: getattr(openinno, name) for name in openinno.__all__}}
print(all(before[name] is after[name] for name in before))
"""

    assert _in_a_fresh_python(code) == "True\n"


def test_every_public_name_can_be_used_before_any_other() -> None:
    """Each name loads in a Python that has used no other name."""
    code = """
import sys, openinno
for name in openinno.__all__:
    for module in [one for one in sys.modules if one.startswith("openinno.")]:
        del sys.modules[module]
    for used in openinno.__all__:
        vars(openinno).pop(used, None)
    getattr(openinno, name)
print("fine")
"""

    assert _in_a_fresh_python(code) == "fine\n"


def test_importing_the_library_loads_nothing_heavy() -> None:
    """Neither attrs, httpx, cattrs, msgspec, click nor a data file is loaded until a name is used."""
    code = """
import sys, builtins, io
opened = []
kept = io.open
def spy(file, *rest, **more):
    opened.append(str(file))
    return kept(file, *rest, **more)
builtins.open = io.open = spy
before = set(sys.modules)
import openinno
heavy = {"attrs", "attr", "httpx", "cattrs", "msgspec", "click", "json"} & (set(sys.modules) - before)
print(sorted(heavy), [file for file in opened if "_data" in file])
"""

    assert _in_a_fresh_python(code) == "[] []\n"


def test_naming_a_word_reads_no_data_file() -> None:
    """The codes are in Python: a data file is read when a label is asked for, not before."""
    code = """
import sys, openinno
openinno.Profile.INCUBATOR, openinno.Level(3)
print("msgspec" in sys.modules, "openinno.typology" in sys.modules)
openinno.Profile.INCUBATOR.label("fr")
print("msgspec" in sys.modules, "httpx" in sys.modules, "cattrs" in sys.modules)
"""

    assert _in_a_fresh_python(code) == "False False\nTrue False False\n"


def test_writing_and_reading_a_census_load_no_rules() -> None:
    """Two hundred rules are made where somebody judges, and nowhere else."""
    code = """
import sys, openinno
openinno.export.convert, openinno.export.template_workbook, openinno.read_census, openinno.merge
print("openinno.validation" in sys.modules)
openinno.export.json_schema
print("openinno.validation" in sys.modules)
"""

    assert _in_a_fresh_python(code) == "False\nTrue\n"


@pytest.mark.parametrize("name", openinno.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    """Every public class and function opens with one sentence."""
    thing = getattr(openinno, name)
    if name in {"FLAT_COLUMNS", "TARGETS", "VOCABULARIES", "PartialDate"}:
        pytest.skip("a value: its docstring stands under it and only the reference shows it")

    assert (inspect.getdoc(thing) or "").split("\n")[0].endswith((".", "!", "?"))


@pytest.mark.parametrize("name", openinno.__all__)
def test_every_public_class_documents_its_methods(name: str) -> None:
    """Every public method and property of a public class has words of its own."""
    thing = getattr(openinno, name)
    if not inspect.isclass(thing):
        return
    silent = [
        member
        for member, value in vars(thing).items()
        if not member.startswith("_")
        and (inspect.isfunction(value) or isinstance(value, property | classmethod | staticmethod))
        and not inspect.getdoc(value)
    ]

    assert silent == []


@pytest.mark.parametrize(
    ("home", "name"),
    [(openinno, name) for name in openinno.__all__]
    + [(openinno.typology, name) for name in openinno.typology.__all__]
    + [(openinno.geography, name) for name in openinno.geography.__all__],
)
def test_records_cannot_be_changed(home: object, name: str) -> None:
    """Every public record is frozen, slotted and made by keyword, a label apart."""
    thing = getattr(home, name)
    if not (inspect.isclass(thing) and attrs.has(thing)):
        return
    fields = attrs.fields(thing)

    assert not hasattr(thing, "__dict__") or "__slots__" in vars(thing)
    assert thing.__setattr__ is not object.__setattr__
    assert name == "Label" or all(field.kw_only for field in fields if field.init)


@pytest.mark.parametrize("module", SUBMODULES)
def test_every_submodule_lists_what_it_offers(module: str) -> None:
    """Every module has a sorted list of names that all exist."""
    loaded = import_module(module)
    if module.split(".")[-1].startswith("_") and not hasattr(loaded, "__all__"):
        return
    if module.endswith("_version"):
        return
    names = loaded.__all__

    assert all(hasattr(loaded, name) for name in names)
    assert len(names) == len(set(names))
