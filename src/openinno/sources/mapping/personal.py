"""Columns that look as if they told of persons: censuses are about organisations, and laws about persons.

A column is judged by its name, and by what its first cells look like. Nothing is removed: it is told, so that
somebody decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from ...labels import Label, plain

__all__ = ["looks_personal"]

_NAMES: Final = re.compile(
    r"\b(?:prenoms?|first names?|last names?|surnames?|full names?|nom de famille|nom (?:et|/) prenoms?"
    r"|(?:nom|name|prenom) (?:du |de la |de l'?|of (?:the )?)?(?:contacts?|responsables?|referente?s?|dirigeante?s?"
    r"|gerante?s?|directeurs?|directrices?|presidente?s?|manager|director|owner|person)"
    r"|contact (?:name|person)|responsables?|referente?s?|dirigeante?s?|gerante?s?|interlocuteurs?|interlocutrices?"
    r"|animat(?:eurs?|rices?)|fondat(?:eurs?|rices?)|founders?|presidente?s?|directeurs?|directrices?"
    r"|porteurs? de projet|personnes?(?: a contacter| contact)?|person(?: in charge)?|civilites?|genre|gender|sexe"
    r"|(?:date|lieu|annee) de naissance|(?:date|place) of birth|birth ?dates?|age"
    r"|(?:mail|e mail|email|courriel|tel|telephone|adresse) (?:perso\w*|privee?|personnelle)"
    r"|(?:personal|private|home) (?:e ?mail|phone|address)|(?:tel|telephone|numero)? ?(?:portable|mobile|gsm)"
    r"|mobile phone|cell ?phone|numero de securite sociale|nir)\b"
)
"""Names of columns, folded."""
_NOT_PERSONS: Final = re.compile(r"\b(?:structure|organisme responsable|service responsable|application mobile)\b")
_EMAIL: Final = re.compile(r"([a-z]{2,})[._-]([a-z]{2,})@[a-z0-9.-]+\.[a-z]{2,}", re.IGNORECASE)
_SHARED: Final = frozenset(
    "contact accueil info infos bonjour hello direction communication secretariat equipe team fab lab fablab"
    " tiers lieu espace bureau service mairie pole asso association maison projet projets office admin".split()
)
"""What addresses of organisations are made of."""
_MOBILE: Final = re.compile(r"(?:\+33|0033|0)?[67][0-9]{8}")
_LONGEST: Final = 200
_FEWEST: Final = 3
_SHARE: Final = 0.3


def looks_personal(name: str, samples: Sequence[object]) -> Label | None:
    """Return why a column looks as if it told of persons, or None.

    Args:
        name: Its name.
        samples: Some of its cells that are not blank.

    Examples:
        >>> looks_personal("Nom du responsable", []).text("en")
        'its name speaks of persons'
        >>> looks_personal("Courriel", ["jeanne.martin@lab.fr", "ali.benali@lab.fr", "eva.roux@a.fr"]).text("en")
        '3 of its 3 first addresses look like those of persons'
        >>> looks_personal("Courriel", ["contact@lab.fr"]) is None, looks_personal("Nom", ["TUBA"]) is None
        (True, True)
    """
    folded = plain(re.sub(r"[_./:()]+", " ", name[:_LONGEST]))
    if _NAMES.search(folded) and not _NOT_PERSONS.search(folded):
        return Label("son nom parle de personnes", "its name speaks of persons")
    texts = [str(one).strip() for one in samples if isinstance(one, str | int) and not isinstance(one, bool)]
    short = [text for text in texts if text and len(text) <= _LONGEST]
    emails, mobiles = sum(map(_is_of_person, short)), sum(map(_is_mobile, short))
    if _many(emails, len(texts)):
        return Label(
            f"{emails} de ses {len(texts)} premières adresses semblent celles de personnes",
            f"{emails} of its {len(texts)} first addresses look like those of persons",
        )
    if _many(mobiles, len(texts)):
        return Label(
            f"{mobiles} de ses {len(texts)} premiers numéros sont de téléphones mobiles",
            f"{mobiles} of its {len(texts)} first numbers are of mobile phones",
        )
    return None


def _is_of_person(text: str) -> bool:
    match = _EMAIL.fullmatch(text)
    return match is not None and not {part.casefold() for part in match.groups()} & _SHARED


def _is_mobile(text: str) -> bool:
    return _MOBILE.fullmatch(re.sub(r"[\s.\-()]", "", text).replace("+330", "+33")) is not None


def _many(found: int, among: int) -> bool:
    return found >= _FEWEST and found >= among * _SHARE
