"""The rules of openinno: what the flat row of a structure must hold, grade by grade."""

from __future__ import annotations

from typing import Final

from ..rules import Catalogue
from .identifiers import IDENTIFIERS
from .places import PLACES
from .required import REQUIRED

__all__ = ["CATALOGUE"]

CATALOGUE: Final = Catalogue(rules=(*REQUIRED, *IDENTIFIERS, *PLACES))
"""Every rule, those on which others depend before them."""
