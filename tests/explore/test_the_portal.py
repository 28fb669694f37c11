"""The portal answers as the fact sheet says: statuses, bodies, headers, limits, formats and keys."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
import zipfile
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import duckdb
import portal as portal_package
import pytest
from portal import Dataset, Field, Portal, Prepared
from portal.asking import ask
from portal.prepared import prepared_file

RECORDINGS = Path(__file__).parents[3] / "shared/reference/explore-recordings"
GZIP = {"Accept-Encoding": "gzip, br"}


def _names(answer: Any) -> list[str]:
    return [one["dataset_id"] for one in answer["results"]]


def test_the_portal_shares_nothing_with_the_client() -> None:
    """No module of the portal imports the client: a mistake of one must not hide that of the other."""
    modules = sorted(Path(portal_package.__file__).parent.glob("*.py"))
    imports = [line for path in modules for line in path.read_text("utf-8").splitlines() if "import" in line]

    assert len(modules) > 10
    assert [line for line in imports if "openinno" in line] == ["import openinno as oi"]


# descriptions


def test_the_catalogue_lists_datasets(portal: Portal) -> None:
    """Datasets come whole, with the number of them all."""
    answer = ask(portal, "/catalog/datasets", limit=2, offset=1).json

    assert answer["total_count"] == 4
    assert _names(answer) == ["structures", "lieux"]
    assert answer["results"][1] == ask(portal, "lieux").json


def test_the_catalogue_is_searched_like_a_dataset(portal: Portal) -> None:
    """Conditions, refinements and orders apply to metadata."""
    found = ask(portal, "/catalog/datasets", where="records_count < 1000", order_by="title desc").json

    assert _names(found) == ["structures", "lieux", "reserve"]
    assert _names(ask(portal, "/catalog/datasets", refine="theme:Territoires").json) == ["communes"]
    assert _names(ask(portal, "/catalog/datasets", where="modified is null").json) == ["reserve"]
    assert ask(portal, "/catalog/datasets", where="dataset_id > 'a'").code == "400 ODSQLError"


def test_selected_metadata_come_flat(portal: Portal) -> None:
    """With select, the metadata asked for are at the root of each result."""
    answer = ask(portal, "/catalog/datasets", select="dataset_id, records_count", limit=1).json

    assert answer["results"] == [{"dataset_id": "communes", "records_count": 34969}]


def test_a_description_has_the_keys_of_a_recorded_one(portal: Portal) -> None:
    """The description of a dataset has every key of one recorded from a portal."""
    path = RECORDINGS / "dataset_public-trees.json"
    if not path.exists():
        pytest.skip("the recordings are not here")
    recorded, ours = json.loads(path.read_text(encoding="utf-8")), ask(portal, "lieux").json

    assert recorded.keys() == ours.keys()
    assert recorded["fields"][0].keys() == ours["fields"][0].keys()
    assert recorded["metas"]["default"].keys() == ours["metas"]["default"].keys()


def test_annotations_come_in_both_forms(portal: Portal) -> None:
    """One dataset has annotations as lists, as older answers do."""
    new, old = ask(portal, "lieux").json["fields"], ask(portal, "structures").json["fields"]

    assert new[3]["annotations"] == {"multivalued": ",", "facet": True, "disjunctive": True}
    assert old[3]["annotations"] == {"facet": [], "multivalued": [","], "disjunctive": []}


def test_links_come_when_asked_for(portal: Portal) -> None:
    """Links to other pages are sent with include_links only."""
    links = ask(portal, "lieux/records", include_links="true", limit=20).json["_links"]

    assert [one["rel"] for one in links] == ["self", "first", "last", "next"]
    assert "_links" not in ask(portal, "lieux/records").json


# records


def test_a_record_has_every_field(portal: Portal) -> None:
    """A row is flat, its empty fields null, without an id of its own."""
    empty = ask(portal, "lieux/records", where="id = 'vide'").json["results"]
    names = [one["name"] for one in ask(portal, "lieux").json["fields"]]

    assert empty == [dict.fromkeys(names) | {"id": "vide"}] * 2


def test_each_type_is_sent_as_portals_send_it(portal: Portal) -> None:
    """Every type of field has the shape of the fact sheet."""
    row = ask(portal, "lieux/records", where="id = 'atelier'").json["results"][0]

    assert row["tags"] == ["bois", "métal"]
    assert (row["places"], row["grand"], row["ouvert"]) == (101, 9007199254740993, True)
    assert (row["ouverture"], row["mois"], row["year"]) == ("2014-05-12", "2014-05", "2014")
    assert row["maj"] == "2026-07-27T19:39:00+00:00"
    assert row["point"] == {"lon": 2.3488, "lat": 48.8534}
    assert row["contour"]["type"] == "Feature"
    assert row["photo"]["filename"] == "atelier.jpg"
    assert row["fiche"] == {"horaires": {"lundi": [9, 18]}, "wifi": True}
    assert b'"surface": 101830,' in ask(portal, "lieux/records", where="id = 'atelier'").body


def test_datetimes_have_microseconds_when_they_do(portal: Portal) -> None:
    """Microseconds are sent only where there are some."""
    (row,) = ask(portal, "lieux/records", select="maj", where="id = 'fabrique'").json["results"]

    assert row == {"maj": "2026-07-27T19:39:00.995000+00:00"}


def test_a_record_is_found_by_its_id(portal: Portal) -> None:
    """The id is sent when selected, and is the address of the record."""
    (row,) = ask(portal, "lieux/records", select="_id, _size", where="id = 'fabrique'").json["results"]

    assert row["_size"] == 101
    assert ask(portal, f"lieux/records/{row['_id']}", select="id").json == {"id": "fabrique"}
    assert ask(portal, "lieux/records/none").code == "404 NotFoundResource"


# limits


@pytest.mark.parametrize(
    ("params", "rows"),
    [
        ({}, 10),
        ({"limit": 100}, 100),
        ({"limit": 0}, 0),
        ({"limit": -1}, 100),
        ({"offset": 9900, "limit": 100}, 100),
        ({"offset": 10000, "limit": 0}, 0),
        ({"rows": 3, "start": 4, "q": "Paris", "geofilter.distance": "1,2,3"}, 10),
        ({"group_by": "departement"}, 10),
        ({"group_by": "code", "limit": 20000}, 20000),
        ({"group_by": "code", "limit": 10, "offset": 19990}, 10),
    ],
)
def test_pages(portal: Portal, params: dict[str, Any], rows: int) -> None:
    """A page has ten rows or groups unless told, and what is not a parameter is ignored."""
    answer = ask(portal, "communes/records", **params).json

    assert len(answer["results"]) == rows
    assert answer["total_count"] in {34969, 102}


@pytest.mark.parametrize(
    "params",
    [
        {"limit": 101},
        {"limit": -2},
        {"limit": "many"},
        {"offset": -1},
        {"offset": 9901, "limit": 100},
        {"offset": 10000},
        {"group_by": "code", "limit": 20001},
        {"group_by": "code", "limit": 100, "offset": 19901},
        {"lang": "xx"},
        {"timezone": "Nowhere/Land"},
        {"include_links": "maybe"},
    ],
)
def test_parameters_out_of_their_domain(portal: Portal, params: dict[str, Any]) -> None:
    """A parameter out of its domain is refused, the wall of 10 000 rows first of all."""
    answer = ask(portal, "communes/records", **params)

    assert answer.code == "400 InvalidRESTParameterError"
    assert "x-ratelimit-limit" not in answer.headers
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("none", "404 NotFoundResource"),
        ("none/records", "404 NotFoundResource"),
        ("none/exports/csv", "404 NotFoundResource"),
        ("/none", "404 NotFoundURI"),
        ("lieux/aggregates", "410 Gone"),
        ("reserve/records", "403 ForbiddenAccess"),
        ("reserve/exports/json", "403 ForbiddenAccess"),
        ("lieux/exports/docx", "400 InvalidRESTParameterError"),
        ("reserve", "200"),
    ],
)
def test_paths_that_are_refused(portal: Portal, path: str, code: str) -> None:
    """Unknown and forbidden paths are told apart."""
    assert ask(portal, path).code == code


# exports


def test_an_export_has_every_row(portal: Portal) -> None:
    """No wall stands before an export: 34 969 lines, one for each row."""
    answer = ask(portal, "communes/exports/jsonl", GZIP)

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-disposition"] == 'attachment; filename="communes.jsonl"'
    assert "content-length" not in answer.headers
    assert gzip.decompress(answer.body).count(b"\n") == 34969


def test_exports_say_the_same_in_each_format(portal: Portal) -> None:
    """JSON, lines and GeoJSON have the rows that records have."""
    records = ask(portal, "lieux/records", limit=100).json["results"]
    features = ask(portal, "lieux/exports/geojson").json["features"]

    assert ask(portal, "lieux/exports/json").json == records
    assert ask(portal, "lieux/exports/jsonl").lines == records
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [2.3488, 48.8534]}
    assert features[0]["properties"]["maj"] == "2026-07-27T19:39:00+00:00"
    assert len(features) == 60


def test_lines_are_not_cut_at_other_ends_of_line(portal: Portal) -> None:
    """A line of JSON holds a separator of lines of Unicode as it is."""
    body = ask(portal, "lieux/exports/jsonl", limit=1).body.decode()

    assert "\u2028" in body
    assert body.count("\n") == 1


@pytest.mark.parametrize(("name", "rows"), [("limit", 3), ("rows", 3), ("offset", 60)])
def test_what_limits_an_export(portal: Portal, name: str, rows: int) -> None:
    """An export has a limit, also called rows, and no offset."""
    assert len(ask(portal, "lieux/exports/jsonl", **{name: 3}).lines) == rows


def _table(body: bytes, delimiter: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_csv_as_portals_write_it(portal: Portal) -> None:
    """Semicolons, a mark of order, the latitude first, geometries and lists as texts."""
    answer = ask(portal, "lieux/exports/csv", select="id, nom, description, tags, ouvert, point, contour")
    header, first, *_ = _table(answer.body)

    assert answer.body.startswith(b"\xef\xbb\xbfid;nom;")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert header[-1] == "contour"
    assert first[:2] == ["atelier", 'L\'Atelier "du" Canal']
    assert first[2].endswith(" ; fin")
    assert first[3:6] == ["bois,métal", "true", "48.8534, 2.3488"]
    assert json.loads(first[6])["type"] == "Polygon"


def test_csv_as_told(portal: Portal) -> None:
    """The mark, the delimiter, the quotes, the separator and the labels are parameters."""
    given = {"with_bom": "false", "delimiter": ",", "list_separator": "|", "quote_all": "true"}
    answer = ask(portal, "lieux/exports/csv", select="id,tags", use_labels="true", limit=1, **given)

    assert answer.body == b'"Identifiant","\xc3\x89tiquettes"\r\n"atelier","bois|m\xc3\xa9tal"\r\n'


def test_csv_told_wrong(portal: Portal) -> None:
    """A delimiter out of the four is refused before anything is sent."""
    assert ask(portal, "lieux/exports/csv", delimiter="!").code == "400 InvalidRESTParameterError"


def test_a_compressed_export_is_a_gzip_file(portal: Portal) -> None:
    """The file itself is gzip, whatever the client accepts."""
    answer = ask(portal, "lieux/exports/csv", compressed="true", select="id", limit=1, with_bom="false")

    assert gzip.decompress(answer.body) == b"id\r\natelier\r\n"
    assert answer.headers["content-disposition"].endswith('filename="lieux.csv.gzip"')
    assert "content-encoding" not in answer.headers


def test_typed_files(portal: Portal, tmp_path: Path) -> None:
    """Parquet and workbooks are whole files."""
    path = tmp_path / "x.parquet"
    path.write_bytes(ask(portal, "lieux/exports/parquet", select="id, places as p").body)
    book = zipfile.ZipFile(io.BytesIO(ask(portal, "lieux/exports/xlsx", select="id, places").body))

    table = duckdb.connect().execute("SELECT id, p FROM read_parquet(?) LIMIT 1", [str(path)])

    assert table.fetchall() == [("atelier", 101)]
    assert b"<v>101</v>" in book.read("xl/worksheets/sheet1.xml")


def test_groups_are_exported(portal: Portal) -> None:
    """An export may be of groups."""
    rows = ask(
        portal, "lieux/exports/json", select="count(*) as n", group_by="ouvert", order_by="n desc, ouvert"
    )

    assert rows.json[0] == {"n": 56, "ouvert": None}


def test_an_export_answers_a_syntax_error_with_200(portal: Portal) -> None:
    """The error of a clause that is no ODSQL comes in the place of the rows of exports/json only."""
    assert ask(portal, "lieux/exports/json", where="nom = =").code == "200 ODSQLSyntaxError"
    assert ask(portal, "lieux/exports/csv", where="nom = =").code == "400 ODSQLSyntaxError"
    assert ask(portal, "lieux/exports/json", where="rien = 1").code == "400 ODSQLError"


def test_formats_are_listed(portal: Portal) -> None:
    """A dataset without geometry is not offered as GeoJSON."""
    offered = [one["rel"] for one in ask(portal, "communes/exports").json["links"]]
    of_catalogue = [one["rel"] for one in ask(portal, "/catalog/exports").json["links"]]

    assert offered == ["self", "csv", "geojson", "json", "jsonl", "parquet", "xlsx"]
    assert of_catalogue == ["self", "csv", "dcat", "json", "jsonl", "parquet", "xlsx"]


def test_the_catalogue_is_exported(portal: Portal) -> None:
    """The whole catalogue is a file, from an offset if told."""
    rows = ask(portal, "/catalog/exports/json", offset=3).json

    assert [one["dataset_id"] for one in rows] == ["reserve"]
    assert b"<dct:title>Lieux d'exemple</dct:title>" in ask(portal, "/catalog/exports/dcat").body


# facets and attachments


def _facet(portal: Portal, name: str, **params: Any) -> Any:
    found = ask(portal, "lieux/facets", **params).json["facets"]
    return next(one["facets"] for one in found if one["name"] == name)


def test_facets_count_rows(portal: Portal) -> None:
    """Each value is sent with how many rows have it, the most frequent first."""
    assert _facet(portal, "tags")[0] == {"name": "métal", "count": 2, "state": "displayed", "value": "métal"}
    assert [one["name"] for one in _facet(portal, "ouverture")] == ["2018", "2014"]
    assert [one["name"] for one in _facet(portal, "secteur")] == ["Bureaux", "Fabrication", "Incubation"]


def test_a_refined_level_shows_the_next(portal: Portal) -> None:
    """After refining a level, the levels below come with it."""
    (found,) = _facet(portal, "secteur", refine="secteur:Fabrication")

    assert (found["state"], found["count"]) == ("refined", 2)
    assert [one["value"] for one in found["facets"]] == ["Fabrication/Bois", "Fabrication/Métal"]


def test_an_excluded_value_is_told(portal: Portal) -> None:
    """An excluded value has a state and no count."""
    found = _facet(portal, "tags", exclude="tags:métal")

    assert found == [
        {"name": "santé", "count": 1, "state": "displayed", "value": "santé"},
        {"name": "métal", "state": "excluded", "value": "métal"},
    ]


def test_a_disjunctive_facet_keeps_its_other_values(portal: Portal) -> None:
    """Refining a disjunctive facet leaves the counts of its own values."""
    found = {one["name"]: one["state"] for one in _facet(portal, "tags", refine="tags:bois")}

    assert found == {"métal": "displayed", "bois": "refined", "santé": "displayed"}
    assert [one["name"] for one in _facet(portal, "ouvert", refine="tags:bois")] == ["true"]


def test_facets_as_told(portal: Portal) -> None:
    """The sort and the limit of a facet are arguments."""
    found = ask(portal, "lieux/facets", facet="facet(name='tags', sort='-alphanum', limit=2)").json["facets"]

    assert [[one["name"] for one in facet["facets"]] for facet in found] == [["santé", "métal"]]
    assert ask(portal, "lieux/facets", facet="nom").code == "400 InvalidRESTParameterError"


def test_the_facets_of_the_catalogue(portal: Portal) -> None:
    """Datasets are counted like rows."""
    found = ask(portal, "/catalog/facets", facet="publisher").json["facets"]

    assert [(one["name"], one["count"]) for one in found[0]["facets"]] == [
        ("openinno", 3), ("Caisse des Dépôts", 1),
    ]  # fmt: skip


def test_attachments_are_listed_and_read(portal: Portal) -> None:
    """An attachment is given by its address."""
    (one,) = ask(portal, "communes/attachments").json["attachments"]

    assert one["metas"]["mime-type"] == "text/plain"
    assert ask(portal, one["href"].removeprefix(portal.base)).status == 200


# transport


def test_headers_are_those_of_a_portal(portal: Portal) -> None:
    """An answer says what language it is in, that it must not be kept, and how many calls are left."""
    headers = ask(portal, "lieux").headers

    assert headers["content-type"] == "application/json; charset=utf-8"
    assert headers["vary"].startswith("Accept-Language, Cookie, Host")
    assert headers["cache-control"] == "no-cache, no-store, max-age=0, must-revalidate"
    assert headers["content-language"] == "fr"
    assert int(headers["x-ratelimit-remaining"]) == int(headers["x-ratelimit-limit"]) - 1
    assert headers["x-ratelimit-reset"].endswith(" 00:00:00+00:00")


def test_gzip_is_for_those_who_accept_it_and_long_bodies(portal: Portal) -> None:
    """A body of a few bytes is not compressed, and no body for a client that does not say so."""
    assert "content-encoding" not in ask(portal, "lieux/records", GZIP, limit=0).headers
    assert ask(portal, "lieux/records", GZIP).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in ask(portal, "lieux/records").headers


def test_a_trailing_slash_changes_nothing(portal: Portal) -> None:
    """The JavaScript client ends its paths with a slash."""
    assert ask(portal, "lieux/records/").json == ask(portal, "lieux/records").json


def test_the_quota_ends(portal: Portal) -> None:
    """Beyond the limit, a 429 has a body of its own and no headers of the quota."""
    portal.call_limit = 2
    answers = [ask(portal, "lieux") for _ in range(3)]
    body = answers[2].json

    assert [one.headers.get("x-ratelimit-remaining") for one in answers] == ["1", "0", None]
    assert (answers[2].status, body["errorcode"], body["call_limit"]) == (429, 10002, 2)
    assert body["reset_time"].endswith("T00:00:00Z")


def test_the_key_is_checked(portal: Portal) -> None:
    """A private portal asks for its key, whose scheme is written in any case."""
    portal.key = "secret"

    assert ask(portal, "lieux").code == "401 AuthenticationRequired"
    assert ask(portal, "lieux", {"Authorization": "Apikey wrong"}).status == 401
    assert ask(portal, "lieux", {"Authorization": "apikey secret"}).status == 200
    assert ask(portal, "lieux", apikey="secret").status == 200


def test_a_key_opens_a_restricted_dataset(portal: Portal) -> None:
    """On an open portal, the key opens what is restricted, and a wrong one is refused everywhere."""
    portal.key, portal.private = "secret", False

    assert ask(portal, "lieux").status == 200
    assert ask(portal, "lieux", {"Authorization": "Apikey wrong"}).status == 401
    assert ask(portal, "reserve/records").status == 403
    assert ask(portal, "reserve/records", {"Authorization": "Apikey secret"}).json["total_count"] == 1


def test_requests_are_remembered(portal: Portal) -> None:
    """What was received can be read: method, path, parameters in order, headers in lower case."""
    ask(portal, "lieux/records", {"X-Trace": "é".encode().decode("latin-1")}, where=["a b", "c"], limit=0)
    (received,) = portal.requests

    assert (received.method, received.path) == ("GET", "/api/explore/v2.1/catalog/datasets/lieux/records")
    assert received.params == (("where", "a b"), ("where", "c"), ("limit", "0"))
    assert received.headers["x-trace"] == "é".encode().decode("latin-1")


# prepared datasets


def test_prepared_lines_are_sent_as_they_are() -> None:
    """Records are slices of the lines, and exports the lines themselves."""
    lines = b"".join(b'{"n": %d}\n' % n for n in range(300))
    described = Dataset(id="big", title="Big", fields=(Field("n", "int"),), rows=tuple)
    prepared = Prepared(dataset=described, jsonl=lines, gz=gzip.compress(lines))
    with Portal([], prepared={"big": prepared}) as portal:
        page = ask(portal, "big/records", limit=2, offset=298).json
        exported = ask(portal, "big/exports/jsonl")

        assert page == {"total_count": 300, "results": [{"n": 298}, {"n": 299}]}
        assert exported.body == lines
        assert gzip.decompress(ask(portal, "big/exports/jsonl", GZIP).body) == lines
        assert len(ask(portal, "big/exports/json").json) == 300
        assert ask(portal, "big/exports/jsonl", limit=3).lines == [{"n": 0}, {"n": 1}, {"n": 2}]
        assert ask(portal, "big").json["metas"]["default"]["records_count"] == 300
        assert ask(portal, "big/records", limit=101).code == "400 InvalidRESTParameterError"
        assert "content-encoding" not in exported.headers


def test_a_file_of_lines_is_a_dataset(tmp_path: Path) -> None:
    """The fields of a file are guessed from its first lines."""
    path = tmp_path / "lines.jsonl"
    path.write_text('{"a": null, "b": 1}\n{"a": [1.5], "p": {"lon": 1, "lat": 2}}\n', encoding="utf-8")
    with Portal([], prepared={"lines": prepared_file(path)}) as portal:
        fields = {one["name"]: one["type"] for one in ask(portal, "lines").json["fields"]}

        assert fields == {"b": "int", "a": "text", "p": "geo_point_2d"}
        assert ask(portal, "lines/exports/jsonl").body == path.read_bytes()


def test_the_portal_serves_in_the_foreground(tmp_path: Path) -> None:
    """The script prints its address and serves until it is ended."""
    script = Path(portal_package.__file__).parent / "serve.py"
    command = [sys.executable, str(script), "--key", "secret"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None
        try:
            connection = HTTPConnection(served.stdout.readline().strip().removeprefix("http://"), timeout=5)
            connection.request("GET", "/api/explore/v2.1/catalog/datasets")

            assert connection.getresponse().status == 401
            connection.close()
        finally:
            served.terminate()
