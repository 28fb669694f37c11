"""The resilience initiatives as the page knows them, each where its town or its région is."""

from __future__ import annotations

from typing import Any

from ...census import Census
from ...geography import find_communes
from ...initiatives import Initiative
from ...labels import Label
from .citing import sources_of
from .packing import Packer
from .places import region_place
from .rows import rows_of_initiative
from .texts import Text, text

__all__ = ["initiatives_of"]


def initiatives_of(census: Census, packer: Packer) -> list[dict[str, Any]]:
    """Return the initiatives of a census.

    Args:
        census: The census.
        packer: Writes once what many cards say alike.

    Examples:
        >>> import openinno as oi
        >>> first = initiatives_of(oi.embedded_census(), Packer())[0]
        >>> first["where"], first["at"]
        ('Metz, Grand Est', [49.119, 6.173])
    """
    return [_content(one, packer) for one in census.initiatives]


def _content(one: Initiative, packer: Packer) -> dict[str, Any]:
    at = _point(one)
    return {
        "id": one.id,
        "title": text(one.title),
        "axis": text(one.axis.value) if one.axis else None,
        "where": _where(one),
        "at": at,
        "region": None if at else region_place(one.region),
        "rows": packer.rows(rows_of_initiative(one)),
        "note": text(one.note) if one.note else None,
        "sources": packer.sources(sources_of(one.sources)),
    }


def _point(one: Initiative) -> list[float] | None:
    """Return the centre of its town, where one commune only has that name in its région."""
    named = [match.place for match in find_communes(one.town)] if one.town else []
    here = [
        place for place in named if one.region is None or (place.region and place.region.name == one.region)
    ]
    if len(here) != 1 or here[0].point is None:
        return None
    return [here[0].point.latitude, here[0].point.longitude]


def _where(one: Initiative) -> Text:
    named = ", ".join(dict.fromkeys(filter(None, (one.town, one.region))))
    return named or one.printed or text(Label("lieu non précisé", "place not given"))
