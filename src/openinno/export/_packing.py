"""An archive packed anew without the moment of its making, so that the same content gives the same bytes."""

from __future__ import annotations

import io
import re
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

__all__ = ["packed_again"]

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date of an archive."""
_MOMENT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def packed_again(data: bytes) -> bytes:
    """Return a workbook without the moment of its making, neither in its archive nor in its properties.

    Examples:
        >>> data = io.BytesIO()
        >>> with ZipFile(data, "w") as archive:
        ...     archive.writestr("a.txt", "a")
        >>> again = packed_again(data.getvalue())
        >>> ZipFile(io.BytesIO(again)).infolist()[0].date_time
        (1980, 1, 1, 0, 0, 0)
    """
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as given, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in given.namelist():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            content = given.read(name)
            if name == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            archive.writestr(entry, content)
    return packed.getvalue()
