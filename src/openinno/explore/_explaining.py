"""What a call would send, told before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

import attrs

from ..labels import Label
from ._asked import Asked
from ._calls import facets_url
from ._core import GROUPS, PAGE, WALL
from ._exporting import export_parameters

__all__ = ["Call", "PlannedRequest", "explained"]

Call: TypeAlias = Literal["rows", "count", "aggregate", "facets", "export", "dataset"]


@attrs.frozen(kw_only=True)
class PlannedRequest:
    """A request that a call would send.

    Args:
        url: The address, as far as it can be told beforehand.
        when: What it is for, and under which condition it is sent.
    """

    url: str
    when: Label

    def __str__(self) -> str:
        return f"GET {self.url}\n    {self.when.text('en')}"


_DESCRIBED: Final = Label(
    "la description du jeu : types des champs, ordre stable",
    "the description of the dataset: types of its fields, a stable order",
)
_COUNTED: Final = Label("le nombre de lignes", "the number of rows")


def explained(
    asked: Asked, call: Call, *, form: str = "jsonl", names: Iterable[str] = ()
) -> tuple[PlannedRequest, ...]:
    """Return the requests that a call would send, in order."""
    asked.query.check()
    if call == "facets":
        # Of the catalogue, where no dataset is named.
        url = facets_url(asked.core, asked.dataset or None, asked.query, names)
        return (PlannedRequest(url=url, when=Label("les facettes", "the facets")),)
    described = PlannedRequest(url=asked.description_url(), when=_DESCRIBED)
    if call == "count":
        asked.refuse_groups()
        return (PlannedRequest(url=asked.url("records", limit=0), when=_COUNTED),)
    if call == "dataset":
        return (described,)
    if call == "export":
        export_parameters(asked, form, {})
        counted = PlannedRequest(url=asked.url("records", limit=0), when=_COUNTED)
        exported = PlannedRequest(url=asked.export_url(form), when=Label("l'export", "the export"))
        # Neither groups nor a sum of all rows can be compared with a number of rows.
        compared = not asked.query.grouping and not asked.query.is_aggregate
        return (described, *((counted,) if compared else ()), exported)
    return (described, *_rows(asked))


def _rows(asked: Asked) -> tuple[PlannedRequest, ...]:
    query = asked.query
    if query.is_aggregate:
        when = Label("la seule ligne de l'agrégat", "the one row of the aggregate")
        return (PlannedRequest(url=asked.url("records", limit=1), when=when),)
    most = GROUPS if query.grouping else PAGE
    limit = most if query.size is None else min(most, query.size)
    what = (
        Label("les groupes", "the groups")
        if query.grouping
        else Label(
            f"la première page, puis les suivantes jusqu'à la ligne {WALL}, dans un ordre stable",
            f"the first page, then the next ones up to row {WALL}, in a stable order",
        )
    )
    first = PlannedRequest(url=asked.url("records", limit=limit, offset=query.start), when=what)
    if query.size is not None and query.start + query.size <= (GROUPS if query.grouping else WALL):
        return (first,)
    more = Label(
        "à la place des pages suivantes, s'il y a davantage de lignes"
        if not query.grouping
        else "s'il y a davantage de groupes",
        "in place of the next pages, where there are more rows"
        if not query.grouping
        else "where there are more groups",
    )
    return (first, PlannedRequest(url=asked.export_url(), when=more))
