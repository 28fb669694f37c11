"""What SKOS has no property for, in sentences: what a definition rests on, what is ours, what is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ...citations import Source
from ...labels import Label
from ...vocabulary import Level, Profile, StructureType, Term, Theme
from ...vocabulary.refusing import refusal_told

__all__ = ["ORDERS", "citation", "refused", "remarks"]

ORDERS: Final[Mapping[type[Term], Label]] = {
    Profile: Label(
        "Profils, du plus nombreux au moins nombreux dans le premier recensement",
        "Profiles, from the most to the least numerous in the first census",
    ),
    Level: Label(
        "Niveaux d'innovation ouverte, du moins engageant au plus engageant",
        "Levels of open innovation, from the least to the most committing",
    ),
}
"""The vocabularies whose order counts, and which order it is."""

_BASES: Final[Mapping[str, Label]] = {
    "stated": Label(
        "Définition fondée sur ce que disent les documents.",
        "The definition rests on what the documents say.",
    ),
    "inferred": Label(
        "Définition tirée de notre lecture des documents.",
        "The definition comes from our reading of the documents.",
    ),
    "external": Label(
        "Définition tirée d'une autre page publique que les documents.",
        "The definition comes from a public page other than the documents.",
    ),
    "ours": Label("Définition établie pour openinno.", "The definition was made for openinno."),
}
_EXTERNAL: Final = Label("Mot absent des documents.", "The word is absent from the documents.")
_UNDER_A_PROFILE: Final = Label(
    "Les documents ne le rattachent pas à son profil : une autre page le fait, ou openinno.",
    "The documents do not set it under its profile: another page does, or openinno.",
)
_NOT_THEIRS: Final = Label("Formes absentes des documents", "Forms absent from the documents")
_OUR_READING: Final = Label(
    "Formes que nous rapprochons du thème, sans qu'elles le nomment",
    "Forms that we bring to the theme, without their naming it",
)


def remarks(term: Term) -> Iterator[Label]:
    """Yield what a term rests on, and which of its forms the documents do not have."""
    yield _BASES[term.basis]
    if term.external:
        yield _EXTERNAL
    if isinstance(term, StructureType) and term.profile_external:
        yield _UNDER_A_PROFILE
    if term.external_aliases:
        yield _listing(_NOT_THEIRS, term.external_aliases)
    if isinstance(term, Theme) and term.interpretive_aliases:
        yield _listing(_OUR_READING, term.interpretive_aliases)


def refused(vocabulary: type[Term]) -> Iterator[Label]:
    """Yield why a vocabulary refuses each word that it refuses."""
    for refusal in vocabulary.vocabulary().refused:
        yield Label(refusal_told(refusal, vocabulary, "fr"), refusal_told(refusal, vocabulary, "en"))


def citation(source: Source) -> str:
    """Name a source in words, with the line where it is one of the documents.

    Examples:
        >>> citation(Source(document="001", line=4))
        "Cartographie des lieux d'innovation en région, Caisse des Dépôts, 2020 (001:L4)"
    """
    if source.details is None:
        return str(source)
    return f"{source.title}, {source.publisher}, {source.date} ({source})"


def _listing(what: Label, forms: Sequence[str]) -> Label:
    fr = ", ".join(f"« {form} »" for form in forms)
    en = ", ".join(f"“{form}”" for form in forms)
    return Label(f"{what.text('fr')} : {fr}.", f"{what.text('en')}: {en}.")
