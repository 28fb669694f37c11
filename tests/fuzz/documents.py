"""What openinno writes itself, as files that somebody may have changed: documents, lines, journals."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

import attrs

import openinno
from fuzz.target import Target, folder, text_of
from openinno import Census, embedded_census
from openinno.explore import Cursor, Manifest
from openinno.reading import written
from openinno.sources.snapshots.manifest import MANIFEST, SnapshotFile, SnapshotManifest, read_manifest
from openinno.validation import Change, Journal

__all__ = ["DOCUMENTS"]


def _same(found: Census) -> None:
    assert openinno.from_json(openinno.to_json(found)) == found


def _document(data: bytes) -> None:
    _same(openinno.from_json(data))


def _trusted(data: bytes) -> None:
    _same(openinno.from_json(data, trusted=True))


def _text(data: bytes) -> None:
    _same(openinno.from_json(text_of(data)))


def _lines(data: bytes) -> None:
    found = openinno.from_json_lines(data)
    _same(found)
    assert openinno.from_json_lines(openinno.to_json_lines(found)) == found


def _line_by_line(data: bytes) -> None:
    _same(openinno.from_json_lines(data.splitlines(keepends=True)))


def _stream(data: bytes) -> None:
    lines = data.split(b"\n")
    blocks = [b"\n".join(lines[:1]) + b"\n", b"\n".join(lines[1:])]
    found = list(openinno.stream_structures(blocks))
    assert len(found) == sum(bool(line.strip()) for line in lines)


def _stream_trusted(data: bytes) -> None:
    list(openinno.stream_structures([data], trusted=True))


def _flat_row(data: bytes) -> None:
    try:
        row = json.loads(data)
    except (ValueError, RecursionError):
        return
    if isinstance(row, dict):
        found = openinno.from_flat_row(row)
        assert openinno.from_flat_row(openinno.to_flat_row(found)) == found


def _judged(data: bytes) -> None:
    try:
        row = json.loads(data)
    except (ValueError, RecursionError):
        return
    if isinstance(row, dict):
        report = openinno.check([row])
        for form in (report.to_json, report.sarif, report.junit, report.text, report.html):
            form()


def _cursor(data: bytes) -> None:
    found = Cursor.from_json(data)
    assert Cursor.from_json(found.to_json()) == found


def _manifest(data: bytes) -> None:
    found = Manifest.from_json(data)
    assert Manifest.from_json(found.to_json()) == found


def _snapshot(data: bytes) -> None:
    (folder() / MANIFEST).write_bytes(data)
    found = read_manifest(folder())
    (folder() / MANIFEST).write_text(found.to_json(), encoding="utf-8")
    assert read_manifest(folder()) == found


def _journal(data: bytes) -> None:
    found = Journal.from_json(data)
    assert Journal.from_json(found.to_json()) == found


@cache
def _small() -> Census:
    census = embedded_census()
    return attrs.evolve(
        census,
        structures=census.structures[:3],
        actors=census.actors[:2],
        initiatives=census.initiatives[:1],
        relations=census.relations[:2],
    )


def _documents() -> Sequence[bytes]:
    return [
        openinno.to_json(_small()).encode(),
        openinno.to_json(Census(source=_small().source, structures=())).encode(),
    ]


def _of_lines() -> Sequence[bytes]:
    return [openinno.to_json_lines(_small()).encode()]


def _structures() -> Sequence[bytes]:
    return [b"\n".join(written(one) for one in _small())]


def _rows() -> Iterator[bytes]:
    for structure in islice(embedded_census(), 5):
        row = {key: cell for key, cell in openinno.to_flat_row(structure).items() if cell is not None}
        yield json.dumps(row, ensure_ascii=False).encode()


def _flat_rows() -> Sequence[bytes]:
    return list(_rows())


def _cursors() -> Sequence[bytes]:
    return [Cursor(dataset="lieux", query="a", way="pages", rows=2, digest="ab", total=9).to_json().encode()]


def _manifests() -> Sequence[bytes]:
    made = Manifest(
        dataset="lieux",
        url="https://example.fr",
        query="",
        form="csv",
        fetched="2026-05-01T00:00:00Z",
        rows=3,
        counted=None,
        size=9,
        sha256="ab",
        checks=("a",),
    )
    return [made.to_json().encode()]


def _snapshots() -> Sequence[bytes]:
    files = (SnapshotFile(name="rows.jsonl", size=3, sha256="ab"),)
    facts: dict[str, Any] = {"date": "2026-05-01", "portal": "example.fr", "dataset": "lieux"}
    return [SnapshotManifest(**facts, rows=3, structures=2, files=files).to_json().encode()]


def _journals() -> Sequence[bytes]:
    change = Change(file="lieux.csv", row=2, column="B", old="1", new=2, code="siret-shape")
    return [Journal(file="lieux.csv", copy="mended.csv", changes=[change]).to_json()]


DOCUMENTS = (
    Target(name="document", read=_document, seeds=_documents),
    Target(name="document-trusted", read=_trusted, seeds=_documents),
    Target(name="document-text", read=_text, seeds=_documents),
    Target(name="lines", read=_lines, seeds=_of_lines),
    Target(name="lines-one-by-one", read=_line_by_line, seeds=_of_lines),
    Target(name="stream", read=_stream, seeds=_structures),
    Target(name="stream-trusted", read=_stream_trusted, seeds=_structures),
    Target(name="flat-row", read=_flat_row, seeds=_flat_rows),
    Target(name="judged-row", read=_judged, seeds=_flat_rows),
    Target(name="cursor", read=_cursor, seeds=_cursors),
    Target(name="manifest", read=_manifest, seeds=_manifests),
    Target(name="snapshot-manifest", read=_snapshot, seeds=_snapshots),
    Target(name="journal", read=_journal, seeds=_journals),
)
"""The targets of what openinno writes."""
