"""French pages in which no sign, such as a colon, is parted from the word it follows."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from openinno.typography import unbroken

__all__ = ["Spaces"]

_AS_WRITTEN = (nodes.literal, nodes.literal_block, nodes.doctest_block, nodes.raw, nodes.comment)


class Spaces(SphinxPostTransform):
    """Put spaces that do not break where French wants them; catalogues are written with plain ones."""

    default_priority = 900

    def run(self, **kwargs: object) -> None:
        """Go through the texts of a page, code and outputs aside."""
        if self.config.language != "fr":
            return
        for text in list(self.document.findall(nodes.Text)):
            kept = unbroken(text.astext())
            if kept != text and not any(isinstance(one, _AS_WRITTEN) for one in _above(text)):
                text.parent.replace(text, nodes.Text(kept))


def _above(text: nodes.Text) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    node = text.parent
    while node is not None:
        found.append(node)
        node = node.parent
    return found
