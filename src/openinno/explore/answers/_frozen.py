"""A mapping that does not change, but can be compared, copied and sent to another process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import attrs

__all__ = ["NOTHING", "Frozen", "kept"]

V = TypeVar("V")


@attrs.frozen(eq=False, repr=False)
class Frozen(Mapping[str, V]):
    """A read-only view of a dictionary that nobody else holds.

    The standard library has one too, which cannot be copied, nor sent to another process.

    Examples:
        >>> one = Frozen({"nom": "TUBA"})
        >>> one["nom"], one == {"nom": "TUBA"}
        ('TUBA', True)
    """

    _of: dict[str, V]

    def __getitem__(self, key: str) -> V:
        return self._of[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)

    def __contains__(self, key: object) -> bool:
        return key in self._of

    def __repr__(self) -> str:
        return repr(self._of)


NOTHING: Frozen[Any] = Frozen({})
"""The empty one."""


def kept(value: Mapping[str, V], *known: str) -> Mapping[str, V]:
    """Return what a mapping holds besides the keys that are known."""
    rest = {key: one for key, one in value.items() if key not in known}
    return Frozen(rest) if rest else NOTHING
