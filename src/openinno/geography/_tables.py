"""The places of the official code, made from the columns of the data file when they are asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate

from .._data import decoded, read_stream
from ..points import Point
from ._columns import Columns, Communes
from .areas import Collectivity, Departement, Region
from .groupings import Epci, Ept
from .municipalities import Arrondissement, Commune, FormerCommune, PointBasis

__all__ = ["Tables", "tables"]


class Tables:
    """What every look-up reads, decoded once. A commune has a place here, from 0, in the order of codes."""

    def __init__(self, file: Columns) -> None:
        columns = file.communes
        self.regions = _regions(file)
        self.departements = _departements(file, self.regions)
        self.collectivities = _collectivities(file)
        self.epcis = _epcis(file)
        self.epts = _epts(file)
        self.arrondissements = _arrondissements(file)
        self.names: Sequence[str] = columns.names.split("\n")
        self.codes: Sequence[str] = _codes(columns)
        self.former_codes = file.former.codes
        self.former_names: Sequence[str] = file.former.names.split("\n")
        self.former_places: Sequence[int] = list(accumulate(file.former.steps))
        self._former_kinds = file.former.kinds
        self._columns = columns
        self._starts: Sequence[int] = list(accumulate(columns.counts, initial=0))
        self._more = {place: others for place, *others in columns.more_postcodes}
        self._located = {place: number for number, place in enumerate(accumulate(columns.located))}
        self._latitudes: Sequence[int] = list(accumulate(columns.latitudes))
        self._longitudes: Sequence[int] = list(accumulate(columns.longitudes))
        self._ept_of = {
            code: ept
            for ept, members in zip(self.epts.values(), file.epts.members, strict=True)
            for code in members
        }
        self._made: dict[int, Commune] = {}

    def place(self, code: str) -> int | None:
        """Return the place of the commune with that code today, or None."""
        place = bisect_left(self.codes, code)
        return place if place < len(self.codes) and self.codes[place] == code else None

    def commune(self, place: int) -> Commune:
        """Return the commune at a place, made on first demand."""
        if place not in self._made:
            self._made.setdefault(place, self._make(place))
        return self._made[place]

    def postcodes(self, place: int) -> tuple[str, ...]:
        """Return the postcodes of the commune at a place."""
        first = self._columns.postcodes[place]
        names = self._columns.area_postcodes[self._area(place)]
        return tuple(names[one] for one in (first, *self._more.get(place, ())) if one >= 0)

    def _area(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _make(self, place: int) -> Commune:
        code, area = self.codes[place], self._columns.areas[self._area(place)]
        point, basis = self._point(place)
        return Commune(
            code=code,
            name=self.names[place],
            departement=self.departements.get(area),
            collectivity=self.collectivities.get(area),
            epci=self._epci(place),
            ept=self._ept_of.get(code),
            postcodes=self.postcodes(place),
            arrondissements=tuple(one for one in self.arrondissements.values() if one.commune == code),
            former=self._former(place),
            point=point,
            point_basis=basis,
        )

    def _epci(self, place: int) -> Epci | None:
        number = self._columns.epcis[place]
        return self.epcis[self._columns.area_epcis[self._area(place)][number]] if number >= 0 else None

    def _former(self, place: int) -> tuple[FormerCommune, ...]:
        first, last = bisect_left(self.former_places, place), bisect_right(self.former_places, place)
        return tuple(self.former(row) for row in range(first, last))

    def former(self, row: int) -> FormerCommune:
        """Return one former commune, in the order of the columns."""
        return FormerCommune(
            code=self.former_codes[row],
            name=self.former_names[row] or None,
            kind=self._former_kinds[row],
        )

    def _point(self, place: int) -> tuple[Point | None, PointBasis | None]:
        number = self._located.get(place)
        if number is None:
            return None, None
        basis = PointBasis.NAME if self._columns.bases[number] == "n" else PointBasis.FORMER_NAME
        latitude, longitude = self._latitudes[number], self._longitudes[number]
        return Point(latitude=latitude / 1000, longitude=longitude / 1000), basis


def _codes(columns: Communes) -> list[str]:
    codes: list[str] = []
    steps = iter(columns.steps)
    for area, count in zip(columns.areas, columns.counts, strict=True):
        number, width = 0, 5 - len(area)
        for _ in range(count):
            number += next(steps)
            codes.append(f"{area}{number:0{width}d}")
    return codes


def _regions(file: Columns) -> Mapping[str, Region]:
    columns = file.regions
    return {
        code: Region(code=code, name=name, population=population)
        for code, name, population in zip(columns.codes, columns.names, columns.populations, strict=True)
    }


def _departements(file: Columns, regions: Mapping[str, Region]) -> Mapping[str, Departement]:
    columns = file.departements
    rows = zip(
        columns.codes, columns.names, columns.regions, columns.populations, columns.bounds, strict=True
    )
    return {
        code: Departement(code=code, name=name, region=regions[region], population=population, bounds=bounds)
        for code, name, region, population, bounds in rows
    }


def _collectivities(file: Columns) -> Mapping[str, Collectivity]:
    rows = zip(file.collectivities.codes, file.collectivities.names, strict=True)
    return {code: Collectivity(code=code, name=name) for code, name in rows}


def _epcis(file: Columns) -> Sequence[Epci]:
    columns = file.epcis
    rows = zip(columns.codes, columns.names, columns.kinds, columns.populations, columns.cores, strict=True)
    return tuple(
        Epci(code=code, name=name, kind=kind, population=population, core_city=core)
        for code, name, kind, population, core in rows
    )


def _epts(file: Columns) -> Mapping[str, Ept]:
    rows = zip(file.epts.codes, file.epts.names, file.epts.populations, strict=True)
    return {code: Ept(code=code, name=name, population=population) for code, name, population in rows}


def _arrondissements(file: Columns) -> Mapping[str, Arrondissement]:
    columns = file.arrondissements
    rows = zip(columns.codes, columns.names, columns.communes, columns.postcodes, strict=True)
    # Codes follow numbers: those of Lyon begin at 69381, so that 69387 is the 7th.
    first = {
        commune: int(code)
        for code, commune in reversed(list(zip(columns.codes, columns.communes, strict=True)))
    }
    return {
        code: Arrondissement(
            code=code, name=name, number=int(code) - first[commune] + 1, commune=commune, postcodes=postcodes
        )
        for code, name, commune, postcodes in rows
    }


@cache
def tables() -> Tables:
    """Return the decoded columns; the file is read once."""
    return Tables(decoded(read_stream("geography.json.xz", 0), Columns))
