"""The small changes: every place of a module where one can be made, and the module with it made.

What is changed is what runs when a function is called: operators, comparisons, conditions, numbers, words,
calls that stand alone, what is returned. Texts for people, annotations and what runs at import are left as
they are, and so is what asserts that things are as many as others.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import attrs

__all__ = ["Mutant", "changed", "mutants_of"]

_COMPARISONS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_OPERATORS: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitOr,
}
_SAID: Final = {"Label", "broken", "expected", "told", "unexpected"}
"""What is called with texts for people."""


@attrs.frozen(kw_only=True)
class Mutant:
    """One small change.

    Args:
        module: The file, from the folder of the sources.
        number: Its number in its module, from 0.
        function: The function or class and method that it stands in.
        line: Its line, which moves as the file does.
        was: What stood there.
        now: What stands there instead.
        turn: How many alike stand before it in its function.
    """

    module: str
    number: int
    function: str
    line: int
    was: str
    now: str
    turn: int = 0

    @property
    def key(self) -> str:
        """What it is called in the list of those that were judged, wherever its line moved."""
        turn = f" ({self.turn + 1})" if self.turn else ""
        return f"{self.module}:{self.function}: {self.was} -> {self.now}{turn}"


def mutants_of(path: Path, root: Path) -> list[Mutant]:
    """Return every small change of a module, in the order of its text."""
    found: list[Mutant] = []
    seen: dict[tuple[str, str, str], int] = {}
    tree = ast.parse(path.read_text("utf-8"))
    for number, (function, line, was, now, _) in enumerate(_changes(tree)):
        turn = seen.get((function, was, now), 0)
        seen[function, was, now] = turn + 1
        found.append(
            Mutant(
                module=path.relative_to(root).as_posix(),
                number=number,
                function=function,
                line=line,
                was=was,
                now=now,
                turn=turn,
            )
        )
    return found


def changed(path: Path, number: int) -> ast.Module:
    """Return a module with one change made."""
    tree = ast.parse(path.read_text("utf-8"))
    for place, (*_, make) in enumerate(_changes(tree)):
        if place == number:
            make()
            return ast.fix_missing_locations(tree)
    raise LookupError(number)


_Change = tuple[str, int, str, str, Callable[[], None]]


def _changes(node: ast.AST, name: str = "", *, inside: bool = False) -> Iterator[_Change]:
    """Yield each change below a node, in a function or not yet: where it is, what it is, what makes it."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        name = f"{name}.{node.name}" if name else node.name
        inside = not isinstance(node, ast.ClassDef)
        for child in node.body[_has_docstring(node) :]:
            yield from _changes(child, name, inside=inside)
        if inside:
            yield from _statements(node.body, name)
        return
    if isinstance(node, ast.Lambda):
        yield from _changes(node.body, name, inside=True)
        return
    if inside:
        yield from (
            (name, node.lineno, was, now, make)  # type: ignore[attr-defined]
            for was, now, make in _of_node(node)
        )
        for body in ("body", "orelse", "finalbody"):
            statements = getattr(node, body, None)
            if isinstance(statements, list):
                yield from _statements(statements, name)
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list", "type_params"} or _is_left(node, field):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr):
                yield from _changes(child, name, inside=inside)


def _has_docstring(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return int(ast.get_docstring(node, clean=False) is not None)


def _is_left(node: ast.AST, field: str) -> bool:
    """Tell whether a part of a node is a text that people read, the type of a value, or an assertion.

    That things put side by side are as many is asserted by ``strict=True``: without it nothing is different.
    """
    if isinstance(node, ast.keyword) and node.arg == "strict":
        return isinstance(node.value, ast.Constant) and node.value.value is True
    if not isinstance(node, ast.Call) or field == "func":
        return False
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return called in _SAID or called == "cast"


def _statements(body: list[ast.stmt], name: str) -> Iterator[_Change]:
    """Yield the changes that leave a statement out, or turn one around."""
    for place, one in enumerate(body):
        if (
            isinstance(one, ast.Expr) and isinstance(one.value, ast.Call | ast.Yield | ast.YieldFrom)
        ) or isinstance(one, ast.Raise):
            yield _replaced(body, place, name, ast.Pass())
        elif isinstance(one, ast.Break):
            yield _replaced(body, place, name, ast.Continue())
        elif isinstance(one, ast.Continue):
            yield _replaced(body, place, name, ast.Break())


def _replaced(body: list[ast.stmt], place: int, name: str, new: ast.stmt) -> _Change:
    old = body[place]

    def make() -> None:
        # A generator stays one without what it yields.
        kept = isinstance(old, ast.Expr) and isinstance(old.value, ast.Yield | ast.YieldFrom)
        never = ast.If(test=ast.Constant(False), body=[old], orelse=[])
        body[place] = ast.copy_location(never if kept else new, old)

    return name, old.lineno, _short(old), ast.unparse(new), make


def _of_node(node: ast.AST) -> Iterator[tuple[str, str, Callable[[], None]]]:
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            yield _set(
                node, "ops", [*node.ops[:place], _COMPARISONS[type(operator)](), *node.ops[place + 1 :]]
            )
    elif isinstance(node, ast.BoolOp):
        yield _set(node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _OPERATORS:
        yield _set(node, "op", _OPERATORS[type(node.op)]())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield _set(node, "op", ast.UAdd())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield _set(node, "operand", ast.UnaryOp(op=ast.Not(), operand=node.operand))
    elif isinstance(node, ast.If | ast.While | ast.IfExp) and not isinstance(
        node.test, ast.Compare | ast.BoolOp | ast.UnaryOp
    ):
        yield _set(node, "test", ast.UnaryOp(op=ast.Not(), operand=node.test))
    elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield _set(node, "value", ast.Constant(None))
    elif isinstance(node, ast.Constant):
        new = _other(node.value)
        if new is not None:
            yield _set(node, "value", new)


def _other(value: object) -> object:
    """Return another value of the kind of a constant; None for what is left as it is."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, str) and " " not in value:
        return f"{value}XX"
    return f"{value.decode('latin-1')}XX".encode("latin-1") if isinstance(value, bytes) else None


def _set(node: ast.AST, field: str, new: object) -> tuple[str, str, Callable[[], None]]:
    """Return the change of one field of a node, told by the node before and after."""
    was = _short(node)
    other = copy.copy(node)
    setattr(other, field, new)
    return was, _short(other), lambda: setattr(node, field, new)


def _short(node: ast.AST) -> str:
    if isinstance(node, ast.If | ast.While):
        node = node.test
    text = " ".join(ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split())
    return text if len(text) <= 120 else f"{text[:119]}…"
