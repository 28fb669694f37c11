"""The verbs ``portal``: a portal asked from the command line, on this machine."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click import Option

sys.path.insert(0, str(Path(__file__).parent))

from portal import ALWAYS, Dataset, EndEarly, Field, NaNs, Portal, SlowRows, WrongCount
from running import Ran, run, too_long

from openinno.explore import Client, RetryPolicy

VERBS = {
    "datasets": "jeux",
    "fields": "champs",
    "facets": "facettes",
    "count": "compter",
    "rows": "lignes",
    "export": "exporter",
}
CALLS = [
    ["datasets"],
    ["fields", "lieux"],
    ["facets"],
    ["facets", "lieux", "--facet", "tags", "--facet", "secteur"],
    ["count", "lieux", "--where", "ouvert"],
    ["rows", "lieux", "--limit", "3"],
    ["export", "lieux", "lieux.csv", "--limit", "3"],
]


def ask(portal: Portal, *arguments: str | Path, lang: str = "en", **more: Any) -> Ran:
    """Run a verb against the portal on this machine."""
    return run("portal", *arguments, "--portal", portal.url, "--lang", lang, **more)


def rows(ran: Ran) -> list[dict[str, Any]]:
    """Return the rows that were written as JSON Lines."""
    assert (ran.code, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.split("\n")[:-1]]


def table(ran: Ran, lang: str) -> list[list[str]]:
    """Return the cells that were written as CSV."""
    assert (ran.code, ran.err) == (0, "")
    text = ran.data.decode("utf-8-sig" if lang == "fr" else "utf-8")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if lang == "fr" else ","))


def asked_of(portal: Portal) -> list[str]:
    """Return the requests that the portal received, without their parameters."""
    return [request.path for request in portal.requests]


def process(
    portal: Portal, *arguments: str, before: Callable[[], object] | None = None
) -> subprocess.Popen[bytes]:
    """Start a verb in a process of its own, which may do something before."""
    return subprocess.Popen(
        [sys.executable, "-m", "openinno", "portal", *arguments, "--portal", portal.url, "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=before,
    )


def heed_interruptions() -> None:
    """Undo what a shell does to what it starts in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command try once only."""
    once = partial(Client, retry=RetryPolicy(attempts=1))
    monkeypatch.setattr("openinno.cli.portal._asking.Client", once)


# the group --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_verbs_are_listed_in_the_language_asked(lang: str) -> None:
    """The group alone lists its verbs in one language, and tells the names in the other."""
    ran = run("portal", "--lang", lang)
    here, others = (VERBS.values(), VERBS) if lang == "fr" else (VERBS, VERBS.values())
    listed = [line.split()[0] for line in ran.out.splitlines() if line.startswith("  ") and line.split()]

    assert (ran.code, ran.err) == (0, "")
    assert [name for name in listed if name in {*VERBS, *VERBS.values()}][: len(VERBS)] == list(here)
    assert ", ".join(others) in " ".join(ran.out.split())


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_verb_does_the_same_under_both_names(
    call: list[str], portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The French name of a verb of a portal does what the English one does."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")

    assert ask(portal, *call) == ask(portal, VERBS[call[0]], *call[1:])


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_has_words_in_both_languages(verb: str) -> None:
    """Each option of a verb is explained, and not with the same words in French and in English."""
    made = import_module(f"openinno.cli.portal.{verb}").command
    pairs = zip(made("fr").params, made("en").params, strict=True)
    told = [(one.help, other.help) for one, other in pairs if isinstance(one, Option)]

    assert all(french and english and french != english for french, english in told)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_a_verb_fits_sixty_columns(verb: str, lang: str) -> None:
    """The help of each verb is in the language asked, and no line of it is wider than sixty columns."""
    ran = run("portal", verb, "--help", "--lang", lang, columns=60)

    assert (ran.code, ran.err) == (0, "")
    assert too_long(ran.out, 60) == []
    assert ("Montrer cette aide." if lang == "fr" else "Show this help.") in ran.out


@pytest.mark.parametrize(
    ("arguments", "french", "english"),
    [
        (["raws"], "Verbe inconnu : « raws ». Vouliez-vous dire rows ?", "Did you mean rows?"),
        (["ligne"], "Vouliez-vous dire lignes ?", "Did you mean lignes?"),
        (["rows"], "Argument manquant : ", "Missing argument"),
        (["export", "lieux"], "Argument manquant : ", "Missing argument"),
        (["rows", "a", "--limit", "x"], "« x » n'est pas un nombre entier.", "not a valid integer"),
        (["rows", "a", "--limit", "-3"], "-3 est inférieur à 0.", "-3 is not in the range x>=0."),
        (["rows", "a", "--explain=1"], "L'option --explain ne prend pas de valeur.", "does not take a value"),
        (["rows", "a", "--wher", "x"], "Option inconnue : --wher.", "No such option"),
        (["rows", "a", "--format", "xml"], "« xml » ; possibles : jsonl, json, csv.", "possible: jsonl,"),
        (["rows", "a", "--refine", "tags"], "champ:valeur est attendu", "expected field:value"),
        (["rows", "a", "--exclude", ":x"], "champ:valeur est attendu", "expected field:value"),
        (["export", "a", "a.csv", "--option", "delimiter"], "nom=valeur est attendu", "expected name=value"),
        (["export", "a", "a.csv", "--option", "=;"], "nom=valeur est attendu", "expected name=value"),
        (["export", "a", "a.csv", "--option", "sep=;"], "option inconnue pour csv", "unknown option for csv"),
    ],
)
def test_a_wrong_call_is_told_with_what_to_do(
    arguments: list[str], french: str, english: str, portal: Portal
) -> None:
    """A call that cannot run exits with 2, in the language asked, and asks the portal nothing."""
    for lang, told in (("fr", french), ("en", english)):
        ran = ask(portal, *arguments, lang=lang)
        assert (ran.code, ran.out) == (2, "")
        assert told in ran.err

    assert portal.requests == []


def test_the_help_named_is_that_of_the_verb(portal: Portal) -> None:
    """A wrong call of a verb points to the help of that verb."""
    assert ask(portal, "count").err.endswith("Help: openinno portal count --help\n")


def test_the_portal_may_be_told_by_the_environment(portal: Portal) -> None:
    """Without the option, the portal is that of the variable."""
    ran = run("portal", "count", "lieux", env={"OPENINNO_PORTAL": portal.url})

    assert (ran.code, ran.out) == (0, "60\n")


def test_the_help_of_the_group_loads_no_client() -> None:
    """Listing the verbs costs neither the client nor what it stands on."""
    code = """
