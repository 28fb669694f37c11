"""A mapping as it is declared: which column is which attribute, how its cells are read, what is left out.

Only `themes` is certain among the columns of the national census, and other censuses have other columns: so
nothing is read by a guessed name. A mapping says it, in a file that a person can read and correct, and
reading by it tells what was found of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeVar

import attrs

from ...cells import Cell
from ...census_source import CensusSource
from ...errors import RuleError
from ...labels import Label
from ..tables.options import TableOptions
from .targets import SHOWN_BY, TARGETS, Target, TargetKind

__all__ = [
    "ABSENT",
    "MARKS",
    "ColumnMapping",
    "FieldMapping",
    "MarkedColumns",
    "target_of",
]

_T = TypeVar("_T")

ABSENT: Final = ("-", "--", "—", "–", "/", "?", "n/a", "na", "n.a.", "nr", "n.r.", "nc", "n.c.", "nd", "n.d.")
"""What people write in a cell for no answer, in any case; blank cells aside."""
MARKS: Final = ("x", "✓", "✔", "1", "oui", "o", "yes", "y", "vrai", "true")
"""What people write in a cell for yes, in any case; any of the words of absence, or these for no, aside."""
FORMS: Final[Mapping[TargetKind, tuple[str, ...]]] = {
    TargetKind.DATE: ("day-first", "month-first", "iso"),
    TargetKind.POINT: ("latitude-longitude", "longitude-latitude", "wkt", "geojson"),
}
"""The forms in which the cells of a kind of target may be written, where there are several."""


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


def _frozen_words(values: Mapping[str, str | Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({word: _texts(ours) for word, ours in values.items()})


def _frozen(values: Mapping[str, Cell]) -> Mapping[str, Cell]:
    return MappingProxyType(dict(values))


@attrs.frozen(kw_only=True)
class ColumnMapping:
    """How the cells of a column become an attribute.

    Args:
        columns: The column, by its name or the label that a portal gives it; or several: the first cell
            that is not blank is taken, and of lists the items of all.
        to: The attribute: a name of :data:`~openinno.sources.mapping.targets.TARGETS`.
        form: How the cells are written, where the attribute allows several forms: a date is ``day-first``,
            ``month-first`` or ``iso``; a point ``latitude-longitude``, ``longitude-latitude``, ``wkt`` or
            ``geojson``. Where None, found out cell by cell.
        separator: What stands between the items of a list. Where None, ``|``, ``;`` or a line break; and
            ``,`` or ``/`` between words of a vocabulary, where the whole is none itself.
        words: Words of this census and what they mean in ours. One that means none of them says nothing, and
            its cell is kept in ``extra`` without a finding.

    Raises:
        RuleError: No attribute has that name, no such form exists, or no column is named.

    Examples:
        >>> ColumnMapping(columns="structure", to="types", words={"hakerspace": "makerspace"}).columns
        ('structure',)
        >>> ColumnMapping(columns="CP", to="postcode").target.label.text("fr")
        'code postal'
    """

    columns: tuple[str, ...] = attrs.field(converter=_texts)
    to: str
    form: str | None = None
    separator: str | None = None
    words: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, converter=_frozen_words, hash=False)

    def __attrs_post_init__(self) -> None:
        target = target_of(self.to)
        if not self.columns:
            raise _no_column(self.to)
        forms = FORMS.get(target.kind, ())
        if self.form is not None and self.form not in forms:
            raise RuleError.unknown(
                self.form, what=Label(f"forme de {self.to}", f"form of {self.to}"), possible=forms
            )

    @property
    def target(self) -> Target:
        """The attribute."""
        return TARGETS[self.to]


@attrs.frozen(kw_only=True)
class MarkedColumns:
    """Columns that stand for a word each, marked where it holds: an X under each theme, for example.

    Args:
        to: The attribute, which holds words.
        columns: The columns, each with its word.
        marks: What stands for yes, in any case.

    Raises:
        RuleError: The attribute is no list of words, or no column is named.

    Examples:
        >>> marked = MarkedColumns(to="themes", columns={"Énergie": "energy", "Mobilité": "mobility"})
        >>> marked.columns["Énergie"], marked.marks[:3]
        ('energy', ('x', '✓', '✔'))
    """

    to: str
    columns: Mapping[str, str] = attrs.field(converter=_frozen, hash=False)
    marks: tuple[str, ...] = attrs.field(default=MARKS, converter=_texts)

    def __attrs_post_init__(self) -> None:
        if target_of(self.to).kind not in {TargetKind.WORDS, TargetKind.TEXTS}:
            lists = tuple(one.name for one in TARGETS.values() if one.kind is TargetKind.WORDS)
            raise RuleError.unknown(
                self.to, what=Label("attribut à cocher", "attribute to mark"), possible=lists
            )
        if not self.columns:
            raise _no_column(self.to)


def _columns(values: Iterable[ColumnMapping]) -> tuple[ColumnMapping, ...]:
    return _all_of(ColumnMapping, values, "columns", "ColumnMapping(columns='Nom', to='name')")


def _marked(values: Iterable[MarkedColumns]) -> tuple[MarkedColumns, ...]:
    return _all_of(
        MarkedColumns, values, "marked", "MarkedColumns(to='themes', columns={'Énergie': 'energy'})"
    )


def _all_of(kind: type[_T], values: Iterable[_T], name: str, example: str) -> tuple[_T, ...]:
    found = tuple(values)
    for one in found:
        if not isinstance(one, kind):
            raise TypeError(f"{name} is a list, such as [{example}]; {one!r} is none of it")
    return found


@attrs.frozen(kw_only=True)
class FieldMapping:
    """Which columns of a table are which attributes of a structure.

    Columns that it does not name are kept in ``extra``.

    Args:
        columns: How columns become attributes.
        marked: Columns that stand for a word each.
        constants: Attributes that are the same in every row, as a cell of the flat row or as people write.
        ignored: Columns to leave out, of ``extra`` too.
        absent: What stands for no answer, in any case.
        source: Where the census comes from; the name of the file where None.
        options: How to read the file, where that should not be left to it.

    Raises:
        RuleError: A constant is none of an attribute or says nothing, a column is read and ignored, or one
            attribute that is no list is declared twice.
        TypeError: ``columns`` or ``marked`` holds something else.

    Examples:
        >>> mapping = FieldMapping(columns=[ColumnMapping(columns="Nom", to="name")], ignored=["Id"])
        >>> mapping.named()
        {'Nom': 'name'}
    """

    columns: tuple[ColumnMapping, ...] = attrs.field(converter=_columns)
    marked: tuple[MarkedColumns, ...] = attrs.field(default=(), converter=_marked)
    constants: Mapping[str, Cell] = attrs.field(factory=dict, converter=_frozen, hash=False)
    ignored: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    absent: tuple[str, ...] = attrs.field(default=ABSENT, converter=_texts)
    source: CensusSource | None = None
    options: TableOptions = attrs.field(factory=TableOptions)

    def __attrs_post_init__(self) -> None:
        for name, cell in self.constants.items():
            target_of(name)
            if cell is None:
                raise _says_nothing(name)
        for name, times in Counter(one.to for one in self.columns).items():
            if times > 1 and not TARGETS[name].several:
                raise _declared_twice(name, [one.columns for one in self.columns if one.to == name])
        both = sorted(self.named().keys() & set(self.ignored))
        if both:
            fr, en = (", ".join(quoted.format(one) for one in both) for quoted in ("« {} »", "“{}”"))
            raise RuleError(Label(f"colonnes lues et ignorées : {fr}", f"columns read and ignored: {en}"))

    def named(self) -> dict[str, str]:
        """Return the columns that it names, each with its attribute."""
        plain = {column: one.to for one in self.columns for column in one.columns}
        marked = {column: one.to for one in self.marked for column in one.columns}
        return {**plain, **marked}


def target_of(name: str) -> Target:
    """Return the target of a name.

    Raises:
        RuleError: There is none.
    """
    if name not in TARGETS:
        raise RuleError.unknown(
            name, what=Label("attribut", "attribute"), possible=tuple(TARGETS), shown_by=SHOWN_BY
        )
    return TARGETS[name]


def _no_column(to: str) -> RuleError:
    return RuleError(Label(f"{to} : aucune colonne n'est nommée", f"{to}: no column is named"))


def _says_nothing(name: str) -> RuleError:
    return RuleError(
        Label(
            f"la constante {name} ne dit rien (None) ; retirez-la",
            f"the constant {name} says nothing (None); leave it out",
        )
    )


def _declared_twice(name: str, columns: Iterable[Iterable[str]]) -> RuleError:
    """Say that one attribute has two declarations: which of them comes first would be left to chance."""
    first, *others = (column for some in columns for column in some)
    then = ", ".join(f'"{other}"' for other in others)
    how = f'"{first}" = {{ to = "{name}", then = [{then}] }}'
    return RuleError(
        Label(
            f"{name} est déclaré deux fois ; nommez ses colonnes ensemble, la première remplie vaut : {how}",
            f"{name} is declared twice; name its columns together, the first not blank is read: {how}",
        )
    )
