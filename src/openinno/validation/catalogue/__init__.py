"""The rules of openinno: what the flat row of a structure must hold, grade by grade.

A module is a subject. Each rule says why it is there, what it rests on, and what to write instead; where one
fault would break several rules, the later ones come ``after`` the one that tells it best.
"""

from __future__ import annotations

from typing import Final

from ..catalogues import Catalogue
from .areas import AREAS
from .bounds import BOUNDS
from .communes import COMMUNES
from .contacts import CONTACTS
from .criteria import CRITERIA
from .dates import DATES
from .identifiers import IDENTIFIERS
from .one_commune import ONE_COMMUNE
from .points import POINTS
from .postcodes import POSTCODES
from .provenance import PROVENANCE
from .recommended import RECOMMENDED
from .required import REQUIRED
from .types import TYPES
from .typology import TYPOLOGY
from .uniqueness import UNIQUENESS
from .words import WORDS

__all__ = ["CATALOGUE"]

CATALOGUE: Final = Catalogue(
    rules=(
        *(*REQUIRED, *RECOMMENDED, *TYPES, *BOUNDS, *WORDS, *PROVENANCE, *IDENTIFIERS),
        *(*COMMUNES, *AREAS, *ONE_COMMUNE, *POSTCODES, *POINTS, *CONTACTS, *DATES),
        *(*TYPOLOGY, *CRITERIA, *UNIQUENESS),
    )
)
"""Every rule, those on which others depend before them."""
