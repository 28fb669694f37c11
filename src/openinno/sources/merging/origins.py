"""Who gave a value: of each value of a merged structure, the censuses that say it; and the census made so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import attrs

from ...census import Census
from ...converters import FrozenDict
from ...labels import Label

__all__ = ["MergedCensus", "Origin", "Origins"]

_STEP: Final = re.compile(r"[.\[][^.\[]*\Z")


@attrs.frozen(kw_only=True)
class Origin:
    """A structure in one of the censuses that were merged.

    Args:
        census: Number of the census, from 1, in the order in which they were given.
        title: Title of the census.
        id: Identifier of the structure there.

    Examples:
        >>> print(Origin(census=2, title=Label("Recensement breton", "Breton census"), id="tuba"))
        2:tuba
        >>> Origin(census=2, title=Label("Recensement breton", "Breton census"), id="tuba").label("fr")
        '2:tuba, Recensement breton'
    """

    census: int
    title: Label
    id: str

    def __str__(self) -> str:
        return f"{self.census}:{self.id}"

    def label(self, lang: str = "en") -> str:
        """Return what a person calls it: its identifier and the title of its census.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return f"{self}, {self.title.text(lang)}"


_NOWHERE_ELSE: Final = FrozenDict()


def _frozen(values: Mapping[str, tuple[Origin, ...]]) -> Mapping[str, tuple[Origin, ...]]:
    return values if isinstance(values, FrozenDict) else FrozenDict(values)


@attrs.frozen(kw_only=True)
class Origins:
    """Where the values of one structure come from, by their path inside it.

    Args:
        members: The structures that were brought together, in the order of their censuses.
        values: Who says each value, where not all members do; a path stands for all that lies below it.

    Examples:
        >>> one, other = (Origin(census=place, title=Label("Essai", "Trial"), id="tuba") for place in (1, 2))
        >>> origins = Origins(members=(one, other), values={"sites[0]": (one,), "contact.website": (other,)})
        >>> [str(origin) for origin in origins["sites[0].commune"]]
        ['1:tuba']
        >>> [str(origin) for origin in origins["name"]]
        ['1:tuba', '2:tuba']
    """

    members: tuple[Origin, ...]
    values: Mapping[str, tuple[Origin, ...]] = attrs.field(
        default=_NOWHERE_ELSE, converter=_frozen, hash=False
    )

    def __getitem__(self, path: str) -> tuple[Origin, ...]:
        """Return who says the value at a path, such as ``siret``, ``themes[1]`` or ``contact.website``."""
        while path not in self.values:
            above = _STEP.sub("", path)
            if above == path:
                return self.members
            path = above
        return self.values[path]


def _by_structure(values: Mapping[str, Origins]) -> Mapping[str, Origins]:
    return values if isinstance(values, FrozenDict) else FrozenDict(values)


@attrs.frozen(kw_only=True, repr=False)
class MergedCensus(Census):
    """A census made of several, which remembers who says what.

    Its parts and slices remember it too; JSON does not keep it.

    Args:
        origins: Where the values of each structure come from, by its identifier. The others are those of
            :class:`~openinno.Census`.

    Examples:
        >>> import openinno as oi
        >>> census = oi.embedded_census()
        >>> merged = oi.merge([census[:2], census[1:3]])
        >>> len(merged), [str(origin) for origin in merged.origins[census[1].id]["name"]]
        (3, ['1:ffwd', '2:ffwd'])
    """

    origins: Mapping[str, Origins] = attrs.field(factory=FrozenDict, converter=_by_structure, hash=False)
