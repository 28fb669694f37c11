"""The garbage collector at rest while a census is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from openinno import ColumnMapping, FieldMapping, SourceError, Table, TableColumn, TableRow, census_of
from openinno.labels import Label

MAPPING = FieldMapping(columns=[ColumnMapping(columns="Nom", to="name")])


def table(seen: list[bool], *, broken: bool = False) -> Table:
    """Return a table whose rows take down whether garbage is collected."""

    def rows() -> Iterator[TableRow]:
        seen.append(gc.isenabled())
        yield TableRow(2, ["H7"])
        if broken:
            raise SourceError(Label("le fichier s'interrompt", "the file breaks off"))

    return Table(columns=(TableColumn(name="Nom"),), read=lambda tell: rows())


def test_the_collector_rests_while_a_census_is_made() -> None:
    """It would look at each structure in vain; afterwards it works again."""
    seen: list[bool] = []
    census_of(table(seen), MAPPING)

    assert seen == [False]
    assert gc.isenabled()


def test_a_file_that_breaks_off_wakes_the_collector() -> None:
    """An error leaves nothing behind."""
    with pytest.raises(SourceError):
        census_of(table([], broken=True), MAPPING)

    assert gc.isenabled()


def test_a_collector_that_somebody_stopped_stays_so() -> None:
    """Who stopped it starts it again."""
    gc.disable()
    try:
        census_of(table([]), MAPPING)
        assert not gc.isenabled()
    finally:
        gc.enable()
