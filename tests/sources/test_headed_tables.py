"""Tables of openinno whose words are labels, or have labels beside codes, once people worked on them."""

from __future__ import annotations

from typing import Any

import pytest

from openinno import Census, Severity, Theme
from openinno.sources.flat_tables import census_of_flat, is_flat
from openinno.sources.headed_tables import headed
from openinno.sources.tables.table import Table, TableColumn, TableRow, letter_of

LABELS = ("identifiant openinno", "nom", "thème")
BOTH = ("id", "name", "themes", "thème (libellé)")


def table_of(names: tuple[str, ...], *rows: list[Any], letters: bool = True) -> Table:
    """Return a table as a reader makes it."""
    columns = [
        TableColumn(name=name, letter=letter_of(place) if letters else None)
        for place, name in enumerate(names)
    ]
    made = [TableRow(number, cells) for number, cells in enumerate(rows, 2)]
    return Table(columns=tuple(columns), read=lambda _: iter(made), file="lieux.csv")


def read(names: tuple[str, ...], *rows: list[Any]) -> Census:
    """Return the census of a table of ours."""
    table = table_of(names, *rows)
    assert is_flat(table)
    return census_of_flat(table)


def told(census: Census) -> list[tuple[str, str]]:
    """Return the codes of what is told, each with its place."""
    return [(one.code, str(one.where)) for one in census.findings]


@pytest.mark.parametrize(
    ("names", "ours"),
    [
        (LABELS, True),
        (("openinno identifier", "name", "theme", "Wifi"), True),
        (("Wifi", "thème", "nom", "identifiant openinno"), True),
        (("identifiant", "nom", "thème"), False),
        (("identifiant openinno", "thème"), False),
        (BOTH, True),
        ((*BOTH, "Wifi"), True),
        (("id", "name", "themes", "Wifi"), False),
        (("name", "themes", "thème (libellé)"), False),
    ],
)
def test_a_table_is_known_by_its_headings(names: tuple[str, ...], ours: bool) -> None:
    """A table of labels says whose identifiers it has; labels beside codes say it too; no other does."""
    assert is_flat(table_of(names)) is ours


@pytest.mark.parametrize(
    "cell", ["énergie | mobilité", "Energy|mobility", "ÉNERGIES | transports", "energy | mobilité | "]
)
def test_words_are_read_as_people_write_them(cell: str) -> None:
    """Labels of both languages, codes, aliases and other spellings are read, as parse() reads them."""
    census = read(LABELS, ["a", "A", cell])

    assert [claim.value for claim in census[0].themes] == [Theme.ENERGY, Theme.MOBILITY]
    assert census.findings == ()


def test_a_word_that_nobody_knows_refuses_its_row() -> None:
    """The row is kept as it stood, each fault of it is told once, at its cell, and what may be meant."""
    census = read((*LABELS, "ouverture"), ["a", "A", "enregie", "mai"], ["b", "B", "énergie", "2019"])

    assert [one.id for one in census] == ["b"]
    assert told(census) == [
        ("unknown-word", "lieux.csv, 2, C, a"),
        ("wrong-value", "lieux.csv, 2, D, a, opened"),
    ]
    assert "« énergie »" in census.findings[0].message("fr")
    assert census.refused[0].content == (
        '{"identifiant openinno":"a","nom":"A","thème":"enregie","ouverture":"mai"}'
    )


def test_what_words_rest_on_stays_beside_them() -> None:
    """What a word rests on is a word too, in the order of the words."""
    names = (*LABELS, "thème : fondement", "thème : sources")
    census = read(names, ["a", "A", "énergie | mobilité", "déduit | énoncé", "002:L6 | "])

    assert [(claim.basis.value, len(claim.sources)) for claim in census[0].themes] == [
        ("inferred", 1),
        ("stated", 0),
    ]


@pytest.mark.parametrize("label", ["santé et vieillissement", "enregie", None])
def test_a_label_that_is_not_that_of_its_code_is_told(label: str | None) -> None:
    """Whoever changed, misspelt or deleted the label and not the code reads that the code is kept."""
    census = read(BOTH, ["a", "A", "energy", label])

    assert [claim.value for claim in census[0].themes] == [Theme.ENERGY]
    assert told(census) == [("label-differs", "lieux.csv, 2, D, a")]
    assert (census.findings[0].severity, census.findings[0].fix is None) == (Severity.WARNING, False)
    assert "(« energy »), qui est gardé" in census.findings[0].message("fr")


