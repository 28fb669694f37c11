"""The language of a page: texts of ours typeset as it wants, and marked where they are in the other one."""

from __future__ import annotations

import re
from typing import Final

import attrs

from ....findings import Finding, Severity
from ....labels import Label
from ....nouns import Noun, count, number
from ..markup import Child, Markup, joined, tag
from ..signs import brief
from ..words import HEADINGS, NOUNS, colon

__all__ = ["Voice"]

_SPACES: Final = (
    (re.compile(r" (?=[;?!%])"), "\N{NARROW NO-BREAK SPACE}"),
    (re.compile(r" (?=[:»])|(?<=«) "), "\N{NO-BREAK SPACE}"),
)
"""The spaces at which French does not break a line."""
_LONGEST: Final = 1000


def _language(lang: str) -> str:
    return Label("fr", "en").text(lang)


@attrs.frozen
class Voice:
    """Says what a page says.

    Args:
        lang: The language, ``fr`` or ``en``.
    """

    lang: str = attrs.field(converter=_language)

    @property
    def colon(self) -> str:
        """The colon, as the language spaces it."""
        return self.typeset(colon(self.lang))

    def typeset(self, text: str, lang: str | None = None) -> str:
        r"""Return a text of ours with the spaces that its language wants.

        Examples:
            >>> Voice("fr").typeset("« oui » : non ?")
            '«\xa0oui\xa0»\xa0: non\u202f?'
        """
        if (lang or self.lang) == "fr":
            for space, kept in _SPACES:
                text = space.sub(kept, text)
        return text

    def say(self, fr: str, en: str) -> str:
        """Return the one of two texts that is in the language."""
        return self.typeset(Label(fr, en).text(self.lang))

    def label(self, label: Label) -> Markup:
        """Return a label, marked where it is in the other language."""
        served = label.language(self.lang)
        text = self.typeset(label.text(self.lang), served)
        return joined(text) if served == self.lang else tag("span", text, lang=served)

    def message(self, finding: Finding) -> Markup:
        """Return what was found; what its text leaves open is filled in as it stands in the data."""
        return self._said(finding, finding.text)

    def advice(self, finding: Finding) -> Markup | None:
        """Return what to do, where something can be said."""
        return None if finding.fix is None else self._said(finding, finding.fix)

    def _said(self, finding: Finding, label: Label) -> Markup:
        # Typeset before it is filled in, so that the spaces of a value stay what they are.
        served = label.language(self.lang)
        text = Label(self.typeset(label.text(self.lang), served))
        said = brief(attrs.evolve(finding, text=text).message(self.lang), _LONGEST)
        return joined(said) if served == self.lang else tag("span", said, lang=served)

    def number(self, value: int) -> str:
        """Return a number."""
        return number(value, self.lang)

    def counted(self, value: int, noun: Noun) -> str:
        """Return a number of something."""
        return self.typeset(count(value, noun, self.lang))

    def heading(self, severity: Severity) -> str:
        """Return what findings of a severity are called, as a title."""
        return self.typeset(HEADINGS[severity].text(self.lang))

    def badge(self, severity: Severity) -> Markup:
        """Return a severity as a mark beside a title."""
        name = NOUNS[severity].one.text(self.lang)
        return tag("span", name, class_=f"badge {severity.value}")

    def table(self, caption: Child, heads: Child, rows: Child, **attributes: str) -> Markup:
        """Return a table: its caption, the cells of its head, its rows."""
        head = tag("thead", tag("tr", heads))
        return tag("table", tag("caption", caption), head, tag("tbody", rows), **attributes)
