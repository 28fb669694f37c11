"""A parser of ODSQL of our own, written from the fact sheet so as not to share the client's mistakes."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import attrs

from . import nodes
from .nodes import Node

RESERVED: Final = frozenset([
    "and", "as", "asc", "avg", "by", "count", "date_format", "day", "dayofweek", "desc", "distinct", "equi",
    "false", "group", "hour", "ifnull", "or", "limit", "lower", "max", "millisecond", "min", "minute",
    "month", "not", "null", "quarter", "range", "search", "second", "select", "sum", "top", "true", "upper",
    "where", "year",
])  # fmt: skip
METRES: Final = {"mi": 1609.344, "yd": 0.9144, "ft": 0.3048, "m": 1, "cm": 0.01, "km": 1000, "mm": 0.001}
_TOKEN: Final = re.compile(
    r"""(?P<space>\s+)
    |(?i:date)(?P<date>'[^']*')
    |(?i:geom)(?P<geom>'[^']*')
    |(?P<text>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")
    |(?P<quoted>`[^`]+`)
    |(?P<distance>[0-9]+(?:\.[0-9]+)?(?:mi|yd|ft|mm|m|cm|km)\b)
    |(?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![A-Za-z_])
    |(?P<name>[^\W0-9]\w*)
    |(?P<sign>\.\.|<=|>=|!=|[=<>:,()\[\]*+/-])""",
    re.VERBOSE | re.DOTALL,
)


class OdsqlSyntaxError(ValueError):
    """A clause that is not ODSQL."""


@attrs.frozen
class Token:
    """A word of a clause and where it stands."""

    kind: str
    text: str
    start: int
    end: int


def tokens(source: str) -> list[Token]:
    """Cut a clause into its words."""
    found, at = [], 0
    while at < len(source):
        match = _TOKEN.match(source, at)
        if match is None:
            raise OdsqlSyntaxError(f"unexpected character at position {at} in {source!r}")
        kind = match.lastgroup or ""
        if kind != "space":
            found.append(Token(kind, match[kind], at, match.end()))
        at = match.end()
    return [*found, Token("end", "", at, at)]


class Parser:
    """Read one clause from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = tokens(source)
        self.at = 0

    @property
    def next(self) -> Token:
        """The word to read now."""
        return self.tokens[self.at]

    def fail(self) -> OdsqlSyntaxError:
        """Say where the reading stopped."""
        word = self.next.text or "end of the clause"
        return OdsqlSyntaxError(f"unexpected {word} at position {self.next.start} in {self.source!r}")

    def take(self, *kinds: str) -> Token:
        """Read a word of one of some kinds."""
        if self.next.kind not in kinds:
            raise self.fail()
        self.at += 1
        return self.tokens[self.at - 1]

    def word(self, *words: str) -> str:
        """Read one of some keywords or signs if it is next, and return it in lower case, or nothing."""
        if self.next.kind in {"name", "sign"} and self.next.text.lower() in words:
            self.at += 1
            return self.tokens[self.at - 1].text.lower()
        return ""

    def need(self, word: str) -> None:
        """Read a word that must be next."""
        if not self.word(word):
            raise self.fail()

    def listed(self, part: Callable[[], nodes.Item]) -> tuple[nodes.Item, ...]:
        """Read a comma-separated list that must be the whole clause."""
        items = [part()]
        while self.word(","):
            items.append(part())
        self.take("end")
        return tuple(items)

    # items of select, group_by and order_by

    def item(self) -> nodes.Item:
        """Read a value and its alias."""
        start = self.next.start
        value = self.value()
        text = self.source[start : self.tokens[self.at - 1].end]
        alias = self.take("name", "quoted").text.strip("`") if self.word("as") else None
        return nodes.Item(value, text, alias)

    def ordered(self) -> nodes.Item:
        """Read a value and its direction; a leading minus means descending."""
        minus = bool(self.word("-"))
        item = self.item()
        return attrs.evolve(item, descending=minus or self.word("asc", "desc") == "desc")

    # conditions

    def condition(self) -> Node:
        """Read conditions joined by OR."""
        left = self.conjunction()
        while self.word("or"):
            left = nodes.Either(left, self.conjunction())
        return left

    def conjunction(self) -> Node:
        """Read conditions joined by AND."""
        left = self.negation()
        while self.word("and"):
            left = nodes.Both(left, self.negation())
        return left

    def negation(self) -> Node:
        """Read a condition with the NOTs before it, or one between parentheses."""
        if self.word("not"):
            return nodes.Not(self.negation())
        start = self.at
        if self.word("("):
            with suppress(OdsqlSyntaxError):
                inner = self.condition()
                if self.word(")") and self.next.text not in {*"=<>:*+-/", "<=", ">=", "!="}:
                    return inner
            self.at = start
        return self.predicate()

    def predicate(self) -> Node:
        """Read a value and what is said of it."""
        value = self.value()
        if operator := self.word("=", "!=", "<", "<=", ">", ">=", ":"):
            return nodes.Comparison("=" if operator == ":" else operator, value, self.value())
        if self.word("like"):
            return nodes.Like(value, _unquoted(self.take("text").text))
        if self.word("in"):
            return self.membership(value)
        if self.word("is"):
            negated = bool(self.word("not"))
            what = self.primary()
            if not isinstance(what, nodes.Null | nodes.Boolean):
                raise self.fail()
            return nodes.Is(value, what, negated)
        if isinstance(value, nodes.Text | nodes.Name | nodes.Call):
            return nodes.Bare(value)
        raise self.fail()

    def membership(self, value: Node) -> Node:
        """Read what follows ``in``: a list, a range or a field."""
        if self.word("("):
            if not isinstance(value, nodes.Name):
                raise self.fail()
            items = [self.literal()]
            while self.word(","):
                items.append(self.literal())
            self.need(")")
            return nodes.InList(value, tuple(items))
        if bracket := self.word("[", "]"):
            low = self.value()
            if not self.word("..", "to"):
                raise self.fail()
            high = self.value()
            closing = self.word("[", "]")
            if not closing:
                raise self.fail()
            return nodes.InRange(value, low, high, bracket == "[", closing == "]")
        return nodes.Holds(value, nodes.Name(self.field()))

    def literal(self) -> Node:
        """Read a literal that a list may hold: no date."""
        value = self.value()
        if not isinstance(value, nodes.Text | nodes.Number | nodes.Boolean):
            raise self.fail()
        return value

    # values

    def value(self) -> Node:
        """Read values joined by plus and minus."""
        left = self.product()
        while operator := self.word("+", "-"):
            left = nodes.Arithmetic(operator, left, self.product())
        return left

    def product(self) -> Node:
        """Read values joined by times and divided by."""
        left = self.primary()
        while operator := self.word("*", "/"):
            left = nodes.Arithmetic(operator, left, self.primary())
        return left

    def field(self) -> str:
        """Read the name of a field: a reserved word must stand between backquotes."""
        token = self.take("name", "quoted")
        if token.kind == "name" and token.text.lower() in RESERVED:
            self.at -= 1
            raise self.fail()
        return token.text.strip("`")

    def primary(self) -> Node:
        """Read a single value."""
        token = self.next
        if token.kind in _LITERALS:
            self.at += 1
            return _LITERALS[token.kind](token.text)
        if self.word("-", "+"):
            number = self.take("number").text
            return nodes.Number(f"-{number}" if token.text == "-" else number)
        if self.word("*"):
            return nodes.Star()
        if self.word("("):
            inner = self.value()
            self.need(")")
            return inner
        if token.kind == "name" and self.tokens[self.at + 1].text == "(":
            return self.call()
        if word := self.word("true", "false", "null"):
            return nodes.Null() if word == "null" else nodes.Boolean(word == "true")
        return nodes.Name(self.field())

    def call(self) -> nodes.Call:
        """Read a call with its arguments, some of which may be named."""
        start = self.next.start
        name = self.take("name").text.lower()
        self.need("(")
        plain: list[Node] = []
        named: list[tuple[str, Node]] = []
        while not self.word(")"):
            if (plain or named) and not self.word(","):
                raise self.fail()
            if self.next.kind == "name" and self.tokens[self.at + 1].text == "=":
                key = self.take("name").text
                self.need("=")
                named.append((key, self.argument(name)))
            else:
                plain.append(self.argument(name))
        text = self.source[start : self.tokens[self.at - 1].end]
        return nodes.Call(name, tuple(plain), tuple(named), text)

    def argument(self, function: str) -> Node:
        """Read one argument, some functions having their own."""
        if self.word("distinct"):
            return nodes.Distinct(self.value())
        if function in {"include", "exclude"}:
            return nodes.Pattern(self.take("name", "quoted").text.strip("`") + self.word("*"))
        value = self.value()
        if isinstance(value, nodes.Number) and self.next.kind == "name":
            return nodes.Duration(value.value, self.take("name").text)
        return value


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL)


def _metres(text: str) -> nodes.Distance:
    number = text.rstrip("abcdefghijklmnopqrstuvwxyz")
    return nodes.Distance(float(number) * METRES[text[len(number) :]])


_LITERALS: Final[dict[str, Callable[[str], Node]]] = {
    "text": lambda text: nodes.Text(_unquoted(text)),
    "number": nodes.Number,
    "date": lambda text: nodes.DateLiteral(text[1:-1]),
    "geom": lambda text: nodes.Geometry(text[1:-1]),
    "distance": _metres,
}


def parse_where(source: str) -> Node:
    """Parse a condition."""
    parser = Parser(source)
    condition = parser.condition()
    parser.take("end")
    return condition


def parse_select(source: str) -> tuple[nodes.Item, ...]:
    """Parse the items of select or group_by."""
    parser = Parser(source)
    return parser.listed(parser.item)


def parse_order(source: str) -> tuple[nodes.Item, ...]:
    """Parse the items of order_by."""
    parser = Parser(source)
    return parser.listed(parser.ordered)
