"""From towns to places of the official code: what a census leaves out is filled in, and doubts are told.

A census often holds the name of a town and nothing else. Its code, département, région and grouping follow
from it, and the centre of the commune stands for the place until somebody knows better.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

import attrs

from .actors import Actor
from .census import Census
from .findings import Finding, Position, Severity
from .geography import Commune, Match, Reason, find_communes
from .labels import Label, plain
from .places import Site
from .structures import Structure

__all__ = ["communes_of", "locate"]

RecordT = TypeVar("RecordT", Structure, Actor)

_OF_TODAY: Final = {Reason.CODE, Reason.ARRONDISSEMENT_CODE}
_COMPARED: Final = ("departement", "region", "epci_kind", "epci_name")
_MOST_NAMED: Final = 5
_LONGEST_NAMED: Final = 100


def locate(census: Census) -> Census:
    """Return a census whose towns are told by the official code, each at the centre of its commune.

    Only what a site leaves empty is filled in; a point that is known is kept. The commune is read from its
    INSEE code, or else from its name or that of the town in its address, with what is said of the
    département, the région and the postcode. Where that leads to several communes, none is chosen.

    Args:
        census: The census.

    Returns:
        The same census with fuller sites. Its findings tell of towns that are unknown or ambiguous, of what
        contradicts the official code, and of communes whose point is not known.

    Raises:
        TypeError: This is no census.

    Examples:
        >>> import openinno as oi
        >>> census = oi.Census(
        ...     structures=[oi.Structure(id="h7", name="H7", sites=[oi.Site(commune="Lyon 2e")])],
        ...     source=oi.CensusSource(title=oi.Label("Essai", "Trial")),
        ... )
        >>> site = locate(census)["h7"].sites[0]
        >>> site.insee, site.region, site.in_metropole, site.location.precision
        ('69123', 'Auvergne-Rhône-Alpes', True, <Precision.COMMUNE>)
    """
    if not isinstance(census, Census):
        raise TypeError(f"locate() takes a census, not {census!r}")
    found: list[Finding] = []
    structures = [_located(one, found) for one in census.structures]
    actors = [_located(one, found) for one in census.actors]
    before = set(census.findings)
    told = [finding for finding in found if finding not in before]
    return attrs.evolve(census, structures=structures, actors=actors, findings=(*census.findings, *told))


def communes_of(site: Site) -> tuple[Commune, ...]:
    """Return the communes of the official code that a site may stand in: one where that is clear.

    Args:
        site: The site; its INSEE code is read, or else its name of a commune or the town of its address,
            with what it says of the département, the région and the postcode.

    Examples:
        >>> [place.code for place in communes_of(Site(commune="Lyon 2e"))]
        ['69123']
        >>> len(communes_of(Site(commune="Saint-Denis"))) > 1, communes_of(Site(region="Bretagne"))
        (True, ())
    """
    _, matches = _matches(site)
    return tuple({match.place.code: match.place for match in matches}.values())


def _located(record: RecordT, found: list[Finding]) -> RecordT:
    sites = []
    for place, site in enumerate(record.sites):
        where = Position(record=record.id, path=f"sites[{place}]")
        completed, findings = _completed(site, where)
        sites.append(completed)
        found.extend(findings)
    # Most records change nothing, and checking one again costs more than comparing it.
    return record if tuple(sites) == record.sites else attrs.evolve(record, sites=tuple(sites))


def _completed(site: Site, where: Position) -> tuple[Site, list[Finding]]:
    """Return a site with what follows from its commune, and what is doubtful in it."""
    text, matches = _matches(site)
    if text is None:
        return site, []
    places = {match.place.code: match.place for match in matches}
    if len(places) != 1:
        told = _several(text, list(places.values()), where) if places else _none(text, site, where)
        return site, [told]
    (commune,) = places.values()
    official = Site.of(commune)
    filled = {
        field.name: getattr(official, field.name)
        for field in attrs.fields(Site)
        if field.name in {"commune", "insee", "location", *_COMPARED} and getattr(site, field.name) is None
    }
    findings = list(_contradictions(site, official, where))
    if site.location is None and official.location is None:
        findings.append(_no_point(commune, where))
    return attrs.evolve(site, **filled), findings


def _matches(site: Site) -> tuple[str | None, Iterable[Match[Commune]]]:
    """Return the text by which the commune of a site was sought, and what was found."""
    if site.insee:
        return site.insee, _by_code(site.insee)
    address = site.address
    text = site.commune or (address and (address.town or address.postcode))
    if not text:
        return None, ()
    return text, find_communes(text, departement=site.departement or site.region, postcode=_postcode(site))


def _postcode(site: Site) -> str | None:
    return site.address.postcode if site.address else None


def _by_code(insee: str) -> Iterable[Match[Commune]]:
    """Return what an INSEE code of today leads to, or one of the past unless it may be a postcode."""
    matches = find_communes(insee)
    today = [match for match in matches if match.reason in _OF_TODAY]
    past = all(match.reason is Reason.FORMER_CODE for match in matches)
    return today or (matches if past else ())


def _none(given: str, site: Site, where: Position) -> Finding:
    """Tell of a town that is nowhere, or only where the rest of its site says that it is not."""
    text = _short(given)
    beside = [part for part in (site.departement or site.region, _postcode(site)) if part]
    elsewhere = [] if site.insee else [match.place for match in find_communes(given)]
    if not beside or not elsewhere:
        return _finding(
            "unknown-place",
            where,
            Label(f"commune introuvable : « {text} »", f"no such commune: “{text}”"),
            Label("donner le code INSEE de la commune", "give the INSEE code of the commune"),
        )
    rest = _short(", ".join(beside))
    return _finding(
        "unknown-place",
        where,
        Label(
            f"« {text} » ne s'accorde pas avec « {rest} » ; de ce nom : {_named(elsewhere)}",
            f"“{text}” does not agree with “{rest}”; of that name: {_named(elsewhere)}",
        ),
        Label(
            "corriger l'un ou l'autre, ou donner le code INSEE de la commune",
            "mend one or the other, or give the INSEE code of the commune",
        ),
    )


def _several(given: str, places: list[Commune], where: Position) -> Finding:
    text = _short(given)
    return _finding(
        "ambiguous-place",
        where,
        Label(
            f"« {text} » peut désigner {len(places)} communes : {_named(places)}",
            f"“{text}” may mean {len(places)} communes: {_named(places)}",
        ),
        Label(
            "donner le code INSEE, ou le département et le code postal",
            "give the INSEE code, or the département and the postcode",
        ),
    )


def _named(places: list[Commune]) -> str:
    more = "…" if len(places) > _MOST_NAMED else ""
    return ", ".join(place.label() for place in places[:_MOST_NAMED]) + more


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAMED else f"{text[:_LONGEST_NAMED]}…"


def _contradictions(site: Site, official: Site, where: Position) -> Iterator[Finding]:
    for name in ("commune", *_COMPARED):
        given, known = getattr(site, name), getattr(official, name)
        if given is None or _same(given, known) or (name == "commune" and _names(given, official)):
            continue
        text = Label(
            f"« {_shown(given)} » donné ; {official.commune} ({official.insee}) : « {_shown(known)} »",
            f"“{_shown(given)}” given; {official.commune} ({official.insee}): “{_shown(known)}”",
        )
        yield _finding("place-mismatch", attrs.evolve(where, path=f"{where.path}.{name}"), text)


def _names(text: str, official: Site) -> bool:
    """Tell whether a text may name a commune: by a name of the past or an arrondissement, for instance."""
    return official.insee in {match.place.code for match in find_communes(text)}


def _same(given: object, known: object) -> bool:
    return given == known or plain(str(given)) == plain(str(known))


def _shown(value: object) -> str:
    return str(getattr(value, "code", value))


def _no_point(commune: Commune, where: Position) -> Finding:
    text = Label(
        f"aucun point n'est connu pour {commune.label()}", f"no point is known for {commune.label()}"
    )
    return _finding("no-point", where, text, severity=Severity.INFO)


def _finding(
    code: str,
    where: Position,
    text: Label,
    fix: Label | None = None,
    severity: Severity = Severity.WARNING,
) -> Finding:
    return Finding(code=code, severity=severity, where=where, text=text, fix=fix)
