"""The compact protocol of Thrift, in which Parquet says what it holds; as much of it as is asked here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

__all__ = ["LONG", "SHORT", "Compact", "Fields"]

_DEEPEST: Final = 64
SHORT: Final = 5
LONG: Final = 6
_LIST: Final = 9
_STRUCT: Final = 12
"""Kinds of values: whole numbers of 32 and of 64 bits, a list, a struct."""
_SHORT: Final = (1 << 32) - 1

Fields: TypeAlias = Mapping[tuple[int, int], int]
"""Where the values of a struct begin, by number and kind: whoever asks for another kind passes them over."""


class Compact(NamedTuple):
    """Reads values; IndexError tells that there are too few bytes, ValueError that they are none."""

    data: bytes

    def struct(self, at: int, depth: int = 0) -> tuple[Fields, int]:
        """Return the fields of a struct, and where it ends."""
        fields: dict[tuple[int, int], int] = {}
        field = 0
        # Readers end where the kind is nought, whatever the number before it.
        while (sign := self.data[at]) & 15:
            at += 1
            if sign >> 4:
                field += sign >> 4
            else:
                field, at = self._length(at)
                field = _signed(field)
            kind = sign & 15
            fields[field, kind] = at
            # The kind itself says whether it is true or false.
            if kind > 2:
                at = self._behind(kind, at, depth)
        return fields, at + 1

    def number(self, fields: Fields, field: int, kind: int, missing: int = 0) -> int:
        """Return the whole number of a field; another one where there is none."""
        at = fields.get((field, kind))
        if at is None:
            return missing
        found = self._length(at)[0]
        # Readers drop what is beyond.
        return _signed(found & _SHORT if kind == SHORT else found)

    def inside(self, fields: Fields, field: int) -> Fields:
        """Return the fields of the struct that is a field."""
        at = fields.get((field, _STRUCT))
        if at is None:
            raise ValueError(f"field {field} is missing")
        return self.struct(at)[0]

    def structs(self, fields: Fields, field: int) -> Iterator[Fields]:
        """Yield the structs of a list, each by its fields."""
        at = fields.get((field, _LIST))
        if at is None:
            raise ValueError(f"field {field} is missing")
        size, kind, at = self._list(at)
        if size and kind != _STRUCT:
            raise ValueError(f"field {field} is no list of structs")
        for _ in range(size):
            found, at = self.struct(at)
            yield found

    def _behind(self, kind: int, at: int, depth: int) -> int:
        """Return where a value of a kind ends."""
        if depth > _DEEPEST:
            raise ValueError(depth)
        if kind in {1, 2, 3}:
            return at + 1
        if kind in {4, SHORT, LONG}:
            return self._length(at)[1]
        if kind == 7:
            return at + 8
        if kind == 8:
            size, at = self._length(at)
            return at + (size & _SHORT)
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
        return size & _SHORT, sign & 15, at

    def _length(self, at: int) -> tuple[int, int]:
        """Return a number of seven bits a byte, and where it ends."""
        found = shift = 0
        while (byte := self.data[at]) > 127:
            found |= (byte & 127) << shift
            at, shift = at + 1, shift + 7
            if shift > 63:
                raise ValueError(shift)
        return found | byte << shift, at + 1


def _signed(found: int) -> int:
    """Return the number that is written without a sign."""
    return (found >> 1) ^ -(found & 1)
