"""The command speaks of its own options and verbs, never of the arguments and functions of Python."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import run

import openinno
from openinno import embedded_census, to_json
from openinno.cli._shell import in_shell
from openinno.findings import Position
from openinno.labels import Label
from openinno.sources.portal.national import END
from openinno.validation import CATALOGUE
from openinno.validation.failures import CHECK, failed

SOURCES = Path(openinno.__file__).parent / "sources"
_PYTHON = re.compile(r"(?<![\w.-])[a-z]+=(?!=)|\b[a-z_]+\(\)|\boi\.")
_OF_A_FILE = ("(sep=)",)
"""What stands so in a file."""


def _labels() -> Iterator[str]:
    """Yield the texts in both languages of the sources, a number where a value would stand."""
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Label":
                for one in node.args:
                    parts = one.values if isinstance(one, ast.JoinedStr) else [one]
                    yield "".join(
                        str(part.value) if isinstance(part, ast.Constant) else "1" for part in parts
                    )


def test_no_message_of_reading_speaks_python_to_the_shell() -> None:
    """Whatever the sources of the library tell, the command says in its own words."""
    told = [in_shell(text, "en") for text in _labels()]
    left = [text for text in told if _PYTHON.search(re.sub("|".join(map(re.escape, _OF_A_FILE)), "", text))]

    assert left == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('if not so: encoding="cp1252"', "if not so: --encoding cp1252"),
        ('separator=";"', "--separator ';'" if sys.platform != "win32" else "--separator ;"),
        ("header=3 or header=", "--header 3 or --header"),
        ('same=[("1:a", "2:b")]', "--same 1:a=2:b"),
        ('leave it out: .without("mine").', "leave it out: --without mine."),
        ("kind=3.csv: no such file", "kind=3.csv: no such file"),
        ("https://example.fr/?kind=3&sheet=2", "https://example.fr/?kind=3&sheet=2"),
    ],
)
def test_arguments_are_said_as_options(text: str, told: str) -> None:
    """An option stands as it is typed; what only looks like one in an address stays."""
    assert in_shell(text, "en") == told


@pytest.mark.parametrize(("lang", "verb"), [("fr", "openinno recuperer"), ("en", "openinno fetch")])
def test_a_dataset_that_is_gone_is_told_with_verbs(lang: str, verb: str) -> None:
    """Whoever fetches from the shell hears what to type there."""
    told = in_shell(END.text(lang), lang)

    assert verb in told
    assert "oi." not in told


def test_a_mapping_for_what_needs_none_is_told_as_an_option(tmp_path: Path) -> None:
    """The error names what was typed."""
    file = tmp_path / "lieux.json"
    file.write_text(to_json(embedded_census()), encoding="utf-8")
    ran = run("report", "--no-atlas", file, "--mapping", "bzh_fablab", "--lang", "fr")

    assert ran.code == 2
    assert "retirez --mapping" in ran.err


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_rule_that_fails_is_left_out_by_an_option(lang: str) -> None:
    """Whoever checks with the rules of others cannot mend them, and writes no Python."""
    error = failed(CATALOGUE["siret-luhn"], CHECK, KeyError("key"), cells={}, where=Position(row=2))
    told = in_shell(error.message(lang), lang)

    assert told.endswith(Label(" : --without siret-luhn.", ": --without siret-luhn.").text(lang))
