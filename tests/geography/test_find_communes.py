"""Finding communes by what people write: what is understood, what is left aside, what finds nothing."""

from __future__ import annotations

from typing import Any

import pytest

import openinno as oi
from openinno.geography import Reason, find_communes


def _found(text: str, **more: str) -> list[tuple[str, Reason]]:
    return [(match.place.code, match.reason) for match in find_communes(text, **more)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("69123", [("69123", Reason.CODE)]),
        (" 69123\n", [("69123", Reason.CODE)]),
        ("2b033", [("2B033", Reason.CODE)]),
        ("69387", [("69123", Reason.ARRONDISSEMENT_CODE)]),
        ("75112", [("75056", Reason.ARRONDISSEMENT_CODE)]),
        ("69232", [("69123", Reason.FORMER_CODE)]),
        ("20033", [("2B033", Reason.FORMER_CODE)]),
        ("02285", [("59545", Reason.FORMER_CODE)]),
    ],
)
def test_codes_are_read(text: str, found: list[tuple[str, Reason]]) -> None:
    """Codes of today, of arrondissements and of the past lead to the commune of today."""
    assert _found(text) == found


def test_the_arrondissement_of_a_code_is_told() -> None:
    """The match of an arrondissement's code keeps it."""
    (match,) = find_communes("69387")

    assert match.arrondissement is not None
    assert match.arrondissement.number == 7


def test_a_code_that_looks_like_a_postcode_is_both() -> None:
    """69007 is the code of Ampuis and the postcode of an arrondissement of Lyon: both are given."""
    assert _found("69007") == [("69007", Reason.CODE), ("69123", Reason.ARRONDISSEMENT_POSTCODE)]


def test_a_postcode_in_use_comes_before_a_code_of_the_past() -> None:
    """75001 was once the code of Alfortville; today it is the middle of Paris."""
    assert _found("75001") == [("75056", Reason.ARRONDISSEMENT_POSTCODE), ("94002", Reason.FORMER_CODE)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Saint-Étienne", "42218"),
        ("SAINT ETIENNE", "42218"),
        ("saint_étienne", "42218"),
        ("St Etienne", "42218"),
        ("St. Étienne", "42218"),
        ("Ste-Foy-lès-Lyon", "69202"),
        ("Boulogne s/Mer", "62160"),
        ("Boulogne s/ Mer", "62160"),
        ("L’Haÿ les Roses", "94038"),
        ("L Hay-les-Roses", "94038"),
        ("Havre (Le)", "76351"),
        ("Haÿ-les-Roses (L')", "94038"),
        ("Châlons en Champagne", "51108"),
        ("Château-Chinon (Ville)", "58062"),
        ("Nouméa", "98818"),
    ],
)
def test_spellings_of_a_name_are_forgiven(text: str, code: str) -> None:
    """Accents, case, signs, articles set behind and the usual short forms lead to one commune."""
    assert _found(text) == [(code, Reason.NAME)]


@pytest.mark.parametrize(
    "text",
    [
        "Mérignac (33)",
        "MERIGNAC (GIRONDE)",
        "Mérignac 33",
        "Mérignac - 33",
        "Mérignac, Gironde",
        "Mérignac, 33",
        "Mérignac, Gironde, France",
        "33700 Mérignac (France)",
        "33700 Mérignac",
        "33 700 Mérignac",
        "Mérignac 33700",
        "Mérignac (33700)",
        "F-33700 MERIGNAC",
    ],
)
def test_what_stands_around_a_name_tells_which(text: str) -> None:
    """A département by code or name, or a postcode, picks one of the three Mérignac."""
    assert _found(text) == [("33281", Reason.NAME)]


def test_a_name_alone_gives_every_commune_that_bears_it() -> None:
    """Nothing chooses among the three Mérignac, which come in the order of their codes."""
    assert [code for code, _ in _found("Mérignac")] == ["16216", "17229", "33281"]


@pytest.mark.parametrize("departement", ["33", "Gironde", "gironde (33)", "33 - Gironde"])
def test_a_departement_beside_the_name_tells_which(departement: str) -> None:
    """The département is given by code, by name or by both."""
    assert _found("Mérignac", departement=departement) == [("33281", Reason.NAME)]


def test_a_region_or_a_collectivity_does_as_a_departement() -> None:
    """What people put in the column of the département is taken as far as it helps."""
    assert _found("Bastia", departement="Corse") == [("2B033", Reason.NAME)]
    assert _found("Nouméa", departement="Nouvelle-Calédonie") == [("98818", Reason.NAME)]


def test_a_postcode_beside_the_name_tells_which() -> None:
    """The postcode picks one of the communes of a name, spaces in it forgiven."""
    assert _found("Mérignac", postcode="33 700") == [("33281", Reason.NAME)]


