"""Which sheet of a workbook, layer of a geographic file or list of a document is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from ...labels import plain

__all__ = ["place_asked"]


def place_asked(names: Sequence[str], sheet: str | int) -> int | None:
    """Return the place, from 0, of the one that is asked for, or None where there is none such.

    Args:
        names: What they are called, in the order in which their author counts them.
        sheet: A name, case and accents forgiven, or a number from 1, which the command gives as a text.

    Examples:
        >>> names = ["Lisez-moi", "Départements"]
        >>> place_asked(names, "departements"), place_asked(names, "2"), place_asked(names, 3)
        (1, 1, None)
    """
    text = str(sheet).strip()
    if isinstance(sheet, str):
        for asked, called in ((sheet, names), (plain(sheet), [plain(name) for name in names])):
            if asked in called:
                return called.index(asked)
    number = int(text) if text.isascii() and text.isdigit() else 0
    return number - 1 if 1 <= number <= len(names) else None
