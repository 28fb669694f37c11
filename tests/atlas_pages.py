"""The page of the atlas for tests in a browser, and what they need to open one."""

from __future__ import annotations

import copy
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from openinno.window.page import as_page

__all__ = ["DRIVEN", "launched", "page_of", "renamed"]

_CHROMIUM: Final = Path(os.environ.get("OPENINNO_CHROMIUM", "/usr/bin/chromium"))
DRIVEN: Final = _CHROMIUM.exists() and all(map(find_spec, ("playwright", "axe_playwright_python", "jinja2")))
"""Whether there is a browser, and what drives it."""
_FLAGS: Final = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


@contextmanager
def launched() -> Iterator[Any]:
    """Start a browser, and end it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(_CHROMIUM), args=list(_FLAGS))
        yield browser
        browser.close()


def page_of(content: Mapping[str, Any]) -> str:
    """Return the page of a content, as it opens in French."""
    return as_page(content, "fr")


def renamed(content: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a content whose every name and text of a structure is another one."""
    changed: dict[str, Any] = copy.deepcopy(dict(content))
    for structure in changed["structures"]:
        structure |= {"name": name, "where": name, "note": name}
        structure |= {"rows": [[0, [[0, 0, 0, 1]]]], "ties": [[0, 0]], "sources": [[0, 1]]}
    changed |= {"title": name, "texts": [name, "javascript:alert(1)"], "initiatives": []}
    return changed
