"""The converter between plain values and our records, strict in what it takes and bilingual in what it says.

Those who extend the records, or bring their own forms, start from :func:`make_converter`. Whole documents go
another way, which is faster: see ``reading.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeAlias, TypeVar, get_origin

import attrs
import cattrs
from cattrs.cols import homogenous_tuple_structure_factory, mapping_structure_factory
from cattrs.gen import make_dict_structure_fn

from .claims import Claim
from .findings import expected
from .labels import Label, is_whole
from .shapes import PLAIN

__all__ = ["make_converter"]

T = TypeVar("T")
_Hook: TypeAlias = Callable[[Any, Any], Any]


def make_converter() -> cattrs.Converter:
    """Return a cattrs converter that reads and writes our records, for those who extend them.

    It takes no value for another: a number is no text, an unknown key is refused.

    Examples:
        >>> from openinno import Structure
        >>> converter = make_converter()
        >>> converter.structure({"id": "tuba", "name": "TUBA"}, Structure).name
        'TUBA'
    """
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(int | float, _number)
    converter.register_structure_hook(str | int | float | bool | None, _scalar)
    converter.register_structure_hook(Enum, _member)
    converter.register_structure_hook_factory(_is_list, _list_hook)
    converter.register_structure_hook_factory(_is_mapping, _mapping_hook)
    converter.register_structure_hook_factory(_is_record, _record_hook)
    return converter


class UnreadableError(ValueError):
    """A value that cannot be read, said in both languages."""

    def __init__(self, text: Label) -> None:
        super().__init__(text)
        self.text: Label = text


def _exactly(kind: type[T]) -> Callable[[Any, Any], T]:
    def read(value: Any, _: Any) -> T:
        if type(value) is not kind or (isinstance(value, str) and not is_whole(value)):
            raise _not(value, *PLAIN[kind])
        return value

    return read


def _is_list(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is tuple


def _is_mapping(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is dict


def _is_record(kind: Any) -> bool:
    return attrs.has(kind)


def _list_hook(kind: Any, converter: cattrs.Converter) -> _Hook:
    return _from(list, "une liste", "a list", homogenous_tuple_structure_factory(kind, converter))


def _mapping_hook(kind: Any, converter: cattrs.Converter) -> _Hook:
    return _from(dict, "un objet JSON", "a JSON object", mapping_structure_factory(kind, converter))


def _record_hook(kind: Any, converter: cattrs.Converter) -> _Hook:
    read = make_dict_structure_fn(kind, converter)
    fr, en = ("un objet JSON", "a JSON object")
    if get_origin(kind) is Claim:
        fr, en = ('un objet tel que {"value": …}', 'an object such as {"value": …}')
    return _from(dict, fr, en, read)


def _from(given: type, fr: str, en: str, read: _Hook) -> _Hook:
    """Read only from one kind of plain value: cattrs would take a text for a list of letters."""

    def guarded(value: Any, kind: Any) -> Any:
        if not isinstance(value, given):
            raise _not(value, fr, en)
        return read(value, kind)

    return guarded


def _number(value: Any, _: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _not(value, *PLAIN[float])
    return value


def _scalar(value: Any, _: Any) -> str | int | float | bool | None:
    if value is None or isinstance(value, str | int | float):
        return value
    raise _not(value, "un texte, un nombre, vrai, faux ou rien", "a text, number, boolean or null")


def _member(value: Any, kind: type[Enum]) -> Enum:
    for member in kind:
        if member.value == value and type(member.value) is type(value):
            return member
    codes = ", ".join(str(member.value) for member in kind)
    raise _not(value, f"un code parmi {codes}", f"one of the codes {codes}")


def _not(value: Any, fr: str, en: str) -> UnreadableError:
    return UnreadableError(expected(fr, en, value))
