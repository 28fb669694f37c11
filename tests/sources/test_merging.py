"""Merging censuses: what is brought together, what stays apart, what is told, and who said what."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from openinno import (
    Actor,
    ActorKind,
    Address,
    Basis,
    Census,
    CensusSource,
    Claim,
    Contact,
    End,
    EndKind,
    Finding,
    Initiative,
    Label,
    Location,
    Ownership,
    Point,
    Position,
    Precision,
    RefusedRow,
    Relation,
    RelationKind,
    RuleError,
    Severity,
    Site,
    Source,
    Structure,
    Theme,
    embedded_census,
)
from openinno.sources.merging import MergedCensus, merge, near_names

SIRET = "73282932000074"


def structure(
    identifier: str, name: str | None = None, *, town: str | None = "Lyon", **more: Any
) -> Structure:
    """Return a structure in a town."""
    sites = more.pop("sites", [Site(commune=town)] if town else [])
    return Structure(id=identifier, name=name or identifier, sites=sites, **more)


def census(*structures: Structure, title: str = "Essai", **more: Any) -> Census:
    """Return a census of structures."""
    return Census(structures=structures, source=CensusSource(title=Label(title)), **more)


def groups(merged: MergedCensus) -> set[frozenset[str]]:
    """Return what was brought together, by number of census and identifier."""
    return {frozenset(map(str, origins.members)) for origins in merged.origins.values()}


def codes(merged: Census) -> list[str]:
    """Return the codes of its findings."""
    return [finding.code for finding in merged.findings]


def test_one_siret_is_one_structure_and_two_names_of_it_are_told() -> None:
    """The same SIRET, spaces aside, brings two names together, and a conflict tells both."""
    merged = merge(
        [
            census(structure("a", "TUBA", siret=SIRET)),
            census(structure("b", "Lieu", siret="732 829 320 00074")),
        ]
    )

    assert groups(merged) == {frozenset({"1:a", "2:b"})}
    assert merged["a"].name == "TUBA"
    (conflict,) = [finding for finding in merged.findings if finding.code == "conflict"]
    assert (conflict.severity, conflict.where) == (Severity.WARNING, Position(record="a", path="name"))
    assert "« TUBA » (1:a, Essai), retenu ; « Lieu » (2:b, Essai), non retenu" in conflict.message("fr")


def test_one_siren_is_not_one_structure() -> None:
    """Two establishments of one organisation stay two."""
    merged = merge(
        [
            census(structure("a", "Lab de Brest", siren="356000000", siret="35600000000048", town="Brest")),
            census(structure("b", "Lab de Metz", siren="356000000", siret="35600000009075", town="Metz")),
        ]
    )

    assert len(merged) == 2


def test_a_siret_of_one_digit_is_none() -> None:
    """Fourteen noughts stand for an absent number."""
    absent = "0" * 14
    merged = merge([census(structure("a", "TUBA", siret=absent)), census(structure("b", "H7", siret=absent))])

    assert len(merged) == 2


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("La Cantine", Site(commune="LYON 3e")),
        ("cantine (SCIC)", Site(insee="69123")),
        ("CANTINE", Site(address=Address(postcode="69003", town="Lyon"))),
        ("La  cantine", Site(insee="69383")),
    ],
)
def test_one_name_in_one_commune_is_one_structure(name: str, site: Site) -> None:
    """Spellings of a name and of a commune are forgiven."""
    merged = merge([census(structure("a", "La Cantine")), census(structure("b", name, sites=[site]))])

    assert groups(merged) == {frozenset({"1:a", "2:b"})}
    assert "conflict" not in codes(merged)


@pytest.mark.parametrize(
    "site",
    [
        Site(commune="Metz"),
        Site(),
        Site(region="Auvergne-Rhône-Alpes"),
    ],
)
def test_one_name_elsewhere_is_another_structure(site: Site) -> None:
    """The same name in another commune, or in none that is known, stays apart."""
    merged = merge([census(structure("a", "La Cantine")), census(structure("b", "La Cantine", sites=[site]))])

    assert len(merged) == 2


def test_a_commune_that_may_be_several_brings_nothing_together() -> None:
    """Two censuses that say Saint-Denis may mean two towns; the pair is told as one to look at."""
    one, other = (census(structure(name, "La Fabrique", town="Saint-Denis")) for name in ("a", "b"))

    merged = merge([one, other])

    assert len(merged) == 2
    assert codes(merged) == ["probable-duplicate"]


def test_two_structures_of_one_census_stay_two() -> None:
    """A twin in one census is never merged with its neighbour, even through a third."""
    twins = census(structure("x1", "Lab", note=Label("un")), structure("x2", "Lab", note=Label("deux")))
    merged = merge([twins, census(structure("y", "Lab"))])

    assert groups(merged) == {frozenset({"1:x1"}), frozenset({"1:x2"}), frozenset({"2:y"})}
    (told,) = [finding for finding in merged.findings if finding.code == "ambiguous-match"]
    assert "1:x1" in told.message()
    assert "2:y" in told.message()


def test_a_finer_sign_parts_twins() -> None:
    """Where two of one census share a SIRET, the name says which is which."""
    campus = census(structure("fab", "Fab", siret=SIRET), structure("bio", "Bio", siret=SIRET))
    merged = merge([campus, census(structure("b", "BIO", siret=SIRET), structure("f", "Fab", siret=SIRET))])

    assert groups(merged) == {frozenset({"1:fab", "2:f"}), frozenset({"1:bio", "2:b"})}
    assert "ambiguous-match" not in codes(merged)


def test_a_person_may_say_that_two_are_one() -> None:
    """A pair in `same` is brought together, whatever its names, in one census too."""
    one = census(structure("a", "TUBA"), structure("a2", "Tuba Lyon"))
    other = census(structure("a", "Le Tube", town="Metz"))

    merged = merge([one, other], same=[("1:a", "2:a"), ("a2", "1:a")])

    assert groups(merged) == {frozenset({"1:a", "1:a2", "2:a"})}


def test_a_person_may_say_that_two_are_not_one() -> None:
    """A pair in `apart` stays apart, and nothing more is told of it."""
    merged = merge([census(structure("a", "Lab")), census(structure("b", "Lab"))], apart=[("a", "b")])

    assert groups(merged) == {frozenset({"1:a"}), frozenset({"2:b"})}
    assert codes(merged) == []


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        ({"same": [("a", "nobody")]}, "“nobody” is no structure's identifier"),
        ({"same": [("both", "a")]}, "“both” is in several censuses; say in which, such as “1:both”"),
        ({"apart": [("a", "1:a")]}, "“a” is one structure twice"),
        ({"same": [("a", "b")], "apart": [("b", "a")]}, "to be the same and to be apart at once: 1:a, 2:b"),
        ({"same": [("3:a", "b")]}, "“3:a” is no structure's identifier; the nearest: 1:a"),
    ],
)
def test_a_wrong_pair_is_refused(pairs: Any, message: str) -> None:
    """An identifier that leads to no structure, or to several, is told with what to write."""
    one, other = census(structure("a"), structure("both")), census(structure("b"), structure("both", "B"))

    with pytest.raises(RuleError, match=message.replace("(", r"\(")):
        merge([one, other], **pairs)


def test_a_pair_that_is_no_pair_is_a_wrong_call() -> None:
    """A bare text or three identifiers are no pair."""
    wrong: Any = "ab"

    with pytest.raises(TypeError, match="a pair is two identifiers"):
        merge([census(structure("a")), census(structure("b"))], same=[wrong])


def test_what_is_no_list_of_censuses_is_a_wrong_call() -> None:
    """A census alone, a file name, or no census at all is told."""
    alone: Any = census(structure("a"))
    named: Any = ["lieux.csv"]

    with pytest.raises(TypeError, match="takes a list of censuses"):
        merge(alone)
    with pytest.raises(TypeError, match="takes censuses, as read_census"):
        merge(named)
    with pytest.raises(ValueError, match="one census at least"):
        merge([])


def test_each_gives_what_the_other_lacks() -> None:
    """A value that one census alone gives is taken, and its origin kept."""
    merged = merge(
        [
            census(structure("a", "Lab", opened="2014"), title="A"),
            census(
                structure("b", "Lab", contact=Contact(website="https://lab.fr"), siren="732829320"), title="B"
            ),
        ]
    )

    (lab,) = merged
    assert (lab.opened, lab.siren, lab.contact) == ("2014", "732829320", Contact(website="https://lab.fr"))
    origins = merged.origins["a"]
    assert [origin.title.fr for origin in origins["opened"]] == ["A"]
    assert [str(origin) for origin in origins["contact.website"]] == ["2:b"]
    assert [str(origin) for origin in origins["name"]] == ["1:a", "2:b"]


def test_lists_are_united_in_order() -> None:
    """Each word is kept once, with the stronger basis and the sources of both."""
    here, there = Source(document="002", line=1), Source(document="a page")
    first = [Claim(value=Theme.ENERGY, basis=Basis.INFERRED, sources=(here,)), Claim(value=Theme.MOBILITY)]
    second = [Claim(value=Theme.EDUCATION_AND_TRAINING), Claim(value=Theme.ENERGY, sources=(there,))]

    merged = merge(
        [census(structure("a", "Lab", themes=first)), census(structure("b", "Lab", themes=second))]
    )

    assert merged["a"].themes == (
        Claim(value=Theme.ENERGY, basis=Basis.STATED, sources=(here, there)),
        Claim(value=Theme.MOBILITY),
        Claim(value=Theme.EDUCATION_AND_TRAINING),
    )
    origins = merged.origins["a"]
    assert [[str(one) for one in origins[f"themes[{place}]"]] for place in range(3)] == [
        ["1:a", "2:b"],
        ["1:a"],
        ["2:b"],
    ]


@pytest.mark.parametrize(
    ("first", "second", "kept", "code"),
    [
        ({"opened": "2014"}, {"opened": "2013"}, "2014", "conflict"),
        ({"opened": "2014"}, {"opened": "2014-05"}, "2014-05", "less-precise"),
        ({"opened": "2014-05"}, {"opened": "2014"}, "2014-05", "less-precise"),
        ({"description": "Un lieu."}, {"description": "UN LIEU."}, "Un lieu.", "said-otherwise"),
        ({"support_min_months": 0}, {"support_min_months": 6}, 0, "conflict"),
    ],
)
def test_one_value_is_kept_and_the_other_told(
    first: dict[str, Any], second: dict[str, Any], kept: object, code: str
) -> None:
    """The first value is kept unless the other says the same more precisely."""
    merged = merge([census(structure("a", "Lab", **first)), census(structure("b", "Lab", **second))])

    (name,) = first
    assert getattr(merged["a"], name) == kept
    assert [(one.code, one.where.path) for one in merged.findings] == [(code, name)]
    assert all(str(value) in merged.findings[0].message("fr") for value in (first[name], second[name]))


def test_a_census_may_be_preferred_for_an_attribute() -> None:
    """The value of the preferred census is kept, and the other told."""
    one = census(structure("a", "Lab", opened="2014", contact=Contact(phone="1", website="a.fr")))
    other = census(structure("b", "Lab", opened="2013", contact=Contact(phone="2", website="b.fr")))

    merged = merge([one, other], prefer={"opened": 2, "contact": 2})

    assert (merged["a"].opened, merged["a"].contact) == ("2013", Contact(phone="2", website="b.fr"))
    assert codes(merged) == ["conflict"] * 3


@pytest.mark.parametrize("prefer", [{"openedd": 1}, {"opened": 3}, {"opened": 0}])
def test_a_wrong_preference_is_refused(prefer: dict[str, int]) -> None:
    """An attribute or a census that does not exist cannot be preferred."""
    with pytest.raises(RuleError, match="unknown"):
        merge([census(structure("a")), census(structure("b"))], prefer=prefer)


def test_sites_are_matched_by_commune_and_street() -> None:
    """A site of one commune completes that of the other; another commune is another site."""
    first = [
        Site(commune="Lyon", address=Address(street="1 rue A")),
        Site(commune="Lyon", address=Address(street="2 rue B")),
        Site(commune="Metz"),
    ]
    second = [
        Site(commune="Brest"),
        Site(insee="69123", address=Address(street="2, RUE B".replace(",", ""), postcode="69001")),
        Site(insee="57463"),
    ]

    merged = merge([census(structure("a", "Lab", sites=first)), census(structure("b", "Lab", sites=second))])

    sites = merged["a"].sites
    assert [site.commune for site in sites] == ["Lyon", "Lyon", "Metz", "Brest"]
    assert [site.insee for site in sites] == [None, "69123", "57463", None]
    assert sites[1].address == Address(street="2 rue B", postcode="69001")
    assert [str(one) for one in merged.origins["a"]["sites[1].address.postcode"]] == ["2:b"]
    assert [str(one) for one in merged.origins["a"]["sites[3].commune"]] == ["2:b"]
    assert "conflict" not in codes(merged)


def test_a_finer_point_is_kept() -> None:
    """The centre of a commune gives way to the place itself, and is told."""
    centre = Location(
        point=Point(latitude=45.749, longitude=4.8479), precision=Precision.COMMUNE, basis=Basis.DERIVED
    )
    place = Location(point=Point(latitude=45.7607, longitude=4.8599), precision=Precision.EXACT)

    merged = merge(
        [
            census(structure("a", "Lab", sites=[Site(commune="Lyon", location=centre)])),
            census(structure("b", "Lab", sites=[Site(commune="Lyon", location=place)])),
        ]
    )

    assert merged["a"].sites == (Site(commune="Lyon", location=place),)
    assert codes(merged) == ["less-precise"]


def test_other_columns_are_united_and_their_conflicts_told() -> None:
    """Columns that no attribute takes are all kept; where they differ, both values are told."""
    one = census(structure("a", "Lab", extra={"surface": 10, "bar": False}))
    other = census(structure("b", "Lab", extra={"surface": 12, "wifi": True}))

    merged = merge([one, other])

    assert merged["a"].extra == {"surface": 10, "bar": False, "wifi": True}
    assert [(one.code, one.where.path) for one in merged.findings] == [("conflict", "extra.surface")]


def test_an_identifier_that_is_taken_changes_with_all_that_refers_to_it() -> None:
    """Two structures with one identifier are two; ties, initiatives and findings follow."""
    tie = Relation(
        subject=End(kind=EndKind.STRUCTURE, id="1"),
        kind=next(iter(RelationKind)),
        object=End(kind=EndKind.INITIATIVE, id="i"),
    )
    doubt = Finding(code="x", severity=Severity.INFO, where=Position(record="1", row=2), text=Label("x"))
    one = census(structure("1", "Lab"), initiatives=[Initiative(id="i", title=Label("Un"))])
    other = census(
        structure("1", "Bio", sites=[Site(insee="57463")]),
        initiatives=[Initiative(id="i", title=Label("Deux"), structures=["1"], part_of="i")],
        relations=[tie],
        findings=[doubt],
        title="Autre",
    )

    merged = merge([one, other])

    assert [structure.id for structure in merged] == ["1", "1_57463"]
    assert [initiative.id for initiative in merged.initiatives] == ["i", "i_2"]
    assert (merged.initiatives[1].structures, merged.initiatives[1].part_of) == (("1_57463",), "i_2")
    assert [end.id for end in (merged.relations[0].subject, merged.relations[0].object)] == ["1_57463", "i_2"]
    assert merged.findings[0].where == Position(file="Autre", row=2, record="1_57463")
    assert codes(merged).count("renamed-id") == 2


def test_actors_and_ties_told_twice_are_kept_once() -> None:
    """An actor of both censuses is one, and so is a tie, with the sources of both."""

    def told(document: str, **more: Any) -> Census:
        sources = (Source(document=document),)
        actor = Actor(id="retis", name="RETIS", kind=ActorKind.NETWORK, sources=sources, **more)
        tie = Relation(
            subject=End(kind=EndKind.STRUCTURE, id="a"),
            kind=next(iter(RelationKind)),
            object=End(kind=EndKind.ACTOR, id="retis"),
            sources=sources,
        )
        return census(structure("a"), actors=[actor], relations=[tie])

    merged = merge([told("un"), told("deux", themes=[Theme.ENERGY])])

    (actor,), (tie,) = merged.actors, merged.relations
    assert actor.themes == (Claim(value=Theme.ENERGY),)
    assert [source.document for source in actor.sources] == ["un", "deux"]
    assert [source.document for source in tie.sources] == ["un", "deux"]


def test_refused_rows_say_of_which_census_they_are() -> None:
    """Rows that could not be read are kept, and named by the title of their census where no file is."""
    row = RefusedRow(content="?", where=Position(row=3), findings=())
    named = RefusedRow(content="?", where=Position(file="b.csv", row=3), findings=())

    merged = merge([census(refused=[row]), census(refused=[row, named]), census(refused=[row], title="C")])

    assert [one.where.file for one in merged.refused] == ["Essai (1)", "Essai (2)", "b.csv", "C"]


def test_near_names_in_one_commune_are_told_and_left_apart() -> None:
    """A near name is told with its score and the way to say that both are one."""
    merged = merge([census(structure("a", "Fab Lab de Lyon")), census(structure("b", "FabLab Lyon"))])

    assert len(merged) == 2
    (told,) = merged.findings
    assert (told.code, told.severity, told.where.record) == ("probable-duplicate", Severity.WARNING, "a")
    assert "92 sur 100, même commune" in told.message("fr")
    assert told.fix is not None
    assert 'same=[("1:a", "2:b")]; if not: apart=[("1:a", "2:b")]' in told.fix.text("en")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("LabFab EESAB", "Lab Fab EESAB"),
        ("Tuba", "TUBA Lyon"),
        ("FabLabLyon", "Fablab de Lyon"),
        ("Atelier des Idées", "Les Idées (atelier)"),
    ],
)
def test_words_written_in_two_or_in_another_order_are_near(first: str, second: str) -> None:
    """Blanks, the name of the commune, small words and the order of words do not hide a likely duplicate."""
    assert codes(merge([census(structure("a", first)), census(structure("b", second))])) == [
        "probable-duplicate"
    ]


@pytest.mark.parametrize(
    ("first", "second", "sign"),
    [
        (
            structure("a", "Numérilab", sites=[Site(address=Address(postcode="56890"))]),
            structure("b", "Numerilabs", sites=[Site(address=Address(postcode="56 890"))]),
            "same postcode",
        ),
        (
            structure("a", "Numérilab", town="Metz", contact=Contact(website="https://www.lab.fr/metz")),
            structure("b", "Numerilabs", town="Brest", contact=Contact(website="lab.fr")),
            "same website",
        ),
        (structure("a", "Le Numérilab", town=None), structure("b", "numerilab"), "one commune unknown"),
    ],
)
def test_near_names_are_looked_for_in_other_places_too(
    first: Structure, second: Structure, sign: str
) -> None:
    """A postcode, a website, or one name without a commune make two structures worth comparing."""
    merged = merge([census(first), census(second)])

    assert [(one.code, sign in one.message()) for one in merged.findings] == [("probable-duplicate", True)]


@pytest.mark.parametrize(("longitude", "found"), [(-2.755, 1), (-2.72, 0)])
def test_points_within_a_kilometre_make_names_worth_comparing(longitude: float, found: int) -> None:
    """Two points on both sides of a commune's edge are near; three kilometres are not."""
    one, other = (
        structure(
            identifier,
            name,
            sites=[
                Site(
                    commune=town,
                    location=Location(
                        point=Point(latitude=47.642, longitude=east), precision=Precision.EXACT
                    ),
                )
            ],
        )
        for identifier, name, town, east in (
            ("a", "Makerspace", "Vannes", -2.754),
            ("b", "Makerspaces", "Séné", longitude),
        )
    )

    assert codes(merge([census(one), census(other)])) == ["probable-duplicate"] * found