import sys
from openinno.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    heavy = {"httpx", "attrs", "msgspec", "lark", "openinno.explore.client"}
    print(sorted(heavy & set(sys.modules)))
"""
    for arguments in ([], ["portal"], ["portal", "--help"]):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=True)
        assert done.stdout.splitlines()[-1] == b"[]"


# telling instead of sending ---------------------------------------------------------------------------------


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_explain_sends_nothing(call: list[str], portal: Portal, tmp_path: Path) -> None:
    """With --explain the requests are written, each with what it is for, and none is sent."""
    for lang in ("fr", "en"):
        ran = ask(portal, *call, "--explain", lang=lang)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(f"GET {portal.base}/catalog/")

    assert portal.requests == []


@pytest.mark.parametrize(
    "call",
    [
        *CALLS,
        ["rows", "lieux", "--select", "count(*)"],
        ["rows", "lieux", "--select", "ouvert", "--group-by", "ouvert", "--limit", "2"],
        ["rows", "lieux", "--limit", "0"],
        ["export", "lieux", "groupes.csv", "--select", "ouvert", "--group-by", "ouvert"],
        ["export", "lieux", "somme.csv", "--select", "count(*)"],
        ["rows", "communes", "--select", "code", "--limit", "12000"],
        ["rows", "communes", "--select", "code", "--offset", "34900", "--limit", "50"],
    ],
    ids=" ".join,
)
def test_explain_tells_what_is_then_sent(
    call: list[str], portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The requests told beforehand are those that the call makes, in the same order."""
    monkeypatch.chdir(tmp_path)
    told = [
        line.removeprefix(f"GET {portal.url}").partition("?")[0]
        for line in ask(portal, *call, "--explain").out.splitlines()
        if line.startswith("GET ")
    ]

    ask(portal, *call)

    assert asked_of(portal) == told


