"""What makes a record impossible to represent: a value that does not fit the type its class declares.

A record, and every claim, site, figure or label inside it, is checked against its own annotations and the
limits of the table of fields, so that whoever makes one by a call is told everything at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum
from functools import wraps
from typing import Any

import attrs

from .claims import Claim
from .errors import RecordError
from .findings import Finding, Position, Severity
from .labels import Label
from .shapes import Check, Fault, Faults, Shapes, inside, misfit
from .vocabulary import Term

__all__ = ["Record", "faults", "refuse_faults", "refuse_repeats"]


class Record:
    """The base of what is checked when it is made by a call.

    A fast reader of JSON, which checks types itself, fills a record without calling its class: so the check
    stands around the call, and records that are read pay for it once.
    """

    __slots__ = ()

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        """Put the check around the way to make a class, for the classes that extend ours too."""
        make: Any = cls.__init__

        @wraps(make)
        def make_and_check(self: Record, *values: Any, **named: Any) -> None:
            make(self, *values, **named)
            refuse_faults(self)

        setattr(cls, "__init__", make_and_check)  # noqa: B010 - a type checker would see two signatures


def faults(record: object) -> tuple[Finding, ...]:
    """Return what makes a record impossible to represent, one finding a fault, each with its path.

    Only what has no meaning is a fault: a wrong type, an unknown word, an empty name. What is merely
    doubtful is left to the rules.

    Args:
        record: The record, made of declared types.
    """
    identifier = getattr(record, "id", None)
    name = identifier if isinstance(identifier, str) and identifier else None
    return tuple(
        Finding(
            code=code,
            severity=Severity.ERROR,
            where=Position(record=name, path=path.removeprefix(".")),
            text=text,
        )
        for code, path, text in _OBJECTS.of(type(record))(record)
    )


def refuse_faults(record: object) -> None:
    """Raise what :func:`faults` finds, all at once, as a record does when it is made.

    Raises:
        RecordError: The record cannot be represented.
    """
    found = faults(record)
    if found:
        raise RecordError(found)


def refuse_repeats(identifiers: Iterable[str]) -> None:
    """Refuse records of which two have the same identifier.

    Raises:
        RecordError: Some have; one finding an identifier.
    """
    repeated = [identifier for identifier, times in Counter(identifiers).items() if times > 1]
    if repeated:
        raise RecordError([_repeated(identifier) for identifier in repeated])


def _repeated(identifier: str) -> Finding:
    return Finding(
        code="repeated-id",
        severity=Severity.ERROR,
        where=Position(record=identifier, path="id"),
        text=Label(
            f"identifiant donné deux fois : {identifier!r}",
            f"identifier given twice: {identifier!r}",
        ),
    )


class _Objects(Shapes):
    """The form of records in Python: tuples, members of vocabularies, instances of classes.

    What somebody's own record declares beyond our kinds of value is checked as far as ``isinstance`` can.
    """

    def _list(self, item: Check) -> Check:
        def check(value: Any) -> Faults:
            if not isinstance(value, tuple):
                return misfit("une liste", "a list", value)
            return [fault for place, one in enumerate(value) for fault in inside(f"[{place}]", item(one))]

        return check

    def _mapping(self, item: Check) -> Check:
        key_check = self.of(str)

        def check(values: Any) -> Faults:
            if not isinstance(values, dict):
                return misfit("un dictionnaire", "a mapping", values)
            return [
                fault
                for key, value in values.items()
                for fault in inside(f".{key}", (*key_check(key), *item(value)))
            ]

        return check

    def _word(self, kind: type[Enum]) -> Check:
        return lambda value: () if isinstance(value, kind) else _no_word(kind, value)

    def _record(self, kind: type, arguments: tuple[Any, ...]) -> Check:
        parts = self.parts(kind, arguments) if attrs.has(kind) else []

        def check(value: Any) -> Faults:
            if not isinstance(value, kind):
                return misfit(kind.__name__, f"a {kind.__name__}", value)
            return [
                fault
                for name, part in parts
                if (found := part(getattr(value, name)))
                for fault in inside(f".{name}", found)
            ]

        if kind is not Claim:
            return check
        bare = self.of(arguments[0])
        # What is no claim is told as what it should have been said of: a word.
        return lambda value: check(value) if isinstance(value, Claim) else bare(value)


_OBJECTS = _Objects()


def _no_word(kind: type[Enum], value: object) -> Faults:
    codes = ", ".join(str(member.value) for member in kind)
    fr = en = kind.__name__
    if issubclass(kind, Term):
        vocabulary = kind.vocabulary().label
        fr, en = vocabulary.text("fr"), vocabulary.text("en")
    if any(value == member.value for member in kind):
        call = f"{kind.__name__}({value!r})"
        text = Label(f"{value!r} est un code ; écrivez {call}", f"{value!r} is a code; write {call}")
    else:
        text = Label(
            f"{value!r} n'est pas un mot de « {fr} » ; possibles : {codes}",
            f"{value!r} is no word of “{en}”; possible: {codes}",
        )
    return (Fault("wrong-value", "", text),)
