"""The documentation names everything that is public, in both languages."""

from __future__ import annotations

import re
import zlib
from html import unescape
from pathlib import Path
from types import ModuleType

import pytest

import openinno
from openinno import explore
from openinno.cli import VERBS, portal
from openinno.explore import odsql

BUILT = Path(__file__).parents[1] / "docs/_build/html"
pytestmark = pytest.mark.skipif(
    not (BUILT / "en/objects.inv").exists(), reason="only where the documentation is built: nox -s docs"
)


def _inventory(lang: str) -> set[str]:
    """Return the Python names of an inventory: four header lines, then compressed rows."""
    data = (BUILT / lang / "objects.inv").read_bytes()
    rows = zlib.decompress(data.split(b"\n", 4)[4]).decode().splitlines()
    return {row.split(" ")[0] for row in rows if row.split(" ")[1].startswith("py:")}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_public_name_has_its_place_in_the_reference(lang: str) -> None:
    """Each name of the front door can be linked to, in both languages."""
    missing = {f"openinno.{name}" for name in openinno.__all__} - _inventory(lang)

    assert missing == set()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_name_of_the_typology_has_its_place_in_the_reference(lang: str) -> None:
    """Each function and class of the typology can be linked to, in both languages."""
    missing = {f"openinno.typology.{name}" for name in openinno.typology.__all__} - _inventory(lang)

    assert missing == set()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_name_of_the_geography_has_its_place_in_the_reference(lang: str) -> None:
    """Each function and class of the geography can be linked to, in both languages."""
    missing = {f"openinno.geography.{name}" for name in openinno.geography.__all__} - _inventory(lang)

    assert missing == set()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_name_of_the_writers_has_its_place_in_the_reference(lang: str) -> None:
    """Each function and class that writes a census can be linked to, in both languages."""
    missing = {f"openinno.export.{name}" for name in openinno.export.__all__} - _inventory(lang)

    assert missing == set()


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    "package", [openinno.validation, openinno.validators, openinno.testing], ids=lambda one: one.__name__
)
def test_every_name_of_judgement_has_its_place_in_the_reference(package: ModuleType, lang: str) -> None:
    """Each condition, outcome and validator can be linked to, in both languages."""
    home = package.__name__
    missing = {f"{home}.{name}" for name in package.__all__} - _inventory(lang)
    front_door = {f"{home}.{name}" for name in package.__all__ if f"openinno.{name}" in _inventory(lang)}

    assert missing - front_door == set()


@pytest.mark.parametrize("page", sorted(page.stem for page in (BUILT / "fr/how-to").glob("*.html")))
def test_no_line_of_a_command_begins_with_a_french_sign(page: str) -> None:
    """What a command says in French is folded as a terminal would show it to a reader."""
    built = (BUILT / f"fr/how-to/{page}.html").read_text(encoding="utf-8")
    shown = re.findall(r"<pre>(.*?)</pre>", built, re.DOTALL)
    lines = [line for text in shown for line in re.sub("<[^>]+>", "", unescape(text)).splitlines()]

    assert [line for line in lines if re.match(r" *[;:!?»] ", line) or line.endswith("«")] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_name_of_the_client_has_its_place_in_the_reference(lang: str) -> None:
    """Each name of the client can be linked to, in both languages; its errors under their shorter name."""
    front_door = {f"openinno.explore.{name}" for name in explore.__all__ if name in openinno.__all__}
    missing = {f"openinno.explore.{name}" for name in explore.__all__} - _inventory(lang) - front_door

    assert missing == set()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_name_of_the_queries_has_its_place_in_the_reference(lang: str) -> None:
    """Each class and function that makes a query can be linked to, in both languages."""
    missing = {f"openinno.explore.odsql.{name}" for name in odsql.__all__} - _inventory(lang)

    assert missing == set()


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("verb", [*VERBS, *portal.VERBS], ids=lambda verb: verb.name)
def test_every_verb_is_documented(verb: tuple[str, ...], lang: str) -> None:
    """Each verb of the command is shown under both of its names."""
    page = (BUILT / lang / "reference/command.html").read_text(encoding="utf-8")

    assert verb[0] in page
    assert verb[1] in page


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_page_asks_the_network_for_anything(lang: str) -> None:
    """Scripts, styles, fonts and pictures all come with the pages."""
    wanted = ('src="http', "src='http", 'rel="stylesheet" href="http', "@import url(http", "url(http")
    asking = [
        str(page.relative_to(BUILT))
        for page in (BUILT / lang).rglob("*.html")
        if any(sign in page.read_text(encoding="utf-8") for sign in wanted)
    ]

    assert asking == []
