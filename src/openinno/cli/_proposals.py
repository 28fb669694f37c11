"""A mapping that openinno proposes and follows, said aloud, with how to correct and keep it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from ..sources.mapping.files.ready import READY, ready_mapping
from ..sources.mapping.proposing.proposal import Proposal
from ..sources.mapping.proposing.weighing import Confidence
from ..sources.mapping.targets import TARGETS
from ..sources.tables.options import TableOptions
from ._language import both
from ._output import write_error
from ._shell import as_typed

__all__ = ["ready_for", "tell_proposal"]


def tell_proposal(
    proposal: Proposal, file: str, options: TableOptions, lang: str, *, one_of_several: bool = False
) -> None:
    """Say on standard error by which mapping a file is read, that nobody confirmed it, and how to keep it.

    Args:
        proposal: The proposal.
        file: The file.
        options: How the file was said to be read.
        lang: The language to speak.
        one_of_several: Whether ``--mapping`` has to say for which file it is.
    """
    for line in _proposed(proposal, lang):
        write_error(line)
    for name in ready_for(one.column for one in proposal.reasons):
        write_error(
            both(
                lang,
                f"  l'une des nôtres convient à ces colonnes : --mapping {name}",
                f"  one of ours suits these columns: --mapping {name}",
            )
        )
    kept = f"{Path(file).stem}.toml"
    command = f"openinno {both(lang, 'correspondance', 'mapping')} {as_typed(file)}{_again(options)}"
    write_error(
        both(
            lang,
            f"  pour la relire, la corriger et la garder : {command} > {as_typed(kept)}",
            f"  to read, mend and keep it: {command} > {as_typed(kept)}",
        )
    )
    given = as_typed(f"{file}={kept}" if one_of_several else kept)
    write_error(both(lang, f"  puis : --mapping {given}", f"  and then: --mapping {given}"))


def _proposed(proposal: Proposal, lang: str) -> Iterator[str]:
    yield both(
        lang,
        f"{proposal.file} : lu par cette correspondance, qu'openinno propose, à confirmer :",
        f"{proposal.file}: read by this mapping, which openinno proposes, to be confirmed:",
    )
    left = []
    for one in proposal.reasons:
        if one.attribute is None:
            left.append(_flat(one.column))
        else:
            doubtful = one.confidence is Confidence.DOUBTFUL
            doubt = both(lang, " (à vérifier)", " (to be checked)") if doubtful else ""
            yield f"  {_flat(one.column)} → {TARGETS[one.attribute].label.text(lang)}{doubt}"
    if left:
        yield both(lang, "  sans attribut, mais gardé : ", "  no attribute, but kept: ") + ", ".join(left)


def _flat(name: str) -> str:
    """Return the name of a column on one line."""
    return " ".join(name.split())


def _again(options: TableOptions) -> str:
    """Return the options that were given, to be given again."""
    given = attrs.asdict(options, filter=lambda _, value: value is not None)
    return "".join(f" --{name} {as_typed(str(value))}" for name, value in given.items())


def ready_for(columns: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the mappings of ours whose every column is among some.

    Examples:
        >>> ready_for(["Nom", "Ville"])
        ()
    """
    known = set(columns)
    return tuple(name for name in READY if known.issuperset(ready_mapping(name).named()))
