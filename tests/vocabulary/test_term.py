"""What every term has in common: its label, definition, source, and the reader that forgives a little."""

from __future__ import annotations

import pickle

import pytest

import openinno as oi
from openinno.citations import Source
from openinno.labels import Label
from openinno.vocabulary import Entry


def test_the_constructor_takes_codes_only() -> None:
    """Calling a vocabulary takes a code and nothing that looks like one."""
    assert oi.Profile("accelerator") is oi.Profile.ACCELERATOR
    assert oi.Level(3) is oi.Level.COLLABORATION
    for wrong in ("Accélérateur", "Accelerator", "accelerator ", "ACCELERATOR", 1, None):
        with pytest.raises(ValueError, match="is not a valid Profile"):
            oi.Profile(wrong)
    with pytest.raises(ValueError, match="is not a valid Level"):
        oi.Level("3")


def test_a_term_has_a_label_and_a_definition_in_both_languages() -> None:
    """A term tells its name and what it means in French and in English."""
    hub = oi.Profile.INNOVATION_HUB

    assert (hub.label("fr"), hub.label()) == ("Hub d'innovation", "Innovation hub")
    assert hub.definition("fr") != hub.definition("en")
    assert hub.definition() == hub.definition("en")


def test_a_note_is_a_caution_or_nothing() -> None:
    """A note speaks both languages where there is one, and is None elsewhere."""
    assert oi.Ownership.PUBLIC.note("fr") is not None
    assert oi.Ownership.PUBLIC.note("fr") != oi.Ownership.PUBLIC.note("en")
    assert oi.Profile.ACCELERATOR.note() is None


def test_a_code_is_text_even_for_levels() -> None:
    """The stable code is text, also where the value is a number."""
    assert oi.Level.COLLABORATION.code == "3"
    assert oi.EpciKind.MET69.code == "MET69"


def test_the_order_of_a_term_starts_at_one() -> None:
    """The place of a term counts from 1, in the order of the documents."""
    assert [one.order for one in oi.Profile] == [1, 2, 3, 4, 5, 6]
    assert oi.Theme.FUNDS_AND_ASSETS.order == 11


def test_a_term_tells_where_it_was_read() -> None:
    """A term has its lines, the first of them at hand."""
    assert oi.Role.ANIMATOR.source == Source(document="002", line=90)
    assert oi.Role.ANIMATOR.sources[0] is oi.Role.ANIMATOR.source
    assert not oi.Role.ANIMATOR.external


def test_a_term_from_elsewhere_says_so() -> None:
    """A term that the documents lack is external, and its source is another page."""
    assert oi.EpciKind.METRO.external
    assert oi.EpciKind.METRO.source.external
    assert oi.EpciKind.METRO.basis == "external"


def test_a_term_is_shown_by_its_name() -> None:
    """A term is shown as the name a program writes."""
    assert repr(oi.Theme.ENERGY) == "<Theme.ENERGY>"


@pytest.mark.parametrize("term", [oi.Theme.ENERGY, oi.Level.ANIMATION], ids=repr)
def test_a_term_survives_pickling(term: oi.Term) -> None:
    """A term that is stored and read again is the same object."""
    assert pickle.loads(pickle.dumps(term)) is term  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("vocabulary", "text", "term"),
    [
        (oi.Profile, "Accélérateur", oi.Profile.ACCELERATOR),
        (oi.Profile, "  accelerateurs ", oi.Profile.ACCELERATOR),
        (oi.Profile, "HUB D’INNOVATION", oi.Profile.INNOVATION_HUB),
        (oi.Profile, "innovation-hub", oi.Profile.INNOVATION_HUB),
        (oi.Profile, "living_lab", oi.Profile.LIVING_LAB),
        (oi.StructureType, "Tiers-lieux", oi.StructureType.THIRD_PLACE),
        (oi.StructureType, "pôles de compétitivité", oi.StructureType.COMPETITIVENESS_CLUSTER),
        (oi.Theme, "Mobilités", oi.Theme.MOBILITY),
        (oi.Theme, "tourisme & culture", oi.Theme.TOURISM_AND_CULTURE),
        (oi.LegalForm, "sas", oi.LegalForm.SAS),
        (oi.LegalForm, "SA", oi.LegalForm.SA),
        (oi.Level, "3", oi.Level.COLLABORATION),
        (oi.Level, "niveau 2", oi.Level.ANIMATION),
        (oi.EpciKind, "métropole", oi.EpciKind.METRO),
    ],
)
def test_parse_reads_what_people_write(vocabulary: type[oi.Term], text: str, term: oi.Term) -> None:
    """Labels, codes and aliases are read with accents, case, hyphens, quotes and plurals forgiven."""
    assert vocabulary.parse(text) is term


