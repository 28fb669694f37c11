"""A mapping from a file: TOML that a person can read and correct, every mistake in it told at once.

.. code-block:: toml

    absent = ["NR", "-"]         # instead of the usual words of absence

    [source]
    title = { fr = "Lieux de Bretagne", en = "Places of Brittany" }   # or a plain text
    licence = "CC-BY-4.0"

    [table]                      # how to read the file, where it should not be found out
    separator = ";"

    [constants]                  # the same in every row
    region = "Bretagne"

    [[marked]]                   # a column a word, marked where it holds
    to = "themes"
    marks = ["x"]
    [marked.columns]
    "Énergie" = "energy"

    [columns]                    # column = attribute
    "Nom" = "name"
    "Site internet" = { to = "website", then = ["Blog"] }   # the first that is not blank
    "Type" = { to = "types", separator = ",", words = { "hakerspace" = "makerspace", "divers" = [] } }
    "Créé le" = { to = "opened", form = "day-first" }
    "Flux RSS" = "ignored"
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import attrs

from ....census_source import CensusSource
from ....labels import Label
from ..declared import ABSENT, MARKS, ColumnMapping, FieldMapping, MarkedColumns
from .documents import commented, key, parsed, value
from .keys import Keys, Mistakes, refusal
from .parts import IGNORED, mapping_of
from .texts import text_of

__all__ = ["mapping_from_toml", "mapping_to_toml", "read_mapping"]

_NO_COMMENTS: Final[Mapping[str, str]] = MappingProxyType({})


def read_mapping(file: str | Path) -> FieldMapping:
    r"""Read a mapping from a TOML file.

    Args:
        file: The file, in UTF-8.

    Raises:
        SourceError: The file is missing, is too large or is no text in UTF-8.
        RuleError: It declares something wrongly; every mistake is told at once.

    Examples:
        >>> import tempfile, pathlib
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "lieux.toml")
        ...     _ = path.write_text('[columns]\n"Nom" = "name"\n', encoding="utf-8")
        ...     read_mapping(path).named()
        {'Nom': 'name'}
    """
    path = Path(file)
    what = Label("une correspondance", "a mapping")
    return mapping_from_toml(text_of(path, what), file=path.name)


def mapping_from_toml(text: str, *, file: str | None = None) -> FieldMapping:
    r"""Read a mapping from the text of a TOML document.

    Args:
        text: The document.
        file: Name of its file, for messages.

    Raises:
        RuleError: It declares something wrongly; every mistake is told at once.

    Examples:
        >>> mapping_from_toml('[columns]\n"Nom" = "nme"', file="lieux.toml")
        Traceback (most recent call last):
        ...
        openinno.errors.RuleError: lieux.toml, columns.Nom: unknown attribute “nme”. Did you mean “name”? ...
    """
    mistakes: Mistakes = []
    mapping = mapping_of(Keys(parsed(text, file), "", mistakes))
    if mapping is None or mistakes:
        raise refusal(mistakes, file)
    return mapping


def mapping_to_toml(mapping: FieldMapping, *, comments: Mapping[str, str] = _NO_COMMENTS) -> str:
    """Write a mapping as a TOML document, which :func:`mapping_from_toml` gives back equal.

    Args:
        mapping: The mapping.
        comments: What to say above a column, by its name; and at the head of the document, by an empty one.

    Examples:
        >>> column = ColumnMapping(columns=["Site internet", "Blog"], to="website")
        >>> mapping = FieldMapping(columns=[column])
        >>> print(mapping_to_toml(mapping, comments={"Site internet": "deux adresses"}))
        [columns]
        # deux adresses
        "Site internet" = { to = "website", then = ["Blog"] }
        <BLANKLINE>
    """
    blocks = [
        commented(comments.get("", "")),
        [f"absent = {value(mapping.absent)}"] if mapping.absent != ABSENT else [],
        _block("source", _source(mapping.source)),
        _block("table", attrs.asdict(mapping.options, filter=_is_said)),
        _block("constants", mapping.constants),
        *(_marked(one, comments) for one in mapping.marked),
        _columns(mapping, comments),
    ]
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks if block)


def _is_said(_: object, given: object) -> bool:
    return given is not None


def _source(source: CensusSource | None) -> Mapping[str, object]:
    told = attrs.asdict(source, filter=_is_said) if source else {}
    # A label without an English text is written as a text alone.
    return {name: one["fr"] if isinstance(one, dict) and len(one) == 1 else one for name, one in told.items()}


def _block(name: str, values: Mapping[str, object]) -> list[str]:
    return [f"[{name}]", *(f"{key(one)} = {value(given)}" for one, given in values.items())] if values else []


def _marked(marked: MarkedColumns, comments: Mapping[str, str]) -> list[str]:
    marks = [f"marks = {value(marked.marks)}"] if marked.marks != MARKS else []
    lines = ["[[marked]]", f"to = {value(marked.to)}", *marks, "[marked.columns]"]
    for name, word in marked.columns.items():
        lines += [*commented(comments.get(name, "")), f"{key(name, always=True)} = {value(word)}"]
    return lines


def _columns(mapping: FieldMapping, comments: Mapping[str, str]) -> list[str]:
    lines = ["[columns]"]
    told = [(one.columns[0], _column(one)) for one in mapping.columns]
    for name, text in (*told, *((name, value(IGNORED)) for name in mapping.ignored)):
        lines += [*commented(comments.get(name, "")), f"{key(name, always=True)} = {text}"]
    return lines


def _column(column: ColumnMapping) -> str:
    more = {
        "then": column.columns[1:],
        "form": column.form,
        "separator": column.separator,
        "words": {word: ours[0] if len(ours) == 1 else ours for word, ours in column.words.items()},
    }
    said = {name: given for name, given in more.items() if given not in ((), None, {})}
    return value({"to": column.to, **said} if said else column.to)
