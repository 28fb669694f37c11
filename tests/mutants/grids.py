"""Tables before they are files: the censuses that are mutated, and what is done to their rows and columns."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

import attrs

from openinno import embedded_census, export

from .nasty import NAMES, nasty

__all__ = ["CENSUSES", "Grid", "base", "mutated_cells", "mutated_structure", "slimmed"]

CENSUSES: Final = Path(__file__).parents[3] / "shared" / "data" / "censuses"
"""The two real censuses, where they are."""
_MOST_LETTERS: Final = 4_000_000
_PLACES: Final = (
    ("Lyon", "69001", "69381", 45.7676, 4.8343),
    ("Bourg-en-Bresse", "01000", "01053", 46.2052, 5.2257),
    ("Rennes", "35000", "35238", 48.1119, -1.6743),
    ("Saint-Étienne", "42000", "42218", 45.4347, 4.3903),
    ("Ajaccio", "20000", "2A004", 41.9267, 8.7369),
    ("Saint-Denis", "97400", "97411", -20.8789, 55.4481),
)


@attrs.define
class Grid:
    """A table: rows above the names of its columns, these names, and its rows, which may be ragged."""

    columns: list[Any]
    rows: list[list[Any]]
    above: list[list[Any]] = attrs.Factory(list)
    mapping: str | None = None
    """The ready mapping that reads it."""

    @property
    def lines(self) -> list[list[Any]]:
        """Everything that stands in it, one line after the other."""
        return [*self.above, self.columns, *self.rows]


def base(draw: Random) -> Grid:
    """Return a census: made up, one of ours, or of a publisher for whom there is a ready mapping."""
    make = draw.choice([_made_up, _made_up, _made_up, _brittany, _laureates, _flat])
    return make(draw)


def _made_up(draw: Random) -> Grid:
    columns: dict[str, Callable[[int, tuple[Any, ...]], Any]] = {
        "Identifiant": lambda number, place: f"lieu-{number}",
        "Nom": lambda number, place: f"Tiers-lieu n° {number} « l'Écluse »",
        "Type": lambda number, place: draw.choice(["fablab", "Tiers-lieu", "Coworking", "Pépinière"]),
        "Thèmes": lambda number, place: draw.choice(["Énergie", "mobilité | énergie", None, "eau ; déchets"]),
        "Adresse": lambda number, place: f"{number} rue de la République",
        "Code postal": lambda number, place: place[1],
        "Commune": lambda number, place: place[0],
        "INSEE": lambda number, place: place[2],
        "SIRET": lambda number, place: draw.choice(["73282932000074", 73282932000074, None]),
        "Site web": lambda number, place: f"https://lieu-{number}.example.fr",
        "Courriel": lambda number, place: f"bonjour@lieu-{number}.example.fr",
        "Téléphone": lambda number, place: "04 72 00 00 00",
        "Latitude": lambda number, place: draw.choice([place[3], str(place[3]).replace(".", ",")]),
        "Longitude": lambda number, place: place[4],
        "Date d'ouverture": lambda number, place: draw.choice(
            ["2014", 2014, datetime.date(2014, 5, 1), None]
        ),
        "Wifi": lambda number, place: draw.choice([True, False, "oui", None]),
        "Description": lambda number, place: "Un lieu ; ouvert à tous, dit « le Lieu »\net à d'autres.",
    }
    names = [name for name in columns if name == "Nom" or draw.random() < 0.7]
    count = draw.choice([1, 3, 8, 8, 8, 40])
    places = [draw.choice(_PLACES) for _ in range(count)]
    rows = [[columns[name](number, place) for name in names] for number, place in enumerate(places, 1)]
    return Grid(names, rows)


def _brittany(draw: Random) -> Grid:
    columns = ["id", "name", "organisation", "structure", "adresse", "cp", "ville", "web", "email", "tel"]
    rows: list[list[Any]] = []
    for number in range(draw.choice([3, 8])):
        city, postcode = draw.choice(_PLACES)[:2]
        kind = draw.choice(["fablabMIT", "usages", "fablab,coworking", "tierslieu"])
        street = "Espace d'Arvor<br />Place d'Armorique"
        rows.append([str(number), f"FabLab {city}", "", kind, street, postcode, city, "http://a.fr", "", ""])
    return Grid(columns, rows, mapping="bzh_fablab")


def _laureates(draw: Random) -> Grid:
    if (CENSUSES / "ilab_laureats.csv").exists():
        lines = _real_laureates()
        start = draw.randrange(1, len(lines) - 12)
        return Grid(
            list(lines[0]), [list(line) for line in lines[start : start + 12]], mapping="ilab_laureats"
        )
    columns = ["Identifiant", "Libellé entreprise", "Projet", "Moto", "Résumé", "N° SIREN", "Région"]
    rows = [[f"C{number}", "", "RMN", "Logiciels", "", "423388446", "Corse"] for number in range(8)]
    return Grid(columns, rows, mapping="ilab_laureats")


@cache
def _real_laureates() -> list[list[str]]:
    text = (CENSUSES / "ilab_laureats.csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def _flat(draw: Random) -> Grid:
    lines = _our_own()
    rows = draw.sample(lines[1:], 8)
    filled = [place for place in range(len(lines[0])) if any(row[place] for row in rows)]
    return Grid([lines[0][place] for place in filled], [[row[place] for place in filled] for row in rows])


@cache
def _our_own() -> list[list[str]]:
    return list(csv.reader(io.StringIO(export.csv(embedded_census()), newline="")))


def mutated_cells(draw: Random, grid: Grid) -> None:
    """Put nasty values in the place of some cells, of a whole column, or of a whole row."""
    width, height = len(grid.columns), len(grid.rows)
    if not width or not height:
        return
    way = draw.random()
    if way < 0.15:
        place, value = draw.randrange(width), nasty(draw)
        for row in grid.rows:
            row[place:] = [value if draw.random() < 0.3 else nasty(draw), *row[place + 1 :]]
    elif way < 0.2:
        row = draw.choice(grid.rows)
        row[:] = [nasty(draw) for _ in row]
    else:
        for _ in range(draw.choice([1, 1, 2, 5, 20])):
            row = draw.choice(grid.rows)
            if row:
                row[draw.randrange(len(row))] = nasty(draw)


def mutated_structure(draw: Random, grid: Grid) -> None:
    """Change what rows and columns there are."""
    for _ in range(draw.choice([1, 1, 2, 4])):
        draw.choice(_STRUCTURAL)(draw, grid)


def slimmed(grid: Grid) -> None:
    """Cut long texts, so that a table stays small however often a row or a name is written."""
    while True:
        names = sum(len(str(name)) for name in grid.columns) * len(grid.rows)
        if names + sum(len(str(cell)) for line in grid.lines for cell in line) < _MOST_LETTERS:
            return
        for line in grid.lines:
            line[:] = [
                cell[: len(cell) // 4] if isinstance(cell, str) and len(cell) > 99 else cell for cell in line
            ]
        if len(grid.rows) > 99:
            del grid.rows[len(grid.rows) // 2 :]


def _rows_repeated(draw: Random, grid: Grid) -> None:
    if grid.rows:
        place = draw.randrange(len(grid.rows))
        grid.rows[place:place] = [list(grid.rows[place]) for _ in range(draw.choice([1, 1, 3, 200]))]


def _row_dropped(draw: Random, grid: Grid) -> None:
    if grid.rows:
        del grid.rows[draw.randrange(len(grid.rows))]


def _all_dropped(draw: Random, grid: Grid) -> None:
    grid.rows.clear()
    if draw.random() < 0.3:
        grid.columns.clear()


def _ragged(draw: Random, grid: Grid) -> None:
    for row in grid.rows:
        if draw.random() < 0.3:
            row[len(row) :] = [None] * draw.randrange(3) + [nasty(draw)] * draw.randrange(3)
        elif row and draw.random() < 0.3:
            del row[draw.randrange(len(row)) :]


def _rows_blank(draw: Random, grid: Grid) -> None:
    for _ in range(draw.choice([1, 2, 40])):
        grid.rows.insert(draw.randrange(len(grid.rows) + 1), [None] * len(grid.columns))


def _shuffled(draw: Random, grid: Grid) -> None:
    order = list(range(len(grid.columns)))
    draw.shuffle(order)
    grid.columns = [grid.columns[place] for place in order]
    grid.rows = [[row[place] if place < len(row) else None for place in order] for row in grid.rows]


def _renamed(draw: Random, grid: Grid) -> None:
    if grid.columns:
        place = draw.randrange(len(grid.columns))
        grid.columns[place] = draw.choice([*NAMES, nasty(draw), draw.choice(grid.columns)])


def _column_repeated(draw: Random, grid: Grid) -> None:
    if grid.columns:
        place = draw.randrange(len(grid.columns))
        for row in grid.lines:
            if place < len(row):
                row.insert(draw.randrange(len(row) + 1) if draw.random() < 0.1 else place, row[place])


def _column_dropped(draw: Random, grid: Grid) -> None:
    if grid.columns:
        place = draw.randrange(len(grid.columns))
        for row in grid.lines:
            del row[place : place + 1]


def _columns_blank(draw: Random, grid: Grid) -> None:
    place = draw.choice([0, 0, len(grid.columns)])
    for row in grid.lines:
        row[place:place] = [None] * 2


def _columns_added(draw: Random, grid: Grid) -> None:
    count = draw.choice([1, 5, 300])
    grid.columns += [f"Colonne {number}" for number in range(count)]
    for row in grid.rows:
        row += [draw.choice([None, "x", "X", 1, ""]) for _ in range(count)]


def _titled(draw: Random, grid: Grid) -> None:
    for _ in range(draw.choice([1, 2, 5, 40])):
        grid.above.append(draw.choice([["Recensement 2026"], [], ["Source", "la région"], [nasty(draw)]]))


def _header_moved(draw: Random, grid: Grid) -> None:
    if grid.rows:
        place = draw.randrange(len(grid.rows))
        grid.columns, grid.rows[place] = grid.rows[place], grid.columns


def _header_dropped(_: Random, grid: Grid) -> None:
    if grid.rows:
        grid.columns = grid.rows.pop(0)


def _header_again(draw: Random, grid: Grid) -> None:
    grid.rows.insert(draw.randrange(len(grid.rows) + 1), list(grid.columns))


def _transposed(_: Random, grid: Grid) -> None:
    width = max(map(len, grid.lines), default=0)
    lines = [[*row, *[None] * (width - len(row))] for row in [grid.columns, *grid.rows]]
    grid.columns, *grid.rows = [list(one) for one in zip(*lines, strict=True)] or [[]]


def _all_nasty(draw: Random, grid: Grid) -> None:
    grid.columns = [nasty(draw) for _ in grid.columns]


_STRUCTURAL: Final[tuple[Callable[[Random, Grid], None], ...]] = (
    *(
        _rows_repeated,
        _row_dropped,
        _all_dropped,
        _ragged,
        _ragged,
        _rows_blank,
        _shuffled,
        _renamed,
        _renamed,
    ),
    *(_column_repeated, _column_dropped, _column_dropped, _columns_blank, _columns_added, _titled),
    *(_header_moved, _header_dropped, _header_again, _transposed, _all_nasty),
)
