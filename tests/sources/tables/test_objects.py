"""Files of JSON objects as tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from object_tables import both_languages, codes, collection, feature, point, saved, whole

from openinno import Severity, SourceError
from openinno.sources.tables.objects.reading import read_objects
from openinno.sources.tables.options import TableOptions

PLAIN = TableOptions()


def test_an_array_of_objects_is_a_table(tmp_path: Path) -> None:
    """Each object is a row; the columns are the keys of all, as they first appear."""
    table = read_objects(saved(tmp_path / "a.json", [{"nom": "H7"}, {"ville": "Lyon", "nom": "Tuba"}]), PLAIN)

    assert whole(table).dicts() == [{"nom": "H7", "ville": None}, {"nom": "Tuba", "ville": "Lyon"}]
    assert table.options.kind == "json"
    assert [row.path for row in whole(table).rows] == ["[0]", "[1]"]
    assert [row.number for row in whole(table).rows] == [None, None]


def test_rows_are_read_anew_at_each_call(tmp_path: Path) -> None:
    """A table can be read twice."""
    table = read_objects(saved(tmp_path / "a.json", [{"nom": "H7"}]), PLAIN)

    assert whole(table) == whole(table)


def test_objects_inside_objects_get_dotted_names(tmp_path: Path) -> None:
    """A list of plain values stays a list; what is nested otherwise is JSON."""
    row = {"fields": {"nom": "H7", "tags": ["a", 1]}, "sites": [{"ville": "Lyon"}], "vide": {}}
    read = whole(read_objects(saved(tmp_path / "a.json", [row]), PLAIN))

    assert read.dicts() == [
        {"fields.nom": "H7", "fields.tags": ["a", 1], "sites": '[{"ville": "Lyon"}]', "vide": None}
    ]


def test_two_keys_that_look_alike_are_two_columns(tmp_path: Path) -> None:
    """A dotted key does not hide a nested one."""
    table = read_objects(saved(tmp_path / "a.json", [{"a": {"b": 1}, "a.b": 2}]), PLAIN)

    assert whole(table).dicts() == [{"a.b": 1, "a.b (2)": 2}]
    assert codes(table.assumed) == ["repeated-column"]


def test_a_key_may_hold_an_object_and_then_a_text(tmp_path: Path) -> None:
    """Each is a column, whatever came before."""
    rows: list[Any] = [{"ville": {"code": 69123}}, {"ville": "Lyon"}, {"ville": {"nom": "Lyon"}}]
    table = read_objects(saved(tmp_path / "a.json", rows), PLAIN)

    assert [row.cells for row in whole(table).rows] == [
        [69123, None, None],
        [None, "Lyon", None],
        [None, None, "Lyon"],
    ]


def test_geojson_gives_properties_geometry_and_id(tmp_path: Path) -> None:
    """The identifier of a feature is a column where no property is called so."""
    path = saved(tmp_path / "a.geojson", collection(feature({"nom": "H7"}, point(4.8, 45.7), id=7)))
    table = read_objects(path, PLAIN)

    assert whole(table).dicts() == [{"id": 7, "nom": "H7", "geometry": point(4.8, 45.7)}]
    assert [row.path for row in whole(table).rows] == ["features[0]"]
    assert table.options.kind == "geojson"
    assert table.assumed == ()


def test_the_id_among_the_properties_comes_first(tmp_path: Path) -> None:
    """Another identifier of the feature is kept beside it."""
    path = saved(tmp_path / "a.geojson", collection(feature({"id": "x"}, id=7), feature({"id": 8}, id=8)))

    assert whole(read_objects(path, PLAIN)).dicts() == [
        {"feature.id": 7, "id": "x", "geometry": None},
        {"feature.id": None, "id": 8, "geometry": None},
    ]


def test_a_property_called_geometry_hides_none(tmp_path: Path) -> None:
    """It gets the name of where it lies."""
    path = saved(tmp_path / "a.geojson", collection(feature({"geometry": "ronde"}, point(1, 2))))

    assert whole(read_objects(path, PLAIN)).dicts() == [
        {"properties.geometry": "ronde", "geometry": point(1, 2)}
    ]


def test_a_single_feature_is_a_row(tmp_path: Path) -> None:
    """A file may hold one feature without a collection; properties may be null."""
    table = read_objects(saved(tmp_path / "a.geojson", feature(None, point(1, 2))), PLAIN)

    assert whole(table).dicts() == [{"geometry": point(1, 2)}]


def test_metres_that_are_declared_become_degrees(tmp_path: Path) -> None:
    """GeoJSON of before 2016 may declare its system."""
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
    path = saved(tmp_path / "a.geojson", collection(feature({}, point(652469.0, 6862035.3)), crs=crs))
    table = read_objects(path, PLAIN)
    (row,) = whole(table).dicts()

    assert [round(one, 4) for one in row["geometry"]["coordinates"]] == [2.3522, 48.8566]
    assert [(one.code, one.severity) for one in table.assumed] == [("crs-converted", Severity.INFO)]


def test_any_other_system_is_converted_too(tmp_path: Path) -> None:
    """Whatever pyproj knows is brought to degrees."""
    crs = {"type": "name", "properties": {"name": "EPSG:3857"}}
    path = saved(tmp_path / "a.geojson", collection(feature({}, point(261848.0, 6250566.0)), crs=crs))
    (row,) = whole(read_objects(path, PLAIN)).dicts()

    assert [round(one, 2) for one in row["geometry"]["coordinates"]] == [2.35, 48.86]


def test_metres_that_nobody_declares_are_told(tmp_path: Path) -> None:
    """Numbers that look like Lambert-93 are taken for it, with a warning."""
    path = saved(tmp_path / "a.geojson", collection(feature({}, point(652469.0, 6862035.3))))
    table = read_objects(path, PLAIN)

    assert [(one.code, one.severity) for one in table.assumed] == [("assumed-crs", Severity.WARNING)]
    assert whole(table).dicts()[0]["geometry"]["coordinates"] == pytest.approx([2.3522, 48.8566], abs=1e-4)


def test_a_system_that_nobody_knows_is_told(tmp_path: Path) -> None:
    """No geometry is better than a wrong one."""
    crs = {"type": "name", "properties": {"name": "local"}}
    path = saved(tmp_path / "a.geojson", collection(feature({"nom": "H7"}, point(9e6, 9e9)), crs=crs))
    table = read_objects(path, PLAIN)

    assert codes(table.assumed) == ["unknown-crs"]
    assert whole(table).dicts() == [{"nom": "H7", "geometry": None}]


@pytest.mark.parametrize(
    "geometry",
    [
        point(4.8, 145.7),
        {"type": "Point", "coordinates": ["4.8", "45.7"]},
        {"type": "Point", "coordinates": [4.8]},
        {"type": "Polygon", "coordinates": [[4.8, 45.7]]},
        {"type": "GeometryCollection", "geometries": 3},
    ],
)
def test_a_wrong_geometry_is_a_finding(tmp_path: Path, geometry: Any) -> None:
    """Its row is read without it, and kept as it stood."""
    good = feature({"nom": "Tuba"}, point(1, 2))
    path = saved(tmp_path / "a.geojson", collection(feature({"nom": "H7"}, geometry), good))
    read = whole(read_objects(path, PLAIN))

    assert read.dicts()[0] == {"nom": "H7", "geometry": None}
    assert [(one.code, one.where.path, one.where.column) for one in read.told] == [
        ("wrong-geometry", "features[0]", "geometry")
    ]
    assert json.loads(read.rows[0].content or "")["geometry"] == geometry
    assert read.rows[1].content is None


def test_an_empty_geometry_is_none(tmp_path: Path) -> None:
    """Nothing is wrong with it."""
    path = saved(tmp_path / "a.geojson", collection(feature({}, {"type": "Point", "coordinates": []})))
    read = whole(read_objects(path, PLAIN))

    assert (read.dicts(), read.told) == ([{"geometry": None}], [])


def test_the_answer_of_a_portal_is_a_table(tmp_path: Path) -> None:
    """Which list was read stands in its options; where it is the only one, that goes without saying."""
    table = read_objects(saved(tmp_path / "a.json", {"total_count": 1, "results": [{"nom": "H7"}]}), PLAIN)

    assert whole(table).dicts() == [{"nom": "H7"}]
    assert [row.path for row in whole(table).rows] == ["results[0]"]
    assert table.assumed == ()
    assert table.options.sheet == "results"


def test_the_answer_of_an_older_portal_is_a_table(tmp_path: Path) -> None:
    """Its records have their fields inside, and a geometry beside them."""
    records = [{"datasetid": "lieux", "recordid": "a", "fields": {"nom": "H7"}, "geometry": point(4.8, 45.7)}]
    expected = [{"datasetid": "lieux", "recordid": "a", "fields.nom": "H7", "geometry": point(4.8, 45.7)}]

    for name, content in (
        ("a.json", records),
        ("b.json", {"nhits": 1, "facet_groups": [], "records": records}),
    ):
        assert whole(read_objects(saved(tmp_path / name, content), PLAIN)).dicts() == expected


def test_a_list_may_lie_deeper(tmp_path: Path) -> None:
    """As in the answers of CKAN; what was found reads the same again."""
    path = saved(tmp_path / "a.json", {"success": True, "result": {"records": [{"nom": "H7"}]}})
    table = read_objects(path, PLAIN)

    assert [row.path for row in whole(table).rows] == ["result.records[0]"]
    assert whole(read_objects(path, table.options)).rows == whole(table).rows


def test_one_page_of_an_answer_is_told(tmp_path: Path) -> None:
    """An answer that says there is more than it holds is no whole census."""
    table = read_objects(saved(tmp_path / "a.json", {"total_count": 300, "results": [{"nom": "H7"}]}), PLAIN)

    assert codes(table.assumed) == ["incomplete-answer"]


def test_of_several_lists_one_is_asked_for(tmp_path: Path) -> None:
    """Nothing is guessed: the error names them, and ``sheet`` tells which."""
    path = saved(tmp_path / "a.json", {"lieux": [{"nom": "H7"}], "zones": [{"nom": "Z"}]})

    with pytest.raises(SourceError) as raised:
        read_objects(path, PLAIN)

    assert "lieux, zones" in both_languages(raised.value)
    for sheet in ("zones", "Zones", 2, "2"):
        assert whole(read_objects(path, TableOptions(sheet=sheet))).dicts() == [{"nom": "Z"}]
    with pytest.raises(SourceError):
        read_objects(path, TableOptions(sheet="autre"))


def test_the_list_that_is_read_is_told_where_there_are_others(tmp_path: Path) -> None:
    """With the way to read another."""
    table = read_objects(saved(tmp_path / "a.json", {"mots": ["a"], "lieux": [{"nom": "H7"}]}), PLAIN)

    (told,) = table.assumed
    assert (told.code, table.options.sheet) == ("assumed-sheet", "lieux")
    assert told.fix is not None
    assert 'sheet="mots"' in told.fix.text("fr")


def test_a_key_given_twice_is_told(tmp_path: Path) -> None:
    """At the top of an object, and inside."""
    text = '[{"nom": "H7", "nom": "Tuba", "a": {"b": 1, "b": 2}}]'
    read = whole(read_objects(saved(tmp_path / "a.json", text), PLAIN))

    assert read.dicts() == [{"nom": "Tuba", "a.b": 2}]
    assert [(one.code, one.severity, one.where.column) for one in read.told] == [
        ("repeated-key", Severity.WARNING, "nom"),
        ("repeated-key", Severity.WARNING, "a.b"),
    ]
    assert read.rows[0].content == text[1:-1]


def test_a_property_given_twice_is_told(tmp_path: Path) -> None:
    """In GeoJSON too."""
    twice = '{"type":"Feature","geometry":null,"properties":{"a":1,"a":2}}'
    text = f'{{"type":"FeatureCollection","features":[{twice}]}}'

    assert whole(read_objects(saved(tmp_path / "a.geojson", text), PLAIN)).codes() == ["repeated-key"]


def test_what_is_no_object_is_refused_whole(tmp_path: Path) -> None:
    """Its neighbours are read, and it is kept."""
    read = whole(read_objects(saved(tmp_path / "a.json", '[{"nom": "H7"}, [1, 2], null, "x"]'), PLAIN))

    assert read.codes() == ["not-an-object"] * 3
    assert [row.content for row in read.rows] == [None, "[1, 2]", "null", '"x"']


def test_a_broken_element_does_not_lose_the_others(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 refuse their own row only."""
    read = whole(read_objects(saved(tmp_path / "a.json", b'[{"nom": "H\xe9"}, {"nom": "Tuba"}]'), PLAIN))

    assert [bool(row.faults) for row in read.rows] == [True, False]
    assert read.rows[0].content == '{"nom": "H\\xe9"}'


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_an_encoding_can_be_said(tmp_path: Path, encoding: str, name: str) -> None:
    """Documents and lines may be no UTF-8."""
    text = '[{"nom": "Hé"}]' if name == "a.json" else '{"nom": "Hé"}\n{"nom": "H7"}\n'
    path = saved(tmp_path / name, text.encode(encoding))

    assert whole(read_objects(path, TableOptions(encoding=encoding))).dicts()[0] == {"nom": "Hé"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_mark_of_order_tells_the_encoding(tmp_path: Path, encoding: str, name: str) -> None:
    """It is no part of the text."""
    text = '[{"nom": "Hé"}]' if name == "a.json" else '{"nom": "Hé"}\n'
    path = saved(tmp_path / name, text.encode(encoding))

    assert whole(read_objects(path, PLAIN)).dicts() == [{"nom": "Hé"}]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_what_is_in_another_encoding_says_what_to_give(tmp_path: Path, name: str) -> None:
    """A file of another age, none of whose objects is UTF-8, is told so and not called empty of objects."""
    text = '[{"nom": "Pépinière"}]' if name == "a.json" else '{"nom": "Pépinière"}\n'
    path = saved(tmp_path / name, text.encode("cp1252"))

    with pytest.raises(SourceError) as raised:
        read_objects(path, PLAIN)

    assert 'encoding="cp1252"' in raised.value.message("fr")
    assert whole(read_objects(path, TableOptions(encoding="cp1252"))).dicts() == [{"nom": "Pépinière"}]


def test_an_unknown_encoding_is_one_error(tmp_path: Path) -> None:
    """For documents and for lines."""
    for name in ("a.json", "a.jsonl"):
        with pytest.raises(SourceError):
            read_objects(saved(tmp_path / name, '{"a": 1}\n'), TableOptions(encoding="klingon"))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "fichier vide"),
        (b"  \n ", "fichier vide"),
        (b'[{"nom": "H7"},\n {"nom": "Tu', "ligne 2, colonne 10"),
        (b'{"results": [{"nom": "H7"}]', "ligne 1, colonne 28"),
        (b'[{"nom": "H7"} {"nom": "Tuba"}]', "ligne 1, colonne 16"),
        (b"[" * 100_000, "trop imbriqué"),
        (b'{"a": 1, "b": "c"}', "aucune liste"),
        (b'"nom"', "aucune liste"),
        (b"[1, 2, 3]", "aucun objet"),
        (b'{"results": [], "results": []}', "deux fois"),
        (b"\x89PNG\r\n\x1a\n", "octet 1 : pas de l'UTF-8 ; à enregistrer"),
        (b'{"type": "FeatureCollection", "features": 3}', "features"),
    ],
)
def test_a_document_that_cannot_be_read_says_where(tmp_path: Path, content: bytes, says: str) -> None:
    """One error, in both languages."""
    with pytest.raises(SourceError) as raised:
        read_objects(saved(tmp_path / "a.json", content), PLAIN)

    assert says in raised.value.message("fr")
    assert raised.value.message("fr").startswith("a.json : ")
    assert raised.value.message("en").startswith("a.json: ")


