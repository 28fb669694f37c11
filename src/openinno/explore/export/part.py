"""A file that gets its name once it is whole, with its manifest beside it."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from .manifest import Manifest

__all__ = ["Part"]

_NAMED: Final = 40


class Part:
    """A file that gets its name once it is whole.

    It is written under another name in the same folder; a program that is killed leaves that one behind, and
    never one that looks whole. Where the name is a link, the file that it leads to is the one replaced.
    """

    def __init__(self, target: Path) -> None:
        self._target = target.resolve() if target.is_symlink() else target
        self.size: int = 0

    def __enter__(self) -> Self:
        self._check()
        # Much of the name, for those who find it, but not all: what is added must fit as well.
        name = f".{self._target.name[:_NAMED]}.{secrets.token_hex(4)}"
        self.path: Path = self._target.with_name(f"{name}.part")
        self._draft = self._target.with_name(f"{name}.manifest")
        self._older = self._target.with_name(f"{name}.older")
        self._file = self.path.open("xb")
        return self

    def _check(self) -> None:
        """Refuse now, with the name that was given, what could get no name in the end."""
        if self._target.is_dir():
            raise _of_the_system(errno.EISDIR, self._target)
        folder = self._target.parent
        if not stat.S_ISDIR(folder.stat().st_mode):
            raise _of_the_system(errno.ENOTDIR, folder)
        self._beside = Manifest.path_for(self._target)
        with suppress(FileNotFoundError):
            # A name may fit where that of its manifest does not.
            if stat.S_ISDIR(self._beside.stat().st_mode):
                raise _of_the_system(errno.EISDIR, self._beside)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._file.close()
        finally:
            # On a full disk, closing fails too.
            self.path.unlink(missing_ok=True)
            self._draft.unlink(missing_ok=True)

    def restart(self) -> None:
        """Begin anew."""
        self._file.seek(0)
        self._file.truncate()
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, block: bytes) -> None:
        """Add a block."""
        self._file.write(block)
        self._digest.update(block)
        self.size += len(block)

    def flush(self) -> None:
        """Put everything on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def digest(self) -> str:
        """Return the digest of what was written."""
        return self._digest.hexdigest()

    def finish(self, manifest: Manifest) -> None:
        """Give the file its name, and write its manifest beside it."""
        self._file.close()
        self._draft.write_text(manifest.to_json(), encoding="utf-8")
        with self._without_older():
            self.path.replace(self._target)
        self._draft.replace(self._beside)

    @contextmanager
    def _without_older(self) -> Iterator[None]:
        """Keep an older manifest from standing beside the new file, and put it back where there is none."""
        with suppress(FileNotFoundError):
            self._beside.rename(self._older)
        try:
            yield
        except BaseException:
            with suppress(FileNotFoundError):
                self._older.rename(self._beside)
            raise
        self._older.unlink(missing_ok=True)


def _of_the_system(number: int, path: Path) -> OSError:
    """Make the error that the system would raise of a path."""
    return OSError(number, os.strerror(number), str(path))
