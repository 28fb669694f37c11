"""What changed between two censuses or snapshots: structures, attributes, identifiers, columns, words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest
from national_portal import COLUMNS, ROWS, kept, serving
from portal import Field

from openinno import Census, CensusSource, Finding, Label, Position, RefusedRow, Severity, Structure, Theme
from openinno.places import Site
from openinno.sources.differences.changes import MoveReason
from openinno.sources.differences.columns import ColumnChange
from openinno.sources.differences.comparing import diff
from openinno.sources.differences.pairing import PairedBy
from openinno.sources.snapshots.snapshot import Snapshot
from openinno.vocabulary import Status

HUB = Structure(id="h7", name="H7", themes=[Theme.ENERGY], sites=[Site(commune="Lyon")])


def census(*structures: Structure, **parts: Any) -> Census:
    """Return a census of structures."""
    return Census(structures=structures, source=CensusSource(title=Label("Essai", "Trial")), **parts)


def evolved(**changes: Any) -> Structure:
    """Return the hub with changes."""
    return attrs.evolve(HUB, **changes)


def snapshot(
    folder: Path, rows: Iterable[Mapping[str, Any]] = ROWS, columns: Iterable[Field] = COLUMNS
) -> Snapshot:
    """Return a snapshot of rows."""
    with serving(*rows, columns=columns) as portal:
        return kept(portal, folder)


def test_what_is_the_same_has_no_difference() -> None:
    """A census compared with itself has none, and says so."""
    found = diff(census(HUB), census(HUB))

    assert found.is_empty
    assert found.text("fr").splitlines()[-1] == "aucune différence"


def test_a_structure_that_one_census_lists_opened_or_closed() -> None:
    """That it is listed is all that is known, and what is said."""
    found, back = diff(census(), census(HUB)), diff(census(HUB), census())

    assert [(one.name, one.commune, one.reason) for one in found.opened] == [
        ("H7", "Lyon", MoveReason.LISTED)
    ]
    assert (found.closed, back.opened) == ((), ())
    assert [one.name for one in back.closed] == ["H7"]
    assert back.text("fr").splitlines()[1] == "fermé : H7 (Lyon)"


@pytest.mark.parametrize(
    ("before", "after", "opened", "closed"),
    [
        (Status.PLANNED, Status.ACTIVE, 1, 0),
        (Status.PLANNED, None, 1, 0),
        (None, Status.CLOSED, 0, 1),
        (Status.ACTIVE, Status.CLOSED, 0, 1),
        (Status.PLANNED, Status.CLOSED, 0, 0),
        (None, Status.ACTIVE, 0, 0),
    ],
)
def test_a_structure_opens_and_closes_by_its_status(
    before: Status | None, after: Status | None, opened: int, closed: int
) -> None:
    """Listed by both, a structure opened or closed where its status says so."""
    found = diff(census(evolved(status=before)), census(evolved(status=after)))

    assert (len(found.opened), len(found.closed)) == (opened, closed)
    assert {one.reason for one in (*found.opened, *found.closed)} <= {MoveReason.STATUS}
    assert [one.attribute for one in found.changed] == ["status"]


def test_an_attribute_that_changed_tells_what_stood_there() -> None:
    """Words stand in their order, with their codes; people read their labels."""
    after = evolved(themes=[Theme.ENERGY, Theme.MOBILITY])
    (change,) = diff(census(HUB), census(after)).changed

    assert (change.id, change.attribute) == ("h7", "themes")
    assert (change.before, change.after) == (("energy",), ("energy", "mobility"))
    assert change.line("fr") == "H7, thème : énergie → énergie, mobilité"


def test_a_column_of_the_dataset_changes_by_itself() -> None:
    """What no attribute takes is compared column by column."""
    before, after = evolved(extra={"a": 1, "b": "x"}), evolved(extra={"a": 2, "b": "x", "c": 0.5})
    changes = diff(census(before), census(after)).changed

    assert [(one.attribute, one.before, one.after) for one in changes] == [
        ("extra.a", (1,), (2,)),
        ("extra.c", (), (0.5,)),
    ]


def test_the_same_siret_is_the_same_structure() -> None:
    """Another identifier is told, and no structure opened or closed."""
    before, after = (
        evolved(siret="79486480700018"),
        evolved(id="h7_lyon", name="H7 Lyon", siret="79486480700018"),
    )
    found = diff(census(before), census(after))

    assert [(one.before, one.after, one.by) for one in found.renamed] == [("h7", "h7_lyon", PairedBy.SIRET)]
    assert (found.opened, found.closed) == ((), ())
    assert [one.attribute for one in found.changed] == ["name"]
    assert not found.is_empty


def test_the_same_name_and_commune_is_the_same_structure() -> None:
    """Accents and case aside, a name in a commune is one structure."""
    found = diff(census(HUB), census(evolved(id="123", name="h7", sites=[Site(commune="LYON")])))

    assert [one.by for one in found.renamed] == [PairedBy.NAME]


def test_what_several_have_in_common_pairs_none() -> None:
    """Two structures of one name and commune cannot be told apart: they opened and closed."""
    one, two = evolved(id="a"), evolved(id="b")
    found = diff(census(HUB), census(one, two))

    assert (len(found.opened), len(found.closed), found.renamed) == (2, 1, ())


def test_spellings_that_merging_takes_for_one_are_one_here() -> None:
    """A SIRET with blanks, a name with its article or legal form, a commune with its arrondissement."""
    siret = diff(
        census(evolved(siret="753 349 214 00020")), census(evolved(id="tuba", siret="75334921400020"))
    )
    name = diff(
        census(evolved(name="La Cantine")),
        census(evolved(id="cantine", name="Cantine (SCIC)", sites=[Site(commune="LYON 7e")])),
    )

    assert [one.by for one in (*siret.renamed, *name.renamed)] == [PairedBy.SIRET, PairedBy.NAME]


def test_a_structure_without_a_commune_is_paired_by_no_name() -> None:
    """A name alone may be that of another town."""
    found = diff(census(evolved(sites=())), census(evolved(id="a", sites=())))

    assert (len(found.opened), len(found.closed)) == (1, 1)


def test_refused_rows_make_what_closed_doubtful() -> None:
    """A structure may only be missing because its row was refused: that is told where it matters."""
    refused = [RefusedRow(content="…", where=Position(row=2), findings=())]
    found = diff(census(HUB), census(refused=refused))

    assert [one.code for one in found.findings] == ["refused-rows"]
    assert diff(census(HUB), census(HUB, refused=refused)).findings == ()


def test_an_unknown_word_is_told_once_and_only_if_new() -> None:
    """Words that the first census had already are no change."""

    def unknown(word: str, row: int) -> Finding:
        where = Position(row=row, column="type")
        return Finding(code="unknown-word", severity=Severity.WARNING, where=where, text=Label(word, word))

    before = census(HUB, findings=[unknown("hakerspace", 2)])
    after = census(HUB, findings=[unknown("hakerspace", 3), unknown("soucoupe", 4), unknown("soucoupe", 5)])
    found = diff(before, after)

    assert [one.message() for one in found.unknown_words] == ["soucoupe"]
    assert not found.is_empty
    assert found.text("fr").splitlines()[-1] == "mot inconnu : 4, type - soucoupe"


def test_columns_of_a_dataset_drift(tmp_path: Path) -> None:
    """Columns that came, went, changed their type or their label are told, and the census still read."""
    columns = (
        attrs.evolve(COLUMNS[0], name="denomination"),
        *COLUMNS[1:5],
        attrs.evolve(COLUMNS[5], type="text"),
        attrs.evolve(COLUMNS[6], label="Position"),
    )
    rows = [{**row, "denomination": row["nom_struct"], "nb_projets": None} for row in ROWS]
    before, after = snapshot(tmp_path), snapshot(tmp_path, rows, columns)
    found = diff(before, after)

    assert (found.columns_added, found.columns_removed) == (("denomination",), ("nom_struct",))
    assert found.columns_retyped == (ColumnChange(column="nb_projets", before="int", after="text"),)
    assert found.columns_relabelled == (
        ColumnChange(column="geo_point_2d", before="Geo Point", after="Position"),
    )
    assert (found.opened, found.closed) == ((), ())
    assert "colonne ajoutée : denomination" in found.text("fr").splitlines()


def test_two_snapshots_tell_what_changed_between_them(tmp_path: Path) -> None:
    """A structure that went, another that came, a theme that changed, a type that is in no list."""
    before = snapshot(tmp_path)
    came = {"nom_struct": "Moho", "type": "Soucoupe volante", "nom_commune": "Caen"}
    after = snapshot(tmp_path, [{**ROWS[0], "themes": ["Énergie"]}, ROWS[1], came])
    found = diff(before, after)

    assert [one.name for one in found.opened] == ["Moho"]
    assert [one.name for one in found.closed] == ["Bliiida"]
    assert [(one.name, one.after) for one in found.changed] == [("TUBA", ("energy",))]
    assert len(found.unknown_words) == 1
    assert "Soucoupe volante" in found.unknown_words[0].message()
    assert diff(before, before).is_empty


def test_a_snapshot_is_compared_with_a_census(tmp_path: Path) -> None:
    """Structures are compared; of columns, nothing can be said."""
    one = snapshot(tmp_path)
    found = diff(one, attrs.evolve(one.census, structures=one.census.structures[:2]))

    assert len(found.closed) == 1
    assert found.columns_added == ()
    assert one.date in found.before.text("en")


def test_differences_are_written_as_json() -> None:
    """Every list is there, by its name."""
    found = json.loads(diff(census(), census(HUB)).to_json())

    assert found["opened"][0]["name"] == "H7"
    assert {"closed", "changed", "renamed", "unknown_words", "columns_added"} <= found.keys()


def test_what_is_no_census_is_a_wrong_call() -> None:
    """A path is not opened on the way."""
    with pytest.raises(TypeError, match="open_snapshot"):
        diff("2026-09-10", census())  # type: ignore[arg-type]
