"""Strategies that draw records, censuses and conditions: what the laws of this folder hold for."""

from __future__ import annotations

from typing import Any, Final, TypeAlias, TypeVar

from hypothesis import strategies as st

from openinno import (
    Activity,
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
    EpciKind,
    Figure,
    Finding,
    Funding,
    Initiative,
    Label,
    LegalForm,
    Level,
    Location,
    Maturity,
    Ownership,
    PartnerKind,
    Point,
    Position,
    Precision,
    Profile,
    Public,
    Qualifier,
    RefusedRow,
    Relation,
    RelationKind,
    ResilienceAxis,
    Sector,
    Severity,
    Site,
    Source,
    Status,
    Structure,
    StructureType,
    Support,
    Term,
    Theme,
)
from openinno.typology.figures import FigureBase

T = TypeVar("T")
W = TypeVar("W", bound=Term)
Json: TypeAlias = bool | int | float | str | list[Any] | dict[str, Any] | None

WHOLE = st.integers(min_value=-(2**63), max_value=2**63 - 1)
NUMBERS = WHOLE | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(max_size=8) | st.sampled_from(
    ["", "Métropole", "œuvre d’été", "KMØ", "東京", "e\u0301", "🏭\x00"]
)
NAMES = TEXTS.filter(lambda text: bool(text.strip()))
REGIONS = ("Bretagne", "bretagne", "Île-de-France", "Ile de France", "Corse")
EPCIS = ("Métropole de Lyon", "CC du Pays", "東京")


