"""The profiles that types stand for, where a census tells types only."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ..claims import Claim
from ..structures import Structure
from ..vocabulary import Basis, Profile

__all__ = ["profile_from_types", "tells_types_only"]


def tells_types_only(structure: Structure) -> bool:
    """Tell whether a structure has a type that falls under a profile, and no profile of its own."""
    return not structure.profiles and any(True for _ in _profiles(structure))


def profile_from_types(structure: Structure) -> Structure:
    """Return a structure with the profiles of its types, where it tells types only.

    The study says which types fall under which profile; for a few, such as the fab lab, another page does.

    Examples:
        >>> import openinno as oi
        >>> lab = oi.Structure(id="lab", name="Lab", types=[oi.StructureType.FAB_LAB])
        >>> [(claim.value, claim.basis) for claim in profile_from_types(lab).profiles]
        [(<Profile.LIVING_LAB>, <Basis.DERIVED>)]
    """
    if structure.profiles:
        return structure
    found = dict.fromkeys(_profiles(structure))
    return attrs.evolve(structure, profiles=[Claim(value=one, basis=Basis.DERIVED) for one in found])


def _profiles(structure: Structure) -> Iterator[Profile]:
    for claim in structure.types:
        if claim.value.profile is not None:
            yield claim.value.profile
