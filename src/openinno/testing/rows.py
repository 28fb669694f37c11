"""The strategy of valid rows: flat rows that a grade has nothing to say against."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ..cells import Cell
from ..findings import Severity
from ..flat import FLAT_COLUMNS
from ..validation.catalogue import CATALOGUE
from ..validation.grades import Grade, grade_of
from ..validation.rules import Rule
from ._hypothesis import SearchStrategy, st
from .cells import PARTS, Cells, Draw

__all__ = ["faultless_rows", "valid_rows"]

_ASKED_BY: Final[Mapping[str, Sequence[str]]] = {
    "kind-missing": ("profiles", "types", "levels", "maturity", "support_min_months", "support_max_months"),
    "place-missing": (
        *("town_printed", "commune", "insee", "departement", "region", "epci_kind", "epci_name"),
        *("street", "address_complement", "postcode", "address_town", "latitude", "longitude", "precision"),
        *("point_basis", "point_sources", "town_basis", "town_sources"),
    ),
    "profiles-missing": ("profiles",),
    "region-missing": ("region",),
    "point-missing": ("latitude", "longitude", "precision", "point_basis", "point_sources"),
    "contact-missing": ("website", "email", "phone"),
    "description-missing": ("description",),
    "themes-missing": ("themes",),
    "status-missing": ("status", "opened", "closed"),
    "opened-missing": ("opened",),
    "legal-identity-missing": ("siren", "siret", "legal_form"),
    "ownership-missing": ("ownership",),
    "sources-missing": ("sources",),
    "criterion-support": ("support",),
    "criterion-partners": ("partners",),
}
"""What may be blank together where the grade does not ask for it, by the rule that would ask."""

_FREE: Final = (
    *("printed_names", "levels", "maturity", "support_min_months", "support_max_months"),
    *("initiative", "funding", "activities", "publics", "partner_names"),
    *("other_sites", "figures", "extra", "rest", "town_printed", "street", "address_complement"),
)
"""What nothing but information asks for."""

_COLUMNS: Final = frozenset(column.name for column in FLAT_COLUMNS)


def valid_rows(grade: Grade | str = Grade.RESEARCH) -> SearchStrategy[dict[str, Cell]]:
    """Return a strategy that draws flat rows with no error and no warning at a grade.

    Communes exist, and codes, names, postcodes and points agree with them; SIREN and SIRET have their keys;
    levels, stages and months are those of the sheets. What a grade does not ask for may be blank.

    Args:
        grade: What the row is good enough for; a row good enough for research is so for every grade.

    Raises:
        ValueError: There is no such grade.
        MissingExtra: hypothesis is not installed.

    Examples:
        >>> from hypothesis import given, settings
        >>> import openinno as oi
        >>> @settings(max_examples=5)
        ... @given(row=valid_rows("publishable"))
        ... def test_valid_rows_are_publishable(row):
        ...     assert oi.check([row], grade="publishable").ok
        >>> test_valid_rows_are_publishable()
    """
    asked = grade_of(grade)
    return _rows(_may_be_blank(lambda rule: rule.severity[asked] not in {Severity.ERROR, Severity.WARNING}))


def faultless_rows() -> SearchStrategy[dict[str, Cell]]:
    """Return a strategy that draws flat rows that break no rule at all, were it for information only."""
    return _rows(_may_be_blank(lambda rule: not any(rule.severity.values())))


def _may_be_blank(unasked: Callable[[Rule], bool]) -> list[Sequence[str]]:
    asked = [columns for code, columns in _ASKED_BY.items() if unasked(CATALOGUE[code])]
    return [*asked, ("note_fr", "note_en"), *((column,) for column in _FREE)]


@st.composite
def _rows(draw: Draw, may_be_blank: Sequence[Sequence[str]]) -> dict[str, Cell]:
    row: dict[str, Cell] = {column.name: None for column in FLAT_COLUMNS}
    for part in PARTS:
        row.update(part(draw))
    # One number tells what is kept, so that the smallest row is the emptiest.
    kept = draw(st.integers(0, 2 ** len(may_be_blank) - 1))
    for place, columns in enumerate(may_be_blank):
        if not kept >> place & 1:
            row.update(_without(columns))
    return row


def _without(columns: Sequence[str]) -> Cells:
    """Blank columns, with what their words rest on."""
    beside = (f"{column}{end}" for column in columns for end in ("", "_basis", "_sources"))
    return {name: None for name in beside if name in _COLUMNS}
