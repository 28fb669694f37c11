"""Exports to files: named once they are whole, checked, counted, with a manifest; nothing left behind."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from clients import KINDS, ask
from little_server import Answer, Asked, dataset_of, serving
from portal import ALWAYS, Dataset, Field, Portal, Shuffled

from openinno.explore import Client, Manifest, Progress, Query, RetryPolicy
from openinno.explore.errors import BadQuery, IncompleteExport, QuotaSpent, UnexpectedContent
from openinno.explore.export.part import Part
from openinno.explore.odsql import count

ROWS = [{"n": str(number), "nom": "é"} for number in range(40)]
LINES = b"".join(json.dumps(row).encode() + b"\n" for row in ROWS)
EXPORTS = {
    "csv": b"\xef\xbb\xbfn;nom\r\n" + b"1;e\r\n" * 40,
    "json": json.dumps(ROWS).encode(),
    "geojson": json.dumps(
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": row} for row in ROWS]}
    ).encode(),
    "kml": b"<?xml version='1.0'?><kml/>",
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Use one client, then the other."""
    name: str = request.param
    return name


def export(kind: str, portal: str, path: Path, *query: Query, **settings: Any) -> Manifest:
    """Export with a client of a kind."""
    found: Manifest = ask(kind, portal, lambda client: client.export("lieux", path, *query, **settings))
    return found


def names(folder: Path) -> list[str]:
    """Return the names in a folder, hidden ones too."""
    return sorted(os.listdir(folder))  # noqa: PTH208 - iterdir gives the same, in more words


def faulty(*faults: Answer) -> Any:
    """Answer as a portal whose exports fail at first."""
    right, left = dataset_of(ROWS, EXPORTS), iter(faults)

    def answering(asked: Asked) -> Answer:
        return (next(left, None) if "/exports/" in asked.path else None) or right(asked)

    return answering


@pytest.mark.parametrize("form", ["jsonl", *EXPORTS])
def test_a_file_comes_with_its_manifest(kind: str, form: str, tmp_path: Path) -> None:
    """As the portal gave it, byte for byte, and what it is beside it."""
    path = tmp_path / f"rows.{form}"
    with serving(dataset_of(ROWS, EXPORTS)) as server:
        manifest = export(kind, server.base, path)

    assert path.read_bytes() == {"jsonl": LINES, **EXPORTS}[form]
    assert names(tmp_path) == [path.name, f"{path.name}.manifest.json"]
    assert Manifest.from_json(Manifest.path_for(path).read_bytes()) == manifest
    assert manifest.holds(path)
    assert (manifest.dataset, manifest.form, manifest.size) == ("lieux", form, path.stat().st_size)
    assert (manifest.title, manifest.licence, manifest.publisher) == ("Lieux", "etalab-2.0", None)
    assert (manifest.rows, manifest.counted) == (None if form == "kml" else 40, 40)
    assert ("rows as counted by the portal" in manifest.checks) is (form != "kml")
    assert manifest.url.startswith(server.base)


def test_a_limit_is_counted_too(kind: str, tmp_path: Path) -> None:
    """The rows of the file are compared with as many as were asked for."""
    with serving(faulty(Answer(body=LINES[: LINES.index(b"\n") + 1]))) as server:
        manifest = export(kind, server.base, tmp_path / "a.jsonl", Query().limit(1))

    assert (manifest.rows, manifest.counted) == (1, 1)


