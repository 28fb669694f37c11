"""The census that needs nothing: the structures that the five documents name."""

from __future__ import annotations

from functools import cache

from .._data import read_bytes
from ..census import Census
from ..envelope import from_json

__all__ = ["embedded_census"]


@cache
def embedded_census() -> Census:
    """Return the structures that the documents name, with the actors, initiatives and relations around them.

    It is a real census and a partial one: the documents name these structures as examples, and the national
    census of 2020, of more than 150, is not public any more. No share of it says anything of France.

    Examples:
        >>> census = embedded_census()
        >>> census["bliiida"].sites[0].commune
        'Metz'
        >>> census.source.scope.text("en")[:19]
        'The structures that'
    """
    return from_json(read_bytes("census.json"), trusted=True)
