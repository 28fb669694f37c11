"""Fuzzes one target with atheris, until its time is over: ``python -m fuzz.process target found corpus …``.

What the target raises is kept, the bytes and how it came to it, and the fuzzing goes on: one fault does not
hide the next. What ends the process is kept by the fuzzer.
"""

from __future__ import annotations

import hashlib
import logging
import sys
import traceback
import warnings
from pathlib import Path

import atheris

__all__: list[str] = []


def main() -> None:
    """Fuzz the target that is named first."""
    name, found, corpus, *options = sys.argv[1:]
    warnings.simplefilter("error")
    logging.disable()
    with atheris.instrument_imports(include=["openinno"], enable_loader_override=False):
        from fuzz.targets import TARGETS

        target = TARGETS[name]
        # What is imported late is imported now, so that it is looked into.
        for seed in target.seeds():
            target.run(seed)
    Path(found).mkdir(parents=True, exist_ok=True)

    def once(data: bytes) -> None:
        try:
            target.run(data)
        except Exception as error:
            _keep(Path(found), data, error)

    atheris.Setup([sys.argv[0], *options, corpus], once)
    atheris.Fuzz()


def _keep(found: Path, data: bytes, error: Exception) -> None:
    """Keep what made a target fail, once for each place that fails."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    key = f"{type(error).__name__}-{Path(place.filename).stem}-{place.lineno}"
    path = found / f"{key}.fault"
    if not path.exists():
        path.write_bytes(data)
        told = "".join(traceback.format_exception(error))
        path.with_suffix(".txt").write_text(f"{hashlib.sha256(data).hexdigest()}\n{told}", "utf-8", "replace")


if __name__ == "__main__":
    main()