def test_explain_names_the_facets_asked_for(portal: Portal) -> None:
    """The facets named are part of the address told."""
    ran = ask(portal, "facets", "lieux", "--facet", "tags", "--facet", "ouvert", "--explain")

    assert "facet=tags&facet=ouvert" in ran.out.splitlines()[0]


def test_options_of_the_format_are_sent(portal: Portal, tmp_path: Path) -> None:
    """As they are told beforehand; a value may hold the sign that ends the name."""
    path = tmp_path / "lieux.csv"
    named = ["delimiter=|", "with_bom=false", "list_separator=="]
    options = ["--limit", "2", *(part for one in named for part in ("--option", one))]
    told = ask(portal, "export", "lieux", path, *options, "--explain")

    assert ask(portal, "export", "lieux", path, *options).code == 0
    sent = dict(portal.requests[-1].params)
    assert (sent["delimiter"], sent["with_bom"], sent["list_separator"]) == ("|", "false", "=")
    assert "delimiter=%7C&with_bom=false&list_separator=%3D" in told.out
    assert path.read_bytes().startswith(b"id|nom|")


def test_explain_refuses_what_the_call_would_refuse(portal: Portal) -> None:
    """A file whose name tells no format is refused whether requests are sent or told."""
    told, sent = (ask(portal, "export", "lieux", "lieux", *more) for more in (["--explain"], []))

    assert told == sent
    assert (told.code, told.out) == (2, "")
    assert "does not tell its format" in told.err


# what a portal holds ----------------------------------------------------------------------------------------


def test_the_datasets_are_listed(portal: Portal) -> None:
    """Each dataset is a line: its identifier, its title, how many rows it has."""
    assert "lieux  Lieux d'exemple  (rows: 60)" in ask(portal, "datasets").out.splitlines()
    assert "lieux  Lieux d'exemple  (lignes : 60)" in ask(portal, "datasets", lang="fr").out.splitlines()


def test_the_datasets_are_chosen_by_conditions(portal: Portal) -> None:
    """Conditions, an order, a limit and a start choose among the datasets."""
    found = json.loads(ask(portal, "datasets", "--where", 'search("exemple")', "--format", "json").out)
    second = ask(portal, "datasets", "--order-by", "dataset_id", "--limit", "1", "--offset", "1").out

    assert [one["dataset"] for one in found] == ["lieux"]
    assert second.startswith("lieux ")


def test_the_datasets_as_csv_have_a_header_in_the_language(portal: Portal) -> None:
    """The header of the table is in the language asked, even over no row."""
    assert table(ask(portal, "datasets", "--format", "csv", "--limit", "0", lang="fr"), "fr") == [
        ["jeu", "titre", "lignes", "modifié"]
    ]
    assert table(ask(portal, "datasets", "--format", "csv"), "en")[0] == [
        *("dataset", "title", "rows", "modified"),
    ]


def test_the_fields_are_described(portal: Portal) -> None:
    """Each field is told with its type, its label, and what it is."""
    found = json.loads(ask(portal, "fields", "lieux", "--format", "json").out)
    line = next(one for one in ask(portal, "fields", "lieux").out.splitlines() if one.startswith("tags "))
    row = next(
        one
        for one in table(ask(portal, "champs", "lieux", "--format", "csv", lang="fr"), "fr")
        if one[0] == "tags"
    )

    assert {
        "field": "tags",
        "type": "text",
        "label": "Étiquettes",
        "facet": True,
        "multivalued": True,
    } in found
    assert line.split() == ["tags", "text", "Étiquettes", "[facet,", "multivalued]"]
    assert row == ["tags", "text", "Étiquettes", "oui", "oui"]


def test_an_unknown_dataset_is_told_with_where_to_look(portal: Portal) -> None:
    """The error of an unknown dataset tells the verb that lists them."""
    ran = ask(portal, "rows", "inconnu", lang="fr")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("les jeux du portail : openinno portail jeux\n")


def test_the_facets_of_a_dataset_are_counted(portal: Portal) -> None:
    """Each value has its count, under the facet that it is of."""
    lines = ask(portal, "facets", "lieux", "--facet", "tags").out.splitlines()

    assert [line.split() for line in lines] == [["tags"], ["métal", "2"], ["bois", "1"], ["santé", "1"]]


