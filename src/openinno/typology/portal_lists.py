"""The two lists of types that the open-data portal used, set against the profiles of the guide.

Neither list is in the documents: both were read on the portal. The first, of 2020, repeats the six
profiles; the second, of 2021, loses some words and widens others.
"""

from __future__ import annotations

import attrs

from ..citations import Source
from ..labels import Label, fold
from ..vocabulary import Profile, StructureType

__all__ = ["Crosswalk", "CrosswalkEntry"]


@attrs.frozen(kw_only=True)
class CrosswalkEntry:
    """One type of a portal list.

    Args:
        label: The label on the portal.
        also_written: Another spelling of it.
        profile: The profile it reads as.
        types: The types of structure that the label names.
        note: How far it says the same as the profile.
        lost: What is lost when one is read as the other; None when nothing is.
        sources: Where it was read.

    Examples:
        >>> import openinno as oi
        >>> for entry in oi.typology.crosswalk(2021).entries:
        ...     if entry.lossy:
        ...         print(entry.label, "→", entry.profile.code)
        Capitales ou communautés French Tech, marques territoriales → french_tech_brand_event
        Incubateurs, pépinières d'entreprises → incubator
        Tiers-lieux → living_lab
        Technopoles, pôles de compétitivité → technopole
    """

    label: str
    also_written: str | None = None
    profile: Profile
    types: tuple[StructureType, ...]
    note: Label | None = None
    lost: Label | None = None
    sources: tuple[Source, ...]

    @property
    def lossy(self) -> bool:
        """Whether information is lost."""
        return self.lost is not None


@attrs.frozen(kw_only=True)
class Crosswalk:
    """A list of types of the portal, and how each reads as a profile.

    Args:
        year: The year in which the list came into use.
        entries: Its types, as ordered there.

    Examples:
        >>> import openinno as oi
        >>> entry = oi.typology.crosswalk(2021).read("tiers-lieux")
        >>> entry.profile, entry.lossy
        (<Profile.LIVING_LAB>, True)
    """

    year: int
    entries: tuple[CrosswalkEntry, ...]

    def read(self, label: str) -> CrosswalkEntry | None:
        """Return the entry whose label this is, accents, case and plural forgiven, or None.

        Args:
            label: The label, as people write it.
        """
        for entry in self.entries:
            if fold(label) in {fold(entry.label), fold(entry.also_written or entry.label)}:
                return entry
        return None
