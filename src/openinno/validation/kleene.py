"""The logic of three truths, as Kleene joins them: True, False, and None for what is not judged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias, TypeVar

__all__ = ["JudgeOf", "all_of", "any_of", "every", "negated", "not_of", "some"]

_T = TypeVar("_T")

JudgeOf: TypeAlias = Callable[[_T], "bool | None"]
"""What judges a row, or a text."""


def all_of(verdicts: Collection[bool | None]) -> bool | None:
    """Return what verdicts say together: False where one is, else None where one is, else True.

    Examples:
        >>> all_of([True, None]), all_of([False, None])
        (None, False)
    """
    if False in verdicts:
        return False
    return None if None in verdicts else True


def any_of(verdicts: Collection[bool | None]) -> bool | None:
    """Return whether one of some verdicts holds: True where one does, else None where one is, else False.

    Examples:
        >>> any_of([True, None]), any_of([False, None])
        (True, None)
    """
    if True in verdicts:
        return True
    return None if None in verdicts else False


def not_of(verdict: bool | None) -> bool | None:
    """Return what the opposite says; what is not judged stays so."""
    return None if verdict is None else not verdict


def every(judges: Sequence[JudgeOf[_T]]) -> JudgeOf[_T]:
    """Return what tells whether all hold: False where one is, else None where one is, else True."""
    if len(judges) == 1:
        return judges[0]
    if len(judges) == 2:
        return _both(*judges)

    def judge(what: _T) -> bool | None:
        unsure = False
        for one in judges:
            verdict = one(what)
            if verdict is False:
                return False
            unsure = unsure or verdict is None
        return None if unsure else True

    return judge


def some(judges: Sequence[JudgeOf[_T]]) -> JudgeOf[_T]:
    """Return what tells whether one holds: True where one is, else None where one is, else False."""
    if len(judges) == 1:
        return judges[0]
    if len(judges) == 2:
        return _either(*judges)

    def judge(what: _T) -> bool | None:
        unsure = False
        for one in judges:
            verdict = one(what)
            if verdict:
                return True
            unsure = unsure or verdict is None
        return None if unsure else False

    return judge


def negated(judge: JudgeOf[_T]) -> JudgeOf[_T]:
    """Return what tells that something does not hold; what is not judged stays so."""
    return lambda what: not_of(judge(what))


def _both(first: JudgeOf[_T], second: JudgeOf[_T]) -> JudgeOf[_T]:
    def judge(what: _T) -> bool | None:
        one = first(what)
        if one is False:
            return False
        two = second(what)
        return two if one or two is False else None

    return judge


def _either(first: JudgeOf[_T], second: JudgeOf[_T]) -> JudgeOf[_T]:
    def judge(what: _T) -> bool | None:
        one = first(what)
        if one:
            return True
        two = second(what)
        return two if two or one is False else None

    return judge
