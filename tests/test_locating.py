"""From towns to places of the official code."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from openinno import (
    Actor,
    ActorKind,
    Address,
    Basis,
    Census,
    CensusSource,
    EpciKind,
    Label,
    Location,
    Point,
    Precision,
    Severity,
    Site,
    Structure,
    embedded_census,
    geography,
    locate,
)

SOURCE = CensusSource(title=Label("Essai", "Trial"))


def census(*sites: Site) -> Census:
    """Make a census of one structure with sites."""
    return Census(structures=[Structure(id="a", name="A", sites=sites)], source=SOURCE)


def located(**known: Any) -> tuple[Site, list[str]]:
    """Return a site of what is known of it, located, and what was found."""
    made = locate(census(Site(**known)))
    return made["a"].sites[0], [finding.code for finding in made.findings]


@pytest.mark.parametrize(
    "known",
    [
        {"insee": "69123"},
        {"insee": "69387"},
        {"commune": "Lyon"},
        {"commune": "LYON 7e"},
        {"commune": "lyon", "departement": "69"},
        {"commune": "Lyon", "region": "Auvergne-Rhône-Alpes"},
        {"address": Address(town="LYON CEDEX 07")},
        {"address": Address(postcode="69007")},
        {"commune": "Lyon", "address": Address(postcode="69007")},
    ],
)
def test_a_town_becomes_a_commune(known: dict[str, Any]) -> None:
    """A code, a name, an arrondissement or an address gives the commune with all that follows from it."""
    site, findings = located(**known)

    assert (site.departement, site.region) == ("69", "Auvergne-Rhône-Alpes")
    assert (site.epci_kind, site.epci_name) == (EpciKind.MET69, "Métropole de Lyon")
    assert (site.in_metropole, site.in_metropole_core_city) == (
        True,
        site.insee == "69123" or None,
    )
    assert findings == []


def test_what_is_known_is_kept() -> None:
    """Nothing that a site says is replaced: neither its spelling nor its point."""
    here = Location(point=Point(latitude=45.7, longitude=4.8), precision=Precision.STREET)
    site, _ = located(commune="LYON", printed="Lyon (Rhône)", location=here, basis=Basis.INFERRED)

    assert (site.commune, site.printed, site.location, site.basis) == (
        "LYON",
        "Lyon (Rhône)",
        here,
        Basis.INFERRED,
    )


def test_an_ambiguous_town_is_left_as_it_is() -> None:
    """A name that several communes bear chooses none, and the finding names them and says what to give."""
    made = locate(census(Site(commune="Mérignac")))

    (finding,) = made.findings
    assert made["a"].sites == (Site(commune="Mérignac"),)
    assert (finding.code, finding.severity) == ("ambiguous-place", Severity.WARNING)
    assert str(finding.where) == "a, sites[0]"
    assert "Mérignac (33281)" in finding.message("fr")
    assert finding.fix is not None


def test_an_unknown_town_is_told() -> None:
    """A town that the official code does not know is told, and kept."""
    made = locate(census(Site(commune="Trifouillis-les-Oies")))

    assert made["a"].sites == (Site(commune="Trifouillis-les-Oies"),)
    assert [finding.code for finding in made.findings] == ["unknown-place"]


@pytest.mark.parametrize(
    ("rest", "shown"),
    [
        ({"region": "Normandie"}, "Normandie"),
        ({"departement": "22"}, "22"),
        ({"address": Address(postcode="14000")}, "14000"),
        ({"region": "Normandie", "address": Address(postcode="14000")}, "Normandie, 14000"),
    ],
)
def test_a_town_that_the_rest_contradicts_is_told_with_where_it_is(rest: dict[str, Any], shown: str) -> None:
    """A town that exists elsewhere is not called unknown: both sides are named, and neither is believed."""
    site = Site(commune="Rennes", **rest)
    made = locate(census(site))

    (finding,) = made.findings
    assert (finding.code, made["a"].sites) == ("unknown-place", (site,))
    assert finding.message("fr") == (
        f"« Rennes » ne s'accorde pas avec « {shown} » ; de ce nom : Rennes (35238)"
    )


@pytest.mark.parametrize("insee", ["99999", "75001", "33700", "Lyon"])
def test_what_is_no_code_of_a_commune_is_told(insee: str) -> None:
    """A postcode or a name that stands where an INSEE code should is not read as one."""
    assert located(insee=insee) == (Site(insee=insee), ["unknown-place"])


@pytest.mark.parametrize(
    ("known", "path"),
    [
        ({"commune": "Grenoble"}, "sites[0].commune"),
        ({"departement": "38"}, "sites[0].departement"),
        ({"region": "Bretagne"}, "sites[0].region"),
        ({"epci_kind": EpciKind.CC}, "sites[0].epci_kind"),
        ({"epci_name": "CC du Pays"}, "sites[0].epci_name"),
    ],
)
def test_what_contradicts_the_official_code_is_told(known: dict[str, Any], path: str) -> None:
    """A département, région or grouping that is not the commune's is kept, with a finding."""
    made = locate(census(Site(insee="69123", **known)))

    (finding,) = made.findings
    assert (finding.code, finding.where.path) == ("place-mismatch", path)
    assert all(getattr(made["a"].sites[0], name) == value for name, value in known.items())


