"""A file that gets its name once it is whole, with its manifest beside it."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from pathlib import Path
from types import TracebackType
from typing import Self

from .manifest import Manifest

__all__ = ["Part"]


class Part:
    """A file that gets its name once it is whole.

    It is written under another name in the same folder; a program that is killed leaves that one behind, and
    never one that looks whole.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        self.size = 0

    def __enter__(self) -> Self:
        if self._target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(self._target))
        name = f".{self._target.name}.{secrets.token_hex(4)}"
        self.path = self._target.with_name(f"{name}.part")
        self._draft = self._target.with_name(f"{name}.manifest")
        self._file = self.path.open("xb")
        return self

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
        beside = Manifest.path_for(self._target)
        self._draft.write_text(manifest.to_json(), encoding="utf-8")
        # An older manifest must not stand beside the new file, not even for a moment.
        beside.unlink(missing_ok=True)
        self.path.replace(self._target)
        self._draft.replace(beside)
