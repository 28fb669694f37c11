"""Rows of DuckDB turned into the JSON values that a portal sends."""

from __future__ import annotations

import datetime
import json
import zoneinfo
from collections.abc import Callable
from typing import Any, Final

from .data import Row
from .queries import Plan
from .values import Sql

_PRECISIONS: Final = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


def dumps(value: Any) -> str:
    """Return a JSON text as portals write it: nothing is escaped that need not be."""
    return json.dumps(value, ensure_ascii=False)


def renderers(plan: Plan) -> list[tuple[str, Callable[[Any], Any]]]:
    """Return what each column is called and how its values are sent."""
    return [(key, _many(_renderer(sql, plan.timezone), sql)) for key, sql in plan.columns.items()]


def rendered(plan: Plan, rows: list[tuple[Any, ...]]) -> list[Row]:
    """Return rows as a portal sends them."""
    columns = renderers(plan)
    return [
        {key: None if value is None else send(value) for (key, send), value in zip(columns, row, strict=True)}
        for row in rows
    ]


def _many(send: Callable[[Any], Any], sql: Sql) -> Callable[[Any], Any]:
    return (lambda values: [send(value) for value in values]) if sql.many else send


def _renderer(sql: Sql, timezone: str) -> Callable[[Any], Any]:
    zone = zoneinfo.ZoneInfo(timezone)
    pattern = _PRECISIONS[sql.field.precision if sql.field else "day"]
    makers: dict[str, Callable[[Any], Any]] = {
        "double": _number,
        "int": _number,
        "date": lambda value: value.strftime(pattern),
        "datetime": lambda value: value.replace(tzinfo=datetime.UTC).astimezone(zone).isoformat(),
        "geo_shape": json.loads,
        "file": json.loads,
        "json_blob": json.loads,
        "json_format": _parsed,
        "cluster": lambda value: {"cluster_centroid": {"lat": value["lat"], "lon": value["lon"]}},
        "box": _feature,
    }
    return makers.get(sql.type, lambda value: value)


def _number(value: Any) -> Any:
    """Send a whole number without decimals, as portals do for fields of type double too."""
    return int(value) if value == value // 1 else float(value)


def _parsed(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


def _feature(box: list[float]) -> Any:
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": {}}
