"""What users of portals stumble over, by number in the list of gotchas: those that a client catches.

The others are caught where queries are built (``odsql/test_odsql_gotchas.py``), where values are read
(``test_values.py``, ``test_json_reading.py``) and where answers and quotas are (``test_answers.py``,
``test_quota.py``).
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from portal import CutStream, ErrorInside, Portal, SlowRows, Stall, WrongCount
from portal.asking import ask

from openinno.explore import (
    AsyncClient,
    BadQuery,
    Client,
    IncompleteExport,
    Query,
    RetryPolicy,
    Timeouts,
    UnknownDataset,
    field,
)
from openinno.explore.odsql import count

DOCUMENTED: Final = frozenset(
    {
        *("select", "where", "group_by", "order_by", "limit", "offset", "refine", "exclude", "lang"),
        *("timezone", "include_links", "include_app_metas", "facet", "use_labels", "compressed", "epsg"),
        *("delimiter", "list_separator", "quote_all", "with_bom", "parquet_compression"),
        *("name_field", "description_field_list", "use_extension"),
    }
)
"""The parameters that version 2.1 knows."""


@pytest.fixture
def client(portal: Portal) -> Iterator[Client]:
    """Return a client of the portal that waits for nothing between two tries."""
    with Client(portal.url, retry=RetryPolicy(attempts=2), sleep=lambda _: None) as client:
        yield client


def sent(portal: Portal, name: str) -> list[str]:
    """Return the values of a parameter in the requests that the portal received."""
    return [value for one in portal.requests for key, value in one.params if key == name]


def test_every_gotcha_has_a_test_that_names_it() -> None:
    """Each of the 32 rows of the list has one, here or beside."""
    tests = "\n".join(one.read_text("utf-8") for one in Path(__file__).parent.rglob("test_*.py"))
    named = {int(number) for number in re.findall(r"^def test_gotcha_([0-9]{2})_\w", tests, re.MULTILINE)}

    assert named == set(range(1, 33))


def test_gotcha_01_rows_go_on_past_the_wall(client: Client) -> None:
    """A portal gives no page past row 10 000: such rows come as an export, in the same order, all of them."""
    query = Query().select("code").order_by("code")
    codes = [row["code"] for row in client.rows("communes", query)]

    assert len(codes) == client.count("communes", query) > 10_000
    assert codes == sorted(set(codes))


def test_gotcha_01_no_request_reaches_past_the_wall(portal: Portal, client: Client) -> None:
    """Offset and limit together, which portals refuse beyond 10 000, stay below or go in an export."""
    query = Query().select("code").order_by("code").offset(9_950).limit(60)
    codes = [row["code"] for row in client.rows("communes", query)]

    assert (
        codes
        == [
            one["code"]
            for one in ask(
                portal, "communes/exports/jsonl", select="code", order_by="code", limit=10_010
            ).lines
        ][9_950:]
    )
    pages = [dict(one.params) for one in portal.requests if one.path.endswith("/records")]
    assert all(int(one.get("offset", 0)) + int(one["limit"]) <= 10_000 for one in pages)


def test_gotcha_02_groups_are_all_asked_for(portal: Portal, client: Client) -> None:
    """Portals give ten groups to those who do not say how many: a limit is always sent, and high enough."""
    groups = client.aggregate("communes", Query().select(count().alias("n")).group_by("departement"))

    assert len(groups) > 100
    assert sum(one["n"] for one in groups) == client.count("communes")
    assert sent(portal, "limit")[0] == "20000"


def test_gotcha_03_an_aggregate_is_given_once(portal: Portal, client: Client) -> None:
    """Portals repeat the one row of an aggregate as often as the limit: one is asked for, and one given."""
    repeated = ask(portal, "lieux/records", select="count(*) as n", limit=4).json["results"]

    assert repeated == [{"n": 60}] * 4
    assert client.aggregate("lieux", Query().select(count().alias("n"))) == ({"n": 60},)


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "geojson", "parquet", "xlsx"])
def test_gotcha_12_an_error_under_status_200_is_no_file(
    portal: Portal, client: Client, tmp_path: Path, form: str
) -> None:
    """An export may answer an error of the query with 200: no file gets a name, and the error says why."""
    portal.misbehave(ErrorInside(on="/exports/", times=9))
    with pytest.raises((BadQuery, IncompleteExport), match="ODSQLSyntaxError"):
        client.export("lieux", tmp_path / f"lieux.{form}")

    assert list(tmp_path.iterdir()) == []


def test_gotcha_12_an_error_under_status_200_is_no_row(portal: Portal, client: Client) -> None:
    """The error object in place of the first row is the refusal of the query."""
    portal.misbehave(ErrorInside(on="/exports/"))
    with pytest.raises(BadQuery, match="ODSQLSyntaxError"):
        next(client.lines("lieux"))


def test_gotcha_13_csv_comes_as_portals_write_it(client: Client, tmp_path: Path) -> None:
    """Semicolons and a mark of order confuse plain readers: one who is told of both reads every row."""
    manifest = client.export("lieux", tmp_path / "lieux.csv")
    with (tmp_path / "lieux.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))

    assert len(rows) == manifest.rows == 60
    assert rows[0]["nom"] == 'L\'Atelier "du" Canal'


def test_gotcha_13_csv_comes_as_plain_readers_want_it(client: Client, tmp_path: Path) -> None:
    """Both can be turned off, and an option that a format does not know is refused before it is ignored."""
    path = tmp_path / "lieux.csv"
    client.export("lieux", path, options={"delimiter": ",", "with_bom": False})
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert [rows[0]["id"], len(rows)] == ["atelier", 60]
    with pytest.raises(BadQuery, match="unknown option for json: with_bom; possible: use_labels, epsg"):
        client.export("lieux", tmp_path / "lieux.json", options={"with_bom": False})


def test_gotcha_19_a_slow_export_is_waited_for(portal: Portal) -> None:
    """Exports may take half an hour: only silence is timed, not the whole."""
    portal.misbehave(SlowRows(on="/exports/", size=100, seconds=0.02))
    with Client(portal.url, timeouts=Timeouts(inactivity=0.25), retry=RetryPolicy(attempts=1)) as client:
        rows = [json.loads(one) for block in client.lines("lieux") for one in block.split(b"\n") if one]

    assert len(rows) == 60


def test_gotcha_19_a_silent_export_is_asked_for_again(portal: Portal) -> None:
    """One that stalls, or is cut, goes on behind the rows that came."""
    portal.misbehave(Stall(on="/exports/", after=300, seconds=1.0), CutStream(on="/exports/", after=900))
    with Client(portal.url, timeouts=Timeouts(inactivity=0.2), sleep=lambda _: None) as client:
        blocks = list(client.lines("lieux"))

    assert b"".join(blocks).count(b"\n") == 60
    assert sum("/exports/" in one.path for one in portal.requests) == 3


def test_gotcha_22_only_known_parameters_are_sent(portal: Portal, client: Client, tmp_path: Path) -> None:
    """Portals ignore what they do not know, such as q, start or geofilter: none is ever sent."""
    query = Query().where(field("places") > 1).refine("tags", "bois").order_by("id").limit(150)
    client.export("lieux", tmp_path / "lieux.csv", options={"quote_all": True, "use_labels": True})
    list(client.rows("lieux", query.lang("en").timezone("Europe/Paris")))
    client.facets("lieux", query, names=["tags"])
    list(client.datasets())

    assert {name for one in portal.requests for name, _ in one.params} <= DOCUMENTED


@pytest.mark.parametrize("name", ["q", "start", "geofilter", "rows"])
def test_gotcha_22_older_parameters_are_wrong_calls(client: Client, name: str) -> None:
    """What version 1 knew cannot be asked for by mistake: Python refuses the call."""
    call: Any = client.rows

    with pytest.raises(TypeError, match=name):
        call("lieux", **{name: 1})
    assert not hasattr(Query(), name) or name == "start"


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_gotcha_23_http_2_is_off_unless_asked_for(kind: type[Any]) -> None:
    """Some portals send a header that breaks HTTP/2: version 1.1 is spoken by default."""
    assert kind("opendata.example.fr")._transport._http2 is False
    assert kind("opendata.example.fr", http2=True)._transport._http2 is True


def test_gotcha_24_an_unknown_dataset_may_be_another_portals(client: Client) -> None:
    """A federated dataset is listed, and its rows are a 404: the error says where they can be read."""
    with pytest.raises(UnknownDataset, match="a federated dataset can be read on its own portal only"):
        next(client.rows("jeu-federe"))


@pytest.mark.parametrize(
    "form",
    [
        "opendata.example.fr",
        "https://opendata.example.fr/",
        "https://opendata.example.fr/api/explore/v2.1",
        "https://opendata.example.fr/api/explore/v2.1/catalog/datasets/lieux/exports/csv?lang=fr",
    ],
)
def test_gotcha_26_an_address_may_have_several_forms(form: str) -> None:
    """Catalogues list what portals hold under addresses of changing forms: each leads to the same base."""
    assert Client(form).base == "https://opendata.example.fr/api/explore/v2.1"


@pytest.mark.parametrize(
    "form",
    [
        "https://opendata.example.fr/explore/dataset/lieux/information/",
        "https://opendata.example.fr/api/v2/catalog/datasets/lieux/exports/csv",
        "https://opendata.example.fr/api/records/1.0/search/?dataset=lieux",
    ],
)
def test_gotcha_26_an_address_of_another_api_is_refused(form: str) -> None:
    """The forms of pages and of older versions are told apart, with what to give."""
    with pytest.raises(BadQuery, match="give the host alone"):
        Client(form)


def test_gotcha_28_a_catalogue_that_ends_early_is_an_error(portal: Portal, client: Client) -> None:
    """Lists of datasets fail near their wall: what is listed is compared with what the portal counts."""
    assert [one.id for one in client.datasets()] == ["communes", "lieux", "reserve", "structures"]

    portal.misbehave(WrongCount(on="/catalog/datasets?", delta=3, times=9))
    with pytest.raises(IncompleteExport, match="4 datasets of 7"):
        list(client.datasets())


def test_gotcha_30_a_limit_is_called_limit(portal: Portal, client: Client, tmp_path: Path) -> None:
    """Exports half know ``rows`` too: it is never sent, and no option."""
    assert client.export("lieux", tmp_path / "lieux.jsonl", Query().limit(7)).rows == 7
    with pytest.raises(BadQuery, match="unknown option for jsonl: rows"):
        client.export("lieux", tmp_path / "other.jsonl", options={"rows": 7})

    exports = [one for one in portal.requests if "/exports/" in one.path]
    assert [dict(one.params)["limit"] for one in exports] == ["7"]
    assert sent(portal, "rows") == []


def test_gotcha_31_the_group_of_nothing_is_counted(client: Client) -> None:
    """Rows without a value are a group of their own, null: no row is missing from the sum."""
    groups = client.aggregate("lieux", Query().select(count().alias("n")).group_by("ouvert"))

    assert {one["ouvert"]: one["n"] for one in groups} == {True: 2, False: 2, None: 56}


def test_gotcha_32_rows_keep_their_columns_of_places(portal: Portal, client: Client) -> None:
    """Some formats drop the columns that place a row: rows are read from none of them."""
    names = {one.name for one in client.dataset("lieux").fields}
    lines = [json.loads(one) for block in client.lines("lieux") for one in block.split(b"\n") if one]

    assert all(row.keys() == names for row in [*lines, *client.rows("lieux")])
    assert {one.path.rpartition("/")[2] for one in portal.requests if "/exports/" in one.path} == {"jsonl"}
