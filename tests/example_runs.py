"""How the tests run an example: in a folder of its own, and without a network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["EXAMPLES", "SPARK", "run_python"]

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
SPARK = EXAMPLES / "08_spark_table.py"


def run_python(
    *arguments: str | Path, folder: Path, before: Path | None = None, warnings: str = "error"
) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder, with no network but this machine.

    Args:
        arguments: What stands behind the name of Python.
        folder: The folder.
        before: Another folder, whose modules are found before all others.
        warnings: What warnings do.
    """
    path = [before, HERE / "offline", os.environ.get("PYTHONPATH")]
    return subprocess.run(
        [sys.executable, "-W", warnings, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(str(one) for one in path if one), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
