"""What messages say to Python, said to the shell: options instead of arguments, verbs instead of functions.

The library speaks to whoever calls it from Python. Its fixes and errors pass through here before the command
tells them; the cells and names that findings quote do not.
"""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Mapping
from subprocess import list2cmdline
from typing import Final

from ..findings import Finding
from ..labels import Label

__all__ = ["as_typed", "fix_in_shell", "in_shell"]

_OPTION: Final = re.compile(
    r"(?<![\w./?&-])(kind|sheet|header|encoding|separator|quote|decimal|mapping)="
    r"(\"(?:[^\"\\]|\\.)*\"|[0-9]+|…)?(?![\w=]|[.-]\w)"
)
_PAIR: Final = re.compile(r'(?<!\w)(same|apart)=\[\("([^"]+)", "([^"]+)"\)\]')
_WITHOUT: Final = re.compile(r'\.without\("([^"]+)"\)')
_CALLS: Final[Mapping[str, Label]] = {
    "take_snapshot()": Label("openinno recuperer --snapshot", "openinno fetch --snapshot"),
    'oi.open_snapshot("dossier")': Label("openinno rapport dossier"),
    'oi.open_snapshot("folder")': Label("openinno report folder"),
    'oi.fetch_census("identifiant", portal="hôte")': Label("openinno recuperer identifiant --portal hôte"),
    'oi.fetch_census("identifier", portal="host")': Label("openinno fetch identifier --portal host"),
    "openinno.TARGETS": Label("openinno correspondance FICHIER", "openinno mapping FILE"),
    "(profiles_from_types)": Label("(--profiles-from-types)"),
    "oi.embedded_census()": Label("openinno rapport", "openinno report"),
}


def as_typed(text: str) -> str:
    """Return a text, such as the name of a file, as a shell takes it."""
    return list2cmdline([text]) if os.name == "nt" else shlex.quote(text)


def in_shell(text: str, lang: str) -> str:
    """Return a message of the library in the words of the command.

    Examples:
        >>> in_shell('if not so: separator=";"; or leave mapping= out', "en")
        "if not so: --separator ';'; or leave --mapping out"
        >>> in_shell("dites laquelle par sheet=… ; take_snapshot() en prend un", "fr")
        'dites laquelle par --sheet … ; openinno recuperer --snapshot en prend un'
    """
    for call, verb in _CALLS.items():
        text = text.replace(call, verb.text(lang))
    text = _PAIR.sub(lambda found: f"--{found[1]} {as_typed(f'{found[2]}={found[3]}')}", text)
    text = _WITHOUT.sub(lambda found: f"--without {as_typed(found[1])}", text)
    return _OPTION.sub(_option, text)


def fix_in_shell(finding: Finding, lang: str) -> str | None:
    """Return how to mend what a finding tells, in the words of the command, or None."""
    advice = finding.advice(lang)
    # Rules speak of cells, which they quote, and of nothing to type.
    return in_shell(advice, lang) if advice and not finding.parameters else advice


def _option(found: re.Match[str]) -> str:
    name, value = found.groups()
    if not value:
        return f"--{name}"
    return f"--{name} {as_typed(json.loads(value)) if value.startswith(chr(34)) else value}"