SPENT = b'{"errorcode": 10002, "error": "Too many requests", "reset_time": "2099-01-01T00:00:00Z"}'
BROKEN = {
    "cut": Answer(body=LINES, cut=100),
    "cut and compressed": Answer(body=LINES, cut=50, zipped=True),
    "too few rows": Answer(body=LINES[: LINES.index(b"\n") + 1]),
    "last row cut": Answer(body=LINES[:-5]),
    "error behind": Answer(body=LINES + b'{"error_code": "InternalError", "message": "boom"}\n'),
    "error in place": Answer(body=b'{"error_code": "InternalError", "message": "boom"}'),
    "refused once": Answer(status=503, body=b"busy"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_export_is_done_again(kind: str, fault: str, tmp_path: Path) -> None:
    """The second try is whole."""
    path = tmp_path / "rows.jsonl"
    with serving(faulty(BROKEN[fault])) as server:
        manifest = export(kind, server.base, path)

    assert path.read_bytes() == LINES
    assert manifest.holds(path)
    assert len(names(tmp_path)) == 2


@pytest.mark.parametrize("fault", [name for name in BROKEN if name != "refused once"])
def test_an_export_that_stays_broken_leaves_nothing(kind: str, fault: str, tmp_path: Path) -> None:
    """No file under its name, none under another; an older one, and its manifest, stay as they were."""
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b"older")
    Manifest.path_for(path).write_text("older too")
    with serving(faulty(*[BROKEN[fault]] * 9)) as server, pytest.raises(IncompleteExport) as caught:
        export(kind, server.base, path)

    assert "nothing is written under this name" in str(caught.value)
    # The same number of rows again is told as the error itself, not as one more try.
    assert len(caught.value.attempts) == (1 if fault == "too few rows" else 2)
    assert caught.value.expected == 40
    assert names(tmp_path) == ["rows.jsonl", "rows.jsonl.manifest.json"]
    assert path.read_bytes() == b"older"
    assert Manifest.path_for(path).read_text() == "older too"


SHORT, SHORTER = (Answer(body=b"".join(LINES.splitlines(keepends=True)[:size])) for size in (30, 20))
CUT = Answer(body=LINES, cut=100)


@pytest.mark.parametrize(
    ("faults", "tries"),
    [
        ([SHORT] * 9, 2),
        ([SHORT, CUT, SHORT] * 3, 3),
        ([SHORT, SHORTER] * 3, 6),
        ([CUT] * 9, 6),
        ([SHORT, SHORTER, SHORT, CUT], 5),
    ],
    ids=["the same", "the same again", "others", "cut", "whole in the end"],
)
def test_a_count_that_is_wrong_twice_is_enough(faults: list[Answer], tries: int, tmp_path: Path) -> None:
    """Whole files are fetched no more once two have the same rows; others, as often as any call is tried."""
    client = {"retry": RetryPolicy(attempts=6, first_wait=0.0)}
    with serving(faulty(*faults)) as server, suppress(IncompleteExport):
        ask("sync", server.base, lambda one: one.export("lieux", tmp_path / "rows.jsonl"), **client)

    assert len([one for one in server.asked if "/exports/" in one.path]) == tries
    assert (tmp_path / "rows.jsonl").exists() is (len(faults) == 4)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(body=b"<html>login", headers={"content-type": "text/html"}), UnexpectedContent),
        (Answer(body=b"<!doctype html>"), UnexpectedContent),
        (Answer(body=b'{"error_code": "ODSQLError", "message": "no"}'), BadQuery),
        (Answer(body=LINES + b'{"error_code": "ODSQLError", "message": "no"}'), BadQuery),
        (Answer(body=SPENT), QuotaSpent),
        (Answer(body=b"x", headers={"content-encoding": "br"}), IncompleteExport),
        (Answer(status=400, body=b'{"error_code": "ODSQLError", "message": "no"}'), BadQuery),
    ],
    ids=["page", "page without a header", "error in place", "error behind", "quota", "coding", "refused"],
)
def test_what_will_not_get_better_is_told_at_once(
    kind: str, answer: Answer, error: type[Exception], tmp_path: Path
) -> None:
    """One try, one error, no file."""
    with serving(faulty(*[answer] * 9)) as server, pytest.raises(error):
        export(kind, server.base, tmp_path / "rows.jsonl")

    assert len([one for one in server.asked if "/exports/" in one.path]) == 1
    assert names(tmp_path) == []


NO_FORMAT = Answer(status=400, body=b'{"error_code": "InvalidRESTParameterError", "message": "format"}')
NO_QUERY = Answer(status=400, body=b'{"error_code": "ODSQLError", "message": "unknown field"}')
BUSY = Answer(status=503, body=b"busy")


