"""A JSON document that holds a list of objects: an array, a GeoJSON collection, the answer of a portal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import attrs
import msgspec

from ....findings import Finding, Position, Severity
from ....labels import Label
from ....listing import few_of
from ....pieces import as_bytes, flaw, items_of, members_of, source_error, unreadable
from ....plain_json import plain
from ..assumptions import assumed
from ..limits import MOST_IN_MEMORY
from ..options import TableOptions
from ..sheet_choice import place_asked
from ..unreadable import one_error, size_of, too_large
from .encodings import encoding_marked, is_utf_8

__all__ = ["Document", "open_document", "read_text"]

_WAY_OUT: Final = Label(
    "donnez un fichier de lignes JSON (JSON Lines) ou Parquet, qui se lit au fil de l'eau",
    "give a file of JSON Lines or Parquet, which is read piece by piece",
)
_DEEPEST: Final = 4
_TOTALS: Final = ("total_count", "nhits", "numberMatched", "totalFeatures")
"""What portals and services call how many objects there are, of which an answer may hold a part."""
_NO_NUMBERS: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"|(-?(?:NaN|Infinity))', re.DOTALL)


@attrs.frozen(kw_only=True)
class Document:
    """The objects of a document, each left as it stands.

    Args:
        items: The objects.
        path: The way to their list, such as ``features``; empty for a document that is a list.
        kind: Kind of the document: ``json`` or ``geojson``.
        crs: The system of coordinates that GeoJSON of before 2016 may declare.
        assumed: What was found out.
        encoding: Its encoding.
    """

    items: list[msgspec.Raw]
    path: str = ""
    kind: str = "json"
    crs: Any = None
    assumed: tuple[Finding, ...] = ()
    encoding: str = "utf-8"


def open_document(path: Path, options: TableOptions) -> Document:
    """Return the objects of a document.

    Args:
        path: The file.
        options: ``sheet`` tells which list to take where there are several, by its key or its number from 1.

    Raises:
        SourceError: It is no JSON, or holds no list of objects; the message says where it breaks.
    """
    data, encoding = read_text(path, options.encoding)
    data, assumed = _without_no_numbers(data, path.name)
    try:
        found = _taken(data, options.sheet, path.name)
    except UnicodeDecodeError:
        raise unreadable(data, path.name) from None
    return attrs.evolve(found, assumed=(*assumed, *found.assumed), encoding=encoding)


def read_text(path: Path, encoding: str | None) -> tuple[bytes, str]:
    """Return a text file as UTF-8 without a mark of order, and the encoding that it has.

    What has no sense in the encoding stays what no UTF-8 is, for its row to be told.
    """
    if size_of(path) > MOST_IN_MEMORY:
        raise too_large(path, MOST_IN_MEMORY, _WAY_OUT)
    with one_error(path):
        data = path.read_bytes()
        encoding = encoding or encoding_marked(data)
        if not is_utf_8(encoding):
            data = data.decode(encoding, "surrogateescape").encode("utf-8", "surrogatepass")
    return as_bytes(data), encoding


def _without_no_numbers(data: bytes, file: str) -> tuple[bytes, tuple[Finding, ...]]:
    """Take ``NaN`` and ``Infinity``, which programs write where nothing is known, for no answer."""
    if b"NaN" not in data and b"Infinity" not in data:
        return data, ()
    places: list[int] = []

    def null(found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return found[0]
        places.append(found.start())
        return b"null"

    data, first = _NO_NUMBERS.sub(null, data), data
    if not places:
        return data, ()
    line = first.count(b"\n", 0, places[0]) + 1
    text = Label(
        f"NaN ou Infinity, qui ne sont pas des nombres en JSON, pris pour une absence de réponse :"
        f" {len(places)} fois, d'abord ligne {line}",
        f"NaN or Infinity, which are no numbers of JSON, taken for no answer: {len(places)} times, first in"
        f" line {line}",
    )
    where = Position(file=file)
    return data, (Finding(code="no-number", severity=Severity.WARNING, where=where, text=text),)


def _taken(data: bytes, sheet: str | int | None, file: str) -> Document:
    start = data.lstrip()[:1]
    if not start:
        raise source_error(file, Label("fichier vide", "empty file"))
    if start == b"[":
        return Document(items=_items(data, file, ""))
    if start != b"{":
        raise source_error(file, flaw(data) or _NO_OBJECTS)
    parts = members_of(data, file)
    kind = _value(parts, "type")
    if kind == "FeatureCollection" and "features" in parts:
        items = _items(bytes(parts["features"]), file, "features")
        return Document(
            items=items,
            path="features",
            kind="geojson",
            crs=_declared(_value(parts, "crs")),
            assumed=_incomplete(parts, "features", file, len(items)),
        )
    if kind == "Feature":
        return Document(items=[msgspec.Raw(data)], kind="geojson", crs=_declared(_value(parts, "crs")))
    return _listed(parts, sheet, file, "", 0)


def _listed(
    parts: Mapping[str, msgspec.Raw], sheet: str | int | None, file: str, way: str, depth: int
) -> Document:
    """Find the one list of objects among the parts of a document."""
    texts = {key: bytes(part) for key, part in parts.items()}
    lists = {key: text for key, text in texts.items() if text.startswith(b"[")}
    of_objects = [key for key, part in lists.items() if part[1:].lstrip().startswith(b"{")]
    if not lists:
        inner = [key for key, text in texts.items() if text.startswith(b"{")]
        if len(inner) == 1 and depth < _DEEPEST:
            below = members_of(texts[inner[0]], file)
            return _listed(below, sheet, file, f"{way}{inner[0]}.", depth + 1)
        raise source_error(file, _NO_OBJECTS)
    # The whole way to a list is what the options of its table say.
    asked = sheet.removeprefix(way) if isinstance(sheet, str) else sheet
    key = _chosen(of_objects or list(lists), lists, asked, file)
    items = _items(lists[key], file, way + key)
    told = (*_list_taken(key, lists, file), *_incomplete(parts, key, file, len(items)))
    return Document(items=items, path=way + key, assumed=told)


def _chosen(possible: list[str], lists: Mapping[str, bytes], sheet: str | int | None, file: str) -> str:
    if isinstance(sheet, str) and sheet in lists:
        return sheet
    place = place_asked(possible, sheet) if sheet is not None else None
    if place is not None:
        return possible[place]
    if sheet is None and len(possible) == 1:
        return possible[0]
    few = few_of(possible, str(sheet))
    fr, en = few.text("fr"), few.text("en")
    why = Label(f"pas de liste {sheet!r} ; possibles : {fr}", f"no list {sheet!r}; possible: {en}")
    if sheet is None:
        why = Label(
            f"plusieurs listes : {fr} ; dites laquelle par sheet=…",
            f"several lists: {en}; say which by sheet=…",
        )
    raise source_error(file, why)


def _items(data: bytes, file: str, key: str) -> list[msgspec.Raw]:
    try:
        return msgspec.json.decode(data, type=list[msgspec.Raw])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        why = flaw(data)
    if why is not None:
        raise source_error(file, why)
    return items_of(msgspec.Raw(data.strip()), file, key)


def _value(parts: Mapping[str, msgspec.Raw], key: str) -> Any:
    try:
        return plain(bytes(parts[key])) if key in parts else None
    except (ValueError, RecursionError):
        return None


def _declared(crs: Any) -> Any:
    """Return the name of the system that the member ``crs`` of GeoJSON declares, as it was until 2016."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    return properties.get("name") if isinstance(properties, dict) else crs


def _list_taken(key: str, lists: Iterable[str], file: str) -> Iterator[Finding]:
    """Tell which list is read where there are others."""
    others = [other for other in lists if other != key]
    if others:
        text = Label(f"la liste « {key} » est lue", f"the list “{key}” is read")
        yield assumed("sheet", text, where=Position(file=file), example=others[0])


def _incomplete(parts: Mapping[str, msgspec.Raw], key: str, file: str, count: int) -> tuple[Finding, ...]:
    """Tell when an answer says that there is more than it holds."""
    totals = [value for name in _TOTALS if type(value := _value(parts, name)) is int]
    if not totals or max(totals) <= count:
        return ()
    text = Label(
        f"{count} objets sur {max(totals)} annoncés : c'est une page d'une réponse, non le tout",
        f"{count} objects of the {max(totals)} announced: this is a page of an answer, not the whole",
    )
    fix = Label("téléchargez l'export complet", "download the whole export")
    where = Position(file=file, path=key)
    return (Finding(code="incomplete-answer", severity=Severity.WARNING, where=where, text=text, fix=fix),)


_NO_OBJECTS: Final = Label("aucune liste d'objets JSON", "no list of JSON objects")
