"""A territory from a TOML file that a person fills in, every mistake in it told at once.

.. code-block:: toml

    name = "Pays de Montbéliard"
    startup_maturity = ["amorçage"]
    public_budget = "subventions"
    public_budget_euros = 250_000
    sectors = ["mobilité", "énergie"]

What is left out, or left empty, is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs

from ..advice import QUESTIONS, Question, Territory
from ..errors import OpenInnoError
from ..labels import Label
from .mapping.files.documents import parsed, value
from .mapping.files.keys import Keys, Mistakes, refusal
from .mapping.files.texts import text_of

__all__ = ["read_territory", "territory_from_toml", "territory_template"]

_USUAL: Final = Label(
    'chaque ligne est de la forme clé = "réponse" ou clé = ["une", "autre"]',
    'each line is of the form key = "answer" or key = ["one", "another"]',
)
_PLACES: Final = {
    "name": Label("Nom du territoire", "Name of the territory"),
    "commune": Label("Sa commune principale, par son code INSEE", "Its main commune, by its INSEE code"),
    "region": Label("Sa région, si la commune ne la dit pas", "Its région, if the commune does not tell it"),
}
_AMOUNT: Final = Label(
    "Combien par an, en euros ; le montant ne parle pour aucun profil",
    "How much a year, in euros; the amount speaks for no profile",
)


def read_territory(file: str | Path) -> Territory:
    r"""Read a territory from a TOML file, such as the one that ``territory_template()`` begins.

    Args:
        file: The file, in UTF-8.

    Raises:
        SourceError: The file is missing, is too large or is no text in UTF-8.
        RuleError: It says something wrongly; every mistake is told at once.

    Examples:
        >>> import tempfile, pathlib
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "territoire.toml")
        ...     _ = path.write_text('needs = ["rencontres"]\n', encoding="utf-8")
        ...     read_territory(path).needs
        (<Need.EVENTS>,)
    """
    path = Path(file)
    text = text_of(path, Label("la description d'un territoire", "the description of a territory"))
    return territory_from_toml(text, file=path.name)


def territory_from_toml(text: str, *, file: str | None = None) -> Territory:
    r"""Read a territory from the text of a TOML document.

    Args:
        text: The document.
        file: Name of its file, for messages.

    Raises:
        RuleError: It says something wrongly; every mistake is told at once.

    Examples:
        >>> from openinno.sources.territories import territory_from_toml
        >>> territory_from_toml('needs = ["rencontre", "hackatons"]\nbudget = 3', file="territoire.toml")
        Traceback (most recent call last):
        ...
        openinno.errors.RuleError: territoire.toml: unknown key “budget”. Did you mean “public_budget”? ...
        territoire.toml, needs: unknown word in “Needs of the territory”: “hackatons”. ...
    """
    mistakes: Mistakes = []
    table = Keys(parsed(text, file, usual=_USUAL), "", mistakes)
    table.known([field.name for field in attrs.fields(Territory)])
    given = {name: found for name, found in _answers(table) if found not in (None, ())}
    territory = table.make(lambda: Territory(**given)) if not mistakes else None
    if territory is None or mistakes:
        raise refusal(mistakes, file)
    return territory


def _answers(table: Keys) -> Iterator[tuple[str, Any]]:
    """Yield what each key says; each is tried by itself, so that its mistake is told with it."""
    for name in _PLACES:
        yield name, _tried(table, name, table.text(name) or "")
    for question in QUESTIONS:
        words = table.texts(question.attribute) if question.several else table.text(question.attribute)
        yield question.attribute, _tried(table, question.attribute, words)
    amount = table["public_budget_euros"]
    if isinstance(amount, int) and not isinstance(amount, bool):
        yield "public_budget_euros", _tried(table, "public_budget_euros", amount)
    elif amount is not None and amount != "":
        table.unlike("public_budget_euros", "un nombre entier d'euros", "a whole number of euros")


def _tried(table: Keys, name: str, given: Any) -> Any:
    if isinstance(given, tuple):
        return tuple(one for one in given if _is_right(table, name, one))
    return given if given not in (None, "") and _is_right(table, name, given) else None


def _is_right(table: Keys, name: str, given: Any) -> bool:
    try:
        Territory(**{name: given})
    except OpenInnoError as error:
        table.wrong(name, error.text, given=str(given))
        return False
    return True


def territory_template(lang: str = "en") -> str:
    r"""Return a TOML document to fill in, with every question and every answer that it may have.

    Args:
        lang: The language of its comments and of its words.

    Examples:
        >>> from openinno.sources.territories import territory_template
        >>> print(*territory_template("fr").splitlines()[3:6], sep="\n")
        # Nom du territoire
        name = ""
        <BLANKLINE>
        >>> from openinno.sources.territories import territory_from_toml
        >>> territory_from_toml(territory_template("en")) == Territory()
        True
    """
    lines = [
        f"# {_HEAD.text(lang)}",
        f"# {_UNKNOWN.text(lang)}",
        "",
        *(line for name, text in _PLACES.items() for line in (f"# {text.text(lang)}", f'{name} = ""', "")),
        *(line for question in QUESTIONS for line in _asked(question, lang)),
    ]
    return "\n".join(lines)


_HEAD: Final = Label(
    "Un territoire qui cherche une structure d'innovation : openinno recommander CE_FICHIER",
    "A territory that looks for an innovation structure: openinno recommend THIS_FILE",
)
_UNKNOWN: Final = Label(
    "Ce qui reste vide est inconnu, et ne compte ni pour ni contre.",
    "What stays empty is unknown, and counts neither for nor against.",
)
_SEVERAL: Final = Label("plusieurs réponses possibles", "several answers possible")
_ONE: Final = Label("une réponse", "one answer")


def _asked(question: Question, lang: str) -> Iterator[str]:
    how = (_SEVERAL if question.several else _ONE).text(lang)
    yield f"# {question.text.text(lang)} ({how})"
    yield from (f"#   {value(term.label(lang))}" for term in question.possible)
    yield f"{question.attribute} = {'[]' if question.several else value('')}"
    if question.attribute == "public_budget":
        yield f"# {_AMOUNT.text(lang)}"
        yield "# public_budget_euros = 100_000"
    yield ""
