"""The verb ``report``: a census counted and printed."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import census_file, run

from openinno import Census, Criterion, Facet, Verdict, assess, embedded_census, to_json
from openinno.vocabulary import Term

FACETS = ["profile", "type", "level", "theme", "region", "ownership", "public"]
TUBA = {"id": "tuba", "name": "TUBA", "profiles": [{"value": "innovation_hub"}]}


CRITERIA = ["territorial_theme", "startup_support", "territorial_partnerships", "together", "durability"]


def code(value: object) -> str:
    """Return the code of a counted value."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.code if isinstance(value, Term) else str(value)


def verdicts(census: Census) -> dict[str, list[Verdict]]:
    """Return the verdicts that the library gives on each criterion, on all three and on durability."""
    judged = [assess(one) for one in census]
    return {
        **{one.code: [judgement[one].verdict for judgement in judged] for one in Criterion},
        "together": [one.verdict for one in judged],
        "durability": [one.durability.verdict for one in judged],
    }


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_json_holds_every_count(lang: str) -> None:
    """The JSON report holds, for each facet, the counts that the library gives, with base and unknown."""
    report = json.loads(run("report", "--no-atlas", "--format", "json", "--lang", lang).out)
    census: Census = embedded_census()
    counted = census.facets(*FACETS)

    assert {key: report[key] for key in ("publisher", "date", "licence", "structures", "refused")} == {
        "publisher": "openinno",
        "date": census.source.date,
        "licence": "etalab-2.0",
        "structures": 51,
        "refused": 0,
    }
    assert report["title"] == census.source.title.text(lang)
    assert list(report["facets"]) == FACETS
    for name, facet in counted.items():
        assert report["facets"][name] == {
            "label": facet.label.text(lang),
            "base": 51,
            "unknown": facet.unknown,
            "values": [
                {
                    "code": code(one.value),
                    "label": one.label.text(lang),
                    "count": one.count,
                    "share": one.count / 51,
                }
                for one in facet.values
            ],
        }


@pytest.mark.parametrize(
    ("lang", "delimiter", "encoding", "header", "unknown"),
    [
        ("fr", ";", "utf-8-sig", "facette code libellé nombre part base", "(inconnu)"),
        ("en", ",", "utf-8", "facet code label count share base", "(unknown)"),
    ],
)
def test_csv_holds_every_count(lang: str, delimiter: str, encoding: str, header: str, unknown: str) -> None:
    """The CSV report has a row for each value and one for the unknown of each facet."""
    text = run("report", "--no-atlas", "--format", "csv", "--lang", lang).data.decode(encoding)
    head, *rows = csv.reader(text.splitlines(), delimiter=delimiter)
    point = "," if lang == "fr" else "."
    census = embedded_census()
    counted: dict[str, Facet] = {
        **census.facets(*FACETS),
        **{f"initiatives.{name}": facet for name, facet in census.initiative_facets().items()},
    }
    expected = [
        [name, key, label, str(count), f"{count / facet.base:.4f}".replace(".", point), str(facet.base)]
        for name, facet in counted.items()
        for key, label, count in [
            *((code(one.value), one.label.text(lang), one.count) for one in facet.values),
            ("", unknown, facet.unknown),
        ]
    ]

    assert head == header.split()
    assert [row for row in rows if not row[0].startswith("criteria.")] == expected


@pytest.mark.parametrize(
    ("lang", "delimiter", "unknown"), [("fr", ";", "(inconnu)"), ("en", ",", "(unknown)")]
)
def test_csv_holds_every_verdict(lang: str, delimiter: str, unknown: str) -> None:
    """The CSV report counts each verdict on each criterion, on the three together and on durability."""
    text = run("report", "--no-atlas", "--format", "csv", "--lang", lang).data.decode("utf-8-sig")
    rows = [
        row for row in csv.reader(text.splitlines(), delimiter=delimiter) if row[0].startswith("criteria.")
    ]

    assert [(row[0], row[1], row[2], row[3], row[5]) for row in rows] == [
        (f"criteria.{name}", key, label, str(found.count(verdict)), "51")
        for name, found in verdicts(embedded_census()).items()
        for verdict, key, label in [
            (Verdict.MET, "met", Verdict.MET.label(lang)),
            (Verdict.NOT_MET, "not_met", Verdict.NOT_MET.label(lang)),
            (Verdict.UNKNOWN, "", unknown),
        ]
    ]


