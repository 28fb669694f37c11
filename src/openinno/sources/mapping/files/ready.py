"""Mappings that come with openinno, for censuses that others publish: examples to read, and ready to use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from ...._data import read_bytes
from ....errors import RuleError
from ....labels import Label
from ..declared import FieldMapping
from .toml import mapping_from_toml

__all__ = ["READY", "ready_mapping", "ready_mappings"]

READY: Final = ("bzh_fablab", "ilab_laureats")
"""The names of the mappings that come with openinno."""


def ready_mappings() -> Mapping[str, FieldMapping]:
    """Return the mappings that come with openinno, by name.

    Examples:
        >>> ready_mappings()["ilab_laureats"].source.title.text("en")
        'Laureates of the i-Lab contest'
    """
    return MappingProxyType({name: ready_mapping(name) for name in READY})


def ready_mapping(name: str) -> FieldMapping:
    """Return a mapping that comes with openinno.

    Args:
        name: Its name.

    Raises:
        RuleError: There is none of that name.

    Examples:
        >>> ready_mapping("bzh_fablab").named()["ville"]
        'commune'
    """
    if name not in READY:
        what = Label("correspondance fournie", "ready mapping")
        raise RuleError.unknown(name, what=what, possible=READY)
    return _read(name)


@cache
def _read(name: str) -> FieldMapping:
    file = f"{name}.toml"
    return mapping_from_toml(read_bytes(f"mappings/{file}").decode(), file=file)
