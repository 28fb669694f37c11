"""Layers of geographic files as tables."""

from __future__ import annotations

import sys
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest
from object_tables import codes, point, saved, whole

from openinno import MissingExtra, Severity, SourceError, read_census
from openinno.sources.tables.layers.reading import read_layer
from openinno.sources.tables.options import TableOptions

numpy = pytest.importorskip("numpy")
raw = pytest.importorskip("pyogrio.raw")
shapely = pytest.importorskip("shapely")
pytest.importorskip("pyarrow")

PLAIN = TableOptions()
PARIS = (652469.0, 6862035.3)
DRIVERS = {".gpkg": "GPKG", ".shp": "ESRI Shapefile"}

PLACEMARK = """<Placemark id="p1"><name>H7 &amp; Co</name><description><![CDATA[<b>Halle</b>]]></description>
<TimeStamp><when>2019-05</when></TimeStamp><styleUrl>#rouge</styleUrl><Style><LineStyle><width>2</width></LineStyle>
</Style><ExtendedData><Data name="Ville"><displayName>La ville</displayName><value>Lyon</value></Data>
<SchemaData schemaUrl="#s"><SimpleData name="surface">120</SimpleData></SchemaData></ExtendedData>
<Point><coordinates> 4.8,45.7,170 </coordinates></Point></Placemark>"""


