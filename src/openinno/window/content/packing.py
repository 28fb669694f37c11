"""What many cards say alike is written once, so that a page of twenty thousand places stays small."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .texts import Text

__all__ = ["Packer"]


class Packer:
    """Replaces texts by their places in a table, and rows by lists.

    Examples:
        >>> packer = Packer()
        >>> values = [{"text": "actif", "basis": ["énoncé", "stated"]}]
        >>> packer.rows([{"label": ["état", "status"], "values": values}])
        [[0, [[1, 2]]]]
        >>> packer.texts
        [['état', 'status'], 'actif', ['énoncé', 'stated']]
    """

    def __init__(self) -> None:
        self.texts: list[Text] = []
        """The texts, in the order in which they were met."""
        self._places: dict[str | tuple[str, ...], int] = {}

    def rows(self, rows: Iterable[Mapping[str, Any]]) -> list[list[Any]]:
        """Return rows as lists: the label, then of each value its text, basis, citation and address."""
        return [
            [self._place(row["label"]), self._listed(row["values"], ("text", "basis", "says", "url"))]
            for row in rows
        ]

    def ties(self, ties: Iterable[Mapping[str, Any]]) -> list[list[Any]]:
        """Return ties as lists: the sentence, its basis, and whom it leads to."""
        return self._listed(ties, ("text", "basis", "to"))

    def sources(self, sources: Iterable[Mapping[str, Any]]) -> list[list[Any]]:
        """Return sources as lists: the name and the address."""
        return self._listed(sources, ("text", "url"))

    def _listed(self, values: Iterable[Mapping[str, Any]], names: Iterable[str]) -> list[list[Any]]:
        listed = []
        for value in values:
            cells = [None if value.get(name) is None else self._place(value[name]) for name in names]
            while cells and cells[-1] is None:
                cells.pop()
            listed.append(cells)
        return listed

    def _place(self, text: Text) -> int:
        key = text if isinstance(text, str) else tuple(text)
        if key not in self._places:
            self._places[key] = len(self.texts)
            self.texts.append(text)
        return self._places[key]
