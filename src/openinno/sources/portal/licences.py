"""The licences that portals name, as SPDX writes them."""

from __future__ import annotations

import re
from typing import Final

from ...labels import plain, slug

__all__ = ["spdx"]

_KNOWN: Final = (
    (re.compile(r"(licence ouverte|open licence|etalab).*\b(v|version )?2"), "etalab-2.0"),
    (re.compile(r"\bodbl\b|open database licen[cs]e"), "ODbL-1.0"),
    (re.compile(r"\b(cc by|creative commons attribution) 4\b"), "CC-BY-4.0"),
)


def spdx(licence: str | None) -> str | None:
    """Return a licence as SPDX writes it; one that is not known as a reference of its own.

    Args:
        licence: What a portal calls it.

    Examples:
        >>> spdx("Licence Ouverte v2.0 (Etalab)"), spdx("CC BY-NC 4.0"), spdx(None)
        ('etalab-2.0', 'LicenseRef-cc-by-nc-4-0', None)
    """
    name = slug(licence or "").replace("_", "-")
    if licence is None or not name:
        return None
    return next((code for form, code in _KNOWN if form.search(plain(licence))), f"LicenseRef-{name}")
