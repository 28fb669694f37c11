"""Laws of reading words: what is forgiven, for every term, and what never is."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import openinno as oi
from openinno.labels import fold, slug

TERMS = [term for vocabulary in oi.VOCABULARIES for term in vocabulary]
FORMS = {
    vocabulary: {fold(form): entry.code for entry in vocabulary.vocabulary().terms for form in entry.forms()}
    for vocabulary in oi.VOCABULARIES
}
REFUSED = {
    vocabulary: {fold(one.word) for one in vocabulary.vocabulary().refused} for vocabulary in oi.VOCABULARIES
}
terms = st.sampled_from(TERMS)
languages = st.sampled_from(["fr", "en"])
ACCENTS = str.maketrans("àâäçéèêëîïôöùûüÿ", "aaaceeeeiioouuuy")


def _forms(term: oi.Term) -> tuple[str, ...]:
    return (term.code, term.label("fr"), term.label("en"), *term.aliases)


def _exact(vocabulary: type[oi.Term]) -> set[str]:
    return {form for term in vocabulary for form in _forms(term)}


named = st.one_of([st.tuples(st.just(term), st.sampled_from(_forms(term))) for term in TERMS])


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("term", TERMS, ids=repr)
def test_parsing_a_label_gives_the_term_back(term: oi.Term, lang: str) -> None:
    """In both languages, for every term, reading its label is the identity."""
    assert type(term).parse(term.label(lang)) is term


@pytest.mark.parametrize("term", TERMS, ids=repr)
def test_parsing_a_code_or_an_alias_gives_the_term(term: oi.Term) -> None:
    """For every term, its code and each of its aliases read as it."""
    assert {form: type(term).parse(form) for form in _forms(term)} == dict.fromkeys(_forms(term), term)


@given(named)
def test_parsing_forgives_case(pair: tuple[oi.Term, str]) -> None:
    """Any form reads the same in capitals and in small letters."""
    term, form = pair

    assert type(term).parse(form.upper()) is term
    assert type(term).parse(form.lower()) is term


@given(named)
def test_parsing_forgives_accents(pair: tuple[oi.Term, str]) -> None:
    """Any form reads the same without its accents."""
    term, form = pair

    assert type(term).parse(form.casefold().translate(ACCENTS)) is term


@given(named, st.sampled_from(["-", "\u2010", "\u2011", "–", "—", "_", " ", "  ", "\u00a0"]))
def test_parsing_forgives_hyphens_and_spaces(pair: tuple[oi.Term, str], join: str) -> None:
    """Any form reads the same whichever hyphen or space joins its words."""
    term, form = pair

    assert type(term).parse(form.replace("-", " ").replace("_", " ").replace(" ", join)) is term


@given(named, st.sampled_from("’‘ʼ′`"))
def test_parsing_forgives_typographic_quotes(pair: tuple[oi.Term, str], quote: str) -> None:
    """Any form reads the same whichever apostrophe it has."""
    term, form = pair

    assert type(term).parse(form.replace("'", quote)) is term


@given(named)
def test_parsing_forgives_an_ampersand_for_et(pair: tuple[oi.Term, str]) -> None:
    """Any form reads the same with an ampersand for its French *and*."""
    term, form = pair

    assert type(term).parse(form.replace(" et ", " & ").replace(" & ", "&")) is term


@given(named)
def test_parsing_forgives_the_plural_of_long_words(pair: tuple[oi.Term, str]) -> None:
    """Any form reads the same with an s at the end of its words of four letters or more."""
    term, form = pair
    plural = " ".join(
        word + "s" if word.isalpha() and len(word) >= 4 and word[-1] not in "sxSX" else word
        for word in form.split(" ")
    )

    assert type(term).parse(plural) is term


@given(named, st.text(" \t\n\u00a0", max_size=3), st.text(" \t\n\u00a0", max_size=3))
def test_parsing_forgives_spaces_around(pair: tuple[oi.Term, str], before: str, after: str) -> None:
    """Any form reads the same with spaces around it."""
    term, form = pair

    assert type(term).parse(before + form + after) is term


WORDS_AROUND = st.one_of(
    st.sampled_from(
        ["le", "un", "innovant", "grand", "et", "hub", "cluster", "French Tech", "événement", "lab", "public"]
    ),
    st.text("abcdeilmnorstuéè", min_size=1, max_size=12),
)


@given(named, WORDS_AROUND, st.booleans())
def test_parsing_never_matches_inside_a_phrase(pair: tuple[oi.Term, str], word: str, before: bool) -> None:
    """With a word around it a form is refused, unless that whole text is itself a form."""
    term, form = pair
    vocabulary = type(term)
    phrase = f"{word} {form}" if before else f"{form} {word}"
    if fold(phrase) in FORMS[vocabulary] and fold(phrase) not in REFUSED[vocabulary]:
        assert vocabulary.parse(phrase).value == FORMS[vocabulary][fold(phrase)]
    else:
        with pytest.raises(oi.VocabularyError):
            vocabulary.parse(phrase)


@pytest.mark.parametrize("word", ["hub", "cluster", "french tech", "événement", "lab"])
@pytest.mark.parametrize("vocabulary", [oi.Profile, oi.StructureType], ids=lambda one: one.__name__)
def test_a_common_word_inside_a_phrase_names_nothing(vocabulary: type[oi.Term], word: str) -> None:
    """A word that is common in the field is never picked out of a sentence."""
    for phrase in (f"le {word} de la ville", f"{word} X", f"mon {word}"):
        with pytest.raises(oi.VocabularyError):
            vocabulary.parse(phrase)


@given(st.sampled_from(oi.VOCABULARIES), st.one_of(st.text(max_size=30), named.map(lambda pair: pair[1])))
def test_parsing_any_text_gives_a_term_or_the_error_of_words(vocabulary: type[oi.Term], text: str) -> None:
    """Whatever is written, reading it gives a term whose form it is, or an error that lists the terms."""
    expected = FORMS[vocabulary].get(fold(text))
    if text.strip() in _exact(vocabulary) or (expected and fold(text) not in REFUSED[vocabulary]):
        assert fold(text) in {fold(form) for form in _forms(vocabulary.parse(text))}
    else:
        with pytest.raises(oi.VocabularyError) as caught:
            vocabulary.parse(text)
        assert caught.value.given == text
        assert caught.value.known == tuple(vocabulary)
        assert set(caught.value.candidates) <= set(vocabulary)


@given(named)
def test_the_constructor_never_forgives(pair: tuple[oi.Term, str]) -> None:
    """Calling a vocabulary takes a code as it is and refuses every other form of the term."""
    term, form = pair
    vocabulary = type(term)
    codes: set[object] = {one.value for one in vocabulary}
    for text in (form, form.upper(), f" {form}", f"{form}s"):
        if text in codes:
            assert vocabulary(text).value == text
        else:
            with pytest.raises(ValueError, match="is not a valid"):
                vocabulary(text)


@given(terms, languages)
def test_an_error_speaks_the_language_of_the_call(term: oi.Term, lang: str) -> None:
    """The message of an unknown word is that of the language asked for."""
    with pytest.raises(oi.VocabularyError) as caught:
        type(term).parse("zzz zzz", lang)

    assert str(caught.value) == caught.value.message(lang)
    assert caught.value.message("fr") != caught.value.message("en")


@pytest.mark.parametrize("word", ["hubsx", "acceleratorss", "technopolesx"])
def test_one_final_letter_is_forgiven_and_no_more(word: str) -> None:
    """A plural is one final s or x: what has two is another word."""
    with pytest.raises(oi.VocabularyError):
        oi.Profile.parse(word)


@given(st.text())
@example("№")
def test_a_folded_text_has_no_capital_accent_or_double_space(text: str) -> None:
    """What is folded has no capital letter, no hyphen, and single spaces inside only."""
    folded = fold(text)

    assert folded == folded.casefold()
    assert " ".join(folded.split()) == folded
    assert not set("-_’“”«»&") & set(folded)


@given(st.text())
def test_a_slug_is_made_of_plain_characters_and_is_its_own_slug(text: str) -> None:
    """A slug has small letters, digits and single underscores, and slugging it again changes nothing."""
    identifier = slug(text)

    assert set(identifier) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")
    assert identifier.strip("_").replace("__", "") == identifier
    assert slug(identifier) == identifier


@given(st.text(max_size=40))
def test_spaces_around_never_matter_to_folding(text: str) -> None:
    """A text folds to the same with spaces around it."""
    assert fold(f"  {text} ") == fold(text)
