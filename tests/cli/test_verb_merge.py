"""The verb ``merge``: the censuses of several contributors as one."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import french_csv, run

from openinno import read_census

HEADER = "Nom;Commune;Date d'ouverture;Site internet"
FIRST = (HEADER, "TUBA;Lyon;2014;https://tuba.fr", "La Fabrique numérique;Rouen;2016;")
SECOND = (HEADER, "Tuba;Lyon;2013;", "La Fabrique des numériques;Rouen;2016;https://fab.fr")

FIRST_ID, SECOND_ID = "la_fabrique_numerique", "la_fabrique_des_numeriques"


def two(folder: Path) -> tuple[Path, Path]:
    """Write two files that share a structure, differ on its date, and have two names that are near."""
    return french_csv(folder, *FIRST, name="a.csv"), french_csv(folder, *SECOND, name="b.csv")


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "fr",
            ["2 + 2 → 3 structures, dont 1 dans plusieurs fichiers", " à savoir : openinno rapport FICHIER"],
        ),
        (
            "en",
            ["2 + 2 → 3 structures, 1 of them in several files", " notes: openinno report FILE"],
        ),
    ],
)
def test_two_files_become_one(tmp_path: Path, lang: str, lines: list[str]) -> None:
    """What is the same is brought together, and the sizes are told on standard error."""
    out = tmp_path / "tout.json"

    ran = run("merge", *two(tmp_path), "-o", out, "--lang", lang)

    assert (ran.code, ran.out) == (0, "")
    assert [line for line in lines if line not in ran.err] == []
    assert [one.name for one in read_census(out)] == [
        "TUBA",
        "La Fabrique numérique",
        "La Fabrique des numériques",
    ]


def test_conflicts_and_probable_duplicates_are_told(tmp_path: Path) -> None:
    """Where two files differ, and where two structures may be one, each is told with what to do."""
    pytest.importorskip("rapidfuzz")

    told = run("merge", *two(tmp_path), "-o", tmp_path / "tout.json", "--lang", "fr").err

    assert "« 2014 » (1:tuba, a.csv), retenu" in told
    assert f"--same 1:{FIRST_ID}=2:{SECOND_ID}" in told
    assert "identifiant tuba, opened : « 2014 »" in told


def test_every_conflict_is_told(tmp_path: Path) -> None:
    """Conflicts are not cut short as other findings are."""
    names = [f"Lieu {chr(65 + place) * 3}" for place in range(12)]
    first, second = (
        french_csv(
            tmp_path,
            "Nom;Commune;Site internet",
            *(f"{name};Lyon;https://{host}.fr" for name in names),
            name=file,
        )
        for file, host in (("a.csv", "un"), ("b.csv", "deux"))
    )

    told = run("merge", first, second, "-o", tmp_path / "tout.json", "--lang", "en").err

    assert told.count("https://deux.fr") >= 12


def test_a_person_says_what_is_the_same(tmp_path: Path) -> None:
    """Two structures that are said to be one become one."""
    out = tmp_path / "tout.json"

    ran = run("merge", *two(tmp_path), "-o", out, "--same", f"{FIRST_ID}={SECOND_ID}", "--lang", "en")
    contact = read_census(out)[FIRST_ID].contact

    assert "2 + 2 → 2 structures" in ran.err
    assert contact is not None
    assert contact.website == "https://fab.fr"


def test_a_person_says_what_is_apart(tmp_path: Path) -> None:
    """Two structures that are said to be two stay so, whatever they share."""
    ran = run(
        "merge", *two(tmp_path), "-o", tmp_path / "tout.json", "--apart", "1:tuba=2:tuba", "--lang", "en"
    )

    assert "2 + 2 → 4 structures" in ran.err


def test_a_person_says_which_file_wins(tmp_path: Path) -> None:
    """Of an attribute, another file than the first may be preferred."""
    out = tmp_path / "tout.json"

    run("merge", *two(tmp_path), "-o", out, "--prefer", "opened=2")

    assert str(read_census(out)["tuba"].opened) == "2013"


def test_the_way_to_keep_a_mapping_names_its_file(tmp_path: Path) -> None:
    """Where several files have each their proposal, each is given again for its file."""
    first, second = two(tmp_path)

    told = run("merge", first, second, "-o", tmp_path / "tout.json", "--lang", "en").err

    assert f"and then: --mapping {first}=a.toml" in told
    assert f"and then: --mapping {second}=b.toml" in told


@pytest.mark.parametrize(
    ("lang", "delimiter", "header"),
    [
        ("fr", ";", ["structure", "attribut", "recensement", "titre", "identifiant"]),
        ("en", ",", ["structure", "attribute", "census", "title", "identifier"]),
    ],
)
def test_the_origin_of_each_value_is_written(
    tmp_path: Path, lang: str, delimiter: str, header: list[str]
) -> None:
    """The table of origins tells who says each structure, and each value that not all of them say."""
    origins = tmp_path / "origines.csv"

    run("merge", *two(tmp_path), "-o", tmp_path / "tout.json", "--origins", origins, "--lang", lang)

    head, *rows = csv.reader(origins.read_bytes().decode("utf-8-sig").splitlines(), delimiter=delimiter)
    assert head == header
    assert ["tuba", "", "2", "b.csv", "tuba"] in rows
    assert ["tuba", "contact", "1", "a.csv", "tuba"] in rows
    assert [row[2] for row in rows if row[:2] == ["tuba", "contact"]] == ["1"]


def test_each_file_may_have_its_mapping(tmp_path: Path) -> None:
    """A mapping is given for one file by its name, or for those that have none of their own."""
    first = french_csv(tmp_path, "a;b", "TUBA;Lyon", name="a.csv")
    second = french_csv(tmp_path, "x;y", "H7;Lyon", name="b.csv")
    for name, column in (("un", "a"), ("deux", "x")):
        (tmp_path / f"{name}.toml").write_text(f'[columns]\n"{column}" = "name"\n', encoding="utf-8")
    out = tmp_path / "tout.json"

    ran = run(
        *("merge", first, second, "-o", out, "--lang", "en"),
        *("--mapping", tmp_path / "un.toml", "--mapping", f"{second}={tmp_path / 'deux.toml'}"),
    )

    assert ran.code == 0
    assert [one.name for one in read_census(out)] == ["TUBA", "H7"]


def test_communes_are_located_before_they_are_compared(tmp_path: Path) -> None:
    """Two spellings of one commune are one, unless the communes are left as they are."""
    first = french_csv(tmp_path, "Nom;Commune", "TUBA;Saint-Étienne", name="a.csv")
    second = french_csv(tmp_path, "Nom;Code INSEE", "TUBA;42218", name="b.csv")

    located = run("merge", first, second, "-o", tmp_path / "a.json", "--lang", "en")

    assert "1 + 1 → 1 structure, 1 of them" in located.err


def test_a_refused_row_is_wrong_data(tmp_path: Path) -> None:
    """The exit code is 1 where a file has a row that is no structure."""
    bad = french_csv(tmp_path, HEADER, ";Lyon;;", "La Cité;Lyon;;", "Le Labo;Lyon;;", name="c.csv")

    assert run("merge", two(tmp_path)[0], bad, "-o", tmp_path / "t.json").code == 1


@pytest.mark.parametrize(
    ("options", "french", "english"),
    [
        (["--same", "tuba"], "a=b est attendu", "expected a=b"),
        (["--prefer", "opened=b"], "attribut=numéro est attendu", "expected attribute=number"),
        (["--prefer", "opned=2"], "« opened »", "“opened”"),
        (["--same", "zzz=tuba"], "« zzz » n'est l'identifiant", "“zzz” is no structure's identifier"),
        (["--out", "tout.doc"], "ne dit pas dans quelle forme", "does not tell in which form"),
        (["--mapping", "absent.toml"], "fichier introuvable", "no such file"),
    ],
)
def test_a_wrong_call_cannot_be_run(tmp_path: Path, options: list[str], french: str, english: str) -> None:
    """What is asked wrongly exits with 2, in the language, and writes nothing."""
    out = tmp_path / "tout.json"

    for lang, told in (("fr", french), ("en", english)):
        ran = run("merge", *two(tmp_path), "-o", out, *options, "--lang", lang)
        assert (ran.code, ran.out) == (2, "")
        assert told in ran.err
    assert not out.exists()


def test_one_file_is_nothing_to_merge(tmp_path: Path) -> None:
    """Two files are needed, and a file to write."""
    first, second = two(tmp_path)

    assert "two files at least" in run("merge", first, "-o", tmp_path / "t.json", "--lang", "en").err
    assert "say where to write" in run("merge", first, second, "--lang", "en").err


@pytest.mark.parametrize("option", ["-o", "--origins"])
def test_no_file_is_replaced_unasked(tmp_path: Path, option: str) -> None:
    """Neither the census nor the table of origins is written over what is there."""
    there = tmp_path / "la.json"
    there.write_bytes(b"precious")
    more = [] if option == "-o" else ["-o", str(tmp_path / "t.json")]

    ran = run("merge", *two(tmp_path), *more, option, there)

    assert ran.code == 2
    assert there.read_bytes() == b"precious"


def test_notes_of_reading_are_counted_and_those_of_merging_told(tmp_path: Path) -> None:
    """What a report of each file would tell is not repeated; how the files were brought together is told."""
    first = french_csv(tmp_path, "Nom;Commune;Ouverture", "TUBA;Lyon;2014-05", name="a.csv")
    second = french_csv(tmp_path, "Nom;Commune;Ouverture", "Tuba;Lyon;2014", name="b.csv")
    err = run("merge", first, second, "-o", tmp_path / "tout.json", "--lang", "en").err

    assert "notes: openinno report FILE" in err
    assert "the semicolon separates" not in err
    assert "less precise" in err
