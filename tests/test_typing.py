"""What a type checker must accept, and what it must refuse."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mypy", reason="only where mypy is installed: nox -s types")

FOLDER = Path(__file__).parent / "typing"


def _mypy(file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", str(file)],
        capture_output=True,
        text=True,
        check=False,
        cwd=FOLDER.parents[1],
    )


def test_what_users_write_is_typed() -> None:
    """The calls of the tour have the types that it promises."""
    done = _mypy(FOLDER / "api.py")

    assert done.returncode == 0, done.stdout


def test_a_misspelt_name_is_a_type_error() -> None:
    """The lazy front door hides no mistake from a type checker."""
    done = _mypy(FOLDER / "fails_on_misspelt_names.py")

    assert 'Module has no attribute "Profil"' in done.stdout
    assert '"type[Profile]" has no attribute "INCUBATEUR"' in done.stdout
    assert "incompatible type" in done.stdout
    assert "Found 3 errors" in done.stdout
