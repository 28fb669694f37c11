"""A file that gets its name once it is whole."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from openinno.drafts import Draft, write_whole


def test_a_file_is_replaced_at_once(tmp_path: Path) -> None:
    """What stands under the name is the old file until the new one is whole, and nothing else is left."""
    path = tmp_path / "lieux.csv"
    path.write_bytes(b"old")
    with Draft(path) as draft:
        draft.write(b"new")
        draft.flush()
        assert path.read_bytes() == b"old"
        draft.replace()

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_breaks_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    """Whatever stops the writing, the old file stands and the draft is gone."""
    path = tmp_path / "lieux.csv"
    path.write_bytes(b"old")

    with pytest.raises(TypeError), Draft(path) as draft:
        draft.write("no bytes")  # type: ignore[arg-type]

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_one(tmp_path: Path) -> None:
    """Where the name is a link, the file that it leads to is replaced."""
    path, link = tmp_path / "lieux.csv", tmp_path / "courant.csv"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write_whole(link, b"new")

    assert link.is_symlink()
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(("name", "error"), [("", IsADirectoryError), ("none/a.csv", FileNotFoundError)])
def test_what_can_get_no_name_is_refused_first(tmp_path: Path, name: str, error: type[OSError]) -> None:
    """A folder, or a name in a folder that is not there, is refused as the system would."""
    with pytest.raises(error):
        write_whole(tmp_path / name, b"")


def test_a_folder_that_is_not_there_is_named_in_plain_words(tmp_path: Path) -> None:
    """Where the system says *No such file or directory*, we say which of the two, and what to do."""
    folder = tmp_path / "none"

    with pytest.raises(FileNotFoundError) as caught:
        write_whole(folder / "a.csv", b"")

    assert str(caught.value) == f"[Errno 2] there is no such folder, make it first: {str(folder)!r}"
    assert (caught.value.errno, caught.value.filename) == (errno.ENOENT, str(folder))