@pytest.mark.parametrize("name", ["Fablab 2", "Atelier", "Fab"])
def test_names_that_are_not_near_are_not_told(name: str) -> None:
    """Another number or another word is another place."""
    assert codes(merge([census(structure("a", "Fablab 1")), census(structure("b", name))])) == []


def test_without_its_library_merging_is_whole_and_says_what_it_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without rapidfuzz the sure signs are read all the same, and a finding names the extra."""
    monkeypatch.setitem(__import__("sys").modules, "rapidfuzz", None)

    merged = merge([census(structure("a", "Lab")), census(structure("b", "LAB"))])

    assert len(merged) == 1
    told = [finding for finding in merged.findings if finding.code == "near-names-not-sought"]
    assert [finding.fix.text("en")[-24:] for finding in told if finding.fix] == [
        "install 'openinno[merge]'"[1:]
    ]


def test_a_block_too_large_is_compared_in_part_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past a bound, names are compared with their neighbours by alphabet only."""
    monkeypatch.setattr(near_names, "MOST_COMPARED", 3)
    one = census(structure("a", "Numerilab"), structure("c", "Zenith"))
    other = census(structure("b", "Numerilabs"), structure("d", "Atelier"))

    assert codes(merge([one, other])) == ["near-names-partly-sought", "probable-duplicate"]


