"""What is wrong with the JSON of a record: every fault at once, each with its path.

A fast reader stops at its first fault and hides what it drops. Here a record is read again as plain values,
with what a fast reader hides kept in sight, and compared with the shape of its class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, EnumType
from typing import Any, Final, get_args, get_origin

import attrs

from .claims import Claim
from .labels import Label
from .plain_json import Repeated
from .shapes import ANY, Check, Fault, Faults, Shapes, inside, misfit

__all__ = ["explanation", "has_strange_keys"]


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
            for name, part, required in parts:
                if name in value:
                    if inner := part(value[name]):
                        found.extend(inside(f".{name}", inner))
                elif required:
                    found.append(Fault("missing", f".{name}", Label("absent", "missing")))
            found.extend(_strange_keys(value, names))
            return found

        return check


class _Keys(Shapes):
    """The form of records in JSON whose types are known to fit: only keys are looked at, and not told."""

    def _make(self, hint: Any) -> Check:
        kind = get_origin(hint) or hint
        has_form = kind is dict or isinstance(kind, EnumType) or attrs.has(kind)
        if has_form or any(self.of(one) is not ANY for one in get_args(hint)):
            return super()._make(hint)
        return ANY

    def _word(self, kind: type[Enum]) -> Check:
        return ANY

    def _list(self, item: Check) -> Check:
        def check(value: Any) -> Faults:
            for one in value:
                if item(one):
                    return _STRANGE
            return ()

        return check

    def _mapping(self, item: Check) -> Check:
        return lambda value: _STRANGE if type(value) is Repeated else ()

    def _record(self, kind: type, arguments: tuple[Any, ...]) -> Check:
        parts = [(name, part) for name, part in self.parts(kind, arguments) if part is not ANY]
        knows = frozenset(field.name for field in attrs.fields(kind)).issuperset

        def check(value: Any) -> Faults:
            if type(value) is Repeated or not knows(value):
                return _STRANGE
            for name, part in parts:
                inner = value.get(name)
                if inner and part(inner):
                    return _STRANGE
            return ()

        return check


def _strange_keys(value: dict[str, Any], names: set[str]) -> Iterator[Fault]:
    if not names.issuperset(value):
        for key in sorted(value.keys() - names):
            yield Fault("unknown-key", "", Label(f"clé inconnue {key!r}", f"unknown key {key!r}"))
    yield from _keys_again(value)


def _keys_again(value: dict[str, Any]) -> Iterable[Fault]:
    keys = value.keys_again if isinstance(value, Repeated) else ()
    return (
        Fault("repeated-key", "", Label(f"clé donnée deux fois {key!r}", f"key given twice {key!r}"))
        for key in keys
    )


_STRANGE: Final = (Fault("unknown-key", "", Label("clé inconnue", "unknown key")),)
_JSON: Final = _Json()
_KEYS: Final = _Keys()


def explanation(kind: Any) -> Check:
    """Return the function that tells every fault of a plain value read for a class of ours."""
    return _JSON.of(kind)


def has_strange_keys(kind: Any, value: Any) -> bool:
    """Tell whether a key is unknown or repeated in a plain value whose types fit a class of ours."""
    return bool(_KEYS.of(kind)(value))
