"""What keeps a key out of errors, whatever a portal writes into its answers."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

import attrs

from ..labels import Label
from .errors import Attempt, ExploreError

__all__ = ["hidden", "hide"]

_SHOWN: Final = "…"


def hide(secret: str, error: ExploreError) -> None:
    """Take a secret out of all that an error tells, its address and what was tried included."""
    vars(error).update({name: hidden(secret, value) for name, value in vars(error).items()})
    # What an exception is made from goes along to other processes.
    error.args = hidden(secret, error.args)


def hidden(secret: str, value: Any) -> Any:
    """Return a value without a secret in its texts; what holds no text is returned as it is.

    Examples:
        >>> hidden("s3cr3t/", "bad key Apikey s3cr3t/ in ?apikey=s3cr3t%2F")
        'bad key Apikey … in ?apikey=…'
    """
    match value:
        case str():
            return value.replace(secret, _SHOWN).replace(quote(secret, safe=""), _SHOWN)
        case Label():
            return Label(hidden(secret, value.fr), hidden(secret, value.en))
        case Attempt():
            return attrs.evolve(value, reason=hidden(secret, value.reason))
        case tuple():
            return tuple(hidden(secret, one) for one in value)
    return value