def test_json_holds_every_verdict() -> None:
    """The JSON report counts each verdict, with base and share, as the library judges."""
    report = json.loads(run("report", "--no-atlas", "--format", "json").out)["criteria"]

    assert list(report) == CRITERIA
    for name, found in verdicts(embedded_census()).items():
        assert (report[name]["base"], report[name]["unknown"]) == (51, found.count(Verdict.UNKNOWN))
        assert [(one["code"], one["count"], one["share"]) for one in report[name]["values"]] == [
            (verdict.code, found.count(verdict), found.count(verdict) / 51)
            for verdict in (Verdict.MET, Verdict.NOT_MET)
        ]


def test_json_holds_the_counts_of_initiatives() -> None:
    """The JSON report counts the initiatives by axis and territory, and those that say yes."""
    report = json.loads(run("report", "--no-atlas", "--format", "json").out)["initiatives"]

    for name, facet in embedded_census().initiative_facets().items():
        assert (report[name]["base"], report[name]["unknown"]) == (23, facet.unknown)
        assert [(one["code"], one["count"]) for one in report[name]["values"]] == [
            (code(one.value), one.count) for one in facet.values
        ]


@pytest.mark.parametrize(
    ("lang", "blocks"),
    [
        (
            "fr",
            {
                "Critère 3. Partenariats avec des acteurs des territoires": "rempli 15 29,4 %",
                "Les trois critères ensemble": "rempli 2 3,9 %",
                "Pérennité, jugée à part": "rempli 2 3,9 %",
                "Initiatives de résilience": "récit détaillé 4 17,4 %",
                "Axe de résilience": "production locale au sein de fablabs et tiers-lieux 4 17,4 %",
                "Territoire": "Grand Est 5 21,7 %",
            },
        ),
        (
            "en",
            {
                "Criterion 3. Partnerships with territorial actors": "met 15 29.4%",
                "The three criteria together": "met 2 3.9%",
                "Durability, judged apart": "met 2 3.9%",
                "Resilience initiatives": "told in detail 4 17.4%",
                "Resilience axis": "local production in fab labs and third places 4 17.4%",
                "Territory": "Grand Est 5 21.7%",
            },
        ),
    ],
)
def test_text_tells_criteria_and_initiatives(lang: str, blocks: dict[str, str]) -> None:
    """The text report has a block for each criterion and for the initiatives, in the look of the others."""
    told = run("report", "--no-atlas", "--lang", lang, columns=100).out.split("\n\n")
    first_lines = {block.split(" (base")[0]: " ".join(block.splitlines()[1].split()) for block in told}

    assert {title: first_lines.get(title) for title in blocks} == blocks


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_census_without_initiatives_tells_none(tmp_path: Path, lang: str) -> None:
    """Where there is no initiative, text and CSV say nothing of them, and JSON keeps its keys."""
    path = census_file(tmp_path, TUBA)

    for form in ("text", "csv"):
        assert (
            "initiative"
            not in run("report", "--no-atlas", path, "--lang", lang, "--format", form).out.casefold()
        )
    report = json.loads(run("report", "--no-atlas", path, "--lang", lang, "--format", "json").out)
    assert {facet["base"] for facet in report["initiatives"].values()} == {0}


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "fr",
            [
                "STRUCTURES D'INNOVATION OUVERTE NOMMÉES PAR LES DOCUMENTS",
                "51 structures (openinno, 2026-11, etalab-2.0)",
                "Profil (base : 51 structures)",
                "Région (base : 51 structures)",
            ],
        ),
        (
            "en",
            [
                "OPEN-INNOVATION STRUCTURES THAT THE DOCUMENTS NAME",
                "51 structures (openinno, 2026-11, etalab-2.0)",
                "Profile (base: 51 structures)",
                "Région (base: 51 structures)",
            ],
        ),
    ],
)
def test_text_tells_title_and_bases(lang: str, lines: list[str]) -> None:
    """The text report names the census, its size and the base of each facet."""
    printed = run("report", "--no-atlas", "--lang", lang).out.splitlines()

    assert [line for line in printed if line in lines] == lines


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", ["ce n'est pas le recensement national de 2020", "Inconnu ne veut pas dire non."]),
        ("en", ["this is not the national census of 2020", "Unknown does not mean no."]),
    ],
)
def test_text_says_what_the_census_is_not(lang: str, words: list[str]) -> None:
    """The report says that this is not the national census, and that unknown does not mean no."""
    printed = " ".join(run("report", "--no-atlas", "--lang", lang).out.split())

    assert [one for one in words if one not in printed] == []
    assert run("report", "--no-atlas", "--lang", lang, "--format", "json").out.count(words[0]) == 1


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 200])
def test_text_lines_up_counts_and_shares(columns: int) -> None:
    """Every count of the text report, with its share, stands at the same column, at any width."""
    lines = run("report", "--no-atlas", "--lang", "en", columns=columns).out.splitlines()
    counted = [line for line in lines if line.startswith("  ") and line.endswith("%")]
    census = embedded_census()
    facets = [*census.facets(*FACETS).values(), *census.initiative_facets("axis", "territory").values()]
    flags, answers = 3, 3

    assert len(counted) == (sum(len(facet.values) + 1 for facet in facets) + flags + answers * len(CRITERIA))
    assert {len(line) for line in counted} == {min(columns, 100)}


