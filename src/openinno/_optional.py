"""Modules that come with an extra: the module, or an error that names the extra to install."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from .errors import MissingExtra

__all__ = ["need"]


def need(name: str, *, extra: str) -> ModuleType:
    """Import a module that an extra brings.

    Args:
        name: The module, such as ``polars``.
        extra: The extra of openinno that installs it.

    Raises:
        MissingExtra: It is not installed.

    Examples:
        >>> need("json", extra="none").__name__
        'json'
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name.split(".")[0]:
            raise
        raise MissingExtra.of(name, extra) from error
