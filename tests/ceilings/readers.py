"""The readers of bytes from outside, each as a function of a file or of the address of a portal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import openinno as oi
from openinno.explore import Client
from openinno.explore.odsql.parsing import parse
from openinno.sources.snapshots.manifest import read_manifest

__all__ = ["READERS"]


def _drained(items: Iterable[Any]) -> str:
    """Let every item go at once, and say how many there were."""
    return f"{sum(1 for _ in items)} rows"


def rows(path: Path) -> str:
    """Read the rows of a table, one after the other."""
    codes: set[str] = set()
    count = _drained(oi.read_table(path).rows(lambda finding: codes.add(finding.code)))
    return ", ".join([count, *sorted(codes)])


def census(path: Path) -> str:
    """Read a census, which is held."""
    return _of_census(oi.read_census(path))


def trusted(path: Path) -> str:
    """Read a document whose keys are not proved."""
    return _of_census(oi.from_json(path.read_bytes(), trusted=True))


def _of_census(found: oi.Census) -> str:
    codes = sorted({finding.code for finding in found.findings})
    return ", ".join([f"{len(found)} structures", f"{len(found.refused)} refused", *codes[:4]])


def stream(path: Path) -> str:
    """Read structures one by one."""
    refused: set[str] = set()
    count = 0
    with path.open("rb") as file:
        for one in oi.stream_structures(file):
            count += 1
            if not isinstance(one, oi.Structure):
                refused.update(finding.code for finding in one.findings)
    return ", ".join([f"{count} rows", *sorted(refused)])


def judged(path: Path) -> str:
    """Judge a table by its engine."""
    report = oi.check(oi.validation.scan(path), grade="draft")
    return f"{report.rows} rows, {len(report.findings)} findings"


def checked(path: Path) -> str:
    """Judge a file row by row."""
    report = oi.check(path, grade="draft")
    return f"{report.rows} rows, {len(report.findings)} findings"


def mapping(path: Path) -> str:
    """Read a mapping."""
    return type(oi.read_mapping(path)).__name__


def territory(path: Path) -> str:
    """Read a territory."""
    return type(oi.read_territory(path)).__name__


def odsql(path: Path) -> str:
    """Read a condition of ODSQL."""
    return type(parse(path.read_text(encoding="utf-8"))).__name__


def manifest(path: Path) -> str:
    """Read the manifest of a snapshot."""
    path.rename(path.parent / "manifest.json")
    return type(read_manifest(path.parent)).__name__


def portal_count(base: str) -> str:
    """Ask a portal how many rows there are."""
    with _client(base) as client:
        return f"{client.count('lieux')} rows"


def portal_rows(base: str) -> str:
    """Read the rows of a portal page by page."""
    with _client(base) as client:
        return _drained(client.rows("lieux"))


def portal_lines(base: str) -> str:
    """Read the lines of an export."""
    with _client(base) as client:
        return _drained(client.lines("lieux"))


def portal_datasets(base: str) -> str:
    """List the datasets of a portal."""
    with _client(base) as client:
        return _drained(client.datasets())


def _client(base: str) -> Client:
    return Client(base, sleep=lambda _: None)


READERS: Final[dict[str, Callable[[Any], str]]] = {
    one.__name__: one
    for one in (
        census,
        checked,
        judged,
        manifest,
        mapping,
        odsql,
        portal_count,
        portal_datasets,
        portal_lines,
        portal_rows,
        rows,
        stream,
        territory,
        trusted,
    )
}
"""Every reader, by its name."""
