"""The check digit of SIREN and SIRET (Luhn, ISO/IEC 7812-1)."""

from __future__ import annotations

from typing import Final

__all__ = ["passes_luhn"]

_DOUBLED: Final = bytes.maketrans(b"0123456789", bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))


def passes_luhn(digits: str) -> bool:
    """Tell whether the last of some digits is the check of the others.

    Args:
        digits: Digits of ASCII and nothing else.

    Examples:
        >>> passes_luhn("732829320"), passes_luhn("732829321")
        (True, False)
    """
    signs = digits.encode()
    # Every other digit from the end stands as a sign, ten of which begin at 48.
    kept = signs[::-2]
    return (sum(kept + signs[-2::-2].translate(_DOUBLED)) - 48 * len(kept)) % 10 == 0
