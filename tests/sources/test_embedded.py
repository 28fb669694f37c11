"""The embedded census: what it holds, where each thing comes from, and how it hangs together."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from openinno import (
    Basis,
    Claim,
    EndKind,
    EpciKind,
    Profile,
    Site,
    Source,
    Structure,
    documents,
    embedded_census,
    from_json,
    structure_id,
    to_json,
)

CENSUS = embedded_census()
RECORDS: list[Any] = [*CENSUS.structures, *CENSUS.actors, *CENSUS.initiatives]
IDS = {
    EndKind.STRUCTURE: {one.id for one in CENSUS.structures},
    EndKind.ACTOR: {one.id for one in CENSUS.actors},
    EndKind.INITIATIVE: {one.id for one in CENSUS.initiatives},
}


def test_the_census_has_the_structures_that_the_documents_name() -> None:
    """The facts name 51 structures; actors, initiatives and relations stand around them."""
    assert len(CENSUS) == 51
    assert len(CENSUS.initiatives) == 23
    assert (CENSUS.findings, CENSUS.refused) == ((), ())


def test_the_census_is_read_once() -> None:
    """Asking twice gives the same object."""
    assert embedded_census() is CENSUS


def test_the_fast_reading_equals_the_strict_one() -> None:
    """The embedded file passes the reader that checks everything, and makes the same census."""
    data = files("openinno._data").joinpath("census.json").read_bytes()

    assert from_json(data) == CENSUS
    assert from_json(to_json(CENSUS)) == CENSUS


def test_the_census_says_what_it_must_not_be_taken_for() -> None:
    """The scope says in both languages that this is not the national census."""
    scope = CENSUS.source.scope

    assert scope is not None
    assert "ce n'est pas le recensement national de 2020" in scope.text("fr")
    assert "this is not the national census of 2020" in scope.text("en")
    assert CENSUS.source.licence == "etalab-2.0"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: f"{type(record).__name__}-{record.id}")
def test_every_record_says_where_it_was_read(record: Any) -> None:
    """A record has sources, and those among the five documents say a line."""
    assert record.sources
    assert all(source.line for source in record.sources if not source.external)


def test_every_claim_and_site_says_where_it_was_read() -> None:
    """Each word said of a record, and each of its sites and figures, has a source of its own."""
    bare = [
        (record.id, name, value)
        for record in RECORDS
        for name, value in claims_of(record)
        if not value.sources
    ]

    assert bare == []


def claims_of(record: Any) -> list[tuple[str, Any]]:
    """Return the claims, sites and figures of a record, each with its attribute."""
    return [
        (name, value)
        for name in type(record).__slots__
        if name != "__weakref__"
        for value in as_tuple(getattr(record, name))
        if isinstance(value, Claim | Site)
    ]


def as_tuple(value: Any) -> tuple[Any, ...]:
    """Return a tuple of what an attribute holds."""
    return value if isinstance(value, tuple) else (value,)


def test_lines_are_those_of_the_five_documents() -> None:
    """Every source cited by line is one of the five documents, the last line never before the first."""
    codes = {document.code for document in documents()}
    cited: list[Source] = [source for record in RECORDS for source in record.sources]
    cited += [source for relation in CENSUS.relations for source in relation.sources]

    assert {source.document for source in cited if source.line} <= codes
    assert all(source.last_line > (source.line or 0) for source in cited if source.last_line is not None)


def test_identifiers_are_folded_names() -> None:
    """An identifier is what its name gives, and no two structures share one."""
    given = {structure.id: structure_id(structure.name) for structure in CENSUS}

    assert {key: value for key, value in given.items() if key != value} == {}
    assert len(IDS[EndKind.STRUCTURE]) == len(CENSUS)
    assert len(IDS[EndKind.ACTOR]) == len(CENSUS.actors)


def test_no_structure_is_an_actor_too() -> None:
    """Nothing stands both among the structures and among the actors."""
    assert IDS[EndKind.STRUCTURE].isdisjoint(IDS[EndKind.ACTOR])


def test_every_relation_ties_what_exists() -> None:
    """Both ends of every relation are in the list that they name, and no relation is told twice."""
    lost = [
        end for one in CENSUS.relations for end in (one.subject, one.object) if end.id not in IDS[end.kind]
    ]
    keys = Counter((one.subject, one.kind, one.object) for one in CENSUS.relations)

    assert lost == []
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_relation_says_where_it_was_read() -> None:
    """A relation has a source and is stated, inferred or external."""
    assert all(one.sources for one in CENSUS.relations)
    assert {one.basis for one in CENSUS.relations} <= {Basis.STATED, Basis.INFERRED, Basis.EXTERNAL}


def test_those_who_take_part_in_an_initiative_exist() -> None:
    """The structures and actors of an initiative are in the census."""
    for one in CENSUS.initiatives:
        assert set(one.structures) <= IDS[EndKind.STRUCTURE]
        assert set(one.actors) <= IDS[EndKind.ACTOR]


def test_a_site_hangs_together() -> None:
    """INSEE code, département and commune agree, and a code never stands without its commune."""
    for site in (site for record in (*CENSUS, *CENSUS.actors) for site in record.sites):
        if site.insee is not None:
            assert re.fullmatch(r"[0-9]{2}[0-9]{3}|2[AB][0-9]{3}", site.insee)
            assert site.commune
            assert site.departement
            assert site.insee.startswith(site.departement)
        assert (site.departement is None) or site.region


def test_every_commune_of_a_structure_has_its_grouping() -> None:
    """A site of a structure with an INSEE code says the kind and the name of its grouping of communes."""
    known = [site for one in CENSUS for site in one.sites if site.insee]

    assert known
    assert [site.insee for site in known if not (site.epci_kind and site.epci_name)] == []


def test_lyon_is_in_its_own_kind_of_metropole() -> None:
    """The Métropole de Lyon, with its own status, counts as a métropole."""
    kinds = {site.epci_kind for one in CENSUS.where(commune="Lyon") for site in one.sites}

    assert kinds == {EpciKind.MET69}


def test_two_towns_joined_by_a_hyphen_are_two_sites() -> None:
    """FFWD stands in Colombelles and in Rouen, and only Rouen is in a métropole."""
    sites = CENSUS["ffwd"].sites

    assert [(site.commune, site.insee, site.in_metropole) for site in sites] == [
        ("Colombelles", "14167", False),
        ("Rouen", "76540", True),
    ]
    assert {(site.printed, site.basis) for site in sites} == {("Colombelles-Rouen", Basis.INFERRED)}


@pytest.mark.parametrize(
    ("identifier", "profile", "line"),
    [
        ("waoup", Profile.ACCELERATOR, 242),
        ("ffwd", Profile.ACCELERATOR, 243),
        ("tuba", Profile.INNOVATION_HUB, 264),
        ("bliiida", Profile.LIVING_LAB, 294),
    ],
)
def test_a_profile_is_stated_at_its_line(identifier: str, profile: Profile, line: int) -> None:
    """The examples of a sheet have its profile, stated at the line that names them."""
    claim = Claim(value=profile, sources=(Source(document="002", line=line),))

    assert CENSUS[identifier].profiles == (claim,)


PLACES = {
    "les_ateliers_des_capucins": "29019",
    "bliiida": "57463",
    "la_cantine_numerique": "44109",
    "cisam": "13055",
    "euratechnologies": "59350",
    "la_cite": "31555",
    "hevea": "69123",
    "moho": "14118",
    "raiselab": "75056",
    "louvre_lens_vallee": "62498",
}
"""The places among the 25 that are structures of the census, with their commune."""

OTHER_PLACES = ["H7", "Le Connecteur", "KMØ", "Bastide Rouge", "La Coque", "Le Cloître"]
"""The places that only other pages name."""


@pytest.mark.parametrize("identifier", PLACES)
def test_ten_of_the_25_places_are_structures(identifier: str) -> None:
    """A place among the 25 that the documents name is a structure, in its commune."""
    assert PLACES[identifier] in {site.insee for site in CENSUS[identifier].sites}
    assert "000" in {source.document for source in CENSUS[identifier].sources}


@pytest.mark.parametrize("name", OTHER_PLACES)
def test_six_of_the_25_places_are_actors(name: str) -> None:
    """A place among the 25 that only other pages name is an actor, with those pages as its sources."""
    (actor,) = (one for one in CENSUS.actors if one.name == name)

    assert any(source.external for source in actor.sources)


def test_notes_are_in_both_languages() -> None:
    """Each note and title exists in French and in English."""
    texts = [record.note for record in RECORDS if record.note]
    texts += [one.title for one in CENSUS.initiatives]
    texts += [one.note for one in CENSUS.relations if one.note]

    assert texts
    assert [text.fr for text in texts if not text.fr or not text.en] == []


def test_no_level_or_status_is_guessed_without_saying_so() -> None:
    """Every word of a structure that is not stated says that it is inferred or comes from elsewhere."""
    structures: tuple[Structure, ...] = CENSUS.structures
    bases = {
        value.basis
        for structure in structures
        for _, value in claims_of(structure)
        if hasattr(value, "basis")
    }

    assert Basis.DERIVED not in bases
    assert {Basis.STATED, Basis.INFERRED} <= bases


def test_many_threads_may_be_the_first_to_read() -> None:
    """The embedded data may be asked for first by several threads at once."""
    code = """
import sys, threading
import openinno as oi
sys.setswitchinterval(1e-5)
asked = [
    lambda: len(oi.embedded_census()),
    lambda: oi.Theme.ENERGY.label("fr"),
    lambda: oi.typology.sheets()[0].summary,
    lambda: oi.documents()[0].title,
]
threads = [threading.Thread(target=asked[place % 4]) for place in range(16)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(oi.embedded_census()))
"""
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

        assert (done.returncode, done.stdout, done.stderr) == (0, f"{len(CENSUS)}\n", "")