def test_text_shows_the_counts_of_the_library() -> None:
    """The text report shows the count and share of a région."""
    facet = embedded_census().facets("region")["region"]
    lines = [line.split() for line in run("report", "--no-atlas", "--lang", "fr").out.splitlines()]

    for one in facet.values:
        share = f"{100 * one.count / 51:.1f}".replace(".", ",")
        assert [*one.label.fr.split(), str(one.count), share, "%"] in lines


def test_a_file_is_counted(tmp_path: Path) -> None:
    """A census in a file is reported like the embedded one."""
    path = tmp_path / "lieux.json"
    path.write_text(to_json(embedded_census()), encoding="utf-8")

    assert run("report", "--no-atlas", path) == run("report", "--no-atlas")


@pytest.mark.parametrize(
    ("lang", "counted", "found"),
    [
        ("fr", "1 structure, 1 ligne refusée", ["absent", "clé inconnue 'nom'"]),
        ("en", "1 structure, 1 row refused", ["missing", "unknown key 'nom'"]),
    ],
)
def test_a_refused_row_is_told_and_the_rest_counted(
    tmp_path: Path, lang: str, counted: str, found: list[str]
) -> None:
    """A file with a faulty row exits with 1: data on standard output, what is wrong on standard error."""
    path = census_file(tmp_path, TUBA, {"id": "x", "nom": "?"})

    ran = run("report", "--no-atlas", path, "--lang", lang)
    start, colon = (("erreur : lieux.json, identifiant x", " : "), ("error: lieux.json, id x", ": "))[
        lang == "en"
    ]

    assert ran.code == 1
    assert ran.err.splitlines() == [
        f"{start}, structures[1].name{colon}{found[0]}",
        f"{start}, structures[1]{colon}{found[1]}",
    ]
    assert ran.out.splitlines()[1] == counted


