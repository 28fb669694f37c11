"""The command as a whole: its verbs, its languages, its streams and its exit codes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import census_file, run, too_long

import openinno

VERBS = [
    ("report", "rapport"),
    ("indicators", "indicateurs"),
    ("template", "modele"),
    ("mapping", "correspondance"),
    ("convert", "convertir"),
    ("merge", "fusionner"),
    ("diff", "comparer"),
    ("fetch", "recuperer"),
    ("portal", "portail"),
    ("words", "mots"),
    ("sheet", "fiche"),
    ("recommend", "recommander"),
    ("schema", "schema"),
    ("doctor", "diagnostic"),
]
ALONE = [pair for pair in VERBS if pair[0] in {"report", "indicators", "words", "sheet", "doctor"}]
"""The verbs that do something without a file."""
CALLS = [
    ["report", "--no-atlas"],
    ["words"],
    ["words", "Theme"],
    ["sheet", "hub"],
    ["sheet", "incubateur", "accélérateur"],
]
NAMES = [name for pair in VERBS for name in pair]


def launched(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, with a bare environment."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "SYSTEMROOT"}}
    return subprocess.run(
        [sys.executable, "-m", "openinno", *arguments],
        env={**kept, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(("english", "french"), ALONE)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_verb_has_two_names_that_do_the_same(english: str, french: str, lang: str) -> None:
    """The French and the English name of a verb print the same, in either language."""
    arguments = {"sheet": ["hub"], "report": ["--no-atlas"]}.get(english, [])

    first, second = (run(name, *arguments, "--lang", lang) for name in (english, french))

    assert first == second
    assert first.code == 0
    assert first.out
    assert first.err == ""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_verb_has_help_in_both_languages(name: str, option: str) -> None:
    """Each verb explains itself in the language asked, on standard output."""
    french, english = (run(name, option, "--lang", lang) for lang in ("fr", "en"))

    assert (french.code, english.code) == (0, 0)
    assert (french.err, english.err) == ("", "")
    assert "Montrer cette aide." in french.out
    assert "Langue, fr ou en" in french.out
    assert "Show this help." in english.out
    assert "Language, fr or en" in english.out


@pytest.mark.parametrize(("lang", "here", "elsewhere"), [("fr", 1, 0), ("en", 0, 1)])
def test_the_group_lists_its_verbs_in_the_language_asked(lang: str, here: int, elsewhere: int) -> None:
    """The help of the command lists the verbs of one language and tells the names in the other."""
    ran = run("--lang", lang, "--help")
    below = ran.out.partition("Verbes:" if lang == "fr" else "Verbs:")[2]
    listed = [line.split()[0] for line in below.splitlines() if line.startswith("  ") and line.split()]
    listed = [name for name in listed if name in NAMES]

    assert ran.code == 0
    assert listed == [pair[here] for pair in VERBS]
    assert all(pair[elsewhere] in ran.out for pair in VERBS)


def test_the_command_without_a_verb_shows_its_help_as_help() -> None:
    """Calling the command alone shows how to use it, not an error made of the help."""
    ran = run(env={"LANG": "fr_FR.UTF-8"})
    shown = ran.out + ran.err

    assert shown.startswith("Usage: openinno ")
    assert "Erreur" not in shown
    assert all(pair[1] in shown for pair in VERBS)


def test_the_version_is_told() -> None:
    """The version is printed alone."""
    assert run("--version")[:3] == (
        0,
        f"openinno {openinno.__version__}\n".encode(),
        f"openinno {openinno.__version__}\n",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "fr", "report"],
        ["--lang=fr", "report"],
        ["report", "--lang", "fr"],
        ["report", "--lang=fr"],
        ["rapport", "--format", "text", "--lang", "fr"],
    ],
)
def test_the_language_is_asked_before_or_after_the_verb(arguments: list[str]) -> None:
    """The option of the language is taken at both places, and in both spellings."""
    assert run(*arguments, env={"LANG": "en_GB.UTF-8"}).out.startswith(
        "STRUCTURES D'INNOVATION OUVERTE NOMMÉES"
    )


@pytest.mark.parametrize(
    ("environment", "french"),
    [
        ({}, False),
        ({"LANG": "fr_FR.UTF-8"}, True),
        ({"LANG": "fr"}, True),
        ({"LANG": "fr_BE@euro"}, True),
        ({"LANG": "FR_CA"}, True),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "de_DE.UTF-8"}, False),
        ({"LC_ALL": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"}, True),
        ({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}, False),
        ({"LC_ALL": "", "LANG": "fr_FR.UTF-8"}, True),
        ({"LC_MESSAGES": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"}, True),
        ({"LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, False),
        ({"LANGUAGE": "fr:en", "LC_ALL": "en_GB.UTF-8"}, True),
        ({"LANGUAGE": "en:fr", "LANG": "fr_FR.UTF-8"}, False),
    ],
)
def test_the_language_is_that_of_the_system_by_default(environment: dict[str, str], french: bool) -> None:
    """Without the option, LANGUAGE, LC_ALL, LC_MESSAGES then LANG decide, and English is the last resort."""
    first = run("words", env=environment).out.splitlines()[0]

    assert first == ("Profils (6) · Profile" if french else "Profiles (6) · Profile")


ERRORS: list[tuple[list[str], str, str]] = [
    (["zzz"], "Verbe inconnu : « zzz ».", "No such command 'zzz'."),
    (["report", "--zz"], "Option inconnue : --zz.", "No such option '--zz'."),
    (["--zz"], "Option inconnue : --zz.", "No such option '--zz'."),
    (["report", "a", "b"], "Argument en trop : b.", "Got unexpected extra argument (b)"),
    (["words", "a", "b"], "Argument en trop : b.", "Got unexpected extra argument (b)"),
    (["sheet", "a", "b", "c"], "Argument en trop : c.", "Got unexpected extra argument (c)"),
    (
        ["report", "--format"],
        "L'option --format demande une valeur.",
        "Option '--format' requires an argument.",
    ),
    (
        ["report", "--format", "xml"],
        "Valeur impossible pour --format : « xml » ; possibles : text (texte), json, csv.",
        "Invalid value for '--format': 'xml'; possible: text, json, csv.",
    ),
    (
        ["sheet", "openlab"],
        "« openlab » est un type de structure qu'aucun document ne range sous un profil.",
        "“open lab” is a type of structure that no document sets under a profile.",
    ),
]


def _bare(message: str) -> str:
    """Leave out the punctuation in which the releases of click differ."""
    return message.replace("option:", "option").replace("'", "").replace(".\n", "\n")


@pytest.mark.parametrize(("arguments", "french", "english"), ERRORS)
def test_a_wrong_call_is_told_in_the_language_asked(arguments: list[str], french: str, english: str) -> None:
    """A call that cannot run exits with 2, says why and where help is, and prints no data."""
    # Of an option without its value, click does not tell the verb.
    of_verb = arguments[0] in NAMES and arguments[-1] != "--format"
    asked = f"openinno {arguments[0]}" if of_verb else "openinno"

    assert run("--lang", "fr", *arguments) == (2, b"", "", f"Erreur : {french}\nAide : {asked} --help\n")
    spoken = run("--lang", "en", *arguments)
    assert (spoken.code, spoken.out) == (2, "")
    assert _bare(spoken.err) == _bare(f"Error: {english}\nHelp: {asked} --help\n")


def test_a_rule_that_is_not_there_says_what_shows_them_all() -> None:
    """Two hundred codes in a message would be read by nobody."""
    ran = run("rules", "zzzz", "--lang", "fr")

    assert ran.code == 2
    assert re.fullmatch(
        r"règle introuvable : « zzzz »\. Possibles : id-missing, .* et [0-9]+ autres : openinno regles\.\n",
        ran.err,
    )


@pytest.mark.parametrize(("lang", "start"), [("fr", "Erreur : Argument manquant"), ("en", "Error: Missing")])
def test_a_sheet_needs_a_profile(lang: str, start: str) -> None:
    """A sheet of nothing is a wrong call."""
    ran = run("sheet", "--lang", lang)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(start)


@pytest.mark.parametrize(
    ("system", "start", "possible"),
    [("fr_FR", "Erreur : ", "fr (français), en (anglais)."), ("en_GB", "Error: ", "fr, en.")],
)
def test_an_unknown_language_is_told_in_that_of_the_system(system: str, start: str, possible: str) -> None:
    """A language that the command does not speak is a wrong call."""
    ran = run("report", "--no-atlas", "--lang", "de", env={"LANG": system})

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(start)
    assert possible in ran.err


@pytest.mark.parametrize("columns", [60, 40])
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_no_line_is_wider_than_the_terminal(call: list[str], lang: str, columns: int) -> None:
    """At 60 and at 40 columns every line of text fits."""
    assert too_long(run(*call, "--lang", lang, columns=columns).out, columns) == []


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    "call", [[], *([name] for name in NAMES)], ids=lambda call: " ".join(call) or "group"
)
def test_help_fits_sixty_columns(call: list[str], lang: str) -> None:
    """At 60 columns every line of help fits."""
    assert too_long(run(*call, "--help", "--lang", lang, columns=60).out, 60) == []


@pytest.mark.parametrize("columns", range(60, 100, 7))
def test_help_never_begins_a_line_with_a_french_sign(columns: int) -> None:
    """A colon or a closing quote stays with the word that it follows, and an opening one with its own."""
    for name in ("", *NAMES):
        lines = run(*filter(None, [name]), "--help", "--lang", "fr", columns=columns).out.splitlines()
        assert not [line for line in lines if line.strip()[:1] in {*":;?!»"} or line.endswith("«")]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_output_is_plain_and_repeatable(call: list[str], form: str) -> None:
    """Every form goes to standard output alone, without colour codes, the same each time."""
    ran = run(*call, "--format", form)

    assert (ran.code, ran.err) == (0, "")
    assert "\x1b" not in ran.out
    assert ran.out.endswith("\n")
    assert not ran.out.endswith("\n\n")
    assert run(*call, "--format", form) == ran


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_csv_is_what_spreadsheets_of_the_language_open(call: list[str], lang: str) -> None:
    """French CSV has a byte-order mark and semicolons, English CSV has neither, and both end lines alike."""
    data = run(*call, "--format", "csv", "--lang", lang).data
    head = data.split(b"\r\n")[0]

    assert data.startswith(b"\xef\xbb\xbf") == (lang == "fr")
    assert (b";" in head) == (lang == "fr")
    assert (b"," in head) == (lang == "en")
    assert data.count(b"\n") == data.count(b"\r\n") > 1


def test_the_command_runs_as_a_module() -> None:
    """The module runs like the command, exits with its code and writes on the right streams."""
    good, bad = launched("words", "--lang", "fr"), launched("zz", "--lang", "fr")

    assert (good.returncode, good.stderr) == (0, b"")
    assert good.stdout.decode().startswith("Profils (6) · Profile\n")
    assert (bad.returncode, bad.stdout) == (2, b"")
    assert bad.stderr.decode() == "Erreur : Verbe inconnu : « zz ».\nAide : openinno --help\n"


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_terminal_without_accents_stops_nothing(form: str) -> None:
    """Where the terminal is said to write ASCII only, text is still readable; JSON and CSV stay UTF-8."""
    poor = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
        "COLUMNS": "80",
    }

    ran = launched("report", "--no-atlas", "--lang", "fr", "--format", form, **poor)

    assert (ran.returncode, ran.stderr) == (0, b"")
    if form == "text":
        first = ran.stdout.decode().splitlines()[0].replace("?", "É")
        assert first == "STRUCTURES D'INNOVATION OUVERTE NOMMÉES PAR LES DOCUMENTS"
    else:
        assert "Accélérateur" in ran.stdout.decode("utf-8-sig")


def test_what_a_terminal_cannot_write_becomes_a_question_mark(tmp_path: Path) -> None:
    """On a Latin-1 terminal accents are kept, and letters that it lacks become question marks."""
    path = census_file(tmp_path, {"id": "é東", "nom": 1})

    ran = launched(
        "report", "--no-atlas", str(path), "--lang", "fr", PYTHONIOENCODING="latin-1", PYTHONUTF8="0"
    )

    assert ran.returncode == 1
    assert ran.stderr.decode("latin-1").splitlines()[0] == (
        "erreur : lieux.json, identifiant é?, structures[0].name : absent"
    )
    assert "Propriété (base : 0 structure)" in ran.stdout.decode("latin-1")


@pytest.mark.parametrize("arguments", [["report"], ["words", "Theme", "--format", "csv"], ["--help"]])
def test_a_closed_pipe_is_no_error(arguments: list[str]) -> None:
    """A reader that has closed its end leaves neither a traceback nor the code of wrong data."""
    with subprocess.Popen(
        [sys.executable, "-m", "openinno", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        message = process.stderr.read()
        code = process.wait(timeout=30)

    assert message == b""
    assert code != 1
    assert code != 2


def test_a_misspelt_verb_gets_the_nearest() -> None:
    """A verb written nearly right is not run, and the right one is told."""
    assert "Vouliez-vous dire rapport ?" in run("raport", "--lang", "fr").err


@pytest.mark.parametrize("name", ["modèle", "Modèle", "MODELE", "récupérer"])
def test_a_verb_may_have_its_accents(name: str) -> None:
    """The French names have no accents, and whoever writes them is understood."""
    ran = run(name, "--help", "--lang", "fr")

    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(("lang", "verbs"), [("fr", ["portail", "recuperer"]), ("en", ["portal", "fetch"])])
def test_the_help_says_which_verbs_use_the_network(lang: str, verbs: list[str]) -> None:
    """Who reads the help knows what runs offline."""
    text = " ".join(run("--help", "--lang", lang).out.split())
    told = [
        sentence for sentence in text.split(". ") if ("réseau" if lang == "fr" else "network") in sentence
    ]

    assert len(told) == 1
    assert [verb for verb in verbs if verb not in told[0]] == []


def test_the_help_loads_no_reader() -> None:
    """Listing the verbs costs neither the readers of files nor the records."""
    code = """
import sys
from openinno.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    heavy = {"attrs", "msgspec", "openinno.census", "openinno.sources", "openinno.export"}
    print(sorted(heavy & set(sys.modules)))
"""
    for arguments in ([], ["--help"], ["--lang", "fr", "--help"]):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=True)
        assert done.stdout.splitlines()[-1] == b"[]"


def test_a_verb_may_be_capitalised() -> None:
    """The case of a verb does not matter."""
    assert run("Fiche", "hub", "--lang", "fr") == run("fiche", "hub", "--lang", "fr")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where a full device can be had")
def test_a_full_disk_is_told() -> None:
    """Output that cannot be written is one line of complaint, and never the code of wrong data."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "openinno", "report"], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
