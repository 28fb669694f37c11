"""The two real censuses, through the mappings that come with openinno and through what is proposed."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tables_by_hand import table_of

from openinno import Census, RuleError
from openinno.sources.mapped import census_of
from openinno.sources.mapping.declared import FieldMapping
from openinno.sources.mapping.files.ready import READY, ready_mapping, ready_mappings
from openinno.sources.mapping.proposing.making import propose
from openinno.sources.mapping.report import MappingReport
from openinno.sources.tables.table import Table, TableRow

ROOT = Path(__file__).parents[3]
CENSUSES = ROOT.parent / "shared/data/censuses"
real = pytest.mark.skipif(not CENSUSES.is_dir(), reason="the real censuses are not beside the project")


def fablabs() -> Table:
    """Return the table that the GeoJSON of the fab labs of Brittany holds."""
    document = json.loads((CENSUSES / "bzh_fablab.geojson").read_text(encoding="utf-8"))
    features: list[dict[str, Any]] = document["features"]
    names = list(features[0]["properties"])
    cells = [[*(one["properties"][name] for name in names), one["geometry"]] for one in features]
    return table_of([*names, "geometry"], cells, file="bzh_fablab.geojson")


def laureates() -> Table:
    """Return the table that the CSV of the laureates of i-Lab holds."""
    with (CENSUSES / "ilab_laureats.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    return table_of(header, rows, file="ilab_laureats.csv")


def read(table: Table, mapping: FieldMapping) -> tuple[Census, MappingReport]:
    """Read a table, and check that each of its rows is a structure or refused with its reason."""
    census, report = census_of(table, mapping)
    rows: list[TableRow] = list(table.rows(lambda finding: None))
    assert len(census) + len(census.refused) == len(rows) == report.rows
    assert all(row.findings for row in census.refused)
    return census, report


def test_there_is_a_mapping_for_each_name() -> None:
    """Every file beside the code is a mapping that is named, and the other way round."""
    files = sorted(path.stem for path in (ROOT / "src/openinno/_data/mappings").glob("*.toml"))

    assert sorted(READY) == files == sorted(ready_mappings())


def test_a_mapping_that_does_not_exist_is_told_with_those_that_do() -> None:
    """The error names the nearest."""
    with pytest.raises(RuleError, match="Did you mean “bzh_fablab”"):
        ready_mapping("bzh_fablabs")


@pytest.mark.parametrize("name", READY)
def test_a_ready_mapping_says_where_its_census_comes_from(name: str) -> None:
    """Title and scope in both languages, licence, publisher and date."""
    source = ready_mapping(name).source

    assert source is not None
    assert source.title.en
    assert source.scope
    assert source.scope.en
    assert all((source.licence, source.publisher, source.date))


def test_the_readme_vouches_for_the_ready_mappings() -> None:
    """Each has its origin, its date and its checksum beside those of the other data."""
    data = ROOT / "src/openinno/_data"
    readme = (data / "README.md").read_text(encoding="utf-8")
    vouched = dict(re.findall(r"\| `(mappings/\w+\.toml)` \|.*\| `([0-9a-f]{64})` \|", readme))
    found = {
        path.relative_to(data).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in data.glob("mappings/*.toml")
    }

    assert vouched == found


@real
def test_the_fab_labs_are_read_through_their_mapping() -> None:
    """Every one of the 121 places becomes a structure with its point, and words that are not ours stay."""
    census, report = read(fablabs(), ready_mapping("bzh_fablab"))
    types = Counter(claim.value.code for one in census for claim in one.types)

    assert (report.structures, report.refused) == (121, 0)
    assert types == {"fab_lab": 45, "third_place": 7, "makerspace": 5}
    assert all(one.sites[0].location for one in census)
    assert census["3"].extra["structure"] == "usages"


@real
def test_the_fab_labs_are_read_through_a_proposal() -> None:
    """Nothing is lost but the words that only a person can explain."""
    census, report = read(fablabs(), propose(fablabs()).mapping)

    assert (report.structures, report.refused) == (121, 0)
    assert sum(bool(one.types) for one in census) == 41
    assert all(one.sites[0].location for one in census)


@real
def test_the_proposal_for_the_fab_labs() -> None:
    """What is proposed for them is what the ready mapping says, words and source aside."""
    assert propose(fablabs()).mapping.named() == ready_mapping("bzh_fablab").named()


@real
def test_the_laureates_are_read_through_their_mapping() -> None:
    """A laureate is named by its company, its project or its motto; without any it is refused."""
    census, report = read(laureates(), ready_mapping("ilab_laureats"))

    assert (report.structures, report.refused) == (3699, 224)
    assert {finding.code for row in census.refused for finding in row.findings} == {"no-name"}


@real
def test_the_laureates_are_read_through_a_proposal() -> None:
    """Only the company is found to be a name: the rows without one are refused, and the proposal says so."""
    proposal = propose(laureates())
    _, report = read(laureates(), proposal.mapping)
    why = next(one.why.text("en") for one in proposal.reasons if one.attribute == "name")

    assert (report.structures, report.refused) == (2201, 1722)
    assert "blank in 489 of 1000 rows, which will be refused for want of a name unless another column" in why


@real
def test_the_proposal_for_the_laureates() -> None:
    """Headers that only look like attributes are left: the year of a contest is no opening."""
    assert propose(laureates()).mapping.named() == {
        "Résumé": "description",
        "Région": "region",
        "N° SIRET": "siret",
        "N° SIREN": "siren",
        "Libellé entreprise": "name",
        "Site web entreprise": "website",
    }
