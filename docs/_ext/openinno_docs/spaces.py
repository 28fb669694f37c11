"""French pages in which no sign is parted from its word, no number in two, and every apostrophe is one."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.utils.smartquotes import smartchars
from sphinx.transforms.post_transforms import SphinxPostTransform

from openinno.typography import unbroken

__all__ = ["Spaces", "keep_apostrophes"]

_AS_WRITTEN = (nodes.literal, nodes.literal_block, nodes.doctest_block, nodes.raw, nodes.comment)

_THOUSANDS = re.compile(r"(?<=[0-9]) (?=[0-9]{3}\b)")


def keep_apostrophes() -> None:
    """Take a lone quote for an apostrophe, before code too: French has no single quotation marks."""
    smartchars.quotes["fr"] = (*smartchars.quotes["fr"][:2], "’", "’")


class Spaces(SphinxPostTransform):
    """Put spaces that do not break where French wants them; catalogues are written with plain ones."""

    default_priority = 900

    def run(self, **kwargs: object) -> None:
        """Go through the texts of a page, code and outputs aside."""
        if self.config.language != "fr":
            return
        for text in list(self.document.findall(nodes.Text)):
            kept = _THOUSANDS.sub("\N{NO-BREAK SPACE}", unbroken(text.astext()))
            if kept != text and not any(isinstance(one, _AS_WRITTEN) for one in _above(text)):
                text.parent.replace(text, nodes.Text(kept))


def _above(text: nodes.Text) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    node = text.parent
    while node is not None:
        found.append(node)
        node = node.parent
    return found
