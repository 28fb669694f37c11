"""Archives without the moment of their making, so that the same content gives the same bytes."""

from __future__ import annotations

import io
import re
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

__all__ = ["entry", "packed_again"]

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date of an archive."""
_MOMENT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def entry(name: str) -> ZipInfo:
    """Return what an archive says of a file, which is packed and dated as early as any can be."""
    found = ZipInfo(name, _EARLIEST)
    found.compress_type = ZIP_DEFLATED
    return found


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
            content = given.read(name)
            if name == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            archive.writestr(entry(name), content)
    return packed.getvalue()
