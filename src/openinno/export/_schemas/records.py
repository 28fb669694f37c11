"""The types that the classes of records declare, as JSON Schema: what a reader of JSON takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, NewType, TypeAlias, TypeVar, Union, get_args, get_origin

import attrs

from ...fields import fields_of
from ...holds import Holds
from ...shapes import declared
from ...vocabulary import Term
from .patterns import PARTIAL_DATE, VISIBLE, whole
from .texts import COLUMN_TEXTS

__all__ = ["Definitions", "Schema"]

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, or a part of one."""

_PLAIN: Final[Mapping[Any, str]] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    NoneType: "null",
}
_LIMITS: Final[Mapping[Holds, Schema]] = {
    Holds.NAME: {"pattern": VISIBLE},
    Holds.DATE: {"pattern": whole(PARTIAL_DATE)},
    Holds.MONTHS: {"minimum": 0, "maximum": 2**63 - 1},
    Holds.LATITUDE: {"minimum": -90, "maximum": 90},
    Holds.LONGITUDE: {"minimum": -180, "maximum": 180},
}
"""The limits of the table of fields, which are functions there."""


class Definitions:
    """The definitions of a schema, one a class or vocabulary, made when they are first referred to.

    Args:
        lang: Language of the titles.
    """

    def __init__(self, lang: str) -> None:
        self.made: dict[str, Schema] = {}
        self._lang: str = lang

    def of(self, hint: Any) -> Schema:
        """Return the schema of a declared type, such as ``tuple[Claim[Theme], ...]``."""
        kind, arguments = get_origin(hint) or hint, get_args(hint)
        if kind in {Union, UnionType}:
            return self._union(arguments)
        if kind is tuple:
            return self._tuple(arguments)
        if kind is dict:
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if isinstance(kind, NewType):
            return self.of(kind.__supertype__)
        if kind in _PLAIN:
            return {"type": _PLAIN[kind]}
        return self._named(kind, arguments)

    def _union(self, options: Sequence[Any]) -> Schema:
        if all(option in _PLAIN for option in options):
            names = [_PLAIN[option] for option in options]
            return {"type": [name for name in names if not (name == "integer" and "number" in names)]}
        schemas = [self.of(option) for option in options]
        merged = [one for one in schemas if set(one) == {"type"}]
        plain = [{"type": [one["type"] for one in merged]}] if len(merged) > 1 else merged
        return {"anyOf": [*(one for one in schemas if one not in merged), *plain]}

    def _tuple(self, items: Sequence[Any]) -> Schema:
        if items[1:] == (...,):
            return {"type": "array", "items": self.of(items[0])}
        return {
            "type": "array",
            "prefixItems": [self.of(item) for item in items],
            "minItems": len(items),
            "maxItems": len(items),
        }

    def _named(self, kind: Any, arguments: Sequence[Any]) -> Schema:
        name = "Of".join([kind.__name__, *(one.__name__ for one in arguments)])
        if name not in self.made:
            # A class that holds itself finds its name taken.
            self.made[name] = {}
            self.made[name].update(
                self._word(kind) if issubclass(kind, Enum) else self._record(kind, arguments)
            )
        return {"$ref": f"#/$defs/{name}"}

    def _word(self, kind: type[Enum]) -> Schema:
        codes: Schema = {"enum": [member.value for member in kind]}
        if not issubclass(kind, Term):
            return codes
        told = kind.vocabulary()
        texts = {"title": told.singular.text(self._lang), "description": told.description.text(self._lang)}
        return {**texts, **codes}

    def _record(self, kind: Any, arguments: Sequence[Any]) -> Schema:
        known = dict(zip(getattr(kind, "__parameters__", ()), arguments, strict=False))
        told = {field.name: field for field in fields_of(kind)}
        properties: Schema = {}
        for name, hint in declared(kind).items():
            schema = self.of(known.get(hint, hint) if isinstance(hint, TypeVar) else hint)
            if name in told:
                field = told[name]
                schema = {**self._texts(field.column or name, field.label), **schema}
                schema.update(_LIMITS.get(field.holds, {}))
            properties[name] = schema
        return {
            "type": "object",
            "properties": properties,
            "required": [one.name for one in attrs.fields(kind) if one.default is attrs.NOTHING],
            "additionalProperties": False,
        }

    def _texts(self, column: str, label: Any) -> Schema:
        texts: Schema = {"title": label.text(self._lang)}
        if column in COLUMN_TEXTS and COLUMN_TEXTS[column].label == label:
            texts["description"] = COLUMN_TEXTS[column].help.text(self._lang)
        return texts
