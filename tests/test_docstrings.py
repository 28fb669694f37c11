"""Every public method is shown at work and says what it takes: read in the docstrings, where users look."""

from __future__ import annotations

import doctest
import inspect
import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any, Protocol

import pytest

from openinno import TableRow
from openinno.explore import AsyncRows, Rows
from openinno.explore.answers.values import RowConverter, reader_of
from openinno.listing import Named

HOMES = (
    "openinno",
    "openinno.advice",
    "openinno.explore",
    "openinno.explore.odsql",
    "openinno.export",
    "openinno.geography",
    "openinno.testing",
    "openinno.typology",
    "openinno.validation",
    "openinno.validators",
    "openinno.vocabulary",
)
"""The modules whose names the reference shows."""

NAMED = [getattr(import_module(home), name) for home in HOMES for name in import_module(home).__all__]
THINGS = {
    f"{thing.__module__}.{thing.__qualname__}": thing
    for thing in (*NAMED, Named, RowConverter, reader_of)
    if (inspect.isclass(thing) or inspect.isfunction(thing)) and thing.__module__.startswith("openinno")
}
CLASSES = {where: thing for where, thing in THINGS.items() if inspect.isclass(thing)}
PUBLIC = frozenset(CLASSES.values())
BY_NAME = {kind.__name__: kind for kind in PUBLIC}
FUNCTIONS = {where: thing for where, thing in THINGS.items() if inspect.isfunction(thing)}

MADE = {
    where: kind
    for where, kind in CLASSES.items()
    if not issubclass(kind, Enum) and Protocol not in kind.__bases__
}
"""The classes that can be called; the others are words, and what a class of the user has to offer."""
HANDED = frozenset({AsyncRows, RowConverter, Rows, TableRow})
"""What a client, or a table, makes and hands over: users never call these classes."""

REFERENCE = re.compile(r":(?:meth|func):`(?:(\w+)\.)?(\w+)`")
THOSE_OF = re.compile(r"are those of\s+:class:`~?(?:\w+\.)*(\w+)`")


def _members(kind: type) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the methods and properties of a class: its own, and those of its bases that are not public."""
    hidden = [one for one in kind.__mro__ if one.__module__.startswith("openinno") and one not in PUBLIC]
    for base in {kind: None, **dict.fromkeys(hidden)}:
        for name, value in vars(base).items():
            function = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
            if inspect.isfunction(function) and not name.startswith("_"):
                yield name, function


def _doc(thing: object) -> str:
    return inspect.getdoc(thing) or ""


@cache
def _examples(doc: str) -> str:
    """Return the code that a docstring runs."""
    return "".join(one.source for one in doctest.DocTestParser().get_examples(doc))


def _is_used(name: str, code: str) -> bool:
    """Tell whether code asks a thing for the name, or makes a thing that has it."""
    return (
        re.search(rf"(?:\.|\bdef ){name}\b|^\s*(?:\w+, )*{name}(?:, \w+)* = ", code, re.MULTILINE) is not None
    )


def _unshown(kind: type) -> list[str]:
    """Return the methods of a class that neither their own docstring nor that of the class shows at work."""
    shown = _examples(_doc(kind))
    return [
        name for name, function in _members(kind) if not _is_used(name, shown + _examples(_doc(function)))
    ]


def _parameters(function: Callable[..., Any]) -> list[str]:
    return [name for name in inspect.signature(function).parameters if name not in {"self", "cls"}]


def _tells(doc: str, parameter: str) -> bool:
    """Tell whether a docstring has the parameter in its list, or in a sentence."""
    listed = re.search(rf"^ *(?:\w+, )*{parameter}(?:, \w+)*: ", doc, re.MULTILINE)
    return listed is not None or f"``{parameter}``" in doc or (parameter == "lang" and "``fr``" in doc)


def _and_referred(doc: str, kind: type | None) -> list[str]:
    """Return a docstring, and those of the methods that it refers to, as far as they lead."""
    found: list[str] = []
    left = [(doc, kind)]
    while left:
        doc, kind = left.pop()
        if doc not in found:
            found.append(doc)
            homes = [(BY_NAME.get(owner, kind), name) for owner, name in REFERENCE.findall(doc)]
            left += [(_doc(getattr(home, name, None)), home) for home, name in homes]
    return found


def _untold(function: Callable[..., Any], kind: type | None = None) -> list[str]:
    """Return the parameters that neither the docstring nor one that it refers to tells."""
    docs = _and_referred(_doc(function), kind)
    return [name for name in _parameters(function) if not any(_tells(doc, name) for doc in docs)]


@pytest.mark.parametrize("where", sorted(CLASSES))
def test_every_public_method_is_shown_at_work(where: str) -> None:
    """An example uses it: its own, or that of its class."""
    assert _unshown(CLASSES[where]) == []


@pytest.mark.parametrize("where", sorted(CLASSES))
def test_every_public_method_says_what_it_takes(where: str) -> None:
    """Each argument is told, there or in the method that it is said to take its arguments from."""
    kind = CLASSES[where]
    untold = {name: missing for name, method in _members(kind) if (missing := _untold(method, kind))}

    assert untold == {}


@pytest.mark.parametrize("where", sorted(MADE))
def test_every_public_class_says_what_it_is_made_of(where: str) -> None:
    """Each argument is told by the class, by what it is a kind of, or by the class that it names for that."""
    kind = MADE[where]
    told = "\n".join(_doc(one) for one in kind.__mro__ if one.__module__.startswith("openinno"))
    told += "\n".join(_doc(BY_NAME[name]) for name in THOSE_OF.findall(told))

    assert (
        kind in HANDED or [one for one in inspect.signature(kind).parameters if not _tells(told, one)] == []
    )


@pytest.mark.parametrize("where", sorted(FUNCTIONS))
def test_every_public_function_says_what_it_takes(where: str) -> None:
    """Each argument is told, there or in the function that it is said to take its arguments from."""
    assert _untold(FUNCTIONS[where]) == []


class _Poor:
    """What these tests find wanting.

    Examples:
        >>> _Poor().shown("nothing is hidden, and nothing kept")
        'nothing is hidden, and nothing kept'
    """

    def shown(self, word: str) -> str:
        """Return ``word``."""
        return word

    def hidden(self, word: str, *, lang: str) -> str:
        """Return the word as :meth:`shown` does."""
        return word

    @property
    def kept(self) -> str:
        """What nothing shows."""
        return "kept"


def test_what_is_named_only_in_passing_is_not_shown() -> None:
    """A word in a text is no use of it."""
    assert _unshown(_Poor) == ["hidden", "kept"]


def test_what_no_docstring_tells_is_found() -> None:
    """A reference tells what it leads to, and nothing else."""
    assert _untold(_Poor.shown, _Poor) == []
    assert _untold(_Poor.hidden, _Poor) == ["lang"]
