"""An export that gets its name once it is whole, with its manifest beside it."""

from __future__ import annotations

import errno
import hashlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from ...drafts import Draft, of_the_system
from .manifest import Manifest

__all__ = ["Part"]


class Part(Draft):
    """A draft that is digested on the way, and gets a manifest beside it once it is whole."""

    def __init__(self, target: Path) -> None:
        super().__init__(target)
        self.size: int = 0

    def __enter__(self) -> Self:
        super().__enter__()
        self._draft = self.target.with_name(f"{self.name}.manifest")
        self._older = self.target.with_name(f"{self.name}.older")
        return self

    def check(self) -> None:
        """Refuse what could get no name in the end, and a name that its manifest could not share."""
        super().check()
        self._beside = Manifest.path_for(self.target)
        with suppress(FileNotFoundError):
            # A name may fit where that of its manifest does not.
            if stat.S_ISDIR(self._beside.stat().st_mode):
                raise of_the_system(errno.EISDIR, self._beside)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            super().__exit__(kind, error, trace)
        finally:
            self._draft.unlink(missing_ok=True)

    def restart(self) -> None:
        """Begin anew."""
        super().restart()
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, block: bytes) -> None:
        """Add a block."""
        super().write(block)
        self._digest.update(block)
        self.size += len(block)

    def digest(self) -> str:
        """Return the digest of what was written."""
        return self._digest.hexdigest()

    def finish(self, manifest: Manifest) -> None:
        """Give the file its name, and write its manifest beside it."""
        self.close()
        self._draft.write_text(manifest.to_json(), encoding="utf-8")
        with self._without_older():
            self.replace()
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
