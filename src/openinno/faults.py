"""What makes a record impossible to represent, read off the table of fields."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any, Final

import attrs

from .citations import Source
from .claims import Claim
from .dates import is_partial_date
from .fields import Field, Holds
from .findings import Finding, Position, Severity
from .labels import Label
from .places import Contact, Site
from .typology.figures import Figure

__all__ = ["faults"]

_ITEMS: Final = {Holds.SITES: Site, Holds.FIGURES: Figure, Holds.SOURCES: Source, Holds.TEXTS: str}
_SINGLE: Final = {Holds.TEXT: str, Holds.LABEL: Label, Holds.CONTACT: Contact}


def faults(record: object, fields: Iterable[Field]) -> tuple[Finding, ...]:
    """Return what makes a record impossible to represent, one finding a fault, each with its path.

    Only what has no meaning is a fault: a wrong type, an unknown word, an empty name. What is merely
    doubtful is left to the rules.
    """
    identifier = getattr(record, "id", None)
    name = identifier if isinstance(identifier, str) and identifier else None
    return tuple(
        Finding(
            code="wrong-value",
            severity=Severity.ERROR,
            where=Position(record=name, path=path),
            text=text,
        )
        for field in fields
        for path, text in _faults_of(field, getattr(record, field.name))
    )


def _faults_of(field: Field, value: Any) -> Iterator[tuple[str, Label]]:
    holds = field.holds
    if holds is Holds.NAME:
        if not isinstance(value, str) or not value.strip():
            yield field.name, _expected("un texte non vide", "a text that is not empty", value)
    elif holds is Holds.WORD:
        if field.vocabulary is None or not isinstance(value, field.vocabulary):
            yield field.name, _not_a_word(field, value)
    elif holds is Holds.FLAG:
        if not isinstance(value, bool):
            yield field.name, _expected("vrai ou faux", "true or false", value)
    elif holds is Holds.CLAIMS:
        yield from _claim_faults(field, value)
    elif holds in _ITEMS:
        yield from _item_faults(field, value, _ITEMS[holds])
    elif holds is Holds.EXTRA:
        yield from _extra_faults(field, value)
    elif value is not None:
        yield from _optional_faults(field, value)


def _optional_faults(field: Field, value: Any) -> Iterator[tuple[str, Label]]:
    if field.holds is Holds.CLAIM:
        yield from _claim_fault(field, field.name, value)
    elif field.holds is Holds.DATE:
        if not is_partial_date(value):
            yield field.name, _expected("une date ISO", "an ISO date", value)
    elif field.holds is Holds.MONTHS:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            yield field.name, _expected("un nombre de mois", "a number of months", value)
    elif not isinstance(value, _SINGLE[field.holds]):
        yield field.name, _expected_type(_SINGLE[field.holds], value)
    elif isinstance(value, Contact):
        yield from _text_faults(field.name, value)


def _claim_faults(field: Field, values: Any) -> Iterator[tuple[str, Label]]:
    if not isinstance(values, tuple):
        yield field.name, _expected("une liste", "a list", values)
        return
    for place, value in enumerate(values):
        yield from _claim_fault(field, f"{field.name}[{place}]", value)


def _claim_fault(field: Field, path: str, claim: Any) -> Iterator[tuple[str, Label]]:
    value = claim.value if isinstance(claim, Claim) else claim
    if field.vocabulary is None or not isinstance(value, field.vocabulary):
        yield path, _not_a_word(field, value)


def _item_faults(field: Field, values: Any, kind: type) -> Iterator[tuple[str, Label]]:
    if not isinstance(values, tuple):
        yield field.name, _expected("une liste", "a list", values)
        return
    for place, value in enumerate(values):
        path = f"{field.name}[{place}]"
        if not isinstance(value, kind):
            yield path, _expected_type(kind, value)
        elif isinstance(value, Site):
            yield from _text_faults(path, value, besides={"epci_kind", "basis", "sources"})


def _text_faults(
    path: str, item: Site | Contact, besides: Container[str] = ()
) -> Iterator[tuple[str, Label]]:
    for attribute in attrs.fields(type(item)):
        value = getattr(item, attribute.name)
        if attribute.name not in besides and not isinstance(value, str | None):
            yield f"{path}.{attribute.name}", _expected("un texte", "a text", value)


def _extra_faults(field: Field, values: Any) -> Iterator[tuple[str, Label]]:
    if not isinstance(values, dict):
        yield field.name, _expected("un dictionnaire", "a mapping", values)
        return
    for key, value in values.items():
        if not isinstance(key, str) or not isinstance(value, str | int | float | bool | None):
            yield (
                f"{field.name}.{key}",
                _expected("un texte, un nombre ou rien", "a text, a number or nothing", value),
            )


def _not_a_word(field: Field, value: object) -> Label:
    if field.vocabulary is None:
        raise TypeError(f"the field {field.name!r} holds words and has no vocabulary")
    codes = ", ".join(term.code for term in field.vocabulary)
    vocabulary = field.vocabulary.vocabulary().label
    return Label(
        f"{value!r} n'est pas un mot de « {vocabulary.text('fr')} » ; possibles : {codes}",
        f"{value!r} is no word of “{vocabulary.text('en')}”; possible: {codes}",
    )


def _expected(fr: str, en: str, value: object) -> Label:
    return Label(f"attendu : {fr} ; reçu : {value!r}", f"expected {en}, got {value!r}")


def _expected_type(kind: type, value: object) -> Label:
    return _expected(f"{kind.__name__}", f"a {kind.__name__}", value)
