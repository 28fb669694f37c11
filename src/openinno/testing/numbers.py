"""Numbers of the register with the keys that they must have."""

from __future__ import annotations

__all__ = ["siren_of", "siret_of"]


def siren_of(number: int) -> str:
    """Return the SIREN that begins with eight digits.

    Examples:
        >>> siren_of(73282932)
        '732829320'
    """
    return _with_key(f"{number:08}")


def siret_of(siren: str, office: int) -> str:
    """Return the SIRET of an establishment, numbered by four digits.

    Examples:
        >>> siret_of("732829320", 7)
        '73282932000074'
    """
    return _with_key(f"{siren}{office:04}")


def _with_key(digits: str) -> str:
    """Add the digit that makes the Luhn sum a multiple of ten."""
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return f"{digits}{-sum(one - 9 if one > 9 else one for one in doubled) % 10}"
