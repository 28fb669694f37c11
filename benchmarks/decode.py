"""What reading costs: JSON of Structures into openinno, pydantic models and msgspec Structs.

The twins are made from the same annotations and limits (``twins.py``), read the same bytes and are first
checked to hold the same values, and to find the same faults at the same places. Each reading is a process of
its own; rounds are interleaved, and ratios are taken within a round, so that a machine that slows down slows
all. Figures are processor time, the garbage collector on for all, and the memory added at the peak.

    python benchmarks/decode.py                       everything, 100 000 structures, 5 rounds
    python benchmarks/decode.py --records 5000 --rounds 3
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
from twins import Models, Structs

import openinno as oi

SEED: Final = 2020
HEAD: Final = {"format": "openinno-census", "version": 1, "source": {"title": {"fr": "Mesure", "en": None}}}


# the records ------------------------------------------------------------------------------------------------


def structures(count: int) -> Iterator[oi.Structure]:
    """Draw structures as a census would hold them."""
    chance = random.Random(SEED)  # noqa: S311 - for a measure, the same every time
    towns = [site for one in oi.embedded_census() for site in one.sites]
    for number in range(count):
        source = oi.Source(document="002", line=chance.randrange(1, 500))
        yield oi.Structure(
            id=f"structure_{number}",
            name=f"Tiers-lieu n° {number} de la Métropole",
            description="Un lieu où l'on se rencontre, fabrique et apprend. " * chance.randrange(1, 4),
            profiles=[claim(chance, oi.Profile, source)],
            types=[claim(chance, oi.StructureType, source)],
            themes=[claim(chance, oi.Theme, source) for _ in range(chance.randrange(3))],
            levels=[claim(chance, oi.Level, source) for _ in range(chance.randrange(2))],
            support=list(oi.Support) if chance.random() < 0.5 else [],
            support_min_months=3 if chance.random() < 0.3 else None,
            support_max_months=18 if chance.random() < 0.3 else None,
            ownership=claim(chance, oi.Ownership, source),
            activities=[claim(chance, oi.Activity, source) for _ in range(chance.randrange(3))],
            publics=[claim(chance, oi.Public, source) for _ in range(chance.randrange(3))],
            partner_names=["Région Bretagne", "Université"] if chance.random() < 0.3 else [],
            status=oi.Status.ACTIVE,
            opened=oi.partial_date(f"{chance.randrange(1990, 2020)}-05"),
            siren=f"{chance.randrange(10**9):09}",
            contact=oi.Contact(website=f"https://lieu-{number}.example.fr"),
            sites=[chance.choice(towns)],
            sources=[source],
        )


def claim(chance: random.Random, words: type[Any], source: oi.Source) -> oi.Claim[Any]:
    """Draw a claim."""
    return oi.Claim(value=chance.choice(list(words)), basis=oi.Basis.STATED, sources=(source,))


FAULTS: Final[tuple[Callable[[dict[str, Any]], None], ...]] = (
    lambda row: row.pop("name"),
    lambda row: row.update(name="  "),
    lambda row: row.update(siren=123456789),
    lambda row: row.update(opened="mai 2019"),
    lambda row: row.update(support_min_months=-1),
    lambda row: row["profiles"][0].update(value="pepiniere"),
    lambda row: row["sites"][0].update(commune=3),
    lambda row: row.update(printed_names="TUBA"),
    lambda row: row.update(contact="contact@example.fr", opened="2019-13"),
)


def spoilt(rows: list[dict[str, Any]], percent: int) -> list[dict[str, Any]]:
    """Spoil some rows, one or two faults each."""
    chance = random.Random(SEED)  # noqa: S311
    rows = json.loads(json.dumps(rows))
    for row in chance.sample(rows, len(rows) * percent // 100):
        chance.choice(FAULTS)(row)
    return rows


# the readers ------------------------------------------------------------------------------------------------


def document_struct(*, forbid: bool) -> Any:
    """Return the Struct of a whole document."""
    made = Structs(forbid=forbid)
    fields = [
        ("format", str),
        ("version", int),
        ("source", dict),
        ("structures", tuple[made.of(oi.Structure), ...]),
    ]
    return msgspec.defstruct("Document", fields, forbid_unknown_fields=forbid)  # type: ignore[arg-type]


def document_model(*, forbid: bool) -> Any:
    """Return the model of a whole document."""
    import pydantic

    made = Models(forbid=forbid).of(oi.Structure)
    config = pydantic.ConfigDict(extra="forbid" if forbid else "ignore")
    fields: dict[str, Any] = {
        "format": (str, ...),
        "version": (int, ...),
        "source": (dict, ...),
        "structures": (tuple[made, ...], ...),
    }
    return pydantic.create_model("Document", __config__=config, **fields)


def reader(name: str) -> Callable[[bytes], Any]:
    """Return a way to read a whole document, made ready before the clock starts."""
    kind, _, proof = name.partition(" ")
    if kind == "openinno":
        oi.embedded_census()
        return lambda data: oi.from_json(data, trusted=proof != "proof").structures
    if kind == "struct":
        decode = msgspec.json.Decoder(document_struct(forbid=proof == "proof")).decode
        return lambda data: decode(data).structures
    validate = document_model(forbid=proof == "proof").model_validate_json
    return lambda data: validate(data).structures


def fault_finder(name: str) -> Callable[[bytes], list[tuple[int, str]]]:
    """Return a way to read records and list every fault as (place of the record, path)."""
    if name == "openinno":
        oi.embedded_census()
        return _our_faults
    import pydantic

    validate = Models(forbid=True).of(oi.Structure).__pydantic_validator__.validate_json

    def find(data: bytes) -> list[tuple[int, str]]:
        rows = msgspec.json.decode(data, type=dict[str, msgspec.Raw])["structures"]
        found, kept = [], []
        for place, row in enumerate(msgspec.json.decode(rows, type=list[msgspec.Raw])):
            try:
                kept.append(validate(bytes(row)))
            except pydantic.ValidationError as error:
                found += [(place, _path(one["loc"])) for one in error.errors()]
        return found

    return find


def _our_faults(data: bytes) -> list[tuple[int, str]]:
    census = oi.from_json(data)
    found = []
    for finding in census.findings:
        record, _, path = (finding.where.path or "").removeprefix("structures[").partition("]")
        found.append((int(record), path.removeprefix(".")))
    return found


def _path(steps: tuple[int | str, ...]) -> str:
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return written.removeprefix(".")


# the measures -----------------------------------------------------------------------------------------------


def measure(name: str, file: Path) -> dict[str, float]:
    """Read a file once, in this process, and return processor seconds and megabytes added at the peak."""
    run: Callable[[bytes], Any] = fault_finder(name[7:]) if name.startswith("faults ") else reader(name)
    data = file.read_bytes()
    before = peak()
    start = time.process_time()
    kept = run(data)
    seconds = time.process_time() - start
    return {"seconds": seconds, "megabytes": peak() - before, "found": len(kept)}


def peak() -> float:
    """Return the most memory this process has held, in megabytes; Linux tells, and no parent counts in it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def in_a_process(name: str, file: Path) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, "--measure", name, "--file", str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def compare(ours: str, others: list[str], file: Path, rounds: int) -> None:
    """Print how many times faster we are than each other, and what memory each takes."""
    results: dict[str, list[dict[str, float]]] = {name: [] for name in (ours, *others)}
    for _ in range(rounds):
        for name, found in results.items():
            found.append(in_a_process(name, file))
    for name, found in results.items():
        seconds = statistics.median(one["seconds"] for one in found)
        memory = statistics.median(one["megabytes"] for one in found)
        ratios = sorted(
            theirs["seconds"] / mine["seconds"] for mine, theirs in zip(results[ours], found, strict=True)
        )
        memories = memory / statistics.median(one["megabytes"] for one in results[ours])
        sys.stdout.write(
            f"  {name:<22} {seconds:7.2f} s  {statistics.median(ratios):5.2f} times ours"
            f" ({ratios[0]:.2f} to {ratios[-1]:.2f})  +{memory:.0f} MB ({memories:.2f})\n"
        )
        sys.stdout.flush()


