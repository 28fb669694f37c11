"""The verb ``convert``: a census of any kind in another form."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import census_file, french_csv, run, titled_workbook

from openinno import embedded_census, read_census, to_json


def ours(folder: Path) -> Path:
    """Write the embedded census."""
    path = folder / "census.json"
    path.write_text(to_json(embedded_census()), encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", ["json", "jsonl", "csv", "tsv", "xlsx", "geojson", "parquet", "arrow"])
def test_every_form_is_written_and_read_back(tmp_path: Path, suffix: str) -> None:
    """A census in any form holds the same structures."""
    pytest.importorskip("openpyxl")
    pytest.importorskip("pyarrow")
    out = tmp_path / f"lieux.{suffix}"

    ran = run("convert", ours(tmp_path), out, "--lang", "en")

    assert (ran.code, ran.out) == (0, "")
    assert f"{out}: 51 structures" in ran.err
    assert read_census(out).structures == embedded_census().structures


@pytest.mark.parametrize(
    ("lang", "told", "start"),
    [
        ("fr", "laissé de côté : la source du recensement", "\ufeffid;name"),
        ("en", "left out: the source of the census", "id,name"),
    ],
)
def test_what_a_form_cannot_hold_is_told(tmp_path: Path, lang: str, told: str, start: str) -> None:
    """CSV holds the structures alone, in the manner of the language, and the rest is told."""
    out = tmp_path / "lieux.csv"

    ran = run("convert", ours(tmp_path), out, "--lang", lang)

    assert ran.code == 0
    assert told in ran.err
    assert out.read_bytes().decode().startswith(start)


def test_a_foreign_table_is_converted_by_a_proposal(tmp_path: Path) -> None:
    """The mapping is said aloud, the refused row is wrong data, and the file is written all the same."""
    out = tmp_path / "census.geojson"

    ran = run("convert", titled_workbook(tmp_path), out, "--lang", "fr")

    assert ran.code == 1
    assert "qu'openinno propose" in ran.err
    assert "ligne 6 : pas de nom" in ran.err
    assert "autres colonnes (extra) (--extra pour écrire les autres colonnes)" in ran.err
    assert [one.name for one in read_census(out)] == ["Le Hub", "La Fabrique"]


def test_other_columns_are_kept_when_asked_for(tmp_path: Path) -> None:
    """Without --extra no column without an attribute is written, and with it all are."""
    path, without, asked = french_csv(tmp_path), tmp_path / "a.json", tmp_path / "b.json"

    run("convert", path, without)
    run("convert", path, asked, "--extra")

    assert "Jean" not in without.read_text(encoding="utf-8")
    assert read_census(asked)["le_hub"].extra == {"Contact": "Jean"}
    assert len(read_census(asked).refused) == 1


@pytest.mark.parametrize(
    ("lang", "told"), [("fr", "existe déjà ; --force"), ("en", "is there already; --force")]
)
def test_a_file_is_never_replaced_unasked(tmp_path: Path, lang: str, told: str) -> None:
    """A file that is there stays as it was, unless --force is given."""
    out = tmp_path / "lieux.csv"
    out.write_bytes(b"precious")

    ran = run("convert", ours(tmp_path), out, "--lang", lang)

    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert out.read_bytes() == b"precious"
    assert run("convert", ours(tmp_path), out, "--force").code == 0
    assert out.read_bytes() != b"precious"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_name_without_a_form_is_told_before_anything_is_read(lang: str) -> None:
    """A suffix that is no form exits with 2 and lists those that are, though the input is not there."""
    ran = run("convert", "absent.csv", "census.docx", "--lang", lang)

    assert (ran.code, ran.out) == (2, "")
    assert "census.docx" in ran.err
    assert ".geojson" in ran.err


def test_the_output_is_told_by_its_place_or_by_the_option(tmp_path: Path) -> None:
    """Every other verb that writes has -o: so has this one, under all its names."""
    file = ours(tmp_path)
    outs = [tmp_path / f"{name}.csv" for name in ("place", "short", "out", "output", "before")]
    calls = [
        (file, outs[0]),
        (file, "-o", outs[1]),
        (file, "--out", outs[2]),
        (file, f"--output={outs[3]}"),
        ("-o", outs[4], file),
    ]

    assert [run("convert", *call).code for call in calls] == [0] * 5
    assert len({out.read_bytes() for out in outs}) == 1


@pytest.mark.parametrize(
    ("lang", "twice", "never"),
    [
        ("fr", "la sortie est dite deux fois, a.csv et -o b.csv", "dites où écrire : -o recensement.json"),
        ("en", "the output is told twice, a.csv and -o b.csv", "say where to write: -o census.json"),
    ],
)
def test_the_output_is_told_once(lang: str, twice: str, never: str) -> None:
    """Two outputs, or none, are a wrong call, told before anything is read."""
    both, none = (
        run("convert", "absent.csv", *out, "--lang", lang) for out in (["a.csv", "-o", "b.csv"], [])
    )

    assert (both.code, none.code) == (2, 2)
    assert twice in both.err
    assert never in none.err


def test_an_unreadable_file_writes_nothing(tmp_path: Path) -> None:
    """Where the input is no census there is no output."""
    out = tmp_path / "lieux.csv"

    assert run("convert", census_file(tmp_path, name="absent.json").with_name("rien.json"), out).code == 2
    assert not out.exists()


def test_a_mapping_that_is_given_is_followed(tmp_path: Path) -> None:
    """The options of reading are those of every verb."""
    mapping, out = tmp_path / "lieux.toml", tmp_path / "lieux.json"
    mapping.write_text('[columns]\n"Nom de la structure" = "name"\n', encoding="utf-8")

    ran = run("convert", french_csv(tmp_path), out, "--mapping", mapping, "--encoding", "cp1252")

    assert "propose" not in ran.err
    assert read_census(out)["le_hub"].types == ()


@pytest.mark.parametrize(
    ("lang", "told"), [("fr", "à savoir : openinno rapport"), ("en", "notes: openinno report")]
)
def test_notes_are_counted_and_not_repeated(tmp_path: Path, lang: str, told: str) -> None:
    """Who writes a file another way hears what is doubtful; what was merely found out, a report tells."""
    file = french_csv(tmp_path)
    err = run("convert", file, tmp_path / "lieux.json", "--lang", lang).err

    assert f"{told} {file}" in err
    assert "cp1252" not in err
    assert "hakerspace" in err
    assert "cp1252" in run("report", "--no-atlas", file, "--lang", lang).err


def test_words_can_be_written_as_people_read_them(tmp_path: Path) -> None:
    """With --words labels a table has headings and words in the language of the verb, and is read back."""
    out, back = tmp_path / "lieux.csv", tmp_path / "lieux.json"

    ran = run("convert", ours(tmp_path), out, "--words", "labels", "--lang", "fr")
    again = run("convert", out, back, "--lang", "fr")

    assert (ran.code, again.code) == (0, 0)
    assert out.read_bytes().decode().startswith("\ufeffidentifiant openinno;nom;")
    assert read_census(back).structures == embedded_census().structures


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("fr", "garde les codes ; les libellés vont dans .csv, .tsv, .xlsx"),
        ("en", "keeps codes; labels go into .csv, .tsv, .xlsx"),
    ],
)
def test_forms_for_machines_keep_codes(tmp_path: Path, lang: str, told: str) -> None:
    """Labels in a form that has none are a wrong call, told before anything is read."""
    out = tmp_path / "lieux.geojson"

    ran = run("convert", tmp_path / "missing.json", out, "--words", "both", "--lang", lang)

    assert ran.code == 2
    assert told in ran.err
    assert not out.exists()
