"""TOML as text: read with the place of a mistake and how to mend it, values written to read back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ....errors import RuleError
from ....labels import Label

__all__ = ["commented", "key", "parsed", "value"]

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED: Final = re.compile(r'[\x00-\x1f"\\\x7f]')
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f]")
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_MANY_PARTS: Final = re.compile(
    r"""(?<![\w-])(?:(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){16}"""
)
"""A key of so many parts, which the standard library remembers part by part, and all before each."""
_PLACE: Final = re.compile(r" \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)\Z")
_LONGEST_SHOWN: Final = 100
_CURLY: Final = re.compile("[“”„‟‘’«»]")

_TWICE: Final = Label("cette clé est déjà écrite plus haut", "this key is written above already")
_ADVICE: Final = (
    ("Cannot overwrite", _TWICE),
    ("Cannot declare", _TWICE),
    ("Cannot mutate", _TWICE),
    ("Cannot redefine", _TWICE),
    ("Duplicate inline table key", _TWICE),
    (
        "Invalid value",
        Label('un texte se met entre guillemets : "name"', 'a text stands between double quotes: "name"'),
    ),
    (
        "Unescaped",
        Label(
            r"dans un texte, une barre oblique inverse s'écrit \\",
            r"in a text, a backslash is written \\",
        ),
    ),
    ("Illegal character", Label("il manque un guillemet fermant", "a closing quote is missing")),
    ("Unterminated", Label("il manque un guillemet fermant", "a closing quote is missing")),
    ("Unclosed", Label("il manque ] ou }", "] or } is missing")),
)
"""How to mend what the reader of the standard library says, by how that begins."""
_QUOTES: Final = Label(
    'les guillemets de TOML sont droits, comme dans "name"',
    'the quotes of TOML are straight, as in "name"',
)
_USUAL: Final = Label(
    'chaque ligne est de la forme "colonne" = "attribut", avec ces guillemets',
    'each line is of the form "column" = "attribute", with these quotes',
)
_TOO_DEEP: Final = Label("trop de crochets emboîtés", "too many brackets inside one another")
_TOO_DOTTED: Final = Label(
    "une clé a plus de 16 parties séparées par des points",
    "a key has more than 16 parts with dots between them",
)
_TOO_LONG: Final = Label("un nombre a trop de chiffres", "a number has too many digits")


def parsed(text: str, file: str | None = None, *, usual: Label = _USUAL) -> dict[str, Any]:
    r"""Read a TOML document.

    Args:
        text: The document.
        file: Name of its file, for the message.
        usual: How its lines should look, where nothing better can be advised.

    Raises:
        RuleError: It is no TOML; the message says where, shows the line and how to mend it.

    Examples:
        >>> parsed('[columns]\nNom = name', "lieux.toml")
        Traceback (most recent call last):
        ...
        openinno.errors.RuleError: lieux.toml, line 2, column 7: this is no TOML (“Nom = name”); a text ...
    """
    if _MANY_PARTS.search(text):
        raise _refused(_TOO_DOTTED, file)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unlike_toml(str(error), text, file, usual) from None
    except RecursionError:
        raise _refused(_TOO_DEEP, file) from None
    except ValueError:
        # Python reads no whole number of thousands of digits.
        raise _refused(_TOO_LONG, file) from None


def _unlike_toml(message: str, text: str, file: str | None, usual: Label) -> RuleError:
    lines = text.split("\n")
    place = _PLACE.search(message)
    number = int(place[1]) if place and place[1] else None
    shown = lines[(number or len(lines)) - 1].strip()[:_LONGEST_SHOWN]
    if _CURLY.search(shown) and '"' not in shown:
        advice = _QUOTES
    else:
        advice = next((label for start, label in _ADVICE if message.startswith(start)), usual)
    if number is None or place is None:
        return _refused(advice, file, Label("fin du fichier", "end of the file"))
    where = Label(f"ligne {number}, colonne {place[2]}", f"line {number}, column {place[2]}")
    return _refused(advice, file, where, shown)


def _refused(advice: Label, file: str | None, where: Label | None = None, shown: str = "") -> RuleError:
    fr, en = (", ".join(part for part in (file, where and where.text(lang)) if part) for lang in ("fr", "en"))
    error = RuleError(
        Label(
            f"{fr}{' : ' if fr else ''}ce n'est pas du TOML"
            f"{f' (« {shown} »)' if shown else ''} ; {advice.text('fr')}",
            f"{en}{': ' if en else ''}this is no TOML{f' (“{shown}”)' if shown else ''}; {advice.text('en')}",
        )
    )
    error.given = shown
    return error


def key(name: str, *, always: bool = False) -> str:
    """Write a key, between quotes where TOML needs them.

    Args:
        name: The key.
        always: Between quotes in any case, as the names of columns look best in a list of them.

    Examples:
        >>> print(key("to"), key("Créé le"), key("nom", always=True))
        to "Créé le" "nom"
    """
    return name if _BARE.fullmatch(name) and not always else value(name)


def value(given: Any) -> str:
    """Write a text, a number, a list or a table on one line.

    Examples:
        >>> print(value({"to": "types", "words": {"divers": []}, "separator": "|"}))
        { to = "types", words = { divers = [] }, separator = "|" }
    """
    if isinstance(given, str):
        return f'"{_ESCAPED.sub(_escape, given)}"'
    if isinstance(given, Mapping):
        inside = ", ".join(f"{key(name)} = {value(one)}" for name, one in given.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(given, Sequence):
        return f"[{', '.join(value(one) for one in given)}]"
    # What is true or false is written as a number: it equals one, and a cell holds no other.
    return repr(int(given) if isinstance(given, bool) else given)


def commented(text: str) -> list[str]:
    r"""Write a text as lines of comment, without the signs that no comment may hold.

    Examples:
        >>> commented("deux\nlignes")
        ['# deux', '# lignes']
    """
    return [f"# {_UNSEEN.sub(' ', line)}".rstrip() for line in text.splitlines()]


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04x}"
