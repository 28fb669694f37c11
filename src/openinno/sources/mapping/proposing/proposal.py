"""A proposal: a mapping with the reason for each column, and its TOML to correct and to save."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ....findings import Finding, Position, Severity
from ....labels import Label, language_of
from ....listing import few_of
from ....typography import folded_at
from ...tables.options import TableOptions
from ..declared import FieldMapping
from ..files.documents import commented, key, value
from ..files.toml import mapping_to_toml
from ..targets import TARGETS
from .reasons import Reason
from .synonyms import proposed_attributes

__all__ = ["Proposal"]

_MOST_WORDS: Final = 20
_WIDTH: Final = 98
"""Of a comment, beside its sign: a line of a hundred."""
_HEAD: Final = Label(
    "Correspondance proposée{file} d'après les en-têtes et les {rows} premières lignes.\n"
    "Relisez chaque ligne « colonne » = « attribut », corrigez-la ou ôtez-la, puis enregistrez le tout.\n"
    "Ce qui suit un # n'est qu'un commentaire ; une colonne sans ligne est gardée telle quelle.",
    "Mapping proposed{file} from the headers and the first {rows} rows.\n"
    "Read each line “column” = “attribute”, mend it or take it out, then save this file.\n"
    "What follows a # is only a comment; a column without a line is kept as it stands.",
)
_WORDS: Final = Label(
    "Où des mots sont inconnus, une ligne est prête : au lieu de [], écrire entre guillemets ce que le mot"
    " veut dire, ôter le # qui la précède, et ôter la ligne du dessous, qu'elle remplace.",
    "Where words are unknown, a line is ready: instead of [], write in quotes what the word means, take the"
    " # before it out, and take out the line below, which it replaces.",
)
_SOURCE: Final = Label(
    "D'où vient ce recensement ; ôter les # et compléter :",
    "Where this census comes from; take the # out and fill in:",
)
_READ: Final = Label("Comment le fichier a été lu :", "How the file was read:")
_NAMELESS: Final = Label(
    "AUCUNE colonne ne semble être le nom : sans lui, chaque ligne est refusée.",
    "NO column looks like the name: without it, every row is refused.",
)
_KEPT: Final = Label(
    "Colonnes gardées telles quelles ; pour s'en servir, ôter le # et écrire un attribut, ou ignored :",
    "Columns kept as they stand; to use one, take the # out and write an attribute, or ignored:",
)
_MISSING: Final = Label("Attributs sans colonne :", "Attributes without a column:")
_SAY_WHICH: Final = Label(
    "dites dans une correspondance quelle colonne est le nom (name)",
    "say in a mapping which column is the name (name)",
)
_CONFIRM: Final = Label(
    "relisez cette correspondance, corrigez-la au besoin, et donnez-la (mapping=)",
    "read this mapping, correct it if need be, and give it (mapping=)",
)


@attrs.frozen(kw_only=True)
class Proposal:
    """A mapping for a person to confirm or correct, and why it is so.

    Args:
        mapping: The mapping.
        reasons: Why, one a column, in their order.
        rows: How many rows were looked at.
        file: Name of the file.
        options: How the file was read.
    """

    mapping: FieldMapping
    reasons: tuple[Reason, ...]
    rows: int
    file: str | None = None
    options: TableOptions = attrs.field(factory=TableOptions)

    def to_toml(self, lang: str = "en") -> str:
        r"""Return it as TOML to correct and to save, with the reasons as comments.

        Args:
            lang: Language of the comments.

        Examples:
            >>> import pathlib, tempfile
            >>> import openinno as oi
            >>> path = pathlib.Path(tempfile.mkdtemp(), "lieux.csv")
            >>> _ = path.write_text("Nom;CP;Jury\nH7;69002;A\nTUBA;69003;B\n", encoding="utf-8")
            >>> toml = oi.propose_mapping(path).to_toml("en")
            >>> for line in toml.partition("[columns]")[2].splitlines()[1:5]:
            ...     print(line)
            # sure: its header is the name of that attribute; 100 % of its cells are read so
            "Nom" = "name"
            # sure: its header is said of that attribute; 100 % of its cells are read so
            "CP" = "postcode"
        """
        return _to_toml(self, lang)

    def findings(self, where: Position) -> tuple[Finding, ...]:
        """Return what to say of a reading by it: what it takes each column for, what it leaves and guesses.

        Args:
            where: The table.

        Examples:
            >>> name = Reason(column="Nom", attribute="name", why=Label("son en-tête"))
            >>> jury = Reason(column="Jury", why=Label("en-tête inconnu"))
            >>> proposal = Proposal(mapping=FieldMapping(columns=[]), reasons=(name, jury), rows=1)
            >>> print(proposal.findings(Position(file="lieux.csv"))[0].message())
            read by a mapping that openinno proposes, and nobody confirmed: Nom → name; left aside: Jury
        """
        taken = ", ".join(f"{one.column} → {one.attribute}" for one in self.reasons if one.attribute)
        left = few_of(one.column for one in self.reasons if not one.attribute)
        fr, en = (f" ; laissées : {left.fr}", f"; left aside: {left.text('en')}") if left.fr else ("", "")
        text = Label(
            "lu par une correspondance qu'openinno propose et que personne n'a confirmée :"
            f" {taken or 'aucune colonne'}{fr}",
            f"read by a mapping that openinno proposes, and nobody confirmed: {taken or 'no column'}{en}",
        )
        told = Finding(code="proposed-mapping", severity=Severity.INFO, where=where, text=text, fix=_CONFIRM)
        return (told, *(_guessed(one.column, where) for one in self.reasons if one.guessed))


def _guessed(column: str, where: Position) -> Finding:
    text = Label(
        f"aucun en-tête ne dit « nom » : la colonne « {column} » est prise pour le nom des structures",
        f"no header says “name”: the column “{column}” is taken for the name of the structures",
    )
    return Finding(code="guessed-name", severity=Severity.WARNING, where=where, text=text, fix=_SAY_WHICH)


def _to_toml(proposal: Proposal, lang: str) -> str:
    """Return a proposal as TOML, which reads back as its mapping."""
    attributes = {reason.attribute for reason in proposal.reasons}
    ignored = frozenset(proposal.mapping.ignored)
    comments = {reason.column: _comment(reason, lang) for reason in proposal.reasons}
    comments[""] = "\n".join(_head(proposal, lang))
    if "name" not in attributes:
        comments[""] += f"\n\n{_NAMELESS.text(lang)}"
    text = mapping_to_toml(proposal.mapping, comments=comments)
    kept = [one for one in proposal.reasons if one.attribute is None and one.column not in ignored]
    left = [line for reason in kept for line in _left(reason, lang)]
    missing = [name for name in proposed_attributes() if name not in attributes]
    named = ", ".join(f"{name} ({TARGETS[name].label.text(lang)})" for name in missing)
    tail = [*([_KEPT.text(lang), *left] if left else []), "", _MISSING.text(lang), *folded_at(_WIDTH, named)]
    return "\n".join((text, *commented("\n".join(tail)), ""))


def _head(proposal: Proposal, lang: str) -> Iterator[str]:
    file = f" {'pour' if language_of(lang) == 'fr' else 'for'} {proposal.file}" if proposal.file else ""
    yield _HEAD.text(lang).format(file=file, rows=proposal.rows)
    if any(reason.unknown for reason in proposal.reasons):
        yield from folded_at(_WIDTH, _WORDS.text(lang))
    yield ""
    yield _SOURCE.text(lang)
    yield from ("[source]", 'title = "…"', 'publisher = "…"', 'licence = "etalab-2.0"', 'date = "2026"')
    found = attrs.asdict(proposal.options, filter=lambda _, given: given is not None)
    if found:
        yield ""
        yield _READ.text(lang)
        yield "[table]"
        yield from (f"{name} = {value(given)}" for name, given in found.items())


def _comment(reason: Reason, lang: str) -> str:
    """Return why, and where words are unknown a line that says what they mean, to be filled in."""
    colon = " : " if language_of(lang) == "fr" else ": "
    sure = f"{reason.confidence.label.text(lang)}{colon}" if reason.confidence else ""
    words: dict[str, list[str]] = {word: [] for word in reason.unknown[:_MOST_WORDS]}
    line = f"{key(reason.column, always=True)} = {value({'to': reason.attribute, 'words': words})}"
    return "\n".join([*folded_at(_WIDTH, f"{sure}{reason.why.text(lang)}"), *([line] if words else [])])


def _left(reason: Reason, lang: str) -> Iterator[str]:
    guess = reason.others[0] if reason.others else "ignored"
    yield from folded_at(_WIDTH, reason.why.text(lang))
    yield f"{key(reason.column, always=True)} = {value(guess)}"
