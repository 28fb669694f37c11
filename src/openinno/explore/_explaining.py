"""What a call would send, told before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias, get_args

import attrs

from ..labels import Label
from ._asked import Asked, at_most, gives_rows
from ._calls import counting, facets_url, refuse_rows
from ._core import GROUPS, PAGE, WALL
from .errors import BadQuery
from .export.options import Option, export_parameters
from .odsql import Query

__all__ = ["Call", "PlannedRequest", "explained"]

Call: TypeAlias = Literal["rows", "count", "aggregate", "facets", "export", "dataset"]


@attrs.frozen(kw_only=True)
class PlannedRequest:
    """A request that a call would send.

    Args:
        url: The address, as far as it can be told beforehand: without the order that is added to rows, which
            the description of the dataset tells.
        when: What it is for, and under which condition it is sent.

    Examples:
        >>> from openinno.explore import Client
        >>> (planned,) = Client("opendata.example.fr").explain("lieux", call="count")
        >>> planned.url.rpartition("/")[2], planned.when.text("en")
        ('records?lang=fr&limit=0', 'the number of rows')
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
    asked: Asked,
    call: Call,
    *,
    form: str = "jsonl",
    names: Iterable[str] = (),
    options: Mapping[str, Option] | None = None,
) -> tuple[PlannedRequest, ...]:
    """Return the requests that a call would send, in order; what the call would refuse is refused."""
    match call:
        case "facets":
            # Of the catalogue, where no dataset is named.
            url = facets_url(asked.core, asked.dataset or None, asked.query, names)
            return (PlannedRequest(url=url, when=Label("les facettes", "the facets")),)
        case "count":
            return (_count(counting(asked)),)
        case "dataset":
            # That call takes no query.
            return (_description(attrs.evolve(asked, query=Query())),)
        case "rows":
            return (_description(asked), *_rows(asked))
        case "aggregate":
            refuse_rows(asked.query)
            return (_description(asked), *_rows(asked))
        case "export":
            return (_description(asked), *_export(asked, form, options or {}))
        case _:
            raise _unknown(call)


def _unknown(call: str) -> BadQuery:
    known = ", ".join(get_args(Call))
    return BadQuery.of(
        Label(f"appel inconnu : {call!r} ; possibles : {known}", f"unknown call: {call!r}; possible: {known}")
    )


def _description(asked: Asked) -> PlannedRequest:
    return PlannedRequest(url=asked.description_url(), when=_DESCRIBED)


def _count(asked: Asked) -> PlannedRequest:
    return PlannedRequest(url=asked.url("records", limit=0), when=_COUNTED)


def _export(asked: Asked, form: str, options: Mapping[str, Option]) -> tuple[PlannedRequest, ...]:
    url = asked.export_url(form, export_parameters(asked.query, form, options))
    exported = PlannedRequest(url=url, when=Label("l'export", "the export"))
    # Neither groups nor a sum of all rows can be compared with a number of rows.
    return (_count(asked), exported) if gives_rows(asked.query) else (exported,)


def _rows(asked: Asked) -> tuple[PlannedRequest, ...]:
    query = asked.query
    if query.is_aggregate:
        when = Label("la seule ligne de l'agrégat", "the one row of the aggregate")
        return (PlannedRequest(url=asked.url("records", limit=1), when=when),)
    if query.grouping:
        return _groups(asked)
    limit = at_most(query, PAGE)
    if query.start + limit > WALL:
        when = Label("les lignes, qu'aucune page ne montre", "the rows, which no page shows")
        return (_count(asked), PlannedRequest(url=asked.export_url(), when=when))
    when = Label(
        f"la première page, puis les suivantes jusqu'à la ligne {WALL}, dans un ordre stable",
        f"the first page, then the next ones up to row {WALL}, in a stable order",
    )
    first = PlannedRequest(url=asked.url("records", limit=limit, offset=query.start), when=when)
    if query.size is not None and query.start + query.size < WALL:
        return (first,)
    more = Label(
        "à la place des pages suivantes, s'il y a davantage de lignes",
        "in place of the next pages, where there are more rows",
    )
    return (first, PlannedRequest(url=asked.export_url(), when=more))


def _groups(asked: Asked) -> tuple[PlannedRequest, ...]:
    query, what = asked.query, Label("les groupes", "the groups")
    left = GROUPS - query.start
    if left <= 0:
        return (PlannedRequest(url=asked.export_url(), when=what),)
    limit = at_most(query, left)
    first = PlannedRequest(url=asked.url("records", limit=limit, offset=query.start), when=what)
    if limit == query.size:
        return (first,)
    more = Label("s'il y a davantage de groupes", "where there are more groups")
    return (first, PlannedRequest(url=asked.export_url(), when=more))
