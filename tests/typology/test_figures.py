"""Figures as they are printed."""

from __future__ import annotations

import attrs
import pytest

import openinno as oi
from openinno.typology import Figure, FigureBase, published_figure, published_figures


def test_a_published_figure_is_found_by_its_identifier() -> None:
    """Every published figure is found by its identifier, and no two share one."""
    found = [published_figure(str(one.id)) for one in published_figures()]

    assert found == list(published_figures())
    assert len({one.id for one in found}) == len(found) == 50


def test_an_unknown_identifier_is_told_with_those_that_exist() -> None:
    """An identifier that no figure has is refused with those near it, and with what lists them all."""
    told = r"no published figure 'ppp_shar'; known: ppp_share[ ,].* others: .*published_figures\(\)"
    with pytest.raises(KeyError, match=told):
        published_figure("ppp_shar")


@pytest.mark.parametrize("figure", published_figures(), ids=lambda figure: figure.id)
def test_a_published_figure_is_complete(figure: Figure) -> None:
    """A published figure says what it measures, in what unit, where, and how it was printed or derived."""
    assert figure.unit_label is not None
    assert figure.of is not None
    assert figure.unit_label.en
    assert figure.of.en
    assert figure.sources
    assert (figure.printed is None) is (figure.basis is oi.Basis.DERIVED)


@pytest.mark.parametrize(
    "figure", [one for one in published_figures() if one.unit == "share"], ids=lambda figure: figure.id
)
def test_a_share_runs_from_nought_to_one(figure: Figure) -> None:
    """A share is a number from 0 to 1, never a percentage."""
    assert 0 < figure.value < 1


def test_only_one_figure_is_derived() -> None:
    """The share of hubs is the only published figure that no document prints."""
    derived = [one for one in published_figures() if one.basis is oi.Basis.DERIVED]

    assert [(one.id, one.value) for one in derived] == [("share_hub_derived", 0.19)]


def test_the_operator_is_another_name_of_the_qualifier() -> None:
    """A figure answers to both names of how it binds."""
    assert [one.operator for one in published_figures()] == [one.qualifier for one in published_figures()]
    assert published_figure("metropole_all").operator is oi.Qualifier.MORE_THAN


def test_four_shares_have_a_base() -> None:
    """A base is given only where a document gives one, with how it binds."""
    bases = {one.id: attrs.evolve(one.base, unit_label=None) for one in published_figures() if one.base}

    assert bases == {
        "ppp_share": FigureBase(value=77, unit="structures"),
        "technopoles_hosting_startups_retis": FigureBase(value=44, unit="technopoles"),
        "technopoles_hosting_or_supporting_startups": FigureBase(
            value=60, unit="technopoles", qualifier=oi.Qualifier.ABOUT
        ),
        "places_selected_2022": FigureBase(value=300, unit="places", qualifier=oi.Qualifier.MORE_THAN),
    }


def test_a_figure_binds_exactly_and_is_stated_unless_told() -> None:
    """A figure made of a value and a unit is exact, stated, and knows nothing else."""
    figure = oi.Figure(value=3, unit="visors")

    assert (figure.qualifier, figure.basis) == (oi.Qualifier.EQUAL, oi.Basis.STATED)
    assert (figure.id, figure.printed, figure.base, figure.date, figure.sources) == (
        None,
        None,
        None,
        None,
        (),
    )


def test_only_two_figures_are_dated() -> None:
    """A figure has a date only where one is known: 002:L123 says 2019, other pages complete 004:L11."""
    assert {one.id: (one.date, one.date_printed) for one in published_figures() if one.date} == {
        "territoires_industrie": ("2018-11-22", "22 novembre dernier"),
        "technowest_poc_2019": ("2019", None),
    }