@pytest.mark.parametrize("name", ["LYON", "Lyon 3e", "Lyon Cedex 03"])
def test_another_spelling_is_no_contradiction(name: str) -> None:
    """The name of a commune may be written in any way that leads to it."""
    assert located(insee="69123", commune=name)[1] == []


def test_a_commune_without_a_point_is_told() -> None:
    """Where no centre is known the site has no location, and a finding says so."""
    lost = next(one for one in geography.communes() if one.point is None)
    site, findings = located(insee=lost.code)

    assert site.location is None
    assert findings == ["no-point"]


def test_a_site_without_a_town_says_nothing() -> None:
    """A site that only knows its région is left as it is, without a finding."""
    assert located(region="Bretagne") == (Site(region="Bretagne"), [])


def test_actors_are_located_too() -> None:
    """The sites of actors are completed like those of structures."""
    actor = Actor(id="b", name="B", kind=ActorKind.NETWORK, sites=[Site(commune="Metz")])
    made = locate(Census(structures=[], actors=[actor], source=SOURCE))

    assert made.actors[0].sites[0].insee == "57463"


def test_locating_twice_changes_nothing() -> None:
    """A located census is left as it is, its findings told once."""
    once = locate(census(Site(commune="Mérignac"), Site(commune="Lyon"), Site(insee="69123", region="Corse")))

    assert locate(once) == once


def test_the_embedded_census_is_located() -> None:
    """Each town of the embedded census stands at the centre of its commune, and says so."""
    embedded = embedded_census()
    sites = [site for one in (*embedded, *embedded.actors) for site in one.sites if site.insee]

    assert locate(embedded) == embedded
    assert len(sites) > 40
    assert {site.location and site.location.precision for site in sites} == {Precision.COMMUNE}


def test_the_embedded_towns_are_those_of_the_official_code() -> None:
    """What the embedded census says of its towns agrees with the geography, métropole included."""
    bare = [
        attrs.evolve(one, sites=[Site(insee=site.insee) for site in one.sites if site.insee])
        for one in embedded_census()
    ]
    again = locate(Census(structures=bare, source=SOURCE))

    for before, after in zip(embedded_census(), again, strict=True):
        towns = [site for site in before.sites if site.insee]
        for known, found in zip(towns, after.sites, strict=True):
            assert attrs.evolve(known, printed=None, basis=Basis.STATED, sources=()) == found


def test_a_long_text_is_cut_in_the_finding() -> None:
    """What is no town is told shortly, however long it is."""
    (finding,) = locate(census(Site(commune="x" * 10_000))).findings

    assert len(finding.message()) < 200


def test_what_is_no_census_is_a_wrong_call() -> None:
    """Locating something else, or making a site of a name, says what is possible."""
    with pytest.raises(TypeError, match="takes a census"):
        locate(Structure(id="a", name="A"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="takes a commune"):
        Site.of("Lyon")  # type: ignore[arg-type]
