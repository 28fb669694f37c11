"""A territory that looks for a structure, described by the reading grid of the study (002:L184-194)."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ..errors import RuleError
from ..geography import commune
from ..labels import Label
from ..vocabulary import (
    Expertise,
    Familiarity,
    LegalForm,
    Lever,
    Maturity,
    Need,
    Ownership,
    Public,
    PublicBudget,
    Setting,
    SuccessFactor,
    Term,
    Theme,
)
from .answers import (
    to_amount,
    to_budget,
    to_commune,
    to_expertise,
    to_factors,
    to_familiarity,
    to_legal_form,
    to_levers,
    to_name,
    to_needs,
    to_ownership,
    to_publics,
    to_region,
    to_setting,
    to_stages,
    to_themes,
)

__all__ = ["Territory"]


@attrs.frozen(kw_only=True)
class Territory:
    """A territory that looks for a structure: what is known of it, and nothing else.

    All is optional: what is not said is unknown, and counts neither for nor against anything. Each word may
    be a term or a text as people write it.

    Args:
        name: What it is called.
        startup_maturity: The stages of its start-ups.
        public_budget: Of what public money the structure may live.
        public_budget_euros: How much that is, in euros a year: shown, and never a point for any profile.
        ecosystem_familiarity: How used its actors are to innovating together.
        expertise: Who and what it can count on.
        sectors: The themes that matter to it, which serve to find comparable structures.
        needs: What it expects of a structure.
        ownership: Who is to own the structure.
        legal_form: The legal form that is wanted.
        publics: Whom the structure is to receive.
        setting: Where it stands towards the métropoles.
        region: Its région, by name or code.
        commune: Its main commune, by INSEE code or by a name that no other commune bears.
        success_factors: The marks of success that it bears.
        levers: The levers of the productive economy that it uses.

    Raises:
        VocabularyError: A word names no term, or may name several.
        PlaceError: No place is called so, or several are.
        RuleError: The amount is negative, or the commune and the région disagree.
        TypeError: Something is neither a word nor a text.

    Examples:
        >>> import openinno as oi
        >>> territory = oi.Territory(startup_maturity="amorçage", needs=["rencontres", "sensibilisation"])
        >>> territory.startup_maturity, territory.needs
        ((<Maturity.SEED>,), (<Need.EVENTS>, <Need.PUBLIC_AWARENESS>))
        >>> territory == oi.Territory(needs=["awareness", "events", "events"], startup_maturity=["seed"])
        True
        >>> roubaix = oi.Territory(commune="Roubaix")
        >>> roubaix.area, roubaix.core_city
        ('Hauts-de-France', False)
    """

    name: str | None = attrs.field(default=None, converter=to_name)
    startup_maturity: tuple[Maturity, ...] = attrs.field(default=(), converter=to_stages)
    public_budget: PublicBudget | None = attrs.field(default=None, converter=to_budget)
    public_budget_euros: int | None = attrs.field(default=None, converter=to_amount)
    ecosystem_familiarity: Familiarity | None = attrs.field(default=None, converter=to_familiarity)
    expertise: tuple[Expertise, ...] = attrs.field(default=(), converter=to_expertise)
    sectors: tuple[Theme, ...] = attrs.field(default=(), converter=to_themes)
    needs: tuple[Need, ...] = attrs.field(default=(), converter=to_needs)
    ownership: Ownership | None = attrs.field(default=None, converter=to_ownership)
    legal_form: LegalForm | None = attrs.field(default=None, converter=to_legal_form)
    publics: tuple[Public, ...] = attrs.field(default=(), converter=to_publics)
    setting: Setting | None = attrs.field(default=None, converter=to_setting)
    region: str | None = attrs.field(default=None, converter=to_region)
    commune: str | None = attrs.field(default=None, converter=to_commune)
    success_factors: tuple[SuccessFactor, ...] = attrs.field(default=(), converter=to_factors)
    levers: tuple[Lever, ...] = attrs.field(default=(), converter=to_levers)

    def __attrs_post_init__(self) -> None:
        """Refuse a commune that lies in another région than the one told."""
        own = _region_of(self.commune)
        if own and self.region and own != self.region:
            raise RuleError(
                Label(
                    f"la commune {self.commune} est en région {own}, et non {self.region} ; corrigez l'une"
                    " ou l'autre",
                    f"the commune {self.commune} is in the région {own}, not {self.region}; mend one or"
                    " the other",
                )
            )

    @property
    def area(self) -> str | None:
        """Its région: the one told, or else that of its commune."""
        return self.region or _region_of(self.commune)

    @property
    def core_city(self) -> bool | None:
        """Whether it is the core city of a métropole, in the narrow sense of the study; None when unknown."""
        if self.setting is not None:
            return self.setting is Setting.CORE_CITY
        return commune(self.commune).in_metropole_core_city if self.commune else None

    def told(self, attribute: str) -> tuple[Term, ...]:
        """Return the words of an attribute, whether it holds one or several.

        Args:
            attribute: Its name, such as ``needs``.

        Examples:
            >>> Territory(ownership="public").told("ownership"), Territory().told("needs")
            ((<Ownership.PUBLIC>,), ())
        """
        held = getattr(self, attribute)
        if isinstance(held, tuple):
            return held
        return (held,) if isinstance(held, Term) else ()

    def words(self) -> Iterator[Term]:
        """Yield every word that is said of it, in the order of the attributes.

        Examples:
            >>> [term.code for term in Territory(startup_maturity="amorçage", needs="rencontres").words()]
            ['seed', 'events']
        """
        for field in attrs.fields(type(self)):
            yield from self.told(field.name)


def _region_of(code: str | None) -> str | None:
    region = commune(code).region if code else None
    return region.name if region else None
