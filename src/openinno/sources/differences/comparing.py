"""What changed between two censuses, or two snapshots: structures, attributes, columns, words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs
import msgspec

from ...cells import LIST, Cell, CellType
from ...census import Census
from ...findings import Finding, Severity
from ...flat import FLAT_COLUMNS, to_flat_row
from ...labels import Label
from ...reading import written
from ...structures import Structure
from ...vocabulary import Status
from ..snapshots.snapshot import Snapshot
from .changes import EXTRA, Change, Move, MoveReason, Renaming, Value
from .columns import Drift, drift
from .pairing import Pair, PairedBy, paired

__all__ = ["Differences", "diff"]

_TYPES: Final = {column.name: column.type for column in FLAT_COLUMNS}
_APART: Final = {"id", "extra"}
"""The columns that are told in another way."""
_UNKNOWN_WORDS: Final = ("unknown-word", "ambiguous-word")


@attrs.frozen(kw_only=True)
class Differences(Drift):
    """What changed between two censuses; each list in the order of identifiers, or names.

    Args:
        before: What the first is.
        after: What the second is.
        opened: Structures that only the second lists, or that are open there only.
        closed: Structures that only the first lists, or that are open there only.
        changed: Attributes that changed, of structures that both list.
        renamed: Structures that have another identifier.
        columns_added: Columns that only the second has; these four are empty unless both are snapshots.
        columns_removed: Columns that only the first has.
        columns_retyped: Columns whose type, as the portal tells it, is another.
        columns_relabelled: Columns that the portal calls otherwise for people.
        unknown_words: Words of the second that no vocabulary knows, and that the first did not have.
        findings: What makes the comparison doubtful.

    Examples:
        >>> import openinno as oi
        >>> census = oi.embedded_census()
        >>> found = diff(census, attrs.evolve(census, structures=census.structures[1:]))
        >>> found.is_empty, *list(found.lines())[1:], found.text("fr").splitlines()[1], found.to_json()[:1]
        (False, 'closed: Waoup (Lyon)', 'fermé : Waoup (Lyon)', '{')
    """

    before: Label
    after: Label
    opened: tuple[Move, ...] = ()
    closed: tuple[Move, ...] = ()
    changed: tuple[Change, ...] = ()
    renamed: tuple[Renaming, ...] = ()
    unknown_words: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        structures = (self.opened, self.closed, self.changed, self.renamed)
        columns = (self.columns_added, self.columns_removed, self.columns_retyped, self.columns_relabelled)
        return not any((*structures, *columns, self.unknown_words))

    def to_json(self) -> str:
        """Write the differences as JSON."""
        return msgspec.json.format(written(self), indent=2).decode() + "\n"

    def lines(self, lang: str = "en") -> Iterator[str]:
        """Yield what changed as lines for people to read.

        Args:
            lang: Their language.
        """
        lists = (
            (Label("ouvert", "opened"), (one.line(lang) for one in self.opened)),
            (Label("fermé", "closed"), (one.line(lang) for one in self.closed)),
            (Label("autre identifiant", "another identifier"), (one.line(lang) for one in self.renamed)),
            (Label("modifié", "changed"), (one.line(lang) for one in self.changed)),
            *self.columns(),
            (Label("mot inconnu", "unknown word"), (_line(one, lang) for one in self.unknown_words)),
            (Label("à savoir", "good to know"), (_line(one, lang) for one in self.findings)),
        )
        yield f"{self.before.text(lang)} → {self.after.text(lang)}"
        colon = Label(" : ", ": ").text(lang)
        for title, lines in lists:
            yield from (f"{title.text(lang)}{colon}{line}" for line in lines)
        if self.is_empty:
            yield Label("aucune différence", "no difference").text(lang)

    def text(self, lang: str = "en") -> str:
        """Return what changed as a text for people to read; its argument is that of :meth:`lines`."""
        return "\n".join(self.lines(lang))


def diff(before: Snapshot | Census, after: Snapshot | Census) -> Differences:
    """Compare two censuses, or two snapshots, or one of each.

    A structure is the same by its identifier; else by its SIRET; else by its folded name and its commune,
    which is told. That a structure is not listed does not prove that it closed: the reason of each is told.

    Args:
        before: The first.
        after: The second.

    Raises:
        TypeError: One of them is neither.

    Examples:
        >>> import openinno as oi
        >>> census = oi.embedded_census()
        >>> fewer = attrs.evolve(census, structures=census.structures[1:])
        >>> diff(census, census).is_empty, [one.name for one in diff(census, fewer).closed]
        (True, ['Waoup'])
    """
    old, new = _census(before), _census(after)
    pairing = paired(old.structures, new.structures)
    by_id = sorted(pairing.pairs, key=lambda pair: pair.after.id)
    opened = [_move(one, MoveReason.LISTED, after=_status(one)) for one in pairing.after]
    closed = [_move(one, MoveReason.LISTED, before=_status(one)) for one in pairing.before]
    for pair in by_id:
        was, now = _is_open(pair.before), _is_open(pair.after)
        if was != now:
            before_and_after = {"before": _status(pair.before), "after": _status(pair.after)}
            (opened if now else closed).append(_move(pair.after, MoveReason.STATUS, **before_and_after))
    return Differences(
        before=_title(before),
        after=_title(after),
        opened=tuple(sorted(opened, key=lambda one: one.id)),
        closed=tuple(sorted(closed, key=lambda one: one.id)),
        changed=tuple(change for pair in by_id for change in _changes(pair)),
        renamed=tuple(_renaming(pair) for pair in by_id if pair.by is not PairedBy.ID),
        **attrs.asdict(_drift(before, after), recurse=False),
        unknown_words=tuple(_new_words(old, new)),
        findings=tuple(_doubts(old, new, opened=bool(opened), closed=bool(closed))),
    )


def _census(value: Snapshot | Census) -> Census:
    if isinstance(value, Snapshot):
        return value.census
    if isinstance(value, Census):
        return value
    raise TypeError(f"diff() takes two snapshots or censuses, not {value!r}; open_snapshot() opens a folder")


def _title(value: Snapshot | Census) -> Label:
    title = _census(value).source.title
    if not isinstance(value, Snapshot):
        return title
    return Label(f"{title.text('fr')} ({value.date})", f"{title.text('en')} ({value.date})")


def _drift(before: Snapshot | Census, after: Snapshot | Census) -> Drift:
    if isinstance(before, Snapshot) and isinstance(after, Snapshot):
        return drift(before.fields, after.fields)
    return Drift()


# structures -------------------------------------------------------------------------------------------------


def _status(structure: Structure) -> str | None:
    return structure.status.value.value if structure.status else None


def _is_open(structure: Structure) -> bool:
    return _status(structure) not in {Status.PLANNED.value, Status.CLOSED.value}


def _move(one: Structure, reason: MoveReason, *, before: str | None = None, after: str | None = None) -> Move:
    commune = one.sites[0].commune if one.sites else None
    return Move(id=one.id, name=one.name, commune=commune, reason=reason, before=before, after=after)


def _renaming(pair: Pair) -> Renaming:
    return Renaming(before=pair.before.id, after=pair.after.id, name=pair.after.name, by=pair.by)


def _changes(pair: Pair) -> Iterator[Change]:
    if pair.before == pair.after:
        return
    before, after = _cells(pair.before), _cells(pair.after)
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name, ()), after.get(name, ())
        if old != new:
            yield Change(id=pair.after.id, name=pair.after.name, attribute=name, before=old, after=new)


def _cells(structure: Structure) -> dict[str, tuple[Value, ...]]:
    """Return what a structure says, by column; its other columns one by one."""
    row = to_flat_row(attrs.evolve(structure, extra={}))
    cells = {name: _values(cell, _TYPES[name]) for name, cell in row.items() if name not in _APART}
    extra = {f"{EXTRA}{name}": _values(structure.extra[name]) for name in sorted(structure.extra)}
    return {**cells, **extra}


def _values(cell: Cell, kind: CellType = CellType.TEXT) -> tuple[Value, ...]:
    if cell is None:
        return ()
    return tuple(LIST.read(cell)) if kind is CellType.LIST else (cell,)


def _line(finding: Finding, lang: str) -> str:
    where = str(finding.where)
    return f"{where} - {finding.message(lang)}" if where else finding.message(lang)


# doubts -----------------------------------------------------------------------------------------------------


def _new_words(old: Census, new: Census) -> Iterator[Finding]:
    known = {_word(finding) for finding in old.findings}
    for finding in new.findings:
        if finding.code in _UNKNOWN_WORDS and _word(finding) not in known:
            known.add(_word(finding))
            yield finding


def _word(finding: Finding) -> tuple[str, str | None, Label]:
    return finding.code, finding.where.column, finding.text


def _doubts(old: Census, new: Census, *, opened: bool, closed: bool) -> Iterator[Finding]:
    if closed and new.refused:
        yield _refused(len(new.refused), "la seconde", "the second", "fermées", "closed")
    if opened and old.refused:
        yield _refused(len(old.refused), "la première", "the first", "ouvertes", "opened")


def _refused(rows: int, fr: str, en: str, taken_fr: str, taken_en: str) -> Finding:
    return Finding(
        code="refused-rows",
        severity=Severity.WARNING,
        text=Label(
            f"{rows} lignes de {fr} source n'ont pas pu devenir des structures : certaines de celles tenues"
            f" pour {taken_fr} peuvent y être",
            f"{rows} rows of {en} source could not become structures: some of those taken to have"
            f" {taken_en} may be among them",
        ),
    )
