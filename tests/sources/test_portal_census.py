"""A census from a portal: columns found by declared names, both lists of types, and what else there is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from national_portal import COLUMNS, LIST_2020, LIST_2021, dataset_of, fetched, serving
from portal import ALWAYS, Burst, Field, HtmlPage, Portal

from openinno import Point, Profile, Severity, SourceError, Theme
from openinno.explore import Client, UnexpectedContent, UnknownDataset, Unreachable, field
from openinno.explore.errors import BadQuery, Refused
from openinno.sources.mapping.declared import ColumnMapping, FieldMapping
from openinno.sources.portal.downloads import read_download
from openinno.sources.portal.fetching import fetch_census
from openinno.sources.portal.national import DATASET

PROFILES = (
    Profile.ACCELERATOR,
    Profile.TECHNOPOLE,
    Profile.INNOVATION_HUB,
    Profile.INCUBATOR,
    Profile.FRENCH_TECH_BRAND_EVENT,
    Profile.LIVING_LAB,
)


def typed(types: tuple[str, ...]) -> list[Mapping[str, Any]]:
    """Return a row of each type, named by its number."""
    return [{"nom_struct": f"Lieu {place}", "type": one} for place, one in enumerate(types)]


def test_the_national_census_is_read_by_the_names_its_columns_may_have() -> None:
    """The default mapping finds themes, type, town and point, and keeps what it does not know."""
    with serving() as portal:
        census = fetched(portal)

    tuba = census["tuba"]
    (site,) = tuba.sites
    assert len(census) == 3
    assert [claim.value for claim in tuba.themes] == [Theme.ENERGY, Theme.MOBILITY]
    assert [claim.value for claim in tuba.profiles] == [Profile.INNOVATION_HUB]
    assert (site.commune, tuba.siret, tuba.extra["nb_projets"]) == ("Lyon", "79486480700018", 12)
    assert site.location is not None
    assert (site.location.point.latitude, site.location.point.longitude) == (45.7491, 4.8479)


def test_the_source_tells_what_the_portal_tells() -> None:
    """Title, publisher, licence, date and the page of the dataset come from its description."""
    with serving() as portal:
        source = fetched(portal).source

    assert source.title.fr == "Structures innovantes sur le territoire"
    assert (source.publisher, source.licence, source.date) == (
        "Caisse des Dépôts",
        "etalab-2.0",
        "2026-10-01",
    )
    assert source.address == f"{portal.url}/explore/dataset/{DATASET}/"
    assert source.scope is not None
    assert "mars 2020" in source.scope.fr


@pytest.mark.parametrize("types", [LIST_2020, LIST_2021], ids=["2020", "2021"])
def test_both_lists_of_types_are_understood(types: tuple[str, ...]) -> None:
    """Every type of the list of 2020 and of that of 2021 reads as its profile."""
    with serving(*typed(types)) as portal:
        census = fetched(portal)

    found = [census[f"lieu_{place}"].profiles[0].value for place in range(len(types))]
    assert found == list(PROFILES)


def test_an_unknown_type_is_a_finding() -> None:
    """A type of neither list leaves the structure without profile, and is told with its cell."""
    with serving({"nom_struct": "Lieu", "type": "Soucoupe volante"}) as portal:
        census = fetched(portal)

    (told,) = [one for one in census.findings if "Soucoupe volante" in one.message()]
    assert census["lieu"].profiles == ()
    assert (told.where.row, told.where.column) == (1, "type")
    assert told.where.file == f"{portal.url.removeprefix('http://')}/{DATASET}"


def test_columns_are_found_by_their_labels_too() -> None:
    """A column with a name of no meaning is found by the label that the portal gives it."""
    columns = (Field("c1", label="Dénomination"), Field("c2", label="Thématiques"))
    with serving({"c1": "TUBA", "c2": "Énergie"}, columns=columns) as portal:
        census = fetched(portal)

    assert [claim.value for claim in census["tuba"].themes] == [Theme.ENERGY]


def test_a_missing_column_is_told_and_nothing_more() -> None:
    """Themes, which are certain, are warned of where they are missing; other columns only named."""
    with serving({"nom_struct": "TUBA"}, columns=COLUMNS[:1]) as portal:
        findings = fetched(portal).findings

    (missing,) = [one for one in findings if one.code == "missing-column"]
    (others,) = [one for one in findings if one.code == "columns-not-there"]
    assert missing.severity is Severity.WARNING
    assert "thematiques" in missing.message()
    assert (others.severity, "SIRET" in others.message()) == (Severity.INFO, True)


def test_without_a_name_every_row_is_kept_and_refused() -> None:
    """No column of names: no structure, but each row whole, and a warning that says why."""
    with serving({"themes": ["Énergie"]}, columns=COLUMNS[2:3]) as portal:
        census = fetched(portal)

    assert (len(census), len(census.refused)) == (0, 1)
    assert "nergie" in census.refused[0].content
    assert any(one.code == "missing-column" and "denomination" in one.message() for one in census.findings)


def test_a_value_that_does_not_suit_its_type_is_a_finding() -> None:
    """What the client says of a value is told with its row and column."""
    rows = [{"nom_struct": "Lieu", "geo_point_2d": {"lon": 0.0, "lat": 0.0}}]
    with serving(*rows) as portal:
        findings = fetched(portal).findings

    (told,) = [one for one in findings if one.code == "portal-value"]
    assert (told.where.row, told.where.column) == (1, "geo_point_2d")


def test_another_dataset_is_read_by_its_mapping() -> None:
    """Any dataset becomes a census by a mapping, and nothing is said of columns tried."""
    mapping = FieldMapping(columns=[ColumnMapping(columns="name", to="name")])
    with Portal() as portal:
        census = fetched(portal, "structures", mapping=mapping)

    assert "TUBA" in {structure.name for structure in census}
    assert not any(one.code == "columns-tried" for one in census.findings)


def test_another_dataset_without_a_mapping_is_read_by_a_proposal(portal: Portal) -> None:
    """What openinno proposes is used, and said aloud."""
    census = fetched(portal, "structures")
    (said,) = [one for one in census.findings if one.code == "proposed-mapping"]

    assert [claim.value for claim in census["tuba"].profiles] == [Profile.INNOVATION_HUB]
    assert census["tuba"].sites[0].commune == "Lyon"
    assert "themes → themes" in said.message()


def test_only_the_rows_asked_for_are_read_and_told() -> None:
    """A condition narrows the census, and its scope says so."""
    with serving() as portal:
        census = fetched(portal, where=field("nom_commune") == "Metz")

    assert [structure.name for structure in census] == ["Bliiida"]
    assert census.source.scope is not None
    assert 'nom_commune = "Metz"' in census.source.scope.text("en")


def test_a_condition_that_does_not_suit_is_no_end_of_the_dataset() -> None:
    """A wrong condition is told as such, without a word of what else there is."""
    with serving() as portal, pytest.raises(BadQuery) as caught:
        fetched(portal, where=field("nowhere") == "Metz")

    assert "embedded_census" not in str(caught.value)


def test_the_portal_may_be_given_by_its_address() -> None:
    """Without a client of one's own, one is made for the portal."""
    with serving() as portal:
        assert len(fetch_census(portal=portal.url)) == 3


