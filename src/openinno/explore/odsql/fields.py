"""Names of fields and aliases: how they are written, and when they need backquotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from ...labels import Label, is_whole
from .given import shown, text_faults
from .nodes import Expression

__all__ = ["KEYWORDS", "RESERVED", "Field", "alias_faults", "quoted"]

KEYWORDS: Final = frozenset(
    (
        *("and", "as", "asc", "desc", "distinct", "false", "in", "is", "like", "not", "null", "or", "to"),
        "true",
    )
)
"""Words that are part of the grammar: not even an alias may be one."""
RESERVED: Final = KEYWORDS.union(
    ("avg", "by", "count", "date_format", "day", "dayofweek", "equi", "group", "hour", "ifnull", "limit"),
    ("lower", "max", "millisecond", "min", "minute", "month", "quarter", "range", "search", "second"),
    ("select", "sum", "top", "upper", "where", "year"),
)
"""Words that name a field only between backquotes; all but the keywords may be aliases."""

_PLAIN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@attrs.frozen
class Field(Expression):
    """A field, or an alias, by its ``name``.

    The operators live on what :func:`field` returns: this is the value they build.

    Examples:
        >>> print(Field("nom"), Field("12"), Field("year"))
        nom `12` `year`
    """

    name: str

    def _faults(self) -> Iterator[Label]:
        wrong = tuple(text_faults(self.name, Label("le nom d'un champ", "the name of a field")))
        if wrong:
            yield from wrong
        elif not self.name.strip():
            yield Label(
                f"le nom d'un champ est attendu, et non {self.name!r}",
                f"expected the name of a field, got {self.name!r}",
            )
        elif not self.name.isprintable() or not is_whole(self.name) or "`" in self.name or "\\" in self.name:
            yield Label(
                f"{self.name!r} ne peut pas nommer un champ : ni accent grave, ni barre oblique inverse,"
                " ni caractère de contrôle",
                f"{self.name!r} cannot name a field: no backquote, no backslash, no control character",
            )

    def __str__(self) -> str:
        return quoted(self.name)


def quoted(name: str) -> str:
    """Return a name as a query writes it: between backquotes only where it must be.

    Examples:
        >>> quoted("nom"), quoted("code postal")
        ('nom', '`code postal`')
    """
    plain = _PLAIN.fullmatch(name) and name.lower() not in RESERVED
    return name if plain else f"`{name}`"


def alias_faults(name: object) -> Iterator[Label]:
    """Yield what is wrong with an alias: portals are sure to take plain identifiers only."""
    if not isinstance(name, str) or not _PLAIN.fullmatch(name) or name.lower() in KEYWORDS:
        yield Label(
            f"{shown(name)} ne peut pas être un alias : lettres sans accent, chiffres et _, sans chiffre"
            " au début, et pas de mot-clé",
            f"{shown(name)} cannot be an alias: plain letters, digits and _, no digit first, and no keyword",
        )
