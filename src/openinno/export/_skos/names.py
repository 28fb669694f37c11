"""The address of every scheme and concept, from the base that the publisher chooses.

An address is made of the base, the vocabulary and the code, and of nothing else: it holds as long as the
code, which is never used again for another word.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from ...errors import RuleError
from ...labels import Label, slug
from ...typology import Crosswalk, CrosswalkEntry
from ...vocabulary import Term

__all__ = ["BASE", "Names", "as_address", "name_of"]

BASE: Final = "urn:openinno:"
"""The base where the publisher gives none."""

_SIGN: Final = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})"
_URN: Final = re.compile(rf"urn:[A-Za-z0-9][A-Za-z0-9-]{{0,30}}[A-Za-z0-9]:(?:{_SIGN}+:)?", re.IGNORECASE)
_WEB: Final = re.compile(rf"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{{1,5}})?(?:/{_SIGN}*)*[/#]")
_CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")
_NOT_IN_ONE: Final = re.compile(r"[\x00-\x20\x7f<>\"{}|^`\\]")


def _base(_: Names, __: object, given: object) -> None:
    if not isinstance(given, str):
        raise TypeError(f"a base is a text, such as {BASE!r}, not {given!r}")
    if not (_URN.fullmatch(given) or _WEB.fullmatch(given)):
        raise RuleError(
            Label(
                f"« {given} » n'est pas une base à laquelle ajouter un nom ; possibles : une adresse http ou"
                " https qui finit par / ou # (https://exemple.fr/mots/), ou un URN qui finit par :"
                f" ({BASE}). Blancs et lettres accentuées s'y écrivent en %.",
                f"“{given}” is no base to which a name can be added; possible: an http or https address that"
                f" ends with / or # (https://example.org/words/), or a URN that ends with : ({BASE})."
                " Blanks and accented letters are written with %.",
            )
        )


def name_of(scheme: type[Term] | Crosswalk) -> str:
    """Return the name of a vocabulary, or of a list of the portal.

    Examples:
        >>> from openinno.typology import crosswalk
        >>> from openinno.vocabulary import StructureType
        >>> name_of(StructureType), name_of(crosswalk(2021))
        ('structure_type', 'portal_list_2021')
    """
    if isinstance(scheme, Crosswalk):
        return f"portal_list_{scheme.year}"
    return _CAPITAL.sub("_", scheme.__name__).lower()


@attrs.frozen
class Names:
    """The addresses under a base.

    Args:
        base: What every address begins with.

    Raises:
        RuleError: No name can be added to it.

    Examples:
        >>> from openinno.vocabulary import Level
        >>> Names().term(Level.COLLABORATION), Names("https://example.org/words/").term(Level(3))
        ('urn:openinno:level:3', 'https://example.org/words/level/3')
    """

    base: str = attrs.field(default=BASE, validator=_base)

    def scheme(self, scheme: type[Term] | Crosswalk) -> str:
        """Return the address of a vocabulary, or of a list of the portal."""
        return self.base + name_of(scheme)

    def term(self, term: Term) -> str:
        """Return the address of a term."""
        return self._in(type(term), term.code)

    def entry(self, portal_list: Crosswalk, entry: CrosswalkEntry) -> str:
        """Return the address of a type of the portal, which has no code there: its label stands for it."""
        return self._in(portal_list, slug(entry.label))

    def order(self, vocabulary: type[Term]) -> str:
        """Return the address of the terms in their order; no scheme has a hyphen in its name."""
        return f"{self.scheme(vocabulary)}-order"

    def _in(self, scheme: type[Term] | Crosswalk, code: str) -> str:
        between = ":" if self.base.casefold().startswith("urn:") else "/"
        return f"{self.scheme(scheme)}{between}{code}"


def as_address(text: str) -> str:
    """Return an address whose signs that none may have are written with %.

    Examples:
        >>> as_address("https://example.org/a b")
        'https://example.org/a%20b'
    """
    return _NOT_IN_ONE.sub(lambda found: f"%{ord(found[0]):02X}", text)
