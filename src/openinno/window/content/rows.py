"""The rows of a card: what a record says, attribute by attribute, and what each statement rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

from ...citations import Source
from ...claims import Claim
from ...criteria import Assessment
from ...facet_readings import label_of
from ...fields import CONTACT_FIELDS, STRUCTURE_FIELDS, Field, fields_of
from ...holds import Holds
from ...initiatives import Initiative
from ...labels import Label, plain
from ...places import Address, Contact, Site
from ...structures import Structure
from ...typology.figures import Figure
from ...vocabulary import Basis, Criterion, Qualifier
from .citing import cited
from .texts import Text, joined, text

__all__ = ["rows_of_initiative", "rows_of_structure"]

Row: TypeAlias = dict[str, Any]

_ELSEWHERE: Final = frozenset({"id", "name", "note", "sources", "extra", "sites"})
"""What stands elsewhere on the card."""
_ONE_SITE: Final = Label("lieu", "place")
_UNCLEAR: Final = Label("(le sens du signe n'est pas clair)", "(what the sign means is unclear)")


def rows_of_structure(structure: Structure, assessment: Assessment, *, extra: bool) -> list[Row]:
    """Return the rows of the card of a structure.

    Args:
        structure: The structure.
        assessment: What the criteria say of it.
        extra: Whether the columns that no attribute takes are shown.
    """
    return [
        *_rows(_site_rows(structure.sites)),
        *_rows(_attributes(structure, STRUCTURE_FIELDS)),
        *_rows(_criteria(assessment)),
        *_rows((name, [_said(_cell(cell))]) for name, cell in structure.extra.items() if extra),
    ]


def rows_of_initiative(initiative: Initiative) -> list[Row]:
    """Return the rows of the card of an initiative: its axis and its impacts as printed."""
    axis, impacts = (field for field in fields_of(Initiative) if field.name in {"axis", "impacts"})
    return [
        *_rows([(text(axis.label), _values(axis, initiative.axis))]),
        *_rows([(text(impacts.label), _values(impacts, initiative.impacts))]),
    ]


def _rows(named: Iterable[tuple[Text, list[Row]]]) -> Iterator[Row]:
    for label, values in named:
        if values:
            yield {"label": label, "values": values}


def _attributes(structure: Structure, fields: Iterable[Field]) -> Iterator[tuple[Text, list[Row]]]:
    for field in fields:
        if field.name == "contact":
            yield from _contact(structure.contact)
        elif field.name == "printed_names":
            others = [name for name in structure.printed_names if name != structure.name]
            yield text(field.label), [_said(name) for name in others]
        elif field.name not in _ELSEWHERE:
            yield text(field.label), _values(field, getattr(structure, field.name))


def _values(field: Field, value: Any) -> list[Row]:
    """Return what an attribute says, whatever it holds."""
    match value:
        case None | () | "":
            return []
        case Claim():
            return [_claim(value)]
        case tuple() if field.holds is Holds.CLAIMS:
            return [_claim(one) for one in value]
        case tuple() if field.holds is Holds.FIGURES:
            return [_figure(one) for one in value]
        case tuple():
            return [_said(str(one)) for one in value]
        case _:
            return [_said(str(value))]


def _claim(claim: Claim[Any]) -> Row:
    return _said(text(claim.value), claim.basis, claim.sources)


def _figure(figure: Figure) -> Row:
    """Return a figure: as printed, for a figure is never rounded nor its sign explained away."""
    printed = figure.printed or f"{figure.value} {figure.unit_label or figure.unit}"
    told: Text = printed
    if figure.of is not None:
        told = [f"{figure.of.text('fr')} : {printed}", f"{figure.of.text('en')}: {printed}"]
    if figure.qualifier is Qualifier.UNCLEAR:
        told = joined([told, text(_UNCLEAR)], " ")
    return _said(told, figure.basis, figure.sources)


def _said(
    what: Text, basis: Basis | None = None, sources: Iterable[Source] = (), url: str | None = None
) -> Row:
    row: Row = {"text": what}
    if basis is not None:
        row["basis"] = text(basis)
    where = cited(sources)
    return row | ({"says": where} if where else {}) | ({"url": url} if url else {})


def _contact(contact: Contact | None) -> Iterator[tuple[Text, list[Row]]]:
    for field in CONTACT_FIELDS if contact else ():
        value = getattr(contact, field.name)
        if value:
            url = value if field.name == "website" else None
            yield text(field.label), [_said(value, url=url)]


def _site_rows(sites: Iterable[Site]) -> Iterator[tuple[Text, list[Row]]]:
    yield text(_ONE_SITE), [_site(site) for site in sites]


def _cell(cell: object) -> Text:
    return text(label_of(cell)) if isinstance(cell, bool) else str(cell)


def _site(site: Site) -> Row:
    parts: list[Text] = [*_address(site.address)]
    town = site.commune or site.printed
    written = site.address.town if site.address else None
    if town and plain(town) != plain(written or ""):
        parts.append(town)
    parts += [name for name in (site.epci_name, site.region) if name]
    if site.location:
        precision = site.location.precision
        parts.append([f"point : {precision.label('fr')}", f"point: {precision.label('en')}"])
    return _said(joined(parts, ", "), site.basis, site.sources)


def _address(address: Address | None) -> Iterator[str]:
    if address:
        town = " ".join(filter(None, (address.postcode, address.town)))
        yield from filter(None, (address.street, address.complement, town))


def _criteria(assessment: Assessment) -> Iterator[tuple[Text, list[Row]]]:
    for criterion in Criterion:
        judgement = assessment[criterion]
        yield text(judgement.label), [_said(text(judgement.verdict), judgement.basis)]
