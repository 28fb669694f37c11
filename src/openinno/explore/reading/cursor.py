"""Where a reading stands, as a value to keep, so that one that broke goes on, be it in another program."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Final, Literal, Self

import attrs
import msgspec

from ..._data import decoded
from ...labels import Label
from ..errors import BadQuery

__all__ = ["Cursor", "Digest", "Place"]

Digest: Final = hashlib.sha256
"""What tells whether rows are the same as before."""


@attrs.frozen(kw_only=True)
class Cursor:
    """Where a reading of rows stands.

    Args:
        dataset: Identifier of the dataset.
        query: The query as text, its clauses one a line.
        way: Whether the rows come page by page or as an export.
        rows: Rows passed, from the first of the dataset.
        digest: Digest of the last row passed (pages) or of all of them (an export), by which the portal is
            checked to still give the same rows before the reading goes on.
        total: Rows that the portal counted (pages), which must not have changed either: where rows are held
            twice, the last one may be the same although others moved.

    Examples:
        >>> cursor = Cursor(dataset="lieux", query="", way="export", rows=2, digest="ab")
        >>> Cursor.from_json(cursor.to_json()) == cursor
        True
    """

    dataset: str
    query: str
    way: Literal["pages", "export"]
    rows: int = attrs.field(validator=attrs.validators.ge(0))
    digest: str
    total: int | None = None

    def to_json(self) -> str:
        """Write the cursor as JSON."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read a cursor from the ``text`` that :meth:`to_json` wrote.

        Raises:
            BadQuery: This is no such text.
        """
        try:
            return decoded(text.encode() if isinstance(text, str) else text, cls)
        except (msgspec.MsgspecError, ValueError, RecursionError) as flaw:
            raise BadQuery.of(Label(f"curseur illisible : {flaw}", f"unreadable cursor: {flaw}")) from None

    def check(self, dataset: str, query: str) -> None:
        """Refuse to go on with another reading than the one that the cursor stands in.

        Args:
            dataset: Identifier of the dataset that is to be read.
            query: The query as text, its clauses one a line.

        Raises:
            BadQuery: The cursor stands in another dataset, or another query.

        Examples:
            >>> cursor = Cursor(dataset="lieux", query="limit=5", way="pages", rows=2, digest="ab")
            >>> cursor.check("lieux", "limit=5")
        """
        if (self.dataset, self.query) != (dataset, query):
            raise BadQuery.of(
                Label(
                    f"ce curseur est celui de « {self.dataset} » et d'une autre requête :\n{self.query}",
                    f"this cursor belongs to “{self.dataset}” and another query:\n{self.query}",
                )
            )


Place = Callable[[int], Cursor | None]
"""What tells where a reading stands after some rows of one batch, whatever was asked for since."""
