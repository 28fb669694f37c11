"""The six sheets of the study, one a profile (002:L205-294, p. 14 to 19), part by part."""

from __future__ import annotations

import attrs

from ..citations import Source
from ..labels import Label
from ..vocabulary import Basis, Level, Maturity, MaturityBand, Profile, Role, StructureType
from .durations import Duration
from .items import Item, LegalItem, LevelItem, behind_marks

__all__ = ["Example", "MaturityStage", "Sheet", "SheetLevel", "SheetMaturity", "SheetRole"]


@attrs.frozen(kw_only=True)
class SheetLevel:
    """A level that a sheet gives, and the items that carry it; none may.

    Args:
        level: The level.
        items: What is done at that level.
    """

    level: Level
    items: tuple[LevelItem, ...] = ()


@attrs.frozen(kw_only=True)
class SheetRole:
    """The role that a sheet gives, and who carries it.

    Args:
        role: The role.
        carrier: Who carries it, as printed and translated; None when the sheet does not say.
        carrier_note: What is odd about the carrier.
        detail: What the role is made of.
        pedagogical: What the sheet says of teaching.
        sources: Its lines.
    """

    role: Role
    carrier: Label | None = None
    carrier_note: Label | None = None
    detail: Label | None = None
    pedagogical: Label | None = None
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True)
class MaturityStage:
    """A stage that a sheet names.

    Args:
        stage: The stage, or None for a condition that is no stage.
        text: What it says, in our words.
    """

    stage: Maturity | None
    text: Label


@attrs.frozen(kw_only=True)
class SheetMaturity:
    """How mature the start-ups of a profile are.

    Args:
        band: As a whole; None when the sheet does not say.
        text: The whole in a sentence.
        stages: The stages and conditions, in order.
        max_company_age_years: Companies must be younger than that many years.
        age_scope: The type of structure the age holds for.
        sources: Its lines.
    """

    band: MaturityBand | None
    text: Label
    stages: tuple[MaturityStage, ...]
    max_company_age_years: int | None = None
    age_scope: StructureType | None = None
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True)
class Example:
    """A structure that a sheet names as an example.

    Args:
        structure: Its identifier in the embedded census.
        printed_name: Its name as printed.
        printed_town: Its town as printed, or None.
        type: Its type, or None where nothing tells it.
        basis: What the type rests on.
        sources: Its line.
    """

    structure: str
    printed_name: str
    printed_town: str | None = None
    type: StructureType | None = None
    basis: Basis | None = None
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True)
class Sheet:
    """All that the study says of one profile.

    Args:
        profile: The profile.
        summary: What it is, in a sentence of ours.
        types: The types of structure that the sheet treats.
        definitions: What the structures are.
        value_propositions: What they offer.
        legal: Their legal status and business model.
        levels: The levels of open innovation, as ordered on the sheet.
        levels_note: What is odd about the levels.
        role: Their role.
        maturity: How mature the start-ups are.
        support: How long the profile's own programme supports start-ups.
        support_by_type: How long, for the types that the sheet treats apart.
        examples: The structures named.
        source: Where the sheet stands.

    Examples:
        >>> import openinno as oi
        >>> sheet = oi.typology.sheet(oi.Profile.INCUBATOR)
        >>> sheet.support.min_months, sheet.support.max_months
        (6, 18)
        >>> sheet.source.document, sheet.source.line, sheet.source.page
        ('002', 266, 17)
        >>> [text.text("en") for text in sheet.support_texts]
        ['Support lasts from 6 to 18 months on average.']
    """

    profile: Profile
    summary: Label
    types: tuple[StructureType, ...]
    definitions: tuple[Item, ...]
    value_propositions: tuple[Item, ...]
    legal: tuple[LegalItem, ...]
    levels: tuple[SheetLevel, ...]
    levels_note: Label | None = None
    role: SheetRole
    maturity: SheetMaturity
    support: Duration
    support_by_type: tuple[tuple[StructureType, Duration], ...] = ()
    examples: tuple[Example, ...]
    source: Source

    @property
    def support_texts(self) -> tuple[Label, ...]:
        """The length of support in words: that of the profile's own programme, then of the types apart."""
        apart = (behind_marks(duration.text, [kind]) for kind, duration in self.support_by_type)
        return (self.support.text, *apart)

    def support_for(self, kind: StructureType) -> Duration:
        """Return how long a type of structure supports start-ups.

        Args:
            kind: A type under the profile of this sheet.

        Raises:
            TypeError: This is no type of structure.
            ValueError: The type is not under this profile.

        Examples:
            >>> import openinno as oi
            >>> sheet = oi.typology.sheet(oi.Profile.ACCELERATOR)
            >>> sheet.support_for(oi.StructureType.STARTUP_STUDIO).max_months
            12
        """
        if not isinstance(kind, StructureType):
            raise TypeError(f"support_for() takes a StructureType, not {kind!r}; parse() reads words")
        if kind not in self.profile.types:
            possible = ", ".join(one.name for one in self.profile.types)
            raise ValueError(f"{kind.name} is not under {self.profile.name}; possible: {possible}")
        return dict(self.support_by_type).get(kind, self.support)
