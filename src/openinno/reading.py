"""The reader of one kind of record, at two speeds: fast where all is well, explained where it is not.

The JSON of a record goes straight into its class. That fails, passes a limit or drops something in silence
for few records, and only they are read again, slowly, to tell every fault.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, Final, Generic, NamedTuple, TypeVar

import attrs
import msgspec

from ._data import one_at_a_time
from .converters import NO_OTHER_COLUMNS, to_extra
from .explain import explanation, has_strange_keys
from .fields import fields_of
from .labels import Label
from .plain_json import plain, same_but_blanks
from .shapes import Check, Fault, Faults

__all__ = ["Outcome", "RecordReader", "reader_of", "written"]

T = TypeVar("T")

written: Final[Callable[[Any], bytes]] = msgspec.json.Encoder().encode
"""Writes JSON without blanks, attributes in the order of the alphabet; equal records are written alike."""

_written_lines: Final[Callable[[Any], bytes]] = msgspec.json.Encoder().encode_lines


class Outcome(NamedTuple, Generic[T]):
    """What became of a row: a record, or faults with the plain value they were found in."""

    record: T | None
    faults: Faults = ()
    value: Any = None


class RecordReader(Generic[T]):
    """Reads the JSON of one kind of record."""

    def __init__(self, kind: type[T]) -> None:
        self._kind = kind
        decoder = msgspec.json.Decoder(kind)
        self._decode: Callable[[Any], T] = decoder.decode
        self._decode_lines: Callable[[bytes], list[T]] = decoder.decode_lines
        self._limits = [
            (attrgetter(field.name), field.limit.holds) for field in fields_of(kind) if field.limit
        ]
        self._has_extra = any(field.name == "extra" for field in attrs.fields(kind))  # type: ignore[arg-type]
        self._explanation: Check = explanation(kind)

    def read(self, raw: msgspec.Raw, *, trusted: bool = False) -> Outcome[T]:
        """Return the record, or its faults.

        Written again, a record is the same to the letter unless something was dropped, or was only written
        in another way: so that one comparison proves most of the time that no key was unknown or repeated.

        Args:
            raw: The JSON of the record.
            trusted: Whether to go without that proof.

        Raises:
            UnicodeDecodeError: This is no UTF-8.
            RecursionError: It is nested too deep.
        """
        try:
            record = self._decode(raw)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            value = plain(bytes(raw))
            return Outcome(None, self._explanation(value) or _unexplained(error), value)
        kept = self.finish((record,))
        if kept and (trusted or same_but_blanks(written(record), bytes(raw))):
            return Outcome(record)
        value = plain(bytes(raw))
        if kept and not has_strange_keys(self._kind, value):
            return Outcome(record)
        return Outcome(None, self._explanation(value), value)

    def read_lines(self, block: bytes, *, trusted: bool = False) -> list[T] | None:
        """Return the records of a block of lines, or None where one of them needs a closer look.

        Args:
            block: Whole lines of JSON.
            trusted: Whether to go without the proof that no key was unknown or repeated.
        """
        try:
            records = self._decode_lines(block)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return None
        kept = self.finish(records)
        return records if kept and (trusted or _written_lines(records) == block) else None

    def of_plain(self, value: Any) -> Outcome[T]:
        """Return the record of a plain value, or its faults."""
        found = self._explanation(value)
        if found:
            return Outcome(None, found, value)
        record = msgspec.convert(value, self._kind)
        self.finish((record,))
        return Outcome(record)

    def quickly_of_plain(self, value: Any) -> T | None:
        """Return the record of a plain value, or None where it needs a closer look.

        Args:
            value: A plain value in which no key is unknown or given twice, no text has half a letter and no
                number is without end: what a fast reader would drop or pass in silence. What is a record
                already, such as a claim, stands as it is.
        """
        try:
            record = msgspec.convert(value, self._kind)
        except (msgspec.MsgspecError, ValueError, OverflowError):
            return None
        if self._has_extra:
            self._freeze(record)
        for value_of, holds in self._limits:
            held = value_of(record)
            if held is not None and not holds(held):
                return None
        return record

    def finish(self, records: Sequence[T]) -> bool:
        """Freeze what the decoder left loose, and tell whether records keep their limits.

        What stands inside a record and has limits of its own, such as a point, keeps them by itself.
        """
        if self._has_extra:
            for record in records:
                self._freeze(record)
        return all(
            all(map(holds, [value for value in map(value_of, records) if value is not None]))
            for value_of, holds in self._limits
        )

    @staticmethod
    def _freeze(record: Any) -> None:
        extra = to_extra(record.extra) if record.extra else NO_OTHER_COLUMNS
        object.__setattr__(record, "extra", extra)


def _unexplained(error: Exception) -> Faults:
    return (Fault("wrong-value", "", Label(f"valeur impossible : {error}", f"impossible value: {error}")),)


_made: Final[dict[type, RecordReader[Any]]] = {}


def reader_of(kind: type[T]) -> RecordReader[T]:
    """Return the reader of a class, made once."""
    if kind not in _made:
        with one_at_a_time:
            # Another thread may have made it meanwhile.
            _made[kind] = _made.get(kind) or RecordReader(kind)
    return _made[kind]
