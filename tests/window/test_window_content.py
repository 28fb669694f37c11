"""What the page of an atlas knows of a census: its counts, every place, nothing that nobody asked for."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import openinno as oi
from openinno.labels import plain
from openinno.search import searched_words
from openinno.testing import censuses, structures
from openinno.vocabulary import Criterion, Term, Verdict
from openinno.window.content import content_of
from openinno.window.content.facets import FACETS
from openinno.window.page import as_data


def _content(census: oi.Census, **options: Any) -> Any:
    return json.loads(as_data(content_of(census, **options)))


def _of(*found: oi.Structure) -> oi.Census:
    return oi.Census(structures=found, source=oi.CensusSource(title=oi.Label("Lieux", "Places")))


def _key(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.code if isinstance(value, Term) else plain(str(value))


def _counted(content: Any, place: int) -> Counter[str | None]:
    facet = content["facets"][place]
    keys = [one["key"] if facet["kind"] != "place" else plain(one["key"]) for one in facet["values"]]
    found: Counter[str | None] = Counter()
    for structure in content["structures"]:
        found.update([keys[value] for value in structure["values"][place]] or [None])
    return found


@settings(max_examples=25)
@given(census=censuses())
def test_facets_count_what_the_census_counts(census: oi.Census) -> None:
    """Each facet of the page has the values and the unknown of the census, counted alike."""
    content, facets = _content(census), census.facets(*FACETS)
    for place, name in enumerate(FACETS):
        told: Counter[str | None] = Counter()
        for value, count in facets[name].items():
            told[None if value is None else _key(value)] += count
        assert +_counted(content, place) == +told, name


def test_the_criteria_are_facets_too() -> None:
    """The three criteria stand behind the others, and count the verdicts of the assessment."""
    census = oi.embedded_census()
    content = _content(census)
    for place, criterion in enumerate(Criterion, len(FACETS)):
        verdicts = [oi.assess(one)[criterion].verdict for one in census]
        assert content["facets"][place]["name"] == criterion.value
        assert _counted(content, place)["met"] == verdicts.count(Verdict.MET)
        assert _counted(content, place)[None] == verdicts.count(Verdict.UNKNOWN)


@settings(max_examples=60)
@given(text=st.text())
def test_no_text_can_leave_the_data(text: str) -> None:
    """Whatever stands in a census, its script element ends where we end it, and says the same."""
    written = as_data({"name": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"name": text}
    assert written.encode()


def test_other_columns_stay_away_unless_asked() -> None:
    """What no attribute takes reaches the page only where its owner asks for it."""
    census = _of(oi.Structure(id="lab", name="Lab", extra={"remarque": "confidentiel"}))
    assert "confidentiel" not in as_data(content_of(census))
    assert "confidentiel" in as_data(content_of(census, extra=True))


def test_a_place_without_a_town_is_shown_at_its_region() -> None:
    """It says in both languages that its commune is not given, and which région it is shown at."""
    content = _content(_of(oi.Structure(id="lab", name="Lab", sites=[oi.Site(region="Bretagne")])))
    (lab,) = content["structures"]
    assert (lab["at"], content["regions"][lab["region"]]["name"]) == ([], "Bretagne")
    assert lab["where"] == ["commune non précisée, Bretagne", "commune not given, Bretagne"]


def test_a_place_of_which_nothing_is_known_is_listed_all_the_same() -> None:
    """It has no point and no région, and says so."""
    (lab,) = _content(_of(oi.Structure(id="lab", name="Lab")))["structures"]
    assert (lab["at"], lab["region"], lab["where"]) == ([], None, ["lieu inconnu", "place unknown"])


@pytest.mark.parametrize(
    ("site", "where"),
    [
        (oi.Site(printed="Bruxelles"), "Bruxelles"),
        (oi.Site(departement="69"), ["commune non précisée, Rhône", "commune not given, Rhône"]),
        (
            oi.Site(printed="Bretagne", region="Bretagne"),
            ["commune non précisée, Bretagne", "commune not given, Bretagne"],
        ),
        (
            oi.Site(epci_name="Pays Voironnais"),
            ["commune non précisée, Pays Voironnais", "commune not given, Pays Voironnais"],
        ),
    ],
)
def test_what_is_known_of_a_place_is_told(site: oi.Site, where: object) -> None:
    """Without a commune the town as printed is told, else the nearest area that is known."""
    (lab,) = _content(_of(oi.Structure(id="lab", name="Lab", sites=[site])))["structures"]
    assert lab["where"] == where


def test_a_region_is_found_under_any_name_of_its_own() -> None:
    """An abbreviation or a code names it too."""
    structures = [oi.Structure(id=name, name=name, sites=[oi.Site(region=name)]) for name in ("PACA", "93")]
    content = _content(_of(*structures))
    assert {content["regions"][one["region"]]["code"] for one in content["structures"]} == {"93"}


def test_the_values_of_a_facet_come_in_one_order() -> None:
    """Spellings of one place stand under the first of them, whatever the order of a set."""
    sites = [oi.Site(region=name) for name in ("bretagne", "Bretagne", "BRETAGNE")]
    census = _of(oi.Structure(id="lab", name="Lab", sites=sites))
    (value,) = _content(census)["facets"][FACETS.index("region")]["values"]
    assert value["key"] == census.facets("region")["region"].values[0].value


def test_rows_that_could_not_be_read_are_told() -> None:
    """The page says how many are missing, behind what the census covers."""
    position = oi.Position(row=2)
    refused = oi.RefusedRow(content="x", where=position, findings=())
    content = _content(attrs.evolve(_of(), refused=[refused]))
    assert content["scope"][0] == "Lignes qui n'ont pu être lues, et manquent ici : 1."


def test_every_commune_whose_place_is_known_can_be_searched_around() -> None:
    """What is packed is unpacked as the page does, and is where the commune is."""
    found = {}
    for code, south, west, step, names, signs in _content(_of())["communes"]:
        for place, name in enumerate(names.split("|")):
            numbers = [int(signs[at : at + 2], 36) * step for at in (4 * place, 4 * place + 2)]
            found[name, code] = ((south + numbers[0]) / 1000, (west + numbers[1]) / 1000)
    for commune in oi.geography.communes():
        area = commune.departement or commune.collectivity
        if commune.point and area:
            north, east = found[commune.name, area.code]
            # Polynesia is wide: two signs tell a place there to some kilometres.
            near = 0.05 if commune.collectivity else 0.005
            assert north == pytest.approx(commune.point.latitude, abs=near)
            assert east == pytest.approx(commune.point.longitude, abs=near)


def test_each_site_with_a_point_is_shown() -> None:
    """A structure of two towns stands in both, and names both."""
    sites = [oi.Site.of(oi.geography.commune(code)) for code in ("69123", "35238")]
    (lab,) = _content(_of(oi.Structure(id="lab", name="Lab", sites=sites)))["structures"]
    assert (len(lab["at"]), lab["where"]) == (2, "Lyon (69), Rennes (35)")


def test_a_place_spelt_in_two_ways_is_one_value() -> None:
    """The facets of places forgive accents and case, as those of the census do."""
    census = _of(
        oi.Structure(id="a", name="A", sites=[oi.Site(region="Île-de-France")]),
        oi.Structure(id="b", name="B", sites=[oi.Site(region="ile de france")]),
    )
    content = _content(census)
    place = FACETS.index("region")
    assert [one["key"] for one in content["facets"][place]["values"]] == ["Île-de-France"]
    assert [one["values"][place] for one in content["structures"]] == [[0], [0]]


def test_ties_lead_to_the_structures_that_are_there() -> None:
    """A relation to another structure of the page can be followed; one to somebody else is told only."""
    census = oi.embedded_census()
    ids = {one.id for one in census}
    content = _content(census)
    ties = [tie for one in content["structures"] for tie in one["ties"]]
    led = {content["texts"][tie[2]] for tie in ties if len(tie) > 2}
    assert led
    assert led <= ids
    assert any(len(tie) == 2 for tie in ties)


@settings(max_examples=25)
@given(structure=structures())
def test_any_structure_can_be_drawn(structure: oi.Structure) -> None:
    """Whatever a record can represent has a shape, values and a card."""
    content = _content(_of(structure))
    (one,) = content["structures"]
    assert 0 <= one["shape"] < len(content["shapes"])
    assert all(values for _, values in one["rows"])


@settings(max_examples=25)
@given(structure=structures())
def test_what_finds_a_structure_stands_on_the_page(structure: oi.Structure) -> None:
    """Its own words and those of its values together are those by which the census finds it."""
    content = _content(_of(structure))
    (one,) = content["structures"]
    values = [
        facet["values"][place]["words"]
        for facet, places in zip(content["facets"], one["values"], strict=True)
        for place in places
    ]
    assert set(" ".join([one["words"], *values]).split()) == searched_words(structure)


def test_the_credits_name_the_data_and_the_outlines() -> None:
    """Who made the data stands first; outlines and programs behind."""
    source = oi.CensusSource(
        title=oi.Label("Lieux", "Places"), publisher="Ville de Lyon", licence="etalab-2.0"
    )
    first, *others = _content(attrs.evolve(_of(), source=source))["credits"]
    assert first["text"] == ["Lieux — Ville de Lyon, etalab-2.0", "Places — Ville de Lyon, etalab-2.0"]
    assert any("CC-BY-4.0" in one["text"][0] for one in others)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_opens_in_the_language_asked(lang: str) -> None:
    """The language is one of the two."""
    assert _content(_of(), lang=lang)["lang"] == lang


def test_a_departement_that_is_none_is_shown_as_it_was_written() -> None:
    """A facet leaves nothing out of what a census says, though no département has that code."""
    content = _content(_of(oi.Structure(id="lab", name="Lab", sites=[oi.Site(departement="999")])))
    (facet,) = (one for one in content["facets"] if one["name"] == "departement")
    assert [value["key"] for value in facet["values"]] == ["999"]


def test_an_atlas_is_drawn_of_a_census_only() -> None:
    """The message says what to give instead."""
    with pytest.raises(TypeError, match=r"such as embedded_census\(\), not of \[\]"):
        oi.atlas([])  # type: ignore[call-overload]
