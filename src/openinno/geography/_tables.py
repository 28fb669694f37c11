"""The places of the official code, made from the columns of the data file when they are asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate

from .._data import decoded, read_stream
from ..points import Point
from ._columns import Columns
from .areas import Collectivity, Departement, Region
from .groupings import Epci, Ept
from .municipalities import Arrondissement, Commune, FormerCommune, PointBasis

__all__ = ["Tables", "tables"]


class Tables:
    """What every look-up reads, decoded once. A commune has a place here, from 0, in the order of codes."""

    def __init__(self, columns: Columns) -> None:
        communes, former = columns["communes"], columns["former"]
        self.regions = _regions(columns)
        self.departements = _departements(columns, self.regions)
        self.collectivities = _collectivities(columns)
        self.epcis = _epcis(columns)
        self.epts = _epts(columns)
        self.arrondissements = _arrondissements(columns)
        self.names: Sequence[str] = communes["names"].split("\n")
        self.former_codes = former["codes"]
        self.former_names: Sequence[str] = former["names"].split("\n")
        self.former_places: Sequence[int] = list(accumulate(former["steps"]))
        self._former_kinds = former["kinds"]
        self._communes = communes
        self._areas = {area: number for number, area in enumerate(communes["areas"])}
        self._starts: Sequence[int] = list(accumulate(communes["counts"], initial=0))
        self._more = {place: others for place, *others in communes["more_postcodes"]}
        self._located: Sequence[int] = list(accumulate(communes["located"]))
        self._latitudes: Sequence[int] = list(accumulate(communes["latitudes"]))
        self._longitudes: Sequence[int] = list(accumulate(communes["longitudes"]))
        members = zip(self.epts.values(), columns["epts"]["members"], strict=True)
        self._ept_of = {code: ept for ept, codes in members for code in codes}
        self._codes_made: dict[int, Sequence[str]] = {}
        self._communes_made: dict[int, Commune] = {}

    @cached_property
    def codes(self) -> Sequence[str]:
        """The codes of all communes, in order."""
        return [code for area in self._areas.values() for code in self._codes(area)]

    def place(self, code: str) -> int | None:
        """Return the place of the commune with that code today, or None."""
        area = self._areas.get(code[:2], self._areas.get(code[:3]))
        if area is None:
            return None
        codes = self._codes(area)
        place = bisect_left(codes, code)
        return self._starts[area] + place if place < len(codes) and codes[place] == code else None

    def commune(self, place: int) -> Commune:
        """Return the commune at a place, made on first demand."""
        if place not in self._communes_made:
            self._communes_made.setdefault(place, self._make(place))
        return self._communes_made[place]

    def postcodes(self, place: int) -> tuple[str, ...]:
        """Return the postcodes of the commune at a place."""
        first = self._communes["postcodes"][place]
        postcodes = self._communes["area_postcodes"][self._area(place)]
        return tuple(postcodes[one] for one in (first, *self._more.get(place, ())) if one >= 0)

    def former(self, row: int) -> FormerCommune:
        """Return one former commune, in the order of the columns."""
        return FormerCommune(
            code=self.former_codes[row],
            name=self.former_names[row] or None,
            kind=self._former_kinds[row],
        )

    def _codes(self, area: int) -> Sequence[str]:
        """Return the codes of an area, made on first demand: most look-ups need those of one area."""
        if area not in self._codes_made:
            prefix = self._communes["areas"][area]
            steps = self._communes["steps"][self._starts[area] : self._starts[area + 1]]
            width = 5 - len(prefix)
            self._codes_made[area] = [f"{prefix}{number:0{width}d}" for number in accumulate(steps)]
        return self._codes_made[area]

    def _area(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _make(self, place: int) -> Commune:
        area = self._area(place)
        code, prefix = self._codes(area)[place - self._starts[area]], self._communes["areas"][area]
        point, basis = self._point(place)
        return Commune(
            code=code,
            name=self.names[place],
            departement=self.departements.get(prefix),
            collectivity=self.collectivities.get(prefix),
            epci=self._epci(place, area),
            ept=self._ept_of.get(code),
            postcodes=self.postcodes(place),
            arrondissements=tuple(one for one in self.arrondissements.values() if one.commune == code),
            former=self._former(place),
            point=point,
            point_basis=basis,
        )

    def _epci(self, place: int, area: int) -> Epci | None:
        number = self._communes["epcis"][place]
        return self.epcis[self._communes["area_epcis"][area][number]] if number >= 0 else None

    def _former(self, place: int) -> tuple[FormerCommune, ...]:
        first, last = bisect_left(self.former_places, place), bisect_right(self.former_places, place)
        return tuple(map(self.former, range(first, last)))

    def _point(self, place: int) -> tuple[Point | None, PointBasis | None]:
        number = bisect_left(self._located, place)
        if number == len(self._located) or self._located[number] != place:
            return None, None
        basis = PointBasis.NAME if self._communes["bases"][number] == "n" else PointBasis.FORMER_NAME
        latitude, longitude = self._latitudes[number], self._longitudes[number]
        return Point(latitude=latitude / 1000, longitude=longitude / 1000), basis


def _regions(columns: Columns) -> Mapping[str, Region]:
    rows = columns["regions"]
    return {
        code: Region(code=code, name=name, population=population)
        for code, name, population in zip(rows["codes"], rows["names"], rows["populations"], strict=True)
    }


def _departements(columns: Columns, regions: Mapping[str, Region]) -> Mapping[str, Departement]:
    rows = columns["departements"]
    each = zip(
        rows["codes"], rows["names"], rows["regions"], rows["populations"], rows["bounds"], strict=True
    )
    return {
        code: Departement(code=code, name=name, region=regions[region], population=population, bounds=bounds)
        for code, name, region, population, bounds in each
    }


def _collectivities(columns: Columns) -> Mapping[str, Collectivity]:
    rows = columns["collectivities"]
    each = zip(rows["codes"], rows["names"], strict=True)
    return {code: Collectivity(code=code, name=name) for code, name in each}


def _epcis(columns: Columns) -> Sequence[Epci]:
    rows = columns["epcis"]
    each = zip(rows["codes"], rows["names"], rows["kinds"], rows["populations"], rows["cores"], strict=True)
    return tuple(
        Epci(code=code, name=name, kind=kind, population=population, core_city=core)
        for code, name, kind, population, core in each
    )


def _epts(columns: Columns) -> Mapping[str, Ept]:
    rows = columns["epts"]
    each = zip(rows["codes"], rows["names"], rows["populations"], strict=True)
    return {code: Ept(code=code, name=name, population=population) for code, name, population in each}


def _arrondissements(columns: Columns) -> Mapping[str, Arrondissement]:
    rows = columns["arrondissements"]
    each = zip(rows["codes"], rows["names"], rows["communes"], rows["postcodes"], strict=True)
    found: dict[str, Arrondissement] = {}
    numbers: Counter[str] = Counter()
    for code, name, commune, postcodes in each:  # in the order of their numbers
        numbers[commune] += 1
        found[code] = Arrondissement(
            code=code, name=name, number=numbers[commune], commune=commune, postcodes=postcodes
        )
    return found


@cache
def tables() -> Tables:
    """Return the decoded columns; the file is read once."""
    return Tables(decoded(read_stream("geography.json.xz", 0), Columns))
