"""The documentation names everything that is public, in both languages."""

from __future__ import annotations

import re
import zlib
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote, urlsplit

import pytest

import openinno
from openinno import advice, criteria, explore, figures, sources, vocabulary, window
from openinno.cli import VERBS, portal
from openinno.explore import odsql

BUILT = Path(__file__).parents[1] / "docs/_build/html"
pytestmark = pytest.mark.skipif(
    not (BUILT / "en/objects.inv").exists(), reason="only where the documentation is built: nox -s docs"
)

CONTENTS = {"explanation/index.html", "how-to/index.html", "reference/index.html", "tutorial/index.html"}
"""Pages that only lead to others."""
WITHOUT_TEXT = {"genindex.html", "py-modindex.html", "search.html"}
"""Pages that Sphinx makes."""


class _Page(HTMLParser):
    """The places of a page that can be linked to, and its own links."""

    def __init__(self) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.links: list[str] = []
        self.switches: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.places.add(told.get("id") or "")
        self.links += [one for one in (told.get("href"), told.get("src")) if one]
        if "language-switch" in (told.get("class") or ""):
            self.switches.append(told.get("href") or "")


@cache
def _page(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


@cache
def _pages(lang: str) -> tuple[Path, ...]:
    """Return the pages of a language, those of the examples and of the theme apart."""
    pages = (BUILT / lang).rglob("*.html")
    return tuple(sorted(one for one in pages if "_static" not in one.parts))


def _is_dead(link: str, page: Path) -> bool:
    """Tell whether a link leads to no file, or to no place in a page."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return False
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.exists():
        return True
    return bool(parts.fragment) and unquote(parts.fragment) not in _page(target).places


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
    "package",
    [
        openinno.validation,
        openinno.validators,
        openinno.testing,
        advice,
        criteria,
        figures,
        sources,
        vocabulary,
        window,
    ],
    ids=lambda one: one.__name__,
)
def test_every_name_of_a_package_has_its_place_in_the_reference(package: ModuleType, lang: str) -> None:
    """Each condition, outcome, validator and other thing can be linked to, in both languages."""
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


def test_no_french_sign_is_parted_from_its_word() -> None:
    """In what is told, code and outputs aside, no line can break before a colon or after a guillemet."""
    parted = []
    for page in _pages("fr"):
        article = page.read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0]
        told = re.sub(r"<(pre|code|dt)\b.*?</\1>", "x", article, flags=re.DOTALL)
        words = re.findall(r"\S+ [:;?!»](?=\s)|« \S+", unescape(re.sub("<[^>]+>", "", told)))
        parted += [(page.name, word) for word in words]

    assert parted == []


def test_no_apostrophe_is_a_quotation_mark() -> None:
    """Where a French word is elided before code, its apostrophe is still one."""
    wrong = []
    for page in _pages("fr"):
        told = re.sub(r"<pre\b.*?</pre>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        wrong += [(page.name, word) for word in re.findall(r"\b\w{1,2}[”“](?=<)", told)]

    assert wrong == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_link_is_dead(lang: str) -> None:
    """Each link inside the pages leads to a file, and to a place in it where it names one."""
    dead = [
        f"{page.relative_to(BUILT)}: {link}"
        for page in _pages(lang)
        for link in _page(page).links
        if _is_dead(link, page)
    ]

    assert dead == []


@pytest.mark.parametrize(("lang", "other"), [("en", "fr"), ("fr", "en")])
def test_every_page_leads_to_itself_in_the_other_language(lang: str, other: str) -> None:
    """The switch is shown on wide and on narrow pages, and keeps the reader where they are."""
    lost = [
        page.relative_to(BUILT)
        for page in _pages(lang)
        if [(page.parent / one).resolve() for one in _page(page).switches]
        != 2 * [(BUILT / other / page.relative_to(BUILT / lang)).resolve()]
    ]

    assert lost == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_page_has_an_example(lang: str) -> None:
    """Each page shows something to type; the build runs it."""
    bare = {
        name
        for page in _pages(lang)
        if (name := page.relative_to(BUILT / lang).as_posix()) not in CONTENTS | WITHOUT_TEXT
        and 'class="gp"' not in page.read_text(encoding="utf-8")
    }

    assert bare == set()


def test_every_english_page_is_listed_for_programs() -> None:
    """``llms.txt`` has a line for each page, with its title, its address and what it is about."""
    lines = (BUILT / "llms.txt").read_text(encoding="utf-8").splitlines()
    listed = [match for line in lines if (match := re.fullmatch(r"- \[(.+?)\]\((\S+?)\): (.+)", line))]
    pages = [page.relative_to(BUILT).as_posix() for page in _pages("en") if page.name not in WITHOUT_TEXT]

    assert lines[0] == "# openinno"
    assert sorted(match[2] for match in listed) == pages
    assert [line for line in lines if line.startswith("- ")] == [match[0] for match in listed]


def test_the_text_of_every_english_page_is_kept_for_programs() -> None:
    """``llms-full.txt`` has each page under its address, with what its examples print."""
    whole = (BUILT / "llms-full.txt").read_text(encoding="utf-8")
    pages = [page.relative_to(BUILT).as_posix() for page in _pages("en") if page.name not in WITHOUT_TEXT]

    assert sorted(re.findall(r"^<!-- (en/.+\.html) -->$", whole, re.MULTILINE)) == pages
    assert '>>> oi.Profile.parse("Hub d\'innovation").label("en")\n   \'Innovation hub\'' in whole
    assert 'Return what open innovation is worth to "stakeholder"' in whole