def test_blank_conditions_are_no_conditions() -> None:
    """Empty cells of a table restrict nothing."""
    assert len(_found("Mérignac", departement=" ", postcode="")) == 3


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Lyon 7e", 7),
        ("Lyon 7ème", 7),
        ("LYON 7EME ARRONDISSEMENT", 7),
        ("Lyon 7e arr.", 7),
        ("Lyon 7°", 7),
        ("Lyon 07", 7),
        ("Lyon (7e)", 7),
        ("Lyon - 7ᵉ", 7),
        ("69007 Lyon", 7),
        ("Lyon 69007", 7),
        ("Paris 11", 11),
        ("Paris 1er", 1),
        ("Paris 75116", 16),
        ("Marseille 13e arrondissement", 13),
        ("Marseille 13013", 13),
    ],
)
def test_arrondissements_are_read(text: str, number: int) -> None:
    """A number behind the name, or a postcode of an arrondissement, tells which one."""
    (match,) = find_communes(text)

    assert match.arrondissement is not None
    assert match.arrondissement.number == number


def test_the_number_of_marseille_may_be_its_departement() -> None:
    """Marseille 13 is Marseille either way, and no arrondissement is guessed."""
    (match,) = find_communes("Marseille 13")

    assert (match.place.code, match.reason, match.arrondissement) == ("13055", Reason.NAME, None)


@pytest.mark.parametrize(("postcode", "code"), [("75001", "75056"), ("69007", "69123"), ("13001", "13055")])
def test_a_postcode_of_an_arrondissement_leads_to_the_commune(postcode: str, code: str) -> None:
    """Addresses in Paris, Lyon and Marseille carry the postcode of an arrondissement."""
    matches = [one for one in find_communes(postcode) if one.reason is Reason.ARRONDISSEMENT_POSTCODE]

    assert [match.place.code for match in matches] == [code]
    assert matches[0].arrondissement is not None
    assert matches[0].arrondissement.number == int(postcode[-2:])


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("LYON CEDEX 07", "CEDEX 07"),
        ("69361 LYON CEDEX 07", "69361, CEDEX 07"),
        ("Lyon Cedex", "CEDEX"),
        ("Lyon cedex 7 69361", "69361, CEDEX 7"),
    ],
)
def test_a_cedex_is_left_aside_and_told(text: str, aside: str) -> None:
    """A CEDEX is an office: the name is used, and what was left aside is told."""
    (match,) = find_communes(text)

    assert (match.place.code, match.reason, match.set_aside) == ("69123", Reason.CEDEX, aside)
    assert match.arrondissement is None


@pytest.mark.parametrize("text", ["69361", "69361 CEDEX", "CEDEX 07"])
def test_a_cedex_alone_finds_nothing(text: str) -> None:
    """The postcodes of CEDEX are not in the data."""
    assert find_communes(text) == ()


def test_a_generic_postcode_is_left_aside_and_told() -> None:
    """75000 is nobody's postcode, but it is of the département of Paris."""
    (match,) = find_communes("75000 Paris")

    assert (match.place.code, match.reason, match.set_aside) == ("75056", Reason.NAME, "75000")
    assert match.message("en").endswith("Left aside: 75000.")
    assert match.message("fr").endswith("Laissé de côté : 75000.")


def test_a_postcode_of_another_arrondissement_is_left_aside() -> None:
    """Where the number and the postcode disagree, the number is kept and the postcode is told."""
    (match,) = find_communes("Lyon 3e", postcode="69007")

    assert match.arrondissement is not None
    assert (match.arrondissement.number, match.set_aside) == (3, "69007")


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("33000 Lyon", {}),
        ("Lyon", {"postcode": "33000"}),
        ("Lyon", {"departement": "Gironde"}),
        ("Lyon (33)", {}),
        ("Lyon 12e", {}),
        ("Lyon 12", {}),
        ("Bordeaux 3e", {}),
        ("Paris 21", {}),
        ("69123", {"departement": "33"}),
        ("Lyon", {"departement": "Nulle-Part"}),
        ("Lyon", {"postcode": "69"}),
        ("Lyon", {"postcode": "néant"}),
        ("Lyon (nulle part)", {}),
    ],
)
def test_parts_that_contradict_each_other_find_nothing(text: str, more: dict[str, str]) -> None:
    """A name with the département, postcode or arrondissement of elsewhere is not half believed."""
    assert find_communes(text, **more) == ()


@pytest.mark.parametrize(
    ("text", "code", "former"),
    [
        ("Cherbourg-Octeville", "50129", "50129"),
        ("Lomme", "59350", "59355"),
        ("Bâgé-la-Ville", "01025", "01025"),
    ],
)
def test_former_communes_lead_to_the_commune_of_today(text: str, code: str, former: str) -> None:
    """The name of a delegated or associated commune finds the commune of today, and is told."""
    (match,) = find_communes(text)

    assert (match.place.code, match.reason) == (code, Reason.FORMER_NAME)
    assert match.former is not None
    assert match.former.code == former


