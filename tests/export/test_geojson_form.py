"""A census as GeoJSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from openinno import Census, CensusSource, Label, Structure, embedded_census, from_json
from openinno.export import geojson

SOURCE = CensusSource(title=Label("Essai", "Trial"))


def collection_of(census: Census, **options: Any) -> Any:
    """Return the collection that is written of a census."""
    return json.loads(geojson(census, **options))


def test_a_structure_is_a_feature_at_its_first_point() -> None:
    """The geometry is longitude first, to the digit; the properties are the filled columns, lists arrays."""
    tuba = next(one for one in collection_of(embedded_census())["features"] if one["id"] == "tuba")

    assert tuba["geometry"] == {"type": "Point", "coordinates": [4.848, 45.749]}
    assert tuba["properties"]["partner_names"] == ["Mulhouse", "Boulogne-sur-Mer", "La Possession"]
    assert None not in tuba["properties"].values()


def test_a_structure_without_a_point_has_no_geometry() -> None:
    """The geometry of what stands nowhere is null, as RFC 7946 has it."""
    census = Census(structures=[Structure(id="lab", name="Lab")], source=SOURCE)

    assert collection_of(census)["features"] == [
        {"type": "Feature", "id": "lab", "geometry": None, "properties": {"id": "lab", "name": "Lab"}}
    ]


def test_the_rest_of_the_census_stands_in_a_member_of_its_own() -> None:
    """All that is no structure is a census document, which maps pass over."""
    census = embedded_census()
    about = from_json(json.dumps(collection_of(census)["openinno"]))

    assert (about.source, about.actors, about.relations) == (census.source, census.actors, census.relations)
    assert len(about) == 0


def test_a_feature_is_a_line(tmp_path: Path) -> None:
    """A line a feature, so that two versions compare line by line; nothing is left out."""
    path = tmp_path / "lieux.geojson"
    left = geojson(embedded_census(), path)

    assert len(path.read_text(encoding="utf-8").splitlines()) == len(embedded_census()) + 2
    assert not left


@pytest.mark.parametrize("extra", [False, True])
def test_what_may_be_personal_is_written_only_when_asked_for(extra: bool) -> None:
    """Neither other columns nor the content of refused rows are published by default."""
    refused = from_json('{"format": "openinno-census", "version": 1, "source": {"title": {"fr": "E"}},'
                        ' "structures": [{"id": "x", "mobile": "06 11"}]}').refused  # fmt: skip
    lab = Structure(id="lab", name="Lab", extra={"mobile": "06 22"})
    text = geojson(Census(structures=[lab], source=SOURCE, refused=refused), extra=extra)

    assert ("06 11" in text, "06 22" in text) == (extra, extra)
