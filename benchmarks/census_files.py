"""The rows of a census, drawn the same every time, and written in every form."""

from __future__ import annotations

import csv
import datetime
import json
import random
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Any, Final

from drawn import SEED

import openinno as oi
from openinno.testing.numbers import siret_of

COLUMNS: Final = {
    "Nom": "name",
    "Type": "types",
    "Thèmes": "themes",
    "SIRET": "siret",
    "Adresse": "street",
    "Code postal": "postcode",
    "Commune": "commune",
    "Code INSEE": "insee",
    "Latitude": "latitude",
    "Longitude": "longitude",
    "Site web": "website",
    "Ouverture": "opened",
    "État": "status",
    "Description": "description",
}
"""The columns of the file, each with the attribute that it holds."""
NUMBERS: Final = ("Latitude", "Longitude")


def rows(count: int) -> Iterator[list[Any]]:
    """Draw the rows of a census: texts, numbers, dates, and here and there nothing."""
    chance = random.Random(SEED)  # noqa: S311 - for a measure, the same every time
    communes = [one for one in oi.geography.communes() if one.point]
    themes = [term.label("fr") for term in oi.Theme]
    types = [oi.StructureType.FAB_LAB, oi.StructureType.MAKERSPACE, oi.StructureType.INCUBATOR]
    says = "Un lieu où l'on se rencontre, fabrique et apprend ; ouvert à toutes et à tous. "
    for number in range(count):
        commune = chance.choice(communes)
        point = commune.point
        assert point is not None  # noqa: S101 - those without one were left out
        yield [
            f"Tiers-lieu n° {number} de {commune.name}",
            chance.choice(types).label("fr"),
            " ; ".join(chance.sample(themes, chance.choice((0, 1, 1, 1, 2, 2, 3)))) or None,
            siret(chance) if chance.random() < 0.8 else None,
            f"{chance.randrange(1, 200)} rue de l'Église",
            commune.code[:2].replace("A", "0").replace("B", "0") + f"{chance.randrange(0, 99):02}0",
            commune.name,
            commune.code,
            round(point.latitude + chance.random() / 100, 6),
            round(point.longitude + chance.random() / 100, 6),
            f"https://lieu-{number}.example.fr" if chance.random() < 0.7 else None,
            datetime.date(1990, 1, 1) + datetime.timedelta(chance.randrange(12_000)),
            chance.choice(list(oi.Status)).label("fr"),
            (says * chance.randrange(4)).strip() or None,
        ]


def siret(chance: random.Random) -> str:
    """Draw fourteen digits of which the last is the check of the others."""
    siren, office = divmod(chance.randrange(10**13), 10**4)
    return siret_of(f"{siren:09}", office)


MOST_DRAWN: Final = 100_000
"""How many rows are drawn; a larger file has them again and again."""
FORMS_UP_TO: Final = 100_000
"""The largest size that is written in forms other than CSV."""


def write_files(folder: Path, name: str, count: int) -> None:
    """Write the same rows in every form."""
    drawn = list(rows(min(count, MOST_DRAWN)))
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(chain.from_iterable(repeat(drawn, -(-count // len(drawn)))))
    if count <= FORMS_UP_TO:
        _write_other_forms(folder, name, drawn)


def _write_other_forms(folder: Path, name: str, drawn: list[list[Any]]) -> None:
    import pyarrow as pa
    import xlsxwriter
    from pyarrow import parquet

    names = list(COLUMNS)
    asked = {"default_date_format": "dd/mm/yyyy", "strings_to_urls": False}
    book = xlsxwriter.Workbook(folder / f"{name}.xlsx", asked)
    sheet = book.add_worksheet("Lieux")
    for place, row in enumerate([names, *drawn]):
        sheet.write_row(place, 0, row)
    book.close()
    plain = [dict(zip(names, row, strict=True)) for row in drawn]
    lines = [json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in plain]
    (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    parquet.write_table(pa.Table.from_pylist(plain), folder / f"{name}.parquet")
