"""Who fetches rows and structures from a portal: this library, and what people write without it.

Each returns how many rows it saw, and a sum by which they are compared.
"""

from __future__ import annotations

import asyncio
import json
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
from twins import Models, Structs

import openinno as oi
from openinno.explore import AsyncClient, Client, Query

DATASETS: Final = 10


def ours_structures(url: str, name: str, *, trusted: bool) -> tuple[int, int]:
    """Stream an export into structures."""
    count = total = 0
    with Client(url) as client:
        for found in oi.stream_structures(client.lines(name), trusted=trusted):
            count += 1
            total += len(found.name)  # type: ignore[union-attr]
    return count, total


def pydantic_models(url: str, name: str, *, forbid: bool) -> tuple[int, int]:
    """Stream an export with httpx, each line into a pydantic model."""
    import httpx

    validate = Models(forbid=forbid).of(oi.Structure).__pydantic_validator__.validate_json
    count = total = 0
    with httpx.stream("GET", export_url(url, name), timeout=60) as answer:
        for line in answer.iter_lines():
            found = validate(line)
            count += 1
            total += len(found.name)
    return count, total


def ours_rows(url: str, name: str) -> tuple[int, int]:
    """Stream the rows as plain values."""
    count = total = 0
    with Client(url) as client:
        for row in client.rows(name):
            count += 1
            total += len(row["name"])
    return count, total


def requests_rows(url: str, name: str) -> tuple[int, int]:
    """Stream an export with requests, each line through the standard library's JSON."""
    import requests

    count = total = 0
    with requests.get(export_url(url, name), stream=True, timeout=60) as answer:
        for line in answer.iter_lines():
            row = json.loads(line)
            count += 1
            total += len(row["name"])
    return count, total


def requests_pages(url: str, name: str) -> tuple[int, int]:
    """Fetch the rows by hundreds, as if there were no wall."""
    import requests

    count = total = 0
    with requests.Session() as session:
        while True:
            asked = {"limit": 100, "offset": count}
            address = f"{url}/api/explore/v2.1/catalog/datasets/{name}/records"
            page = session.get(address, params=asked, timeout=60).json()["results"]
            count += len(page)
            total += sum(len(row["name"]) for row in page)
            if len(page) < 100:
                return count, total


def odsclient_frame(url: str, name: str) -> Any:
    """Fetch a file with python-odsclient, and read it with pandas."""
    import odsclient
    import pandas as pd

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "rows.csv")
        odsclient.ODSClient(base_url=url).get_whole_dataset(name, to_path=str(path))
        return pd.read_csv(path, sep=";")


def odsclient_columns(url: str, name: str) -> tuple[int, int]:
    """Look at a column of that frame."""
    frame = odsclient_frame(url, name)
    return len(frame), int(frame["name"].str.len().sum())


def odsclient_rows(url: str, name: str) -> tuple[int, int]:
    """Look at the rows of that frame, one by one, as the others do."""
    count = total = 0
    for row in odsclient_frame(url, name).to_dict("records"):
        count += 1
        total += len(row["name"])
    return count, total


def socket_lines(url: str, name: str) -> Iterator[bytes]:
    """Stream the lines of an export from a bare socket: the least that can be done."""
    asked = urlsplit(export_url(url, name))
    request = f"GET {asked.path} HTTP/1.1\r\nHost: {asked.netloc}\r\nConnection: close\r\n\r\n"
    with socket.create_connection((asked.hostname, asked.port)) as connection:
        connection.sendall(request.encode("ascii"))
        with connection.makefile("rb", buffering=1 << 17) as stream:
            while stream.readline() != b"\r\n":
                continue
            rest = b""
            while size := int(stream.readline(), 16):
                block = rest + stream.read(size)
                stream.readline()
                *lines, rest = block.split(b"\n")
                yield from lines


def socket_rows(url: str, name: str) -> tuple[int, int]:
    """Stream rows from a bare socket, each line through msgspec."""
    count = total = 0
    for line in socket_lines(url, name):
        count += 1
        total += len(msgspec.json.decode(line)["name"])
    return count, total


def socket_structs(url: str, name: str) -> tuple[int, int]:
    """Stream Structs from a bare socket, each line through msgspec."""
    decode = msgspec.json.Decoder(Structs(forbid=False).of(oi.Structure)).decode
    count = total = 0
    for line in socket_lines(url, name):
        count += 1
        total += len(decode(line).name)
    return count, total


def export_url(url: str, name: str) -> str:
    """Return the address of an export in JSON Lines."""
    return f"{url}/api/explore/v2.1/catalog/datasets/{name}/exports/jsonl"


def sampled() -> list[str]:
    """Return the names of the datasets of which the first rows are read."""
    return [f"tenth_x{number}" for number in range(1, DATASETS + 1)]


def one_after_the_other(url: str, names: list[str]) -> list[list[dict[str, Any]]]:
    """Read the first rows of datasets, one dataset after the other."""
    with Client(url) as client:
        return [list(client.rows(name, Query().limit(100))) for name in names]


def at_once(url: str, names: list[str]) -> list[list[dict[str, Any]]]:
    """Read the first rows of datasets, all at once."""

    async def read(client: AsyncClient, name: str) -> list[dict[str, Any]]:
        return [row async for row in client.rows(name, Query().limit(100))]

    async def read_all() -> list[list[dict[str, Any]]]:
        async with AsyncClient(url) as client:
            return await asyncio.gather(*(read(client, name) for name in names))

    return asyncio.run(read_all())
