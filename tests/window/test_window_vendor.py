"""The scripts of others that the page carries are those of the list, and fetch nothing."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[2] / "src/openinno/window/assets/vendor"
LISTED = json.loads((VENDOR / "versions.json").read_text(encoding="utf-8"))
DIGESTS = {name: digest for package in LISTED for name, digest in package["files"].items()}
CARRIED = sorted(name for name in DIGESTS if name.endswith((".js", ".css")))


def _without_comments(name: str) -> str:
    return re.sub(r"/\*.*?\*/", "", (VENDOR / name).read_text(encoding="utf-8"), flags=re.DOTALL)


def test_every_file_is_the_one_of_the_list() -> None:
    """A file that somebody edits, adds or removes by hand is seen."""
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.iterdir()
        if path.name != "versions.json"
    }

    assert found == DIGESTS


@pytest.mark.parametrize("package", LISTED, ids=lambda package: package["name"])
def test_every_package_comes_with_its_licence(package: dict[str, str]) -> None:
    """Its text stands beside the files, and its copyright at the top of the script that the page carries."""
    licence = (VENDOR / f"{package['name']}.LICENSE.txt").read_text(encoding="utf-8")
    tops = [(VENDOR / name).read_text(encoding="utf-8")[:4000] for name in CARRIED]

    assert any(f"{package['name']} {package['version']}\n\n{licence}" in top for top in tops)


@pytest.mark.parametrize("name", CARRIED)
def test_nothing_carried_names_a_file_to_fetch(name: str) -> None:
    """No image of a style sheet, no map of a source: the page would ask for it."""
    text = _without_comments(name)

    assert not re.search(r"url\((?!#)|@import|sourceMappingURL|\bfetch\(|XMLHttpRequest|importScripts", text)


@pytest.mark.parametrize("name", CARRIED)
def test_the_only_addresses_are_names(name: str) -> None:
    """What is left is the name of SVG, and the link of a credit that the map does not show."""
    addresses = set(re.findall(r"https?://[^\s\"')]+", _without_comments(name)))

    assert addresses <= {"http://www.w3.org/2000/svg", "https://leafletjs.com"}


@pytest.mark.parametrize("name", CARRIED)
def test_nothing_carried_ends_its_element(name: str) -> None:
    """A script or a style sheet stands in the page as it is."""
    assert not re.search(r"</(script|style)|<!--", (VENDOR / name).read_text(encoding="utf-8"), re.IGNORECASE)
