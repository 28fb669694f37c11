"""A process that writes one input, or reads it and says on a line of JSON what that took.

``python -m ceilings.worker make INPUT FILE`` · ``python -m ceilings.worker read READER FILE SMALL``
"""

from __future__ import annotations

import json
import resource
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

__all__ = ["peak"]

_MOST: Final = 12 << 30
"""Bytes of addresses that a reading may ask for, so that the machine outlives it."""


def peak() -> float:
    """Return the most memory this process has held, in megabytes; Linux tells, and no parent counts in it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _make(name: str, file: str) -> None:
    from .inputs import INPUTS

    INPUTS[name](Path(file))


def _read(name: str, given: str, small: str) -> dict[str, Any]:
    from openinno import OpenInnoError

    from .readers import READERS

    reader = READERS[name]
    if small:
        with suppress(OpenInnoError):
            reader(small if small.startswith("http") else Path(small))
    before = peak()
    start = time.process_time()
    try:
        outcome, ours = reader(given if given.startswith("http") else Path(given)), True
    except Exception as error:
        # Which errors are ours is what is being looked at.
        outcome, ours = f"{type(error).__name__}: {' '.join(str(error).split())[:160]}", _is_ours(error)
    return {
        "outcome": outcome,
        "ours": ours,
        "peak": round(peak() - before, 1),
        "seconds": round(time.process_time() - start, 2),
    }


def _is_ours(error: Exception) -> bool:
    from openinno import OpenInnoError

    return isinstance(error, OpenInnoError)


def main() -> None:
    """Do what the command line asks for."""
    asked, *rest = sys.argv[1:]
    if asked == "make":
        _make(*rest)
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST, _MOST))
    sys.stdout.write(json.dumps(_read(*rest)) + "\n")


if __name__ == "__main__":
    main()
