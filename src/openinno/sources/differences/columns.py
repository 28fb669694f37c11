"""What changed in the columns of a dataset between two snapshots of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from ...labels import Label
from ..snapshots.snapshot import SchemaField

__all__ = ["ColumnChange", "Drift", "drift"]


@attrs.frozen(kw_only=True)
class ColumnChange:
    """What changed of a column that stayed.

    Args:
        column: Its name.
        before: What it was.
        after: What it is.

    Examples:
        >>> drift = Drift(columns_retyped=(ColumnChange(column="ouverture", before="text", after="date"),))
        >>> next(line for _, lines in drift.columns() for line in lines)
        'ouverture, text → date'
    """

    column: str
    before: str
    after: str


@attrs.frozen(kw_only=True)
class Drift:
    """What changed in the columns of a dataset.

    Args:
        columns_added: Columns that only the second snapshot has.
        columns_removed: Columns that only the first has.
        columns_retyped: Columns whose type, as the portal tells it, is another.
        columns_relabelled: Columns that the portal calls otherwise for people.
    """

    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    columns_retyped: tuple[ColumnChange, ...] = ()
    columns_relabelled: tuple[ColumnChange, ...] = ()

    def columns(self) -> tuple[tuple[Label, tuple[str, ...]], ...]:
        """Return what changed in the columns as lines, each list under its title.

        Returns:
            A title and its lines, for each of the four lists, the empty ones included.

        Examples:
            >>> drift = Drift(columns_added=("wifi",))
            >>> [(str(title), lines) for title, lines in drift.columns() if lines]
            [('column added', ('wifi',))]
        """
        return (
            (Label("colonne ajoutée", "column added"), self.columns_added),
            (Label("colonne retirée", "column removed"), self.columns_removed),
            (Label("type de colonne", "type of a column"), _lines(self.columns_retyped)),
            (Label("libellé de colonne", "label of a column"), _lines(self.columns_relabelled)),
        )


def drift(before: Iterable[SchemaField], after: Iterable[SchemaField]) -> Drift:
    """Compare the columns of two snapshots.

    Args:
        before: The columns of the first.
        after: Those of the second.

    Examples:
        >>> old = [SchemaField(name="nom", label="Nom", type="text")]
        >>> new = [SchemaField(name="nom", label="Nom", type="text", multivalued=True)]
        >>> drift(old, new).columns_retyped
        (ColumnChange(column='nom', before='text', after='text, several'),)
    """
    olds = {field.name: field for field in before}
    news = {field.name: field for field in after}
    return Drift(
        columns_added=tuple(sorted(news.keys() - olds.keys())),
        columns_removed=tuple(sorted(olds.keys() - news.keys())),
        columns_retyped=tuple(_changes(olds, news, _type)),
        columns_relabelled=tuple(_changes(olds, news, lambda field: field.label)),
    )


def _type(field: SchemaField) -> str:
    return f"{field.type}, several" if field.multivalued else field.type


def _lines(changes: Iterable[ColumnChange]) -> tuple[str, ...]:
    return tuple(f"{one.column}, {one.before} → {one.after}" for one in changes)


def _changes(
    olds: Mapping[str, SchemaField], news: Mapping[str, SchemaField], of: Callable[[SchemaField], str]
) -> Iterator[ColumnChange]:
    for name in sorted(olds.keys() & news.keys()):
        before, after = of(olds[name]), of(news[name])
        if before != after:
            yield ColumnChange(column=name, before=before, after=after)
