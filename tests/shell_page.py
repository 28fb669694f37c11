"""The page of the atlas with a map that only remembers what it was told: the shell is tested alone."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

__all__ = ["CHROMIUM", "SCRIPTS", "STYLES", "page_of", "renamed"]

ASSETS: Final = Path(__file__).parents[1] / "src" / "openinno" / "window" / "assets"
SCRIPTS: Final = (
    *("words", "dom", "reading", "search", "counting", "address", "filters", "around", "list", "card"),
    *("download", "printing", "page"),
)
"""The scripts of the shell in their order; the map stands after them, then main.js."""
STYLES: Final = ("atlas", "filters", "panels", "layouts")
"""The styles of the shell in their order, after those of the map."""
CHROMIUM: Final = Path(os.environ.get("OPENINNO_CHROMIUM", "/usr/bin/chromium"))

_MAP: Final = """
const mapLegend = () => [];
function createMap(element, data, page) {
  element.tabIndex = 0;
  element.setAttribute("role", "application");
  element.setAttribute("aria-label", say("map"));
  const told = (window.told = { pick: page.pick, place: "46.6,2.5,5", resized: 0 });
  return {
    show: (indices) => (told.shown = indices.length),
    select: (index) => (told.selected = index),
    selectInitiative: (index) => (told.initiative = index),
    around: (point, km) => (told.around = [point, km]),
    initiatives: (on) => (told.layer = on),
    background: (on) => (told.background = on),
    relabel: () => {},
    place: () => told.place,
    goTo: (place) => (told.place = place),
    resize: () => told.resized++,
  };
}
"""
_UNSAFE: Final = ("<", ">", "&", "\u2028", "\u2029")


def page_of(content: Mapping[str, Any]) -> str:
    """Return the page of a content, with a map that draws nothing."""
    jinja2, markup = pytest.importorskip("jinja2"), pytest.importorskip("markupsafe").Markup
    scripts = [(ASSETS / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    main = (ASSETS / "main.js").read_text(encoding="utf-8")
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(ASSETS), autoescape=True)
    data = json.dumps(content, ensure_ascii=False)
    for sign in _UNSAFE:
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    page: str = environment.get_template("page.html.j2").render(
        lang=content["lang"],
        title=_french(content["title"]),
        scope=_french(content["scope"]),
        styles=markup("\n".join((ASSETS / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)),
        scripts=[markup("\n".join(['"use strict"; (() => {', *scripts, _MAP, main, "})();"]))],
        data_json=markup(data),
    )
    return page


def _french(text: str | list[str] | None) -> str:
    return text if isinstance(text, str) else text[0] if text else ""


def renamed(content: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a content whose every name and text of a structure is another one."""
    changed: dict[str, Any] = copy.deepcopy(dict(content))
    for structure in changed["structures"]:
        structure |= {"name": name, "where": name, "note": name}
        structure |= {"rows": [[0, [[0, 0, 0, 1]]]], "ties": [[0, 0]], "sources": [[0, 1]]}
    changed |= {"title": name, "texts": [name, "javascript:alert(1)"], "initiatives": []}
    return changed
