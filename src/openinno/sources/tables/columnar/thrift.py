"""The compact protocol of Thrift, in which Parquet says what it holds; as much of it as is asked here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

__all__ = ["Compact", "Fields"]

_DEEPEST: Final = 64
_WHOLE: Final = {4, 5, 6}
_LIST: Final = 9
_STRUCT: Final = 12
"""Kinds of values: whole numbers of any size, a list, a struct."""

Fields: TypeAlias = Mapping[int, tuple[int, int]]
"""The fields of a struct by number: the kind of each, and where its value begins."""


class Compact(NamedTuple):
    """Reads values; IndexError tells that there are too few bytes, ValueError that they are none."""

    data: bytes

    def struct(self, at: int, depth: int = 0) -> tuple[Fields, int]:
        """Return the fields of a struct, and where it ends."""
        fields: dict[int, tuple[int, int]] = {}
        field = 0
        # Readers end where the kind is nought, whatever the number before it.
        while (sign := self.data[at]) & 15:
            at += 1
            if sign >> 4:
                field += sign >> 4
            else:
                field, at = self._whole(at)
            kind = sign & 15
            fields[field] = (kind, at)
            # The kind itself says whether it is true or false.
            if kind > 2:
                at = self._behind(kind, at, depth)
        return fields, at + 1

    def number(self, fields: Fields, field: int, missing: int) -> int:
        """Return the whole number of a field; another one where there is none."""
        kind, at = fields.get(field, (0, 0))
        return self._whole(at)[0] if kind in _WHOLE else missing

    def inside(self, fields: Fields, field: int) -> Fields:
        """Return the fields of the struct that is a field."""
        kind, at = fields.get(field, (0, 0))
        if kind != _STRUCT:
            raise ValueError(kind)
        return self.struct(at)[0]

    def structs(self, fields: Fields, field: int) -> Iterator[Fields]:
        """Yield the structs of a list, each by its fields."""
        kind, at = fields.get(field, (0, 0))
        if kind != _LIST:
            raise ValueError(kind)
        size, kind, at = self._list(at)
        if size and kind != _STRUCT:
            raise ValueError(kind)
        for _ in range(size):
            found, at = self.struct(at)
            yield found

    def _behind(self, kind: int, at: int, depth: int) -> int:
        """Return where a value of a kind ends."""
        if depth > _DEEPEST:
            raise ValueError(depth)
        if kind in {1, 2, 3}:
            return at + 1
        if kind in _WHOLE:
            return self._length(at)[1]
        if kind == 7:
            return at + 8
        if kind == 8:
            size, at = self._length(at)
            return at + size
        if kind in {_LIST, 10}:
            return self._behind_list(at, depth)
        if kind == _STRUCT:
            return self.struct(at, depth + 1)[1]
        raise ValueError(kind)

    def _behind_list(self, at: int, depth: int) -> int:
        """Return where a list ends."""
        size, kind, at = self._list(at)
        for _ in range(size):
            at = self._behind(kind, at, depth + 1)
            if at > len(self.data):
                # A list may say that it has more than there is.
                raise IndexError(at)
        return at

    def _list(self, at: int) -> tuple[int, int, int]:
        """Return how many items a list has, their kind, and where they begin."""
        sign = self.data[at]
        size, at = (sign >> 4, at + 1) if sign >> 4 < 15 else self._length(at + 1)
        return size, sign & 15, at

    def _length(self, at: int) -> tuple[int, int]:
        """Return a number of seven bits a byte, and where it ends."""
        found = shift = 0
        while (byte := self.data[at]) > 127:
            found |= (byte & 127) << shift
            at, shift = at + 1, shift + 7
            if shift > 63:
                raise ValueError(shift)
        return found | byte << shift, at + 1

    def _whole(self, at: int) -> tuple[int, int]:
        """Return a whole number that may be below nought, and where it ends."""
        found, at = self._length(at)
        return (found >> 1) ^ -(found & 1), at
