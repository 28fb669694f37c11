"""The ``command`` directive: run the command, show what it prints, and fail when it does not end as told."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

from sphinx.util.docutils import SphinxDirective

__all__ = ["Command"]


class Command(SphinxDirective):
    """Show a command of ``openinno`` and what it prints, in the language of the build.

    Options:
        fr: The command to run in a French build.
        exit: The exit code that the page speaks of; 0 when it says none.
        lines: How many lines to show; all when it says none.
        columns: How wide the terminal is; 70, what a page holds, when it says nothing.
    """

    required_arguments = 1
    final_argument_whitespace = True
    option_spec = {"fr": str, "exit": int, "lines": int, "columns": int}  # noqa: RUF012 - docutils' own form

    def run(self) -> list[Any]:
        """Run the command beside its page and return its output as a literal block."""
        self.env.note_reread()
        lang = self.config.language
        command = self.options["fr"] if lang == "fr" and "fr" in self.options else self.arguments[0]
        program, *arguments = shlex.split(command)
        if program != "openinno":
            raise self.error(f"only openinno may be run, not {program!r}")
        done = subprocess.run(  # noqa: S603 - the text of our own pages
            [sys.executable, "-m", "openinno", *arguments],
            cwd=Path(self.env.doc2path(self.env.docname)).parent,
            env=os.environ
            | {
                "LANGUAGE": lang,
                "PYTHONUTF8": "1",
                "COLUMNS": str(self.options.get("columns", 70)),
                "NO_COLOR": "1",
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode != self.options.get("exit", 0):
            raise self.error(f"{command!r} exits {done.returncode}:\n{done.stderr}")
        shown = done.stdout.removeprefix("\ufeff").splitlines()
        if len(shown) > self.options.get("lines", len(shown)):
            shown = [*shown[: self.options["lines"]], "…"]
        text = "\n".join([f"$ {command}", *shown, *done.stderr.splitlines()])
        return self.parse_text_to_nodes(f"~~~~console\n{text}\n~~~~\n")
