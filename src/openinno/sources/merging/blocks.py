"""The places where structures are compared: those of one commune, postcode, website or square kilometre."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterator
from enum import Enum
from typing import Final
from urllib.parse import urlsplit

import attrs

from ...labels import Label, plain
from ...points import Point
from .matching import Matches, Member
from .sites import fine_point, postcode_of

__all__ = ["Candidate", "Sign", "blocks_of", "host_of"]

_KM_OF_A_DEGREE: Final = 111.2
_SHARED_HOSTS: Final = frozenset(
    {"facebook.com", "instagram.com", "linkedin.com", "sites.google.com", "x.com"}
)
"""Hosts where anybody has a page."""
_SMALL_WORDS: Final = frozenset(
    {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"}
)


class Sign(Enum):
    """What the structures of a block share."""

    COMMUNE = Label("même commune", "same commune")
    POSTCODE = Label("même code postal", "same postcode")
    HOST = Label("même site web", "same website")
    POINT = Label("à moins d'un kilomètre", "within a kilometre")
    NAME = Label("même nom, une commune inconnue", "same name, one commune unknown")


@attrs.frozen(kw_only=True, eq=False)
class Candidate:
    """A member as it is compared.

    Args:
        member: The member.
        group: The place of its group.
        whole: The words of its name, in the order of the alphabet.
        bare: The same without those of its commune.
        squashed: Its name without blanks, for words that one writes in two and another in one.
        numbers: The numbers in its name.
    """

    member: Member
    group: int
    whole: str
    bare: str
    squashed: str
    numbers: frozenset[str]

    def texts(self, sign: Sign) -> tuple[str, str]:
        """Return the texts to compare where a sign is shared; one of them near is enough."""
        # In one commune its name tells nothing; elsewhere it tells two fablabs apart.
        return (self.bare if sign is Sign.COMMUNE else self.whole), self.squashed


def blocks_of(matches: Matches) -> dict[tuple[Sign, Hashable], list[Candidate]]:
    """Return the structures that share a sign, by sign; a structure stands in several blocks."""
    blocks: dict[tuple[Sign, Hashable], list[Candidate]] = defaultdict(list)
    for group, places in enumerate(matches.groups):
        for place in places:
            candidate = _candidate(matches.members[place], group)
            for sign in dict.fromkeys(_signs(candidate)):
                blocks[sign].append(candidate)
    return blocks


def _candidate(member: Member, group: int) -> Candidate:
    towns = {word for site in member.structure.sites for word in plain(site.commune or "").split()}
    words = member.name.split()
    telling = [word for word in words if word not in _SMALL_WORDS] or words
    bare = [word for word in telling if word not in towns] or telling
    return Candidate(
        member=member,
        group=group,
        whole=" ".join(sorted(telling)),
        bare=" ".join(sorted(bare)),
        squashed="".join(telling),
        numbers=frozenset(word for word in words if word.isdecimal()),
    )


def _signs(candidate: Candidate) -> Iterator[tuple[Sign, Hashable]]:
    """Yield the blocks in which a structure is compared."""
    member = candidate.member
    yield Sign.NAME, candidate.whole
    yield from ((Sign.COMMUNE, commune) for commune in sorted(member.communes))
    contact = member.structure.contact
    host = host_of(contact.website) if contact and contact.website else None
    if host is not None and host not in _SHARED_HOSTS:
        yield Sign.HOST, host
    for site in member.structure.sites:
        postcode, point = postcode_of(site), fine_point(site)
        if postcode is not None:
            yield Sign.POSTCODE, postcode
        if point is not None:
            yield from ((Sign.POINT, cell) for cell in _cells(point))


def host_of(website: str) -> str | None:
    """Return the host of a web address, without ``www``; None where there is none.

    Examples:
        >>> host_of("https://www.tuba-lyon.com/contact"), host_of("tuba-lyon.com"), host_of("?")
        ('tuba-lyon.com', 'tuba-lyon.com', None)
    """
    text = website.strip().casefold()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") if "." in host else None


def _cells(point: Point) -> Iterator[tuple[int, int, int, int]]:
    """Yield cells two kilometres wide of four grids set off by one: near points share one of them."""
    for north in (0, 1):
        row = math.floor((point.latitude * _KM_OF_A_DEGREE + north) / 2)
        width = math.cos(math.radians(row * 2 / _KM_OF_A_DEGREE))
        for east in (0, 1):
            column = math.floor((point.longitude * _KM_OF_A_DEGREE * width + east) / 2)
            yield north, east, row, column
