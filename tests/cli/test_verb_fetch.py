"""The verb ``fetch``: the census of a portal on this machine, in a file or as a snapshot."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from national_portal import dataset_of, serving
from portal import ALWAYS, EndEarly, Portal
from running import Ran, run

from openinno import open_snapshot, read_census
from openinno.explore import Client, Progress, RetryPolicy
from openinno.sources.portal.national import DATASET


@pytest.fixture
def national() -> Iterator[Portal]:
    """Return a portal that serves three rows as the national census."""
    with serving() as portal:
        yield portal


def fetch(portal: Portal, *arguments: str | Path, verb: str = "fetch", lang: str = "en") -> Ran:
    """Run the verb against a portal on this machine."""
    return run(verb, *arguments, "--portal", portal.url, "--lang", lang)


@pytest.mark.parametrize("suffix", ["json", "parquet", "geojson", "csv"])
def test_the_national_census_is_written_to_a_file(national: Portal, tmp_path: Path, suffix: str) -> None:
    """Without a dataset it is the national census, in the form that the name of the file tells."""
    if suffix == "parquet":
        pytest.importorskip("pyarrow")
    out = tmp_path / f"census.{suffix}"

    ran = fetch(national, "--out", out)

    assert (ran.code, ran.out) == (0, "")
    assert f"{out}: 3 structures" in ran.err
    assert sorted(one.name for one in read_census(out)) == ["Bliiida", "TUBA", "Waoup"]


@pytest.mark.parametrize(
    ("verb", "lang", "first", "located"),
    [
        (
            "recuperer",
            "fr",
            "colonnes trouvées par les noms déclarés : nom_struct → name",
            "communes : 3 sur 3 trouvées",
        ),
        (
            "fetch",
            "en",
            "columns found by the names that were declared: nom_struct → name",
            "communes: 3 of 3 found",
        ),
    ],
)
def test_what_was_found_is_said_first(
    national: Portal, tmp_path: Path, verb: str, lang: str, first: str, located: str
) -> None:
    """Which column was taken for what is told first, and then how many communes were located."""
    ran = fetch(national, "-o", tmp_path / "census.json", verb=verb, lang=lang)

    lines = ran.err.splitlines()
    assert lines[0].startswith(first)
    assert lines[1].startswith(located)
    assert len([line for line in lines if first in line]) == 1


def test_communes_give_their_region(national: Portal, tmp_path: Path) -> None:
    """The structures of the file have their région, unless it is left."""
    located, left = tmp_path / "a.json", tmp_path / "b.json"

    fetch(national, "-o", located)
    ran = fetch(national, "-o", left, "--no-locate")

    assert read_census(located)["bliiida"].sites[0].region == "Grand Est"
    assert read_census(left)["bliiida"].sites[0].region is None
    assert "communes: " not in ran.err


def test_a_snapshot_is_kept_as_it_is(national: Portal, tmp_path: Path) -> None:
    """A dated folder holds the rows, and what it is called is told."""
    ran = fetch(national, "--snapshot", tmp_path / "kept")

    snapshot = open_snapshot(tmp_path / "kept")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(f"{snapshot.path}: 3 rows, 3 structures\n")
    assert snapshot.manifest.dataset == DATASET


def test_a_snapshot_is_reported_by_its_folder(national: Portal, tmp_path: Path) -> None:
    """Every verb that reads a file reads a snapshot too."""
    fetch(national, "--snapshot", tmp_path)

    ran = run("report", "--no-atlas", tmp_path, "--lang", "fr")

    assert ran.code == 0
    assert ran.out.splitlines()[1].startswith("3 structures (Caisse des Dépôts")


def test_a_snapshot_is_read_again_by_another_mapping(national: Portal, tmp_path: Path) -> None:
    """A mapping is taken for the rows of a snapshot; how to read a file is not, and that is told."""
    fetch(national, "--snapshot", tmp_path / "kept")
    mapping = tmp_path / "lieux.toml"
    mapping.write_text('[columns]\n"nom_commune" = "name"\n', encoding="utf-8")

    read = run("report", "--no-atlas", tmp_path / "kept", "--mapping", mapping, "--lang", "fr")
    wrong = run("report", "--no-atlas", tmp_path / "kept", "--encoding", "cp1252", "--lang", "fr")

    assert "3 structures" in read.out
    assert "Profil (base : 3 structures)\n  aucune structure n'en dit rien" in read.out
    assert (wrong.code, wrong.out) == (2, "")
    assert "ne se relit qu'avec --mapping" in wrong.err


def test_a_snapshot_and_a_file_are_written_of_one_fetch(national: Portal, tmp_path: Path) -> None:
    """Both may be asked for, and the data is asked of the portal once."""
    out = tmp_path / "census.json"

    ran = fetch(national, "--snapshot", tmp_path / "kept", "-o", out)

    assert ran.code == 0
    assert len([one for one in national.requests if "/exports/" in one.path]) == 1
    assert len(read_census(out)) == len(open_snapshot(tmp_path / "kept").census)


def test_another_dataset_is_read_by_a_proposal(tmp_path: Path) -> None:
    """Of another dataset the mapping is proposed, said aloud, and where to keep it is told."""
    with Portal([dataset_of(id="lieux")]) as portal:
        ran = fetch(portal, "lieux", "-o", tmp_path / "lieux.json", lang="fr")

    assert "correspondance qu'openinno propose" in ran.err.splitlines()[0]
    assert "--snapshot la garde dans mapping.toml" in ran.err


def test_a_mapping_that_is_given_is_followed(tmp_path: Path) -> None:
    """A declared mapping stands in for what openinno would try."""
    mapping, out = tmp_path / "lieux.toml", tmp_path / "lieux.json"
    mapping.write_text('[columns]\n"nom_commune" = "name"\n', encoding="utf-8")
    with serving() as portal:
        ran = fetch(portal, "-o", out, "--mapping", mapping)

    assert "columns found" not in ran.err
    assert {one.name for one in read_census(out)} == {"Lyon", "Metz"}


@pytest.mark.parametrize(
    ("lang", "end", "listing"),
    [
        ("fr", "la fin de ce jeu de données était annoncée pour la fin de 2025", "openinno portail jeux"),
        ("en", "the end of this dataset was announced for late 2025", "openinno portal datasets"),
    ],
)
def test_when_it_is_gone_what_is_left_is_told(tmp_path: Path, lang: str, end: str, listing: str) -> None:
    """A portal that no longer has the national census exits with 2, and says where else to turn."""
    with Portal([dataset_of(id="autre")]) as portal:
        ran = fetch(portal, "-o", tmp_path / "census.json", lang=lang)

    assert (ran.code, ran.out) == (2, "")
    assert end in ran.err
    assert f"{listing} --portal {portal.url}" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_half_an_export_is_wrong_data(
    national: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A portal that gives fewer rows than it counts exits with 1, and writes nothing."""
    once = partial(Client, retry=RetryPolicy(attempts=1))
    monkeypatch.setattr("openinno.sources.portal.fetching.Client", once)
    national.misbehave(EndEarly(times=ALWAYS, on="exports", after_rows=2))

    ran = fetch(national, "-o", tmp_path / "census.json")

    assert (ran.code, ran.out) == (1, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("lang", "told"), [("fr", "dites où écrire"), ("en", "say where to write")])
