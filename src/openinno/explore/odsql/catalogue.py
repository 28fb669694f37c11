"""The functions that portals know, and why those that are often looked for do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from ...labels import Label
from ...listing import few_of
from ..errors import BadQuery
from .limits import box_faults, cluster_faults, now_faults, percentile_faults, range_faults, score_faults
from .patterns import pattern_faults
from .signatures import Role, Signature

__all__ = ["python_call", "signature"]

_NUMBER: Final = frozenset({"number"})
_TEXT: Final = frozenset({"text"})
_DATE: Final = frozenset({"date"})
_ORDERED: Final = frozenset({"number", "date"})
_GEO: Final = frozenset({"point", "shape"})
_POINT: Final = frozenset({"point"})


def _signatures() -> Iterator[Signature]:
    everywhere, not_grouped = (
        frozenset({"select", "where", "order_by", "group_by"}),
        frozenset({"select", "where", "order_by"}),
    )
    scalar = Role.SCALAR
    yield Signature(
        usage="length(text)", role=scalar, clauses=not_grouped, takes="[FCT]", of=_TEXT, gives="number"
    )
    yield Signature(
        usage="lower(text)", role=scalar, clauses=everywhere, takes="[FCT]", of=_TEXT, gives="text"
    )
    yield Signature(
        usage="now([name=number, …])",
        role=scalar,
        clauses=not_grouped,
        takes="K*",
        gives="date",
        limits=now_faults,
    )
    for part in ("year", "month", "day", "hour", "minute", "second"):
        yield Signature(
            usage=f"{part}(date)", role=scalar, clauses=everywhere, takes="[FCD]", of=_DATE, gives="number"
        )
    yield Signature(
        usage='date_format(date, "pattern")',
        role=scalar,
        clauses=everywhere,
        takes="[FCD]T",
        of=_DATE,
        gives="text",
        limits=pattern_faults,
    )
    yield Signature(usage="ifnull(value, value)", role=scalar, clauses=everywhere, takes="[FCTNBD][FCTNBDU]")
    yield Signature(
        usage='json_format(text[, "text" | null])',
        role=scalar,
        clauses=frozenset({"select"}),
        takes="[FC][TU]?",
        of=_TEXT,
        gives="json",
    )
    yield Signature(
        usage="distance(geo_field, geom'…')",
        role=scalar,
        clauses=frozenset({"select", "order_by"}),
        takes="FG",
        of=_GEO,
        gives="number",
    )
    yield Signature(
        usage="random(seed)", role=scalar, clauses=frozenset({"order_by"}), takes="N", gives="number"
    )
    yield Signature(
        usage='vector_similarity("text")',
        role=scalar,
        clauses=frozenset({"order_by"}),
        takes="T",
        gives="number",
    )

    aggregated, role = frozenset({"select", "order_by"}), Role.AGGREGATE
    yield Signature(
        usage="count(* | value | distinct value)",
        role=role,
        clauses=aggregated,
        takes="[SFCX]",
        gives="number",
    )
    for name in ("sum", "avg", "median"):
        yield Signature(
            usage=f"{name}(number)", role=role, clauses=aggregated, takes="[FC]", of=_NUMBER, gives="number"
        )
    for name in ("min", "max"):
        yield Signature(
            usage=f"{name}(number | date)", role=role, clauses=aggregated, takes="[FC]", of=_ORDERED
        )
    yield Signature(
        usage="percentile(number, 0..100)",
        role=role,
        clauses=aggregated,
        takes="[FC]N",
        of=_NUMBER,
        gives="number",
        limits=percentile_faults,
    )
    yield Signature(
        usage="envelope(geo_point_field)",
        role=role,
        clauses=frozenset({"select"}),
        takes="F",
        of=_POINT,
        gives="shape",
    )
    yield Signature(
        usage="bbox(geo_field)", role=role, clauses=frozenset({"select"}), takes="F", of=_GEO, gives="shape"
    )

    selected, role = frozenset({"select"}), Role.PROJECTION
    yield Signature(usage="include(field | prefix*)", role=role, clauses=selected, takes="[FW]")
    yield Signature(usage="exclude(field | prefix*)", role=role, clauses=selected, takes="[FW]")

    grouped, role = frozenset({"group_by"}), Role.GROUPING
    yield Signature(
        usage="range(field, [*,] bound, …[, *] | width | 1 day)",
        role=role,
        clauses=grouped,
        takes="F(?:S?[ND]+S?|P)",
        of=_ORDERED,
        limits=range_faults,
    )
    yield Signature(
        usage="geo_cluster(geo_point_field, zoom[, radius])",
        role=role,
        clauses=grouped,
        takes="FNN?",
        of=_POINT,
        limits=cluster_faults,
    )

    where, role = frozenset({"where"}), Role.CONDITION
    for name in ("search", "suggest", "startswith"):
        yield Signature(usage=f'{name}([* | field, …,] "text")', role=role, clauses=where, takes="(?:S|F+)?T")
    yield Signature(
        usage="within_distance(geo_field, geom'…', 1km)", role=role, clauses=where, takes="FGL", of=_GEO
    )
    yield Signature(
        usage="in_bbox(geo_field, latitude, longitude, latitude, longitude)",
        role=role,
        clauses=where,
        takes="FNNNN",
        of=_GEO,
        limits=box_faults,
    )
    for name in ("intersects", "disjoint", "within"):
        yield Signature(usage=f"{name}(geo_field, geom'…')", role=role, clauses=where, takes="FG", of=_GEO)
    yield Signature(
        usage='vector_similarity_threshold("text"[, 0..1])',
        role=role,
        clauses=where,
        takes="TN?",
        limits=score_faults,
    )


_KNOWN: Final = {one.name: one for one in _signatures()}

_SHOWN_BY: Final = Label("openinno.explore.odsql")
_OF_PYTHON: Final = frozenset({"sum", "min", "max", "range"})
"""The functions that an underscore sets apart from those of Python."""

_MISSING: Final = {
    **dict.fromkeys(
        ("stddev", "stdev", "variance", "var"), Label("aucun portail ne la calcule", "no portal computes it")
    ),
    **dict.fromkeys(
        ("case", "if", "iif", "coalesce"), Label("seul ifnull(a, b) choisit", "only ifnull(a, b) chooses")
    ),
    **dict.fromkeys(("upper", "ucase"), Label("seul lower() existe", "only lower() exists")),
    **dict.fromkeys(
        ("cast", "concat"), Label("calculez-le une fois les lignes reçues", "compute it on the rows received")
    ),
    **dict.fromkeys(
        ("day_of_week", "dayofweek"), Label('utilisez date_format(date, "e")', 'use date_format(date, "e")')
    ),
}


def signature(name: str) -> Signature:
    """Return what is known of a function.

    Raises:
        BadQuery: There is no such function; near names are told.

    Examples:
        >>> signature("count").usage
        'count(* | value | distinct value)'
    """
    found = _KNOWN.get(name.lower())
    if found is None:
        why = _MISSING.get(name.lower()) or _near(name)
        raise BadQuery.of(
            Label(
                f"la fonction {name}() n'existe pas : {why.text('fr')}",
                f"there is no function {name}(): {why.text('en')}",
            )
        )
    return found


def python_call(name: str) -> str:
    """Return how a function is called in Python on a field, by either of its names; empty for no function.

    Examples:
        >>> python_call("sum"), python_call("search"), python_call("sort")
        ('sum_(field(…))', 'search("…", field(…))', '')
    """
    bare = name.rstrip("_")
    if bare not in {*_KNOWN, "count_distinct"}:
        return ""
    words = '"…", ' if bare in {"search", "suggest", "startswith"} else ""
    return f"{bare}{'_' * (bare in _OF_PYTHON)}({words}field(…))"


def _near(name: str) -> Label:
    near = ", ".join(get_close_matches(name.lower()[:60], _KNOWN, n=3))
    if near:
        return Label(f"proches : {near}", f"near it: {near}")
    every = few_of(sorted(_KNOWN), shown_by=_SHOWN_BY)
    return Label(f"fonctions : {every.text('fr')}", f"functions: {every.text('en')}")
