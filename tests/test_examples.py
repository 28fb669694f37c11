"""The examples run, and every example of a docstring gives what it says."""

from __future__ import annotations

import doctest
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from portal import Portal

import openinno

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.py"))
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(openinno.__path__, "openinno.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("script", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_runs_offline_as_written(script: Path) -> None:
    """Each script runs without arguments, without network, and prints something."""
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script)], capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout.strip()


def test_the_example_of_a_portal_asks_the_one_it_is_given(portal: Portal) -> None:
    """With the address of a portal, the script reads it, counts as it does, and keeps a verified file."""
    script = next(path for path in EXAMPLES if path.stem == "07_portal")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script), portal.url], capture_output=True, text=True, check=False
    )

    assert (done.stderr, done.returncode) == ("", 0)
    assert "Dijon (21231)" in done.stdout
    assert "Still the same file: True" in done.stdout
    assert any(received.path.endswith("/exports/csv") for received in portal.requests)


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_give_what_they_say(module: str) -> None:
    """Each example in a docstring is run, as the documentation runs it."""
    failed, _ = doctest.testmod(import_module(module), optionflags=doctest.ELLIPSIS)

    assert failed == 0
