"""A client for the open-data portals that speak the Explore API v2.1: any portal, any size, nothing lost.

A wing of its own: it knows nothing of places of open innovation, and could serve any dataset. Every name
is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .errors import (
        Attempt,
        BadQuery,
        ExploreError,
        IncompleteExport,
        QuotaSpent,
        Refused,
        UnexpectedContent,
        UnknownDataset,
        Unreachable,
    )

__all__ = [
    "Attempt",
    "BadQuery",
    "ExploreError",
    "IncompleteExport",
    "QuotaSpent",
    "Refused",
    "UnexpectedContent",
    "UnknownDataset",
    "Unreachable",
]

_HOMES = {
    "errors": (
        *("Attempt", "BadQuery", "ExploreError", "IncompleteExport", "QuotaSpent", "Refused"),
        *("UnexpectedContent", "UnknownDataset", "Unreachable"),
    ),
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a public name on first use."""
        from importlib import import_module

        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{home}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return list(__all__)
