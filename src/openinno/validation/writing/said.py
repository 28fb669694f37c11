"""What the lines of a group of findings say once: a list of all that is possible, and what to do in any case.

A message stands alone wherever it goes, so that of an unknown word ends with every word there is. In a text
that is read line after line, the tenth such list hides what the tenth line says.
"""

from __future__ import annotations

import re
from typing import Final

from ...findings import Finding
from .signs import text_of

__all__ = ["Said"]

_LISTS: Final = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"(?<=[.?]) (?:Termes connus|[0-9]+ (?:autres )?termes) : .*\Z",
        r"(?<=[.?]) (?:Known terms|[0-9]+ (?:other )?terms): .*\Z",
        r"(?<=\bun code parmi )[\w-]+(?:, [\w-]+)+(?= ; reçu : )",
        r"(?<=\bone of the codes )[\w-]+(?:, [\w-]+)+(?=, got )",
    )
)
"""The lists of a message: a sentence at its end, or codes within it."""
_IN_ANY_CASE: Final = re.compile(
    r"(?P<own>(?:peut-être|perhaps) .*?)(?: ; sinon, |; if not, )(?P<any>.*)", re.DOTALL
)
"""An advice that guesses, and then says what to do where the guess is wrong."""
_GUESSED: Final = ("Vouliez-vous dire ", "Did you mean ")


class Said:
    """What the lines of a group have said so far."""

    def __init__(self) -> None:
        self._said: set[str] = set()

    def message(self, message: str) -> tuple[str, bool]:
        """Return a message, its lists left out where an earlier line has them; and whether it has one."""
        listed = False
        for pattern in _LISTS:
            found = pattern.search(message)
            if found is None:
                continue
            if self._new(found[0]):
                listed = True
            else:
                left = "" if found.end() == len(message) else "…"
                message = message[: found.start()] + left + message[found.end() :]
        return message, listed

    def advice(self, finding: Finding, lang: str) -> str:
        """Return what to do, without what an earlier line, or the message, says."""
        advice = finding.advice(lang) or ""
        found = _IN_ANY_CASE.fullmatch(advice)
        own, always = found.group("own", "any") if found else ("", advice)
        repair = finding.repair
        if self._new(always) or (not found and repair is not None and text_of(repair.new) in advice):
            return advice
        return "" if any(mark in finding.message(lang) for mark in _GUESSED) else own

    def _new(self, text: str) -> bool:
        if text in self._said:
            return False
        self._said.add(text)
        return True
