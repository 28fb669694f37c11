"""What ``openinno portal`` writes: each answer as text for people, as JSON, or as CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import click

from ..explore._explaining import PlannedRequest
from ..explore.answers import Dataset, FacetValue, PortalFacet
from ._language import both
from ._output import counted, write_csv, write_json, write_text

__all__ = ["write_datasets", "write_facets", "write_fields", "write_plan", "write_rows"]


def write_plan(requests: Sequence[PlannedRequest], lang: str) -> None:
    """Write the requests that a call would send, each with what it is for."""
    for request in requests:
        write_text([f"GET {request.url}", f"    {request.when.text(lang)}"])


def write_datasets(datasets: Iterable[Dataset], form: str, lang: str) -> None:
    """Write the datasets of a portal, one a line."""
    header = both(lang, "jeu|titre|lignes|modifié", "dataset|title|rows|modified").split("|")
    rows = (
        (one.id, one.title or "", one.records_count, one.modified and one.modified.isoformat())
        for one in datasets
    )
    if form == "csv":
        write_csv(header, rows, lang)
    elif form == "json":
        write_json([dict(zip(("dataset", "title", "rows", "modified"), row, strict=True)) for row in rows])
    else:
        for dataset, title, count, _ in rows:
            write_text([f"{dataset}  {title}" + (f"  ({count})" if count is not None else "")])


def write_fields(dataset: Dataset, form: str, lang: str) -> None:
    """Write the fields of a dataset: name, type, label, and whether it is a facet or holds several values."""
    header = both(lang, "champ|type|libellé|facette|multiple", "field|type|label|facet|multivalued").split(
        "|"
    )
    rows = [(one.name, one.type, one.label, one.is_facet, one.is_multivalued) for one in dataset.fields]
    if form == "csv":
        yes, no = both(lang, "oui", "yes"), both(lang, "non", "no")
        write_csv(header, [(*row[:3], *(yes if flag else no for flag in row[3:])) for row in rows], lang)
    elif form == "json":
        keys = ("field", "type", "label", "facet", "multivalued")
        write_json([dict(zip(keys, row, strict=True)) for row in rows])
    else:
        width = max((len(row[0]) for row in rows), default=0)
        notes = (both(lang, "facette", "facet"), both(lang, "multiple", "multivalued"))
        for name, kind, label, *flags in rows:
            told = ", ".join(note for note, flag in zip(notes, flags, strict=True) if flag)
            write_text([f"{name:<{width}}  {kind:<12}  {label or ''}" + (f"  [{told}]" if told else "")])


def write_facets(facets: Sequence[PortalFacet], form: str, lang: str) -> None:
    """Write the values of facets with their counts."""
    rows = [(facet.name, *found) for facet in facets for found in _flat(facet.values, 0)]
    if form == "csv":
        header = both(lang, "facette|valeur|nombre", "facet|value|count").split("|")
        write_csv(header, [(name, value, count) for name, _, value, count in rows], lang)
    elif form == "json":
        write_json([{"facet": name, "value": value, "count": count} for name, _, value, count in rows])
    else:
        last = None
        for name, depth, value, count in rows:
            if name != last:
                write_text([name])
                last = name
            write_text(counted("  " * depth + value, count or 0, ""))


def _flat(values: Iterable[FacetValue], depth: int) -> Iterator[tuple[int, str, int | None]]:
    for value in values:
        yield depth, value.name, value.count
        yield from _flat(value.children, depth + 1)


def write_rows(rows: Iterable[Mapping[str, Any]], form: str, lang: str) -> None:
    """Write rows as they come, without holding them: JSON Lines, a JSON array, or CSV."""
    if form == "csv":
        found = iter(rows)
        first = next(found, None)
        if first is not None:
            columns = list(first)
            write_csv(columns, _cells(first, found, columns, lang), lang)
    elif form == "json":
        opening = b"[\n"
        for row in rows:
            click.echo(opening + _line(row), nl=False)
            opening = b",\n"
        click.echo(b"[]\n" if opening == b"[\n" else b"\n]\n", nl=False)
    else:
        for row in rows:
            click.echo(_line(row) + b"\n", nl=False)


def _cells(
    first: Mapping[str, Any], rest: Iterator[Mapping[str, Any]], columns: Sequence[str], lang: str
) -> Iterator[list[object]]:
    for row in chain([first], rest):
        yield [_cell(row.get(name), lang) for name in columns]


def _cell(value: Any, lang: str) -> object:
    """Write what is no single value as the portal does in CSV: a point as two numbers, the rest as JSON."""
    if isinstance(value, Mapping) and value.keys() == {"lat", "lon"}:
        return f"{value['lat']}, {value['lon']}"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ",".join(value)
    if isinstance(value, list | Mapping | bool):
        return json.dumps(value, ensure_ascii=False)
    # With all its digits, and the decimal comma that French spreadsheets want.
    return repr(value).replace(".", both(lang, ",", ".")) if isinstance(value, float) else value


def _line(row: Mapping[str, Any]) -> bytes:
    # Signs outside of UTF-8 and of the terminal stay escaped.
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace")
