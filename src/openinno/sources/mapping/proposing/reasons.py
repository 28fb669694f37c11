"""Why a column is proposed as an attribute, or left: in words, for whoever confirms it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from ....labels import Label
from .samples import Sample
from .synonyms import Nearness
from .weighing import Candidate, Confidence

__all__ = [
    "Reason",
    "why_alone",
    "why_candidate",
    "why_either",
    "why_marked",
    "why_taken",
    "why_unlike",
]

_HEADERS: Final = {
    Nearness.SAME: Label(
        "son en-tête est le nom de cet attribut", "its header is the name of that attribute"
    ),
    Nearness.KNOWN: Label("son en-tête se dit pour cet attribut", "its header is said of that attribute"),
    Nearness.CLOSE: Label("son en-tête en est proche", "its header is close to it"),
    None: Label("seules ses cellules le disent", "only its cells tell"),
}
_MOST_WORDS: Final = 5


@attrs.frozen(kw_only=True)
class Reason:
    """Why a column is proposed as an attribute, or left among the others.

    Args:
        column: The column.
        attribute: The attribute; None where it is left, or left out.
        confidence: How sure that is; None where it is left.
        why: What that rests on.
        others: The attributes that it might have been, the likeliest first.
        unknown: Its words that the vocabulary of the attribute does not know, the most frequent first.
        guessed: Whether it is the name for want of a better, which no header says.
    """

    column: str
    attribute: str | None = None
    confidence: Confidence | None = None
    why: Label
    others: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    guessed: bool = False


def why_candidate(
    sample: Sample, candidate: Candidate, tied: Sequence[str] = (), unknown: Sequence[str] = ()
) -> Label:
    """Say what a choice rests on, and what is doubtful in it.

    Args:
        sample: What stands in the column.
        candidate: The attribute chosen.
        tied: Columns that would do as well.
        unknown: Words that are not known.
    """
    said = [_HEADERS[candidate.near], _cells(sample, candidate)]
    blank = sample.rows - len(sample.cells)
    if unknown:
        said.append(_listing("mots inconnus", "unknown words", unknown[:_MOST_WORDS]))
    if candidate.attribute == "name" and blank:
        lines, refused = ("ligne", "sera refusée") if blank == 1 else ("lignes", "seront refusées")
        said.append(
            Label(
                f"vide dans {blank} {lines} sur {sample.rows}, qui {refused} faute de nom,"
                " à moins qu'une autre colonne n'y supplée : then = [\"…\"]",
                f"blank in {blank} of {sample.rows} rows, which will be refused for want of a name"
                ' unless another column stands in: then = ["…"]',
            )
        )
    if tied:
        said.append(_listing("conviendrait aussi bien", "would do as well", tied))
    return _joined(said)


def _listing(fr: str, en: str, names: Sequence[str]) -> Label:
    return Label(
        f"{fr} : {', '.join(f'« {name} »' for name in names)}",
        f"{en}: {', '.join(f'“{name}”' for name in names)}",
    )


def _cells(sample: Sample, candidate: Candidate) -> Label:
    if not sample.cells:
        return Label("toutes les cellules lues sont vides", "all cells that were read are blank")
    if candidate.fit is None:
        return Label("ses cellules peuvent l'être", "its cells may be it")
    percent = round(candidate.fit * 100)
    return Label(f"{percent} % de ses cellules se lisent ainsi", f"{percent} % of its cells are read so")


def why_alone(sample: Sample) -> Label:
    """Say why a column is the name for want of a better one."""
    return Label(
        "aucun en-tête ne dit « nom » ; de toutes les colonnes de textes courts, elle est la plus remplie "
        f"et la plus variée ({len(sample.texts)} textes différents)",
        "no header says “name”; of all columns of short texts it is the fullest and most varied "
        f"({len(sample.texts)} different texts)",
    )


def why_marked(attribute: str, code: str, others: Sequence[str]) -> Label:
    """Say why a column is marked under a word."""
    said = [
        Label(
            f"son en-tête est un mot de {attribute}, « {code} », et ses cellules sont des marques",
            f"its header is a word of {attribute}, “{code}”, and its cells are marks",
        )
    ]
    if others:
        said.append(Label(f"pourrait être aussi : {', '.join(others)}", f"might be too: {', '.join(others)}"))
    return _joined(said)


def why_taken(attribute: str, column: str) -> Label:
    """Say that another column is proposed for an attribute."""
    return Label(
        f"« {column} » est proposée pour {attribute}", f"“{column}” is the one proposed for {attribute}"
    )


def why_either(names: Sequence[str]) -> Label:
    """Say that a column may be several attributes as likely as each other."""
    return Label(f"peut être {' ou '.join(names)}", f"may be {' or '.join(names)}")


def why_unlike(sample: Sample, candidate: Candidate) -> Label:
    """Say that cells contradict a header."""
    if candidate.near is None:
        return Label(
            f"en-tête inconnu ; ses cellules seraient {candidate.attribute}",
            f"header unknown; its cells might be {candidate.attribute}",
        )
    fr, en = f"son en-tête dirait {candidate.attribute}", f"its header would say {candidate.attribute}"
    if not sample.cells or candidate.fit is None:
        return Label(f"{fr}, mais rien ne le confirme", f"{en}, but nothing confirms it")
    if candidate.attribute == "id":
        return Label(
            f"{fr}, mais il manque dans des lignes ou s'y répète",
            f"{en}, but it is missing in some rows or stands twice",
        )
    percent = round((candidate.fit or 0) * 100)
    if percent > 50:
        return Label(f"{fr}, mais de loin", f"{en}, but only just")
    return Label(
        f"{fr}, mais {percent} % de ses cellules se lisent ainsi",
        f"{en}, but {percent} % of its cells are read so",
    )


def _joined(said: Sequence[Label]) -> Label:
    return Label(" ; ".join(one.fr for one in said), "; ".join(one.text("en") for one in said))
