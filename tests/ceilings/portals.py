"""Portals that answer so as to cost most, by the name of what they do."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from typing import Final

from little_server import Answer, Answering, Asked, dataset_of

__all__ = ["PORTALS"]

_MB: Final = 1 << 20
_SMALL: Final = dataset_of([{"nom": "H7"}])


def _endless(_: Asked) -> Answer:
    """Answer one line without end."""
    return Answer(body=b'{"a":"' + b"x" * _MB, endless=True, headers={"content-type": "application/json"})


@cache
def _bomb() -> bytes:
    return gzip.compress(bytes(b"x" * _MB) * 1024, 6)


def _zipped(_: Asked) -> Answer:
    """Answer a megabyte that unpacks to one gigabyte."""
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    return Answer(body=_bomb(), headers=headers)


def _headers(_: Asked) -> Answer:
    """Answer a header of ten megabytes."""
    return Answer(body=b"{}", headers={"x-long": "x" * (10 * _MB)})


def _page_of_numbers(_: Asked) -> Answer:
    """Answer a page of two million rows of one letter each."""
    body = '{"total_count": 2000000, "results": [' + ",".join("0" * 2_000_000) + "]}"
    return Answer(body=body.encode(), headers={"content-type": "application/json"})


def _nested(_: Asked) -> Answer:
    """Answer lists in lists."""
    body = '{"total_count": 1, "results": ' + "[" * 1_000_000 + "]" * 1_000_000 + "}"
    return Answer(body=body.encode(), headers={"content-type": "application/json"})


def _described(hostile: Answering) -> Answering:
    """Describe the dataset as a portal does, so that its rows are asked for."""

    def answering(asked: Asked) -> Answer:
        return (_SMALL if asked.path.endswith("/lieux") else hostile)(asked)

    return answering


def _exported(hostile: Answering) -> Answering:
    """Count and describe as a portal does, so that the export is asked for."""

    def answering(asked: Asked) -> Answer:
        return (hostile if "/exports/" in asked.path else _SMALL)(asked)

    return answering


PORTALS: Final[Mapping[str, Answering]] = {
    "portal": _SMALL,
    "endless": _described(_endless),
    "zipped": _described(_zipped),
    "export_endless": _exported(_endless),
    "export_zipped": _exported(_zipped),
    "headers": _described(_headers),
    "page_of_numbers": _described(_page_of_numbers),
    "nested": _described(_nested),
}
"""What answers, by its name."""
