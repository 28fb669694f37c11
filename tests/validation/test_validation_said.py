"""A report as text says a list of words, and what to do in any case, once: where it is first of use."""

from __future__ import annotations

from pathlib import Path

import pytest

import openinno as oi
from openinno.validation.report import Report
from openinno.validation.writing.said import Said

ROWS = [
    "nom;type;themes;commune",
    "A;truc;mobilitée;Lyonn",
    "B;hakerspace;zzz;Nulle Part",
    "C;truc;mobilitée;Lyonn",
    "D;hakerspace;zzz;Nulle Part",
    "E;fablabb;zzz;Lyonn",
]
READ = {"nom": "name", "type": "types", "themes": "themes", "commune": "commune"}
MAPPING = oi.FieldMapping(columns=[oi.ColumnMapping(columns=name, to=to) for name, to in READ.items()])
LISTS = {"fr": "Termes connus : ", "en": "Known terms: "}
COMMAND = '25 autres termes : openinno mots "types de structures"'
both = pytest.mark.parametrize("lang", ["fr", "en"])


def report_of(folder: Path, lang: str) -> list[str]:
    """Return the lines of the report of a file with unknown words, each of them twice or more."""
    return checked(folder).text(lang).splitlines()


def checked(folder: Path) -> Report:
    """Check a file with unknown words."""
    path = folder / "lieux.csv"
    path.write_text("\n".join(ROWS) + "\n", encoding="utf-8")
    return oi.check(path, mapping=MAPPING)


def lines_of(lines: list[str], code: str) -> list[str]:
    """Return the findings of a rule."""
    start = next(place for place, line in enumerate(lines) if f"({code})" in line)
    ends = (place for place, line in enumerate(lines) if place > start and not line)
    return [line for line in lines[start : next(ends)] if line.startswith("  - ")]


@both
def test_a_list_of_words_is_said_once_and_whole(lang: str, tmp_path: Path) -> None:
    """The first finding of each list has all of it; those after it name what they found, and what is near."""
    lines = report_of(tmp_path, lang)
    types, themes = lines_of(lines, "types-words"), lines_of(lines, "themes-words")

    assert [LISTS[lang] in line for line in types] == [True, False, False, False, False]
    assert [LISTS[lang] in line for line in themes] == [True, False, False, False, False]
    last = list(oi.StructureType)[-1].label(lang)
    assert f"« {last} »." in types[0] or f"“{last}”." in types[0]
    assert ["makerspace" in line for line in types] == [True, True, False, True, False]


def test_the_lines_read_like_this(tmp_path: Path) -> None:
    """What is left of a line that has nothing new to say."""
    types = lines_of(report_of(tmp_path, "fr"), "types-words")

    assert [line.partition(" : mot inconnu dans « Types de structures » : ")[2] for line in types[1:]] == [
        f"« hakerspace ». Vouliez-vous dire « makerspace » ? {COMMAND}.",
        "« truc ».",
        "« hakerspace ». Vouliez-vous dire « makerspace » ?",
        "« fablabb ». Vouliez-vous dire « fablab » ?",
    ]


@both
def test_what_to_do_in_any_case_is_said_once(lang: str, tmp_path: Path) -> None:
    """A guess is said at each finding, and what to do where it is wrong at the first."""
    communes = lines_of(report_of(tmp_path, lang), "commune-known")
    guess, always = {
        "fr": (" → peut-être « Lyon »", "écrire le nom officiel de la commune"),
        "en": (" → perhaps “Lyon”", "write the official name of the commune"),
    }[lang]

    assert [guess in line for line in communes] == [True, False, True, False, True]
    assert [always in line for line in communes] == [True, False, False, False, False]


@both
def test_codes_of_a_document_are_said_once(lang: str) -> None:
    """So are the codes that the reader of JSON lists within a message; each vocabulary has its own."""
    words = ["profiles", "profiles", "themes", "themes"]
    structures = ",".join(
        f'{{"id": "{place}", "name": "A", "{name}": [{{"value": "xx"}}]}}' for place, name in enumerate(words)
    )
    document = '{"format": "openinno-census", "version": 1, "source": {"title": {"fr": "E"}},'
    census = oi.from_json(f'{document} "structures": [{structures}]}}')
    lines = lines_of(oi.check(census).text(lang).splitlines(), "wrong-value")
    short = {"fr": "attendu : un code parmi … ; reçu : 'xx'", "en": "expected one of the codes …, got 'xx'"}

    assert [short[lang] in line for line in lines] == [False, True, False, True]
    assert ["living_lab" in line for line in lines] == [True, False, False, False]
    assert ["mobility" in line for line in lines] == [False, False, True, False]


@both
def test_other_forms_say_everything_at_each_finding(lang: str, tmp_path: Path) -> None:
    """Programs take findings one by one: JSON and JUnit keep each list where it stands."""
    report = checked(tmp_path)
    told = [one.message(lang) for one in report if one.code == "themes-words"]

    assert all(LISTS[lang] in message for message in told)
    assert report.to_json(lang).count(LISTS[lang]) == 7
    assert report.junit(lang).count(LISTS[lang]) == 7


def test_an_advice_without_the_new_value_is_said_once() -> None:
    """What to write is told beside it, at each finding."""
    findings = [
        oi.Finding(
            code="a",
            severity=oi.Severity.ERROR,
            text=oi.Label("faux"),
            fix=oi.Label("le corriger"),
            repair=oi.Repair(column="name", new=new, confidence=1),
        )
        for new in ("A", "B")
    ]
    said = Said()

    assert [said.advice(one, "fr") for one in findings] == ["le corriger", ""]


def test_what_a_repair_writes_is_said_at_each_finding() -> None:
    """An advice that tells what to write in place of this very value is not left out."""
    rows = [{"id": name, "name": name, "postcode": "7500"} for name in ("a", "b", "c")]
    rows.append({"id": "d", "name": "d", "postcode": "x"})
    lines = lines_of(oi.check(rows, grade="draft").text("fr").splitlines(), "postcode-shape")

    assert ["07500" in line for line in lines] == [True, True, True, False]
