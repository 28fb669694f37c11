"""The portal that is fetched from: what it hands out, written beforehand, and the processes that do so."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from drawn import structures
from prepared import description

from openinno.reading import written

__all__ = ["MOST_DRAWN", "prepared"]

HERE: Final = Path(__file__).parent
LATENCY: Final = 0.05
MOST_DRAWN: Final = 200_000
"""How many records are drawn; the portal hands out more by repeating them."""


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


def write_datasets(folder: Path, size: int) -> None:
    """Write the datasets: structures, flat rows in both forms, and small ones to warm up."""
    fields = {"id": "text", "name": "text"}
    drawn = min(size, MOST_DRAWN)
    lines = [written(one) + b"\n" for one in structures(drawn)]
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
        for number in range(drawn)
    ]
    flat = [json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows]
    table = [";".join(rows[0]), *(";".join(map(str, row.values())) for row in rows)]
    for name, kept, count in (
        ("structures", lines, drawn),
        ("flat", flat, drawn),
        ("warm", lines, 3),
        ("tenth", flat, 10_000),
    ):
        (folder / f"{name}.jsonl").write_bytes(b"".join(kept[:count]))
        (folder / f"{name}.json").write_bytes(description(name, fields))
        (folder / f"{name}.csv").write_text("\n".join(table[: count + 1]) + "\n", encoding="utf-8-sig")


@contextmanager
def prepared(folder: Path, size: int) -> Iterator[None]:
    """Write the datasets, and run the portal that hands them out, and one that lets wait."""
    write_datasets(folder, size)
    times = -(-size // MOST_DRAWN)
    (folder / "times").write_text(f"_x{times}" if times > 1 else "", encoding="ascii")
    with portal(folder) as url, portal(folder, LATENCY) as slow:
        (folder / "url").write_text(url, encoding="ascii")
        (folder / "slow").write_text(slow, encoding="ascii")
        yield
