"""What a finder answers: a place, why it was found, and what of the given text was left aside."""

from __future__ import annotations

from enum import Enum
from typing import Generic, Protocol, TypeVar

import attrs

from ..labels import Label
from .municipalities import Arrondissement, FormerCommune

__all__ = ["Match", "Place", "Reason"]


class Place(Protocol):
    """What a finder finds: a commune, a département, a région or a grouping.

    Examples:
        >>> import openinno as oi
        >>> place: Place = oi.geography.epci("200046977")
        >>> place.code, place.name, place.label()
        ('200046977', 'Métropole de Lyon', 'Métropole de Lyon (200046977)')
    """

    @property
    def code(self) -> str:
        """Its official code."""
        ...

    @property
    def name(self) -> str:
        """Its official name."""
        ...

    def label(self, lang: str = "en") -> str:
        """Return its name and code.

        Args:
            lang: Any language: places have one name.
        """
        ...


PlaceT_co = TypeVar("PlaceT_co", bound=Place, covariant=True)


class Reason(Enum):
    """Why a place was found, the surest reason first.

    Examples:
        >>> Reason.CEDEX.label(), Reason.CEDEX.order, len(Reason)
        ('name, without the CEDEX', 8, 10)
    """

    CODE = "code"
    """By its official code of today (INSEE, or SIREN for a grouping)."""
    ARRONDISSEMENT_CODE = "arrondissement_code"
    """By the INSEE code of one of its arrondissements."""
    ARRONDISSEMENT_POSTCODE = "arrondissement_postcode"
    """By the postcode of one of its arrondissements."""
    POSTCODE = "postcode"
    """By its postcode, which other communes may share."""
    FORMER_CODE = "former_code"
    """By a code of the past, which may have become a postcode elsewhere."""
    NAME = "name"
    """By its official name."""
    ARRONDISSEMENT = "arrondissement"
    """By its name and the number of an arrondissement."""
    CEDEX = "cedex"
    """By its name; the CEDEX, which is an office and no place, was left aside."""
    ABBREVIATION = "abbreviation"
    """By a usual short or other name."""
    FORMER_NAME = "former_name"
    """By the name of a former commune, or by a name of the past."""

    @property
    def order(self) -> int:
        """The place of the reason among all, from 1, the surest first."""
        return list(Reason).index(self) + 1

    def label(self, lang: str = "en") -> str:
        """Return the reason in a language.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return _LABELS[self].text(lang)


_LABELS = {
    Reason.CODE: Label("code officiel", "official code"),
    Reason.ARRONDISSEMENT_CODE: Label("code d'un arrondissement", "code of an arrondissement"),
    Reason.ARRONDISSEMENT_POSTCODE: Label("code postal d'un arrondissement", "postcode of an arrondissement"),
    Reason.POSTCODE: Label("code postal", "postcode"),
    Reason.FORMER_CODE: Label("ancien code", "code of the past"),
    Reason.NAME: Label("nom", "name"),
    Reason.ARRONDISSEMENT: Label("nom d'un arrondissement", "name of an arrondissement"),
    Reason.CEDEX: Label("nom, sans le CEDEX", "name, without the CEDEX"),
    Reason.ABBREVIATION: Label("nom abrégé ou d'usage", "short or usual name"),
    Reason.FORMER_NAME: Label("ancien nom", "name of the past"),
}


@attrs.frozen(kw_only=True)
class Match(Generic[PlaceT_co]):
    """A place that a text may mean, and why.

    Args:
        place: The place, as the official code of today knows it.
        reason: Why it was found.
        given: The text as given.
        former: The former commune that led there, where one did.
        arrondissement: The arrondissement that the text names, where it names one.
        set_aside: What of the given was not used, such as ``CEDEX 07`` or a postcode that is not one of the
            place's; None where all was.

    Examples:
        >>> import openinno as oi
        >>> (match,) = oi.geography.find_communes("LYON CEDEX 07")
        >>> match.place.code, match.reason.value, match.set_aside
        ('69123', 'cedex', 'CEDEX 07')
        >>> match.message("en")
        '“LYON CEDEX 07”: Lyon (69123). Reason: name, without the CEDEX. Left aside: CEDEX 07.'
        >>> match.text.text("fr")
        '« LYON CEDEX 07 » : Lyon (69123). Motif : nom, sans le CEDEX. Laissé de côté : CEDEX 07.'
    """

    place: PlaceT_co
    reason: Reason
    given: str
    former: FormerCommune | None = None
    arrondissement: Arrondissement | None = None
    set_aside: str | None = None

    @property
    def text(self) -> Label:
        """Why the place was found, as a sentence in both languages."""
        fr = f"« {self.given} » : {self.place.label('fr')}. Motif : {self._why('fr')}."
        en = f"“{self.given}”: {self.place.label('en')}. Reason: {self._why('en')}."
        if self.set_aside:
            fr += f" Laissé de côté : {self.set_aside}."
            en += f" Left aside: {self.set_aside}."
        return Label(fr, en)

    def message(self, lang: str = "en") -> str:
        """Return why the place was found, in a language.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return self.text.text(lang)

    def _why(self, lang: str) -> str:
        parts = [self.reason.label(lang)]
        if self.former is not None:
            kind = self.former.kind.label(lang) if self.former.name else None
            parts += filter(None, (kind, self.former.name, self.former.code))
        if self.arrondissement is not None:
            parts.append(self.arrondissement.name)
        return ", ".join(parts)
