"""A whole census as one JSON document: what one side writes, the other reads, and every fault is told.

The document names its form and version. Reading proves that no key was unknown or repeated; a record with
faults is kept whole in ``census.refused``, each fault with its path.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

import attrs
import msgspec

from ._data import decoded
from .actors import Actor, Relation
from .census import Census, CensusSource, RefusedRow
from .convert import UnreadableError
from .errors import SourceError
from .findings import Finding
from .initiatives import Initiative
from .labels import Label
from .rows import RowReader, broken, no_list
from .structures import Structure

__all__ = ["from_json", "to_json"]

FORMAT: Final = "openinno-census"
VERSION: Final = 1


@attrs.frozen(kw_only=True)
class _Document:
    """The shape of a census on the wire."""

    format: str = FORMAT
    version: int = VERSION
    source: CensusSource
    structures: tuple[Structure, ...]
    actors: tuple[Actor, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    relations: tuple[Relation, ...] = ()
    findings: tuple[Finding, ...] = ()
    refused: tuple[RefusedRow, ...] = ()

    def census(self) -> Census:
        return Census(**{part: getattr(self, part) for part in _PARTS})


_PARTS: Final = tuple(one.name for one in attrs.fields(_Document) if one.name not in {"format", "version"})
"""What a document and a census have in common: everything but the name of the form and its version."""


def to_json(census: Census) -> str:
    """Write a census as a JSON document, one line, the same for the same census.

    Examples:
        >>> import openinno as oi
        >>> census = oi.embedded_census()
        >>> from_json(to_json(census)) == census
        True
    """
    document = _Document(**{part: getattr(census, part) for part in _PARTS})
    return msgspec.json.encode(document, order="deterministic").decode()


def trusted(data: bytes) -> Census:
    """Read a document that this version wrote itself, with nothing checked but types and limits."""
    return decoded(data, _Document).census()


def from_json(data: str | bytes, *, file: str | None = None) -> Census:
    """Read a census from its JSON document.

    Args:
        data: The document, as text or UTF-8 bytes.
        file: Name of the file, for the findings.

    Returns:
        The census. Rows that cannot become a record are in ``refused``, each with its findings, which are
        among the ``findings`` of the census too.

    Raises:
        SourceError: This is no such document at all; the message says where it breaks.

    Examples:
        >>> census = from_json('''{"format": "openinno-census", "version": 1,
        ...     "source": {"title": {"fr": "Essai", "en": "Trial"}},
        ...     "structures": [{"id": "tuba", "name": "TUBA"}, {"id": "x", "nom": "?"}]}''')
        >>> len(census), len(census.refused)
        (1, 1)
        >>> for finding in census.findings: print(finding.where, "-", finding.message())
        x, structures[1].name - missing
        x, structures[1] - unknown key 'nom'
    """
    document = _parsed(data, file)
    reader = RowReader(file)
    source = reader.one(document.get("source"), CensusSource, "source")
    if source is None:
        raise SourceError(_cannot_read(file, reader.findings))
    structures = reader.many(document, "structures", Structure)
    actors = reader.many(document, "actors", Actor)
    initiatives = reader.many(document, "initiatives", Initiative)
    relations = reader.many(document, "relations", Relation)
    findings = reader.many(document, "findings", Finding)
    refused = reader.many(document, "refused", RefusedRow)
    return Census(
        source=source,
        structures=structures,
        actors=actors,
        initiatives=initiatives,
        relations=relations,
        findings=(*findings, *reader.findings),
        refused=(*refused, *reader.refused),
    )


def _parsed(data: str | bytes, file: str | None) -> dict[str, Any]:
    try:
        document = json.loads(data, object_pairs_hook=_without_repeats, parse_constant=_no_constant)
    except RecursionError:
        raise SourceError(broken(file, "JSON trop imbriqué", "JSON nested too deep")) from None
    except UnicodeDecodeError as error:
        raise SourceError(
            broken(file, f"octet {error.start} : pas de l'UTF-8", f"byte {error.start}: not UTF-8")
        ) from None
    except UnreadableError as error:
        raise SourceError(broken(file, error.text.text("fr"), error.text.text("en"))) from None
    except json.JSONDecodeError as error:
        line, column = error.lineno, error.colno
        raise SourceError(
            broken(
                file,
                f"ligne {line}, colonne {column} : ce n'est plus du JSON",
                f"line {line}, column {column}: this is no longer JSON",
            )
        ) from None
    except ValueError:
        raise SourceError(
            broken(file, "un nombre y a trop de chiffres", "a number has too many digits")
        ) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise SourceError(
            broken(
                file,
                f'ce n\'est pas un recensement d\'openinno : il commence par {{"format": "{FORMAT}"}}',
                f'this is no openinno census: one starts with {{"format": "{FORMAT}"}}',
            )
        )
    if document.get("version") is True or document.get("version") != VERSION:
        raise SourceError(
            broken(
                file,
                f"version {document.get('version')!r} inconnue ; cette version lit la {VERSION}",
                f"unknown version {document.get('version')!r}; this release reads {VERSION}",
            )
        )
    unknown = sorted(set(document) - {field.name for field in attrs.fields(_Document)})
    if unknown:
        keys = ", ".join(map(repr, unknown))
        raise SourceError(broken(file, f"clés inconnues : {keys}", f"unknown keys: {keys}"))
    if not isinstance(document.get("structures"), list):
        raise no_list(file, "structures")
    return document


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = sorted({key for key in keys if keys.count(key) > 1})
        names = ", ".join(map(repr, repeated))
        raise UnreadableError(Label(f"clé donnée deux fois : {names}", f"key given twice: {names}"))
    return found


def _no_constant(name: str) -> Any:
    raise UnreadableError(Label(f"{name} n'est pas un nombre en JSON", f"{name} is no JSON number"))


def _cannot_read(file: str | None, findings: Iterable[Finding]) -> Label:
    found = list(findings)
    return broken(
        file,
        "; ".join(f"{one.where.path} : {one.message('fr')}" for one in found),
        "; ".join(f"{one.where.path}: {one.message('en')}" for one in found),
    )
