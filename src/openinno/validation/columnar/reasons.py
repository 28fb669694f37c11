"""Why a rule could not be judged on a table, in words for whoever reads the report."""

from __future__ import annotations

from collections.abc import Sequence

from ...frames import said_by
from ...labels import Label

__all__ = ["failed_at", "rests_on", "too_many_rows", "too_many_values", "unread_lists"]


def too_many_values(most: int) -> Label:
    """Say that values are too many to be looked at one by one."""
    return Label(
        f"plus de {most} valeurs différentes, que seul Python peut juger",
        f"more than {most} different values, which only Python can judge",
    )


def too_many_rows(most: int) -> Label:
    """Say that the rows are too many at whose cells a function of a rule fails."""
    return Label(
        f"sa fonction échoue aux valeurs de plus de {most} lignes, trop pour les juger une à une",
        f"its function fails at the values of more than {most} rows, too many to be judged one by one",
    )


def unread_lists(column: str) -> Label:
    """Say that lists are not read in a table of this kind."""
    return Label(
        f"les listes de la colonne {column} ne se lisent pas dans une table de cette sorte",
        f"the lists of the column {column} cannot be read in a table of this kind",
    )


def rests_on(codes: Sequence[str]) -> Label:
    """Say that rules could not be judged without which another means nothing."""
    listed = ", ".join(codes)
    return Label(
        f"elle suppose {listed}, qui n'a pas pu être vérifiée",
        f"it supposes {listed}, which could not be checked",
    )


def failed_at(error: BaseException) -> Label:
    """Say what an engine said when it failed at a rule."""
    said = said_by(error)
    return Label(f"le moteur de la table n'y arrive pas : {said}", f"the engine of the table fails: {said}")