def test_a_document_too_large_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines and Parquet are read piece by piece."""
    monkeypatch.setattr("openinno.sources.tables.objects.documents.MOST_IN_MEMORY", 8)

    with pytest.raises(SourceError, match="JSON Lines or Parquet"):
        read_objects(saved(tmp_path / "a.json", [{"nom": "H7"}]), PLAIN)


@pytest.mark.parametrize(
    "content", [b"[]", b'{"results": []}', b'{"type":"FeatureCollection","features":[]}']
)
def test_an_empty_list_is_an_empty_table(tmp_path: Path, content: bytes) -> None:
    """A census may have no structure yet."""
    table = read_objects(saved(tmp_path / "a.json", content), PLAIN)

    assert (table.columns, whole(table).rows) == ((), [])


def test_no_numbers_are_no_answer(tmp_path: Path) -> None:
    """NaN, which is no JSON, is written where nothing is known; how often is told."""
    text = '[{"nom": "NaN, dit-il",\n "surface": NaN, "x": -Infinity}]'
    table = read_objects(saved(tmp_path / "a.json", text), PLAIN)

    assert whole(table).dicts() == [{"nom": "NaN, dit-il", "surface": None, "x": None}]
    assert codes(table.assumed) == ["no-number"]
    assert "2 times, first in line 2" in table.assumed[0].message()


def test_numbers_of_any_size_are_read(tmp_path: Path) -> None:
    """Exactly, as digits, or told."""
    text = f'[{{"a": {10**30}, "b": {"9" * 5000}, "c": 1e999}}]'
    read = whole(read_objects(saved(tmp_path / "a.json", text), PLAIN))

    assert read.dicts() == [{"a": 10**30, "b": "9" * 5000, "c": None}]
    assert read.codes() == ["endless-number"]


def test_half_a_letter_is_told(tmp_path: Path) -> None:
    """What portals cut in the middle of a letter is read without that letter."""
    read = whole(read_objects(saved(tmp_path / "a.json", r'[{"nom": "H7 \ud83d", "\ud83d": 1}]'), PLAIN))

    assert read.dicts() == [{"nom": "H7 \N{REPLACEMENT CHARACTER}", "\N{REPLACEMENT CHARACTER}": 1}]
    assert read.codes() == ["broken-letter"]


def test_what_lies_very_deep_is_json_in_a_cell(tmp_path: Path) -> None:
    """No depth is a crash."""
    text = '[{"a": ' * 50 + "1" + "}]" * 50
    deep = '[{"a": 1}, ' + '{"a":' * 60_000 + "1" + "}" * 60_000 + "]"

    assert whole(read_objects(saved(tmp_path / "a.json", text), PLAIN)).names == ["a"]
    with pytest.raises(SourceError):
        read_objects(saved(tmp_path / "b.json", deep), PLAIN)


def test_very_many_keys_are_no_table(tmp_path: Path) -> None:
    """An object whose keys are data would fill memory with blank cells."""
    with pytest.raises(SourceError, match="no table"):
        read_objects(saved(tmp_path / "a.json", [{str(key): 1 for key in range(20_000)}]), PLAIN)


def test_lines_are_rows_with_their_numbers(tmp_path: Path) -> None:
    """Blank lines count; the last line needs no end."""
    path = saved(tmp_path / "a.jsonl", '{"nom": "H7"}\n\n{"ville": "Lyon"}')
    table = read_objects(path, PLAIN)

    assert whole(table).dicts() == [{"nom": "H7", "ville": None}, {"nom": None, "ville": "Lyon"}]
    assert [row.number for row in whole(table).rows] == [1, 3]
    assert table.options.kind == "jsonl"


def test_a_broken_line_is_refused_whole(tmp_path: Path) -> None:
    """It is kept, with where it breaks, and its neighbours are read."""
    path = saved(tmp_path / "a.jsonl", b'{"nom": "H7"}\n{"nom": "Tu\n{"nom": "\xe9"}\n{"nom": "Moho"}\n')
    read = whole(read_objects(path, PLAIN))

    assert [row.cells[0] for row in read.rows] == ["H7", None, None, "Moho"]
    assert [row.content for row in read.rows[1:3]] == ['{"nom": "Tu', '{"nom": "\\xe9"}']
    assert "line 2, column 9" in read.rows[1].faults[0].message()
    assert read.rows[1].faults[0].where.row == 2


def test_a_broken_first_line_is_a_line_still(tmp_path: Path) -> None:
    """The name of the file tells."""
    read = whole(read_objects(saved(tmp_path / "a.jsonl", '{"nom": "H\n{"nom": "Tuba"}\n'), PLAIN))

    assert [bool(row.faults) for row in read.rows] == [True, False]


@pytest.mark.parametrize("name", ["a.json", "a.geojson", "a.jsonl", "a.ndjson"])
def test_lines_are_seen_whatever_the_name(tmp_path: Path, name: str) -> None:
    """Features a line too."""
    lines = "\n".join(json.dumps(feature({"nom": str(place)}, point(place, 2))) for place in range(3))
    table = read_objects(saved(tmp_path / name, lines), PLAIN)

    assert [row["geometry"]["coordinates"][0] for row in whole(table).dicts()] == [0, 1, 2]


@pytest.mark.parametrize(
    "text", ['[{"nom": "H7"}]', '[\n{"nom": "H7"}\n]', '{\n"results": [\n{"nom": "H7"}]}']
)
def test_a_document_is_seen_whatever_the_name(tmp_path: Path, text: str) -> None:
    """A document may be called by the name of lines."""
    assert whole(read_objects(saved(tmp_path / "a.jsonl", text), PLAIN)).dicts() == [{"nom": "H7"}]


def test_text_sequences_may_go_over_lines(tmp_path: Path) -> None:
    """A sign begins each object; its row is that of its first line."""
    text = '\x1e{"nom":\n "H7"}\n\x1e{"nom": "Tuba"}\n\x1e\n\x1e{"nom": "Moho"}'
    read = whole(read_objects(saved(tmp_path / "a.geojsons", text), PLAIN))

    assert [(row.number, row.cells[0]) for row in read.rows] == [(1, "H7"), (3, "Tuba"), (5, "Moho")]


def test_a_line_without_end_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would fill memory."""
    monkeypatch.setattr("openinno.sources.tables.objects.json_lines.LONGEST_ROW", 64)
    path = saved(tmp_path / "a.jsonl", '{"nom": "H7"}\n{"nom": "' + "x" * 100 + '"}\n')

    with pytest.raises(SourceError, match="one object a line"):
        read_objects(path, PLAIN)


