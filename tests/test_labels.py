"""Texts in two languages, and the folding of loose spellings."""

from __future__ import annotations

import attrs
import pytest

from openinno.labels import LANGUAGES, Label, fold, is_whole, plain_all, slug, whole


@pytest.mark.parametrize("lang", ["fr", "FR", "fr-BE", "fr_CA", "fr-Latn-FR"])
def test_a_french_tag_of_any_shape_gets_french(lang: str) -> None:
    """A tag whose language is French gets the French text, whatever its case, region or separator."""
    assert Label("thème", "theme").text(lang) == "thème"
    assert Label("thème", "theme").language(lang) == "fr"


@pytest.mark.parametrize("lang", ["en", "en-GB", "EN", "de", "", "frp", "fro"])
def test_any_other_tag_gets_english(lang: str) -> None:
    """A tag that is not French gets English, even where its code begins like French."""
    assert Label("thème", "theme").text(lang) == "theme"
    assert Label("thème", "theme").language(lang) == "en"


def test_english_is_the_default_language() -> None:
    """Without a tag, and as a string, a label is English."""
    label = Label("thème", "theme")

    assert (label.text(), label.language(), str(label)) == ("theme", "en", "theme")


@pytest.mark.parametrize("lang", ["en", "fr", "de"])
def test_a_label_without_english_serves_french_and_says_so(lang: str) -> None:
    """Where English is missing the French text is served, under its own language."""
    label = Label("pépinière")

    assert (label.text(lang), label.language(lang), str(label)) == ("pépinière", "fr", "pépinière")


def test_labels_are_compared_by_their_texts() -> None:
    """Two labels with the same texts are equal, hash alike, and differ when one language differs."""
    assert Label("a", "b") == Label("a", "b")
    assert hash(Label("a", "b")) == hash(Label("a", "b"))
    assert Label("a", "b") != Label("a")


def test_a_label_cannot_be_changed() -> None:
    """A label is frozen."""
    label = Label("a", "b")

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        label.fr = "c"  # type: ignore[misc]


def test_the_languages_are_english_and_french() -> None:
    """Two languages are served."""
    assert LANGUAGES == ("en", "fr")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Pôles de  compétitivité", "pole de competitivite", id="accents-case-spaces"),
        pytest.param("tiers-lieux", "tier lieu", id="hyphen"),
        pytest.param("tiers‑lieux", "tier lieu", id="unbreakable-hyphen"),
        pytest.param("tiers–lieux", "tier lieu", id="dash"),
        pytest.param("living_lab", "living lab", id="underscore"),
        pytest.param("l’écosystème", "l'ecosysteme", id="typographic-apostrophe"),
        pytest.param("« hub »", '" hub "', id="guillemets"),
        pytest.param("recherche & développement", "recherche et developpement", id="ampersand"),
        pytest.param("R&D", "r et d", id="ampersand-without-spaces"),
        pytest.param("\u00a0hub\u202fd'innovation\n", "hub d'innovation", id="unbreakable-spaces"),
        pytest.param("cœur", "coeur", id="ligature"),
        pytest.param("e\u0301nergie", "energie", id="decomposed-accent"),
        pytest.param("SAS", "sas", id="three-letters-keep-s"),
        pytest.param("SA", "sa", id="two-letters"),
        pytest.param("labs", "lab", id="four-letters-lose-s"),
        pytest.param("réseaux", "reseau", id="final-x"),
        pytest.param("lieux25 3s", "lieu25 3s", id="digits-are-no-letters"),
        pytest.param("", "", id="empty"),
    ],
)
def test_folding_joins_spellings_of_one_word(text: str, folded: str) -> None:
    """Accents, case, quotes, hyphens, ampersands, spaces and long plurals are folded, nothing else."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"), [("SA", "SAS"), ("hub", "hub d'innovation"), ("mixte", "mixité"), ("lab", "labo")]
)
def test_folding_keeps_different_words_apart(one: str, other: str) -> None:
    """Words that are not spellings of one another stay apart."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Les Ateliers des Capucins", "les_ateliers_des_capucins"),
        ("French Tech Brest+", "french_tech_brest_plus"),
        ("KMØ", "kmo"),
        ("L'Œuvre & Cie", "l_oeuvre_et_cie"),
        ("  Pôle TES ! ", "pole_tes"),
        ("A+ c'est mieux !", "a_plus_c_est_mieux"),
        pytest.param("№ 7", "no_7", id="compatibility-capital"),
        ("???", ""),
    ],
)
def test_a_slug_is_plain_lower_case_words(name: str, identifier: str) -> None:
    """A slug keeps letters and digits, spells the plus sign and keeps plurals."""
    assert slug(name) == identifier


def test_many_names_are_reduced_each_on_its_own() -> None:
    """Each name gives one, also where it holds a break of line or nothing; no names give none."""
    assert plain_all(["Saint-Étienne\n(Loire)", " ", "Vannes"]) == ["saint etienne (loire)", "", "vannes"]
    assert plain_all([]) == []


def test_a_lone_half_of_a_letter_becomes_a_mark() -> None:
    """A text that a file can hold is left as it is; half a letter, which none can, becomes one mark."""
    assert (is_whole("Café\n"), whole("Café\n")) == (True, "Café\n")
    assert (is_whole("Caf\ud800"), whole("Caf\ud800")) == (False, "Caf\ufffd")
