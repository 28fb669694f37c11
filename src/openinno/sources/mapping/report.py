"""What a mapping did with a file: what each column became, what was left, how many rows are structures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from ...labels import Label

__all__ = ["MappedColumn", "MappingReport", "PersonalColumn"]


@attrs.frozen(kw_only=True)
class MappedColumn:
    """A column that fills an attribute.

    Args:
        name: Its name in the file.
        letter: Its letters, where files have them.
        to: The attribute.
        filled: Cells that hold something.
        unread: Those of them that could not be read, or not whole; they are kept in ``extra``.

    Examples:
        >>> MappedColumn(name="Nom", to="name", filled=12, unread=2).read
        10
    """

    name: str
    letter: str | None = None
    to: str
    filled: int
    unread: int = 0

    @property
    def read(self) -> int:
        """Cells that were read."""
        return self.filled - self.unread


@attrs.frozen(kw_only=True)
class PersonalColumn:
    """A column that looks as if it told of persons.

    Args:
        name: Its name in the file.
        why: Why it looks so.

    Examples:
        >>> column = PersonalColumn(name="Responsable", why=Label("son nom", "its name"))
        >>> print(MappingReport(personal=[column]).text().splitlines()[-1])
        looks personal: “Responsable” (its name)
    """

    name: str
    why: Label


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


def _matched(values: Iterable[MappedColumn]) -> tuple[MappedColumn, ...]:
    return tuple(values)


def _personal(values: Iterable[PersonalColumn]) -> tuple[PersonalColumn, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class MappingReport:
    """What a mapping did with a file.

    Args:
        matched: The columns that fill attributes, in the order of the mapping.
        missing: The columns that the mapping names and the file lacks.
        kept: The columns that no attribute takes, kept in ``extra``.
        ignored: The columns that the mapping leaves out.
        personal: The columns that look as if they told of persons.
        rows: Rows that were read.
        structures: Rows that became a structure.
        refused: Rows that became none, and are kept whole.

    Examples:
        >>> report = MappingReport(rows=2, structures=1, refused=1, kept=["Wifi"],
        ...     matched=[MappedColumn(name="Nom", letter="A", to="name", filled=2, unread=1)])
        >>> print(report.text("en"))
        rows: 2; structures: 1; refused: 1
        read: “Nom” (A): name, 1 of 2 cells
        kept in extra: “Wifi”
        >>> report.text("fr").splitlines()[1]
        'lu : « Nom » (A) : name, 1 cellule sur 2'
        >>> [line for line in report.lines("fr")][-1]
        'gardé dans extra : « Wifi »'
    """

    matched: tuple[MappedColumn, ...] = attrs.field(default=(), converter=_matched)
    missing: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    kept: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    ignored: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    personal: tuple[PersonalColumn, ...] = attrs.field(default=(), converter=_personal)
    rows: int = 0
    structures: int = 0
    refused: int = 0

    def lines(self, lang: str = "en") -> Iterator[str]:
        """Yield the report line by line, in a language.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        for line in self._lines():
            yield line.text(lang)

    def text(self, lang: str = "en") -> str:
        """Return the report in a language.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return "\n".join(self.lines(lang))

    def _lines(self) -> Iterator[Label]:
        yield Label(
            f"lignes : {self.rows} ; structures : {self.structures} ; refusées : {self.refused}",
            f"rows: {self.rows}; structures: {self.structures}; refused: {self.refused}",
        )
        for one in self.matched:
            letter = f" ({one.letter})" if one.letter else ""
            cells = "cellule" if one.read < 2 else "cellules"
            yield Label(
                f"lu : « {one.name} »{letter} : {one.to}, {one.read} {cells} sur {one.filled}",
                f"read: “{one.name}”{letter}: {one.to}, {one.read} of {one.filled} cells",
            )
        for names, fr, en in (
            (self.missing, "absent du fichier", "missing from the file"),
            (self.kept, "gardé dans extra", "kept in extra"),
            (self.ignored, "laissé de côté", "left out"),
        ):
            if names:
                yield Label(
                    f"{fr} : {', '.join(f'« {name} »' for name in names)}",
                    f"{en}: {', '.join(f'“{name}”' for name in names)}",
                )
        for column in self.personal:
            yield Label(
                f"semble personnel : « {column.name} » ({column.why.text('fr')})",
                f"looks personal: “{column.name}” ({column.why.text('en')})",
            )
