"""The embedded data, read on first use: README.md beside this file tells where each file comes from.

Each JSON file has the shape of the frozen class it is read into, so that no code stands between the two.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

__all__ = ["load", "read_bytes"]

T = TypeVar("T")


def read_bytes(name: str) -> bytes:
    """Return the bytes of an embedded file."""
    return files(__name__).joinpath(name).read_bytes()


def load(name: str, kind: type[T]) -> T:
    """Read an embedded JSON file into a class of ours."""
    import msgspec

    return msgspec.json.decode(read_bytes(name), type=kind)