@pytest.mark.parametrize(
    ("refusal", "answer", "asked", "told"),
    [
        (NO_FORMAT, None, 1, "format; possible formats: jsonl, csv, json, geojson, kml"),
        (NO_FORMAT, BUSY, 1, r"\(400 InvalidRESTParameterError\): format"),
        (NO_FORMAT, Answer(body=b"<html>"), 1, r"\(400 InvalidRESTParameterError\): format"),
        (NO_FORMAT, Answer(body=b"[]"), 1, r"\(400 InvalidRESTParameterError\): format"),
        (NO_QUERY, None, 0, r"\(400 ODSQLError\): unknown field"),
    ],
    ids=["told", "busy", "page", "no list", "not of the format"],
)
def test_formats_are_told_where_they_are_what_is_wrong(
    kind: str, refusal: Answer, answer: Answer | None, asked: int, told: str, tmp_path: Path
) -> None:
    """They are asked for once, and what goes wrong with that does not hide the refusal."""
    right = dataset_of(ROWS, EXPORTS)

    def answering(asked: Asked) -> Answer:
        if "/exports/" in asked.path:
            return refusal
        return answer if answer and asked.path.endswith("/exports") else right(asked)

    with serving(answering) as server, pytest.raises(BadQuery, match=told) as caught:
        export(kind, server.base, tmp_path / "rows.foo")

    assert caught.value.status == 400
    assert "/exports/foo" in caught.value.url
    assert len([one for one in server.asked if one.path.endswith("/exports")]) == asked


def test_an_older_manifest_never_stands_beside_a_new_file(tmp_path: Path) -> None:
    """Between the two renames, there is no manifest rather than a wrong one."""
    path = tmp_path / "rows.jsonl"
    seen = list[tuple[bytes, bool]]()
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.append((path.read_bytes(), Manifest.path_for(path).exists()))
        return replace(self, target)

    with serving(dataset_of(ROWS)) as server, pytest.MonkeyPatch.context() as patch:
        path.write_bytes(b"older")
        Manifest.path_for(path).write_text("older too")
        patch.setattr(Path, "replace", watched)
        export("sync", server.base, path)

    assert seen == [(b"older", False), (LINES, False)]


@pytest.mark.parametrize("older", [True, False])
def test_a_file_that_cannot_be_replaced_keeps_its_manifest(older: bool, tmp_path: Path) -> None:
    """Where another program holds it open, some systems refuse: both stay as they were."""
    path = tmp_path / "rows.jsonl"
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(errno.EACCES, "held", str(target))
        return replace(self, target)

    path.write_bytes(b"older")
    if older:
        Manifest.path_for(path).write_text("older too")
    before = names(tmp_path)
    with serving(dataset_of(ROWS)) as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", held)
        with pytest.raises(PermissionError):
            export("sync", server.base, path)

    assert names(tmp_path) == before
    assert path.read_bytes() == b"older"
    assert not older or Manifest.path_for(path).read_text() == "older too"


