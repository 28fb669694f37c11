"""The verb that recommends: asked or read, printed or written as a note, told what is wrong."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import Ran, french_csv, run, too_long

TERRITORY = """
name = "Reims"
commune = "51454"
startup_maturity = ["amorçage", "beta"]
public_budget = "subventions"
public_budget_euros = 200_000
expertise = ["universités"]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A territory that someone filled in."""
    path = tmp_path / "reims.toml"
    path.write_text(TERRITORY, encoding="utf-8")
    return path


def _answering(answers: str, *arguments: str, lang: str = "en") -> Ran:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.StringIO(answers))
        return run("recommend", *arguments, "--lang", lang)


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("fr", "Le profil qui convient le mieux est « Incubateur et pépinière universitaire »,"),
        ("en", "The profile that fits best is “Incubator and university start-up incubator"),
    ],
)
def test_a_file_gets_its_answer(file: Path, lang: str, answer: str) -> None:
    """A territory in a file is answered on standard output, with nothing on standard error."""
    ran = run("recommend", file, "--lang", lang)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[1] == answer
    assert "Innovact (Reims)" in ran.out
    assert "002:L138" in ran.out


@pytest.mark.parametrize("columns", [40, 60, 100])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_line_of_the_answer_is_too_wide(file: Path, lang: str, columns: int) -> None:
    """The note fits the terminal."""
    assert too_long(run("recommend", file, "--lang", lang, columns=columns).out, columns) == []


def test_questions_are_asked_and_answered_by_number_or_word() -> None:
    """Numbers, words, several at once, an amount with spaces, and an empty line for what is not known."""
    answers = "Reims\nReims\n1, beta\nsubventions\n200 000 €\n\n4\n\n12;hosting\n"
    ran = _answering(answers, "--format", "json")
    told = json.loads(ran.out)["territory"]

    assert ran.code == 0
    assert (told["name"], told["commune"], told["region"]) == ("Reims", "51454", "Grand Est")
    assert told["startup_maturity"] == ["seed", "beta_development"]
    assert (told["public_budget"], told["public_budget_euros"]) == (["lasting"], 200000)
    assert told["ecosystem_familiarity"] == []
    assert told["expertise"] == ["higher_education"]
    assert told["needs"] == ["hosting", "events"]
    assert "1/12 At which stages are the start-ups of the territory?\n   1. seed\n" in ran.err
    assert "12/12" not in ran.err


def test_without_a_commune_the_region_is_asked() -> None:
    """A territory may be a région as a whole."""
    ran = _answering("\n\nbretagne\n", "--format", "json")

    assert json.loads(ran.out)["territory"]["region"] == "Bretagne"
    assert "Its région > " in ran.err


def test_a_word_that_holds_commas_is_one_answer() -> None:
    """A label is taken whole before it is taken apart."""
    label = "développement, nouveaux débouchés commerciaux, implantation sur des marchés étrangers"
    ran = _answering(f"\n\n\n{label}\n", "--format", "json", lang="fr")

    assert json.loads(ran.out)["territory"]["startup_maturity"] == ["new_markets_and_international"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("hackathon", "unknown word in “Maturity stages”: “hackathon”. Known terms:"),
        ("7", "7: there are 6 answers."),
        ("0", "0: there are 6 answers."),
    ],
)
def test_a_misread_answer_is_told_and_asked_again(wrong: str, told: str) -> None:
    """What is possible is said, and the next answer counts."""
    ran = _answering(f"\n\n\n{wrong}\nseed\n", "--format", "json")

    assert told in " ".join(ran.err.split())
    assert json.loads(ran.out)["territory"]["startup_maturity"] == ["seed"]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("fr", ("Une seule réponse, s'il vous plaît.", "entier d'euros, comme 200 000", "plusieurs lieux")),
        ("en", ("One answer only, please.", "a whole number of euros, such as 200000", "several places")),
    ],
)
def test_each_kind_of_answer_says_what_it_wants(lang: str, told: tuple[str, ...]) -> None:
    """One choice is one, an amount is a number, and a town of many namesakes needs its code."""
    answers = "Nom\nMontreuil\n93048\n\n1,2\n1\nbeaucoup\n300\n"
    ran = _answering(answers, "--format", "json", lang=lang)
    territory = json.loads(ran.out)["territory"]

    assert all(part in " ".join(ran.err.split()) for part in told)
    assert (territory["commune"], territory["public_budget"], territory["public_budget_euros"]) == (
        "93048",
        ["none"],
        300,
    )


def test_no_answer_at_all_is_an_answer() -> None:
    """Where the answers end at once, nothing is known, and the code is still that of a run that went well."""
    ran = _answering("")

    assert ran.code == 0
    assert "Not enough is known to conclude" in ran.out


def test_notes_are_written_once_and_told(file: Path, tmp_path: Path) -> None:
    """A page and Markdown are written, a file is not replaced unasked, and nothing is asked before that."""
    page, text = tmp_path / "note.html", tmp_path / "note.md"
    ran = run("recommend", file, "-o", page, "-o", text)
    again = run("recommend", file, "-o", page)

    assert ran.code == 0
    assert ran.err == f"{page}: note written\n{text}: note written\n"
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert text.read_text("utf-8").startswith("# Reims: which profile of innovation structure?")
    assert again.code == 2
    assert "--force" in again.err
    assert run("recommend", file, "-o", page, "--force").code == 0


def test_another_form_of_note_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    """The name of a note tells its form."""
    ran = _answering("", "-o", str(tmp_path / "note.docx"), lang="fr")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"Erreur : {tmp_path / 'note.docx'} : le nom d'une note finit par .html, .md")
    assert "1/12" not in ran.err


def test_structures_are_compared_in_the_census_that_is_given(file: Path, tmp_path: Path) -> None:
    """A census of one's own takes the place of the embedded one."""
    census = french_csv(tmp_path)
    ran = run("recommend", file, "--census", census, "--format", "json")
    (fit, *_) = json.loads(ran.out)["profiles"]

    assert [one["name"] for one in fit["comparable"]] == ["Le Hub"]
    # One of its rows has no name: the answer stands, and the code says that the data is wrong.
    assert ran.code == 1
    assert "error: lieux.csv, row 4" in ran.err