def test_the_facets_of_the_catalogue_are_counted(portal: Portal) -> None:
    """Without a dataset, the datasets themselves are counted."""
    found = json.loads(ask(portal, "facets", "--format", "json").out)

    assert {"facet": "theme", "value": "Innovation", "count": 2, "state": "displayed"} in found


@pytest.mark.parametrize(("form", "written"), [("text", ""), ("json", "[]\n")])
def test_no_value_of_a_facet_is_no_line(form: str, written: str, portal: Portal) -> None:
    """Where no row is left, no value is, and no line is written."""
    ran = ask(portal, "facets", "lieux", "--facet", "ouvert", "--where", "places > 100000", "--format", form)

    assert (ran.code, ran.out.removeprefix("ouvert\n")) == (0, written)


def test_a_value_of_a_facet_is_written_as_it_is_refined_with(portal: Portal) -> None:
    """Below a refined value come those that it holds, by the whole path that refines on them."""
    ran = ask(
        portal, "facets", "lieux", "--facet", "secteur", "--refine", "secteur:Fabrication", "--format", "csv"
    )

    assert ["secteur", "Fabrication/Bois", "1", "displayed"] in table(ran, "en")


def test_an_excluded_value_has_no_count(portal: Portal) -> None:
    """A value that the portal does not count is not said to be of no row."""
    lines = ask(portal, "facets", "lieux", "--facet", "tags", "--exclude", "tags:bois").out.splitlines()

    assert "  bois" in lines


# what a dataset holds ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "written"),
    [("text", "60\n"), ("json", '{\n  "count": 60\n}\n'), ("csv", "count\r\n60\r\n")],
)
def test_rows_are_counted(form: str, written: str, portal: Portal) -> None:
    """The count alone is written, in any form."""
    assert ask(portal, "count", "lieux", "--format", form).out == written


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_rows_come_as_the_portal_writes_them(form: str, portal: Portal) -> None:
    """Every type of value is written as it came: big numbers, lists, places, objects, texts with any sign."""
    ran = ask(portal, "rows", "lieux", "--format", form)
    found = rows(ran) if form == "jsonl" else json.loads(ran.out)
    first = found[0]

    assert len(found) == 60
    assert first["nom"] == 'L\'Atelier "du" Canal'
    assert first["description"] == "Ligne une\nLigne deux\u2028Ligne trois ; fin"
    assert first["grand"] == 9007199254740993
    assert first["tags"] == ["bois", "métal"]
    assert first["point"] == {"lon": 2.3488, "lat": 48.8534}
    assert first["fiche"] == {"horaires": {"lundi": [9, 18]}, "wifi": True}


def test_a_french_table_is_what_spreadsheets_open(portal: Portal) -> None:
    """French CSV has its mark, semicolons and the decimal comma; a place keeps its points."""
    arguments = ["--select", "surface, point, places, ouvert, tags, scores", "--where", "point is not null"]

    ran = ask(portal, "rows", "lieux", *arguments, "--format", "csv", lang="fr")

    assert ran.data.startswith(b"\xef\xbb\xbf")
    assert table(ran, "fr")[:3] == [
        ["surface", "point", "places", "ouvert", "tags", "scores"],
        ["101830", "48.8534, 2.3488", "101", "true", "bois,métal", "12,15"],
        ["20,5", "45.7491, 4.8479", "40", "false", "métal", "15"],
    ]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("values", "cell"),
    [
        (["bois", "métal"], "bois,métal"),
        ([12, 15], "12,15"),
        ([1.5, 2], "1.5,2"),
        ([], ""),
        (["bois, brut", "métal"], '["bois, brut", "métal"]'),
        ([""], '[""]'),
        (["[a]"], '["[a]"]'),
        ([True, None], "[true, null]"),
        ([{"a": 1}], '[{"a": 1}]'),
    ],
    ids=repr,
)
def test_several_values_are_one_cell_by_one_rule(values: list[Any], cell: str, lang: str) -> None:
    """Texts and numbers are joined as portals join them; what could not be parted again is JSON."""
    fields = (Field("nom", "json_blob"),)
    with Portal([Dataset(id="a", title="", fields=fields, rows=lambda: [{"nom": values}])]) as portal:
        ran = ask(portal, "rows", "a", "--format", "csv", lang=lang)

    assert table(ran, lang)[1:] == [[cell]]


