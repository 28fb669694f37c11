"""Our texts are ours, in two languages, and name nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import openinno
from openinno.labels import fold

DATA = Path(openinno.__file__).parent / "_data"
FILES = sorted(DATA.glob("*.json"))
DOCUMENTS = Path(__file__).parents[2] / "shared" / "reference" / "source-documents"
RUN = 8

# Names that are kept as printed: a vocabulary calls its terms what the documents call them.
NAMES = {
    "Mise en réseau pour explorer un nouveau service",
    "Animation ponctuelle pour se familiariser à un thème",
    "développement, nouveaux débouchés commerciaux, implantation sur des marchés étrangers",
    "Correspondance avec des thématiques ayant un impact territorial fort",
    "gain d'efficacité dans les méthodes de travail",
    "la maturité des startups présentes sur le territoire et l'accompagnement nécessaire",
    "le budget public disponible pour le financement de la structure",
    "la familiarité de l'écosystème local aux pratiques de l'innovation ouverte",
    "la proposition de valeur pour les acteurs du territoire et le territoire lui-même",
    (
        "sa finalité pour le territoire et donc la maturité des startups présentes"
        " et l'accompagnement nécessaire"
    ),
    "place du territoire dans le processus de métropolisation",
    "réflexion sur l'environnement naturel et ses interactions",
    "le développement de plateformes d'innovation et de services immobiliers",
    "mobilisation des startups et plateforme de mise en relation",
    "production locale au sein de fablabs et tiers-lieux",
    "accès à une communauté d'acteurs et un réseau de compétences",
    # The carrier of a role, given as printed.
    "par le living lab ou la pépinière ESS",
    # A sentence of ours around four names that the document puts in this order.
    (
        "Des noms surprenants (living lab, fab lab, média lab, co-macking, coworking) pour une même volonté :"
        " faire naître de jeunes entreprises locales."
    ),
    (
        "Surprising names (living lab, fab lab, media lab, co-macking, coworking) for one will:"
        " bring local young companies to life."
    ),
}

PERSONS = [
    "Baffou",
    "Balzerani",
    "Bensa",
    "Bobin",
    "Calcio Gaudino",
    "Mathilde Colin",
    "Fend",
    "Jeannest",
    "Lecoin",
    "Meynet",
    "Pupin",
    "Saloff",
    "Terpent",
]


def _pairs(value: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        if "fr" in value or "en" in value:
            yield path, value
        for key, one in value.items():
            yield from _pairs(one, f"{path}.{key}")
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _pairs(one, f"{path}[{place}]")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _documents(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("document"), str):
            yield value["document"]
        for one in value.values():
            yield from _documents(one)
    elif isinstance(value, list):
        for one in value:
            yield from _documents(one)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(text).lower())


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def test_every_file_of_data_is_looked_at() -> None:
    """The files of data that hold texts are the six that are known."""
    assert [file.name for file in FILES] == [
        "advice.json",
        "census.json",
        "documents.json",
        "synonyms.json",
        "typology.json",
        "vocabulary.json",
    ]


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason=f"the documents are not beside the checkout: {DOCUMENTS}")
@each_file
def test_no_text_of_ours_repeats_a_document(file: Path) -> None:
    """No text of ours shares eight words in a row with a document, names and titles apart."""
    copied: set[tuple[str, ...]] = set()
    for document in DOCUMENTS.glob("*.txt"):
        copied |= _runs(document.read_text(encoding="utf-8"))
    repeated = {
        path: text
        for path, pair in _pairs(_read(file), file.stem)
        for text in pair.values()
        if isinstance(text, str) and text not in NAMES and _runs(text) & copied
    }

    assert len(copied) > 10_000
    assert repeated == {}


def test_every_exempted_name_is_in_use() -> None:
    """Nothing is exempted that our data no longer says."""
    said = {text for file in FILES for _, pair in _pairs(_read(file), file.stem) for text in pair.values()}

    assert NAMES - said == set()


@each_file
def test_every_text_is_in_both_languages(file: Path) -> None:
    """Where a text is in one language it is in the other too, and neither is empty."""
    missing = [
        path
        for path, pair in _pairs(_read(file), file.stem)
        if set(pair) != {"fr", "en"} or not all(isinstance(one, str) and one.strip() for one in pair.values())
    ]

    assert missing == []


@each_file
def test_french_is_not_english(file: Path) -> None:
    """A text of more than four words is not the same in both languages."""
    same = [
        path
        for path, pair in _pairs(_read(file), file.stem)
        if pair["fr"] == pair["en"] and len(pair["fr"].split()) > 4
    ]

    assert same == []


@each_file
def test_texts_are_typed_cleanly(file: Path) -> None:
    """No text begins or ends with a space, holds two in a row or a line break."""
    untidy = [
        path
        for path, pair in _pairs(_read(file), file.stem)
        for text in pair.values()
        if text != text.strip() or "  " in text or "\n" in text
    ]

    assert untidy == []


@each_file
def test_no_text_points_to_a_file_that_readers_do_not_have(file: Path) -> None:
    """No text sends its reader to a working file of ours."""
    pairs = _pairs(_read(file), file.stem)
    sent = [path for path, pair in pairs if any(re.search(r"\.(json|csv)\b", one) for one in pair.values())]

    assert sent == []


@each_file
def test_no_address_or_number_of_a_person_is_kept(file: Path) -> None:
    """No file of data holds an e-mail address or a French telephone number."""
    strings = list(_strings(_read(file)))

    assert [one for one in strings if re.search(r"[\w.+-]+@[\w-]+\.\w+", one)] == []
    assert [
        one for one in strings if re.search(r"(?<!\d)(?:\+33|0)[ .]?[1-9](?:[ .-]?\d\d){4}(?!\d)", one)
    ] == []


@each_file
@pytest.mark.parametrize("name", PERSONS)
def test_no_person_of_the_documents_is_named(file: Path, name: str) -> None:
    """No file of data names a person whom the documents quote; authors who are cited may be named."""
    found = [one for one in _strings(_read(file)) if re.search(rf"\b{name}\b", one, re.IGNORECASE)]

    assert found == []


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason=f"the documents are not beside the checkout: {DOCUMENTS}")
@pytest.mark.parametrize("name", PERSONS)
def test_the_persons_looked_for_are_those_of_the_documents(name: str) -> None:
    """Each name looked for does stand in a document, so that the search means something."""
    assert any(name in document.read_text(encoding="utf-8") for document in DOCUMENTS.glob("*.txt"))


@each_file
def test_no_citation_of_a_document_is_taken_for_another_page(file: Path) -> None:
    """What begins like a citation of one of the five documents has been read as one, line and all."""
    pages = [page for page in _documents(_read(file)) if re.match(r"00[0-4]\b.", page)]

    assert pages == []
