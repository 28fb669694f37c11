"""The part of the documentation that is written from the library itself, in the language of the build.

Pages under ``typology/``, and a few others, are stubs in the source tree: their text is made here when
Sphinx reads them, from the data and in the language of the build, so that they need no catalogue and can
never lag behind the data.
The ``command`` directive runs a command and shows what it prints, ``drawn`` shows a map.
Once the English pages are built, ``llms.txt`` lists them for programs that read, and ``llms-full.txt`` has
their text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

from .commands import Command
from .drawn import Drawn
from .llms import write_index
from .pages import page, page_names
from .spaces import Spaces, keep_apostrophes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["setup"]

_FOLDER = "typology/"


def _check_stubs(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    written = set(page_names())
    stubs = {name for name in env.found_docs if name.startswith(_FOLDER) or name in written}
    if stubs != written:
        wrong = ", ".join(sorted(stubs ^ written))
        raise ExtensionError(f"docs: stubs and written pages differ: {wrong}")


def _always_read(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    return list(page_names())


def _write(app: Sphinx, docname: str, content: list[str]) -> None:
    if docname in page_names() and app.builder.name != "gettext":
        content[0] = page(docname, app.config.language)


def setup(app: Sphinx) -> dict[str, Any]:
    """Join the written pages and the directive to the build."""
    app.connect("env-before-read-docs", _check_stubs)
    app.connect("env-get-outdated", _always_read)
    app.connect("source-read", _write)
    app.connect("build-finished", write_index)
    app.add_directive("command", Command)
    app.add_directive("drawn", Drawn)
    app.add_post_transform(Spaces)
    keep_apostrophes()
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