def test_where_the_dataset_is_gone_the_error_says_what_is_left(portal: Portal) -> None:
    """The end that was announced, a snapshot, another dataset, and the structures of the documents."""
    with pytest.raises(UnknownDataset) as caught:
        fetched(portal)

    for lang, when in (("fr", "fin de 2025"), ("en", "late 2025")):
        text = caught.value.message(lang)
        assert all(one in text for one in (when, "oi.open_snapshot", "oi.fetch_census", "oi.embedded_census"))
    assert caught.value.status == 404


def test_where_the_portal_is_gone_the_error_says_what_is_left() -> None:
    """A portal that does not answer any more is told as one, with the same advice."""
    with Portal() as portal:
        pass
    with pytest.raises(Unreachable, match="late 2025") as caught:
        fetched(portal)

    assert len(caught.value.attempts) == 1


@pytest.mark.parametrize(
    ("wrong", "error"),
    [(HtmlPage(times=ALWAYS), UnexpectedContent), (Burst(status=503, times=ALWAYS), Refused)],
    ids=["page", "refusal"],
)
def test_where_something_else_answers_the_error_says_what_is_left(
    portal: Portal, wrong: Any, error: type[Exception]
) -> None:
    """A page in place of the API, or a refusal, has the same advice."""
    portal.misbehave(wrong)
    with pytest.raises(error, match="late 2025"):
        fetched(portal)


def test_another_dataset_that_is_unknown_has_the_plain_error(portal: Portal) -> None:
    """What was announced of one dataset is said of no other."""
    with pytest.raises(UnknownDataset) as caught:
        fetched(portal, "nowhere")

    assert "2025" not in str(caught.value)


def test_a_key_is_never_told() -> None:
    """The key goes to the portal, and is neither in the census nor in an error."""
    with Portal([dataset_of()], key="s3cr3t-k3y") as portal, Client(portal.url, key="s3cr3t-k3y") as client:
        census = fetch_census(client=client)
        with pytest.raises(UnknownDataset) as caught:
            fetch_census("nowhere", client=client)

    assert "s3cr3t" not in repr((census.source, census.findings)) + caught.value.message("fr")


def test_a_folder_that_is_no_download_is_one_error(tmp_path: Path) -> None:
    """What does not hold what a download writes is told, whichever of its files is missing or damaged."""
    with pytest.raises(SourceError, match=r"schema\.json"):
        read_download(tmp_path)
    (tmp_path / "schema.json").write_text("{", encoding="utf-8")
    with pytest.raises(SourceError, match=r"schema\.json"):
        read_download(tmp_path)


def test_columns_of_every_type_of_a_portal_are_kept() -> None:
    """Points, shapes, files, lists and days become what a table can hold."""
    columns = [
        Field("nom"),
        Field("geo", type="geo_point_2d"),
        Field("contour", type="geo_shape"),
        Field("photo", type="file"),
        Field("mots", annotations={"multivalued": {"separator": ";"}}),
    ]
    shape = {"type": "LineString", "coordinates": [[4.8, 45.7], [4.9, 45.8]]}
    row = {
        "nom": "H7",
        "geo": {"lon": 4.8, "lat": 45.7},
        "contour": {"type": "Feature", "geometry": shape, "properties": {}},
        "photo": {"id": "1", "filename": "h7.jpg", "url": "https://example.fr/h7.jpg"},
        "mots": ["a", "b"],
    }
    mapping = FieldMapping(
        columns=[ColumnMapping(columns="nom", to="name"), ColumnMapping(columns="geo", to="point")]
    )

    with serving(row, columns=columns, id="lieux") as portal:
        (one,) = fetched(portal, "lieux", mapping=mapping)

    assert one.sites[0].location is not None
    assert one.sites[0].location.point == Point(latitude=45.7, longitude=4.8)
    assert json.loads(str(one.extra["contour"])) == shape
    assert one.extra["photo"] == "https://example.fr/h7.jpg"
    assert one.extra["mots"] == '["a","b"]'
