"""What one word of a census means in our vocabularies, and what it says of a neighbouring attribute.

Profiles and types are two fineness of the same thing, and censuses write one where the other is asked; the
open-data portal had two lists of types of its own. Such a word is understood, and what was made of it is
told. Which of several types a label names is never guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from ....errors import VocabularyError
from ....findings import shortened
from ....labels import Label, fold
from ....typology import CrosswalkEntry, crosswalk
from ....vocabulary import Profile, StructureType, Term
from .results import Doubt, info

__all__ = ["Meaning", "Understand", "term_of", "understander", "unknown_word"]

_LONGEST: Final = 300
"""A longer text is no word: it is not even looked at."""
_YEARS: Final = (2020, 2021)


class Meaning(NamedTuple):
    """Codes of a vocabulary, what is said of other attributes, and what is good to know of it."""

    codes: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()


Understand: TypeAlias = Callable[[str], Meaning | None]
"""Returns the meaning of a word, or None where it has none."""


def understander(vocabulary: type[Term]) -> Understand:
    """Return what understands the words of a vocabulary.

    Examples:
        >>> understand = understander(Profile)
        >>> understand("Tiers-lieux").codes, understand("Tiers-lieux").also
        (('living_lab',), (('types', 'third_place'),))
        >>> understand("fab lab").also, understand("openlab").codes, understand("hakerspace")
        ((('types', 'fab_lab'),), (), None)
        >>> understand("Living Lab et pépinière ESS")
        Meaning(codes=('living_lab',), also=(), doubts=())
    """
    if vocabulary is Profile:
        return _as_profile
    if vocabulary is StructureType:
        return _as_type

    def understand(text: str) -> Meaning | None:
        term = term_of(vocabulary, text)
        return Meaning((term.code,)) if term else None

    return understand


def term_of(vocabulary: type[Term], text: str) -> Term | None:
    """Return the term that a text names, or None.

    Examples:
        >>> term_of(Profile, "incubateurs"), term_of(Profile, "incubatr")
        (<Profile.INCUBATOR>, None)
    """
    # Looking for what is near costs a thousand times more than knowing that a word is unknown.
    if len(text) > _LONGEST or fold(text) not in _forms(vocabulary):
        return None
    try:
        return vocabulary.parse(text)
    except VocabularyError:
        return None


def unknown_word(vocabulary: type[Term], text: str, *, look_near: bool) -> VocabularyError:
    """Return the error of a word that means nothing, or too much.

    Args:
        vocabulary: Where it was looked for.
        text: The word.
        look_near: Whether to look for words that are spelt nearly so, which takes its time.
    """
    if look_near and len(text) <= _LONGEST:
        try:
            vocabulary.parse(text)
        except VocabularyError as error:
            return error
    shown = shortened(text)
    label = vocabulary.vocabulary().label
    return VocabularyError.unknown(shown, vocabulary=label, nearest=(), known=list(vocabulary))


@cache
def _forms(vocabulary: type[Term]) -> frozenset[str]:
    return frozenset(fold(form) for entry in vocabulary.vocabulary().terms for form in entry.forms())


def _as_profile(text: str) -> Meaning | None:
    entry = None if text in _own_forms() else _entry(text)
    if entry is not None:
        return _of_portal(entry)
    profile, kind = term_of(Profile, text), term_of(StructureType, text)
    if isinstance(kind, StructureType) and (profile is None or text not in _own_forms()):
        profile = kind.profile or profile
        if profile is None or profile.code != kind.code:
            codes = (profile.code,) if profile else ()
            return Meaning(codes, (("types", kind.code),), (_type_for_profile(text, profile),))
    return Meaning((profile.code,)) if profile else None


def _as_type(text: str) -> Meaning | None:
    kind = term_of(StructureType, text)
    if kind is not None:
        return Meaning((kind.code,))
    entry = _entry(text)
    profile = entry.profile if entry else term_of(Profile, text)
    if profile is None:
        return None
    return Meaning((), (("profiles", profile.code),), (_profile_for_type(text, profile),))


def _of_portal(entry: CrosswalkEntry) -> Meaning:
    """Return the profile of a label of the portal, and its type where it names one that says more."""
    codes = {kind.code for kind in entry.types}
    finer = len(codes) == 1 and entry.profile.code not in codes
    also = tuple(("types", code) for code in codes) if finer else ()
    doubts = (_lost(entry),) if entry.lost or len(codes) > 1 else ()
    return Meaning((entry.profile.code,), also, doubts)


@cache
def _own_forms() -> frozenset[str]:
    terms = Profile.vocabulary().terms
    return frozenset(text for one in terms for text in (str(one.code), one.label.fr, one.label.text("en")))


@cache
def _entries() -> dict[str, CrosswalkEntry]:
    found: dict[str, CrosswalkEntry] = {}
    for entry in (entry for year in _YEARS for entry in crosswalk(year).entries):
        for label in (entry.label, entry.also_written or entry.label):
            found.setdefault(fold(label), entry)
    return found


def _entry(text: str) -> CrosswalkEntry | None:
    return _entries().get(fold(text)) if len(text) <= _LONGEST else None


def _lost(entry: CrosswalkEntry) -> Doubt:
    named_fr, named_en = (", ".join(kind.label(lang) for kind in entry.types) for lang in ("fr", "en"))
    several = len(entry.types) > 1
    lost = entry.lost or Label("", "")
    fr = f"« {entry.label} » est lu comme le profil « {entry.profile.label('fr')} »."
    en = f"“{entry.label}” is read as the profile “{entry.profile.label('en')}”."
    if several:
        fr += f" Rien ne dit lequel de ces types : {named_fr}."
        en += f" Nothing tells which of these types: {named_en}."
    return info(
        "portal-type", f"{fr} {lost.text('fr')}".strip(), f"{en} {lost.text('en')}".strip(), once=True
    )


def _type_for_profile(text: str, profile: Term | None) -> Doubt:
    fr, en = (profile.label("fr"), profile.label("en")) if profile else ("aucun", "none")
    return info(
        "type-for-profile",
        f"« {text} » est un type, gardé comme tel ; son profil : {fr}",
        f"“{text}” is a type, kept as one; its profile: {en}",
        once=True,
    )


def _profile_for_type(text: str, profile: Term) -> Doubt:
    return info(
        "profile-for-type",
        f"« {text} » est un profil, et non un type : il est rangé parmi les profils",
        f"“{text}” is a profile and no type: it goes among the profiles",
        once=True,
    )
