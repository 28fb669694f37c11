"""Finding régions, départements and groupings by what people write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import openinno as oi
from openinno.geography import Reason, find_departements, find_epcis, find_regions
from openinno.geography._usual_names import FORMER_DEPARTEMENTS, FORMER_REGIONS, USUAL_EPCIS, USUAL_REGIONS


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("84", "84", Reason.CODE),
        ("1", "01", Reason.CODE),
        ("82", "84", Reason.FORMER_CODE),
        ("Auvergne-Rhône-Alpes", "84", Reason.NAME),
        ("région auvergne rhone alpes", "84", Reason.NAME),
        ("Région des Pays de la Loire", "52", Reason.NAME),
        ("ile de france", "11", Reason.NAME),
        ("Reunion", "04", Reason.NAME),
        ("la Réunion", "04", Reason.NAME),
        ("PACA", "93", Reason.ABBREVIATION),
        ("Région Sud", "93", Reason.ABBREVIATION),
        ("AURA", "84", Reason.ABBREVIATION),
        ("BFC", "27", Reason.ABBREVIATION),
        ("IDF", "11", Reason.ABBREVIATION),
        ("NPDC", "32", Reason.ABBREVIATION),
        ("HDF", "32", Reason.ABBREVIATION),
        ("Picardie", "32", Reason.FORMER_NAME),
        ("Alsace", "44", Reason.FORMER_NAME),
        ("Nord Pas-de-Calais", "32", Reason.FORMER_NAME),
        ("Midi-Pyrénées", "76", Reason.FORMER_NAME),
        ("Poitou Charentes", "75", Reason.FORMER_NAME),
        ("Centre", "24", Reason.FORMER_NAME),
    ],
)
def test_regions_are_read(text: str, code: str, reason: Reason) -> None:
    """Codes and names of today, usual names, and those of before 2016 lead to one région."""
    assert [(match.place.code, match.reason) for match in find_regions(text)] == [(code, reason)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("33", ["33"]),
        ("1", ["01"]),
        ("2a", ["2A"]),
        ("(33)", ["33"]),
        ("974", ["974"]),
        ("20", ["2A", "2B"]),
        ("gironde", ["33"]),
        ("la Gironde", ["33"]),
        ("l'Ain", ["01"]),
        ("Département du Nord", ["59"]),
        ("Seine-St-Denis", ["93"]),
        ("Cotes d Armor", ["22"]),
        ("Côtes-du-Nord", ["22"]),
        ("Gironde (33)", ["33"]),
        ("33 - Gironde", ["33"]),
        ("33 Gironde", ["33"]),
        ("Gironde - 33", ["33"]),
        ("Haute-Corse (20)", ["2B"]),
        ("Gironde (34)", []),
        ("987", []),
        ("99", []),
    ],
)
def test_departements_are_read(text: str, codes: list[str]) -> None:
    """Codes, names, and both when they agree lead to the départements; Corsica's old code to two."""
    assert [match.place.code for match in find_departements(text)] == codes


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("200046977", ["Métropole de Lyon"]),
        ("200 046 977", ["Métropole de Lyon"]),
        ("Métropole de Lyon", ["Métropole de Lyon"]),
        ("Grand Lyon", ["Métropole de Lyon"]),
        ("MEL", ["Métropole Européenne de Lille"]),
        ("métropole Aix Marseille Provence", ["Métropole d'Aix-Marseille-Provence"]),
        ("CU Caen la Mer", ["CU Caen la Mer"]),
        ("Communauté urbaine Caen-la-Mer", ["CU Caen la Mer"]),
        ("Caen la mer", ["CU Caen la Mer"]),
        ("communauté d’agglomération du Boulonnais", ["CA du Boulonnais"]),
        ("CA Caen la Mer", []),
        ("Nantes", []),
        ("Est Ensemble", []),
    ],
)
def test_groupings_are_read(text: str, names: list[str]) -> None:
    """A SIREN, a name with its kind written out or left out, and usual names; a wrong kind finds nothing."""
    assert [match.place.name for match in find_epcis(text)] == names


@pytest.mark.parametrize("finder", [find_regions, find_departements, find_epcis])
@pytest.mark.parametrize("text", ["", "  ", "\0", "()", "🎈", "\ud800", "nulle part", "x" * 100_000])
def test_what_names_no_area_finds_nothing(finder: Callable[[str], tuple[Any, ...]], text: str) -> None:
    """Nothing, signs, an unknown name or far too long a text: no match and no error."""
    assert finder(text) == ()


@pytest.mark.parametrize("finder", [find_regions, find_departements, find_epcis])
def test_what_is_no_text_is_refused(finder: Callable[[Any], tuple[Any, ...]]) -> None:
    """A number is a wrong call."""
    with pytest.raises(TypeError, match=f"{finder.__name__}.. takes a text, not 33"):
        finder(33)


@pytest.mark.parametrize(
    ("finder", "places"),
    [
        (find_regions, oi.geography.regions()),
        (find_departements, oi.geography.departements()),
        (find_epcis, oi.geography.epcis()),
    ],
)
def test_every_area_is_found_by_its_code_and_by_its_name(
    finder: Callable[[str], tuple[Any, ...]], places: tuple[Any, ...]
) -> None:
    """For each area, its code gives it alone, and its name gives it, with those of the same name."""
    assert [one.code for one in places if [match.place for match in finder(one.code)] != [one]] == []
    assert [one.name for one in places if one not in [match.place for match in finder(one.name)]] == []


def test_usual_names_lead_somewhere_and_name_nothing_else() -> None:
    """Each name kept by hand finds the place that it is kept for, and no official name is among them."""
    for names, finder in (
        ({**USUAL_REGIONS, **FORMER_REGIONS}, find_regions),
        (FORMER_DEPARTEMENTS, find_departements),
        (USUAL_EPCIS, find_epcis),
    ):
        for name, code in names.items():
            (match,) = finder(name)
            assert match.place.code == code
            assert match.reason in {Reason.ABBREVIATION, Reason.FORMER_NAME}


def test_every_region_of_before_2016_is_known() -> None:
    """The 22 metropolitan régions of before 2016 are found, by a name of today or of the past."""
    before = [
        *("Alsace", "Aquitaine", "Auvergne", "Basse-Normandie", "Bourgogne", "Bretagne", "Centre"),
        *("Champagne-Ardenne", "Corse", "Franche-Comté", "Haute-Normandie", "Île-de-France"),
        *("Languedoc-Roussillon", "Limousin", "Lorraine", "Midi-Pyrénées", "Nord-Pas-de-Calais"),
        *("Pays de la Loire", "Picardie", "Poitou-Charentes", "Provence-Alpes-Côte d'Azur", "Rhône-Alpes"),
    ]

    assert len(before) == 22
    assert len({find_regions(name)[0].place.code for name in before}) == 13