def test_no_cell_is_a_formula() -> None:
    """What a spreadsheet would run is kept as text; negative numbers and places stay numbers."""
    trap = {
        "nom": "=1+1",
        "places": -5,
        "point": {"lon": 55.4, "lat": -21.1},
        "mesure": -0.5,
        "tags": ["@a", "b"],
    }
    fields = (
        Field("nom"),
        Field("places", "int"),
        Field("point", "geo_point_2d"),
        Field("mesure", "double"),
        Field("tags", annotations={"multivalued": ","}),
    )
    with Portal([Dataset(id="pieges", title="Pièges", fields=fields, rows=lambda: [trap])]) as portal:
        ran = ask(portal, "rows", "pieges", "--format", "csv", lang="fr")

    assert table(ran, "fr")[1] == ["'=1+1", "-5", "-21.1, 55.4", "-0,5", "'@a,b"]


def test_signs_that_steer_a_terminal_stay_escaped() -> None:
    """A text that would move the cursor of a terminal is written so that it does not."""
    steering = {"nom": "a\x1b[2Jb\x9b2Jc"}
    with Portal([Dataset(id="pieges", title="", fields=(Field("nom"),), rows=lambda: [steering])]) as portal:
        ran = ask(portal, "rows", "pieges")

    assert rows(ran) == [steering]
    assert not {"\x1b", "\x9b"} & set(ran.out)


def test_numbers_that_json_does_not_know_are_no_values() -> None:
    """NaN and Infinity, which some portals send, are written as null: every JSON reader reads the rows."""
    sizes = [{"nom": f"L{number}", "surface": number + 0.5} for number in range(10_001)]
    fields = (Field("nom"), Field("surface", type="double"))

    def refused(token: str) -> None:
        raise AssertionError(token)

    with Portal([Dataset(id="mesures", title="", fields=fields, rows=lambda: sizes)]) as portal:
        portal.misbehave(NaNs(times=ALWAYS))
        ran = ask(portal, "rows", "mesures")
    found = [json.loads(line, parse_constant=refused) for line in ran.out.split("\n")[:-1]]

    assert ran.code == 0
    assert [row["surface"] for row in found].count(None) == 3
    assert {row["nom"] for row in found} == {row["nom"] for row in sizes}


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--refine", "tags:métal"], ["atelier", "fabrique"]),
        (["--refine", 'tags:"métal"'], ["atelier", "fabrique"]),
        (["--refine", "`tags`:'métal'"], ["atelier", "fabrique"]),
        (["--refine", "ouvert:true", "--refine", "tags:bois"], ["atelier"]),
        (["--refine", "secteur:Fabrication/Bois"], ["atelier"]),
        (["--refine", "year:2014", "--exclude", "ouvert:false"], ["atelier"]),
        (["--where", "ouvert", "--where", "places > 50"], ["atelier"]),
        (["--where", "places > 50", "--limit", "0"], []),
    ],
)
def test_rows_are_chosen(options: list[str], found: list[str], portal: Portal) -> None:
    """Conditions all hold; facets are refined on and excluded, their values quoted or not."""
    assert [row["id"] for row in rows(ask(portal, "rows", "lieux", *options))] == found


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("tags:a:b", 'tags:"a:b"'),
        ('tags:"dit \\"oui\\""', 'tags:"dit \\"oui\\""'),
        ("tags: 75 ", "tags:75"),
        ("tags:01", 'tags:"01"'),
        ('tags:"75"', 'tags:"75"'),
        ("tags:1.50", 'tags:"1.50"'),
        ("tags:2.5", "tags:2.5"),
        ("tags:nan", 'tags:"nan"'),
        ("tags:true", "tags:true"),
        ("`2024`:7", "`2024`:7"),
    ],
)
def test_the_value_of_a_facet_is_read_as_it_is_written(given: str, sent: str, portal: Portal) -> None:
    """The first colon parts field and value; a code such as 01 is no number."""
    ask(portal, "count", "lieux", "--refine", given)

    assert ("refine", sent) in portal.requests[0].params


def test_rows_are_grouped_sorted_and_computed(portal: Portal) -> None:
    """Groups come with what is computed of each, in the order asked for."""
    options = [
        "--select",
        "ouvert, count(*) as n",
        "--group-by",
        "ouvert",
        "--order-by",
        "n desc",
        "--limit",
        "1",
    ]

    assert rows(ask(portal, "rows", "lieux", *options)) == [{"ouvert": None, "n": 56}]


