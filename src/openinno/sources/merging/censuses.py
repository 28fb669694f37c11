"""Several contributors' censuses merged into one, by what is surely the same and by what a person says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from ...census import Census
from ...errors import RuleError
from ...fields import ADDRESS_FIELDS, CONTACT_FIELDS, SITE_FIELDS, STRUCTURE_FIELDS
from ...labels import Label
from ..mapping.targets import SHOWN_BY
from .links import Pair, links_of
from .making import Merging
from .matching import match
from .origins import MergedCensus

__all__ = ["MergedCensus", "merge"]

_PREFERABLE: Final = tuple(
    f"{above}{field.name}"
    for above, fields in (
        ("", STRUCTURE_FIELDS),
        ("contact.", CONTACT_FIELDS),
        ("sites.", SITE_FIELDS),
        ("sites.address.", ADDRESS_FIELDS),
    )
    for field in fields
    if field.name != "id"
)
_ATTRIBUTE: Final = Label("attribut", "attribute")
_NO_PREFERENCE: Final[Mapping[str, int]] = MappingProxyType({})


def merge(
    censuses: Sequence[Census],
    *,
    same: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    prefer: Mapping[str, int] = _NO_PREFERENCE,
) -> MergedCensus:
    """Merge the censuses of several contributors into one.

    Structures are brought together by one SIRET, or by one name in one commune; two of one census never are.
    What only some of them say is taken, lists are united, and where they differ the value of the first census
    is kept and a finding tells both. Structures whose names are merely near are told, not brought together.

    Args:
        censuses: The censuses, the one that comes first where they differ in front.
        same: Pairs of identifiers that are one structure; ``1:tuba`` is that of the first census, and the
            number may be left out where one census alone has the identifier.
        apart: Pairs that are two structures, whatever they share.
        prefer: Numbers of the censuses whose values come first, from 1, by attribute: ``siret``,
            ``contact.website``, ``sites.address``.

    Returns:
        The merged census. Its findings tell values that differ (``conflict``), are less precise or are said
        otherwise, structures that may be one (``ambiguous-match``, and ``probable-duplicate``, which needs
        the extra ``merge``), and identifiers that had to change (``renamed-id``).

    Raises:
        RuleError: A pair names no structure, or several; two pairs contradict each other; an attribute or a
            census to prefer does not exist.
        TypeError: Something is no census.
        ValueError: There is no census.

    Examples:
        >>> import openinno as oi
        >>> one, other = (
        ...     oi.Census(
        ...         structures=[oi.Structure(id=name, name=name, sites=[oi.Site(commune=town)], opened=year)],
        ...         source=oi.CensusSource(title=oi.Label(title)),
        ...     )
        ...     for name, town, year, title in (
        ...         ("TUBA", "Lyon", "2014", "Recensement A"),
        ...         ("Tuba", "Lyon", "2013", "Recensement B"),
        ...     )
        ... )
        >>> merged = merge([one, other])
        >>> len(merged), [str(origin) for origin in merged.origins["TUBA"]["sites[0].commune"]]
        (1, ['1:TUBA', '2:Tuba'])
        >>> [finding.message() for finding in merged.findings if finding.code == "conflict"]
        ['“2014” (1:TUBA, Recensement A), kept; “2013” (2:Tuba, Recensement B), not kept']
    """
    listed = _checked(censuses)
    preferred = _preferred(prefer, len(listed))
    matches = match(listed, partial(links_of, same=same, apart=apart))
    return Merging(listed, matches, preferred).census()


def _checked(censuses: Sequence[Census]) -> list[Census]:
    given: Any = censuses
    if isinstance(given, Census):
        raise TypeError("merge() takes a list of censuses: merge([one, other])")
    listed: list[Any] = list(given)
    wrong = [one for one in listed if not isinstance(one, Census)]
    if wrong:
        raise TypeError(f"merge() takes censuses, as read_census() gives them, not {wrong[0]!r}")
    if not listed:
        raise ValueError("merge() takes one census at least")
    return listed


def _preferred(prefer: Mapping[str, int], count: int) -> Mapping[str, int]:
    for name, number in prefer.items():
        if name not in _PREFERABLE and not name.startswith("extra."):
            raise RuleError.unknown(name, what=_ATTRIBUTE, possible=_PREFERABLE, shown_by=SHOWN_BY)
        if number not in range(1, count + 1):
            numbers = tuple(str(one) for one in range(1, count + 1))
            what = Label("numéro de recensement", "number of a census")
            raise RuleError.unknown(str(number), what=what, possible=numbers)
    return prefer