def kml(inside: str) -> str:
    """Put placemarks into a document of KML."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    return f"{head}{inside}</Document></kml>"


def layer(path: Path, rows: list[tuple[float, float]], crs: str | None = "EPSG:4326", **more: Any) -> Path:
    """Write points as a layer, each with its number as its name."""
    names = numpy.array([f"Tiers-lieu é {place}" for place in range(len(rows))], dtype=object)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw.write(
            str(path),
            shapely.to_wkb(shapely.points(rows)),
            [names],
            [more.pop("column", "nom")],
            geometry_type="Point",
            crs=crs,
            driver=DRIVERS[path.suffix],
            **more,
        )
    return path


def test_a_placemark_is_a_row(tmp_path: Path) -> None:
    """Its data are columns; how it is drawn is none, the name of its style apart."""
    table = read_layer(
        saved(tmp_path / "a.kml", kml(f"<Folder><name>Est</name>\n{PLACEMARK}</Folder>")), PLAIN
    )
    read = whole(table)

    assert read.dicts() == [
        {
            "id": "p1",
            "name": "H7 & Co",
            "description": "<b>Halle</b>",
            "TimeStamp.when": "2019-05",
            "styleUrl": "#rouge",
            "Ville": "Lyon",
            "surface": "120",
            "geometry": {"type": "Point", "coordinates": [4.8, 45.7, 170.0]},
            "folder": "Est",
        }
    ]
    assert read.rows[0].number == 3
    assert table.options.kind == "kml"


def test_kml_is_known_by_what_stands_in_it(tmp_path: Path) -> None:
    """Placemarks in a file whose name says nothing are read: names lie."""
    path = saved(tmp_path / "lieux.xml", kml(PLACEMARK))

    assert [one.name for one in read_census(path)] == ["H7 & Co"]


def test_the_placemarks_of_all_folders_are_one_table(tmp_path: Path) -> None:
    """A folder inside another has the names of both."""
    inner = "<Folder><name>B</name><Placemark/></Folder>"
    deep = f"<Folder><name>A</name><Placemark><name>1</name></Placemark>{inner}</Folder>"
    text = kml(f"<name>Carte</name>{deep}<Placemark><name>3</name></Placemark>")

    assert whole(read_layer(saved(tmp_path / "a.kml", text), PLAIN)).dicts() == [
        {"name": "1", "folder": "A"},
        {"name": None, "folder": "A / B"},
        {"name": "3", "folder": None},
    ]


def test_one_folder_of_kml_can_be_asked_for(tmp_path: Path) -> None:
    """With the folders inside it."""
    inner = "<Folder><name>B</name><Placemark><name>2</name></Placemark></Folder>"
    deep = f"<Folder><name>A</name><Placemark><name>1</name></Placemark>{inner}</Folder>"
    path = saved(tmp_path / "a.kml", kml(deep))

    for sheet, count in (("A", 2), ("B", 1), ("A / B", 1)):
        assert len(whole(read_layer(path, TableOptions(sheet=sheet))).rows) == count
    with pytest.raises(SourceError, match="possible: A, A / B"):
        read_layer(path, TableOptions(sheet="C"))


def test_areas_and_several_shapes_of_kml_are_read(tmp_path: Path) -> None:
    """As GeoJSON writes them."""
    ring = "<LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing>"
    area = f"<Polygon><outerBoundaryIs>{ring}</outerBoundaryIs></Polygon>"
    text = kml(
        f"<Placemark>{area}</Placemark><Placemark><MultiGeometry>{area}{ring}</MultiGeometry></Placemark>"
    )
    line = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]
    polygon, string = {"type": "Polygon", "coordinates": [line]}, {"type": "LineString", "coordinates": line}

    assert whole(read_layer(saved(tmp_path / "a.kml", text), PLAIN)).dicts() == [
        {"geometry": polygon},
        {"geometry": {"type": "GeometryCollection", "geometries": [polygon, string]}},
    ]


def test_wrong_coordinates_of_kml_are_a_finding(tmp_path: Path) -> None:
    """The line of the placemark is told."""
    text = kml("\n<Placemark><name>H7</name><Point><coordinates>Lyon</coordinates></Point></Placemark>")
    read = whole(read_layer(saved(tmp_path / "a.kml", text), PLAIN))

    assert [(one.code, one.where.row, one.where.column) for one in read.told] == [
        ("wrong-geometry", 3, "geometry")
    ]


def test_kml_that_leads_elsewhere_says_so(tmp_path: Path) -> None:
    """Nothing is fetched."""
    link = "<NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href></Link></NetworkLink>"
    table = read_layer(saved(tmp_path / "a.kml", kml(PLACEMARK + link)), PLAIN)

    assert codes(table.assumed) == ["link-not-read"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (kml("<Placemark><name>H7</nom></Placemark>"), "ligne 2, colonne"),
        (kml("")[:-3], "ce n'est plus du XML"),
        ('<!DOCTYPE kml [<!ENTITY a "aaaa">]><kml/>', "DOCTYPE"),
        ("<html><body/></html>", "pas du KML"),
        (kml(""), "aucun"),
        ("", "ce n'est plus du XML"),
    ],
)
def test_kml_that_cannot_be_read_says_why(tmp_path: Path, text: str, says: str) -> None:
    """One error."""
    with pytest.raises(SourceError) as raised:
        read_layer(saved(tmp_path / "a.kml", text), PLAIN)

    assert says in raised.value.message("fr")


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Windows-1252"), ("mac-roman", "Mac Roman")])
def test_kml_that_is_no_utf_8_says_what_it_is(tmp_path: Path, encoding: str, name: str) -> None:
    """Letters of another encoding are no broken tags, however far into the file they stand."""
    path = tmp_path / "a.kml"
    for before in ("", "<Placemark><name>H7</name></Placemark>" * 5_000):
        text = kml(before + "<Placemark><name>Café à Évry</name></Placemark>")
        path.write_bytes(text.encode(encoding))
        with pytest.raises(SourceError) as raised:
            whole(read_layer(path, PLAIN))

        assert f"pas de l'UTF-8 mais sans doute du {name} ; à enregistrer en UTF-8" in raised.value.message(
            "fr"
        )
        assert f": not UTF-8 but probably {name}; save it as UTF-8" in raised.value.message("en")


def test_kmz_is_read_from_its_archive(tmp_path: Path) -> None:
    """Nothing is written anywhere."""
    with zipfile.ZipFile(tmp_path / "a.kmz", "w") as archive:
        archive.writestr("doc.kml", kml(PLACEMARK))
        archive.writestr("images/a.png", b"")

    assert whole(read_layer(tmp_path / "a.kmz", PLAIN)).dicts()[0]["Ville"] == "Lyon"


@pytest.mark.parametrize("suffix", [".shp", ".gpkg"])
def test_a_layer_is_a_table(tmp_path: Path, suffix: str) -> None:
    """Attributes are columns, geometries degrees, rows are numbered from 1."""
    table = read_layer(layer(tmp_path / f"lieux{suffix}", [(2.35, 48.85), (4.8, 45.7)]), PLAIN)
    read = whole(table)

    assert read.dicts() == [
        {"nom": "Tiers-lieu é 0", "geometry": point(2.35, 48.85)},
        {"nom": "Tiers-lieu é 1", "geometry": point(4.8, 45.7)},
    ]
    assert [row.number for row in read.rows] == [1, 2]
    assert read == whole(table)
    assert table.assumed == ()


@pytest.mark.parametrize("crs", ["EPSG:2154", "EPSG:3857", "EPSG:27572"])
def test_metres_of_a_layer_become_degrees(tmp_path: Path, crs: str) -> None:
    """Whatever the projection, which is told."""
    pyproj = pytest.importorskip("pyproj")
    there = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(2.35, 48.85)
    table = read_layer(layer(tmp_path / "lieux.gpkg", [there], crs), PLAIN)

    assert whole(table).dicts()[0]["geometry"]["coordinates"] == pytest.approx([2.35, 48.85], abs=1e-4)
    assert codes(table.assumed) == ["crs-converted"]


def test_a_layer_without_a_system_is_looked_at(tmp_path: Path) -> None:
    """Degrees are taken for degrees, Lambert-93 for itself, anything else for nothing; each is told."""
    found = {}
    for name, where in (("degrees", (2.35, 48.85)), ("metres", PARIS), ("far", (9e8, 9e8))):
        table = read_layer(layer(tmp_path / f"{name}.shp", [where], None), PLAIN)
        geometry = whole(table).dicts()[0]["geometry"]
        found[name] = table.assumed[0].code, table.assumed[0].severity, geometry and geometry["coordinates"]

    assert found == {
        "degrees": ("assumed-crs", Severity.INFO, [2.35, 48.85]),
        "metres": ("assumed-crs", Severity.WARNING, pytest.approx([2.3522, 48.8566], abs=1e-4)),
        "far": ("unknown-crs", Severity.WARNING, None),
    }


def test_a_shapefile_in_a_folder_or_a_zip_is_read(tmp_path: Path) -> None:
    """The zip may hold other things."""
    folder = tmp_path / "lieux"
    folder.mkdir()
    layer(folder / "lieux.shp", [(2.35, 48.85)])
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("../../lisez-moi.txt", "x")
        for one in folder.iterdir():
            archive.write(one, f"export/{one.name}")

    for path in (folder, tmp_path / "a.zip"):
        table = read_layer(path, PLAIN)
        assert whole(table).dicts() == whole(table).dicts()
        assert whole(table).dicts()[0]["geometry"] == point(2.35, 48.85)


def test_of_several_layers_the_first_is_read_and_told(tmp_path: Path) -> None:
    """Another can be asked for, by name or number."""
    path = layer(tmp_path / "a.gpkg", [(1, 1)], layer="lieux")
    layer(path, [(2, 2), (3, 3)], layer="zones", append=False)
    table = read_layer(path, PLAIN)

    assert (len(whole(table).rows), table.sheet, codes(table.assumed)) == (1, "lieux", ["assumed-sheet"])
    for sheet in ("zones", "Zones", 2, "2"):
        assert len(whole(read_layer(path, TableOptions(sheet=sheet))).rows) == 2
    with pytest.raises(SourceError, match="possible: lieux, zones"):
        read_layer(path, TableOptions(sheet="autre"))


def test_of_several_files_in_an_archive_one_can_be_asked_for(tmp_path: Path) -> None:
    """By its name, with or without what ends it."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("a", "b"):
            archive.writestr(f"{name}.kml", kml(f"<Placemark><name>{name}</name></Placemark>"))
    table = read_layer(tmp_path / "a.zip", PLAIN)

    assert codes(table.assumed) == ["assumed-sheet"]
    for sheet in ("b", "b.kml", 2):
        assert whole(read_layer(tmp_path / "a.zip", TableOptions(sheet=sheet))).dicts() == [{"name": "b"}]


