"""What an exported file is: where it comes from, what was asked, how it was checked. Written beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Self

import attrs
import msgspec

from ..._data import decoded
from ...labels import Label
from ..errors import UnexpectedContent

__all__ = ["Manifest"]


@attrs.frozen(kw_only=True)
class Manifest:
    """What an exported file is, so that a study can cite it and another can check it.

    Args:
        dataset: Identifier of the dataset.
        title: Its title.
        url: The address of the export.
        query: The query as text, its clauses one a line.
        form: The format of the file.
        fetched: When it was fetched, ISO 8601, UTC.
        rows: Rows in the file; None where they are not counted, but in JSON Lines, CSV, JSON and GeoJSON.
        counted: Rows that the portal counted; None where it does not tell.
        size: Bytes of the file.
        sha256: Digest of the file.
        licence: Licence of the data, as the portal tells it.
        licence_url: Its text.
        publisher: Who publishes the data.
        data_processed: When the portal last processed the data, as it writes it.
        modified: When the data last changed, as the portal writes it.
        checks: What was checked before the file was given its name.

    Examples:
        >>> import hashlib, pathlib, tempfile
        >>> path = pathlib.Path(tempfile.mkdtemp(), "lieux.jsonl")
        >>> size, digest = path.write_bytes(b"{}"), hashlib.sha256(b"{}").hexdigest()
        >>> told = {"dataset": "lieux", "url": "https://opendata.example.fr/…", "query": "", "form": "jsonl"}
        >>> counts = {"rows": 1, "counted": 1, "size": size, "sha256": digest}
        >>> manifest = Manifest(fetched="2026-11-21T08:00:00+00:00", **told, **counts)
        >>> Manifest.from_json(manifest.to_json()) == manifest, manifest.holds(path)
        (True, True)
    """

    dataset: str
    title: str | None = None
    url: str
    query: str
    form: str
    fetched: str
    rows: int | None
    counted: int | None
    size: int
    sha256: str
    licence: str | None = None
    licence_url: str | None = None
    publisher: str | None = None
    data_processed: str | None = None
    modified: str | None = None
    checks: tuple[str, ...] = ()

    @staticmethod
    def path_for(path: str | Path) -> Path:
        """Return where the manifest of the file at ``path`` is: beside it, or beside what a link leads to.

        Examples:
            >>> Manifest.path_for("data/rows.csv").name
            'rows.csv.manifest.json'
        """
        path = Path(path)
        path = path.resolve() if path.is_symlink() else path
        return path.with_name(f"{path.name}.manifest.json")

    def to_json(self) -> str:
        """Write the manifest as JSON."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode() + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read a manifest from the ``text`` that :meth:`to_json` wrote.

        Raises:
            UnexpectedContent: This is no such text.
        """
        try:
            return decoded(text.encode() if isinstance(text, str) else text, cls)
        except (msgspec.MsgspecError, ValueError, RecursionError) as flaw:
            told = Label(f"manifeste illisible : {flaw}", f"unreadable manifest: {flaw}")
            raise UnexpectedContent(told) from None

    def holds(self, path: str | Path) -> bool:
        """Tell whether the file at ``path`` is still the one that this manifest was written for."""
        import hashlib

        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
