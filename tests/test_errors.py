"""The tree of errors: what they are, say in both languages, and carry."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

import openinno as oi
from openinno import errors
from openinno._optional import need
from openinno.validation import CATALOGUE


@pytest.mark.parametrize(
    ("kind", "parents"),
    [
        (oi.OpenInnoError, (Exception,)),
        (oi.VocabularyError, (oi.OpenInnoError, ValueError)),
        (oi.RecordError, (oi.OpenInnoError, ValueError)),
        (oi.PlaceError, (oi.OpenInnoError, LookupError)),
        (oi.SourceError, (oi.OpenInnoError,)),
        (oi.MissingExtra, (oi.OpenInnoError, ImportError)),
        (oi.ExploreError, (oi.OpenInnoError,)),
        (oi.Unreachable, (oi.ExploreError,)),
        (oi.Refused, (oi.ExploreError,)),
        (oi.UnknownDataset, (oi.Refused,)),
        (oi.BadQuery, (oi.Refused, ValueError)),
        (oi.QuotaSpent, (oi.ExploreError,)),
        (oi.UnexpectedContent, (oi.ExploreError,)),
        (oi.IncompleteExport, (oi.ExploreError,)),
    ],
)
def test_every_error_stands_in_the_tree(kind: type[Exception], parents: tuple[type[Exception], ...]) -> None:
    """Each error has the parents that the drawing of the tree gives it, and no other."""
    assert kind.__bases__ == parents


def test_a_source_error_is_no_value_error() -> None:
    """A file that cannot be read is no wrong value."""
    assert not issubclass(oi.SourceError, ValueError)


def test_the_drawing_names_every_public_error() -> None:
    """The tree drawn at the top of the module names each error it defines."""
    drawn = errors.__doc__ or ""
    lent = {name: getattr(errors, name) for name in errors.__all__}
    kinds = [name for name, one in lent.items() if isinstance(one, type) and issubclass(one, Exception)]

    assert [name for name in kinds if name not in drawn] == []
    assert len(kinds) == 7


def test_an_error_speaks_both_languages() -> None:
    """An error keeps its message in both languages, whichever its text was made in."""
    label = oi.Label("rien à lire", "nothing to read")

    assert str(oi.OpenInnoError(label)) == "nothing to read"
    assert str(oi.OpenInnoError(label, lang="fr")) == "rien à lire"
    assert oi.OpenInnoError(label, lang="fr").message() == "nothing to read"
    assert oi.OpenInnoError(label).message("fr") == "rien à lire"


def test_an_unknown_word_is_told_with_the_nearest_and_all_terms() -> None:
    """The error of an unknown word tells the word, the near terms and every term, in both languages."""
    error = errors.VocabularyError.unknown(
        "prive",
        vocabulary=oi.Label("Propriété", "Ownership"),
        nearest=[oi.Ownership.PRIVATE],
        known=[oi.Ownership.PUBLIC, oi.Ownership.PRIVATE],
    )

    assert str(error) == (
        "unknown word in “Ownership”: “prive”. Did you mean “private”? Known terms: “public”, “private”."
    )
    assert error.message("fr") == (
        "mot inconnu dans « Propriété » : « prive ». Vouliez-vous dire « privé » ?"
        " Termes connus : « public », « privé »."
    )
    assert (error.given, error.candidates, error.known) == (
        "prive",
        (oi.Ownership.PRIVATE,),
        (oi.Ownership.PUBLIC, oi.Ownership.PRIVATE),
    )


def test_a_long_vocabulary_is_not_listed_where_a_word_is_near() -> None:
    """The near word is told, and where the many others are shown; the error still holds them all."""
    with pytest.raises(oi.VocabularyError) as caught:
        oi.StructureType.parse("makerspce")
    error = caught.value

    assert str(error) == (
        "unknown word in “Structure types”: “makerspce”. Did you mean “makerspace”?"
        ' 25 other terms: openinno words "structure types".'
    )
    assert error.message("fr").endswith(' 25 autres termes : openinno mots "types de structures".')
    assert error.known == tuple(oi.StructureType)


def test_a_long_vocabulary_is_listed_where_no_word_is_near() -> None:
    """Without a near word, what exists is all the help there is."""
    with pytest.raises(oi.VocabularyError, match=r"Known terms: .*makerspace"):
        oi.StructureType.parse("zzzzzz")


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda: CATALOGUE["zzz"], "id-missing, .* and 252 others: openinno rules"),
        (lambda: oi.ColumnMapping(columns="Nom", to="zzz"), "name, .* others: openinno.TARGETS"),
        (lambda: oi.typology.published_figure("zzz"), r"others: openinno.typology.published_figures\(\)"),
        (lambda: oi.indicators(oi.embedded_census())["zzz"], r"others: indicators\(census\).figures"),
    ],
    ids=["rules", "attributes", "published figures", "indicators"],
)
def test_a_list_that_fills_a_screen_is_told_by_a_few_and_where_it_is(
    ask: Callable[[], object], told: str
) -> None:
    """With nothing near, a few names show what is asked for, and the message says what shows them all."""
    with pytest.raises((LookupError, ValueError), match=told) as caught:
        ask()

    assert str(caught.value).count(",") < 8


def test_a_short_vocabulary_is_listed_beside_the_near_word() -> None:
    """Eleven themes are read at a glance."""
    with pytest.raises(oi.VocabularyError, match=r"Did you mean “mobility”.*Known terms: .*“housing"):
        oi.Theme.parse("mobilitée")


def test_an_unknown_attribute_is_told_with_the_near_one_and_how_many_others() -> None:
    """Whoever misspells an attribute needs that one, not all of them; the error holds them."""
    with pytest.raises(oi.RuleError) as caught:
        oi.ColumnMapping(columns="Thèmes", to="thems")
    error = caught.value

    assert str(error) == (
        f"unknown attribute “thems”. Did you mean “themes”? {len(oi.TARGETS) - 1} others are possible:"
        " openinno.TARGETS."
    )
    assert error.possible == tuple(oi.TARGETS)


def test_an_unknown_word_with_nothing_near_asks_no_question() -> None:
    """Where nothing is near, the message goes straight to the known terms."""
    error = errors.VocabularyError.unknown(
        "zzz", vocabulary=oi.Label("V", "V"), nearest=[], known=[oi.Sector.MIXED], lang="fr"
    )

    assert "?" not in str(error)
    assert str(error) == "mot inconnu dans « V » : « zzz ». Termes connus : « mixte »."
    assert error.candidates == ()


def test_an_ambiguous_word_is_told_with_the_reason_and_the_choice() -> None:
    """The error of an ambiguous word tells why it is refused and what may be chosen."""
    error = errors.VocabularyError.ambiguous(
        "pôle",
        vocabulary=oi.Label("Profils", "Profiles"),
        why=oi.Label("trop large", "too wide"),
        candidates=[oi.Sector.PUBLIC, oi.Sector.MIXED],
        known=list(oi.Sector),
        lang="fr",
    )

    assert str(error) == (
        "mot ambigu dans « Profils » : « pôle » (trop large). Précisez : « public », « mixte »."
        " Termes connus : « public », « privé », « mixte »."
    )
    assert error.message("en") == (
        "ambiguous word in “Profiles”: “pôle” (too wide). Say which: “public”, “mixed”."
        " Known terms: “public”, “private”, “mixed”."
    )
    assert error.candidates == (oi.Sector.PUBLIC, oi.Sector.MIXED)
    assert error.known == tuple(oi.Sector)


def test_a_refused_word_without_candidates_offers_no_choice() -> None:
    """A word that names nothing at all is refused without a choice."""
    with pytest.raises(oi.VocabularyError) as caught:
        oi.Maturity.parse("hyper-croissance")

    assert caught.value.candidates == ()
    assert "Say which" not in str(caught.value)
    assert "Précisez" not in caught.value.message("fr")


def test_a_record_error_holds_one_finding_a_fault() -> None:
    """The error of a record holds its findings in order, and its message tells each with its place."""
    faults = [
        oi.Finding(
            code="wrong-value",
            severity=oi.Severity.ERROR,
            where=oi.Position(record="tuba", path=path),
            text=oi.Label("faux", "wrong"),
        )
        for path in ("name", "siren")
    ]

    error = oi.RecordError(faults)

    assert error.faults == tuple(faults)
    assert str(error) == "tuba, name: wrong; tuba, siren: wrong"
    assert error.message("fr") == "tuba, name : faux; tuba, siren : faux"
    assert str(oi.RecordError(faults, lang="fr")) == error.message("fr")


def test_a_code_that_no_place_bears_is_told_with_what_is_possible_and_near() -> None:
    """The error of an unknown place tells the code, what a code looks like and what may have been meant."""
    error = errors.PlaceError.unknown(
        "69387",
        what=oi.Label("aucune commune", "no commune"),
        possible=oi.Label("cinq chiffres", "five digits"),
        nearest=[oi.geography.commune("69123")],
        lang="fr",
    )

    assert str(error) == (
        "aucune commune n'a le code « 69387 » ; possible : cinq chiffres."
        " Les plus proches : « Lyon (69123) »."
    )
    assert error.message("en") == (
        "no commune has the code “69387”; possible: five digits. The nearest: “Lyon (69123)”."
    )
    assert error.given == "69387"
    assert error.nearest == (oi.geography.commune("69123"),)


def test_every_error_can_be_caught_as_one_of_ours() -> None:
    """Catching the root catches each of them."""
    label = oi.Label("a", "b")

    for error in (
        oi.OpenInnoError(label),
        oi.VocabularyError(label),
        oi.PlaceError(label),
        oi.SourceError(label),
        oi.RecordError([]),
    ):
        with pytest.raises(oi.OpenInnoError):
            raise error


def _vocabulary_error() -> oi.VocabularyError:
    with pytest.raises(oi.VocabularyError) as caught:
        oi.Profile.parse("pépinière", "fr")
    return caught.value


def _place_error() -> oi.PlaceError:
    with pytest.raises(oi.PlaceError) as caught:
        oi.geography.commune("69387")
    return caught.value


@pytest.mark.parametrize(
    "error",
    [
        oi.SourceError(oi.Label("rien", "nothing"), lang="fr"),
        oi.RecordError(
            [oi.Finding(code="x", severity=oi.Severity.ERROR, text=oi.Label("absent", "missing"))], lang="fr"
        ),
        _vocabulary_error(),
        _place_error(),
    ],
    ids=["source", "record", "vocabulary", "place"],
)
def test_an_error_crosses_processes_whole(error: oi.OpenInnoError) -> None:
    """An error that another process raised says the same here."""
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)


def test_a_module_that_lacks_another_is_not_taken_for_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An extra whose own dependency is missing is told as such: installing the extra again would not help."""
    (tmp_path / "half_installed.py").write_text("import that_is_nowhere\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(ModuleNotFoundError, match="that_is_nowhere") as caught:
        need("half_installed", extra="tables")

    assert not isinstance(caught.value, oi.MissingExtra)


@pytest.mark.parametrize(
    "call",
    [
        lambda given: oi.embedded_census().where(region=given),
        oi.Theme.parse,
        lambda given: oi.Theme.parse(given + " énergie"),
        oi.geography.region,
        lambda given: oi.ColumnMapping(columns="a", to=given),
        lambda given: CATALOGUE.without(given),
    ],
    ids=["area", "word", "words", "code", "name", "rule"],
)
def test_a_long_text_is_not_said_again_whole(call: Callable[[str], object]) -> None:
    """A message shows where what was given begins; the error keeps it."""
    given = "x" * 10_000
    with pytest.raises(oi.OpenInnoError) as caught:
        call(given)

    error = caught.value
    assert isinstance(error, oi.VocabularyError | oi.PlaceError | oi.RuleError)
    assert given in error.given
    assert len(error.message("en")) < 1_000
    assert len(error.message("fr")) < 1_000
