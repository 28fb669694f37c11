"""The examples run, and every example of a docstring gives what it says."""

from __future__ import annotations

import doctest
import json
import pkgutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib import import_module
from pathlib import Path

import pytest
from example_runs import EXAMPLES, SPARK, run_python
from portal import Portal

import openinno
from openinno.explore import Client

SCRIPTS = sorted(EXAMPLES.glob("*.py"))
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))
RUNNER = Path(__file__).with_name("notebooks.py")
KEPT = {
    "02_mended_copy": {"annotated.xlsx", "mended.xlsx", "mended.xlsx.journal.json"},
    "03_published_census": {"census.csv", "census.parquet", "schema.json", "words.ttl"},
    "04_figures_of_two_dates": {"figures.html", "profiles.svg"},
    "05_profile_for_a_territory": {"note.html", "note.md"},
    "07_portal_to_map": {"map.html", "map.svg"},
}
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(openinno.__path__, "openinno.")
    if not module.name.endswith("__main__")
)
OF_A_PORTAL = {
    *(f"openinno.explore.{name}" for name in ("aio", "client", "export.progress", "reading.rows")),
    "openinno.sources.snapshots.snapshot",
}
"""Those whose examples ask a portal at the address ``portal``, some of them by ``client``."""


@contextmanager
def asked() -> Iterator[dict[str, object]]:
    """Let examples ask a small portal on this machine."""
    with Portal() as portal, Client(portal.url) as client:
        yield {"portal": portal.url, "client": client}


def without_pyspark(folder: Path) -> Path:
    """Return a folder that hides pyspark, wherever it is installed."""
    (folder / "pyspark.py").write_text("raise ImportError\n", encoding="utf-8")
    return folder


def shown(notebook: Path, folder: Path) -> list[dict[str, str]]:
    """Return what each cell of code of a notebook shows, by type of content."""
    done = run_python(RUNNER, notebook, folder=folder)
    assert (done.stderr, done.returncode) == ("", 0)
    cells: list[dict[str, str]] = json.loads(done.stdout)
    return cells


def test_there_are_eight_scripts_and_two_notebooks() -> None:
    """What the documentation promises is there."""
    assert (len(SCRIPTS), len(NOTEBOOKS)) == (8, 2)


@pytest.mark.parametrize("script", [one for one in SCRIPTS if one != SPARK], ids=lambda path: path.stem)
def test_an_example_runs_offline_as_written(script: Path, tmp_path: Path) -> None:
    """Each script runs without arguments and without network, prints something, and leaves no file."""
    done = run_python(script, folder=tmp_path)

    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.strip()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stem", KEPT)
def test_an_example_keeps_its_files_in_the_folder_it_is_given(stem: str, tmp_path: Path) -> None:
    """With the name of a folder behind it, a script leaves there what it tells of."""
    kept = tmp_path / "kept"
    done = run_python(EXAMPLES / f"{stem}.py", kept, folder=tmp_path)

    assert (done.stderr, done.returncode) == ("", 0)
    assert {path.name for path in kept.iterdir()} >= KEPT[stem]


def test_the_example_of_a_portal_asks_the_one_it_is_given(portal: Portal, tmp_path: Path) -> None:
    """With the address of a portal, the script takes a verified export from there, and draws it."""
    done = run_python(EXAMPLES / "07_portal_to_map.py", tmp_path, portal.url, folder=tmp_path)

    assert (done.stderr, done.returncode) == ("", 0)
    assert "51 rows of 51" in done.stdout
    assert any(received.path.endswith("/exports/csv") for received in portal.requests)
    assert "Bliiida" in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_an_example_cannot_reach_the_network(tmp_path: Path) -> None:
    """What makes the other tests say offline: a connection that leaves this machine is refused."""
    reach = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    done = run_python("-c", reach, folder=tmp_path)

    assert "examples reach loopback only" in done.stderr


def test_the_example_of_spark_says_why_it_does_not_run(tmp_path: Path) -> None:
    """Without pyspark the script ends well, and says what to install."""
    done = run_python(SPARK, folder=tmp_path, before=without_pyspark(tmp_path))

    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout == "Not run: pyspark is not installed (pip install pyspark)\n"


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_what_it_showed(notebook: Path) -> None:
    """No output, count or path of a machine is kept, so that nothing in a notebook can be out of date."""
    document = json.loads(notebook.read_text(encoding="utf-8"))
    code = [cell for cell in document["cells"] if cell["cell_type"] == "code"]

    assert code
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert set(document["metadata"]) == {"kernelspec", "language_info"}


def test_the_notebook_of_a_researcher_shows_figures_and_a_chart(tmp_path: Path) -> None:
    """Its tables are tables, its chart a picture made without a web site, and it leaves no file."""
    cells = shown(EXAMPLES / "09_figures_for_a_researcher.ipynb", tmp_path)

    assert any("share_acc_tech_hub" in cell.get("text/html", "") for cell in cells)
    assert any("<svg" in cell.get("image/svg+xml", "") for cell in cells)
    assert any("11 of 51 structures tell a theme" in cell["stdout"] for cell in cells)
    assert list(tmp_path.iterdir()) == []


def test_the_notebook_of_a_public_officer_shows_a_map_and_the_criteria(tmp_path: Path) -> None:
    """A census shows itself as a map, its report as HTML, and the page is written beside the notebook."""
    cells = shown(EXAMPLES / "10_census_for_a_public_officer.ipynb", tmp_path)

    assert sum("<svg" in cell.get("text/html", "") for cell in cells) == 2
    assert any("Le Hangar: met\n" in cell["stdout"] for cell in cells)
    assert {path.name for path in tmp_path.iterdir()} == {"lieux.csv", "carte.html"}


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_give_what_they_say(module: str) -> None:
    """Each example in a docstring is run, as the documentation runs it."""
    nothing: AbstractContextManager[dict[str, object]] = nullcontext({})
    with asked() if module in OF_A_PORTAL else nothing as given:
        failed, _ = doctest.testmod(import_module(module), extraglobs=given, optionflags=doctest.ELLIPSIS)

    assert failed == 0
