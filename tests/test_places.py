"""Places: sites and contacts."""

from __future__ import annotations

import attrs
import pytest

from openinno import Address, Basis, Contact, EpciKind, Location, Point, Precision, Site, geography
from openinno.places import centre_of


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (EpciKind.METRO, True),
        (EpciKind.MET69, True),
        (EpciKind.CU, False),
        (EpciKind.CA, False),
        (EpciKind.CC, False),
        (None, None),
    ],
)
def test_the_kind_of_grouping_tells_whether_a_site_is_in_a_metropole(
    kind: EpciKind | None, expected: bool | None
) -> None:
    """Only the two legal kinds are métropoles, and without a grouping nobody knows."""
    assert Site(commune="Lyon", epci_kind=kind).in_metropole is expected


def test_an_empty_site_knows_nothing() -> None:
    """What is not known of a site is None, and what is said is taken as stated."""
    known = attrs.asdict(Site())

    assert known.pop("basis") is Basis.STATED
    assert known.pop("sources") == ()
    assert set(known.values()) == {None}


def test_sites_are_values() -> None:
    """Sites that say the same are equal, hash alike and cannot be changed."""
    site = Site(commune="Lyon", insee="69123")

    assert site == Site(commune="Lyon", insee="69123")
    assert hash(site) == hash(Site(commune="Lyon", insee="69123"))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        site.commune = "Metz"  # type: ignore[misc]


def test_a_contact_reaches_an_organisation_only() -> None:
    """A contact has a web address, a shared e-mail address and a switchboard, and nothing of a person."""
    assert [field.name for field in attrs.fields(Contact)] == ["website", "email", "phone"]
    with pytest.raises(TypeError, match="name"):
        Contact(name="Jeanne Dupont")  # type: ignore[call-arg]


def test_a_commune_gives_its_site() -> None:
    """A site made of a commune knows its code, département, région and grouping, and where its centre is."""
    site = Site.of(geography.commune("59512"), basis=Basis.INFERRED)

    assert (site.commune, site.insee, site.departement, site.region) == (
        "Roubaix",
        "59512",
        "59",
        "Hauts-de-France",
    )
    assert (site.epci_kind, site.epci_name) == (EpciKind.METRO, "Métropole Européenne de Lille")
    assert site.basis is Basis.INFERRED
    assert site.location == centre_of(geography.commune("59512"))


def test_the_centre_of_a_commune_says_what_it_is() -> None:
    """A point that stands for a whole commune says so, that it was computed, and where it comes from."""
    location = centre_of(geography.commune("69123"))

    assert location is not None
    assert (location.precision, location.basis) == (Precision.COMMUNE, Basis.DERIVED)
    assert [source.document for source in location.sources] == ["GeoNames"]
    assert location.point.distance_to(Point(latitude=45.76, longitude=4.84)) < 3


def test_a_commune_without_a_point_has_no_location() -> None:
    """Where the centre is not known, nothing stands for it."""
    lost = next(one for one in geography.communes() if one.point is None)

    assert centre_of(lost) is None
    assert Site.of(lost).location is None


@pytest.mark.parametrize(
    ("insee", "legal", "core"),
    [("69123", True, True), ("59512", True, False), ("13001", True, False), ("14118", False, False)],
)
def test_the_two_senses_of_metropole_are_told_apart(insee: str, legal: bool, core: bool) -> None:
    """Roubaix and Aix-en-Provence are in a métropole in law, and not in the narrower sense of the study."""
    site = Site.of(geography.commune(insee))

    assert (site.in_metropole, site.in_metropole_core_city) == (legal, core)


@pytest.mark.parametrize("insee", [None, "", "99999"])
def test_without_a_code_of_today_the_core_city_is_unknown(insee: str | None) -> None:
    """The narrower sense needs the commune: without its code nobody knows."""
    assert Site(insee=insee).in_metropole_core_city is None


def test_an_address_is_kept_as_written() -> None:
    """An address changes nothing of what its author wrote, a CEDEX included."""
    address = Address(street="1 place Verdi", postcode="69427", town="LYON CEDEX 03")

    assert Site(address=address).address == address


def test_a_location_tells_what_its_point_stands_for() -> None:
    """A location cannot be made without a precision: a bare point would pass for the place itself."""
    with pytest.raises(TypeError, match="precision"):
        Location(point=Point(latitude=45, longitude=4))  # type: ignore[call-arg]
