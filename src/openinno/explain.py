"""What is wrong with the JSON of a record: every fault at once, each with its path.

A fast reader stops at its first fault and hides what it drops. Here a record is read again as plain values,
with what a fast reader hides kept in sight, and compared with the shape of its class.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import Enum
from typing import Any, Final

import attrs
import msgspec

from .claims import Claim
from .labels import Label
from .shapes import LONGEST_NUMBER, Check, Fault, Faults, Shapes, inside, misfit

__all__ = ["Repeated", "explanation", "plain"]


class Repeated(dict[str, Any]):
    """An object of JSON in which keys stand more than once; each has its last value."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        names = [key for key, _ in pairs]
        self.keys_again: tuple[str, ...] = tuple(sorted({key for key in self if names.count(key) > 1}))


class _TooLong:
    """A whole number with more digits than Python reads; shown, it is its digits."""

    def __init__(self, digits: str) -> None:
        self.digits = digits

    def __repr__(self) -> str:
        return self.digits


def plain(data: bytes) -> Any:
    """Read JSON to plain values, with keys given twice kept in sight.

    Raises:
        ValueError: This is no JSON, or no UTF-8.
        RecursionError: It is nested too deep.
    """
    try:
        value = msgspec.json.decode(data)
        if msgspec.json.encode(value) == data:
            # Written again the same to the letter: no key stood twice.
            return value
    except (msgspec.MsgspecError, ValueError, RecursionError):
        # Half a letter, for example, which the fault tells better than the reader.
        pass
    return slowly(data.decode(errors="surrogatepass"))


def slowly(text: str) -> Any:
    """Read JSON to plain values, as :func:`plain` does, from text and at the speed of Python."""
    return json.loads(
        text, object_pairs_hook=_object, parse_int=_whole_number, parse_constant=_refuse_constant
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Repeated(pairs)


def _whole_number(digits: str) -> int | _TooLong:
    return int(digits) if len(digits) <= LONGEST_NUMBER else _TooLong(digits)


class NoNumberError(ValueError):
    """One of the words that Python takes for a number and JSON does not."""


def _refuse_constant(name: str) -> Any:
    raise NoNumberError(name)


class _Json(Shapes):
    """The form of records in JSON: lists, codes of words, objects with the names of attributes as keys."""

    def _list(self, item: Check) -> Check:
        def check(value: Any) -> Faults:
            if not isinstance(value, list):
                return misfit("une liste", "a list", value)
            return [
                fault
                for place, one in enumerate(value)
                if (found := item(one))
                for fault in inside(f"[{place}]", found)
            ]

        return check

    def _mapping(self, item: Check) -> Check:
        key_check = self.of(str)

        def check(values: Any) -> Faults:
            if not isinstance(values, dict):
                return misfit("un objet JSON", "a JSON object", values)
            found = [
                fault
                for key, value in values.items()
                for fault in inside(f".{key}", (*key_check(key), *item(value)))
            ]
            return [*_keys_again(values), *found]

        return check

    def _word(self, kind: type[Enum]) -> Check:
        codes = {(type(member.value), member.value) for member in kind}
        listed = ", ".join(str(member.value) for member in kind)
        fr, en = f"un code parmi {listed}", f"one of the codes {listed}"

        def check(value: Any) -> Faults:
            if isinstance(value, str | int) and (type(value), value) in codes:
                return ()
            return misfit(fr, en, value)

        return check

    def _record(self, kind: type, arguments: tuple[Any, ...]) -> Check:
        needed = {field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING}
        parts = [(name, part, name in needed) for name, part in self.parts(kind, arguments)]
        names = {name for name, _, _ in parts}
        fr, en = ("un objet JSON", "a JSON object")
        if kind is Claim:
            fr, en = ('un objet tel que {"value": …}', 'an object such as {"value": …}')

        def check(value: Any) -> Faults:
            if not isinstance(value, dict):
                return misfit(fr, en, value)
            found: list[Fault] = []
            known = 0
            for name, part, required in parts:
                if name in value:
                    known += 1
                    if inner := part(value[name]):
                        found.extend(inside(f".{name}", inner))
                elif required:
                    found.append(Fault("missing", f".{name}", Label("absent", "missing")))
            if known < len(value):
                found.extend(_unknown_keys(value.keys() - names))
            found.extend(_keys_again(value))
            return found

        return check


def _unknown_keys(keys: Iterable[str]) -> Iterable[Fault]:
    return (
        Fault("unknown-key", "", Label(f"clé inconnue {key!r}", f"unknown key {key!r}"))
        for key in sorted(keys)
    )


def _keys_again(value: dict[str, Any]) -> Iterable[Fault]:
    keys = value.keys_again if isinstance(value, Repeated) else ()
    return (
        Fault("repeated-key", "", Label(f"clé donnée deux fois {key!r}", f"key given twice {key!r}"))
        for key in keys
    )


_JSON: Final = _Json()


def explanation(kind: Any) -> Check:
    """Return the function that tells every fault of a plain value read for a class of ours."""
    return _JSON.of(kind)
