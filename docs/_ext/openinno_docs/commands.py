"""The ``command`` directive: run the command, show what it prints, and fail when it does not end as told."""

from __future__ import annotations

import atexit
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any

from sphinx.util.docutils import SphinxDirective

from openinno.typography import breakable, unbroken

from . import served

__all__ = ["Command"]

_COLUMNS = 70
_WIDE = 66
"""The most letters of a line of a command: what a page holds, without the prompt and a backslash."""


class Command(SphinxDirective):
    """Show a command of ``openinno`` and what it prints, in the language of the build.

    Options:
        fr: The command to run in a French build.
        exit: The exit code that the page speaks of; 0 when it says none.
        lines: How many lines to show; all when it says none.
        columns: How wide the terminal is; 70, what a page holds, when it says nothing.
        portal: Run it against the small portal of the pages, in an empty folder.
        folder: Run it in the folder of its page, which begins with the data files beside the page, and keeps
            what its commands write.
        to: The file of that folder to which its standard output goes.
    """

    required_arguments = 1
    final_argument_whitespace = True
    option_spec = {  # noqa: RUF012 - docutils' own form
        "fr": str,
        "exit": int,
        "lines": int,
        "columns": int,
        "portal": lambda _: True,
        "folder": lambda _: True,
        "to": str,
    }

    def run(self) -> list[Any]:
        """Run the command beside its page and return its output as a literal block."""
        self.env.note_reread()
        lang = self.config.language
        command = self.options["fr"] if lang == "fr" and "fr" in self.options else self.arguments[0]
        program, *arguments = shlex.split(command)
        if program != "openinno":
            raise self.error(f"only openinno may be run, not {program!r}")
        done = self._done(arguments)
        if done.returncode != self.options.get("exit", 0):
            raise self.error(f"{command!r} exits {done.returncode}:\n{done.stderr}")
        output = done.stdout
        if "to" in self.options:
            command = f"{command} > {self.options['to']}"
            (_folder(self._beside) / self.options["to"]).write_text(output, encoding="utf-8")
            output = ""
        shown = output.removeprefix("\ufeff").splitlines()
        if len(shown) > self.options.get("lines", len(shown)):
            shown = [*shown[: self.options["lines"]], "…"]
        text = "\n".join([f"$ {_folded(command)}", *shown, *self._told(done.stderr)])
        if "portal" in self.options:
            text = text.replace(served.address(), served.SHOWN)
        return self.parse_text_to_nodes(f"~~~~console\n{text}\n~~~~\n")

    def _told(self, stderr: str) -> Iterator[str]:
        """Yield the lines of the standard error, long ones folded: a terminal folds them too."""
        for line in stderr.splitlines():
            lines = wrap(
                unbroken(line),
                self.options.get("columns", _COLUMNS),
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )
            yield from map(breakable, lines or [""])

    @property
    def _beside(self) -> Path:
        return Path(self.env.doc2path(self.env.docname)).parent

    def _done(self, arguments: list[str]) -> subprocess.CompletedProcess[str]:
        told = {
            "LANGUAGE": self.config.language,
            "PYTHONUTF8": "1",
            "COLUMNS": str(self.options.get("columns", _COLUMNS)),
            "NO_COLOR": "1",
        }
        if "portal" in self.options:
            told["OPENINNO_PORTAL"] = served.address()
        with tempfile.TemporaryDirectory() as empty:
            folder = _folder(self._beside) if "folder" in self.options else self._beside
            return subprocess.run(  # noqa: S603 - the text of our own pages
                [sys.executable, "-m", "openinno", *arguments],
                cwd=empty if "portal" in self.options else folder,
                env=os.environ | told,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )


@cache
def _folder(beside: Path) -> Path:
    """Return the folder of the commands of a build that write files, with the data files beside a page."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for suffix in ("csv", "json", "toml"):
        for file in beside.glob(f"*.{suffix}"):
            shutil.copy(file, folder)
    return folder


def _folded(command: str) -> str:
    """Break a command that is longer than a page is wide before its options, as a shell reads it."""
    lines = [""]
    for part in re.split(r"(?= --)", command):
        if len(lines[-1] + part) > _WIDE:
            lines.append(f"   {part}")
        else:
            lines[-1] += part
    return " \\\n".join(lines)
