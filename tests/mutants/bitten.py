"""What is done to the bytes of a file, to the parts of an archive, and to texts of XML and JSON."""

from __future__ import annotations

import io
import json
import re
import warnings
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any, Final

from .nasty import NAMES, nasty

__all__ = ["bitten", "json_written", "shaken", "shaken_markup", "shaken_text", "with_parts_bitten"]

_WORDS: Final = (
    *(
        b"\xff\xff\xff\xff",
        b"\xff\xff\xff\x7f",
        b"\x00\x00\x00\x80",
        b"\x00\x00\x00\x00",
        b"\xfe\xff\xff\xff",
    ),
    *(
        b"\xff\xff\xff\xff\xff\xff\xff\x7f",
        b"\xff\x7f",
        b"\xff\xff",
        b"\x00\x00\xf8\x7f",
        b"\x01\x00\x00\x40",
    ),
)
_NUMBERS: Final = (
    *(
        "0",
        "-1",
        "1",
        "2",
        "99",
        "65536",
        "1048576",
        "1048577",
        "2147483647",
        "4294967296",
        "1" * 30,
        "1e400",
    ),
    *("", "a", "NaN", " ", "A1", "XFD1048576", "A1:XFD1048576", "ZZZZZ1", "&#0;", "&x;", "\x00"),
)
_LONGEST: Final = 4_000_000
_MARKUP: Final = re.compile(r"<[^<>]*>")
_VALUE: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MORE_MARKUP: Final = (
    *("<a>", "</a>", "<a/>", "<!--", "-->", "<![CDATA[", "]]>", "<?x?>", "&a;", "&#xD800;", "<", ">", '"'),
    *("<!DOCTYPE a [<!ENTITY b 'c'>]>", "<a" + " b='c'" * 500 + ">", "<a>" * 3000, "\x00", "\ufffe"),
)


def bitten(draw: Random, data: bytes) -> bytes:
    """Change, add, take away, double, blank or cut bytes, once or many times."""
    if not data:
        return bytes([draw.randrange(256)])
    if draw.random() < 0.08:
        return data[: draw.randrange(len(data))]
    found = bytearray(data)
    for _ in range(draw.choice([1, 1, 2, 5, 20, 200])):
        _bite(draw, found)
    return bytes(found)


def _bite(draw: Random, data: bytearray) -> None:
    # Heads and feet are where a file says what is in it.
    place = draw.choice([draw.randrange(len(data) + 1), *_near_ends(draw, len(data))])
    way = draw.randrange(8)
    size = draw.choice([1, 1, 4, 16, 512])
    if way == 0:
        data[place : place + 1] = bytes([draw.randrange(256)])
    elif way == 1:
        data[place:place] = draw.randbytes(size)
    elif way == 2:
        del data[place : place + size]
    elif way == 3:
        data[place:place] = data[place : place + size]
    elif way == 4:
        word = draw.choice(_WORDS)
        data[place : place + len(word)] = word
    elif way == 5:
        data[place : place + size] = bytes(len(data[place : place + size]))
    elif place < len(data):
        data[place] ^= 1 << draw.randrange(8)


def _near_ends(draw: Random, length: int) -> tuple[int, int]:
    near = min(length, 200)
    return draw.randrange(near + 1), length - draw.randrange(near + 1)


