"""The vocabularies as JSON and CSV: all that is known of every word, in both languages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from csv import writer
from pathlib import Path
from typing import Any, Final, overload

import msgspec

from ..cells import JSON, LIST
from ..citations import documents
from ..drafts import write_whole
from ..formulas import guarded
from ..typology import Crosswalk
from ..vocabulary import Entry, Term
from ._chosen import Asked, Scheme, chosen
from ._forms import form_of
from ._writing import MARK, is_french

__all__ = ["words"]

_FORMS: Final[Mapping[str, tuple[str, ...]]] = {"json": (".json",), "csv": (".csv",)}


@overload
def words(
    vocabularies: Asked = None, path: None = None, *, form: str | None = None, lang: str | None = None
) -> str: ...


@overload
def words(
    vocabularies: Asked, path: str | Path, *, form: str | None = None, lang: str | None = None
) -> None: ...


@overload
def words(
    vocabularies: Asked = None, *, path: str | Path, form: str | None = None, lang: str | None = None
) -> None: ...


def words(
    vocabularies: Asked = None,
    path: str | Path | None = None,
    *,
    form: str | None = None,
    lang: str | None = None,
) -> str | None:
    """Write vocabularies as JSON or CSV: every term with all that is known of it, in both languages.

    JSON holds everything: the terms, the words that are refused and why, the documents that are cited and the
    portal's lists of types. CSV holds the terms, a row each; where a cell has several values, a bar stands
    between them, and a text that a spreadsheet would run has an apostrophe before it. The same words give the
    same bytes.

    Args:
        vocabularies: A vocabulary, several, or those and the lists of the portal, such as
            ``typology.crosswalk(2021)``; None for all of them. CSV passes over the lists of the portal.
        path: The file, which gets its name once it is whole; None for the text itself.
        form: ``json`` or ``csv``; None for what the name of the file tells (``.json``, ``.csv``), and JSON
            without a file.
        lang: ``fr`` for CSV as the spreadsheets of France want it: a semicolon and, in a file, a byte order
            mark. Both languages are in the file all the same.

    Returns:
        The text, or nothing where a file is written.

    Raises:
        OSError: The file cannot be written.
        RuleError: There is no such form of file.
        TypeError: This is no vocabulary.
        ValueError: No vocabulary is asked for; or, in CSV, lists of the portal alone.

    Examples:
        >>> import json
        >>> import openinno as oi
        >>> held = json.loads(words([oi.Profile, oi.Level]))["vocabularies"]
        >>> held["Level"]["terms"][2]["label"]["fr"]
        'Collaboration continue pour valider une solution'
        >>> words(oi.Level, form="csv").splitlines()[1][:40]
        'Level,1,1,Mise en réseau pour explorer u'
    """
    schemes = chosen(vocabularies, of="words")
    if form_of(form, path, _FORMS) == "json":
        text = data = _json(schemes)
    else:
        french = is_french(lang)
        text = _csv(schemes, ";" if french else ",")
        data = MARK + text if french else text
    if path is None:
        return text
    write_whole(Path(path), data.encode())
    return None


def _json(schemes: Sequence[Scheme]) -> str:
    held = {
        "documents": documents(),
        "vocabularies": {one.__name__: one.vocabulary() for one in schemes if not isinstance(one, Crosswalk)},
        "portal_lists": [one for one in schemes if isinstance(one, Crosswalk)],
    }
    return msgspec.json.format(msgspec.json.encode(held), indent=2).decode() + "\n"


def _csv(schemes: Sequence[Scheme], separator: str) -> str:
    vocabularies = [scheme for scheme in schemes if not isinstance(scheme, Crosswalk)]
    if not vocabularies:
        raise ValueError("words() in CSV holds no lists of the portal; ask for JSON, or for vocabularies too")
    file = io.StringIO(newline="")
    lines = writer(file, delimiter=separator, lineterminator="\r\n")
    lines.writerow(["vocabulary", "order", *_COLUMNS])
    for vocabulary in vocabularies:
        lines.writerows(_rows(vocabulary))
    return file.getvalue()


def _rows(vocabulary: type[Term]) -> Iterator[list[str]]:
    for order, entry in enumerate(vocabulary.vocabulary().terms, 1):
        cells = [guarded(str(cell(entry) or "")) for cell in _COLUMNS.values()]
        yield [vocabulary.__name__, str(order), *cells]


_COLUMNS: Final[Mapping[str, Callable[[Entry], Any]]] = {
    "code": lambda entry: entry.code,
    "label_fr": lambda entry: entry.label.fr,
    "label_en": lambda entry: entry.label.en,
    "definition_fr": lambda entry: entry.definition.fr,
    "definition_en": lambda entry: entry.definition.en,
    "note_fr": lambda entry: entry.note and entry.note.fr,
    "note_en": lambda entry: entry.note and entry.note.en,
    "aliases": lambda entry: LIST.write(entry.aliases),
    "external_aliases": lambda entry: LIST.write(entry.external_aliases),
    "basis": lambda entry: entry.basis,
    "external": lambda entry: "true" if entry.external else "false",
    "sources": lambda entry: "; ".join(map(str, entry.sources)),
    "facts": lambda entry: JSON.write(entry.facts),
}
"""What each cell holds of a term."""