def perhaps(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Draw a value or None."""
    return st.none() | values


def several(values: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """Draw a short tuple."""
    return st.lists(values, max_size=most).map(tuple)


labels = st.builds(Label, TEXTS, perhaps(TEXTS))
sources = st.builds(
    Source, document=st.sampled_from(["002", "000", "a page"]), line=perhaps(WHOLE), last_line=perhaps(WHOLE)
)


def claims(words: type[W]) -> st.SearchStrategy[Claim[W]]:
    """Draw a claim of a vocabulary; the first words are drawn most, so that they meet."""
    values = st.sampled_from(list(words)[:3]) | st.sampled_from(list(words))
    return st.builds(
        lambda value, basis, said: Claim(value=value, basis=basis, sources=said),
        values,
        st.sampled_from(Basis),
        several(sources, 1),
    )


dates = st.builds(
    lambda year, month, day: "-".join(
        [f"{year:04}", *([f"{month:02}"] if month else []), *([f"{day:02}"] if month and day else [])]
    ),
    st.integers(1, 9999),
    st.integers(0, 12),
    st.integers(0, 28),
)
addresses = st.builds(
    Address,
    street=perhaps(TEXTS),
    complement=perhaps(TEXTS),
    postcode=perhaps(TEXTS),
    town=perhaps(TEXTS),
)
points = st.builds(
    Point,
    latitude=st.floats(-90, 90) | st.integers(-90, 90),
    longitude=st.floats(-180, 180) | st.integers(-180, 180),
)
locations = st.builds(
    Location,
    point=points,
    precision=st.sampled_from(Precision),
    basis=st.sampled_from(Basis),
    sources=several(sources, 1),
)
sites = st.builds(
    Site,
    printed=perhaps(TEXTS),
    commune=perhaps(st.sampled_from(["Lyon", "Saint-Étienne", "L’Haÿ-les-Roses"])),
    insee=perhaps(st.sampled_from(["69123", "2B033"])),
    departement=perhaps(st.sampled_from(["69", "2A", "974"])),
    region=perhaps(st.sampled_from(REGIONS)),
    epci_kind=perhaps(st.sampled_from(EpciKind)),
    epci_name=perhaps(st.sampled_from(EPCIS)),
    address=perhaps(addresses),
    location=perhaps(locations),
    basis=st.sampled_from(Basis),
    sources=several(sources, 1),
)
figures = st.builds(
    Figure,
    id=perhaps(TEXTS),
    value=NUMBERS,
    unit=TEXTS,
    unit_label=perhaps(labels),
    qualifier=st.sampled_from(Qualifier),
    printed=perhaps(TEXTS),
    of=perhaps(labels),
    base=perhaps(
        st.builds(FigureBase, value=NUMBERS, unit=TEXTS, qualifier=st.sampled_from(Qualifier)),
    ),
    basis=st.sampled_from(Basis),
    date=perhaps(TEXTS),
    note=perhaps(labels),
    sources=several(sources, 1),
)
positions = st.builds(
    Position,
    file=perhaps(TEXTS),
    sheet=perhaps(TEXTS),
    row=perhaps(WHOLE),
    column=perhaps(TEXTS),
    record=perhaps(TEXTS),
    path=perhaps(TEXTS),
)
findings = st.builds(
    Finding,
    code=TEXTS,
    severity=st.sampled_from(Severity),
    where=positions,
    text=labels,
    fix=perhaps(labels),
)
refused_rows = st.builds(RefusedRow, content=TEXTS, where=positions, findings=several(findings))
extras: st.SearchStrategy[dict[str, str | int | float | bool | None]] = st.dictionaries(
    TEXTS, st.none() | st.booleans() | NUMBERS | TEXTS, max_size=3
)

counted_structures = st.builds(
    Structure,
    id=st.uuids(version=4).map(str),
    name=NAMES,
    printed_names=several(TEXTS),
    profiles=several(claims(Profile), 3),
    types=several(claims(StructureType)),
    themes=several(claims(Theme)),
    levels=several(claims(Level)),
    ownership=perhaps(claims(Ownership)),
    status=perhaps(claims(Status)),
    sites=several(sites),
    note=perhaps(labels),
)
"""Structures with what facets count and search reads, and no more: quick to draw."""

judged_structures = st.builds(
    Structure,
    id=NAMES,
    name=NAMES,
    types=several(claims(StructureType)),
    themes=several(claims(Theme)),
    support=several(claims(Support), 3),
    partners=several(claims(PartnerKind), 3),
    legal_form=perhaps(claims(LegalForm)),
    status=perhaps(claims(Status)),
    closed=perhaps(dates),
)
"""Structures with what the criteria and durability are judged by."""

whole_structures = st.builds(
    Structure,
    id=NAMES,
    name=NAMES,
    printed_names=several(TEXTS),
    description=perhaps(TEXTS),
    profiles=several(claims(Profile)),
    types=several(claims(StructureType)),
    themes=several(claims(Theme)),
    levels=several(claims(Level)),
    maturity=several(claims(Maturity)),
    support=several(claims(Support)),
    support_min_months=perhaps(st.integers(0, 2**63 - 1)),
    support_max_months=perhaps(st.integers(0, 60)),
    ownership=perhaps(claims(Ownership)),
    initiative=perhaps(claims(Sector)),
    legal_form=perhaps(claims(LegalForm)),
    funding=several(claims(Funding)),
    activities=several(claims(Activity)),
    publics=several(claims(Public)),
    partners=several(claims(PartnerKind)),
    partner_names=several(TEXTS),
    status=perhaps(claims(Status)),
    opened=perhaps(dates),
    closed=perhaps(dates),
    siren=perhaps(TEXTS),
    siret=perhaps(TEXTS),
    contact=perhaps(
        st.builds(Contact, website=perhaps(TEXTS), email=perhaps(TEXTS), phone=perhaps(TEXTS)),
    ),
    sites=several(sites),
    figures=several(figures, 1),
    note=perhaps(labels),
    sources=several(sources),
    extra=extras,
)
"""Structures with every attribute drawn."""

actors = st.builds(
    Actor,
    id=NAMES,
    name=NAMES,
    printed_names=several(TEXTS),
    kind=st.sampled_from(ActorKind),
    types=several(claims(StructureType)),
    status=perhaps(claims(Status)),
    sites=several(sites, 1),
    figures=several(figures, 1),
    note=perhaps(labels),
)
initiatives = st.builds(
    Initiative,
    id=NAMES,
    title=labels,
    axis=perhaps(claims(ResilienceAxis)),
    detailed=st.booleans(),
    region=perhaps(TEXTS),
    structures=several(TEXTS),
    actors=several(TEXTS),
    part_of=perhaps(TEXTS),
    impacts=several(figures, 1),
)
ends = st.builds(End, kind=st.sampled_from(EndKind), id=TEXTS)
relations = st.builds(
    Relation,
    subject=ends,
    kind=st.sampled_from(RelationKind),
    object=ends,
    basis=st.sampled_from(Basis),
    note=perhaps(labels),
    sources=several(sources, 1),
)
census_sources = st.builds(
    CensusSource,
    title=labels,
    scope=perhaps(labels),
    publisher=perhaps(TEXTS),
    date=perhaps(TEXTS),
    licence=perhaps(TEXTS),
    address=perhaps(TEXTS),
)

counted_censuses = st.builds(
    Census,
    structures=st.lists(counted_structures, max_size=6, unique_by=lambda one: one.id),
    source=st.just(CensusSource(title=Label("Essai", "Trial"))),
)
"""Censuses to count and filter."""

whole_censuses = st.builds(
    Census,
    structures=st.lists(whole_structures, max_size=2, unique_by=lambda one: one.id),
    source=census_sources,
    actors=several(actors, 1),
    initiatives=several(initiatives, 1),
    relations=several(relations, 1),
    findings=several(findings, 1),
    refused=several(refused_rows, 1),
)
"""Censuses to write and read."""

ODD: Final = st.text(alphabet="'=+-@|\\\";,.: \t\r\n\x00\x1c\x85\u2028\ufeff\ufffeé東🏭_x0041", max_size=10)
"""Texts made of what forms trip over: signs of formulas, separators, quotes, blanks, controls, codes."""
HEADINGS: Final = st.sampled_from(
    ["thème", "theme", "themes", "thème (libellé)", "identifiant openinno", "geometry", "extra", "id"]
)
"""Names of columns of ours, which people may give their own."""

odd_structures = st.builds(
    Structure,
    id=ODD.filter(str.strip),
    name=ODD.filter(str.strip),
    printed_names=several(ODD, 3),
    description=perhaps(ODD),
    siren=perhaps(ODD | st.sampled_from(["007", "1e5", "1,5", "NA", "2019-05-03", "TRUE", "1/2"])),
    themes=several(claims(Theme)),
    opened=perhaps(dates),
    sites=several(sites, 2),
    extra=st.dictionaries(
        ODD | HEADINGS, st.none() | ODD | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
    ),
)
odd_censuses = st.builds(
    Census,
    structures=st.lists(odd_structures, max_size=3, unique_by=lambda one: one.id),
    source=st.just(CensusSource(title=Label("Essai", "Trial"))),
)
"""Censuses of texts that are odd in tables."""

json_values: st.SearchStrategy[Json] = st.sampled_from([None, "", "ab", [], {}, 0, True]) | st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=4,
)