def test_where_to_write_is_needed(national: Portal, lang: str, told: str) -> None:
    """Without a file or a folder nothing is asked of the portal."""
    ran = fetch(national, lang=lang)

    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert national.requests == []


@pytest.mark.parametrize("name", ["census.json", "census.docx"])
def test_a_file_that_cannot_be_is_told_before_anything_is_asked(
    national: Portal, tmp_path: Path, name: str
) -> None:
    """A file that is there, or whose name tells no form, costs the portal nothing."""
    (tmp_path / "census.json").write_bytes(b"precious")

    ran = fetch(national, "-o", tmp_path / name)

    assert ran.code == 2
    assert national.requests == []
    assert (tmp_path / "census.json").read_bytes() == b"precious"


def test_the_portal_may_be_told_by_the_environment(national: Portal, tmp_path: Path) -> None:
    """Without the option, the portal is that of the variable."""
    out = tmp_path / "census.json"

    assert run("fetch", "-o", out, env={"OPENINNO_PORTAL": national.url}).code == 0


@pytest.mark.parametrize("option", ["--out", "--snapshot"])
def test_a_terminal_sees_how_far_it_has_come(
    national: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    """The bar of an export is shown of a census too, and only on a terminal."""
    pytest.importorskip("rich")
    drawn: list[str] = []

    @contextmanager
    def bar(title: str) -> Iterator[Callable[[Progress], None]]:
        yield lambda progress: drawn.append(f"{title} {progress.rows}")

    monkeypatch.setattr("openinno.explore.export.progress._bar", bar)
    fetch(national, option, tmp_path / "a.json")
    assert drawn == []

    terminal = SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("openinno.explore.export.progress.sys", terminal)
    assert fetch(national, option, tmp_path / "b.json").code == 0
    assert drawn


def test_a_census_needs_no_bar(national: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal without the library that draws the bar, the census is fetched all the same."""
    monkeypatch.setitem(sys.modules, "rich", None)
    terminal = SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("openinno.explore.export.progress.sys", terminal)

    assert fetch(national, "--out", tmp_path / "census.json").code == 0