@pytest.mark.parametrize(
    ("vocabulary", "text"),
    [
        (oi.Profile, ""),
        (oi.Profile, "   "),
        (oi.Profile, "un accélérateur"),
        (oi.Profile, "accélérateur privé"),
        (oi.Profile, "xyz"),
        (oi.Level, "4"),
        (oi.Level, "NIVEAU 2 ou NIVEAU 1"),
        (oi.Theme, "énergie et mobilité"),
        (oi.LegalForm, "sa sas"),
    ],
)
def test_parse_refuses_any_other_text(vocabulary: type[oi.Term], text: str) -> None:
    """A word inside a phrase, an empty text and an unknown word are refused."""
    with pytest.raises(oi.VocabularyError) as caught:
        vocabulary.parse(text)

    assert caught.value.given == text
    assert caught.value.known == tuple(vocabulary)


@pytest.mark.parametrize("value", [3, None, True, oi.Level.ANIMATION, b"hub"], ids=repr)
def test_parse_takes_texts_only(value: object) -> None:
    """What is no text is a mistake of the program, told by its type."""
    with pytest.raises(TypeError, match=rf"Level.parse\(\) takes a text, not {type(value).__name__}"):
        oi.Level.parse(value)  # type: ignore[arg-type]


def test_an_unknown_word_is_answered_with_the_nearest_first() -> None:
    """A misspelt word is answered with the term that is near, each once, three at most."""
    with pytest.raises(oi.VocabularyError) as caught:
        oi.Profile.parse("acelerateur")

    assert caught.value.candidates[0] is oi.Profile.ACCELERATOR
    assert len(caught.value.candidates) == len(set(caught.value.candidates)) <= 3


def test_a_word_near_many_terms_is_answered_with_three() -> None:
    """A word that several terms begin with is answered with the three nearest, not with a whole list."""
    with pytest.raises(oi.VocabularyError) as caught:
        oi.Funding.parse("subvention")

    assert caught.value.candidates == (
        oi.Funding.STATE_GRANT,
        oi.Funding.REGIONAL_GRANT,
        oi.Funding.MUNICIPAL_GRANT,
    )


def test_an_unknown_word_far_from_all_has_no_candidate() -> None:
    """A word that resembles nothing gets no candidate."""
    with pytest.raises(oi.VocabularyError) as caught:
        oi.Profile.parse("zzzzqqq")

    assert caught.value.candidates == ()


@pytest.mark.parametrize("spelling", ["pôle", "Pôles", "POLE"])
def test_a_refused_word_is_refused_in_every_spelling(spelling: str) -> None:
    """A refused word is refused whatever its accents, case or number."""
    with pytest.raises(oi.VocabularyError) as caught:
        oi.Profile.parse(spelling)

    assert caught.value.candidates == (oi.Profile.TECHNOPOLE, oi.Profile.ACCELERATOR)


def test_the_message_speaks_the_language_asked_for() -> None:
    """The language of the message is that of the call."""
    with pytest.raises(oi.VocabularyError, match=r"^mot inconnu dans « Thèmes » : « xyz »"):
        oi.Theme.parse("xyz", lang="fr")
    with pytest.raises(oi.VocabularyError, match=r"^unknown word in “Themes”: “xyz”"):
        oi.Theme.parse("xyz")


def test_an_entry_knows_every_text_that_names_it() -> None:
    """The forms of an entry are its code, its two labels and its aliases."""
    entry = Entry(
        code=7,
        label=Label("sept", "seven"),
        definition=Label("d", "d"),
        basis="ours",
        aliases=("VII",),
        sources=(Source(document="openinno"),),
    )

    assert entry.forms() == ("7", "sept", "seven", "VII")


def test_a_vocabulary_tells_what_it_holds() -> None:
    """A vocabulary has a name, the name of one term, a sentence, its terms and its refusals."""
    vocabulary = oi.Role.vocabulary()

    assert (vocabulary.label.fr, vocabulary.singular.fr) == ("Rôles", "rôle")
    assert [entry.code for entry in vocabulary.terms] == ["intermediary", "animator", "coordinator"]
    assert [refusal.word for refusal in vocabulary.refused] == [
        "facilitateur",
        "facilitator",
        "tiers de confiance",
    ]
