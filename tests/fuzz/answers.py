"""What portals send: datasets, pages, errors, heads of answers, exports in each form."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from scripted import Export, Script, asked_of, collected

from fuzz.target import Target, folder
from openinno.explore._json import decode, decode_lines
from openinno.explore._judging import problem_of
from openinno.explore._retry import retry_after
from openinno.explore._steps import Outcome
from openinno.explore.answers import (
    read_attachments,
    read_dataset,
    read_datasets,
    read_facets,
    read_formats,
    read_page,
)
from openinno.explore.answers.shapes import read_file, read_shape
from openinno.explore.export.checks import checker_of
from openinno.explore.quota import read_quota, read_spent
from openinno.explore.reading.lines import Lines
from openinno.explore.wire import Broken

__all__ = ["ANSWERS"]

_STATUSES = (200, 200, 400, 401, 404, 410, 429, 500, 503)
_ROWS = b'{"nom": "TUBA", "n": 1}\n{"nom": "H7", "n": NaN}\n'


def _answer(reader: Callable[[Any], object]) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        try:
            value = decode(data)
        except ValueError:
            return
        reader(value)

    return read


def _json(data: bytes) -> None:
    try:
        value = decode(data)
    except ValueError as flaw:
        str(flaw).encode()
        return
    line = data.replace(b"\n", b" ")
    assert repr(decode_lines(line + b"\n")) == repr([value])


def _problem(data: bytes) -> None:
    """Judge an answer whose status is told by its first byte; all that it says can be told."""
    status = _STATUSES[data[0] % len(_STATUSES)] if data else 200
    outcome = Outcome(at=1e9, status=status, body=data[1:], headers={"content-type": "application/json"})
    problem = problem_of(outcome, "https://example.fr", patience=3.0)
    assert problem is not None or status == 200
    if problem is not None:
        for lang in ("fr", "en"):
            problem.error.message(lang)
            problem.reason.text(lang)


def _head(data: bytes) -> None:
    names = ("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "retry-after")
    values = data.decode("latin-1").split("\n")
    headers = dict(zip(names, values, strict=False))
    read_quota(headers)
    wait = retry_after(headers, 1e9)
    assert wait is None or wait >= 0


def _export(data: bytes) -> None:
    """Read an export in blocks, as many as its first byte tells, and once more where it breaks."""
    size = 1 + (data[0] if data else 0)
    body = data[1:]
    blocks = [body[start : start + size] for start in range(0, len(body), size)][:400]
    script = Script([{"nom": "TUBA"}], exports=[Export(blocks, breaks=size % 7 == 0), Export(blocks)])
    lines = Lines(asked_of(), total=None)
    for row in collected(script, lines.rows):
        assert isinstance(row, dict)


def _checked(form: str, data: bytes) -> None:
    path = folder() / f"export.{form}"
    path.write_bytes(data)
    checker = checker_of(form)
    cut = len(data) // 3
    for block in (data[:cut], data[cut:]):
        checker.feed(block)
    checker.finish(path)


def _problems() -> Sequence[bytes]:
    bodies: tuple[object, ...] = (_ERROR, _SPENT, {"results": []})
    told = [json.dumps(body).encode() for body in bodies] + [b"<!DOCTYPE html>"]
    return [bytes([place]) + body for place in range(len(_STATUSES)) for body in told]


def _alone(seed: bytes) -> Sequence[bytes]:
    return [seed]


def _values(value: Any) -> None:
    """Read what may stand in a row or in the body of an error."""
    read_shape(value)
    read_file(value)
    read_spent(value)


def _seeds(*values: object) -> Callable[[], Sequence[bytes]]:
    return lambda: [json.dumps(value).encode() for value in values]


_DATASET = {
    "dataset_id": "lieux",
    "dataset_uid": "da_1",
    "fields": [
        {"name": "nom", "label": "Nom", "type": "text", "annotations": {"multivalued": ";", "id": True}}
    ],
    "metas": {"default": {"title": "Lieux", "modified": "2026-06-22T13:50:25+00:00", "records_count": 3}},
    "features": ["geo"],
    "attachments": [{"mimetype": "a/b", "url": "odsfile://a", "id": "a", "title": "a"}],
}
_LINKS = {"links": [{"rel": "self", "href": "https://example.fr"}]}
_FACETS = {
    **_LINKS,
    "facets": [{"name": "a", "facets": [{"name": "b", "count": 2, "state": "displayed", "value": "b"}]}],
}
_ERROR = {"error_code": "ODSQLSyntaxError", "message": "Syntax error at position 3"}
_SPENT = {
    "errorcode": 10002,
    "error": "Too many requests",
    "reset_time": "2026-08-18T00:00:00Z",
    "limit_time_unit": "day",
    "call_limit": 10,
}
_SHAPE = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [2, 48]}, "properties": {}}
_FORMS: dict[str, bytes] = {
    "jsonl": _ROWS,
    "csv": b'nom;n\n"TU""BA";1\n"H\n7";2\n',
    "json": b'[{"nom": "TU\\"BA"}, {"n": [1, {}]}]',
    "geojson": json.dumps({"type": "FeatureCollection", "features": [_SHAPE]}).encode(),
    "kml": b'<?xml version="1.0"?><kml><Document/></kml>\n',
    "parquet": b"PAR1" + bytes(20) + b"\x08\x00\x00\x00PAR1",
    "xlsx": bytes.fromhex("504b0506") + bytes(18),
    "autre": b"abc",
}

ANSWERS = (
    Target(name="answer-json", read=_json, seeds=_seeds(_DATASET, [1, 2.5, "a\u2028b"], 10**30)),
    Target(name="answer-dataset", read=_answer(read_dataset), seeds=_seeds(_DATASET)),
    Target(
        name="answer-datasets",
        read=_answer(read_datasets),
        seeds=_seeds({"total_count": 1, "results": [_DATASET]}),
    ),
    Target(
        name="answer-page",
        read=_answer(read_page),
        seeds=_seeds({**_LINKS, "total_count": 2, "results": [{"nom": "a"}, {"n": None}]}),
    ),
    Target(name="answer-facets", read=_answer(read_facets), seeds=_seeds(_FACETS)),
    Target(
        name="answer-attachments",
        read=_answer(read_attachments),
        seeds=_seeds(
            {"attachments": [{"href": "https://a", "metas": {"mime-type": "a/b", "title": "a", "id": "a"}}]}
        ),
    ),
    Target(
        name="answer-formats",
        read=_answer(read_formats),
        seeds=_seeds({"links": [{"rel": "csv", "href": "https://a"}, {"rel": "jsonl", "href": "https://b"}]}),
    ),
    Target(
        name="answer-values",
        read=_answer(_values),
        seeds=_seeds(_SHAPE, _SPENT, {"id": "a", "filename": "a.png", "mimetype": "image/png", "width": 3}),
    ),
    Target(
        name="answer-problem",
        read=_problem,
        seeds=_problems,
    ),
    Target(
        name="answer-head",
        read=_head,
        seeds=lambda: [
            b"15000\n14767\n2026-08-18 00:00:00+00:00\n120",
            b"1\n0\n1787011200000\nWed, 21 Oct 2026 07:28:00 GMT",
        ],
    ),
    Target(
        name="export-lines",
        read=_export,
        seeds=lambda: [b"\xff" + _ROWS, b"\x05" + _ROWS, b"\x10" + _ROWS + b"\n"],
    ),
    *(
        Target(
            name=f"export-{form}",
            read=partial(_checked, form),
            seeds=partial(_alone, seed),
            refusals=(Broken,),
        )
        for form, seed in _FORMS.items()
    ),
)
"""The targets of what portals send."""
