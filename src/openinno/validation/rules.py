"""A rule: what must hold of a row, why, how grave it is not to hold, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final

import attrs

from ..cells import Cell
from ..citations import Source
from ..errors import RuleError
from ..findings import NAMED, Repair, Severity
from ..labels import Label
from .conditions import Condition, check_condition, columns_of
from .grades import Grade

__all__ = ["Mend", "Rule"]

Mend = Callable[[Mapping[str, Cell]], Repair | None]
"""Tells from the cells of a row what to write instead, or that it cannot be told."""

_CODE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_GIVEN: Final = ("value", "repair")
"""What a text may name besides the columns that its rule reads: the cell, and what to write instead."""


def _severities(
    given: Severity | Mapping[Grade, Severity | None],
) -> Mapping[Grade, Severity | None]:
    """Give every grade its severity; one alone holds for all."""
    if isinstance(given, Severity):
        return dict.fromkeys(Grade, given)
    declared: object = given
    if not isinstance(declared, Mapping) or not all(
        isinstance(grade, Grade) and isinstance(severity, Severity | None)
        for grade, severity in declared.items()
    ):
        raise TypeError(
            "severity is one for all grades, such as Severity.ERROR, or one a grade, such as"
            f" {{Grade.RESEARCH: Severity.ERROR}}, not {given!r}"
        )
    return {grade: given.get(grade) for grade in Grade}


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


@attrs.frozen(kw_only=True)
class Rule:
    """What must hold of a row, as data: both readings, reports, schemas and docs are made from it.

    Args:
        code: Its stable code, in small letters and hyphens.
        column: The column of the flat row that its findings point to.
        holds: What must hold.
        severity: How grave it is that it does not, for each grade, or for all; None where the rule is not
            asked.
        title: What it is called by whoever fills in a table.
        reason: Why it is there.
        text: What a finding says; ``{value}`` stands for the cell, ``{name of a column}`` for another cell
            that the rule reads.
        fix: What to do about it.
        source: The document and its line, or the standard, that it rests on.
        after: The rules without which this one means nothing: where one of them is broken, it is not judged.
        mend: Tells what to write instead; it reads ``column`` and the columns of ``holds``.

    Raises:
        RuleError: The code is none, or a text names a column that the rule does not read.
        TypeError: ``holds`` is no condition, ``severity`` is none, or a text is no Label.

    Examples:
        >>> from openinno.validation.conditions import Present
        >>> rule = Rule(
        ...     code="no-website", column="website", holds=Present("website"),
        ...     severity={Grade.RESEARCH: Severity.WARNING},
        ...     title=Label("Site web", "Website"), reason=Label("On le cherche.", "It is looked for."),
        ...     text=Label("pas de site web", "no website"), fix=Label("l'ajouter", "add it"))
        >>> rule.severity[Grade.DRAFT], rule.severity[Grade.RESEARCH], rule.columns
        (None, <Severity.WARNING: 'warning'>, ('website',))
    """

    code: str
    column: str
    holds: Condition
    severity: Mapping[Grade, Severity | None] = attrs.field(converter=_severities, hash=False)
    title: Label
    reason: Label
    text: Label
    fix: Label
    source: Source | Label | None = None
    after: tuple[str, ...] = attrs.field(default=(), converter=_codes)
    mend: Mend | None = attrs.field(default=None, hash=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise RuleError(
                Label(
                    f"code de règle {self.code!r} : des minuscules, des chiffres et des traits d'union",
                    f"code of a rule {self.code!r}: small letters, digits and hyphens",
                )
            )
        check_condition(self.holds)
        for name in ("title", "reason", "text", "fix"):
            if not isinstance(getattr(self, name), Label):
                raise TypeError(
                    f"{name} of the rule {self.code} is a Label(fr, en), not {getattr(self, name)!r}"
                )
        for label in (self.text, self.fix):
            self._check_names(label)

    def _check_names(self, label: Label) -> None:
        """Refuse a text that would show the name of a column in place of its cell."""
        for name in (*NAMED.findall(label.text("fr")), *NAMED.findall(label.text("en"))):
            if name not in _GIVEN and name not in self.columns:
                raise RuleError.unknown(
                    f"{{{name}}}",
                    what=Label(
                        f"colonne dans un texte de la règle {self.code}",
                        f"column in a text of the rule {self.code}",
                    ),
                    possible=[f"{{{one}}}" for one in (*_GIVEN, *self.columns)],
                )

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads, the one it points to first."""
        return tuple(dict.fromkeys((self.column, *columns_of(self.holds))))
