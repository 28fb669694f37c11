"""What is said of a word that a vocabulary refuses."""

from __future__ import annotations

import pytest

import openinno as oi
from openinno.vocabulary import Term
from openinno.vocabulary.refusing import refusal_told


@pytest.mark.parametrize(
    ("vocabulary", "word", "lang", "told"),
    [
        (
            oi.Profile,
            "pôle",
            "fr",
            (
                "« pôle » est refusé : la Samoa se nomme pôle et figure parmi les exemples d'accélérateurs."
                " Précisez : « Technopole, pôle de compétitivité, cluster », « Accélérateur »."
            ),
        ),
        (
            oi.Profile,
            "pôle",
            "en",
            (
                "“pôle” is refused: the Samoa calls itself a pôle and is listed as an accelerator."
                " Say which: “Technology park, competitiveness cluster, cluster”, “Accelerator”."
            ),
        ),
        (
            oi.Maturity,
            "hyper-croissance",
            "en",
            (
                "“hyper-croissance” is refused: the word describes the start-ups of the French Tech Capitals,"
                " not a stage."
            ),
        ),
    ],
)
def test_a_refusal_says_why_and_what_to_choose_from(
    vocabulary: type[Term], word: str, lang: str, told: str
) -> None:
    """The word, the reason and the terms that may be meant, where there are any, are told in a language."""
    (refusal,) = (one for one in vocabulary.vocabulary().refused if one.word == word)

    assert refusal_told(refusal, vocabulary, lang) == told
