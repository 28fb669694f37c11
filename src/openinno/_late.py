"""Packages whose names are loaded when they are first used, so that importing them costs next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from sys import modules

__all__ = ["late_names"]


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
