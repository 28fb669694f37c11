"""The shares that the study makes of its census, one module a trend (002:L297-337)."""

from __future__ import annotations

from functools import cache

from ..definitions import Definition
from .metropoles import metropole_shares
from .partnerships import partnership_shares
from .profiles import profile_shares
from .technopoles import technopole_shares
from .words import word_shares

__all__ = ["definitions"]


@cache
def definitions() -> tuple[Definition, ...]:
    """Return every share, in the order of the study.

    Examples:
        >>> [one.id for one in definitions()][:2]
        ['share_acc_tech_hub', 'share_acc_tech']
    """
    return (
        *profile_shares(),
        *metropole_shares(),
        *partnership_shares(),
        *technopole_shares(),
        *word_shares(),
    )
