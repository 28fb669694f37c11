"""The plans of the calls that answer at once: a count, groups, facets, attachments, formats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, TypeVar

import attrs

from ..labels import Label
from ._asked import Asked, gives_rows
from ._core import Core
from ._retry import Tries
from ._steps import Plan
from .answers import (
    Attachment,
    ExportFormat,
    PortalFacet,
    read_attachments,
    read_facets,
    read_formats,
)
from .errors import BadQuery, ExploreError
from .odsql import Query
from .reading.readings import Reading

__all__ = [
    "aggregated",
    "attached",
    "counted",
    "counting",
    "faceted",
    "facets_url",
    "formats",
    "formats_if_told",
    "refuse_rows",
]

T = TypeVar("T")

_OF_FACETS: Final = frozenset({"where", "refine", "exclude", "lang", "timezone"})
"""The parameters that mean something where facets are asked for."""


def counted(asked: Asked) -> Plan[int]:
    """Count the rows that a query selects, whatever its limit."""
    question = counting(asked)
    return (yield from _with_reasons(question, question.count()))


def counting(asked: Asked) -> Asked:
    """Return the question how many rows there are: which ones, without what they show and in which order."""
    asked.refuse_groups()
    query = asked.query
    bare = Query(
        conditions=query.conditions,
        refinements=query.refinements,
        exclusions=query.exclusions,
        language=query.language,
        zone=query.zone,
    )
    return attrs.evolve(asked, query=bare)


def aggregated(asked: Asked) -> Plan[tuple[dict[str, Any], ...]]:
    """Return every group of a query that groups, or the one row of one that only sums up."""
    refuse_rows(asked.query)
    reading, found = Reading(asked), list[dict[str, Any]]()
    while (batch := (yield from reading.batch())) is not None:
        found += batch
    return tuple(found)


def refuse_rows(query: Query) -> None:
    """Refuse a query of rows where groups or a sum of all rows are asked for."""
    if gives_rows(query):
        raise BadQuery.of(
            Label(
                "aggregate() demande un regroupement, ou une sélection d'agrégats comme count() ;"
                " pour des lignes, appelez rows()",
                "aggregate() wants groups, or a selection of aggregates such as count();"
                " for rows, call rows()",
            )
        )


def faceted(
    core: Core, dataset: str | None, query: Query, names: Iterable[str]
) -> Plan[tuple[PortalFacet, ...]]:
    """Count the values of the facets of a dataset, or of the catalogue."""
    plan = core.json(facets_url(core, dataset, query, names), read_facets)
    if dataset is None:
        return (yield from plan)
    return (yield from _with_reasons(Asked(core, dataset, query), plan))


def _with_reasons(asked: Asked, plan: Plan[T]) -> Plan[T]:
    """Do what a plan does; where the portal refuses the query, say why in our words too.

    These calls do not read the description of the dataset beforehand, which would cost a call each time.
    """
    try:
        return (yield from plan)
    except BadQuery as refused:
        if refused.status is not None:
            yield from _give_reasons(asked, refused)
        raise


def _give_reasons(asked: Asked, refused: BadQuery) -> Plan[None]:
    try:
        described = yield from asked.description()
    except ExploreError:
        return
    faults = asked.query.faults(described.fields)
    if faults:
        fr, en = ("; ".join(fault.text(lang) for fault in faults) for lang in ("fr", "en"))
        refused.text = Label(f"{refused.text.text('fr')} ; {fr}", f"{refused.text.text('en')}; {en}")
        refused.faults = faults


def facets_url(core: Core, dataset: str | None, query: Query, names: Iterable[str]) -> str:
    """Return the address of the facets of a dataset, or of the catalogue; one text is one name."""
    names = (names,) if isinstance(names, str) else names
    parameters = [one for one in core.parameters(query) if one[0] in _OF_FACETS]
    path = ["catalog"] if dataset is None else ["catalog", "datasets", dataset]
    return core.url(*path, "facets", parameters=[*parameters, *(("facet", name) for name in names)])


def attached(core: Core, dataset: str) -> Plan[tuple[Attachment, ...]]:
    """List the files attached to a dataset."""
    return (yield from core.json(core.url("catalog", "datasets", dataset, "attachments"), read_attachments))


def formats(core: Core, dataset: str) -> Plan[tuple[ExportFormat, ...]]:
    """List the formats that a dataset can be exported in."""
    return (yield from core.json(_formats_url(core, dataset), read_formats))


def formats_if_told(core: Core, dataset: str) -> Plan[tuple[ExportFormat, ...]]:
    """Ask once for the formats of a dataset, to say more of another error; none where that fails as well."""
    once = Tries(attrs.evolve(core.policy, attempts=1))
    try:
        return (yield from core.json(_formats_url(core, dataset), read_formats, tries=once))
    except ExploreError:
        return ()


def _formats_url(core: Core, dataset: str) -> str:
    return core.url("catalog", "datasets", dataset, "exports")
