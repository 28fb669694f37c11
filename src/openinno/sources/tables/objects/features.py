"""A feature of GeoJSON as a row: its properties, its geometry and its identifier side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ....plain_json import Repeated
from ..nested import Doubt, repeated

__all__ = ["is_feature", "row_of"]

_OWN: Final = {"type", "properties", "geometry", "bbox"}
"""What a feature has that is no column of its own name; a box only repeats what the geometry tells."""


def is_feature(value: Mapping[str, Any]) -> bool:
    """Tell whether an object is a feature of GeoJSON.

    Examples:
        >>> is_feature({"type": "Feature", "properties": None, "geometry": None})
        True
    """
    return value.get("type") == "Feature" and "geometry" in value and "properties" in value


def row_of(value: dict[str, Any]) -> tuple[dict[str, Any], list[Doubt]]:
    """Return an object with the properties of a feature brought to its top, and what is doubtful in it.

    What is no feature stays as it is. A property that has the name of something else in the feature is called
    ``properties.geometry``, for example; an identifier that is not the one among the properties,
    ``feature.id``.

    Examples:
        >>> row, _ = row_of({"type": "Feature", "id": 7, "properties": {"nom": "H7"}, "geometry": None})
        >>> row
        {'id': 7, 'nom': 'H7', 'geometry': None}
    """
    if not is_feature(value):
        return value, []
    properties = value["properties"]
    if not isinstance(properties, dict):
        properties = {} if properties is None else {"properties": properties}
    row = {key: part for key, part in value.items() if key not in _OWN}
    if "id" in properties and "id" in row and row.pop("id") != properties["id"]:
        row["feature.id"] = value["id"]
    for key, part in properties.items():
        row[f"properties.{key}" if key == "geometry" or key in row else key] = part
    row["geometry"] = value["geometry"]
    again = [part for part in (value, properties) if type(part) is Repeated]
    return row, [repeated((), part.keys_again) for part in again]
