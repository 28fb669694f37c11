"""How a line that names a town is taken apart: postcode, name, arrondissement, département, CEDEX.

Nothing is looked up here. A line is read whole first, because names hold parentheses too (Château-Chinon
(Ville)), then taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from ..labels import plain
from ._names import key

__all__ = ["Reading", "as_postcode", "readings"]

# Patterns are texts, compiled by re on first use: looking up a code should not pay for them.
_CEDEX: Final = r"\bcedex\b\.?(?: ?([0-9]{1,2})\b)?"
_PARENTHESES: Final = r"^(.*?) ?\(([^()]*)\)$"
_ARTICLE: Final = r"l[ae']?|les"
_POSTCODE_FIRST: Final = r"^(?:fr? ?)?([0-9]{2} ?[0-9]{3})\b"
_POSTCODE_LAST: Final = r"\b([0-9]{2} ?[0-9]{3})$"
_NUMBER_LAST: Final = (
    r"^(.*?) ([0-9]{1,3}|2[ab])(?: ?(er|re|nde?|i?e(?:me)?|°))?(?: (arrondissement|arrdt|ardt|arr)\.?)?$"
)


@attrs.frozen(kw_only=True)
class Reading:
    """The parts of a line, as far as it has them.

    Args:
        name: The name of the town, reduced; empty where there is none.
        number: A number after the name: of an arrondissement, or the code of a département.
        ordinal: Whether the number can only be that of an arrondissement: 7e.
        departement: What stands in parentheses or after a comma.
        postcode: Five digits.
        cedex: The CEDEX, as it is written on letters.
    """

    name: str
    number: str | None = None
    ordinal: bool = False
    departement: str | None = None
    postcode: str | None = None
    cedex: str | None = None


def readings(text: str) -> Iterator[Reading]:
    """Yield the ways to read a line, the first one first."""
    yield Reading(name=key(text))
    rest, postcode = _without_postcode(plain(text))
    if postcode and rest:
        # What stands in parentheses may belong to the name, beside a postcode too.
        yield Reading(name=key(rest), postcode=postcode)
    yield _taken_apart(plain(text))


def as_postcode(text: str) -> str | None:
    """Return a postcode as five digits, or None where the text is none.

    Examples:
        >>> as_postcode("69 007"), as_postcode("Lyon")
        ('69007', None)
    """
    match = re.fullmatch(_POSTCODE_FIRST, plain(text))
    return match[1].replace(" ", "") if match else None


def _taken_apart(line: str) -> Reading:
    line, cedex = _without_cedex(line)
    line, departement = _without_area(line)
    line, postcode = _without_postcode(line)
    match = re.match(_NUMBER_LAST, line)
    return Reading(
        name=key(match[1] if match else line),
        number=match[2] if match else None,
        ordinal=bool(match and (match[3] or match[4])),
        departement=departement,
        postcode=postcode,
        cedex=cedex,
    )


def _without_cedex(line: str) -> tuple[str, str | None]:
    match = re.search(_CEDEX, line)
    if match is None:
        return line, None
    rest = f"{line[: match.start()]} {line[match.end() :]}"
    return " ".join(rest.split()), f"CEDEX {match[1]}" if match[1] else "CEDEX"


def _without_area(line: str) -> tuple[str, str | None]:
    """Take away what stands in parentheses or after a comma, unless it is an article or a number."""
    line = line.removesuffix(", france")
    match = re.match(_PARENTHESES, line)
    if match is None:
        name, comma, last = line.rpartition(",")
        if not comma:
            return line, None
        before, inside = name.strip(), last.strip()
    else:
        before, inside = match[1], match[2].strip()
    if re.fullmatch(_ARTICLE, inside):
        return f"{inside} {before}", None
    if inside[:1].isdigit():
        return f"{before} {inside}", None
    return before, None if inside == "france" else inside


def _without_postcode(line: str) -> tuple[str, str | None]:
    match = re.search(_POSTCODE_FIRST, line) or re.search(_POSTCODE_LAST, line)
    if match is None:
        return line, None
    rest = f"{line[: match.start()]} {line[match.end() :]}"
    return " ".join(rest.split()).strip(" ,"), match[1].replace(" ", "")