def test_a_document_may_be_one_very_long_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Longer than any line of a file of lines may be."""
    monkeypatch.setattr("openinno.sources.tables.objects.json_lines.LONGEST_ROW", 64)

    assert whole(read_objects(saved(tmp_path / "a.json", [{"nom": "x" * 100}]), PLAIN)).names == ["nom"]


@pytest.mark.parametrize("name", ["absent.json", "absent.jsonl", "."])
def test_a_missing_file_is_one_error(tmp_path: Path, name: str) -> None:
    """So is a folder."""
    with pytest.raises(SourceError):
        read_objects(tmp_path / name, PLAIN)


def test_the_kind_can_be_said(tmp_path: Path) -> None:
    """One line may be a document or a row."""
    path = saved(tmp_path / "a.json", '{"results": [{"nom": "H7"}]}')

    assert whole(read_objects(path, TableOptions(kind="jsonl"))).names == ["results"]
    assert whole(read_objects(path, TableOptions(kind="json"))).names == ["nom"]


def test_the_real_census_is_read() -> None:
    """Every fablab of Brittany is a row with its place."""
    path = Path(__file__).parents[3] / "../shared/data/censuses/bzh_fablab.geojson"
    if not path.exists():
        pytest.skip("the censuses are not here")
    table = read_objects(path.resolve(), PLAIN)
    read = whole(table)

    assert len(read.rows) == len(json.loads(path.read_bytes())["features"])
    assert [row for row in read.rows if row.faults] == []
    assert read.names[0] == "id"
    assert read.names[-1] == "geometry"


def test_a_stray_sign_of_sequences_makes_none_of_the_lines_after_it(tmp_path: Path) -> None:
    """Each of them stays a row; only a file that begins with the sign is a sequence."""
    text = '{"nom": "H7"}\n\x1e{"nom": "Tuba"}\n{"nom": "Moho"}\n\x1e\n'
    read = whole(read_objects(saved(tmp_path / "a.jsonl", text), PLAIN))

    assert [(row.number, row.cells[0]) for row in read.rows] == [(1, "H7"), (2, "Tuba"), (3, "Moho")]


def test_lines_in_utf_16_say_so(tmp_path: Path) -> None:
    """What was found out stands in the options, so that they read the file again."""
    table = read_objects(saved(tmp_path / "a.jsonl", '{"nom": "H7"}\n'.encode("utf-16")), PLAIN)

    assert table.options.encoding == "utf-16"
    assert whole(table).dicts() == [{"nom": "H7"}]
