"""What users write, checked by mypy and pyright and never run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
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
assert_type(oi.atlas(census, lang="en"), str)
assert_type(oi.atlas(census, "carte.html", extra=True), Path)
assert_type(oi.picture(census, lang="en", width=1200, dark=True), str)
assert_type(oi.picture(census, "carte.png", title=oi.Label("Carte", "Map")), Path)
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

territory = oi.Territory(
    startup_maturity=[oi.Maturity.SEED],
    public_budget="subventions",
    public_budget_euros=200_000,
    ecosystem_familiarity=oi.Familiarity.DISCOVERING,
    expertise=[oi.Expertise.RESEARCH, "universités"],
    sectors=oi.Theme.ENERGY,
    needs=[oi.Need.EVENTS],
    setting=oi.Setting.LARGE_TOWN,
)
assert_type(territory.needs, tuple[oi.Need, ...])
assert_type(territory.public_budget, oi.PublicBudget | None)
assert_type(oi.read_territory("territoire.toml"), oi.Territory)
recommendation = oi.recommend(territory, census)
assert_type(recommendation, oi.Recommendation)
assert_type(recommendation.decided, bool)
assert_type(recommendation.ranked[0].profile, oi.Profile)
assert_type(recommendation.leaders[0].points[0].sources, tuple[oi.Source, ...])
assert_type(recommendation.to_html("fr"), str)

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

read = oi.read_reported("lieux.xlsx", mapping="bzh_fablab", options=oi.TableOptions(sheet="Lieux", header=3))
assert_type(oi.read_census("lieux.csv", separator=";", encoding="cp1252"), oi.Census)
assert_type(oi.read_census("lieux.xlsx", mapping="lieux.toml", sheet=2), oi.Census)
assert_type(read, oi.ReportedCensus)
assert_type(read.census, oi.Census)
assert_type(read.mapping, oi.FieldMapping | None)
if read.report is not None:
    assert_type(read.report, oi.MappingReport)
    assert_type(read.report.matched, tuple[oi.MappedColumn, ...])
    assert_type(read.report.personal[0].why, oi.Label)
    assert_type(read.report.personal, tuple[oi.PersonalColumn, ...])

table = oi.read_table("lieux.geojson")
findings: list[oi.Finding] = []
assert_type(table, oi.Table)
assert_type(table.columns, tuple[oi.TableColumn, ...])
assert_type(list(table.rows(findings.append)), list[oi.TableRow])
assert_type(table.assumed, tuple[oi.Finding, ...])

proposal = oi.propose_mapping("lieux.csv")
assert_type(proposal, oi.Proposal)
assert_type(proposal.reasons, tuple[oi.Reason, ...])
assert_type(proposal.reasons[0].confidence, oi.Confidence | None)
assert_type(oi.Confidence.SURE.label.text("fr"), str)
assert_type(proposal.to_toml("fr"), str)

mapping = oi.FieldMapping(
    columns=[
        oi.ColumnMapping(columns="Nom", to="name"),
        oi.ColumnMapping(
            columns=["Type", "Label"], to="types", words={"hakerspace": "makerspace", "divers": []}
        ),
    ],
    marked=[oi.MarkedColumns(to="themes", columns={"Énergie": "energy"})],
    constants={"region": "Bretagne"},
    ignored=["Flux RSS"],
)
assert_type(mapping.columns[0].target, oi.Target)
assert_type(oi.TARGETS["opened"].kind, oi.TargetKind)
assert_type(oi.mapping_from_toml(oi.mapping_to_toml(mapping)), oi.FieldMapping)
assert_type(oi.read_mapping("lieux.toml"), oi.FieldMapping)
assert_type(oi.ready_mapping("ilab_laureats"), oi.FieldMapping)
assert_type(oi.ready_mappings(), Mapping[str, oi.FieldMapping])
assert_type(oi.census_of(table, mapping), tuple[oi.Census, oi.MappingReport])

assert_type(oi.fetch_census("lieux", portal="opendata.example.fr", where=field("n") > 3), oi.Census)
snapshot = oi.take_snapshot("instantanes", client=Client("opendata.example.fr"))
assert_type(snapshot, oi.Snapshot)
assert_type(snapshot.manifest, oi.SnapshotManifest)
assert_type(snapshot.manifest.files, tuple[oi.SnapshotFile, ...])
assert_type(snapshot.fields, tuple[oi.SchemaField, ...])
assert_type(oi.snapshots("instantanes"), tuple[Path, ...])
assert_type(oi.open_snapshot("instantanes").census, oi.Census)

differences = oi.diff(snapshot, census)
assert_type(differences, oi.Differences)
assert_type(differences.opened, tuple[oi.Move, ...])
assert_type(differences.closed[0].reason, oi.MoveReason)
assert_type(differences.changed, tuple[oi.Change, ...])
assert_type(differences.renamed, tuple[oi.Renaming, ...])
assert_type(differences.renamed[0].by, oi.PairedBy)
assert_type(differences.columns_retyped, tuple[oi.ColumnChange, ...])
assert_type(differences.text("fr"), str)

merged = oi.merge([census, snapshot.census], same=[("1:tuba", "2:tuba_lyon")], prefer={"contact.website": 2})
assert_type(merged, oi.MergedCensus)
assert_type(merged.origins["tuba"], oi.Origins)
assert_type(merged.origins["tuba"]["sites[0].commune"], tuple[oi.Origin, ...])

assert_type(oi.export.csv(census), str)
assert_type(oi.export.csv(census, "census.csv", lang="fr"), oi.export.Left)
assert_type(oi.export.csv(census, lang="fr", words="labels"), str)
assert_type(oi.export.tsv(census, words="both"), str)
assert_type(oi.export.xlsx(census, "census.xlsx", lang="fr", words="labels"), oi.export.Left)
words: oi.export.Words = "both"
assert_type(oi.export.convert(census, "census.csv", words=words), oi.export.Left)
assert_type(oi.export.geojson(census), str)
assert_type(oi.export.parquet(census, "census.parquet", extra=True), oi.export.Left)
assert_type(oi.export.arrow(census, "census.arrow"), oi.export.Left)
assert_type(oi.export.frame(census, "geopandas", extra=True), Any)
assert_type(oi.export.FRAMES, tuple[str, ...])
assert_type(oi.read_census(oi.export.frame(census)), oi.Census)
assert_type(oi.read_reported(oi.export.frame(census, "pandas")).mapping, oi.FieldMapping | None)
assert_type(oi.propose_mapping(oi.export.frame(census, "pyarrow")), oi.Proposal)
assert_type(oi.export.convert(census, "census.geojson"), oi.export.Left)
assert_type(oi.export.FORMS, Mapping[str, tuple[str, ...]])
assert_type(oi.export.json_schema(of="row", grade="draft"), dict[str, Any])
assert_type(oi.export.table_schema(), dict[str, Any])
assert_type(oi.export.skos(), str)
assert_type(
    oi.export.skos([oi.Profile, oi.typology.crosswalk(2021)], form="jsonld", base="urn:x-words:"), str
)
oi.export.skos(oi.Level, "levels.ttl")
oi.export.skos(path="words.ttl")
assert_type(oi.export.words(oi.Theme, form="csv", lang="fr"), str)
oi.export.words(None, "words.json")
assert_type(
    oi.export.annotated_workbook("lieux.xlsx", oi.check("lieux.xlsx"), "out.xlsx"), oi.export.Annotated
)

figures = oi.indicators(census, complete=["support"])
assert_type(figures, oi.Indicators)
assert_type(figures["regions"], oi.Indicator)
assert_type(figures["regions"].value, float | None)
assert_type(figures["regions"].interval, oi.Interval | None)
assert_type(figures["share_acc_tech"].study, tuple[oi.Against, ...])
assert_type(figures["share_acc_tech"].study[0].agreement, oi.Agreement | None)
assert_type(figures.of(oi.IndicatorGroup.THEMES), tuple[oi.Indicator, ...])
assert_type(figures.compared_with(figures), tuple[oi.IndicatorChange, ...])
assert_type(figures.to_html("fr", before=figures, charts=True), str)
assert_type(oi.chart(figures, of="levels"), str)
assert_type(oi.chart(figures, "levels.svg", of="levels"), Path)

judged = oi.check("lieux.csv", grade="research", mapping=mapping)
assert_type(judged, oi.Report)
assert_type(judged.ok, bool | None)
assert_type([finding.repair for finding in judged], list[oi.Repair | None])
assert_type(judged.outcomes, tuple[oi.validation.Outcome, ...])
assert_type(judged.text("fr"), str)
assert_type(judged.html("fr"), str)
assert_type(judged.sarif(), str)
assert_type(judged.junit(), str)
assert_type(oi.validation.fixes_of(judged), tuple[oi.validation.Fix, ...])
assert_type(oi.export.apply_fixes("lieux.csv", judged, "out.csv"), oi.validation.Journal)
rule = oi.Rule(
    code="own-name",
    column="name",
    holds=oi.validation.Implies(oi.validation.Present("siret"), oi.validation.Matches("name", "[A-Z].*")),
    severity={oi.Grade.RESEARCH: oi.Severity.WARNING},
    title=oi.Label("Nom", "Name"),
    reason=oi.Label("Pour le tri.", "For sorting."),
    text=oi.Label("« {value} »", "“{value}”"),
    fix=oi.Label("écrire", "write"),
)
assert_type(oi.validation.CATALOGUE.including(rule), oi.Catalogue)
assert_type(oi.Catalogue(rules=[rule])["own-name"], oi.Rule)


async def asked() -> None:
    """Use the client that awaits."""
    async with AsyncClient("opendata.example.fr") as client:
        assert_type(await client.count("lieux", query), int)
        assert_type([row async for row in client.rows("lieux")], list[dict[str, Any]])
