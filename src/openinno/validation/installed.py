"""Rules of others: catalogues that installed packages declare under the entry point ``openinno.rules``.

They are used where they are asked for by name, never by being installed: the same call gives the same report
on every machine.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Final

from ..errors import RuleError
from ..labels import Label
from .catalogue import CATALOGUE
from .catalogues import Catalogue
from .rules import Rule

__all__ = ["installed_rules", "rules_named"]

_GROUP: Final = "openinno.rules"


def installed_rules() -> tuple[str, ...]:
    """Return the names under which installed packages declare rules, in order.

    Examples:
        >>> installed_rules()
        ()
    """
    return tuple(sorted({point.name for point in entry_points(group=_GROUP)}))


def rules_named(name: str) -> Catalogue:
    """Return the rules that an installed package declares under a name.

    Where it declares a list, the rules of openinno that these come after are there too.

    Args:
        name: The name of the entry point.

    Raises:
        RuleError: No package declares any, or what it declares are no rules.

    Examples:
        >>> try:
        ...     rules_named("ours")
        ... except RuleError as error:
        ...     print(error)
        no installed package declares rules (entry point openinno.rules); install the one that has “ours”
    """
    points = {point.name: point for point in entry_points(group=_GROUP)}
    if not points:
        raise RuleError(
            Label(
                f"aucun paquet installé ne déclare de règles (point d'entrée {_GROUP}) ; installez celui qui"
                f" a « {name} »",
                f"no installed package declares rules (entry point {_GROUP}); install the one that has"
                f" “{name}”",
            )
        )
    if name not in points:
        raise RuleError.unknown(name, what=Label("jeu de règles", "set of rules"), possible=sorted(points))
    return _loaded(points[name])


def _loaded(point: EntryPoint) -> Catalogue:
    try:
        found = point.load()
    except Exception as error:
        raise _broken(point, repr(error)) from error
    if isinstance(found, Catalogue):
        return found
    rules = tuple(found) if isinstance(found, list | tuple) else ()
    if not rules or not all(isinstance(one, Rule) for one in rules):
        raise _broken(point, repr(found))
    # A list is short for what is added to ours, and may come after any of them.
    whole = CATALOGUE.including(*rules)
    needed = (one for rule in rules for one in whole.before(rule.code))
    return Catalogue(rules={one.code: one for one in (*needed, *rules)}.values())


def _broken(point: EntryPoint, found: str) -> RuleError:
    return RuleError(
        Label(
            f"le point d'entrée {_GROUP} « {point.name} » ({point.value}) doit donner un Catalogue ou une"
            f" liste de règles ; il donne {found}",
            f"the entry point {_GROUP} “{point.name}” ({point.value}) must give a Catalogue or a list of"
            f" rules; it gives {found}",
        )
    )
