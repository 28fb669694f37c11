"""Where a structure stands and how to reach it, as an organisation."""

from __future__ import annotations

from typing import Final

import attrs

from .citations import Source
from .errors import PlaceError
from .geography import Commune, commune
from .points import Point
from .vocabulary import Basis, EpciKind, Precision

__all__ = ["Address", "Contact", "Location", "Site", "centre_of"]

_GEONAMES: Final = Source(document="GeoNames")


@attrs.frozen(kw_only=True)
class Address:
    """A postal address, as its author writes it; the commune of today is told by the :class:`Site`.

    Args:
        street: Number and street.
        complement: Building, floor or box.
        postcode: Postcode, five digits; that of a CEDEX is none of a commune.
        town: Town as on an envelope: ``LYON CEDEX 07``.

    Examples:
        >>> Address(street="145 cours Lafayette", postcode="69006", town="Lyon").town
        'Lyon'
    """

    street: str | None = None
    complement: str | None = None
    postcode: str | None = None
    town: str | None = None


@attrs.frozen(kw_only=True)
class Location:
    """A point given to a place, and what it stands for.

    Half of all points in a census are the centre of a town: without saying so, a map would show a place where
    there is none.

    Args:
        point: The point, in degrees WGS 84.
        precision: What the point stands for: the place itself, its street, its commune…
        basis: Whether the point is stated, taken from elsewhere or computed.
        sources: Where the point was read.

    Examples:
        >>> where = Location(point=Point(latitude=45.76, longitude=4.85), precision=Precision.STREET)
        >>> where.precision.label("fr")
        'rue'
    """

    point: Point
    precision: Precision
    basis: Basis = Basis.STATED
    sources: tuple[Source, ...] = ()


@attrs.frozen(kw_only=True)
class Site:
    """One place of a structure, from the region down to the point; whatever is not known is None.

    Args:
        printed: The town as the document prints it, which may name two towns or an area.
        commune: Name of the commune.
        insee: INSEE code of the commune, five characters: ``2B033``.
        departement: Code of the département: ``69``, ``2A``, ``974``.
        region: Name of the région.
        epci_kind: Kind of the grouping of communes.
        epci_name: Name of the grouping of communes.
        address: Its postal address.
        location: Its point, with what the point stands for.
        basis: Whether the town is stated, read from a name, or taken from elsewhere.
        sources: Where the town was read.

    Examples:
        >>> Site(commune="Lyon", insee="69123", epci_kind=EpciKind.MET69).in_metropole
        True
        >>> Site(insee="59512").in_metropole_core_city
        False
    """

    printed: str | None = None
    commune: str | None = None
    insee: str | None = None
    departement: str | None = None
    region: str | None = None
    epci_kind: EpciKind | None = None
    epci_name: str | None = None
    address: Address | None = None
    location: Location | None = None
    basis: Basis = Basis.STATED
    sources: tuple[Source, ...] = ()

    @classmethod
    def of(cls, place: Commune, *, basis: Basis = Basis.STATED) -> Site:
        """Return the site that a commune of the official code stands for, at its centre.

        Args:
            place: The commune, as :func:`openinno.geography.find_communes` finds it.
            basis: Whether the town is stated, read from a name, or taken from elsewhere.

        Raises:
            TypeError: This is no commune.

        Examples:
            >>> import openinno as oi
            >>> (found,) = oi.geography.find_communes("Lyon 7e")
            >>> site = Site.of(found.place)
            >>> site.commune, site.departement, site.region, site.in_metropole
            ('Lyon', '69', 'Auvergne-Rhône-Alpes', True)
            >>> site.location.precision
            <Precision.COMMUNE>
        """
        if not isinstance(place, Commune):
            raise TypeError(
                f"Site.of() takes a commune, as geography.find_communes() finds it, not {place!r}"
            )
        return cls(
            commune=place.name,
            insee=place.code,
            departement=place.departement.code if place.departement else None,
            region=place.region.name if place.region else None,
            epci_kind=place.epci.kind if place.epci else None,
            epci_name=place.epci.name if place.epci else None,
            location=centre_of(place),
            basis=basis,
        )

    @property
    def in_metropole(self) -> bool | None:
        """Whether the commune belongs to a métropole in the legal sense; None when unknown.

        The study uses a narrower sense: see :attr:`in_metropole_core_city`.
        """
        return self.epci_kind.metropole if self.epci_kind else None

    @property
    def in_metropole_core_city(self) -> bool | None:
        """Whether the commune is the core city of a métropole; None when its code is unknown.

        The study says that Roubaix and Aix-en-Provence are outside (002:L319), although their groupings are
        métropoles. That it means the most populous commune of each is our reading.
        """
        try:
            return commune(self.insee or "").in_metropole_core_city
        except PlaceError:
            return None


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


def centre_of(place: Commune) -> Location | None:
    """Return the centre of a commune as a location that says what it is; None where it is not known.

    Examples:
        >>> import openinno as oi
        >>> centre_of(oi.geography.commune("69123")).basis
        <Basis.DERIVED>
    """
    if place.point is None:
        return None
    return Location(
        point=place.point,
        precision=Precision.COMMUNE,
        basis=Basis.DERIVED,
        sources=(_GEONAMES,),
    )