def test_parts_of_a_merged_census_remember_who_said_what() -> None:
    """Filtering, slicing, copying and pickling keep the origins."""
    merged = merge([embedded_census(), census(structure("x", "TUBA"))])

    for part in (merged.where(text="tuba"), merged[:3]):
        assert isinstance(part, MergedCensus)
        assert part.origins is merged.origins
    assert copy.deepcopy(merged) == pickle.loads(pickle.dumps(merged)) == merged  # noqa: S301 - our own bytes
    assert isinstance(hash(merged), int)


def test_a_merged_census_says_where_it_comes_from() -> None:
    """The title names all, and a licence is kept where all have one."""
    one, other = (
        Census(structures=[], source=CensusSource(title=Label(title), licence=licence, publisher="P"))
        for title, licence in (("A", "etalab-2.0"), ("B", "ODbL-1.0 OR MIT"))
    )

    source = merge([one, other]).source

    assert (source.title.fr, source.licence) == ("A + B", "etalab-2.0 AND (ODbL-1.0 OR MIT)")
    assert (source.publisher, source.scope) == ("P", None)
    assert merge([one]).source == one.source


def test_a_value_that_two_say_alike_rests_on_both() -> None:
    """One owner, said of two on different grounds, is kept on the stronger with the sources of both."""
    here, there = Source(document="002", line=1), Source(document="a page")
    first = Claim(value=Ownership.PUBLIC, basis=Basis.INFERRED, sources=(here,))
    second = Claim(value=Ownership.PUBLIC, sources=(there,))

    merged = merge(
        [census(structure("a", "Lab", ownership=first)), census(structure("b", "Lab", ownership=second))]
    )

    assert merged["a"].ownership == Claim(value=Ownership.PUBLIC, basis=Basis.STATED, sources=(here, there))
    assert [str(one) for one in merged.origins["a"]["ownership"]] == ["1:a", "2:b"]
    assert merged.findings == ()


