"""The encoding of a text file, decided by evidence from all of its bytes, and what is no text at all."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Final

import attrs

from ....encoded import likeliest, wide
from ....errors import RuleError
from ....findings import Finding, Severity
from ....labels import Label
from ....pieces import source_error
from ..signatures import signature_of

__all__ = ["FoundEncoding", "find_encoding", "known_encoding", "refuse_what_is_no_text"]

_CHUNK: Final = 1 << 18
_ENOUGH: Final = 4096
"""After how many bytes beyond ASCII that all say the same, no more are looked at."""
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")
_STRAY: Final = 8
"""How many control characters are damage to a text rather than proof that there is none."""
_BLANK: Final = b" \t\r\n\x00"
_OF_NO_LETTER: Final = b"\x00\xff\xfe"
"""Bytes that make no text by themselves; in pairs, some of them begin one."""
_BINARY: Final = Label("un fichier binaire", "a binary file")
_ASCII: Final = bytes(range(128))
_IN_USE: Final = ("utf-8", "utf-16", "cp1252", "latin-1", "iso-8859-15", "mac-roman", "cp850", "ascii")
_NOT_OF_FILES: Final = {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf_7"}


@attrs.frozen(kw_only=True)
class FoundEncoding:
    """The encoding of a file and why it is thought to be that.

    Args:
        name: Its name.
        why: What speaks for it; None where it was said.
        doubts: What speaks against it.
    """

    name: str
    why: Label | None = None
    doubts: tuple[Finding, ...] = ()


def known_encoding(name: str, start: bytes = b"") -> str:
    """Return the name of an encoding of files as Python spells it.

    Args:
        name: Its name.
        start: The first bytes of the file, which tell the order of bytes where the name does not.

    Raises:
        RuleError: There is none of this name.

    Examples:
        >>> known_encoding("Windows-1252"), known_encoding("UTF8")
        ('cp1252', 'utf-8')
    """
    try:
        codec = codecs.lookup(name)
        codecs.getincrementaldecoder(name)
        with suppress(UnicodeDecodeError):
            # Codecs that make no text of bytes are told by trying only.
            b"a".decode(name)
    except (LookupError, ValueError):
        codec = None
    if codec is None or codec.name.replace("-", "_") in _NOT_OF_FILES:
        raise RuleError.unknown(name, what=Label("encodage", "encoding"), possible=_IN_USE)
    if codec.name in {"utf-16", "utf-32"} and not any(start.startswith(mark) for mark, _ in _MARKS):
        # Without a mark, the order of bytes is that of today's machines, unless it is seen to be another.
        return (wide(start) if codec.name == "utf-16" else None) or f"{codec.name}-le"
    return codec.name


def find_encoding(path: Path, file: str) -> FoundEncoding:
    """Find out the encoding of a text file.

    A mark at its start decides. Otherwise it is UTF-8 unless its bytes speak against it: where most of those
    beyond ASCII do, it is of one byte a letter; where few do, they are damage, told line by line in reading.

    Args:
        path: The file.
        file: Its name, for messages.

    Raises:
        SourceError: It holds nothing, or no text.
        OSError: It cannot be opened.
    """
    chunks = _chunks(path)
    start = next(chunks, b"")
    refuse_what_is_no_text(start, file)
    for mark, name in _MARKS:
        if start.startswith(mark):
            return FoundEncoding(
                name=name, why=Label("marque en tête du fichier", "mark at the start of the file")
            )
    two_bytes = wide(start)
    if two_bytes:
        return FoundEncoding(name=two_bytes, why=Label("un octet nul sur deux", "every other byte is null"))
    controls = len(start) - len(start.translate(None, _CONTROLS))
    if controls > _STRAY and controls * 100 > len(start):
        raise source_error(file, _not_text(_BINARY))
    return _by_evidence(_chunks(path))


def refuse_what_is_no_text(start: bytes, file: str) -> None:
    """Refuse a file whose first bytes say that it is of another kind, or that has none.

    Raises:
        SourceError: It is; the message says what it is.
    """
    mark = next((mark for mark, _ in _MARKS if start.startswith(mark)), b"")
    rest = start.removeprefix(mark)
    if not rest.strip(_BLANK) and (not rest or rest.strip(b"\x00")):
        raise source_error(file, Label("le fichier est vide", "the file is empty"))
    if not rest.strip(_OF_NO_LETTER):
        raise source_error(file, _not_text(_BINARY))
    signature = signature_of(start)
    if signature is not None:
        raise source_error(file, _not_text(signature.label))


def _not_text(what: Label) -> Label:
    return Label(
        f"ce n'est pas un tableau en texte mais {what.text('fr')}",
        f"this is no table written as text but {what.text('en')}",
    )


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _by_evidence(chunks: Iterable[bytes]) -> FoundEncoding:
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    good = bad = 0
    beyond: Counter[int] = Counter()
    for chunk in chain(chunks, [b""]):
        if chunk.isascii() and chunk and not decoder.getstate()[0]:
            continue
        text = decoder.decode(chunk, final=not chunk)
        fits = text.encode("utf-8", "ignore")
        good += len(fits.translate(None, _ASCII))
        bad += len(text) - len(fits.decode())
        beyond.update(chunk.translate(None, _ASCII))
        if good + bad > _ENOUGH and (bad * 10 < good or good * 10 < bad):
            break
    return _utf_8(good, bad) if good >= bad else _one_byte(beyond, good)


def _utf_8(good: int, bad: int) -> FoundEncoding:
    if not good:
        why = Label("rien que des caractères ASCII", "nothing but ASCII characters")
    elif not bad:
        why = Label("tous ses octets en sont", "all its bytes are of it")
    else:
        why = Label(
            "la plupart de ses octets en sont ; les lignes dont des octets n'en sont pas sont refusées",
            "most of its bytes are of it; lines with bytes that are not are refused",
        )
    return FoundEncoding(name="utf-8", why=why)


def _one_byte(beyond: Counter[int], good: int) -> FoundEncoding:
    name, _ = likeliest(beyond)
    why = Label(
        "ses octets ne sont pas de l'UTF-8 et donnent ainsi des lettres françaises",
        "its bytes are no UTF-8, and give French letters this way",
    )
    return FoundEncoding(name=name, why=why, doubts=(_mixed(name),) if good else ())


def _mixed(name: str) -> Finding:
    text = Label(
        f"le fichier est lu en {name}, mais des lettres semblent écrites en UTF-8 : elles seront fausses",
        f"the file is read as {name}, but a few letters seem to be written in UTF-8: they will be wrong",
    )
    fix = Label("enregistrer tout le fichier en UTF-8", "save the whole file as UTF-8")
    return Finding(code="mixed-encodings", severity=Severity.WARNING, text=text, fix=fix)
