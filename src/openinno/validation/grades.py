"""What a census is to be good enough for: a draft, publication or research."""

from __future__ import annotations

from enum import Enum
from typing import Final

from ..labels import Label

__all__ = ["Grade", "grade_of"]


class Grade(Enum):
    """What a census is to be good enough for.

    Examples:
        >>> Grade.PUBLISHABLE.label("fr")
        'publiable'
    """

    DRAFT = "draft"
    """Work goes on: only what means nothing at all is an error."""
    PUBLISHABLE = "publishable"
    """It can be published: places are found, words understood, people can get in touch."""
    RESEARCH = "research"
    """It can be counted and compared: nothing is doubtful and nothing that figures need is missing."""

    def label(self, lang: str = "en") -> str:
        """Return what it is called in a language.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return _GRADES[self].text(lang)


_GRADES: Final = {
    Grade.DRAFT: Label("brouillon", "draft"),
    Grade.PUBLISHABLE: Label("publiable", "publishable"),
    Grade.RESEARCH: Label("recherche", "research"),
}


def grade_of(given: Grade | str) -> Grade:
    """Return the grade that a caller names.

    Raises:
        ValueError: There is none.

    Examples:
        >>> grade_of("draft")
        <Grade.DRAFT: 'draft'>
    """
    try:
        return Grade(given)
    except ValueError:
        known = ", ".join(grade.value for grade in Grade)
        raise ValueError(f"there is no grade {given!r}; there are {known}") from None
