"""Columns that look as if they told of persons: censuses are about organisations, and laws about persons.

A column is judged by its name, and by what its first cells look like. Nothing is removed: it is told, so that
somebody decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ...labels import Label, plain

__all__ = ["looks_personal"]

_ROLES: Final = (
    "contacts? (?:name|person)|responsables?|referente?s?|dirigeante?s?|gerante?s?|interlocut(?:eur|rice)s?"
    "|animat(?:eur|rice)s?|fondat(?:eur|rice)s?|founders?|presidente?s?|direct(?:eur|rice)s?|managers?"
    "|directors?|owners?|porteurs? de projet|personnes?(?: a contacter| contact)?|person(?: in charge)?"
)
_NAMED: Final = (
    "prenoms?|first names?|last names?|surnames?|full names?|nom de famille|nom (?:et|/) prenoms?"
    f"|(?:nom|name|prenom) (?:du |de la |de l'?|of (?:the )?)?(?:contacts?|{_ROLES})"
)
_PRIVATE: Final = (
    r"(?:mail|e mail|email|courriel|tel|telephone|adresse) (?:perso\w*|privee?)"
    r"|(?:personal|private|home) (?:e ?mail|phone|address)|portable|mobile|gsm|mobile phone|cell ?phone"
)
_OF_LIFE: Final = (
    "civilites?|genre|gender|sexe|(?:date|lieu|annee) de naissance|(?:date|place) of birth|birth ?dates?|age"
    "|numero de securite sociale|nir"
)
_NAMES: Final = re.compile(rf"\b(?:{_NAMED}|{_ROLES}|{_PRIVATE}|{_OF_LIFE})\b")
"""Names of columns, folded."""
_NOT_PERSONS: Final = re.compile(
    r"\b(?:structure|organisme responsable|service responsable|application mobile)\b"
)
_EMAIL: Final = re.compile(r"([a-z]{1,40})[._-]([a-z]{2,40})@[a-z0-9.-]{1,100}\.[a-z]{2,}", re.IGNORECASE)
_SHARED: Final = frozenset(
    {
        *("contact", "accueil", "info", "infos", "bonjour", "hello", "direction", "communication", "equipe"),
        *("secretariat", "team", "fab", "lab", "fablab", "tiers", "lieu", "espace", "bureau", "service"),
        *("mairie", "pole", "asso", "association", "maison", "projet", "projets", "office", "admin"),
    }
)
"""What addresses of organisations are made of."""
_MOBILE: Final = re.compile(r"(?:\+33|0033|0)?[67][0-9]{8}")
_CONTACT: Final = re.compile(r"\bcontacts?\b")
"""What may be a mailbox or a person: the cells tell."""
_BEYOND_A_NAME: Final = re.compile(r"[,;:(<\[/|@+0-9\n]| [-–—] ")
_CIVILITY: Final = re.compile(r"(?:m|mm|mr|mme|mmes|mlle|dr|pr|monsieur|madame|mrs|ms)\.?\s+", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_PARTICLES: Final = frozenset({"de", "du", "la", "le", "van", "von", "el", "ben", "da", "dos"})
_MOST_WORDS: Final = 5
_ORGANISATIONS: Final = _SHARED | {
    *("ville", "commune", "communaute", "agglomeration", "metropole", "departement", "region", "conseil"),
    *("universite", "ecole", "chambre", "syndicat", "cci", "standard", "tourisme", "mediatheque"),
}
"""What names of organisations, and of their desks, are made of."""
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
        >>> looks_personal("Courriel", ["a.martin@a.fr", "ali.benali@a.fr", "eva.roux@a.fr"]).text("en")
        '3 of its 3 first addresses look like those of persons'
        >>> looks_personal("Contact", ["Jeanne Martin", "Ali Benali", "Mme Roux"]).text("en")
        '3 of its 3 first cells look like names of persons'
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
    named = sum(map(_is_named, short)) if _CONTACT.search(folded) else 0
    if _many(named, len(texts)):
        return Label(
            f"{named} de ses {len(texts)} premières cellules semblent des noms de personnes",
            f"{named} of its {len(texts)} first cells look like names of persons",
        )
    return None


def _is_named(text: str) -> bool:
    """Tell whether a text begins with the name of a person: a civility, or words with capitals."""
    name = _BEYOND_A_NAME.split(text, maxsplit=1)[0].strip()
    bare = _CIVILITY.sub("", name, count=1) if _CIVILITY.match(name) else name
    words = [word for word in bare.split() if word not in _PARTICLES]
    least = 1 if bare != name else 2
    if not least <= len(words) <= _MOST_WORDS or set(plain(bare).split()) & _ORGANISATIONS:
        return False
    return all(_WORD.fullmatch(word) and not word.islower() for word in words)


def _is_of_person(text: str) -> bool:
    match = _EMAIL.fullmatch(text)
    return match is not None and not {part.casefold() for part in match.groups()} & _SHARED


def _is_mobile(text: str) -> bool:
    return _MOBILE.fullmatch(re.sub(r"[\s.\-()]", "", text).replace("+330", "+33")) is not None


def _many(found: int, among: int) -> bool:
    return found >= _FEWEST and found >= among * _SHARE
