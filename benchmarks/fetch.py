"""What fetching costs: rows and structures from a portal, against what people write without openinno.

A portal in a process of its own hands out bytes prepared beforehand; every reading is a process of its own
too. All are first checked to read the same. Rounds are interleaved and ratios taken within a round. Figures
are the processor time of the reader, the garbage collector on for all, and the memory added at the peak
beyond what importing takes.

    python benchmarks/fetch.py                      200 000 structures, 5 rounds
    python benchmarks/fetch.py --records 5000 --rounds 3
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from decode import peak, structures
from prepared import description
from twins import Models

import openinno as oi
from openinno.explore import AsyncClient, Client, Query
from openinno.reading import written

HERE: Final = Path(__file__).parent
LATENCY: Final = 0.05
DATASETS: Final = 10


# the readers: each returns how many rows it saw, and a sum by which they are compared -----------------------


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


READERS: Final[dict[str, Callable[[str, str], tuple[int, int]]]] = {
    "openinno structures": lambda url, name: ours_structures(url, name, trusted=True),
    "openinno structures, proof": lambda url, name: ours_structures(url, name, trusted=False),
    "httpx + pydantic": lambda url, name: pydantic_models(url, name, forbid=False),
    "httpx + pydantic, proof": lambda url, name: pydantic_models(url, name, forbid=True),
    "openinno rows": ours_rows,
    "requests + json": requests_rows,
    "requests, pages of 100": requests_pages,
    "odsclient, pandas, rows": odsclient_rows,
    "odsclient, pandas, frame": odsclient_columns,
}


def export_url(url: str, name: str) -> str:
    """Return the address of an export in JSON Lines."""
    return f"{url}/api/explore/v2.1/catalog/datasets/{name}/exports/jsonl"


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


# the measures -----------------------------------------------------------------------------------------------


def measure(name: str, url: str, dataset: str) -> dict[str, Any]:
    """Read once, in this process; the libraries are loaded beforehand, by reading a small dataset."""
    READERS[name](url, "warm")
    before, wall, start = peak(), time.perf_counter(), time.process_time()
    seen = READERS[name](url, dataset)
    return {
        "seconds": time.process_time() - start,
        "wall": time.perf_counter() - wall,
        "megabytes": peak() - before,
        "seen": seen,
    }


def in_a_process(name: str, url: str, dataset: str) -> dict[str, Any]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, "--measure", name, "--url", url, "--dataset", dataset]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def compare(ours: str, others: list[str], url: str, dataset: str, rounds: int) -> None:
    """Print how many times faster we are than each other, once all are seen to read the same."""
    results: dict[str, list[dict[str, Any]]] = {name: [] for name in (ours, *others)}
    for _ in range(rounds):
        for name, found in results.items():
            found.append(in_a_process(name, url, dataset))
    seen = {tuple(found[0]["seen"]) for found in results.values()}
    if len(seen) != 1:
        raise SystemExit(f"they read different rows: {seen}")
    for name, found in results.items():
        told = {key: statistics.median(one[key] for one in found) for key in ("seconds", "wall", "megabytes")}
        ratios = sorted(
            theirs["seconds"] / mine["seconds"] for mine, theirs in zip(results[ours], found, strict=True)
        )
        sys.stdout.write(
            f"  {name:<27}{told['seconds']:7.2f} s cpu {told['wall']:7.2f} s wall"
            f"  {statistics.median(ratios):5.2f} times ours ({ratios[0]:.2f} to {ratios[-1]:.2f})"
            f"  +{told['megabytes']:.0f} MB\n"
        )
        sys.stdout.flush()


@contextmanager
def portal(folder: Path, latency: float = 0.0) -> Iterator[str]:
    """Run the prepared portal in a process of its own, and give its address."""
    command = [sys.executable, str(HERE / "prepared.py"), str(folder), "--latency", str(latency)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            port = process.stdout.readline().strip() if process.stdout else ""
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def prepare(folder: Path, records: int) -> None:
    """Write the datasets: structures, flat rows in both forms, and a small one to warm up."""
    fields = {"id": "text", "name": "text"}
    lines = [written(one) + b"\n" for one in structures(records)]
    chance = random.Random(2020)  # noqa: S311 - for a measure, the same every time
    rows = [
        {
            "id": f"lieu_{number}",
            "name": f"Tiers-lieu n° {number}",
            "commune": f"{chance.randrange(1000, 95999):05}",
            "themes": "Énergie et climat",
            "opened": chance.randrange(1990, 2026),
            "surface": chance.random() * 1000,
        }
        for number in range(records)
    ]
    for name, count in (("structures", records), ("warm", 3)):
        (folder / f"{name}.jsonl").write_bytes(b"".join(lines[:count]))
        (folder / f"{name}.json").write_bytes(description(name, fields))
    flat = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
    (folder / "flat.jsonl").write_bytes(flat)
    (folder / "flat.json").write_bytes(description("flat", fields))
    (folder / "tenth.jsonl").write_bytes(b"".join(lines[:10_000]))
    (folder / "tenth.json").write_bytes(description("tenth", fields))
    for name, count in (("flat", records), ("warm", 3)):
        table = ["id;name;commune;themes;opened;surface", *(";".join(map(str, row.values())) for row in rows)]
        (folder / f"{name}.csv").write_text("\n".join(table[: count + 1]) + "\n", encoding="utf-8-sig")


def tell_memory(url: str) -> None:
    """Print what memory ten thousand and two million rows take."""
    for name, dataset in (
        ("10 000", "tenth"),
        ("2 000 000", "tenth_x200"),
    ):
        for reader in ("openinno rows", "openinno structures"):
            found = in_a_process(reader, url, dataset)
            sys.stdout.write(f"  {reader:<27}{name:>10} rows  +{found['megabytes']:.0f} MB\n")
            sys.stdout.flush()


def tell_latency(folder: Path, rounds: int) -> None:
    """Print how much sooner ten datasets are there when asked for at once."""
    names = [f"tenth_x{number}" for number in range(1, DATASETS + 1)]
    with portal(folder, LATENCY) as url:
        ratios = []
        # The first calls load what the two clients are made of.
        one_after_the_other(url, names[:1])
        at_once(url, names[:1])
        for _ in range(rounds):
            start = time.perf_counter()
            one_by_one = one_after_the_other(url, names)
            middle = time.perf_counter()
            together = at_once(url, names)
            end = time.perf_counter()
            if one_by_one != together:
                raise SystemExit("the two clients read different rows")
            ratios.append((middle - start) / (end - middle))
    sys.stdout.write(f"  at once: {statistics.median(ratios):.1f} times sooner ({min(ratios):.1f} to")
    sys.stdout.write(f" {max(ratios):.1f})\n")


def main() -> None:
    """Prepare the bytes, check that all read the same, and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    for hidden in ("--measure", "--url", "--dataset"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        sys.stdout.write(json.dumps(measure(asked.measure, asked.url, asked.dataset)) + "\n")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, asked.records)
        size = (folder / "structures.jsonl").stat().st_size
        sys.stdout.write(f"{asked.records} structures, {size / 1e6:.0f} MB, {asked.rounds} rounds\n")
        with portal(folder) as url:
            compare("openinno structures", ["httpx + pydantic"], url, "structures", asked.rounds)
            compare(
                "openinno structures, proof", ["httpx + pydantic, proof"], url, "structures", asked.rounds
            )
            compare("openinno rows", ["requests + json"], url, "structures", asked.rounds)
            sys.stdout.write(f"{asked.records} flat rows\n")
            others = [
                "requests + json",
                "requests, pages of 100",
                "odsclient, pandas, rows",
                "odsclient, pandas, frame",
            ]
            compare("openinno rows", others, url, "flat", asked.rounds)
            sys.stdout.write("memory\n")
            tell_memory(url)
        sys.stdout.write(f"{DATASETS} datasets, {1000 * LATENCY:.0f} ms of latency\n")
        tell_latency(folder, asked.rounds)


if __name__ == "__main__":
    main()
