"""The columns that a mapping names, found in a table: by name, by label, then by either folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from ...findings import Finding, Severity
from ...labels import Label, plain
from ..tables.table import Table, TableColumn

__all__ = ["ColumnFinder"]


class ColumnFinder:
    """Finds the columns of a table by what a mapping calls them.

    Args:
        table: The table.

    Examples:
        >>> table = Table(columns=[TableColumn(name="Nom", letter="A")], read=lambda tell: iter(()))
        >>> finder = ColumnFinder(table)
        >>> finder.find("nom"), finder.find("Nommm"), [one.message() for one in finder.findings]
        (0, None, ['no column “Nommm” in this file; the nearest: “Nom”'])
    """

    def __init__(self, table: Table) -> None:
        self._table: Table = table
        self.findings: list[Finding] = []
        """What is doubtful in what was asked for."""
        self.missing: list[str] = []
        """The names that no column bears, in the order in which they were asked for."""
        columns = list(enumerate(table.columns))
        self._ways: tuple[Mapping[str, list[int]], ...] = (
            _index((one.name, place) for place, one in columns),
            _index((one.label, place) for place, one in columns if one.label),
            _index((plain(one.name), place) for place, one in columns),
            _index((plain(one.label), place) for place, one in columns if one.label),
        )

    def find(self, name: str, *, quiet: bool = False) -> int | None:
        """Return the place of the column that a name means, from 0, or None, and take down what is doubtful.

        Args:
            name: What a mapping calls it.
            quiet: Whether it may be missing.
        """
        name = " ".join(name.split())
        for way, key in zip(self._ways, (name, name, plain(name), plain(name)), strict=True):
            places = way.get(key)
            if places:
                if len(places) > 1:
                    self.findings.append(self._ambiguous(name, [self._table.columns[one] for one in places]))
                return places[0]
        if name not in self.missing and not quiet:
            self.missing.append(name)
            self.findings.append(self._missing(name))
        return None

    def _missing(self, name: str) -> Finding:
        labels = {column.label or column.name: column.name for column in self._table.columns}
        names = {**labels, **{column.name: column.name for column in self._table.columns}}
        near = list(dict.fromkeys(names[one] for one in get_close_matches(name, names, n=3)))
        hint_fr = " ; les plus proches : " + ", ".join(f"« {one} »" for one in near) if near else ""
        hint_en = "; the nearest: " + ", ".join(f"“{one}”" for one in near) if near else ""
        return Finding(
            code="missing-column",
            severity=Severity.WARNING,
            where=self._table.position(),
            text=Label(
                f"pas de colonne « {name} » dans ce fichier{hint_fr}",
                f"no column “{name}” in this file{hint_en}",
            ),
            fix=Label(
                "corriger ce nom dans la correspondance, ou l'en retirer",
                "mend that name in the mapping, or take it out",
            ),
        )

    def _ambiguous(self, name: str, columns: Iterable[TableColumn]) -> Finding:
        first, *others = columns
        fr = ", ".join(f"« {one.name} »" for one in others)
        en = ", ".join(f"“{one.name}”" for one in others)
        text = Label(
            f"« {name} » désigne plusieurs colonnes : « {first.name} » est lue, et non {fr}",
            f"“{name}” means several columns: “{first.name}” is read, and not {en}",
        )
        where = self._table.position(column=first)
        return Finding(code="ambiguous-column", severity=Severity.WARNING, where=where, text=text)


def _index(pairs: Iterable[tuple[str, int]]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for name, place in pairs:
        found[name].append(place)
    return found