@pytest.mark.parametrize(
    ("lang", "counted"), [("fr", "1 structure, 2 lignes refusées"), ("en", "1 structure, 2 rows refused")]
)
def test_several_refused_rows_are_counted(tmp_path: Path, lang: str, counted: str) -> None:
    """The number of refused rows stands beside that of the structures."""
    ran = run("report", "--no-atlas", census_file(tmp_path, TUBA, {"id": "x"}, 3), "--lang", lang)

    assert ran.code == 1
    assert ran.out.splitlines()[1] == counted


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_refused_row_leaves_data_that_can_be_read(tmp_path: Path, form: str) -> None:
    """With a faulty row, standard output still holds the data of the others and nothing else."""
    ran = run("report", "--no-atlas", census_file(tmp_path, TUBA, {"id": "x"}), "--format", form)

    assert ran.code == 1
    assert ran.err == "error: lieux.json, id x, structures[1].name: missing\n"
    if form == "json":
        report = json.loads(ran.out)
        assert (report["structures"], report["refused"]) == (1, 1)
        assert report["facets"]["profile"]["values"][0]["code"] == "innovation_hub"
    else:
        assert list(csv.reader(ran.out.splitlines()))[1] == [
            *("profile", "innovation_hub", "Innovation hub", "1", "1.0000", "1")
        ]


@pytest.mark.parametrize(
    ("lang", "line", "last"),
    [
        ("fr", "absent (21 fois, aussi : x1, x2, x3, x4…)", "en tout : 21 erreurs (missing 21)"),
        ("en", "missing (21 times, also: x1, x2, x3, x4…)", "in all: 21 errors (missing 21)"),
    ],
)
def test_findings_alike_stand_on_one_line(tmp_path: Path, lang: str, line: str, last: str) -> None:
    """One fault of many rows is told once, with its first places, and counted by its code."""
    path = census_file(tmp_path, *({"id": f"x{place}"} for place in range(21)))

    lines = run("report", "--no-atlas", path, "--lang", lang).err.splitlines()

    assert len(lines) == 2
    assert lines[0].endswith(line)
    assert lines[1] == last


@pytest.mark.parametrize(("lang", "more"), [("fr", "… et 1 autre constat"), ("en", "… and 1 finding more")])
def test_one_code_leaves_room_for_others(tmp_path: Path, lang: str, more: str) -> None:
    """Five different findings of a code are told, and those beyond are counted."""
    path = census_file(tmp_path, *({**TUBA, "id": f"x{place}", f"clé{place}": 1} for place in range(6)))

    lines = run("report", "--no-atlas", path, "--lang", lang).err.splitlines()

    assert [line for line in lines if "clé5" in line] == []
    assert (len(lines), lines[5]) == (7, more)


@pytest.mark.parametrize(("lang", "counted"), [("fr", "0 structure"), ("en", "0 structures")])
def test_an_empty_census_is_reported(tmp_path: Path, lang: str, counted: str) -> None:
    """A census of nothing is all well, and has no share."""
    ran = run("report", "--no-atlas", census_file(tmp_path), "--lang", lang)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[1] == counted
    assert "%" not in ran.out.split("\n\n")[1]


def test_an_empty_census_has_no_share_in_data(tmp_path: Path) -> None:
    """A share of nothing is null in JSON and empty in CSV."""
    path = census_file(tmp_path)

    rows = list(csv.reader(run("report", "--no-atlas", path, "--format", "csv").out.splitlines()))
    facets: dict[str, Any] = json.loads(run("report", "--no-atlas", path, "--format", "json").out)["facets"]

    assert rows[1] == ["profile", "", "(unknown)", "0", "", "0"]
    assert facets["profile"] == {"label": "profile", "base": 0, "unknown": 0, "values": []}


@pytest.mark.parametrize(
    ("lang", "message"),
    [("fr", " : illisible (fichier introuvable)"), ("en", ": cannot be read (no such file)")],
)
def test_a_missing_file_cannot_be_run(tmp_path: Path, lang: str, message: str) -> None:
    """A file that is not there exits with 2 and is named."""
    path = tmp_path / "rien.json"

    ran = run("report", "--no-atlas", path, "--lang", lang)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{path}{message}")


