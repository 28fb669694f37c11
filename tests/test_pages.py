"""What is written of the library leaves nothing of it out: read from the sources, without building them."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest

import openinno
from openinno import explore
from openinno.cli import VERBS, portal
from openinno.explore import odsql

DOCS = Path(__file__).parents[1] / "docs"
HOMES = (
    openinno,
    openinno.export,
    openinno.geography,
    openinno.testing,
    openinno.typology,
    openinno.validation,
    openinno.validators,
    explore,
    odsql,
)
INDEXES = ("explanation", "how-to", "reference", "tutorial")
pytestmark = pytest.mark.skipif(not DOCS.exists(), reason="only where the sources of the pages are")


def _examples(text: str) -> str:
    """Return what a page runs."""
    return "\n".join(
        re.findall(r"^```\{(?:doctest|command|testsetup)\}(.*?)^```", text, re.DOTALL | re.MULTILINE)
    )


def _read(folder: str) -> dict[str, str]:
    return {page.stem: page.read_text(encoding="utf-8") for page in sorted((DOCS / folder).glob("*.md"))}


@pytest.mark.parametrize(
    "words",
    [f"openinno {verb.name}" for verb in VERBS] + [f"openinno portal {verb.name}" for verb in portal.VERBS],
)
def test_every_verb_is_used_in_a_guide(words: str) -> None:
    """Some guide runs it, so that what it prints is seen; ``portal`` alone only leads to its verbs."""
    run = [
        name
        for name, text in _read("how-to").items()
        if re.search(rf" {words}(?: |$)", _examples(text), re.MULTILINE)
    ]

    assert run


@pytest.mark.parametrize("folder", INDEXES)
def test_every_page_is_introduced(folder: str) -> None:
    """The page of contents says what each page is about, in the order of the menu."""
    contents = (DOCS / folder / "index.md").read_text(encoding="utf-8")
    introduced = re.findall(r"^\[.+\]\((?!\.\./)([\w-]+)\.md\)\n: ", contents, re.MULTILINE)
    menu = re.findall(r"^[\w-]+$", contents.split("```{toctree}")[1], re.MULTILINE)

    assert introduced == menu
    assert sorted(menu) == sorted(_read(folder).keys() - {"index"})


@pytest.mark.parametrize("home", HOMES, ids=lambda home: home.__name__)
def test_every_public_function_has_an_example(home: ModuleType) -> None:
    """In its docstring, or on a page: both are run."""
    pages = "\n".join(_examples(text) for folder in INDEXES for text in _read(folder).values())
    bare = [
        name
        for name in home.__all__
        if inspect.isfunction(function := getattr(home, name))
        and ">>>" not in (inspect.getdoc(function) or "")
        and not re.search(rf"\b{name}\(", pages)
    ]

    assert bare == []


@pytest.mark.parametrize("home", HOMES[1:], ids=lambda home: home.__name__)
def test_every_public_class_and_function_opens_with_one_sentence(home: ModuleType) -> None:
    """Those of the front door are looked at where it is."""
    silent = [
        name
        for name in home.__all__
        if (inspect.isfunction(thing := getattr(home, name)) or inspect.isclass(thing))
        and not (inspect.getdoc(thing) or "").split("\n")[0].endswith((".", "!", "?"))
    ]

    assert silent == []
