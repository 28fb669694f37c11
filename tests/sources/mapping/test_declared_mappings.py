"""Mappings as they are declared: what contradicts itself is refused at once."""

from __future__ import annotations

import pytest

from openinno import RuleError
from openinno.sources.mapping.declared import ColumnMapping, FieldMapping, MarkedColumns


def test_a_column_cannot_be_read_and_ignored() -> None:
    """One of the two was not meant."""
    columns = [ColumnMapping(columns="Nom", to="name")]
    with pytest.raises(RuleError, match="read and ignored: “Nom”"):
        FieldMapping(columns=columns, ignored=["Nom"])


def test_an_attribute_or_a_form_that_does_not_exist_is_told_with_those_that_do() -> None:
    """A misspelt name in a mapping names what was probably meant."""
    with pytest.raises(RuleError, match="Did you mean “themes”"):
        ColumnMapping(columns="x", to="theme")
    with pytest.raises(RuleError, match="day-first"):
        ColumnMapping(columns="x", to="opened", form="day first")
    with pytest.raises(RuleError, match="unknown attribute to mark"):
        MarkedColumns(to="name", columns={"a": "b"})
    with pytest.raises(RuleError, match="unknown attribute"):
        FieldMapping(columns=[], constants={"nom": "x"})
