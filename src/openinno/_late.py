"""What is loaded when it is first used: names of packages, and what a lower floor lets an upper one do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from sys import modules
from typing import Any, Final

__all__ = ["appoint", "appointed", "late_names"]

_APPOINTED: Final[dict[str, tuple[str, str]]] = {}


def appoint(task: str, module: str, name: str) -> None:
    """Say which function does a task that a lower floor names, and cannot do with what stands below it.

    Imports only go down: a census does not know the window in which it is drawn. The front door, which knows
    both, appoints who draws it.

    Args:
        task: What is to be done, in a few words.
        module: The module of the function, which is loaded when the task is first done.
        name: The function.
    """
    _APPOINTED[task] = module, name


def appointed(task: str) -> Callable[..., Any] | None:
    """Return the function that was appointed to a task; None where there is none.

    Examples:
        >>> appoint("read a number", "json", "loads")
        >>> appointed("read a number")("12"), appointed("write a number")
        (12, None)
    """
    if task not in _APPOINTED:
        return None
    module, name = _APPOINTED[task]
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


def late_names(package: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], object]:
    """Return the ``__getattr__`` of a package that loads its names on first use.

    Args:
        package: Name of the package, its ``__name__``.
        homes: The names that each of its modules holds.

    Examples:
        >>> find = late_names("json", {"decoder": ("JSONDecodeError",)})
        >>> find("JSONDecodeError").__name__
        'JSONDecodeError'
        >>> find("Decoder")
        Traceback (most recent call last):
        ...
        AttributeError: module 'json' has no attribute 'Decoder'
    """
    found = {name: home for home, names in homes.items() for name in names}

    def load(name: str) -> object:
        if name not in found:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f".{found[name]}", package), name)
        setattr(modules[package], name, value)
        return value

    return load