def test_rows_start_where_asked(portal: Portal) -> None:
    """Rows before the start are passed over, past the wall of pages too."""
    found = rows(ask(portal, "rows", "communes", "--select", "code", "--offset", "34000", "--limit", "2"))

    assert [row["code"] for row in found] == ["89316", "89318"]


def test_dates_are_told_in_the_zone_asked(portal: Portal) -> None:
    """Moments come in the time zone asked for."""
    options = ["--select", "maj", "--where", 'id = "atelier"', "--timezone", "Europe/Paris"]

    assert rows(ask(portal, "rows", "lieux", *options)) == [{"maj": "2026-07-27T21:39:00+02:00"}]


def test_the_language_is_that_of_dates_too(portal: Portal) -> None:
    """The portal is asked in the language of the command."""
    for lang in ("fr", "en"):
        ask(portal, "rows", "lieux", "--limit", "1", lang=lang)

    assert [dict(one.params)["lang"] for one in portal.requests] == ["fr", "fr", "en", "en"]


@pytest.mark.parametrize(("form", "written"), [("jsonl", ""), ("json", "[]\n"), ("csv", "nom,n\r\n")])
def test_no_row_is_no_error(form: str, written: str, portal: Portal) -> None:
    """A query that selects nothing writes an empty answer, and a table its header."""
    options = ["--select", "nom, places as n", "--where", "places > 100000", "--format", form]

    assert ask(portal, "rows", "lieux", *options)[:3:2] == (0, written)


def test_an_empty_table_of_whole_rows_names_every_field(portal: Portal) -> None:
    """The header over no row at all is that of the dataset."""
    ran = ask(portal, "rows", "lieux", "--limit", "0", "--format", "csv")

    assert table(ran, "en")[0][:3] == ["id", "nom", "description"]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("fr", "where, ligne 1, colonne 7 : '=' inattendu ici"),
        ("en", "where, line 1, column 7: '=' does not belong here"),
    ],
)
def test_a_query_that_cannot_be_read_is_told_with_its_place(lang: str, told: str, portal: Portal) -> None:
    """A fault of ODSQL is told with its clause, line and column, and nothing is sent."""
    ran = ask(portal, "rows", "lieux", "--where", "nom = = 3", lang=lang)

    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert portal.requests == []


def test_an_unknown_field_is_told_with_the_nearest(portal: Portal) -> None:
    """A misspelt field is told with the one that may have been meant."""
    ran = ask(portal, "rows", "lieux", "--select", "nmo", lang="fr")

    assert (ran.code, ran.out) == (2, "")
    assert "champ inconnu : nmo ; proches : nom" in ran.err


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_rows_are_written_as_they_come(form: str, portal: Portal) -> None:
    """The first row is out long before the last one has come."""
    portal.misbehave(SlowRows(times=ALWAYS, on="exports", size=4096, seconds=0.05))

    with process(portal, "rows", "communes", "--format", form) as running:
        assert running.stdout is not None
        first = running.stdout.readline() + running.stdout.readline()
        assert running.poll() is None
        running.kill()

    assert b"01001" in first


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_every_row_is_written(form: str, portal: Portal) -> None:
    """Rows past the wall of pages are written too, each once."""
    ran = ask(portal, "rows", "communes", "--select", "code", "--format", form)
    if form == "csv":
        codes = [cells[0] for cells in table(ran, "en")[1:]]
    else:
        codes = [row["code"] for row in (json.loads(ran.out) if form == "json" else rows(ran))]

    assert len(codes) == len(set(codes)) == 34969


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="only where the memory of a process is told")
def test_rows_are_not_held(portal: Portal) -> None:
    """Writing 35 000 rows takes hardly more memory than writing ten."""

    def peak(*options: str) -> int:
        running = process(portal, "rows", "communes", "--format", "json", *options)
        assert running.stdout is not None
        while running.stdout.read(1 << 16):
            pass
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        running.stdout.close()
        assert running.stderr is not None
        running.stderr.close()
        assert running.returncode == 0
        return usage.ru_maxrss

    assert peak() < peak("--limit", "10") * 1.3


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_a_reader_that_has_enough_is_no_error(form: str, portal: Portal) -> None:
    """A pipe closed after the first line ends the command without a word."""
    with process(portal, "rows", "communes", "--format", form) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        message = running.stderr.read()

    assert (running.returncode, message) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="a console interrupt is another thing there")
