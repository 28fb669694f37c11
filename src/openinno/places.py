"""Where a structure stands and how to reach it, as an organisation."""

from __future__ import annotations

import attrs

from .citations import Source
from .vocabulary import Basis, EpciKind

__all__ = ["Contact", "Site"]


@attrs.frozen(kw_only=True)
class Site:
    """One place of a structure, from the region down to the commune; whatever is not known is None.

    Args:
        printed: The town as the document prints it, which may name two towns or an area.
        commune: Name of the commune.
        insee: INSEE code of the commune, five characters: ``2B033``.
        postcode: Postcode, five digits.
        departement: Code of the département: ``69``, ``2A``, ``974``.
        region: Name of the région.
        epci_kind: Kind of the grouping of communes.
        epci_name: Name of the grouping of communes.
        basis: Whether the town is stated, read from a name, or taken from elsewhere.
        sources: Where the town was read.

    Examples:
        >>> Site(commune="Lyon", insee="69123", epci_kind=EpciKind.MET69).in_metropole
        True
    """

    printed: str | None = None
    commune: str | None = None
    insee: str | None = None
    postcode: str | None = None
    departement: str | None = None
    region: str | None = None
    epci_kind: EpciKind | None = None
    epci_name: str | None = None
    basis: Basis = Basis.STATED
    sources: tuple[Source, ...] = ()

    @property
    def in_metropole(self) -> bool | None:
        """Whether the commune belongs to a métropole in the legal sense; None when unknown.

        The study uses a narrower sense: it says that Roubaix is outside (002:L319), although its grouping
        is a métropole.
        """
        return self.epci_kind.metropole if self.epci_kind else None


@attrs.frozen(kw_only=True)
class Contact:
    """How to reach an organisation. Never a person: names and personal addresses have no place here.

    Args:
        website: Web address.
        email: A shared address of the organisation.
        phone: A switchboard number.
    """

    website: str | None = None
    email: str | None = None
    phone: str | None = None
