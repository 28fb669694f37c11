"""The codes of findings: how grave each is, and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from openinno import Label, Severity

from .codes import CODES
from .markdown import Writer

__all__ = ["SEVERITIES", "codes_page"]

SEVERITIES: Final[Mapping[Severity | None, Label]] = {
    Severity.ERROR: Label("erreur", "error"),
    Severity.WARNING: Label("avertissement", "warning"),
    Severity.INFO: Label("à savoir", "good to know"),
}


def codes_page(w: Writer) -> Iterator[str]:
    """Write every code of a finding, by what it is about."""
    yield w.both("# Les codes des constats", "# The codes of findings")
    yield ""
    yield w.both(
        "Ce qu'une lecture trouve de faux, de douteux ou de bon à savoir est un"
        " {py:class}`~openinno.Finding`, dont le code ne change pas d'une version à l'autre. Une erreur dit"
        " que quelque chose est perdu, ou qu'une ligne est refusée ; un avertissement, qu'une valeur n'a pas"
        " été lue, et est gardée, ou qu'il faut la regarder ; le reste est bon à savoir.",
        "What a reading finds wrong, doubtful or good to know is a {py:class}`~openinno.Finding`, whose code"
        " does not change from one version to the next. An error says that something is lost, or that a row"
        " is refused; a warning, that a value was not read, and is kept, or should be looked at; the rest is"
        " good to know.",
    )
    for title, codes in CODES.items():
        yield from ("", f"## {w.plain(title)}", "")
        yield from w.table(
            w.both("code | gravité | ce qu'il veut dire", "code | severity | what it means"),
            "lll",
            (
                (
                    f"`{name}`",
                    ", ".join(w.plain(SEVERITIES[one]) for one in code.severities),
                    w.inline(code.text),
                )
                for name, code in codes.items()
            ),
        )