def test_an_interruption_leaves_neither_a_trace_nor_a_file(portal: Portal, tmp_path: Path) -> None:
    """Interrupted, an export leaves no part of a file, and exits as interrupted programs do."""
    portal.misbehave(SlowRows(times=ALWAYS, on="exports", size=512, seconds=0.05))
    path = str(tmp_path / "communes.csv")
    with process(portal, "export", "communes", path, before=heed_interruptions) as running:
        while not any("exports" in path for path in asked_of(portal)):
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        assert running.stderr is not None
        message = running.stderr.read()

    assert (running.returncode, message.strip()) == (130, b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("impatient")
def test_rows_that_are_missing_are_wrong_data(portal: Portal) -> None:
    """Rows fewer than announced: those that came are written, the rest is told, and the code is 1."""
    portal.misbehave(EndEarly(times=ALWAYS, on="exports", after_rows=50))

    ran = ask(portal, "rows", "communes", lang="fr")

    assert ran.code == 1
    assert len(ran.out.splitlines()) <= 50
    assert ran.err.startswith("communes : ")


# files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "geojson", "parquet", "xlsx"])
def test_rows_are_exported_to_a_file(form: str, portal: Portal, tmp_path: Path) -> None:
    """The format is that of the name; the file, its size and digest are told apart from the data."""
    path = tmp_path / f"lieux.{form}"

    ran = ask(portal, "export", "lieux", path)
    manifest = json.loads((tmp_path / f"lieux.{form}.manifest.json").read_text(encoding="utf-8"))

    assert (ran.code, ran.out) == (0, "")
    assert manifest["form"] == form
    assert f"bytes: {path.stat().st_size}, sha256: {manifest['sha256']}" in ran.err


def test_the_format_may_be_told_apart_from_the_name(portal: Portal, tmp_path: Path) -> None:
    """A name without an ending is written in the format asked for."""
    path = tmp_path / "lieux"

    assert ask(portal, "export", "lieux", path, "--format", "jsonl", "--where", "ouvert").code == 0
    assert json.loads(path.read_bytes().split(b"\n")[0])["id"] == "atelier"


def test_the_help_tells_the_two_forms_of_csv_in_each_language() -> None:
    """The language decides how a table is written: the help says so where a table can be had."""
    fr, en = (" ".join(run("portal", "rows", "--help", "--lang", lang).out.split()) for lang in ("fr", "en"))
    export = run("portal", "export", "--help", "--lang", "en").out

    assert "En français, le CSV prend « ; » et la virgule décimale ; --lang en pour l'autre forme." in fr
    assert "CSV has , and a decimal point; in French (--lang fr), ; and a decimal comma." in en
    assert "--lang fr)" not in export


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("fr", "openinno portail lignes écrit sur la sortie standard"),
        ("en", "openinno portal rows writes to the standard output"),
    ],
)
def test_a_dash_is_no_file(
    lang: str, told: str, portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sign of the standard output makes no file here: the verb that writes there is told."""
    monkeypatch.chdir(tmp_path)

    ran = ask(portal, "export", "lieux", "-", "--format", "csv", lang=lang)

    assert (ran.code, ran.out) == (2, "")
    assert told in " ".join(ran.err.split())
    assert (portal.requests, list(tmp_path.iterdir())) == ([], [])


@pytest.mark.parametrize(
    ("lang", "told"),
    [("fr", "lignes : le portail en compte 60, octets"), ("en", "rows: the portal counts 60, bytes")],
)
def test_rows_that_are_not_counted_in_the_file_are_those_of_the_portal(
    lang: str, told: str, portal: Portal, tmp_path: Path
) -> None:
    """A format that is not read through is told by what the portal counts."""
    assert told in ask(portal, "export", "lieux", tmp_path / "lieux.xlsx", lang=lang).err


@pytest.mark.parametrize(
    ("name", "told"), [("lieux", "donnez le format"), ("lieux.zzz", "formats possibles : csv, ")]
)
def test_a_format_that_cannot_be_is_told(name: str, told: str, portal: Portal, tmp_path: Path) -> None:
    """A name that tells no format, or one that the portal does not make, leaves no file."""
    ran = ask(portal, "export", "lieux", tmp_path / name, lang="fr")

    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_replaced(portal: Portal, tmp_path: Path) -> None:
    """The new file takes the place of the old one, once it is whole."""
    path = tmp_path / "lieux.csv"
    path.write_text("ancien", encoding="utf-8")

    assert ask(portal, "export", "lieux", path).code == 0
    assert "ancien" not in path.read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("impatient")
def test_an_export_that_is_not_whole_is_wrong_data(portal: Portal, tmp_path: Path) -> None:
    """The file that was there stays, no other is left, and the code is 1."""
    portal.misbehave(WrongCount(times=ALWAYS))
    path = tmp_path / "lieux.csv"
    path.write_text("ancien", encoding="utf-8")

    ran = ask(portal, "export", "lieux", path, lang="fr")

    assert (ran.code, ran.out) == (1, "")
    assert "le fichier a 60 lignes, le portail en compte 61" in ran.err
    assert [one.name for one in tmp_path.iterdir()] == ["lieux.csv"]
    assert path.read_text(encoding="utf-8") == "ancien"


@pytest.mark.parametrize(
    ("name", "french", "english"),
    [
        (
            "absent/lieux.csv",
            "ce dossier n'existe pas, créez-le d'abord : {}/absent",
            "there is no such folder, make it first: {}/absent",
        ),
        ("fichier/lieux.csv", "ce n'est pas un dossier : {}/fichier", "Not a directory: {}/fichier"),
        ("dossier.csv", "c'est un dossier : {}/dossier.csv", "Is a directory: {}/dossier.csv"),
    ],
)
def test_a_file_that_cannot_be_written_is_told_at_once(
    name: str, french: str, english: str, portal: Portal, tmp_path: Path
) -> None:
    """The reason, and the folder or the file that is wrong, are told before the portal is asked."""
    (tmp_path / "fichier").touch()
    (tmp_path / "dossier.csv").mkdir()
    path = tmp_path / name

    for lang, told in (
        ("fr", f"sortie impossible : {french.format(tmp_path)}"),
        ("en", f"cannot write: {english.format(tmp_path)}"),
    ):
        ran = ask(portal, "export", "lieux", path, lang=lang)
        assert (ran.code, ran.out, ran.err) == (2, "", f"{told}\n")

    assert portal.requests == []
    assert sorted(one.name for one in tmp_path.iterdir()) == ["dossier.csv", "fichier"]


# what may be missing ----------------------------------------------------------------------------------------


def test_the_key_is_that_of_the_environment(portal: Portal) -> None:
    """A key opens what is closed, is given by the variable only, and is never written."""
    portal.key = "un-secret"

    without = ask(portal, "count", "lieux", lang="fr")
    opened = ask(portal, "count", "lieux", env={"OPENINNO_API_KEY": "un-secret"})
    told = ask(portal, "count", "lieux", "--explain", env={"OPENINNO_API_KEY": "un-secret"})

    assert (without.code, opened.code, opened.out) == (2, 0, "60\n")
    assert "OPENINNO_API_KEY" in without.err
    assert "un-secret" not in told.out


def test_what_reads_conditions_is_named_where_it_is_missing(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without lark, a condition is refused with what to install; a facet needs it not."""
    monkeypatch.setitem(sys.modules, "lark", None)

    ran = ask(portal, "count", "lieux", "--where", "ouvert", lang="fr")

    assert (ran.code, ran.out) == (2, "")
    assert "openinno[odsql]" in ran.err
    assert ask(portal, "count", "lieux", "--refine", "ouvert:true").out == "2\n"


def test_an_export_needs_no_bar(portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal without the library that draws the bar, the export is made all the same."""
    monkeypatch.setitem(sys.modules, "rich", None)
    terminal = SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("openinno.explore.export.progress.sys", terminal)

    assert ask(portal, "export", "lieux", tmp_path / "lieux.csv").code == 0


def test_a_portal_that_does_not_answer_is_told(portal: Portal, impatient: None) -> None:
    """Nobody there: what was tried is told, and the code is 2."""
    ran = run("portal", "count", "lieux", "--portal", "http://127.0.0.1:9", "--lang", "fr")

    assert (ran.code, ran.out) == (2, "")
    assert "essai 1" in ran.err
