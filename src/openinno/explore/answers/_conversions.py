"""What turns a value of a row into one of the type of its field: one function a field, made once.

Each takes a value that is not null and the findings of its row. What does not fit is given back as it came,
and told among the findings.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from ...dates import is_partial_date
from ...findings import Finding, Position, Severity, expected
from ...labels import Label
from ...points import Point, is_latitude, is_longitude
from .._moments import moment
from .datasets import DatasetField
from .shapes import read_file, read_shape

__all__ = ["Conversion", "conversion_of"]

Conversion: TypeAlias = Callable[[Any, list[Finding]], Any]
"""Converts a value, or gives it back and adds to the findings."""

_CODE: Final = "portal-value"
_EXACT: Final = 2**53
"""Beyond it, a float may stand for a whole number that it is not."""
_NOWHERE: Final = ((0.0, 0.0), (-5.983856, -1.363081))
"""Where coordinates (0, 0) fall that stood for nothing: latitude and longitude of the origin of degrees, and
of that of Lambert-93."""
_NEAR: Final = 0.001


def conversion_of(field: DatasetField) -> Conversion | None:
    """Return what converts the values of a field; None where they are given as they come."""
    make = _MAKERS.get(field.type)
    if make is None:
        return None
    wanted, convert = make(field.name)
    if not field.is_multivalued:
        return convert
    return _several(
        _unfit(field.name, Label(f"un tableau : {wanted.fr}", f"an array of: {wanted.en}")), convert
    )


def _unfit(name: str, wanted: Label) -> Conversion:
    """Return what gives a value back as it came, and says what it should have been."""
    fr, en = wanted.text("fr"), wanted.text("en")

    def told(value: Any, findings: list[Finding]) -> Any:
        findings.append(_finding(name, Severity.WARNING, expected(fr, en, value)))
        return value

    return told


def _finding(name: str, severity: Severity, text: Label) -> Finding:
    return Finding(code=_CODE, severity=severity, where=Position(column=name), text=text)


def _several(unfit: Conversion, one: Conversion) -> Conversion:
    def convert(value: Any, findings: list[Finding]) -> Any:
        if type(value) is not list:
            return unfit(value, findings)
        told: list[Finding] = []
        found = tuple([one(each, told) for each in value])
        if any(finding.severity is Severity.WARNING for finding in told):
            return unfit(value, findings)
        findings += told
        return found

    return convert


_Made: TypeAlias = tuple[Label, Conversion]
"""What a type wants, and what converts to it."""


def _text(name: str) -> _Made:
    wanted = Label("un texte", "a text")
    unfit = _unfit(name, wanted)

    def convert(value: Any, findings: list[Finding]) -> Any:
        return value if type(value) is str else unfit(value, findings)

    return wanted, convert


def _int(name: str) -> _Made:
    wanted = Label("un nombre entier", "a whole number")
    unfit = _unfit(name, wanted)

    def convert(value: Any, findings: list[Finding]) -> Any:
        if type(value) is int:
            return value
        if type(value) is float and value.is_integer() and abs(value) <= _EXACT:
            return int(value)
        return unfit(value, findings)

    return wanted, convert


def _double(name: str) -> _Made:
    wanted = Label("un nombre", "a number")
    unfit = _unfit(name, wanted)

    def convert(value: Any, findings: list[Finding]) -> Any:
        if type(value) is float:
            if math.isfinite(value):
                return value
            unfit(value, findings)
            return None
        if type(value) is not int:
            return unfit(value, findings)
        try:
            return float(value)
        except OverflowError:
            return unfit(value, findings)

    return wanted, convert


def _boolean(name: str) -> _Made:
    wanted = Label("true ou false", "true or false")
    unfit = _unfit(name, wanted)

    def convert(value: Any, findings: list[Finding]) -> Any:
        return value if type(value) is bool else unfit(value, findings)

    return wanted, convert


def _date(name: str) -> _Made:
    wanted = Label("une date AAAA, AAAA-MM ou AAAA-MM-JJ", "a date YYYY, YYYY-MM or YYYY-MM-DD")
    unfit = _unfit(name, wanted)

    def convert(value: Any, findings: list[Finding]) -> Any:
        return value if is_partial_date(value) else unfit(value, findings)

    return wanted, convert


def _datetime(name: str) -> _Made:
    wanted = Label(
        "une date et une heure ISO 8601 avec leur fuseau", "a date and time of ISO 8601 with their zone"
    )
    unfit = _unfit(name, wanted)

    def convert(value: Any, findings: list[Finding]) -> Any:
        return moment(value) or unfit(value, findings)

    return wanted, convert


def _point(name: str) -> _Made:
    wanted = Label(
        "un objet avec lat et lon, en degrés de -90 à 90 et de -180 à 180",
        "an object lat and lon, in degrees from -90 to 90 and from -180 to 180",
    )
    unfit = _unfit(name, wanted)

    def convert(value: Any, findings: list[Finding]) -> Any:
        if not isinstance(value, Mapping) or value.keys() != {"lat", "lon"}:
            return unfit(value, findings)
        latitude, longitude = value["lat"], value["lon"]
        if not (is_latitude(latitude) and is_longitude(longitude)):
            return unfit(value, findings)
        if any(abs(latitude - y) < _NEAR and abs(longitude - x) < _NEAR for y, x in _NOWHERE):
            findings.append(_finding(name, Severity.INFO, _stand_in(latitude, longitude)))
        return Point(latitude=latitude, longitude=longitude)

    return wanted, convert


def _stand_in(latitude: float, longitude: float) -> Label:
    return Label(
        f"ce point ({latitude}, {longitude}) est l'origine d'une projection : sans doute un lieu non précisé",
        f"this point ({latitude}, {longitude}) is the origin of a projection: no doubt a place not known",
    )


def _shape(name: str) -> _Made:
    wanted = Label("une géométrie GeoJSON", "a geometry of GeoJSON")
    unfit = _unfit(name, wanted)

    def convert(value: Any, findings: list[Finding]) -> Any:
        return read_shape(value) or unfit(value, findings)

    return wanted, convert


def _file(name: str) -> _Made:
    wanted = Label("la description d'un fichier", "the description of a file")
    unfit = _unfit(name, wanted)

    def convert(value: Any, findings: list[Finding]) -> Any:
        return read_file(value) or unfit(value, findings)

    return wanted, convert


_MAKERS: Final[Mapping[str, Callable[[str], _Made]]] = {
    "text": _text,
    "int": _int,
    "double": _double,
    "boolean": _boolean,
    "date": _date,
    "datetime": _datetime,
    "geo_point_2d": _point,
    "geo_shape": _shape,
    "file": _file,
}
"""What makes the conversion to each type; a type that is not here is given as it comes."""
