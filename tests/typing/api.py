"""What users write, checked by mypy and pyright and never run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, assert_type

import openinno as oi
from openinno.explore import AsyncClient, Client, Cursor, Dataset, Manifest, Page, Query, Record, field, odsql

assert_type(oi.Profile.parse("hub"), oi.Profile)
assert_type(oi.Profile.ACCELERATOR.label("fr"), str)
assert_type(oi.Level.COLLABORATION.role, oi.Role)
assert_type(oi.Level(3) > oi.Level.NETWORKING, bool)
assert_type(oi.StructureType.STARTUP_STUDIO.profile, oi.Profile | None)
assert_type(oi.typology.sheet(oi.Profile.INCUBATOR), oi.typology.Sheet)
assert_type(oi.typology.sheet(oi.Profile.INCUBATOR).support.max_months, int | None)
assert_type(oi.typology.published_figures(), tuple[oi.Figure, ...])
assert_type(oi.typology.value_for(oi.Stakeholder.STARTUP), oi.typology.Value)

census = oi.embedded_census()
assert_type(census, oi.Census)
assert_type(census[0], oi.Structure)
assert_type(census["tuba"], oi.Structure)
assert_type(census[:3], oi.Census)
assert_type(census.where(theme=[oi.Theme.MOBILITY, oi.Theme.ENERGY], region="Normandie"), oi.Census)
assert_type(census.facets("profile"), Mapping[str, oi.Facet])
assert_type(census["tuba"].profiles, tuple[oi.Claim[oi.Profile], ...])
assert_type(census["tuba"].ownership, oi.Claim[oi.Ownership] | None)

assert_type(census.initiative_facets("axis"), Mapping[str, oi.Facet])
commune = oi.geography.commune("69123")
assert_type(commune, oi.geography.Commune)
assert_type(commune.departement, oi.geography.Departement | None)
assert_type(commune.epci, oi.geography.Epci | None)
assert_type(commune.point, oi.Point | None)
assert_type(commune.in_metropole, bool)
assert_type(
    oi.geography.find_communes("Lyon", departement="69"), tuple[oi.geography.Match[oi.geography.Commune], ...]
)
assert_type(oi.geography.find_regions("PACA")[0].place, oi.geography.Region)
assert_type(oi.geography.departement("69").outline, tuple[tuple[tuple[float, float], ...], ...])
assert_type(oi.Point(latitude=45, longitude=4.8).to_lambert93(), tuple[float, float])
nearest: oi.geography.Place = commune

structure = oi.Structure(
    id="lab",
    name="Lab",
    profiles=[oi.Profile.LIVING_LAB, oi.Claim(value=oi.Profile.INCUBATOR, basis=oi.Basis.INFERRED)],
    ownership=oi.Ownership.PUBLIC,
    opened=oi.partial_date("2014-05"),
)
assert_type(oi.to_json(census), str)
assert_type(oi.from_json("{}"), oi.Census)
assert_type(oi.to_json_lines(census), str)
assert_type(oi.from_json_lines(["{}"]), oi.Census)
assert_type(oi.locate(census), oi.Census)
assert_type(oi.from_flat_row(oi.to_flat_row(structure)), oi.Structure)
assert_type(oi.FLAT_COLUMNS, tuple[oi.FlatColumn, ...])
assert_type(structure.sites[0].location, oi.Location | None)
assert_type(oi.Site.of(commune).in_metropole_core_city, bool | None)

assessment = oi.assess(census["tuba"], complete=["partners"])
assert_type(assessment, oi.Assessment)
assert_type(assessment.verdict, oi.Verdict)
assert_type(assessment.verdict & oi.Verdict.MET, oi.Verdict)
assert_type(assessment[oi.Criterion.STARTUP_SUPPORT], oi.Judgement)
assert_type(assessment.durability.evidence, tuple[oi.Evidence, ...])
assert_type(assessment.basis, oi.Basis | None)

query = Query().where(field("themes").contains("Énergie") & field("region").is_not_null()).limit(50)
assert_type(query, Query)
assert_type(str(query), str)
condition: odsql.Condition = ~(field("n") > 3) | field("nom").like("lab")
assert_type(Query().select(odsql.count().alias("n"), "region").group_by("region"), Query)
assert_type(Query().order_by(*odsql.parse("nom desc", clause="order_by")), Query)
assert_type(Query().select(*odsql.parse("count(*) as n", clause="select")).where(odsql.parse("a = 1")), Query)
assert_type(odsql.parse("nom desc", clause="order_by"), tuple[odsql.Order, ...])
assert_type(field("a") + 1, odsql.Builder)

with Client("opendata.example.fr") as client:
    for row in client.rows("lieux", query):
        assert_type(row, dict[str, Any])
    for record in client.records("lieux"):
        assert_type(record, Record)
        assert_type(record["nom"], Any)
    for page in client.pages("lieux"):
        assert_type(page, Page)
    assert_type(client.rows("lieux").cursor, Cursor | None)
    assert_type(client.count("lieux"), int)
    assert_type(client.dataset("lieux"), Dataset)
    assert_type(client.export("lieux", "lieux.csv", query, progress=True), Manifest)
    assert_type(oi.stream_structures(client.lines("lieux")), Iterator[oi.Structure | oi.RefusedRow])


async def asked() -> None:
    """Use the client that awaits."""
    async with AsyncClient("opendata.example.fr") as client:
        assert_type(await client.count("lieux", query), int)
        assert_type([row async for row in client.rows("lieux")], list[dict[str, Any]])
