"""Taking a snapshot: a dataset is fetched, and kept as it is today in a folder named by the day."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from ...envelope import to_json
from ..mapping.declared import FieldMapping
from ..mapping.files.toml import mapping_to_toml
from ..portal import national
from ..portal.downloads import read_download
from ..portal.fetching import PortalClient, PortalManifest, download
from .manifest import CENSUS, MANIFEST, MAPPING, SnapshotManifest, sealed_file
from .snapshot import Snapshot, open_snapshot

__all__ = ["take_snapshot"]


def take_snapshot(
    folder: str | Path,
    dataset: str = national.DATASET,
    *,
    portal: str = national.PORTAL,
    mapping: FieldMapping | None = None,
    client: PortalClient | None = None,
    progress: bool = False,
) -> Snapshot:
    """Fetch a dataset and keep it as it is today, in a folder named by the day.

    The folder gets its name once it is whole. A snapshot that is there is never replaced: another one of the
    same day has a number behind it. The day is that of ``SOURCE_DATE_EPOCH`` where the environment sets it.

    Args:
        folder: Where snapshots are kept; made where it is missing.
        dataset: Identifier of the dataset; the national census of the Caisse des Dépôts by default.
        portal: Host or address of the portal.
        mapping: Which columns are which attributes; as for :func:`~openinno.fetch_census`.
        client: What asks the portal, in place of one made for ``portal``.
        progress: Whether to show a bar on a terminal (extra ``progress``).

    Raises:
        ExploreError: The portal does not give the dataset; nothing is kept then, nor a folder made for it.
        OSError: The folder cannot be written to.
    """
    folder = Path(folder)
    with _made(folder):
        draft = folder / f".{secrets.token_hex(4)}.part"
        draft.mkdir()
        try:
            fetched = download(dataset, draft, portal=portal, client=client, progress=progress)
            day = _filled(draft, dataset, fetched, mapping)
            return open_snapshot(_named(draft, folder, day))
        finally:
            shutil.rmtree(draft, ignore_errors=True)


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make a folder where it is missing; where what is to go into it fails, what was made is gone again."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for one in missing:
            # Somebody else may have put something there meanwhile.
            with suppress(OSError):
                one.rmdir()
        raise


def _filled(draft: Path, dataset: str, fetched: PortalManifest, mapping: FieldMapping | None) -> str:
    """Fill the folder of a download with what makes it a snapshot, and return its day."""
    census, used = read_download(draft, mapping)
    (draft / CENSUS).write_text(to_json(census), encoding="utf-8")
    (draft / MAPPING).write_text(mapping_to_toml(used), encoding="utf-8")
    day = fetched.fetched[: len("2026-11-21")]
    manifest = SnapshotManifest(
        date=day,
        portal=urlsplit(fetched.url).netloc,
        dataset=dataset,
        title=fetched.title,
        publisher=fetched.publisher,
        licence=fetched.licence,
        rows=len(census) + len(census.refused) if fetched.rows is None else fetched.rows,
        structures=len(census),
        files=tuple(map(sealed_file, sorted(draft.iterdir()))),
    )
    (draft / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
    return day


def _named(draft: Path, folder: Path, day: str) -> Path:
    """Give a folder the first name of its day that is free."""
    number = 1
    while True:
        target = folder / (day if number == 1 else f"{day}-{number}")
        if not target.exists():
            try:
                return draft.rename(target)
            except OSError:
                # Another program may have been faster.
                if not target.exists():
                    raise
        number += 1
