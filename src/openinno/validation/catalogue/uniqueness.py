"""Probable duplicates: the same name in the same commune, whatever the spelling."""

from __future__ import annotations

from typing import Final

from ...findings import Severity
from ...labels import Label
from ..conditions import Unique
from ..rules import Rule
from .making import graded

__all__ = ["UNIQUENESS"]

UNIQUENESS: Final = (
    Rule(
        code="name-unique",
        column="name",
        holds=Unique(("name", "commune"), folded=True),
        severity=graded(Severity.INFO, Severity.WARNING, Severity.WARNING),
        title=Label("Une ligne par structure", "One row a structure"),
        reason=Label(
            "Deux lignes du même nom dans la même commune sont le plus souvent une seule structure, comptée"
            " deux fois.",
            "Two rows of one name in one commune are most often one structure, counted twice.",
        ),
        text=Label(
            "plusieurs lignes s'appellent « {name} » à {commune}",
            "several rows are called “{name}” in {commune}",
        ),
        fix=Label(
            "ne garder qu'une ligne, ou deux sites d'une même structure",
            "keep one row, or two sites of one structure",
        ),
        after=["name-missing"],
    ),
)
"""What tells one structure from another."""