def test_a_name_of_today_comes_before_one_of_the_past() -> None:
    """Where a commune and a former commune share a name, both are given, today's first."""
    reasons = [match.reason for match in find_communes("Beaune")]

    assert reasons == [Reason.NAME, Reason.FORMER_NAME]


def test_a_commune_is_given_once() -> None:
    """Saint-Denis of today has a delegated commune of its own name, and is one match."""
    codes = [match.place.code for match in find_communes("Saint-Denis")]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    "text", ["", "   ", "()", ",", "(33)", "33", "🎈", "\0", "\ud800", "Lyonn", "métropole", "x" * 100_000]
)
def test_what_names_no_commune_finds_nothing(text: str) -> None:
    """Nothing, signs, a misspelling, or far too long a text: no match and no error."""
    assert find_communes(text) == ()


@pytest.mark.parametrize("given", [69123, None, b"Lyon", ["Lyon"]])
def test_what_is_no_text_is_refused(given: Any) -> None:
    """A number, which has lost the zero of a code, is a wrong call."""
    with pytest.raises(TypeError, match=r"find_communes\(\) takes a text, not .*; a code is a text too"):
        find_communes(given)


@pytest.mark.parametrize("name", ["departement", "postcode"])
def test_a_condition_that_is_no_text_is_refused(name: str) -> None:
    """The error tells which argument was wrong."""
    with pytest.raises(TypeError, match=f"a text or None as {name}, not 33"):
        find_communes("Lyon", **{name: 33})  # type: ignore[arg-type]


def test_a_match_explains_itself() -> None:
    """The sentence of a match tells what was given, what it is and why, in both languages."""
    (match,) = find_communes("69387")
    (former,) = find_communes("Lomme")

    assert match.message("fr") == (
        "« 69387 » : Lyon (69123). Motif : code d'un arrondissement, Lyon 7e Arrondissement."
    )
    assert (
        former.message("en")
        == "“Lomme”: Lille (59350). Reason: name of the past, associated commune, Lomme, 59355."
    )


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_speaks_both_languages(reason: Reason) -> None:
    """Each reason has a label in French and in English, and its place among all."""
    assert reason.label("fr")
    assert reason.label("en")
    assert list(Reason)[reason.order - 1] is reason


COMMUNES = oi.geography.communes()


def test_every_commune_is_found_by_its_code() -> None:
    """For each commune, its code gives it first."""
    lost = [one.code for one in COMMUNES if find_communes(one.code)[0].place is not one]

    assert lost == []


def test_every_commune_is_found_by_its_name_and_departement() -> None:
    """For each commune, its name with the code of its département gives it first, by its name."""
    lost = []
    for one in COMMUNES:
        area = one.departement or one.collectivity
        assert area is not None
        match = find_communes(one.name, departement=area.code)[0]
        if match.place is not one or match.reason is not Reason.NAME:
            lost.append(one.code)

    assert lost == []


def test_every_postcode_finds_its_communes() -> None:
    """For each postcode, all the communes that have it are found, and by it no others."""
    expected: dict[str, set[str]] = {}
    for one in COMMUNES:
        for postcode in one.postcodes:
            expected.setdefault(postcode, set()).add(one.code)
    found = {postcode: find_communes(postcode) for postcode in expected}
    by_postcode = {Reason.POSTCODE, Reason.ARRONDISSEMENT_POSTCODE}
    missing = {
        postcode
        for postcode, codes in expected.items()
        if not codes <= {match.place.code for match in found[postcode]}
    }
    foreign = {
        postcode
        for postcode, codes in expected.items()
        if not {match.place.code for match in found[postcode] if match.reason in by_postcode} <= codes
    }

    assert len(expected) == 6310
    assert max(len(codes) for codes in expected.values()) == 46
    assert sum(len(codes) == 1 for codes in expected.values()) == 2105
    assert missing == set()
    assert foreign == set()


def test_every_former_commune_leads_to_its_commune() -> None:
    """For each former commune with a name, that name and the département of today find it."""
    lost = []
    for one in COMMUNES:
        for former in one.former:
            area = one.departement or one.collectivity
            if former.name and area:
                found = find_communes(former.name, departement=area.code)
                if one not in [match.place for match in found]:
                    lost.append(former.code)

    assert lost == []


def test_parentheses_of_a_name_stand_beside_a_postcode() -> None:
    """Two communes are called Bors, each with its canton in parentheses: a postcode before it hides none."""
    (found,) = find_communes("16190 BORS (CANTON DE TUDE-ET-LAVALETTE)")

    assert found.place.code == "16052"
