"""One call for every form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from openinno import Census, CensusSource, Label, RuleError, Structure, embedded_census, read_census
from openinno.export import FORMS, Left, convert, csv, geojson

SUFFIXES = [suffix for suffixes in FORMS.values() for suffix in suffixes]
FULL = Census(
    structures=[Structure(id="lab", name="Lab", extra={"mobile": "06"})],
    source=CensusSource(title=Label("Essai", "Trial")),
)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_name_of_the_file_tells_the_form(tmp_path: Path, suffix: str) -> None:
    """Every suffix writes a file, and the same bytes each time."""
    first, again = tmp_path / f"a{suffix}", tmp_path / f"b{suffix.upper()}"

    assert convert(embedded_census(), first) == convert(embedded_census(), str(again))
    assert first.read_bytes() == again.read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_a_form_may_be_asked_for(tmp_path: Path, form: str) -> None:
    """A form goes before the name of the file."""
    named, asked = tmp_path / f"a{FORMS[form][0]}", tmp_path / "a.out"
    convert(embedded_census(), named)
    convert(embedded_census(), asked, form=form)

    assert named.read_bytes() == asked.read_bytes()


@pytest.mark.parametrize(
    ("name", "options"), [("a.doc", {}), ("recensement", {}), ("a.csv", {"form": "exel"})]
)
def test_an_unknown_form_is_refused_with_those_that_exist(
    tmp_path: Path, name: str, options: dict[str, Any]
) -> None:
    """The message lists what may be written, in both languages, and nothing is written."""
    with pytest.raises(RuleError, match="xlsx") as caught:
        convert(embedded_census(), tmp_path / name, **options)

    assert "forme" in caught.value.message("fr")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", sorted({*FORMS} - {"csv", "tsv", "xlsx"}))
def test_a_form_that_keeps_codes_refuses_labels(tmp_path: Path, form: str) -> None:
    """Labels go into sheets only: another form says which forms they are, and nothing is written."""
    with pytest.raises(RuleError) as caught:
        convert(embedded_census(), tmp_path / "a.out", form=form, words="labels")

    assert caught.value.message("fr") == f"{form} garde les codes ; les libellés vont dans csv, tsv, xlsx"
    assert caught.value.message("en") == f"{form} keeps codes; labels go into csv, tsv, xlsx"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", FORMS)
def test_what_may_be_personal_is_left_out_of_every_form(tmp_path: Path, form: str) -> None:
    """No form holds other columns unless asked, and each says so."""
    path = tmp_path / f"a{FORMS[form][0]}"
    left = convert(FULL, path)
    kept = convert(FULL, tmp_path / f"b{FORMS[form][0]}", extra=True)

    assert (left.extra, kept.extra) == (1, 0)
    assert b"06" not in path.read_bytes() or form == "xlsx"


def test_json_forms_are_read_back_equal(tmp_path: Path) -> None:
    """A census that is converted to JSON or JSON Lines loses nothing."""
    for name in ("a.json", "a.jsonl"):
        assert not convert(embedded_census(), tmp_path / name)
        assert read_census(tmp_path / name) == embedded_census()


def test_a_file_that_stands_is_kept_until_the_new_one_is_whole(tmp_path: Path) -> None:
    """Where writing fails, what stood there still stands, and no half of a file is left."""
    folder = tmp_path / "a.csv"
    folder.mkdir()

    with pytest.raises(IsADirectoryError):
        csv(embedded_census(), folder)
    with pytest.raises(FileNotFoundError):
        geojson(embedded_census(), tmp_path / "none" / "a.geojson")
    assert list(tmp_path.iterdir()) == [folder]


def test_what_is_left_is_told_in_both_languages() -> None:
    """Each part is counted, in the number that its count asks for; nothing left is nothing to tell."""
    left = Left(source=True, actors=1, relations=2, refused=1, extra=3)

    assert left.message("fr") == (
        "laissé de côté : la source du recensement, 1 acteur, 2 relations, 1 ligne refusée,"
        " 3 structures avec d'autres colonnes (extra)"
    )
    assert left.message("en") == (
        "left out: the source of the census, 1 actor, 2 relations, 1 refused row,"
        " 3 structures with other columns (extra)"
    )
    assert (bool(left), bool(Left()), Left().message()) == (True, False, "")
