"""The names of columns: what is cut, and what is counted, where a header goes beyond all bounds."""

from __future__ import annotations

import pytest
from tables_by_hand import table_of

from openinno import Position, SourceError
from openinno.sources.mapped import census_of
from openinno.sources.mapping.declared import FieldMapping
from openinno.sources.mapping.proposing import marking
from openinno.sources.mapping.proposing.samples import Sample
from openinno.sources.tables.headers import name_columns


def test_a_name_that_stands_thousands_of_times_is_counted_on() -> None:
    """Each column has a name of its own, and finding it does not begin at two each time."""
    columns, _ = name_columns(["Nom"] * 16_384, where=Position())

    assert [column.name for column in (columns[0], columns[1], columns[-1])] == [
        "Nom",
        "Nom (2)",
        "Nom (16384)",
    ]


def test_a_name_is_no_longer_than_a_question() -> None:
    """A text in the place of a name is cut, told, and still not that of another column."""
    columns, told = name_columns(["a" * 1_000_000, "a" * 1_000_001], where=Position())

    assert [column.name for column in columns] == [f"{'a' * 1000}…", f"{'a' * 1000}… (2)"]
    assert [finding.code for finding in told] == ["name-cut", "name-cut", "repeated-column"]


def test_a_proposal_does_not_look_through_a_text_for_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is above a column may be full of signs; what people call an attribute is short."""
    looked_at: list[str] = []

    def named_by(name: str) -> dict[str, str]:
        looked_at.append(name)
        return {}

    monkeypatch.setattr(marking, "named_by", named_by)
    marking.find_marked([Sample(columns=(), header="a.b " * 250_000, rows=1, cells=("x",))])

    assert len(looked_at) < 20


def test_an_error_does_not_list_thousands_of_columns() -> None:
    """It shows the first ones, none whole where it is long, and how many more there are."""
    header = ["b" * 900, *(f"Colonne {place}" for place in range(5000))]
    with pytest.raises(SourceError) as caught:
        census_of(table_of(header, []), FieldMapping(columns=[]))

    for lang in ("fr", "en"):
        assert len(caught.value.message(lang)) < 1200
        assert caught.value.message(lang).endswith("… (+4961)")
