"""By what a structure is known whatever its spelling: the form of its name, and its SIRET."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ...labels import plain, plain_all
from ...structures import Structure

__all__ = ["name_keys", "siret_of"]

_SIRET: Final = re.compile(r"[0-9]{14}")

_ARTICLES: Final = frozenset({"l", "la", "le", "les", "the"})
_LEGAL_FORMS: Final = frozenset(
    {"asso", "association", "eurl", "gie", "gip", "sarl", "sas", "sasu", "scic", "scop"}
)
_SIGNS: Final = re.compile(r"[\W_]+")


def name_keys(names: Iterable[str]) -> list[str]:
    """Reduce names to the form in which their spellings are equal, all at once.

    Accents, case and signs go, and so do an article in front and a legal form at either end; the words
    between stay as they are, with their order and their plurals.

    Examples:
        >>> name_keys(["La Cantine", "CANTINE (SCIC)", "Association L'Établi", "French Tech Brest+", "Le"])
        ['cantine', 'cantine', 'etabli', 'french tech brest plus', 'le']
    """
    listed = list(names)
    return [_key(bare) or plain(name) for name, bare in zip(listed, plain_all(listed), strict=True)]


def _key(bare: str) -> str:
    words = _SIGNS.sub(" ", bare.replace("+", " plus ")).split()
    start, end = 0, len(words)
    while end - start > 1 and words[start] in _ARTICLES | _LEGAL_FORMS:
        start += 1
    while end - start > 1 and words[end - 1] in _LEGAL_FORMS:
        end -= 1
    return " ".join(words[start:end])


def siret_of(structure: Structure) -> str | None:
    """Return the SIRET of a structure without blanks, or None where it has not the shape of one.

    Examples:
        >>> siret_of(Structure(id="tuba", name="TUBA", siret="753 349 214 00020"))
        '75334921400020'
    """
    siret = re.sub(r"\s", "", structure.siret or "")
    # The same digit fourteen times stands for an absent one.
    return siret if _SIRET.fullmatch(siret) and len(set(siret)) > 1 else None