def test_a_mapping_without_a_census_is_refused(file: Path) -> None:
    """An option that would do nothing is told."""
    ran = run("recommend", file, "--mapping", "bzh_fablab")

    assert (ran.code, ran.out) == (2, "")
    assert "--census only" in ran.err


def test_answers_in_another_encoding_stop_nothing() -> None:
    """Bytes that are no text are an answer that is not understood, and is asked again."""
    stdin = io.TextIOWrapper(io.BytesIO(b"\n\n\namor\xe7age\nseed\n"), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", stdin)
        ran = run("recommend", "--format", "json")

    assert "unknown word" in ran.err
    assert json.loads(ran.out)["territory"]["startup_maturity"] == ["seed"]


def test_nobody_to_answer_is_no_crash() -> None:
    """Without a standard input at all, nothing is known."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", None)
        ran = run("recommend", "--format", "json")

    assert (ran.code, json.loads(ran.out)["decided"]) == (0, False)


def test_a_census_that_cannot_be_read_stops_before_the_questions(tmp_path: Path) -> None:
    """Nobody answers a dozen questions for nothing."""
    ran = _answering("", "--census", str(tmp_path / "missing.csv"))

    assert (ran.code, ran.out) == (2, "")
    assert "1/12" not in ran.err


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_template_can_be_filled_in(tmp_path: Path, lang: str) -> None:
    """What the verb writes to be filled in, it reads, and says that nothing is known."""
    template = run("recommend", "--template", "--lang", lang)
    path = tmp_path / "territoire.toml"
    path.write_bytes(template.data)

    assert (template.code, template.err) == (0, "")
    assert run("recommend", path, "--format", "json").code == 0
    assert json.loads(run("recommend", path, "--format", "json").out)["decided"] is False


def test_mistakes_in_a_file_are_told_together(tmp_path: Path) -> None:
    """The verb could not run: it exits with 2 and tells every mistake, with its key."""
    path = tmp_path / "t.toml"
    path.write_text('besoins = 1\nneeds = ["x"]', encoding="utf-8")
    ran = run("recommander", path, "--lang", "fr")

    assert (ran.code, ran.out) == (2, "")
    assert [line.split(" : ")[0] for line in ran.err.splitlines()] == ["t.toml", "t.toml, needs"]
