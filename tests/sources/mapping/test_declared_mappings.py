"""Mappings as they are declared: what contradicts itself is refused at once."""

from __future__ import annotations

import pytest

from openinno import RuleError, read_census
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


def test_what_names_no_column_is_refused() -> None:
    """A declaration that reads nothing was not meant."""
    with pytest.raises(RuleError, match="name: no column is named"):
        ColumnMapping(columns=(), to="name")
    with pytest.raises(RuleError, match="themes: no column is named"):
        MarkedColumns(to="themes", columns={})


def test_a_constant_that_says_nothing_is_refused() -> None:
    """It would hide that the attribute is not said."""
    with pytest.raises(RuleError, match="the constant region says nothing"):
        FieldMapping(columns=[], constants={"region": None})


def test_an_attribute_is_declared_once_unless_it_is_a_list() -> None:
    """Which of two columns comes first is said in one declaration; lists are brought together anyway."""
    twice = [ColumnMapping(columns=name, to="website") for name in ("Site", "Blog")]
    with pytest.raises(RuleError, match=r'"Site" = \{ to = "website", then = \["Blog"\] \}'):
        FieldMapping(columns=twice)
    lists = [ColumnMapping(columns=name, to="themes") for name in ("Thème", "Mots")]

    assert FieldMapping(columns=lists).named() == {"Thème": "themes", "Mots": "themes"}


def test_columns_are_declared_one_by_one() -> None:
    """A dict of names is what the file holds; in Python it is told what to write."""
    with pytest.raises(TypeError, match=r"ColumnMapping\(columns='Nom', to='name'\)"):
        FieldMapping(columns={"Nom": "name"})  # type: ignore[dict-item]
    with pytest.raises(TypeError, match=r"MarkedColumns\(to='themes'"):
        FieldMapping(columns=[], marked=["themes"])  # type: ignore[list-item]


def test_a_dict_of_names_is_not_taken_for_the_name_of_a_mapping() -> None:
    """The error tells what a mapping may be."""
    with pytest.raises(TypeError, match="mapping is a FieldMapping, a file that holds one or the name"):
        read_census("lieux.csv", mapping={"Nom": "name"})  # type: ignore[arg-type]
