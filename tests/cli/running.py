"""How the tests of the command run it: inside this process, with the environment they ask for."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from openinno.cli import main

CONTROLLED = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "TERM", "NO_COLOR", "FORCE_COLOR")


class Ran(NamedTuple):
    """What a run of the command left: its exit code and its two streams."""

    code: int
    data: bytes
    out: str
    err: str


def run(*arguments: str | Path, columns: int = 80, env: Mapping[str, str] | None = None) -> Ran:
    """Run the command without a terminal, in no language but what the arguments or environment say."""
    out, err = io.BytesIO(), io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        for name in CONTROLLED:
            patch.delenv(name, raising=False)
        for name, value in {"COLUMNS": str(columns), **(env or {})}.items():
            patch.setenv(name, value)
        patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True))
        patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8", newline="", write_through=True))
        with pytest.raises(SystemExit) as stop:
            main([str(argument) for argument in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        code, data, message = stop.value.code, out.getvalue(), err.getvalue()
    assert isinstance(code, int)
    return Ran(code, data, data.decode(), message.decode())


def census_file(folder: Path, *structures: Any, name: str = "lieux.json") -> Path:
    """Write a census of rows to a file."""
    source = {"title": {"fr": "Essai", "en": "Trial"}}
    head = {"format": "openinno-census", "version": 1, "source": source}
    path = folder / name
    path.write_text(json.dumps({**head, "structures": structures}), encoding="utf-8")
    return path


FRENCH_ROWS = (
    "Nom de la structure;Type;Thématiques;Commune;CP;Contact",
    "Le Hub;Incubateur;Énergie, Mobilité;Rouen;76000;Jean",
    "La Fabrique;hakerspace;Santé;Bourg-en-Bresse;01000;",
    ";Incubateur;Énergie;Lyon;69000;",
)
"""A census as towns keep them: an unknown word on line 3, and no name on line 4."""


def french_csv(folder: Path, *rows: str, name: str = "lieux.csv") -> Path:
    """Write rows as a spreadsheet of France saves them: semicolons, cp1252; the usual rows without any."""
    path = folder / name
    path.write_bytes("\r\n".join([*(rows or FRENCH_ROWS), ""]).encode("cp1252"))
    return path


def titled_workbook(folder: Path, name: str = "lieux.xlsx") -> Path:
    """Write the usual rows below two lines of title, on the second sheet of a workbook."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Lisez-moi"
    book.active.append(["Ce classeur recense les lieux."])
    sheet = book.create_sheet("Lieux 2024")
    for row in (["Lieux d'innovation"], [], *(line.split(";") for line in FRENCH_ROWS)):
        sheet.append([cell or None for cell in row])
    path = folder / name
    book.save(path)
    return path


def too_long(text: str, columns: int) -> list[str]:
    """Return the lines wider than a terminal, those of a single word aside."""
    return [line for line in text.splitlines() if len(line) > columns and len(line.split()) > 1]