def test_names_that_a_shapefile_cuts_are_told_once(tmp_path: Path) -> None:
    """Ten letters are all that it keeps."""
    table = read_layer(layer(tmp_path / "a.shp", [(1, 1)], column="nom_de_la_structure"), PLAIN)

    assert whole(table).names == ["nom_de_la_", "geometry"]
    assert codes(table.assumed) == ["names-cut"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_the_encoding_of_a_shapefile_is_looked_at(tmp_path: Path, encoding: str) -> None:
    """Where no ``.cpg`` tells; what was found is told, and can be said."""
    path = layer(tmp_path / "a.shp", [(1, 1)], encoding=encoding)
    (tmp_path / "a.cpg").unlink(missing_ok=True)
    table = read_layer(path, PLAIN)

    assert whole(table).dicts()[0]["nom"] == "Tiers-lieu é 0"
    assert (codes(table.assumed), table.options.encoding) == (["assumed-encoding"], encoding)
    assert whole(read_layer(path, TableOptions(encoding=encoding))).dicts()[0]["nom"] == "Tiers-lieu é 0"


def test_a_shapefile_without_its_companions_says_so(tmp_path: Path) -> None:
    """They are needed."""
    path = layer(tmp_path / "a.shp", [(1, 1)])
    (tmp_path / "a.dbf").unlink()

    with pytest.raises(SourceError, match=r"\.shx and \.dbf"):
        read_layer(path, PLAIN)


@pytest.mark.parametrize("name", ["a.gpkg", "a.shp", "a.zip", "a.kmz", "a.gml", "absent.gpkg", "vide"])
def test_what_is_no_layer_is_one_error(tmp_path: Path, name: str) -> None:
    """A name alone proves nothing: what a file says instead is never followed."""
    (tmp_path / "vide").mkdir()
    if name.startswith("a."):
        saved(tmp_path / name, "<OGRVRTDataSource><OGRVRTLayer name='x'/></OGRVRTDataSource>")

    with pytest.raises(SourceError):
        read_layer(tmp_path / name, PLAIN)


def test_an_archive_that_grows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes out is counted, not what the archive says."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.gpkg", b"SQLite format 3\0" + bytes(100_000))
    monkeypatch.setattr("openinno.sources.tables.layers.archives.MOST_TAKEN_OUT", 50_000)

    with pytest.raises(SourceError, match="without its archive"):
        read_layer(tmp_path / "a.zip", PLAIN)


