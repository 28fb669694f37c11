"""The identifiers of the structures of a table, which never collide and tell where one may be there twice."""

from __future__ import annotations

from ...labels import slug
from ...structures import structure_id
from .cells.results import Doubt, info, warning

__all__ = ["Names"]


class Names:
    """Gives identifiers, and remembers who has which.

    Examples:
        >>> names = Names()
        >>> names.give("La Cité", None, "2"), names.give("La Cité", "31555", "3")
        (('la_cite', None), ('la_cite_31555', None))
        >>> identifier, doubt = names.give("La cité", None, "4")
        >>> identifier, doubt.text.text("en")
        ('la_cite_2', 'identifier “la_cite” taken by row 2: perhaps the same place; this one is “la_cite_2”')
    """

    def __init__(self) -> None:
        self._rows: dict[str, str] = {}
        self._again: dict[str, int] = {}

    def row_of(self, identifier: str) -> str | None:
        """Return which row has an identifier, or None."""
        return self._rows.get(identifier)

    def take(self, identifier: str, row: str) -> None:
        """Remember that a row has an identifier."""
        self._rows.setdefault(identifier, row)

    def give(self, name: str, insee: str | None, row: str) -> tuple[str, Doubt | None]:
        """Return a free identifier for a structure, and what is doubtful in that.

        Args:
            name: Its name.
            insee: INSEE code of its commune.
            row: Its row, as its author counts.
        """
        try:
            identifier = structure_id(name, insee, self._rows)
        except ValueError:
            return self._numbered(slug(name), insee, row)
        self._rows[identifier] = row
        return identifier, None

    def _numbered(self, base: str, insee: str | None, row: str) -> tuple[str, Doubt | None]:
        if not base:
            identifier = self._free(f"row_{row}", row)
            return identifier, info(
                "no-letters",
                f"nom sans lettre ni chiffre : l'identifiant est « {identifier} »",
                f"a name without letters or digits: the identifier is “{identifier}”",
            )
        taken = f"{base}_{insee.lower()}" if insee else base
        other = self._rows[taken]
        identifier = self._free(taken, row)
        return identifier, warning(
            "same-name",
            f"identifiant « {taken} » pris par la ligne {other} : peut-être le même lieu ;"
            f" celui-ci est « {identifier} »",
            f"identifier “{taken}” taken by row {other}: perhaps the same place; this one is “{identifier}”",
        )

    def _free(self, base: str, row: str) -> str:
        # Counted on, not from the start: a file may hold one name a hundred thousand times.
        identifier = base
        while identifier in self._rows:
            number = self._again.get(base, 1) + 1
            self._again[base] = number
            identifier = f"{base}_{number}"
        self._rows[identifier] = row
        return identifier
