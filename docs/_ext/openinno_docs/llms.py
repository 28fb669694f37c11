"""``llms.txt``, a line a page for programs that read, and ``llms-full.txt``, what the English pages say.

Both stand above the folders of the languages, where such programs look for them (https://llmstxt.org).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders.text import TextBuilder
from sphinx.writers.text import TextWriter

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["write_index"]

_ROOT = "index"


def write_index(app: Sphinx, error: Exception | None) -> None:
    """Write both files, once the English pages are built."""
    if error is not None or app.builder.name != "html" or app.config.language != "en":
        return
    built = Path(app.outdir)
    pages = {name: f"{built.name}/{app.builder.get_target_uri(name)}" for name in _in_order(app.env, _ROOT)}
    index = "\n".join(_index(app.env, pages))
    (built.parent / "llms.txt").write_text(f"{index}\n", encoding="utf-8")
    whole = "\n\n".join(_texts(app, pages))
    (built.parent / "llms-full.txt").write_text(f"{whole}\n", encoding="utf-8")


def _in_order(env: BuildEnvironment, name: str) -> Iterator[str]:
    """Yield a page and those below it, as the table of contents has them."""
    yield name
    for below in env.toctree_includes.get(name, ()):
        yield from _in_order(env, below)


def _index(env: BuildEnvironment, pages: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of the index, a section for each page that the first one leads to."""
    about = {name: text for page in pages for name, text in _told_of_others(env, page)}
    yield f"# {env.titles[_ROOT].astext()}"
    yield from ("", f"> {_opening(env, _ROOT)}", "")
    yield _line(env, _ROOT, pages, {_ROOT: "First page, with what to install and an example."})
    for section in env.toctree_includes[_ROOT]:
        yield from ("", f"## {env.titles[section].astext()}", "")
        yield from (_line(env, name, pages, about) for name in _in_order(env, section))


def _line(env: BuildEnvironment, name: str, pages: Mapping[str, str], about: Mapping[str, str]) -> str:
    return f"- [{env.titles[name].astext()}]({pages[name]}): {about.get(name) or _opening(env, name)}"


def _told_of_others(env: BuildEnvironment, page: str) -> Iterator[tuple[str, str]]:
    """Yield what a page of contents says of each page that it lists."""
    for item in env.get_doctree(page).findall(nodes.definition_list_item):
        link = next(item.findall(pending_xref), None)
        told = next(item.findall(nodes.paragraph), None)
        if link is not None and told is not None and isinstance(link.parent, nodes.term):
            yield link["reftarget"], " ".join(told.astext().split())


def _opening(env: BuildEnvironment, name: str) -> str:
    """Return the first sentence of a page."""
    paragraph = next(env.get_doctree(name).findall(nodes.paragraph), None)
    text = "" if paragraph is None else " ".join(paragraph.astext().split())
    sentence, stop, _ = text.partition(". ")
    return sentence + stop.strip()


def _texts(app: Sphinx, pages: Mapping[str, str]) -> Iterator[str]:
    """Yield the text of each page, with its address before it."""
    builder = TextBuilder(app, app.env)
    builder.init()
    for name, address in pages.items():
        builder.current_docname = name
        writer = TextWriter(builder)
        writer.document = app.env.get_and_resolve_doctree(name, builder)
        writer.translate()
        yield f"<!-- {address} -->\n\n{str(writer.output).strip()}"
