"""What tests ask of openinno: a check that asserts, a file of rows, a plugin that costs nothing unused."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import openinno
from openinno import from_flat_row
from openinno.testing import VALID, assert_valid, rules_broken

ROOT = Path(__file__).parents[1]
SOURCE = Path(openinno.__file__).parents[1]

TESTS = """
from openinno.testing import VALID

def test_good(assert_valid_census, census_file):
    path = census_file([VALID])
    assert assert_valid_census(path, grade="research").rows == 1

def test_bad(assert_valid_census):
    assert_valid_census([{**VALID, "email": "contact@lab"}])
"""


def _run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    # Named here, so that it is loaded once whether or not the package is installed with its entry point.
    around = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=around, capture_output=True, text=True, encoding="utf-8"
    )


def test_valid_data_is_returned_with_its_report() -> None:
    """Data that is good enough passes, and the report is there to be asked more."""
    assert assert_valid([VALID], grade="research").rows == 1


def test_the_valid_row_makes_a_structure() -> None:
    """What breaks no rule can be a record too, with its sites and figures."""
    tuba = from_flat_row(VALID)

    assert (tuba.id, len(tuba.sites), len(tuba.figures)) == ("tuba", 2, 1)


def test_what_is_wrong_is_the_message_of_the_failure() -> None:
    """Data that is not good enough fails with the report, in the language that is asked."""
    with pytest.raises(AssertionError, match="n'est pas une adresse"):
        assert_valid([{**VALID, "email": "contact@lab"}], lang="fr")


def test_rules_broken_are_those_of_the_grade() -> None:
    """Without a grade every rule counts; with one, those that it asks."""
    assert rules_broken({"id": "lab", "name": "Lab"}, grade="draft") == ()
    assert "kind-missing" in rules_broken({"id": "lab", "name": "Lab"})


def test_rows_are_compared_where_there_are_several() -> None:
    """What only one row may hold is told of two that hold it."""
    assert rules_broken(VALID, VALID) == ("id-unique", "name-unique", "siret-unique")


def test_the_plugin_is_declared() -> None:
    """Installing the package gives the plugin to pytest."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    plugins = project["entry-points"]["pytest11"]

    assert {name: import_module(module).__name__ for name, module in plugins.items()} == {
        "openinno": "openinno.testing.plugin"
    }


def test_the_fixtures_serve_the_tests_of_others(tmp_path: Path) -> None:
    """A good file passes; a bad row fails with what is wrong and the code of the rule."""
    (tmp_path / "test_census.py").write_text(TESTS, encoding="utf-8")
    plugin = ("-p", "openinno.testing.plugin", "-p", "no:cacheprovider", "-W", "error")

    done = _run("-m", "pytest", "-q", *plugin, folder=tmp_path)

    assert "1 failed, 1 passed" in done.stdout, done.stdout + done.stderr
    assert "contact@lab" in done.stdout
    assert "judged.py" not in done.stdout


def test_the_plugin_loads_nothing_until_it_is_used(tmp_path: Path) -> None:
    """Every run of pytest loads the plugin: that costs neither the library nor hypothesis."""
    code = (
        "import sys, openinno.testing.plugin\n"
        "print(sorted(one for one in sys.modules if one.startswith(('openinno', 'hypothesis', 'attr'))))"
    )
    loaded = _run("-c", code, folder=tmp_path).stdout.strip()

    assert "hypothesis" not in loaded
    assert "openinno.testing.judged" not in loaded
    assert "openinno.flat" not in loaded


def test_a_missing_hypothesis_names_its_extra(tmp_path: Path) -> None:
    """Without hypothesis the strategies say what to install, and what asserts still works."""
    code = (
        "import sys\nsys.modules['hypothesis'] = None\n"
        "import openinno\nfrom openinno.testing import VALID, assert_valid\n"
        "assert_valid([VALID])\n"
        "try:\n    openinno.testing.valid_rows\n"
        "except openinno.MissingExtra as error:\n    print(error.extra)"
    )

    done = _run("-c", code, folder=tmp_path)

    assert done.stdout == "testing\n", done.stderr
