"""A broken rule as a finding: where, what stands there, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping

from ..cells import Cell
from ..findings import Finding, Parameter, Position, Repair, Severity, shortened
from ..labels import Label
from .failures import MEND, failed, not_expected
from .rules import Rule
from .worded import coded, in_labels, in_words

__all__ = ["cell_at", "finding_of"]

_LONGEST: int = 80


def finding_of(rule: Rule, severity: Severity, cells: Mapping[str, Cell], where: Position) -> Finding:
    """Return the finding of a rule that a row breaks.

    Args:
        rule: The rule.
        severity: How grave it is.
        cells: The cells of the row, at least those that the rule reads.
        where: The row; the column of the rule where none is given.

    Raises:
        RuleError: The function of the rule that tells what to write instead fails.

    Examples:
        >>> from openinno.validation.catalogue import CATALOGUE
        >>> finding = finding_of(CATALOGUE["siret-shape"], Severity.ERROR, {"siret": "123"}, Position(row=2))
        >>> finding.value, finding.message()
        ('123', '“123” is not fourteen digits')
        >>> row = {"siret": "732 829 320 00074"}
        >>> finding_of(CATALOGUE["siret-shape"], Severity.ERROR, row, Position(row=2)).advice()
        'write “73282932000074”'
    """
    shown = {name: _shown(cells.get(name)) for name in rule.columns}
    value = cells.get(rule.column)
    repair = _repair(rule, cells, where)
    parameters = {**shown, "value": shown[rule.column], "repair": _shown(repair.new) if repair else ""}
    return Finding(
        code=rule.code,
        severity=severity,
        where=where,
        text=in_words(rule.text, rule.column, cells),
        fix=_advice(in_words(rule.fix, rule.column, cells), repair),
        value=value,
        parameters=tuple(Parameter(name=name, value=text) for name, text in parameters.items()),
        repair=repair,
    )


def _repair(rule: Rule, cells: Mapping[str, Cell], where: Position) -> Repair | None:
    """Return what to write instead, where the rule can tell."""
    if rule.mend is None:
        return None
    try:
        return _only_repair(rule.mend(cells))
    except Exception as error:  # whatever a function of somebody else's raises
        raise failed(rule, MEND, error, cells=cells, where=where) from error


def _only_repair(given: object) -> Repair | None:
    if isinstance(given, Repair | None):
        return given
    raise not_expected("a Repair or None", given)


def _advice(fix: Label, repair: Repair | None) -> Label:
    """Say what to write, where that can be told, before what can be done in any case."""
    if repair is None or repair.new is None:
        return fix
    labels = in_labels(repair.column, repair.new)
    new = coded(labels, repair.new, shown="{repair}") if labels else coded(Label("{repair}"), "{repair}")
    if repair.lossless:
        return Label(f"écrire {new.fr}", f"write {new.text('en')}")
    return Label(
        f"peut-être {new.fr} ; sinon, {fix.text('fr')}",
        f"perhaps {new.text('en')}; if not, {fix.text('en')}",
    )


def cell_at(file: str | None, row: int | None, record: Cell, column: str) -> Position:
    """Return where a cell stands: in which row, of which record where that has an identifier.

    Examples:
        >>> print(cell_at("lieux.csv", 2, "tuba", "siret"), cell_at(None, 2, "", "siret"), sep="; ")
        lieux.csv, 2, siret, tuba; 2, siret
    """
    named = record if isinstance(record, str) and record else None
    return Position(file=file, row=row, column=column, record=named)


def _shown(cell: Cell) -> str:
    return "" if cell is None else shortened(str(cell), _LONGEST)
