"""Runs each case in a process of its own and says what it took."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack, redirect_stderr
from pathlib import Path
from typing import Any, Final

from little_server import serving

import openinno
from openinno.sources.tables.limits import MOST_IN_MEMORY

from .cases import Case
from .portals import PORTALS

__all__ = ["measured"]

_TESTS: Final = Path(__file__).parents[1]
_SOURCES: Final = Path(openinno.__file__).parents[1]
_SECONDS: Final = 120.0
_MB: Final = 1 << 20


def measured(case: Case) -> dict[str, Any]:
    """Return what a case took: ``peak`` and ``ceiling`` in megabytes, ``outcome`` in words, ``kept``."""
    with ExitStack() as stack:
        if case.small == "portal":
            # Who hangs up on an endless answer is no mistake of the server.
            stack.enter_context(redirect_stderr(io.StringIO()))
            small, given = (stack.enter_context(serving(PORTALS[one])).base for one in ("portal", case.input))
            size = 0
        else:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            small = str(folder / f"small.{_ending(case)}") if case.small else ""
            given = str(folder / f"input.{case.ending}")
            if small:
                _run("make", case.small, small)
            _run("make", case.input, given)
            size = Path(given).stat().st_size
        found = _run("read", case.reader, given, small)
        # Where a file or a portal is for a moment says nothing.
        place = given if case.small == "portal" else str(Path(given).parent) + os.sep
        found["outcome"] = found["outcome"].replace(place, "")
    ceiling = case.ceiling
    if ceiling < 0:
        # What is refused for its size is not read, or read no further.
        ceiling = round(-ceiling * size / _MB) if size <= MOST_IN_MEMORY else MOST_IN_MEMORY // _MB
    told = {"reader": case.kind, "by": case.reader, "input": case.input, "bytes": size, "ceiling": ceiling}
    kept = found.get("ours", False) and found["peak"] <= ceiling
    return {**told, **found, "kept": kept}


def _ending(case: Case) -> str:
    return case.small if case.small in {"kml", "gpkg"} else case.ending


def _run(*asked: str) -> dict[str, Any]:
    path = os.pathsep.join([str(_SOURCES), str(_TESTS)])
    command = [sys.executable, "-W", "ignore", "-m", "ceilings.worker", *asked]
    env = os.environ | {"PYTHONPATH": path}
    try:
        done = subprocess.run(
            command, capture_output=True, cwd=_TESTS, env=env, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return {"outcome": f"no end after {_SECONDS:.0f} seconds", "ours": False, "peak": -1, "seconds": -1}
    if asked[0] == "make":
        done.check_returncode()
        return {}
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip()[-300:]
        return {"outcome": f"ends with {done.returncode}: {why}", "ours": False, "peak": -1, "seconds": -1}
    found: dict[str, Any] = json.loads(done.stdout)
    return found