def test_a_placemark_that_grows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No archive of KML fills memory."""
    with zipfile.ZipFile(tmp_path / "a.kmz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", kml(f"<Placemark><name>{'x' * 100_000}</name></Placemark>"))
    monkeypatch.setattr("openinno.sources.tables.layers.kml.LONGEST_PLACEMARK", 50_000)

    with pytest.raises(SourceError, match="no placemark"):
        read_layer(tmp_path / "a.kmz", PLAIN)


@pytest.mark.parametrize("name", ["a?b=c.gpkg", "é ü#.gpkg", "a:b.gpkg"])
def test_a_name_is_never_taken_for_an_address(tmp_path: Path, name: str) -> None:
    """Names with signs of addresses are names."""
    path = layer(tmp_path / "plain.gpkg", [(1, 1)]).rename(tmp_path / name)

    assert len(whole(read_layer(path, PLAIN)).rows) == 1


@pytest.mark.parametrize("name", ["a!b.gpkg", "x.zip!y.gpkg", "a;b.gpkg"])
def test_a_name_that_the_library_would_misread_is_refused(tmp_path: Path, name: str) -> None:
    """It says what to do."""
    path = layer(tmp_path / "plain.gpkg", [(1, 1)]).rename(tmp_path / name)

    with pytest.raises(SourceError, match="rename it"):
        read_layer(path, PLAIN)


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra that brings it is told."""
    path = layer(tmp_path / "a.gpkg", [(1, 1)])
    monkeypatch.setitem(sys.modules, "pyogrio", None)

    with pytest.raises(MissingExtra, match=r"openinno\[geo\]"):
        read_layer(path, PLAIN)


def test_a_tag_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be looked at again from its start with each block, and held."""
    monkeypatch.setattr("openinno.sources.tables.layers.kml._LONGEST_TAG", 100_000)
    path = tmp_path / "l.kml"
    path.write_text('<kml><Placemark><name>H7</name></Placemark><Placemark id="' + "x" * 300_000, "utf-8")

    with pytest.raises(SourceError, match="this is no placemark"):
        list(read_layer(path, TableOptions()).rows(print))
