"""A table and a mapping to a census."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

sys.path.insert(0, str(Path(__file__).parent / "mapping"))

from tables_in_memory import fablabs, ilab, mapping_of, table_of

from openinno import (
    Census,
    CensusSource,
    Finding,
    Label,
    Position,
    Precision,
    RuleError,
    Severity,
    SourceError,
    StructureType,
)
from openinno.sources.mapped import census_of
from openinno.sources.mapping.declared import ColumnMapping, FieldMapping, MarkedColumns
from openinno.sources.mapping.report import MappingReport
from openinno.sources.tables.table import TableRow


def read(names: list[str], *rows: list[Any], mapping: FieldMapping | None = None) -> Census:
    """Return the census of a table, its columns named after attributes unless a mapping says otherwise."""
    census, report = census_of(table_of(names, rows), mapping or mapping_of(**{name: name for name in names}))
    assert report.rows == len(rows)
    assert report.structures + report.refused == report.rows
    return census


def codes(census: Census) -> list[str]:
    """Return the codes of the findings."""
    return [finding.code for finding in census.findings]


def test_a_row_becomes_a_structure() -> None:
    """Cells reach their attributes, and a point without a stated precision says what was assumed."""
    names = ["name", "types", "postcode", "commune", "latitude", "longitude", "website"]
    census = read(names, ["TUBA", "fablab", 69003, "Lyon", "45,76", 4.85, "https://tuba.fr"])

    (tuba,) = census
    site = tuba.sites[0]
    assert (tuba.id, tuba.types[0].value, site.commune) == ("tuba", StructureType.FAB_LAB, "Lyon")
    assert site.address is not None
    assert site.address.postcode == "69003"
    assert site.location is not None
    assert (site.location.point.latitude, site.location.precision) == (45.76, Precision.EXACT)
    assert codes(census) == ["assumed-exact"]


def test_a_cell_that_cannot_be_read_never_loses_its_row() -> None:
    """Its attribute stays empty, the cell is kept, and the finding points at it."""
    census = read(["name", "types", "opened"], ["TUBA", "hakerspace", "bientôt"])

    assert (census[0].types, census[0].opened) == ((), None)
    assert census[0].extra == {"types": "hakerspace", "opened": "bientôt"}
    assert [(one.code, str(one.where)) for one in census.findings] == [
        ("unknown-word", "lieux.csv, 2, B"),
        ("unread-date", "lieux.csv, 2, C"),
    ]


def test_only_what_loses_something_is_an_error() -> None:
    """A cell that is kept in extra is a warning; digits that are gone and rows without a name are errors."""
    names = ["name", "opened", "types", "latitude", "longitude", "siret", "support_min_months"]
    rows: list[list[Any]] = [
        ["TUBA", "bientôt", "hakerspace", 1e9, 2, "7,3E+13", "-6"],
        ["H7", None, None, 45.0, None, None, None],
        [None, "2014", None, None, None, None, None],
    ]
    census = read(names, *rows)
    errors = [finding.code for finding in census.findings if finding.severity is Severity.ERROR]

    assert errors == ["scientific-notation", "no-name"]
    assert census[0].extra.keys() == set(names) - {"name"}
    assert {"unread-date", "unknown-word", "point-out-of-bounds", "half-point", "unread-cell"} <= set(
        codes(census)
    )


@pytest.mark.parametrize(("to", "words"), [("types", {"usages": []}), ("description", {"usages": []})])
def test_a_word_declared_to_mean_nothing_is_kept_and_not_told(to: str, words: dict[str, Any]) -> None:
    """Whoever says that a word means nothing of ours need not hear of it, and does not lose it."""
    columns = [ColumnMapping(columns="name", to="name"), ColumnMapping(columns="Sorte", to=to, words=words)]
    census = read(["name", "Sorte"], ["TUBA", "Usages"], mapping=FieldMapping(columns=columns))

    assert (census[0].extra, census.findings) == ({"Sorte": "Usages"}, ())


def test_words_of_absence_are_nothing() -> None:
    """No answer, in any case and with blanks around, is no value and no finding."""
    census = read(["name", "types", "siren"], ["TUBA", " N/A ", "nr"])

    assert (census[0].types, census[0].siren, census.findings) == ((), None, ())


def test_a_row_without_a_name_is_refused_whole() -> None:
    """It is kept as one JSON object with its place and the reason."""
    census = read(["name", "commune"], ["TUBA", "Lyon"], [None, "Metz"])

    (refused,) = census.refused
    assert json.loads(refused.content) == {"commune": "Metz"}
    assert (refused.where.row, [one.code for one in refused.findings]) == (3, ["no-name"])
    assert refused.findings[0] in census.findings


def test_a_row_with_faults_is_refused_as_it_stood() -> None:
    """What the file makes doubtful as a whole is not read."""
    fault = Finding(code="ragged-row", severity=Severity.ERROR, text=Label("x"), where=Position(row=2))
    rows = [TableRow(2, ["TUBA", None], None, (fault,), "TUBA;a;b")]
    table = attrs.evolve(table_of(["name", "commune"], []), read=lambda tell: iter(rows))
    census, report = census_of(table, mapping_of(name="name"))

    assert (len(census), census.refused[0].content, census.refused[0].findings) == (0, "TUBA;a;b", (fault,))
    assert (report.rows, report.refused) == (1, 1)


def test_a_file_without_names_is_an_error_that_lists_its_columns() -> None:
    """Nothing can be read without a name or an identifier."""
    with pytest.raises(SourceError, match=r"lieux\.csv: no column gives the name.*Ville"):
        census_of(table_of(["Ville"], []), mapping_of(name="Nom", commune="Ville"))


def test_columns_that_an_error_has_no_room_for_are_counted() -> None:
    """An error stays readable, however many columns the file has and however long their names are."""
    names = [f"Colonne {number} {'x' * 80}" for number in range(50)]
    with pytest.raises(SourceError, match=r"Colonne 9 .*… \(\+[0-9]+\)$") as raised:
        census_of(table_of(names, []), mapping_of(name="Nom"))

    listed = raised.value.message("en").count("Colonne")
    assert raised.value.message("en").endswith(f"… (+{50 - listed})")
    assert max(len(raised.value.message(lang)) for lang in ("fr", "en")) < 1250


def test_an_identifier_alone_names_a_structure() -> None:
    """Where no column is a name, the identifier is."""
    assert read(["id"], ["lab-1"])[0].name == "lab-1"


def test_a_missing_column_is_told_with_the_nearest() -> None:
    """A mapping may name what a file lacks."""
    census, report = census_of(table_of(["Nom", "Town"], []), mapping_of(name="NOM", commune="Towns"))
    (finding,) = census.findings
    assert finding.message() == "no column “Towns” in this file; the nearest: “Town”"
    assert report.missing == ("Towns",)


def test_a_column_is_found_by_its_label() -> None:
    """Portals name fields in one way and label them in another."""
    table = table_of(["nom_lieu"], [["TUBA"]], labels=["Nom du lieu"])
    census, _ = census_of(table, mapping_of(name="Nom du lieu"))

    assert census[0].name == "TUBA"


def test_two_columns_of_one_name_are_told() -> None:
    """The first is read, the other kept."""
    census, _ = census_of(table_of(["Nom", "NOM"], [["A", "B"]]), mapping_of(name="nom"))

    assert (census[0].name, census[0].extra, codes(census)) == ("A", {"NOM": "B"}, ["ambiguous-column"])


def test_the_first_cell_that_is_not_blank_is_taken() -> None:
    """Of several columns, what is not taken is kept; of lists, all items are."""
    mapping = mapping_of(
        name=ColumnMapping(columns=["a", "b"], to="name"),
        themes=ColumnMapping(columns=["c", "d"], to="themes"),
    )
    rows: list[list[Any]] = [[None, "B", "énergie", None], ["A", "B", "énergie", "énergie; mobilité"]]
    census = read(["a", "b", "c", "d"], *rows, mapping=mapping)

    assert [one.name for one in census] == ["B", "A"]
    assert census[1].extra == {"b": "B"}
    assert [claim.value.code for claim in census[1].themes] == ["energy", "mobility"]


def test_marked_columns_make_a_list() -> None:
    """An X under a theme is that theme; what is no mark is told and kept."""
    marked = MarkedColumns(to="themes", columns={"E": "énergie", "M": "mobilité", "S": "santé"})
    mapping = FieldMapping(columns=[ColumnMapping(columns="name", to="name")], marked=[marked])
    census = read(
        ["name", "E", "M", "S"], ["A", "X", "non", "peut-être"], ["B", 1, True, 0.0], mapping=mapping
    )

    assert [[claim.value.code for claim in one.themes] for one in census] == [
        ["energy"],
        ["energy", "mobility"],
    ]
    assert (census[0].extra, codes(census)) == ({"S": "peut-être"}, ["unread-mark"])


def test_constants_yield_to_columns() -> None:
    """A constant is what people write, and fills only cells that are blank."""
    mapping = attrs.evolve(mapping_of(name="name", status="status"), constants={"status": "en activité"})
    census = read(["name", "status"], ["A", None], ["B", "fermé"], ["C", "??"], mapping=mapping)

    assert [one.status and one.status.value.code for one in census] == ["active", "closed", None]


def test_a_constant_that_means_nothing_is_a_wrong_declaration() -> None:
    """It is found before any row is read."""
    mapping = attrs.evolve(mapping_of(name="name"), constants={"status": "peut-être"})
    with pytest.raises(RuleError, match="constant of status"):
        read(["name"], ["A"], mapping=mapping)


@pytest.mark.parametrize(
    ("cells", "point", "found"),
    [
        ({"latitude": "48,1", "longitude": "-1,7"}, (48.1, -1.7), []),
        ({"latitude": -1.7, "longitude": 48.1}, (48.1, -1.7), ["swapped-coordinates"]),
        ({"point": "48.1, -1.7"}, (48.1, -1.7), ["latitude-first"]),
        ({"point": {"type": "Point", "coordinates": [-1.7, 48.1]}}, (48.1, -1.7), []),
        ({"point": "?!", "latitude": 48.1, "longitude": -1.7}, (48.1, -1.7), ["unread-point"]),
        ({"lambert93_x": 652469.0, "lambert93_y": 6862035.3}, (48.8566, 2.3522), []),
        ({"lambert93_y": 652469.0, "lambert93_x": 6862035.3}, (48.8566, 2.3522), ["swapped-coordinates"]),
        ({"latitude": 6862035.3, "longitude": 652469.0}, (48.8566, 2.3522), ["lambert-93"]),
        ({"latitude": 0, "longitude": 0.0}, None, ["zero-point"]),
        ({"latitude": 481, "longitude": -17}, None, ["point-out-of-bounds"]),
        ({"latitude": 48.1}, None, ["half-point"]),
        ({"latitude": 48.1, "longitude": "ouest"}, None, ["unread-point"]),
        ({"latitude": 50.85, "longitude": 4.35}, (50.85, 4.35), []),
        ({"latitude": -33.9, "longitude": 151.2}, (-33.9, 151.2), []),
    ],
)
def test_a_point_is_read_from_whichever_columns_hold_it(
    cells: dict[str, Any], point: tuple[float, float] | None, found: list[str]
) -> None:
    """What is set right is told; what gives no point is kept."""
    census = read(["name", *cells], ["A", *cells.values()])

    if point is None:
        assert census[0].sites == ()
        assert census[0].extra.keys() == cells.keys()
    else:
        location = census[0].sites[0].location
        assert location is not None
        assert (round(location.point.latitude, 4), round(location.point.longitude, 4)) == point
    assert [code for code in codes(census) if code != "assumed-exact"] == found


def test_an_area_gives_a_point_that_says_so() -> None:
    """The point lies inside it, and its precision tells that it stands for the whole."""
    pytest.importorskip("shapely")
    ring = [[-1.7, 48.1], [-1.6, 48.1], [-1.6, 48.2], [-1.7, 48.2], [-1.7, 48.1]]
    census = read(["name", "point"], ["A", {"type": "Polygon", "coordinates": [ring]}])

    location = census[0].sites[0].location
    assert location is not None
    assert 48.1 < location.point.latitude < 48.2
    assert (location.precision, codes(census)) == (Precision.AREA, ["point-of-area"])


def test_a_precision_without_a_point_is_kept() -> None:
    """It means nothing alone, and a structure cannot hold it."""
    census = read(["name", "latitude", "longitude", "precision"], ["A", None, None, "rue"])

    assert (census[0].sites, census[0].extra) == ((), {"precision": "rue"})


def test_same_names_get_numbers_and_a_warning() -> None:
    """Two rows of one name may be one place; each has its identifier."""
    census = read(["name", "insee"], ["Lab", None], ["LAB", "35238"], ["lab", None], ["!!", None])

    assert [one.id for one in census] == ["lab", "lab_35238", "lab_2", "row_5"]
    assert codes(census) == ["same-name", "no-letters"]


def test_a_repeated_identifier_is_refused() -> None:
    """The first row keeps it; a row without one never takes one that is given further down."""
    census = read(["id", "name"], [None, "Lab"], ["lab", "Le Lab"], ["lab", "Autre"])

    assert [(one.id, one.name) for one in census] == [("lab_2", "Lab"), ("lab", "Le Lab")]
    (refused,) = census.refused
    assert refused.findings[0].message() == "identifier “lab” taken by row 3"


def test_what_only_openinno_writes_is_read_or_kept() -> None:
    """JSON of ours in a cell is read; anything else in its place is kept and told."""
    census = read(["name", "figures", "sources"], ["A", "[", "002:L60"], ["B", "{}", None])

    assert [str(source) for source in census[0].sources] == ["002:L60"]
    assert (census[0].extra, census[1].extra) == ({"figures": "["}, {"figures": "{}"})
    assert codes(census) == ["wrong-value", "wrong-value"]


def test_a_note_in_english_alone_is_kept() -> None:
    """A label has a French text: what a structure cannot hold goes to the other columns."""
    census = read(["name", "note_en"], ["A", "closed in summer"])

    assert (census[0].note, census[0].extra) == (None, {"note_en": "closed in summer"})


def test_columns_that_look_personal_are_told() -> None:
    """One warning a column, by name or by cells, unless it is ignored."""
    mapping = attrs.evolve(mapping_of(name="name"), ignored=["Prénom"])
    table = table_of(["name", "Prénom", "Responsable"], [["A", "Eva", "Eva Roux"]])
    census, report = census_of(table, mapping)

    assert [one.name for one in report.personal] == ["Responsable"]
    assert [(one.code, one.where.column) for one in census.findings] == [("personal-column", "C")]
    assert census[0].extra == {"Responsable": "Eva Roux"}


def test_the_source_is_given_or_declared_or_the_file() -> None:
    """In that order."""
    table, mapping = table_of(["name"], []), mapping_of(name="name")
    given, declared = (CensusSource(title=Label(title)) for title in ("Donné", "Déclaré"))

    assert census_of(table, mapping)[0].source.title == Label("lieux.csv", "lieux.csv")
    assert census_of(table, attrs.evolve(mapping, source=declared))[0].source is declared
    assert census_of(table, attrs.evolve(mapping, source=declared), source=given)[0].source is given


def test_the_report_tells_of_every_column() -> None:
    """What became of each, with counts, in both languages."""
    mapping = attrs.evolve(mapping_of(name="Nom", types="Type", region="Région"), ignored=["Id"])
    table = table_of(["Nom", "Type", "Id", "Wifi"], [["A", "zzz", 1, "oui"], ["B", "fablab", 2, None]])
    _, report = census_of(table, mapping)

    assert [(one.name, one.letter, one.to, one.filled, one.read) for one in report.matched] == [
        ("Nom", "A", "name", 2, 2),
        ("Type", "B", "types", 2, 1),
    ]
    assert (report.missing, report.kept, report.ignored) == (("Région",), ("Wifi",), ("Id",))
    assert "« Type » (B) : types, 1 cellule sur 2" in report.text("fr")
    assert "kept in extra: “Wifi”" in report.text("en")


def whole(census: Census, report: MappingReport, rows: int) -> None:
    """Check that every row is a structure, or refused with its reason."""
    assert (report.rows, report.structures + report.refused) == (rows, rows)
    assert all(one.findings for one in census.refused)


def test_the_fablabs_of_brittany_are_read() -> None:
    """A GeoJSON census nobody here wrote: every place is a structure, its typo told."""
    to = {"name": "name", "adresse": "street", "cp": "postcode", "ville": "commune", "web": "website"}
    words = {"fablabMIT": "fab_lab", "tierslieu": "third_place", "cantine": "coworking", "usages": ()}
    more = {"formation": (), "frenchtech": "french_tech_community"}
    columns = [
        *(ColumnMapping(columns=column, to=name) for column, name in to.items()),
        ColumnMapping(columns="structure", to="types", words={**words, **more}),
        ColumnMapping(columns="geometry", to="point"),
    ]
    census, report = census_of(fablabs(), FieldMapping(columns=columns, constants={"region": "53"}))

    whole(census, report, 121)
    assert report.refused == 0
    assert all(one.sites[0].location and one.sites[0].region == "Bretagne" for one in census)
    assert codes(census).count("unknown-word") == 3
    assert sum(code == "web-line-break" for code in codes(census)) == 39


def test_the_laureates_of_ilab_are_read() -> None:
    """A CSV export nobody here wrote: every row is a structure, or has no name and is refused."""
    columns = [
        ColumnMapping(columns=["Libellé entreprise", "Projet", "Moto"], to="name"),
        ColumnMapping(columns="N° SIREN", to="siren"),
        ColumnMapping(columns="N° SIRET", to="siret"),
        ColumnMapping(columns="Région", to="region"),
        ColumnMapping(columns="Site web entreprise", to="website"),
        ColumnMapping(columns="Structure liée au projet", to="partner_names"),
    ]
    census, report = census_of(ilab(), FieldMapping(columns=columns))

    whole(census, report, 3923)
    assert {finding.code for one in census.refused for finding in one.findings} == {"no-name"}
    assert codes(census).count("misshapen-identifier") == 1