def test_a_label_without_a_code_is_told() -> None:
    """A word that stands in the column of labels only is not read, and that is said."""
    census = read(BOTH, ["a", "A", None, "énergie"])

    assert census[0].themes == ()
    assert "(blank), which is kept" in census.findings[0].message("en")


def test_another_spelling_of_a_label_is_no_difference() -> None:
    """A label in the other language, or spelt otherwise, says the same as the code."""
    assert read(BOTH, ["a", "A", "energy|mobility", "Energy | TRANSPORTS"]).findings == ()


def test_labels_are_read_where_their_codes_were_taken_away() -> None:
    """Without the column of codes, that of labels tells the words."""
    census = read(("id", "name", "thème (libellé)"), ["a", "A", "énergie"])

    assert [claim.value for claim in census[0].themes] == [Theme.ENERGY]
    assert census.findings == ()


def test_columns_of_ones_own_are_kept_and_told() -> None:
    """Each is told once, and what stands in it is kept in extra; blank cells are not."""
    census = read((*LABELS, "Wifi", "theme"), ["a", "A", None, "oui", "Énergie"], ["b", "B", None, None, ""])

    assert [dict(one.extra) for one in census] == [{"Wifi": "oui", "theme": "Énergie"}, {}]
    assert told(census) == [("own-column", "lieux.csv, D"), ("own-column", "lieux.csv, E")]


@pytest.mark.parametrize(
    ("names", "cells", "lone"),
    [
        (("thème : fondement", "thème : sources"), ["déduit", "002:L6"], "CD"),
        (("latitude", "longitude", "sources du point"), [45.7, 4.8, "002:L6"], "CDE"),
        (("note (anglais)",), ["Moved."], "C"),
    ],
)
def test_what_tells_nothing_alone_is_kept_and_told(
    names: tuple[str, ...], cells: list[Any], lone: str
) -> None:
    """Where a column was taken away, those that cannot be read without it refuse no row."""
    census = read((*LABELS[:2], *names), ["a", "A", *cells])

    assert dict(census[0].extra) == dict(zip(names, cells, strict=True))
    assert told(census) == [("lone-column", f"lieux.csv, {letter}") for letter in lone]


def test_a_column_of_ones_own_wins_over_what_extra_has() -> None:
    """Where the same name has two values, one is lost, and that is told; the same value twice is not."""
    names = (*LABELS, "autres colonnes", "Wifi")
    rows = [["a", "A", None, '{"Wifi":"non","Sol":1}', "oui"], ["b", "B", None, '{"Wifi":"oui"}', "oui"]]
    census = read(names, *rows)

    assert [dict(one.extra) for one in census] == [{"Wifi": "oui", "Sol": 1}, {"Wifi": "oui"}]
    assert told(census)[1:] == [("extra-differs", "lieux.csv, 2, D, a")]


def test_numbers_that_were_texts_are_texts_again() -> None:
    """What a spreadsheet made a number of is read where nothing was lost; a zero put back is told."""
    names = (*LABELS, "code INSEE", "code postal", "ville imprimée")
    census = read(names, [2014, "A", None, 1053, 1000.0, "Bourg"], ["b", 104, None, 69123, None, None])

    assert [(one.id, one.name) for one in census] == [("2014", "A"), ("b", "104")]
    site = census[0].sites[0]
    assert (site.insee, site.address and site.address.postcode) == ("01053", "01000")
    assert [one.code for one in census.findings].count("lost-zero") == 2


def test_where_files_have_no_letters_numbers_stay_numbers() -> None:
    """In JSON or Parquet no spreadsheet was at work: a number where a text belongs is a fault."""
    census = census_of_flat(table_of(LABELS, ["a", 104, None], letters=False))

    assert (len(census), [one.code for one in census.findings]) == (0, ["wrong-value"])


def test_a_table_of_others_has_no_columns_of_ours() -> None:
    """A census of somebody else is left to a mapping."""
    assert headed(table_of(("Nom", "Ville"))) is None
    with pytest.raises(ValueError, match="by a mapping"):
        census_of_flat(table_of(("Nom", "Ville")))
