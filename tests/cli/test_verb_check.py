"""The verb ``check``: a census judged, every cell told, in each form and each language."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from national_portal import kept, serving
from running import french_csv, run
from workbook_files import changed_part, grid_of, save_xlsx

ROWS = (
    "Nom;N° SIRET;Commune;Type;Site web",
    "Lab;732 829 320 00074;Rouen;Incubateur;https://lab.fr",
    "Hub;73282932000075;Lyon;Incubateur;https://hub.fr",
)
"""A census with one error, on line 3."""


@pytest.mark.parametrize(
    ("verb", "lang", "told"),
    [
        ("verifier", "fr", ("ERREURS", "ligne 3, colonne B, hub : la clé de « 73282932000075 » est fausse")),
        ("check", "en", ("ERRORS", "row 3, column B, hub: “73282932000075”")),
    ],
)
def test_what_is_wrong_is_told_in_the_language_asked(
    tmp_path: Path, verb: str, lang: str, told: tuple[str, str]
) -> None:
    """Row, cell and reason on standard output; the exit code says that the data is wrong."""
    ran = run(verb, french_csv(tmp_path, *ROWS), "--lang", lang)

    assert ran.code == 1
    assert all(text in ran.out.replace("\xa0", " ") for text in told)


def test_good_data_ends_well(tmp_path: Path) -> None:
    """A draft needs a name and no more."""
    ran = run("check", french_csv(tmp_path, *ROWS[:2]), "--grade", "draft", "--lang", "en")

    assert (ran.code, ran.err) == (0, "")


def test_the_json_is_that_of_the_report(tmp_path: Path) -> None:
    """A program reads it."""
    ran = run("check", french_csv(tmp_path, *ROWS), "--format", "json")
    report = json.loads(ran.data)

    assert (report["format"], report["ok"]) == ("openinno-report", False)
    assert "siret-luhn" in {finding["code"] for finding in report["findings"]}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("form", ["sarif", "junit", "html"])
def test_every_form_is_written(tmp_path: Path, form: str, lang: str) -> None:
    """Each is what its readers take."""
    ran = run("check", french_csv(tmp_path, *ROWS), "--format", form, "--lang", lang)

    assert ran.code == 1
    if form == "sarif":
        assert json.loads(ran.data)["version"] == "2.1.0"
    elif form == "junit":
        assert ElementTree.fromstring(ran.data).tag in {"testsuite", "testsuites"}  # noqa: S314 - our own
    else:
        assert f'<html lang="{lang}"' in ran.out


def test_standard_input_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that what another program writes needs no file."""
    data = french_csv(tmp_path, *ROWS).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    ran = run("check", "-", "--lang", "en")

    assert ran.code == 1
    assert "73282932000075" in ran.out


def test_several_files_are_checked_one_after_the_other(tmp_path: Path) -> None:
    """As hooks of version control call the command; one wrong file is enough."""
    good = french_csv(tmp_path, *ROWS[:2], name="a.csv")
    bad = french_csv(tmp_path, *ROWS, name="b.csv")
    ran = run("check", good, bad, "--grade", "draft", "--lang", "en")

    assert run("check", good, "--grade", "draft").code == 0
    assert "a.csv" in ran.out
    assert "b.csv" in ran.out