@pytest.mark.parametrize(
    ("content", "french", "english"),
    [
        (
            b"\xff",
            "lieux.json : ce n'est pas un tableau en texte mais un fichier binaire",
            "lieux.json: this is no table written as text but a binary file",
        ),
        (b"{}", "lieux.json : aucune liste d'objets JSON", "lieux.json: no list of JSON objects"),
        (b"[" * 100_000, "lieux.json : JSON trop imbriqué", "lieux.json: JSON nested too deep"),
        (b"%PDF-1.7", "lieux.json : un document PDF, et non", "lieux.json: a PDF document, not a census"),
    ],
)
def test_a_file_that_is_no_census_cannot_be_run(
    tmp_path: Path, content: bytes, french: str, english: str
) -> None:
    """A file that holds no census exits with 2 and says what it is, or where it breaks."""
    path = tmp_path / "lieux.json"
    path.write_bytes(content)

    for lang, message in (("fr", french), ("en", english)):
        ran = run("report", "--no-atlas", path, "--lang", lang)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(message)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("fr", "nommé comme JSON, lu pour ce qu'il contient : texte à séparateurs (CSV, TSV)"),
        ("en", "named as JSON, read as what it holds: separated text (CSV, TSV)"),
    ],
)
def test_a_file_is_read_as_what_it_holds(tmp_path: Path, lang: str, told: str) -> None:
    """A table of separated text is counted though its name says JSON, and the difference is told."""
    path = tmp_path / "lieux.json"
    path.write_bytes(b"nom;ville\nTUBA;Lyon\n")

    ran = run("report", "--no-atlas", path, "--lang", lang)

    assert (ran.code, ran.out.splitlines()[1]) == (0, "1 structure")
    assert told in ran.err


def test_a_table_without_rows_is_an_empty_census(tmp_path: Path) -> None:
    """A header alone is a census of nothing, in which nothing is wrong."""
    path = tmp_path / "lieux.json"
    path.write_bytes(b"nom;ville")

    ran = run("report", "--no-atlas", path, "--lang", "fr")

    assert (ran.code, ran.out.splitlines()[1]) == (0, "0 structure")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_cell_is_never_a_formula(tmp_path: Path, start: str, lang: str) -> None:
    """A text that a spreadsheet would run is kept as text by a leading quote."""
    region = f"{start}1+1"
    path = census_file(tmp_path, {**TUBA, "sites": [{"region": region}]})

    text = run("report", "--no-atlas", path, "--format", "csv", "--lang", lang).data.decode("utf-8-sig")
    rows = csv.reader(text.splitlines(keepends=True), delimiter=";" if lang == "fr" else ",")
    cells = next(row for row in rows if row[0] == "region")

    assert cells[1:3] == [f"'{region}", f"'{region}"]


def test_json_keeps_a_text_as_it_is(tmp_path: Path) -> None:
    """What is quoted for spreadsheets is not quoted in JSON."""
    path = census_file(tmp_path, {**TUBA, "sites": [{"region": "=1+1"}]})
    report = json.loads(run("report", "--no-atlas", path, "--format", "json").out)

    assert report["facets"]["region"]["values"][0]["code"] == "=1+1"


@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_a_file_cannot_colour_the_terminal(tmp_path: Path, form: str) -> None:
    """Control characters of a file never reach the terminal, in data or in messages."""
    path = census_file(
        tmp_path,
        {**TUBA, "sites": [{"region": "\x1b[31mrouge\x1b]0;titre\x07"}]},
        {"id": "\x1b[2J", "nom": 1},
    )

    ran = run("report", "--no-atlas", path, "--format", form)

    assert ran.code == 1
    assert "\x1b" not in ran.out
    assert "\x1b" not in ran.err


@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_half_a_letter_stops_nothing(tmp_path: Path, form: str) -> None:
    """A file with a lone surrogate is counted or refused, without a traceback."""
    path = census_file(tmp_path, {**TUBA, "sites": [{"region": "\ud800"}]})

    assert run("report", "--no-atlas", path, "--format", form).code in {0, 1}


def test_an_empty_file_name_is_no_wish_for_the_embedded_census() -> None:
    """A shell variable that is not set is told, and never answered by another census."""
    assert run("report", "--no-atlas", "", "--lang", "fr") == (2, b"", "", "nom de fichier vide\n")