def check_equal(file: Path, spoilt_files: dict[int, Path]) -> None:
    """Refuse to measure readers that do not read the same."""
    data = file.read_bytes()
    ours = msgspec.to_builtins(oi.from_json(data).structures)
    for name in ("openinno trusted", "struct", "struct proof"):
        if msgspec.to_builtins(reader(name)(data)) != ours:
            raise SystemExit(f"{name} reads other values")
    for name in ("pydantic", "pydantic proof"):
        theirs = [one.model_dump(mode="json") for one in reader(name)(data)]
        if theirs != msgspec.json.decode(msgspec.json.encode(ours)):
            raise SystemExit(f"{name} reads other values")
    for percent, path in spoilt_files.items():
        spoilt_data = path.read_bytes()
        mine, theirs_found = (sorted(fault_finder(name)(spoilt_data)) for name in ("openinno", "pydantic"))
        if mine != theirs_found:
            raise SystemExit(f"other faults are found among {percent} % faulty records")
        sys.stdout.write(f"  {percent} % faulty: the same {len(mine)} faults at the same places\n")


def main() -> None:
    """Check that all read the same, then measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        sys.stdout.write(json.dumps(measure(asked.measure, asked.file)))
        return
    with tempfile.TemporaryDirectory() as folder:
        rows = [msgspec.to_builtins(one) for one in structures(asked.records)]
        files = {percent: Path(folder, f"{percent}.json") for percent in (0, 1, 20)}
        for percent, file in files.items():
            file.write_bytes(msgspec.json.encode({**HEAD, "structures": spoilt(rows, percent)}))
        size = files[0].stat().st_size
        sys.stdout.write(f"{asked.records} structures, {size / 1e6:.0f} MB of JSON, {asked.rounds} rounds\n")
        check_equal(files[0], files)
        sys.stdout.write("trusted: types and limits\n")
        compare("openinno trusted", ["pydantic", "struct"], files[0], asked.rounds)
        sys.stdout.write("with the proof: no unknown key (ours: none repeated either)\n")
        compare("openinno proof", ["pydantic proof", "struct proof"], files[0], asked.rounds)
        for percent, file in files.items():
            sys.stdout.write(f"record by record, every fault told, {percent} % of the records faulty\n")
            compare("faults openinno", ["faults pydantic"], file, asked.rounds)


if __name__ == "__main__":
    main()
