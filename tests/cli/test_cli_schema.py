"""The verb ``schema``: the form of a census, for the tools of others; and the hook of pre-commit."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import run

from openinno.export import FORMS, json_schema, table_schema

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


@pytest.mark.parametrize("verb", ["schema", "schéma", "SCHEMA"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_table_schema_is_printed(verb: str, lang: str) -> None:
    """The Table Schema goes to standard output, in the language asked, and nothing else."""
    ran = run(verb, "table", "--lang", lang)

    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == table_schema(lang=lang)


@pytest.mark.parametrize("of", ["structure", "census", "row"])
@pytest.mark.parametrize("grade", ["draft", "publishable", "research"])
def test_a_json_schema_is_printed(of: str, grade: str) -> None:
    """The JSON Schema is that of the document and the grade asked."""
    ran = run("schema", "json", "--of", of, "--grade", grade, "--lang", "en")

    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == json_schema(of, grade=grade, lang="en")  # type: ignore[arg-type]


def test_the_usual_schema_is_that_of_a_publishable_structure() -> None:
    """Without options, the JSON Schema is that of a structure that can be published."""
    assert json.loads(run("schema", "json", "--lang", "fr").out) == json_schema()


@pytest.mark.parametrize(("kind", "key"), [("json", "$id"), ("table", "path")])
def test_a_schema_knows_where_it_will_be_published(kind: str, key: str) -> None:
    """The address stands in the schema only where it is given."""
    address = "https://example.org/schema.json"

    assert json.loads(run("schema", kind, "--address", address).out)[key] == address
    assert key not in json.loads(run("schema", kind).out)


@pytest.mark.parametrize(("lang", "told"), [("fr", "existe déjà"), ("en", "is there already")])
def test_a_schema_is_written_to_a_file(tmp_path: Path, lang: str, told: str) -> None:
    """The file holds the schema in UTF-8, and is replaced only when that is asked."""
    path = tmp_path / "schema.json"

    ran = run("schema", "table", "-o", path, "--lang", lang)
    again = run("schema", "json", "-o", path, "--lang", lang)

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(str(path))
    assert json.loads(path.read_text(encoding="utf-8")) == table_schema(lang=lang)
    assert (again.code, again.out) == (2, "")
    assert told in again.err
    assert run("schema", "json", "-o", path, "--force", "--lang", lang).code == 0
    assert json.loads(path.read_text(encoding="utf-8")) == json_schema(lang=lang)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    "arguments",
    [[], ["xml"], ["table", "--of", "row"], ["json", "--grade", "best"], ["table", "-o", "absent/s.json"]],
)
def test_a_wrong_call_is_told(arguments: list[str], lang: str) -> None:
    """What cannot be asked exits with 2, prints nothing and says why in the language."""
    ran = run("schema", *arguments, "--lang", lang)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_a_missing_argument_is_told_in_french() -> None:
    """What may stand there is told in the language."""
    told = run("schema", "--lang", "fr").err

    assert "Argument manquant : table|json. Possibles :" in told
    assert "Choose" not in told


def _hook() -> dict[str, str]:
    """Return the keys of the hook; a list of one item, each value on its line."""
    lines = [line for line in HOOKS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return dict(line[2:].split(": ", 1) for line in lines)


@pytest.mark.skipif(not HOOKS.exists(), reason="only where the whole project is")
def test_the_hook_looks_at_the_files_that_are_censuses() -> None:
    """The hook of pre-commit takes the forms that a census is kept in, and no other file of a repository."""
    hook = _hook()
    takes = re.compile(hook["files"]).search
    taken = {suffix for suffixes in FORMS.values() for suffix in suffixes if takes(f"lieux{suffix}")}

    assert (hook["id"], hook["entry"], hook["language"]) == ("openinno-check", "openinno check", "python")
    assert {".csv", ".tsv", ".xlsx", ".geojson", ".jsonl"} <= taken
    assert not takes("package.json")
    assert not takes("lieux.csv.md")
