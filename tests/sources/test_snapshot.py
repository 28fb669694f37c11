"""Snapshots: dated, sealed, never replaced, and opened without a portal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from national_portal import ROWS, fetched, kept, serving
from portal import Burst, Portal

from openinno import SourceError
from openinno.explore import Refused, UnknownDataset
from openinno.sources.mapping.declared import ColumnMapping, FieldMapping
from openinno.sources.portal.national import DATASET
from openinno.sources.snapshots.snapshot import Snapshot, open_snapshot, snapshots

DAY = "1789000000"
"""A moment of 2026-09-10."""


def taken(folder: Path, monkeypatch: pytest.MonkeyPatch, *, epoch: str = DAY) -> Snapshot:
    """Return a snapshot that was taken on a day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with serving() as portal:
        return kept(portal, folder)


def rewritten(path: Path, **changes: Any) -> None:
    """Change what a manifest says."""
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(manifest | changes), encoding="utf-8")


def test_a_snapshot_keeps_what_the_portal_gave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rows, its columns, its census and what it is: all as on the day it was taken."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    with serving() as portal:
        snapshot = kept(portal, tmp_path)
        census = fetched(portal)

    assert (snapshot.path, snapshot.date) == (tmp_path / "2026-09-10", "2026-09-10")
    assert snapshot.census == census
    assert sorted(row["nom_struct"] for row in snapshot.rows()) == sorted(row["nom_struct"] for row in ROWS)
    assert [field.name for field in snapshot.fields if field.multivalued] == ["themes"]
    manifest = snapshot.manifest
    assert (manifest.dataset, manifest.rows, manifest.structures) == (DATASET, 3, 3)
    assert (manifest.portal, manifest.licence) == (
        portal.url.removeprefix("http://"),
        "Licence Ouverte v2.0 (Etalab)",
    )


def test_an_opened_snapshot_is_the_one_that_was_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening needs no portal, and gives the same snapshot."""
    snapshot = taken(tmp_path, monkeypatch)

    assert open_snapshot(snapshot.path) == snapshot
    assert repr(snapshot) == f"<Snapshot of {DATASET}, 2026-09-10: 3 rows>"


def test_a_snapshot_is_read_again_by_another_mapping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows are there: another mapping makes another census of them, without a portal."""
    snapshot = taken(tmp_path, monkeypatch)
    mapping = FieldMapping(columns=[ColumnMapping(columns="nom_struct", to="name")])

    assert snapshot.read() == snapshot.census
    assert snapshot.read(snapshot.mapping).structures == snapshot.census.structures
    assert snapshot.read(mapping)["tuba"].themes == ()


def test_a_snapshot_of_the_same_day_does_not_replace_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of a day has a number behind it."""
    first, second = taken(tmp_path, monkeypatch), taken(tmp_path, monkeypatch)

    assert (first.path.name, second.path.name) == ("2026-09-10", "2026-09-10-2")
    assert open_snapshot(first.path) == first


def test_a_name_taken_meanwhile_is_left_to_who_took_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program may give its snapshot the same name at the same moment: ours takes the next one."""
    rename = Path.rename

    def late(path: Path, target: Path) -> Path:
        if target == tmp_path / "2026-09-10":
            target.mkdir()
            (target / "theirs").touch()
            raise FileExistsError(target)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", late)

    assert taken(tmp_path, monkeypatch).path.name == "2026-09-10-2"
    assert (tmp_path / "2026-09-10/theirs").exists()


