"""Makes and reads mutants, each told by its number: a process of its own, which may crash, hang or grow.

It is given the number of a mutant a line, and answers with two lines of JSON: that the mutant is made, and
how its reading ended.
"""

from __future__ import annotations

import faulthandler
import json
import os
import re
import resource
import sys
import tempfile
import time
import traceback
import warnings
from pathlib import Path
from typing import Any, Final

import openinno
from mutants.counting import rows_of
from mutants.making import Mutant, mutant
from openinno import Census, Label, OpenInnoError, ReportedCensus

__all__: list[str] = []

_MOST_MEMORY: Final = 4 << 30
"""How many bytes of addresses the process may have: an allocation without bounds fails, and is told."""
_DETAIL: Final = re.compile(r"[0-9]+|“[^”]*”|'[^']*'|\"[^\"]*\"|(?<=in detail: ).*")
_STATUS: Final = Path("/proc/self/status")


def answered(number: int, folder: Path, say: Any) -> None:
    """Make a mutant and read it, with a proposal and with the ready mapping of its columns."""
    made = mutant(number)
    path = folder / made.name
    path.write_bytes(made.data)
    say({"number": number, "kind": made.kind, "way": made.way, "bytes": len(made.data)})
    answers = [_read(path, made, None)]
    if made.mapping:
        answers.append(_read(path, made, made.mapping))
    path.unlink()
    say({"readings": answers})


def _read(path: Path, made: Mutant, mapping: str | None) -> dict[str, Any]:
    """Read a file and tell how it ended, with everything that is not as it must be."""
    noise, before, start = os.fstat(2).st_size, _start_of_peak(), time.process_time()
    problems: list[str] = []
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        try:
            found = openinno.read_reported(path, mapping=mapping)
            answer = _of_census(found.census)
        except OpenInnoError as error:
            found = None
            answer = {"end": "error", "kind": type(error).__name__, "text": _kind_of(error, path)}
            problems += _about_error(error, path.name)
        except BaseException:
            found = None
            answer = {"end": "crash", "text": traceback.format_exc()[-3000:]}
            problems.append(f"an exception that is none of ours: {answer['text']}")
    answer |= {"mapping": mapping, "seconds": time.process_time() - start, "memory": _peak() - before}
    problems += [f"a warning leaks: {one.category.__name__}: {one.message}" for one in heard]
    if os.fstat(2).st_size > noise:
        problems.append(f"noise: {_noise(noise)}")
    if found is not None:
        problems += _about_census(found, path, made)
    return answer | {"problems": problems}


def _of_census(census: Census) -> dict[str, Any]:
    counts = {"structures": len(census), "refused": len(census.refused), "findings": len(census.findings)}
    return {"end": "census", **counts}


def _kind_of(error: OpenInnoError, path: Path) -> str:
    """Return what an error says, without what differs from file to file."""
    return _DETAIL.sub("…", error.message("en").replace(path.name, "FILE"))[:160]


def _about_error(error: OpenInnoError, name: str) -> list[str]:
    problems = _about_label(error.text, error.message("en"))
    problems += [
        f"an error does not name the file: {error.message(lang)}"
        for lang in ("fr", "en")
        if name not in error.message(lang)
    ]
    if len(error.message("en")) > 2000:
        problems.append(f"an error of {len(error.message('en'))} letters: {error.message('en')[:300]}")
    if "too much memory" in error.message("en"):
        problems.append("memory without bounds")
    return problems


def _about_label(label: Label, shown: str) -> list[str]:
    problems = []
    if not label.fr or not label.en:
        problems.append(f"a text that is not in both languages: {shown!r}")
    for text in (label.fr, label.en or ""):
        try:
            text.encode()
        except UnicodeEncodeError:
            problems.append(f"a text that cannot be printed: {text[:300]!r}")
    return problems


def _about_census(found: ReportedCensus, path: Path, made: Mutant) -> list[str]:
    """Return what is wrong with a census: rows that are lost, findings that cannot be read or written."""
    census, problems = found.census, []
    for finding in (*census.findings, *(one for row in census.refused for one in row.findings)):
        problems += _about_label(finding.text, f"{finding.code}: {finding.text.text('en')}")
        if finding.fix is not None:
            problems += _about_label(finding.fix, f"{finding.code}: {finding.fix.text('en')}")
    try:
        again = openinno.from_json(openinno.to_json(census))
        if again != census:
            problems.append("what is read cannot be written and read again: other census")
    except Exception:
        problems.append(f"what is read cannot be written and read again: {traceback.format_exc()[-1500:]}")
    count = rows_of(path, found, made.way in {"cells", "structure"})
    rows = len(census) + len(census.refused)
    if count is not None and rows < count.least:
        problems.append(f"rows are lost: {rows} of {count.least}")
    if count is not None and rows > count.most:
        problems.append(f"rows from nowhere: {rows}, where there are {count.most}")
    report = found.report
    if report is not None and (report.structures, report.refused) != (len(census), len(census.refused)):
        problems.append("the report counts other rows than there are")
    if any(not row.findings or row.content is None for row in census.refused):
        problems.append("a row that is refused without a reason, or not whole")
    return problems[:5]


def _noise(start: int) -> str:
    with open("/proc/self/fd/2", "rb") as file:  # noqa: PTH123 - no path of a file
        file.seek(start)
        return file.read(600).decode(errors="replace")


def _start_of_peak() -> int:
    """Forget the peak of memory so far, where the system can, and return what is held now."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return 0
    return _held("VmRSS")


def _peak() -> int:
    return _held("VmHWM") if _STATUS.exists() else 0


def _held(what: str) -> int:
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith(what))
    return int(line.split()[1])


def main() -> None:
    """Answer for each number that is given, until there is none."""
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    # Whatever prints on the way must not be taken for an answer.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(answer: dict[str, Any]) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            answered(int(line), Path(folder), say)


if __name__ == "__main__":
    main()
