"""The parts of a workbook that is a ZIP archive, unpacked piece by piece and never beyond a limit.

What an archive says of its own sizes may be wrong: each part is unpacked once, and must have the size that
its directory tells, so that who unpacks it again gets no more.
"""

from __future__ import annotations

import copy
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import Final

from ...limits import MOST_UNPACKED
from .bounds import damaged, protected, too_large

__all__ = ["Package"]

_PIECE: Final = 1 << 20
_END: Final = b"PK\5\6"
_LARGEST_DIRECTORY: Final = 4 << 20
_SUSPECT: Final = 32 << 20
"""Below this size, how well a part is packed tells nothing."""
_BEST_PACKED: Final = 300
"""How many times smaller than its parts an archive may be: sheets of one repeated row stay well below."""
_FAILURES: Final = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    OverflowError,
)


class Package:
    """The parts of an archive.

    Args:
        data: The archive.
        file: Its name.

    Raises:
        SourceError: It is damaged, protected, or too large once unpacked.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file: str = file
        _check_directory(data, file)
        try:
            self._archive: zipfile.ZipFile = zipfile.ZipFile(io.BytesIO(data))
        except _FAILURES:
            raise damaged(file) from None
        # Only one end may stand after the parts: with two, another reader could see other parts.
        if data.count(_END, self._archive.start_dir) != 1:
            raise damaged(file)
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for part in self._archive.infolist():
            self._parts.setdefault(part.filename.replace("\\", "/").lower(), part)
        if len(self._parts) != len(self._archive.infolist()):
            raise damaged(file)
        total = sum(part.file_size for part in self._archive.infolist())
        if total > MOST_UNPACKED or (total > _SUSPECT and total > _BEST_PACKED * len(data)):
            raise too_large(file, MOST_UNPACKED, "son contenu décompressé", "its unpacked content")

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def names(self) -> tuple[str, ...]:
        """Return the names of its parts, in lower case."""
        return tuple(self._parts)

    def size(self, name: str) -> int:
        """Return how many bytes a part has, unpacked."""
        return self._parts[name].file_size

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part, piece by piece.

        Raises:
            SourceError: It is damaged, protected, or not as large as the archive tells.
        """
        part = copy.copy(self._parts[name])
        told, part.file_size = part.file_size, MOST_UNPACKED + 1
        got = 0
        try:
            with self._archive.open(part) as stream:
                while piece := stream.read(_PIECE):
                    got += len(piece)
                    if got > told:
                        break
                    yield piece
        except RuntimeError:
            raise protected(self.file) from None
        except _FAILURES:
            raise damaged(self.file) from None
        if got != told:
            raise damaged(self.file)

    def text(self, name: str) -> bytes:
        """Return a small part whole; nothing where it is missing or too large to be one."""
        return b"".join(self.pieces(name)) if name in self and self.size(name) <= _PIECE else b""


def _check_directory(data: bytes, file: str) -> None:
    # The directory is read whole, so its size is looked at before.
    end = data.rfind(_END)
    if end < 0 or end + 16 > len(data):
        raise damaged(file)
    if int.from_bytes(data[end + 12 : end + 16], "little") > _LARGEST_DIRECTORY:
        raise damaged(file)
