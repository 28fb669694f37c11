"""What people write: mappings, territories, queries, dates, words, places, codes, coordinates."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import openinno
from fuzz.target import Target, folder, text_of
from openinno import TARGETS, VOCABULARIES, ColumnMapping, PlaceError, Source, TargetKind, geography
from openinno._data import read_bytes
from openinno.explore import odsql
from openinno.labels import fold, plain, slug
from openinno.sources.mapping.cells.coordinates import place_of
from openinno.sources.mapping.cells.pairs import degrees_in, pair_in
from openinno.sources.mapping.cells.readers import quick_reader_of_column, reader_of_column
from openinno.sources.tables.geometry.geometries import from_wkb, in_degrees, is_geometry, point_of
from openinno.sources.tables.geometry.systems import DEGREES, LAMBERT93
from openinno.sources.territories import territory_from_toml, territory_template

__all__ = ["TEXTS"]


def _mapping(data: bytes) -> None:
    path = folder() / "lieux.toml"
    path.write_bytes(data)
    found = openinno.read_mapping(path)
    assert openinno.mapping_from_toml(openinno.mapping_to_toml(found)) == found


def _mapping_text(data: bytes) -> None:
    found = openinno.mapping_from_toml(text_of(data))
    assert openinno.mapping_from_toml(openinno.mapping_to_toml(found)) == found


def _territory(data: bytes) -> None:
    path = folder() / "territoire.toml"
    path.write_bytes(data)
    openinno.recommend(openinno.read_territory(path))


def _territory_text(data: bytes) -> None:
    territory_from_toml(text_of(data))


def _clause(clause: Any) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        found: Any = odsql.parse(text_of(data), clause=clause)
        for one in found if isinstance(found, tuple) else (found,):
            again: Any = odsql.parse(str(one), clause=clause)
            assert again == (found if one is found else (one,))

    return read


def _geometry_of_query(data: bytes) -> None:
    odsql.Geometry(text_of(data))


def _date(data: bytes) -> None:
    text = text_of(data)
    assert openinno.partial_date(text) == text


def _words(data: bytes) -> None:
    text = text_of(data)
    for vocabulary in VOCABULARIES:
        try:
            found = vocabulary.parse(text)
        except openinno.VocabularyError:
            continue
        assert vocabulary.parse(found.label("fr")) is found


def _folded(data: bytes) -> None:
    text = text_of(data)
    assert plain(plain(text)) == plain(text)
    assert slug(slug(text)) == slug(text)
    assert fold(plain(text)) == fold(text)


def _places(data: bytes) -> None:
    text = text_of(data)
    for find in (
        geography.find_communes,
        geography.find_departements,
        geography.find_epcis,
        geography.find_regions,
    ):
        assert all(match.message("fr") and match.message("en") for match in find(text))
    for look_up in (geography.commune, geography.departement, geography.epci, geography.region):
        try:
            look_up(text)
        except PlaceError as error:
            error.message("fr").encode("utf-8", "surrogatepass")


def _citation(data: bytes) -> None:
    for one in Source.parse(text_of(data)):
        assert Source.parse(str(one))


def _cells(data: bytes) -> None:
    text = text_of(data)
    for read, quick in _readers():
        found = read(text)
        for doubt in found.doubts:
            doubt.text.text("fr").encode()
        brief = quick(text)
        # What openinno writes itself is not tidied by its reader.
        assert brief is None or str(brief) == str(found.value).strip()


@cache
def _readers() -> Sequence[tuple[Any, Any]]:
    found = []
    for name, target in TARGETS.items():
        if target.kind not in {TargetKind.POINT, TargetKind.METRES}:
            column = ColumnMapping(columns=name, to=name)
            read = reader_of_column(column)
            found.append((read, quick_reader_of_column(column, read)))
    return found


def _coordinates(data: bytes) -> None:
    text = text_of(data)
    pair_in(text)
    degrees_in(text)
    left, _, right = text.partition("|")
    given = (
        {"point": text},
        {"latitude": left, "longitude": right},
        {"lambert93_x": left, "lambert93_y": right},
    )
    for cells in given:
        point = place_of(cells).point
        if point is not None:
            openinno.Point(latitude=point[0], longitude=point[1])


def _geometry(data: bytes) -> None:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return
    if isinstance(value, dict) and is_geometry(value):
        for system in (DEGREES, LAMBERT93):
            found = in_degrees(value, system)
            if isinstance(found, dict):
                point_of(found)


def _wkb(data: bytes) -> None:
    from_wkb(data)


def _text_seeds(*texts: str) -> Callable[[], Sequence[bytes]]:
    return lambda: [text.encode() for text in texts]


def _mappings() -> Sequence[bytes]:
    ready = [read_bytes(f"mappings/{name}.toml") for name in openinno.ready_mappings()]
    return [*ready, _MAPPING]


_MAPPING = (
    b'absent = ["NR"]\n[table]\nseparator = ";"\n[constants]\nregion = "Bretagne"\n[[marked]]\n'
    b'to = "themes"\n[marked.columns]\n"A" = "energy"\n[columns]\n"Nom" = "name"\n'
    b'"Type" = { to = "types", separator = ",", words = { "divers" = [] } }\n'
)


_WHERE = (
    "ville = \"Lyon\" and (not ouvert or places in [1..10] or date >= date'2018-05')",
    "within_distance(lieu, geom'POINT(4.8 45.7)', 10km) or search(nom, 'fab') and suggest(*, \"a\")",
    "nom like 'a*' or startswith(nom, 'é') or year(jour) = 2020 and x is not null and `a b` > 1.5",
    'intersects(lieu, geom\'{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[1,2]]]}\')',
)
_COORDINATES = (
    "48,1|-1.7",
    "45.76, 4,83",
    "POINT(4.8 45.7)",
    "48°51′24″N 2°21′07″E",
    "652469|6862035",
    "[2.3, 48]",
)
_CELLS = (
    *(
        "732 829 320 00074",
        "05/2014",
        "12 mai 2014",
        "énergie | eau, mobilité",
        "6 à 18 mois",
        "https://a.fr",
    ),
    *("04 72 00 00 00", "bonjour@a.fr", "1 000,5", "Auvergne-Rhône-Alpes", "2A", "oui", "NR", '{"a": 1}'),
)
_WKB = (
    "0101000000cdcccccccccc0240cdcccccccc6c4840",
    f"01030000000100000004000000{'00' * 16}{'00' * 6}f03f{'00' * 8}{'00' * 6}f03f{'00' * 6}f03f{'00' * 16}",
)

TEXTS = (
    Target(name="mapping", read=_mapping, seeds=_mappings),
    Target(name="mapping-text", read=_mapping_text, seeds=_mappings),
    Target(
        name="territory",
        read=_territory,
        seeds=lambda: [
            territory_template("fr").encode(),
            'name = "Pays"\nstartup_maturity = ["amorçage"]\npublic_budget_euros = 250_000\n'.encode(),
        ],
    ),
    Target(
        name="territory-text",
        read=_territory_text,
        seeds=lambda: [b'sectors = ["energy"]\nneeds = "run meetings and events"\n'],
    ),
    Target(name="odsql-where", read=_clause("where"), seeds=_text_seeds(*_WHERE)),
    Target(
        name="odsql-select",
        read=_clause("select"),
        seeds=_text_seeds(
            "nom, count(*) as n, year(jour) as an", "include(a*), exclude(b), a + 1 * 2 / 3 as c"
        ),
    ),
    Target(
        name="odsql-group-by",
        read=_clause("group_by"),
        seeds=_text_seeds("nom, year(jour) as an", "range(n, 10, 20, *)", "geo_cluster(lieu, 8) as c"),
    ),
    Target(
        name="odsql-order-by",
        read=_clause("order_by"),
        seeds=_text_seeds("-nom, n desc, count(*) asc, random(1)"),
    ),
    Target(
        name="odsql-geometry",
        read=_geometry_of_query,
        seeds=_text_seeds(
            "POLYGON((2 48, 3 48, 3 49, 2 48))",
            '{"type":"Point","coordinates":[2,48]}',
            "MULTIPOINT((1 2),(3 4))",
        ),
    ),
    Target(
        name="date", read=_date, seeds=_text_seeds("2014", "2014-05", "2014-05-12"), refusals=(ValueError,)
    ),
    Target(
        name="words", read=_words, seeds=_text_seeds("énergie", "Tiers-lieux", "living lab", "R&D", "energy")
    ),
    Target(name="folded", read=_folded, seeds=_text_seeds("« L'Écluse » n° 3", "Œuvre & Cie", "ﬁn ½ İ")),
    Target(
        name="places",
        read=_places,
        seeds=_text_seeds(
            "69001 Lyon 3e", "St-Étienne (42)", "Lyon CEDEX 07", "2A004", "CA du Bassin", "Bretagne"
        ),
    ),
    Target(
        name="citation",
        read=_citation,
        seeds=_text_seeds("002:L60,L75; 001:L4", "002:L89-91", "external: a"),
        refusals=(ValueError,),
    ),
    Target(name="cells", read=_cells, seeds=_text_seeds(*_CELLS)),
    Target(name="coordinates", read=_coordinates, seeds=_text_seeds(*_COORDINATES)),
    Target(
        name="geometry",
        read=_geometry,
        seeds=_text_seeds(
            '{"type":"Point","coordinates":[2.35,48.85]}',
            '{"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[2,48],[3,4]]}]}',
            '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}',
        ),
    ),
    Target(
        name="wkb",
        read=_wkb,
        seeds=lambda: [bytes.fromhex(one) for one in _WKB],
    ),
)
"""The targets of what people write."""
