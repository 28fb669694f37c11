"""A file that gets its name once it is whole: nobody ever finds half of it under that name."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path
from types import TracebackType
from typing import Final, Self

__all__ = ["Draft", "of_the_system", "write_whole"]

_NAMED: Final = 40
_NO_FOLDER: Final = "there is no such folder, make it first"
"""What the system calls a missing file or directory, whichever it is."""


class Draft:
    """A file that gets its name once it is whole.

    It is written under another name in the same folder; a program that is killed leaves that one behind, and
    never one that looks whole. Where the name is a link, the file that it leads to is the one replaced.
    """

    def __init__(self, target: Path) -> None:
        self.target: Path = target.resolve() if target.is_symlink() else target

    def __enter__(self) -> Self:
        self.check()
        # Much of the name, for those who find it, but not all: what is added must fit as well.
        self.name: str = f".{self.target.name[:_NAMED]}.{secrets.token_hex(4)}"
        self.path: Path = self.target.with_name(f"{self.name}.part")
        self._file = self.path.open("xb")
        return self

    def check(self) -> None:
        """Refuse now what could get no name in the end.

        Raises:
            OSError: The name is that of a folder, or its folder is none or is not there; it tells which.
        """
        if self.target.is_dir():
            raise of_the_system(errno.EISDIR, self.target)
        folder = self.target.parent
        try:
            mode = folder.stat().st_mode
        except FileNotFoundError:
            raise OSError(errno.ENOENT, _NO_FOLDER, str(folder)) from None
        if not stat.S_ISDIR(mode):
            raise of_the_system(errno.ENOTDIR, folder)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._file.close()
        finally:
            # On a full disk, closing fails too.
            self.path.unlink(missing_ok=True)

    def write(self, block: bytes) -> None:
        """Add a block."""
        self._file.write(block)

    def restart(self) -> None:
        """Begin anew."""
        self._file.seek(0)
        self._file.truncate()

    def flush(self) -> None:
        """Put everything on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Write no more."""
        self._file.close()

    def replace(self) -> None:
        """Give the file its name."""
        self.close()
        self.path.replace(self.target)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that gets its name once it is whole.

    Raises:
        OSError: It cannot be written there.
    """
    with Draft(path) as draft:
        draft.write(data)
        draft.flush()
        draft.replace()


def of_the_system(number: int, path: Path) -> OSError:
    """Make the error that the system would raise of a path."""
    return OSError(number, os.strerror(number), str(path))
