"""What users install: the wheel holds every file of the package, the licences, and nothing else."""

from __future__ import annotations

import os
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

WHEEL = os.environ.get("OPENINNO_WHEEL")
_LEFT_OUT = (".github/",)
"""What only the site that hosts the repository reads."""
SDIST = os.environ.get("OPENINNO_SDIST")
ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(not WHEEL, reason="only where a wheel was built: nox -s dist")


def _names() -> set[str]:
    with zipfile.ZipFile(str(WHEEL)) as wheel:
        return set(wheel.namelist())


def _read(name: str) -> str:
    with zipfile.ZipFile(str(WHEEL)) as wheel:
        return wheel.read(next(one for one in wheel.namelist() if one.endswith(name))).decode()


def test_the_wheel_holds_every_file_of_the_package() -> None:
    """No module, data file or type marker is left behind, and nothing else comes along."""
    ours = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src/openinno").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    theirs = {name for name in _names() if ".dist-info/" not in name}

    assert theirs == ours


def test_the_wheel_holds_the_licences() -> None:
    """The text of each licence comes with the package."""
    texts = {name.rsplit("/", 1)[-1] for name in _names() if "/licenses/" in name}

    carried = {f"{name}.LICENSE.txt" for name in ("kdbush", "leaflet", "supercluster")}
    assert texts == {"CC-BY-4.0.txt", "MIT.txt", "etalab-2.0.txt", *carried}


def test_the_wheel_says_what_it_is() -> None:
    """The metadata gives the licence expression, the Python it needs, the command and the plugin."""
    metadata = _read(".dist-info/METADATA")

    assert "License-Expression: MIT AND etalab-2.0 AND CC-BY-4.0 AND BSD-2-Clause AND ISC" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert "openinno = openinno.cli:main" in _read("entry_points.txt")
    assert "[pytest11]\nopeninno = openinno.testing.plugin" in _read("entry_points.txt")


def test_the_sdist_holds_what_the_repository_tracks() -> None:
    """Sources, data, tests, documentation and tools are there, so that others can build and test from it."""
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607 - that of whoever tests
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if not SDIST or listed.returncode:
        pytest.skip("only where an sdist was built, from a checkout: nox -s dist")
    with tarfile.open(SDIST) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {name for name in listed.stdout.splitlines() if not name.startswith(_LEFT_OUT)}

    assert wanted - held == set()