def with_parts_bitten(draw: Random, data: bytes) -> bytes:
    """Mutate a part of an archive, take it away, rename it or give it twice; the archive is whole again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    for _ in range(draw.choice([1, 1, 2])):
        place = draw.randrange(len(parts)) if parts else 0
        # The largest part is the one that holds the table.
        if parts and draw.random() < 0.5:
            place = max(range(len(parts)), key=lambda one: len(parts[one][1]))
        way = draw.random()
        if not parts or way < 0.03:
            parts.append((draw.choice(["a", "../a", "/a", "xl/a.xml", "a.shp", "doc.kml", "\x00", ""]), b"a"))
        elif way < 0.06:
            del parts[place]
        elif way < 0.09:
            parts.insert(place, (parts[place][0], bitten(draw, parts[place][1])))
        elif way < 0.12:
            parts[place] = (draw.choice([name for name, _ in parts]).upper(), parts[place][1])
        else:
            name, content = parts[place]
            parts[place] = (name, _part(draw, name, content))
    return _packed(draw, parts)


def _part(draw: Random, name: str, content: bytes) -> bytes:
    if name.endswith((".xml", ".rels", ".kml", ".vml")) and draw.random() < 0.7:
        return shaken_markup(draw, content.decode(errors="replace")).encode(errors="surrogatepass")
    return bitten(draw, content)


def _packed(draw: Random, parts: list[tuple[str, bytes]]) -> bytes:
    packed = io.BytesIO()
    how = draw.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_LZMA])
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", how, compresslevel=1) as archive:
        # A name that stands twice is meant.
        warnings.simplefilter("ignore")
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=how)
    return packed.getvalue()


def shaken_markup(draw: Random, text: str) -> str:
    """Change numbers, tags and signs of a text of XML, most of which stays XML."""
    for _ in range(draw.choice([1, 1, 2, 5])):
        way = draw.random()
        tags = [found.span() for found in _MARKUP.finditer(text)]
        numbers = [found.span() for found in _VALUE.finditer(text)]
        if way < 0.4 and numbers:
            start, end = draw.choice(numbers)
            text = text[:start] + draw.choice(_NUMBERS) + text[end:]
        elif way < 0.5 and tags:
            start, end = draw.choice(tags)
            text = text[:start] + text[end:]
        elif way < 0.6 and tags:
            start, end = draw.choice(tags)
            text = text[:end] + text[start:end] * draw.choice([1, 1, 3000]) + text[end:]
        elif way < 0.75 and len(tags) > 1:
            (start, _), (end, _) = sorted(draw.sample(tags, 2))
            # From one tag to another: elements, where the two are alike.
            text = text[:end] + text[start:end] * draw.choice([0, 1, 50]) + text[end:]
            text = text[:start] + text[end:] if draw.random() < 0.3 else text
        else:
            place = draw.randrange(len(text) + 1)
            text = text[:place] + draw.choice(_MORE_MARKUP) + text[place:]
        text = text[:_LONGEST]
    return text


def shaken_text(draw: Random, text: str) -> str:
    """Mix the separators, the quotes and the ends of the lines of a text, here and there."""
    lines = text.splitlines(keepends=True) or [""]
    for _ in range(draw.choice([1, 1, 3, 10])):
        place = draw.randrange(len(lines))
        lines[place] = draw.choice(_LINE_MUTATIONS)(draw, lines[place])[:_LONGEST]
    return "".join(lines)


def _other_separators(draw: Random, line: str) -> str:
    new = draw.choice(",;\t|: ")
    return line.replace(draw.choice(",;\t|"), new)


def _other_end(draw: Random, line: str) -> str:
    return line.rstrip("\r\n") + draw.choice(["\n", "\r\n", "\r", "", "\n\n\n", "\x0b", "\u2028", "\x00"])


def _with_sign(draw: Random, line: str) -> str:
    place = draw.randrange(len(line) + 1)
    return (
        line[:place] + draw.choice(['"', '"', "'", '""', ';"', '";', "\x00", "\\", ";", ","]) + line[place:]
    )


def _repeated(draw: Random, line: str) -> str:
    return line * draw.choice([0, 2, 100])


def _cut(draw: Random, line: str) -> str:
    return line[: draw.randrange(len(line) + 1)]


def _quotes_gone(_: Random, line: str) -> str:
    return line.replace('"', "")


_LINE_MUTATIONS: Final[tuple[Callable[[Random, str], str], ...]] = (
    *(_other_separators, _other_end, _with_sign, _with_sign, _repeated, _cut, _quotes_gone),
)


def shaken(draw: Random, value: Any) -> Any:
    """Replace, take away, move, rename or wrap values of a document."""
    for _ in range(draw.choice([1, 1, 2, 6])):
        holders = [one for one in _holders(value) if one]
        if not holders:
            return nasty(draw)
        holder, other = draw.choice(holders), draw.choice(holders)
        key, moved = _key(draw, holder), other[_key(draw, other)]
        way = draw.random()
        if way < 0.35:
            holder[key] = nasty(draw)
        elif way < 0.5:
            # Copied, so that nothing ever holds itself.
            holder[key] = json.loads(json_written(draw, moved, plain=True))
        elif way < 0.65:
            del holder[key]
        elif way < 0.8 and isinstance(holder, dict):
            holder[draw.choice([*NAMES, "type", "features", "properties", "value"])] = holder.pop(key)
        elif way < 0.9:
            holder[key] = draw.choice([{"value": holder[key]}, [holder[key]], {"results": [holder[key]]}])
        elif isinstance(holder, list):
            holder.extend([moved] * draw.choice([1, 1, 300]) if not isinstance(moved, dict | list) else [{}])
    return {"results": value} if draw.random() < 0.03 else value


def _holders(value: Any) -> list[Any]:
    found, waiting = [], [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict | list):
            found.append(one)
            waiting += one.values() if isinstance(one, dict) else one
    return found


def _key(draw: Random, holder: Any) -> Any:
    return draw.choice(list(holder)) if isinstance(holder, dict) else draw.randrange(len(holder))


def json_written(draw: Random, value: Any, *, plain: bool = False) -> str:
    """Write a document, laid out or not, now and then with a key given twice."""
    text = json.dumps(
        value,
        ensure_ascii=plain or draw.random() < 0.3,
        indent=None if plain else draw.choice([None, None, 1]),
        default=str,
    )
    if not plain and draw.random() < 0.1:
        keys = [found.span() for found in re.finditer(r'"[^"\\]*": ', text)]
        if keys:
            (_, end), (start, stop) = draw.choice(keys), draw.choice(keys)
            text = f"{text[:end]}{draw.choice(['null, ', '1, ', '{}, '])}{text[start:stop]}{text[end:]}"
    return text
