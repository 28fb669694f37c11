"""The keys of a table in a document: each read as what it should be, or its mistake taken down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias, TypeVar

from ....errors import OpenInnoError, RuleError
from ....findings import expected
from ....labels import Label
from .documents import key

__all__ = ["Keys", "Mistakes", "refusal"]

T = TypeVar("T")
Mistakes: TypeAlias = list[tuple[str, RuleError]]
"""Each mistake, after the path of its key."""

_KEY: Final = Label("clé", "key")


class Keys:
    """A table of a document, whose mistakes are taken down so that all can be told at once.

    Args:
        given: The table.
        path: Its own path; empty for the document as a whole.
        mistakes: Where mistakes are taken down.

    Examples:
        >>> mistakes: Mistakes = []
        >>> Keys({"form": 3}, "columns.Date", mistakes).text("form")
        >>> [(path, str(error)) for path, error in mistakes]
        [('columns.Date.form', 'expected a text between quotes, got 3')]
    """

    def __init__(self, given: Mapping[str, Any], path: str, mistakes: Mistakes) -> None:
        self._given: Mapping[str, Any] = given
        self._mistakes: Mistakes = mistakes
        self.path: str = path

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __getitem__(self, name: str) -> Any:
        return self._given.get(name)

    def at(self, name: str) -> str:
        """Return the path of a key."""
        return f"{self.path}.{key(name)}" if self.path else key(name)

    def known(self, possible: Sequence[str]) -> None:
        """Take down each key that is none of those possible."""
        for name in self._given:
            if name not in possible:
                self._mistakes.append((self.path, RuleError.unknown(name, what=_KEY, possible=possible)))

    def text(self, name: str) -> str | None:
        """Return a text."""
        given = self._given.get(name)
        if given is None or isinstance(given, str):
            return given
        self.unlike(name, "un texte entre guillemets", "a text between quotes")
        return None

    def texts(self, name: str, otherwise: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a list of texts; a text alone is one."""
        given = self._given.get(name, otherwise)
        if isinstance(given, str):
            return (given,)
        if isinstance(given, list | tuple) and all(isinstance(one, str) for one in given):
            return tuple(given)
        self.unlike(name, 'une liste de textes, comme ["a", "b"]', 'a list of texts, such as ["a", "b"]')
        return ()

    def number(self, name: str) -> int | None:
        """Return a number from 1."""
        given = self._given.get(name)
        if given is None or (isinstance(given, int) and not isinstance(given, bool) and given >= 1):
            return given
        self.unlike(name, "un numéro à partir de 1", "a number from 1")
        return None

    def table(self, name: str) -> Keys:
        """Return a table inside this one; an empty one where there is none."""
        given = self._given.get(name, {})
        if isinstance(given, Mapping):
            return Keys(given, self.at(name), self._mistakes)
        self.unlike(name, "une table de lignes clé = valeur", "a table of lines key = value")
        return Keys({}, self.at(name), self._mistakes)

    def tables(self, name: str) -> list[Keys]:
        """Return the tables of a list, numbered from 1."""
        given = self._given.get(name, [])
        if isinstance(given, list) and all(isinstance(one, Mapping) for one in given):
            path = self.at(name)
            return [Keys(one, f"{path}[{place}]", self._mistakes) for place, one in enumerate(given, 1)]
        self.unlike(name, f"[[{name}]], entre crochets doubles", f"[[{name}]], in double brackets")
        return []

    def make(self, thing: Callable[[], T]) -> T | None:
        """Return what is made of this table, or take down why it cannot be."""
        try:
            return thing()
        except RuleError as error:
            self._mistakes.append((self.path, error))
        except OpenInnoError as error:
            self.wrong(None, error.text)
        return None

    def unlike(self, name: str, fr: str, en: str) -> None:
        """Take down that a key does not hold what is expected."""
        given = self._given.get(name)
        self.wrong(name, expected(fr, en, given), given=str(given))

    def wrong(self, name: str | None, text: Label, *, given: str = "", possible: Sequence[str] = ()) -> None:
        """Take down what is wrong with a key, or with the table as a whole."""
        error = RuleError(text)
        error.given, error.possible = given, tuple(possible)
        self._mistakes.append((self.path if name is None else self.at(name), error))


def refusal(mistakes: Mistakes, file: str | None) -> RuleError:
    """Return the one error of all mistakes, each on a line of its own with the file and the key."""
    fr, en = (
        "\n".join(_line(file, path, colon, error.message(lang)) for path, error in mistakes)
        for lang, colon in (("fr", " :"), ("en", ":"))
    )
    whole = RuleError(Label(fr, en))
    if len(mistakes) == 1:
        whole.given, whole.possible = mistakes[0][1].given, mistakes[0][1].possible
    return whole


def _line(file: str | None, path: str, colon: str, message: str) -> str:
    where = ", ".join(part for part in (file, path) if part)
    return f"{where}{colon} {message}" if where else message