def test_a_snapshot_that_gets_no_name_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that refuses is not asked again and again, and nothing half made is left."""
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if target.parent == tmp_path:
            raise PermissionError(13, "refused", str(target))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)

    with pytest.raises((OSError, SourceError)):
        taken(tmp_path, monkeypatch)
    assert list(tmp_path.iterdir()) == []


def test_snapshots_are_listed_oldest_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By day, then by number; what is no snapshot is not among them."""
    path = taken(tmp_path, monkeypatch).path
    for name in ("2026-09-10-2", "2026-09-10-10", "2025-01-02"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").touch()
    (tmp_path / "2026-12-31").mkdir()
    (tmp_path / "notes").mkdir()

    names = [one.name for one in snapshots(tmp_path)]
    assert names == ["2025-01-02", path.name, "2026-09-10-2", "2026-09-10-10"]


def test_the_latest_snapshot_of_a_folder_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that holds snapshots opens as the latest of them."""
    taken(tmp_path, monkeypatch)
    latest = taken(tmp_path, monkeypatch, epoch="1799000000")

    assert open_snapshot(tmp_path) == latest


def test_where_the_portal_fails_nothing_is_kept(tmp_path: Path, portal: Portal) -> None:
    """An export that cannot be had leaves no folder behind, and none that looks like a snapshot."""
    with pytest.raises(UnknownDataset, match="late 2025"):
        kept(portal, tmp_path)
    portal.misbehave(Burst(status=503, on="exports"))
    with pytest.raises(Refused):
        kept(portal, tmp_path, "structures")

    assert list(tmp_path.iterdir()) == []


def test_where_the_portal_fails_the_folders_are_as_they_were(tmp_path: Path, portal: Portal) -> None:
    """Folders that were made for a snapshot go with it; one that was there stays, empty or not."""
    (tmp_path / "mine").mkdir()
    for folder in (tmp_path / "new" / "newer", tmp_path / "mine", tmp_path / "mine" / "new"):
        with pytest.raises(UnknownDataset):
            kept(portal, folder)

    assert sorted(tmp_path.rglob("*")) == [tmp_path / "mine"]


@pytest.mark.parametrize("error", [PermissionError(13, "refused"), KeyboardInterrupt()], ids=type)
def test_a_snapshot_that_is_given_up_leaves_what_others_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """Whatever ends it, what somebody else wrote in the folder meanwhile stays, and the error is told."""
    folder = tmp_path / "new"

    def late(path: Path, target: Path) -> Path:
        (folder / "theirs").touch()
        raise error

    monkeypatch.setattr(Path, "rename", late)

    with pytest.raises((type(error), SourceError)):
        taken(folder, monkeypatch)
    assert sorted(tmp_path.rglob("*")) == [folder, folder / "theirs"]


@pytest.mark.parametrize("name", ["data.jsonl", "schema.json", "census.json", "mapping.toml"])
def test_a_file_that_was_changed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """One byte more, and the snapshot is not opened: the error says which file."""
    path = taken(tmp_path, monkeypatch).path
    with (path / name).open("ab") as file:
        file.write(b"\n")

    with pytest.raises(SourceError) as caught:
        open_snapshot(path)
    assert f"{path / name}: changed since the snapshot of 2026-09-10" in str(caught.value)
    assert "modifié" in caught.value.message("fr")


def test_a_file_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A snapshot without its data is not opened."""
    path = taken(tmp_path, monkeypatch).path
    (path / "data.jsonl").unlink()

    with pytest.raises(SourceError, match=r"data\.jsonl: cannot be read \(no such file\)"):
        open_snapshot(path)


def test_a_snapshot_of_a_form_to_come_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer openinno may write what this one cannot read."""
    path = taken(tmp_path, monkeypatch).path
    rewritten(path / "manifest.json", version=2)

    with pytest.raises(SourceError, match="a snapshot of version 2, written by a newer openinno"):
        open_snapshot(path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "other", "version": 1}',
        '{"format": "openinno-snapshot", "version": 1}',
        "\xff",
    ],
)
def test_a_foreign_manifest_is_no_snapshot(tmp_path: Path, text: str) -> None:
    """A manifest of something else is told as such."""
    (tmp_path / "manifest.json").write_bytes(text.encode("latin-1"))

    with pytest.raises(SourceError, match="this is no manifest of a snapshot"):
        open_snapshot(tmp_path)


def test_a_manifest_that_names_too_little_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A manifest that does not vouch for the data vouches for nothing."""
    path = taken(tmp_path, monkeypatch).path
    rewritten(path / "manifest.json", files=[])

    with pytest.raises(SourceError, match="is not named in it"):
        open_snapshot(path)


def test_a_manifest_cannot_point_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file outside the folder is opened, whatever the manifest says."""
    path = taken(tmp_path, monkeypatch).path
    files = json.loads((path / "manifest.json").read_text(encoding="utf-8"))["files"]
    outside = {"name": "../../etc/passwd", "size": 1, "sha256": ""}
    rewritten(path / "manifest.json", files=[*files, outside])

    with pytest.raises(SourceError, match="leaves the folder"):
        open_snapshot(path)


def test_a_folder_without_snapshots_is_told(tmp_path: Path) -> None:
    """An empty folder, and one that is not there."""
    with pytest.raises(SourceError, match=r"no snapshot in this folder; take_snapshot\(\) takes one"):
        open_snapshot(tmp_path)
    with pytest.raises(SourceError, match=r"cannot be read \(no such file\)"):
        open_snapshot(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["a" * 5000, "a\0b"], ids=["too long", "impossible"])
def test_a_name_that_no_folder_has_is_one_error(tmp_path: Path, name: str) -> None:
    """What the system makes of it does not come through."""
    with pytest.raises(SourceError, match="cannot be read"):
        open_snapshot(tmp_path / name)


def test_data_that_goes_while_it_is_read_is_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows are read when they are asked for: what happened to the file since is told."""
    snapshot = taken(tmp_path, monkeypatch)
    data = snapshot.path / "data.jsonl"
    data.write_text("no rows\n", encoding="utf-8")
    with pytest.raises(SourceError, match="this is no file of a snapshot"):
        list(snapshot.rows())

    data.unlink()
    with pytest.raises(SourceError, match="no such file"):
        list(snapshot.rows())
    with pytest.raises(SourceError):
        snapshot.read()