@pytest.mark.parametrize(
    "arguments", [("--format", "json"), ("--annotate", "out.xlsx")], ids=["json", "annotate"]
)
def test_several_files_make_no_single_document(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """It is refused before anything is read."""
    path = french_csv(tmp_path, *ROWS)
    ran = run("check", path, path, *arguments, "--lang", "en")

    assert (ran.code, ran.out) == (2, "")
    assert "one file only" in ran.err


def test_a_copy_is_annotated(tmp_path: Path) -> None:
    """The faulty cell has a comment that says what is wrong."""
    openpyxl = pytest.importorskip("openpyxl")
    out = tmp_path / "annoté.xlsx"
    ran = run("verifier", french_csv(tmp_path, *ROWS), "--annotate", out, "--lang", "fr")
    comments = [
        cell.comment.text
        for sheet in openpyxl.load_workbook(out)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    ]

    assert any("73282932000075" in text for text in comments)
    assert "copie annotée" in ran.err


def test_a_copy_is_mended_where_nothing_is_guessed(tmp_path: Path) -> None:
    """The file itself stays as it is; the journal says what changed."""
    path = french_csv(tmp_path, "Nom;N° SIRET", "Lab;73282932000074.0", "Hub;12")
    before = path.read_bytes()
    ran = run("check", path, "--fix", "safe", "--lang", "en")
    journal = json.loads((tmp_path / "lieux-mended.csv.journal.json").read_bytes())

    assert path.read_bytes() == before
    assert b"Lab;73282932000074\r\nHub;12" in (tmp_path / "lieux-mended.csv").read_bytes()
    assert [change["row"] for change in journal["changes"]] == [2]
    assert "1 cell mended" in ran.err


def test_a_copy_never_replaces_a_file_unasked(tmp_path: Path) -> None:
    """It is refused before anything is judged."""
    path = french_csv(tmp_path, *ROWS)
    (tmp_path / "lieux-mended.csv").touch()

    assert run("check", path, "--fix", "safe").code == 2
    assert run("check", path, "--fix", "safe", "--force").code == 1


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize(
    ("copy", "says"), [("lieux.csv", "finit par .xlsx"), ("note.pdf", "finit par .xlsx"), ("a.xlsm", ".xlsx")]
)
def test_an_annotated_copy_that_no_spreadsheet_would_open_is_refused(
    tmp_path: Path, copy: str, says: str, force: list[str]
) -> None:
    """It is refused before anything is judged, with the name that it takes."""
    path = french_csv(tmp_path, *ROWS)
    ran = run("check", path, "--annotate", tmp_path / copy, *force, "--lang", "fr")

    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


@pytest.mark.parametrize(
    ("arguments", "french", "english"),
    [
        (["--fix", "all"], "--fix : « all » ; possibles : safe (sûr).", "'--fix': 'all'; possible: safe."),
        (
            ["--today", "31/03/2026"],
            "--today : « 31/03/2026 » n'est pas une date AAAA-MM-JJ.",
            "'--today': '31/03/2026' is not a date YYYY-MM-DD.",
        ),
    ],
)
def test_what_an_option_cannot_be_is_told_as_people_write(
    arguments: list[str], french: str, english: str
) -> None:
    """Without the quotes of Python nor the codes of its dates, and all of it in the language asked."""
    for lang, told in (("fr", f"Valeur impossible pour {french}"), ("en", f"Invalid value for {english}")):
        ran = run("check", "a.csv", *arguments, "--lang", lang)
        assert (ran.code, ran.out) == (2, "")
        assert told in ran.err


def test_an_annotated_copy_is_never_the_file_itself(tmp_path: Path) -> None:
    """Not even by force."""
    path = tmp_path / "lieux.xlsx"
    assert run("template", path).code == 0
    before = path.read_bytes()
    ran = run("check", path, "--annotate", path, "--force", "--lang", "fr")

    assert (ran.code, ran.out, path.read_bytes()) == (2, "", before)
    assert "donnez un autre nom à la copie" in ran.err


def test_the_mended_copy_is_named_in_the_language(tmp_path: Path) -> None:
    """A French officer finds it by its name."""
    path = french_csv(tmp_path, *ROWS)

    assert run("check", path, "--fix", "safe", "--lang", "fr").code == 1
    assert (tmp_path / "lieux-corrige.csv").exists()


def test_an_empty_template_lacks_rows_and_no_columns(tmp_path: Path) -> None:
    """What keeps the rules from being checked is told as it is."""
    path = tmp_path / "vide.xlsx"
    assert run("template", path).code == 0

    assert "faute de lignes" in run("check", path, "--lang", "fr").out


@pytest.mark.parametrize(("failing", "code"), [("never", 0), ("error", 1), ("warning", 1), ("unchecked", 1)])
def test_what_fails_can_be_said(tmp_path: Path, failing: str, code: int) -> None:
    """By default, errors."""
    assert run("check", french_csv(tmp_path, *ROWS), "--fail-on", failing).code == code


def test_a_rule_that_could_not_be_checked_is_told_and_fails_on_demand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The data is not wrong, and not known to be right."""
    monkeypatch.setattr("openinno.validation.judging.MOST_KEYS", 1)
    path = french_csv(tmp_path, "Nom;Identifiant", "Lab;a", "Hub;b")
    ran = run("check", path, "--grade", "draft", "--lang", "en")

    assert ran.code == 0
    assert "not checked: " in ran.err
    assert run("check", path, "--grade", "draft", "--fail-on", "unchecked").code == 1


def test_a_rule_can_be_left_out(tmp_path: Path) -> None:
    """And a slip in its name is told."""
    path = french_csv(tmp_path, *ROWS)
    ran = run("check", path, "--grade", "draft", "--without", "siret-luhn")

    assert ran.code == 0
    assert "siret-luhn" in run("check", path, "--without", "siret-lunh", "--lang", "en").err


def test_advice_speaks_of_options(tmp_path: Path) -> None:
    """Whoever types the command has no arguments of functions."""
    ran = run("check", french_csv(tmp_path, *ROWS), "--lang", "en")

    assert "--encoding" in ran.out
    assert "mapping=" not in ran.out


def test_a_file_that_cannot_be_read_is_one_error(tmp_path: Path) -> None:
    """The command could not run."""
    ran = run("check", tmp_path / "no.csv", "--lang", "en")

    assert (ran.code, ran.out) == (2, "")
    assert "no.csv" in ran.err


@pytest.mark.parametrize(("verb", "lang"), [("rules", "en"), ("regles", "fr")])
def test_rules_are_listed_and_told(verb: str, lang: str) -> None:
    """All in short, one in full, in each form."""
    listed = run(verb, "--lang", lang)
    one = run(verb, "siret-luhn", "--lang", lang)
    data = json.loads(run(verb, "siret-luhn", "--format", "json", "--lang", lang).data)

    assert "siret-luhn" in listed.out
    assert "siret-shape" in one.out
    assert {"en": "draft: warning", "fr": "brouillon : avertissement"}[lang] in one.out
    assert data[0]["severity"]["draft"] == "warning"
    assert run(verb, "--format", "csv", "--lang", lang).out.count("\n") > 200


def test_a_rule_that_is_none_is_told_with_the_nearest() -> None:
    """The command could not run."""
    ran = run("rules", "siret-lunh", "--lang", "en")

    assert ran.code == 2
    assert "siret-luhn" in ran.err


def test_a_mended_copy_tells_what_was_left_out(tmp_path: Path) -> None:
    """A formula is not written over: it is counted, and the journal tells why."""
    openpyxl = pytest.importorskip("openpyxl")

    path = tmp_path / "lieux.xlsx"
    save_xlsx(path, grid_of([["Nom", "N° SIRET"], ["Lab", "73282932000074.0"], ["Hub", "73282932000074.0"]]))
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["B3"] = '="73282932000074.0"'
    book.save(path)
    path.write_bytes(changed_part(path.read_bytes(), "xl/worksheets/sheet1.xml", _computed))
    ran = run("check", path, "--fix", "safe", "--lang", "en")

    assert "1 repair left out, the journal tells why" in ran.err


def _computed(sheet: bytes) -> bytes:
    """Give the formula the value that a spreadsheet would have found."""
    typed = sheet.replace(b'<c r="B3">', b'<c r="B3" t="str">')
    return re.sub(rb"(</f>)<v ?(?:/>|></v>)", rb"\1<v>73282932000074.0</v>", typed)


@pytest.mark.parametrize("option", ["--annotate", "--fix=safe"])
def test_only_a_file_is_copied(tmp_path: Path, option: str) -> None:
    """A snapshot is sealed and standard input has no name: neither is annotated nor mended."""
    ran = run("check", tmp_path, option, "--lang", "en")

    assert ran.code == 2
    assert not list(tmp_path.iterdir())


def test_a_snapshot_is_judged(tmp_path: Path) -> None:
    """The folder of a snapshot stands where a file does, and its rows are judged as they were kept."""
    with serving() as portal:
        kept(portal, tmp_path)

    ran = run("check", tmp_path, "--grade", "draft", "--format", "json", "--lang", "en")

    assert ran.err == ""
    assert json.loads(ran.out)["rows"] == 3