def test_the_file_behind_a_link_is_replaced(tmp_path: Path) -> None:
    """The link stays, and the manifest is found by either name."""
    (tmp_path / "data").mkdir()
    real, link = tmp_path / "data" / "rows.jsonl", tmp_path / "latest.jsonl"
    link.symlink_to(Path("data") / "rows.jsonl")
    with serving(dataset_of(ROWS)) as server:
        for _ in range(2):
            manifest = export("sync", server.base, link)

    assert link.is_symlink()
    assert real.read_bytes() == LINES
    assert manifest.holds(link)
    assert Manifest.path_for(link) == Manifest.path_for(real)
    assert names(tmp_path / "data") == ["rows.jsonl", "rows.jsonl.manifest.json"]
    assert names(tmp_path) == ["data", "latest.jsonl"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Not a file within it that nobody asked for."""
    with serving(dataset_of(ROWS)) as server, pytest.raises(FileNotFoundError) as caught:
        export("sync", server.base, tmp_path / "no" / "rows.jsonl")

    assert caught.value.filename == str(tmp_path / "no")

    (tmp_path / "file").touch()
    with serving(dataset_of(ROWS)) as server, pytest.raises(NotADirectoryError) as told:
        export("sync", server.base, tmp_path / "file" / "rows.jsonl")

    assert told.value.filename == str(tmp_path / "file")
    assert server.asked == []


def test_a_name_may_be_as_long_as_that_of_its_manifest_allows(tmp_path: Path) -> None:
    """What would fit no more in the end is told before the portal is asked."""
    longest = os.pathconf(tmp_path, "PC_NAME_MAX") - len(".manifest.json")
    for sign in ("n", "é"):
        path = tmp_path / (sign * ((longest - 6) // len(sign.encode())) + ".jsonl")
        with serving(dataset_of(ROWS)) as server:
            assert export("sync", server.base, path).holds(path)
    with serving(dataset_of(ROWS)) as server, pytest.raises(OSError, match="too long"):
        export("sync", server.base, tmp_path / ("n" * (longest - 5) + ".jsonl"))

    assert server.asked == []


def test_a_name_that_cannot_be_taken_leaves_nothing(tmp_path: Path) -> None:
    """A folder of that name is there: the error of the system, and nothing left beside it."""
    (tmp_path / "rows.jsonl").mkdir()
    for path in (tmp_path / "rows.jsonl", Path(), Path("/")):
        with serving(dataset_of(ROWS)) as server, pytest.raises(IsADirectoryError):
            export("sync", server.base, path, form="jsonl")

    assert names(tmp_path) == ["rows.jsonl"]


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """Even where closing the file fails as well."""
    part = Part(tmp_path / "rows.csv")
    part.__enter__()
    file = part._file

    class Full:
        def close(self) -> None:
            file.close()
            raise OSError("no space")

    part._file = Full()  # type: ignore[assignment] # fails as a file does
    with pytest.raises(OSError, match="no space"):
        part.__exit__(None, None, None)

    assert names(tmp_path) == []


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_file_has_the_permissions_of_any_other(mask: int, mode: int, tmp_path: Path) -> None:
    """Those that the mask of the user leaves."""
    before = os.umask(mask)
    try:
        with serving(dataset_of(ROWS)) as server:
            export("sync", server.base, tmp_path / "rows.jsonl")
    finally:
        os.umask(before)

    assert [stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()] == [mode, mode]


def test_progress_is_told(kind: str, tmp_path: Path) -> None:
    """As blocks come, with the rows and what broke before."""
    told = list[Progress]()
    with serving(faulty(Answer(body=LINES, cut=100))) as server:
        export(kind, server.base, tmp_path / "rows.jsonl", progress=told.append)

    assert told[-1] == Progress(received=len(LINES), rows=40, total=40, tries=1)
    assert told[0].tries == 0
    assert told[0].received == 100


@pytest.mark.parametrize(
    ("name", "settings", "what"),
    [
        ("rows", {}, "does not tell its format"),
        ("rows.csv", {"options": {"delimitor": ";"}}, "unknown option for csv: delimitor"),
        ("rows.json", {"options": {"delimiter": ";"}}, "unknown option for json: delimiter"),
        ("rows.csv", {"form": "../csv"}, "does not tell its format"),
    ],
)
def test_a_mistake_is_told_before_anything_is_sent(
    name: str, settings: Mapping[str, Any], what: str, tmp_path: Path
) -> None:
    """An option that a portal would pass over in silence, too."""
    with serving(dataset_of(ROWS)) as server:
        with pytest.raises(BadQuery, match=what):
            export("sync", server.base, tmp_path / name, **settings)
        with pytest.raises(BadQuery, match="an export knows no offset"):
            export("sync", server.base, tmp_path / "rows.csv", Query().offset(1))

    assert server.asked == []
    assert names(tmp_path) == []


def test_exports_of_the_same_data_are_the_same(kind: str, tmp_path: Path) -> None:
    """Though the portal writes its rows in another order each time; a limit takes the same rows, too."""
    rows = [{"id": f"{number:02}", "nom": "é"} for number in range(40)]
    fields = (Field(name="id", annotations={"id": True}), Field(name="nom"))
    written = []
    with Portal([Dataset(id="lieux", title="Lieux", fields=fields, rows=lambda: rows)]) as portal:
        portal.misbehave(Shuffled(times=ALWAYS))
        for query in (Query(), Query(), Query().limit(7), Query().limit(7), Query().order_by("nom")):
            export(kind, portal.url, tmp_path / "rows.jsonl", query)
            written.append((tmp_path / "rows.jsonl").read_bytes())

    lines = [json.loads(line) for line in written[0].splitlines()]
    assert lines == rows
    assert written[1] == written[4] == written[0]
    assert written[3] == written[2] == b"".join(written[0].splitlines(keepends=True)[:7])


def test_a_portal_that_bears_no_order_exports_without(kind: str, tmp_path: Path) -> None:
    """The order is our wish, not that of the user, whose query the manifest tells."""
    right = dataset_of(ROWS)

    def unordered(asked: Asked) -> Answer:
        refusal = Answer(status=400, body=b'{"error_code": "ODSQLError", "message": "order"}')
        return refusal if asked.get("order_by") else right(asked)

    with serving(unordered) as server:
        assert export(kind, server.base, tmp_path / "rows.jsonl").rows == 40
    with serving(right) as server:
        manifest = export(kind, server.base, tmp_path / "rows.jsonl", Query().where("n is not null"))
    assert "order_by=" in manifest.url
    assert manifest.query == "where=n is not null"


@pytest.mark.parametrize("query", [Query().group_by("nom"), Query().select(count())], ids=["groups", "sum"])
def test_groups_are_not_put_in_order(query: Query, tmp_path: Path) -> None:
    """The columns of the rows are not theirs."""
    with serving(dataset_of(ROWS)) as server:
        export("sync", server.base, tmp_path / "rows.jsonl", query)

    assert not [one.target for one in server.asked if "order_by" in one.target]


def test_options_are_sent_as_portals_write_them(tmp_path: Path) -> None:
    """True is true."""
    with serving(dataset_of(ROWS, EXPORTS)) as server:
        options: dict[str, str | bool | int] = {"with_bom": True, "delimiter": ";", "epsg": 4326}
        export("sync", server.base, tmp_path / "rows.csv", options=options)

    sent = server.asked[-1]
    assert (sent.get("with_bom"), sent.get("delimiter"), sent.get("epsg")) == ("true", ";", "4326")


def test_the_date_can_be_set_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that what is built twice is the same twice."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    with serving(dataset_of(ROWS)) as server:
        manifest = export("sync", server.base, tmp_path / "rows.jsonl")

    assert manifest.fetched == "1970-01-02T00:00:00+00:00"


@pytest.mark.parametrize("epoch", ["9" * 20, "9" * 5000, "tomorrow", "1.5"], ids=lambda text: text[:9])
def test_a_date_that_is_none_is_told_at_once(
    epoch: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not once everything is fetched."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with serving(dataset_of(ROWS)) as server, pytest.raises(BadQuery, match="SOURCE_DATE_EPOCH is no date"):
        export("sync", server.base, tmp_path / "rows.jsonl")

    assert server.asked == []


def test_a_program_that_is_killed_leaves_no_file_that_looks_whole(tmp_path: Path) -> None:
    """Killed in the middle, it leaves a part under another name; the next export is whole."""
    path = tmp_path / "rows.jsonl"
    code = "import sys; from openinno.explore import Client; Client(sys.argv[1]).export('lieux', sys.argv[2])"
    with serving(faulty(Answer(body=LINES, stall=200))) as server:
        program = subprocess.Popen([sys.executable, "-c", code, server.base, str(path)])
        deadline = time.monotonic() + 20
        while not any(name.endswith(".part") for name in names(tmp_path)):
            assert time.monotonic() < deadline
            assert program.poll() is None
            time.sleep(0.01)
        program.send_signal(signal.SIGKILL)
        program.wait()

        assert [name for name in names(tmp_path) if not name.endswith(".part")] == []
        with Client(server.base) as client:
            manifest = client.export("lieux", path)
    assert manifest.holds(path)
    assert path.read_bytes() == LINES
