"""The page put together: the template, the styles, the scripts and what they know, in one text.

What a census says stands in a script element that no browser runs, written so that no name in it can end the
element; everything else that is not ours goes through the escaping of jinja2.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from .._optional import need
from ..labels import language_of

__all__ = ["GENERATOR", "SCRIPTS", "VENDORED", "as_data", "as_page", "asset"]

GENERATOR: Final = '<meta name="generator" content="openinno'
"""What a page of ours begins with, by which it is known again."""
VENDORED: Final = ("vendor/leaflet.js", "vendor/supercluster.min.js")
"""Scripts of others, in the order in which they are run."""
SCRIPTS: Final = (
    *("words", "words_map", "dom", "reading", "search", "counting", "address"),
    *("outlines", "names", "points", "spread", "marks", "markers", "hints", "choices", "aside", "circle"),
    *("background", "controls", "views", "frame", "scene", "map"),
    *("filters", "around", "list", "card", "download", "printing", "page", "main"),
)
"""Our scripts, which share one scope, in the order in which they are read."""
_STYLES: Final = ("vendor/leaflet.css", "map.css", "atlas.css", "filters.css", "panels.css", "layouts.css")
_ESCAPED: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def as_page(content: Mapping[str, Any], lang: str) -> str:
    """Return the page that shows what it is given.

    Args:
        content: What the page knows, as :func:`~openinno.window.content.content_of` returns it.
        lang: The language in which it opens.

    Raises:
        MissingExtra: jinja2 is not installed.
    """
    jinja2, markup = need("jinja2", extra="atlas"), need("markupsafe", extra="atlas")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    page: str = environment.from_string(asset("page.html.j2")).render(
        lang=lang,
        title=_in(content["title"], lang),
        scope=_in(content["scope"], lang) if content["scope"] else "",
        styles=markup.Markup("\n".join(map(asset, _STYLES))),
        scripts=[markup.Markup(asset(name)) for name in VENDORED] + [markup.Markup(_ours())],
        data_json=markup.Markup(as_data(content)),
    )
    return page


def as_data(content: Mapping[str, Any]) -> str:
    r"""Return what the page knows as JSON that may stand inside a script element.

    Examples:
        >>> as_data({"name": "</script>"})
        '{"name":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A lone half of a pair cannot be written as UTF-8.
    return text.translate(_ESCAPED).encode("utf-8", "backslashreplace").decode()


@cache
def asset(name: str) -> str:
    """Return one of the files that pages are made of."""
    return files(__package__).joinpath("assets", name).read_text("utf-8")


def _ours() -> str:
    scripts = "\n".join(asset(f"{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{scripts}\n}})();'


def _in(text: str | list[str], lang: str) -> str:
    return text if isinstance(text, str) else text[language_of(lang) != "fr"]