def test_what_was_told_in_detail_once_still_is() -> None:
    """An initiative that one census only names and another tells has been told, without a conflict."""
    named, told = (Initiative(id="relais", title=Label("Relais"), detailed=one) for one in (False, True))

    merged = merge([census(initiatives=[named]), census(initiatives=[told])])

    assert merged.initiatives == (told,)
    assert merged.findings == ()


def test_a_site_is_as_sure_as_its_surest_teller() -> None:
    """The basis of a whole site is the stronger, and is no conflict."""
    first, second = (Site(commune="Lyon", basis=basis) for basis in (Basis.INFERRED, Basis.STATED))

    merged = merge(
        [census(structure("a", "Lab", sites=[first])), census(structure("b", "Lab", sites=[second]))]
    )

    assert [site.basis for site in merged["a"].sites] == [Basis.STATED]
    assert merged.findings == ()


@pytest.mark.parametrize(
    ("longitude", "precision", "code"),
    [
        (4.8480, Precision.STREET, "said-otherwise"),
        (4.9479, Precision.STREET, "conflict"),
        (4.8480, Precision.EXACT, "less-precise"),
    ],
)
def test_two_points_of_a_site_are_compared_by_their_reach(
    longitude: float, precision: Precision, code: str
) -> None:
    """Two points of one precision are one place where they are near, and a conflict where they are not."""
    first, second = (
        Site(commune="Lyon", location=Location(point=Point(latitude=45.749, longitude=one), precision=how))
        for one, how in ((4.8479, Precision.STREET), (longitude, precision))
    )

    merged = merge(
        [census(structure("a", "Lab", sites=[first])), census(structure("b", "Lab", sites=[second]))]
    )

    assert codes(merged) == [code]


def test_a_site_without_a_commune_completes_the_only_other() -> None:
    """One site of a region and one of a town in it are one, unless they contradict each other."""
    town = Site(commune="Lyon", region="Auvergne-Rhône-Alpes")
    wide, elsewhere = Site(region="auvergne rhone alpes"), Site(region="Bretagne")

    one, two = (
        merge(
            [
                census(structure("a", "Lab", siret=SIRET, sites=[town])),
                census(structure("b", "Lab", siret=SIRET, sites=[other])),
            ]
        )["a"].sites
        for other in (wide, elsewhere)
    )

    assert [site.commune for site in one] == ["Lyon"]
    assert [site.commune for site in two] == ["Lyon", None]


def test_notes_that_differ_are_told_in_the_language() -> None:
    """A text in two languages is shown in the one of the message."""
    first, second = Label("Fermé l'été", "Closed in summer"), Label("Ouvert l'été", "Open in summer")

    merged = merge([census(structure("a", "Lab", note=first)), census(structure("b", "Lab", note=second))])

    assert merged["a"].note == first
    assert "Ouvert l'été" in merged.findings[0].message("fr")
    assert "Open in summer" in merged.findings[0].message("en")
