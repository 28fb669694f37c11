"""How a structure is judged: what counts for each criterion, and what speaks against durability."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..claims import Claim
from ..labels import Label
from ..structures import Structure
from ..vocabulary import Basis, Criterion, PartnerKind, Status, StructureType, Support, Term, Verdict
from .outcomes import Assessment, Evidence, Judgement, firmest, firmness, weakest
from .sentences import (
    CLOSED,
    EVENT,
    LACKING_DURABILITY,
    LACKING_THEME,
    LASTING,
    PLANNED,
    SUPPORTED,
    lacking_partner,
    lacking_support,
    partnered,
    said_complete,
    themed,
    to_fill_in,
)

__all__ = ["assess"]

_LISTS: Final = ("themes", "support", "partners")
"""The attributes that the three criteria read, in the order of the criteria."""

# 002:L155 names these three for themselves.
_TERRITORIAL: Final = (PartnerKind.LOCAL_AUTHORITY, PartnerKind.SOCIAL_LANDLORD, PartnerKind.LEGAL_PROFESSION)


def assess(structure: Structure, *, complete: Iterable[str] = ()) -> Assessment:
    """Judge a structure by the three criteria of the study and by its durability, with the evidence.

    The study tells the criteria at 002:L153-155, and durability, which is none of them, at 002:L60.

    One claim is enough for a criterion to be met, whatever the claim rests on: ``basis`` tells a reader what
    was stated from what was inferred. A list where nothing qualifies leaves the criterion unknown, because
    lists are not exhaustive; where one is, say so, and the criterion is then not met.

    Args:
        structure: The structure.
        complete: The attributes that leave nothing out: ``themes``, ``support`` or ``partners``.

    Returns:
        The judgement of each criterion and of durability, with the conclusion over the three.

    Raises:
        ValueError: An attribute that no criterion reads is said to be complete.
        TypeError: What is to be judged is no structure.

    Examples:
        >>> import openinno as oi
        >>> lab = oi.Structure(id="lab", name="Lab", support=[oi.Support.HOSTING])
        >>> print(assess(lab)[oi.Criterion.STARTUP_SUPPORT].text)
        Start-ups are hosted, but nothing says that they are supported: fill in “help to start-ups” (support).
        >>> assess(lab).verdict, assess(lab, complete=["support"]).verdict
        (<Verdict.UNKNOWN>, <Verdict.NOT_MET>)
    """
    if not isinstance(structure, Structure):
        raise TypeError(f"assess() takes a structure, such as census['tuba'], not {structure!r}")
    whole = _complete(complete)
    return Assessment(
        structure=structure.id,
        criteria=(
            _themes(structure, complete="themes" in whole),
            _support(structure, complete="support" in whole),
            _partners(structure, complete="partners" in whole),
        ),
        durability=_durability(structure),
    )


def _complete(names: Iterable[str]) -> frozenset[str]:
    # A bare text would be read letter by letter.
    given = frozenset([names] if isinstance(names, str) else names)
    unknown = ", ".join(sorted(repr(name) for name in given.difference(_LISTS)))
    if unknown:
        raise ValueError(f"no criterion reads {unknown}; what can be complete: {', '.join(_LISTS)}")
    return given


def _themes(structure: Structure, *, complete: bool) -> Judgement:
    # The vocabulary of themes holds the eleven subjects of 002:L153 and no other: any theme qualifies.
    themes = _said(structure, "themes")
    return _judged(
        Criterion.TERRITORIAL_THEME,
        "themes",
        needs=[themes],
        complete=complete,
        met=themed(_words(themes)),
        lacking=LACKING_THEME,
    )


def _support(structure: Structure, *, complete: bool) -> Judgement:
    # Hosting and support, both of start-ups (002:L154). Activities are not read, which may serve others, nor
    # profiles, which enclose nobody (002:L182).
    hosting = _said(structure, "support", Support.HOSTING)
    support = _said(structure, "support", Support.SUPPORT)
    return _judged(
        Criterion.STARTUP_SUPPORT,
        "support",
        needs=[hosting, support],
        complete=complete,
        met=SUPPORTED,
        lacking=lacking_support(hosted=bool(hosting), supported=bool(support)),
    )


def _partners(structure: Structure, *, complete: bool) -> Judgement:
    partners = _said(structure, "partners", *_TERRITORIAL)
    # 002:L155 counts large companies too, when they work for territorial actors. The word does not say that
    # one does: it proves nothing, and yet rules a no out. Other kinds of partner are not named there.
    large = () if partners else _said(structure, "partners", PartnerKind.LARGE_COMPANY)
    return _judged(
        Criterion.TERRITORIAL_PARTNERSHIPS,
        "partners",
        needs=[partners],
        complete=complete and not large,
        met=partnered(_words(partners)),
        lacking=lacking_partner(large_company=bool(large)),
        beside=large,
    )


def _judged(
    criterion: Criterion,
    attribute: str,
    *,
    needs: Sequence[tuple[Evidence, ...]],
    complete: bool,
    met: Label,
    lacking: Label,
    beside: tuple[Evidence, ...] = (),
) -> Judgement:
    """Judge a criterion by its needs, each of which any one of its evidence answers."""
    if all(needs):
        verdict, text = Verdict.MET, met
    elif complete:
        verdict, text = Verdict.NOT_MET, said_complete(lacking, attribute)
    else:
        verdict, text = Verdict.UNKNOWN, to_fill_in(lacking, attribute)
    return Judgement(
        criterion=criterion,
        verdict=verdict,
        basis=weakest(map(firmest, needs)) if verdict is Verdict.MET else None,
        evidence=(*(one for need in needs for one in need), *beside),
        missing=(attribute,) if verdict is Verdict.UNKNOWN else (),
        text=text,
    )


def _durability(structure: Structure) -> Judgement:
    against = next(_against_durability(structure), None)
    if against is not None:
        text, evidence = against
        return Judgement(
            criterion=None,
            verdict=Verdict.NOT_MET,
            basis=firmest(evidence),
            evidence=evidence,
            missing=(),
            text=text,
        )
    # Its two halves (002:L60): a legal status, whichever it is, and activities that never stop.
    halves = {
        "legal_form": _said(structure, "legal_form"),
        "status": _said(structure, "status", Status.ACTIVE),
    }
    missing = tuple(name for name, half in halves.items() if not half)
    return Judgement(
        criterion=None,
        verdict=Verdict.UNKNOWN if missing else Verdict.MET,
        basis=None if missing else weakest(map(firmest, halves.values())),
        evidence=tuple(one for half in halves.values() for one in half),
        missing=missing,
        text=(to_fill_in(LACKING_DURABILITY, *missing) if missing else LASTING),
    )


def _against_durability(structure: Structure) -> Iterator[tuple[Label, tuple[Evidence, ...]]]:
    closed = _said(structure, "status", Status.CLOSED)
    if structure.closed is not None:
        closed += (Evidence(attribute="closed", value=structure.closed, basis=Basis.STATED),)
    if closed:
        yield CLOSED, closed
    planned = _said(structure, "status", Status.PLANNED)
    if planned:
        yield PLANNED, planned
    # A place or a brand may hold an event too: only what is nothing but an event stops with it.
    if {claim.value for claim in structure.types} == {StructureType.EVENT}:
        yield EVENT, _said(structure, "types")


def _said(structure: Structure, attribute: str, *words: Term) -> tuple[Evidence, ...]:
    """Return what an attribute says, of some words or of all, whatever the order of its claims."""
    held = getattr(structure, attribute)
    claims: list[Claim[Term]] = list(held if isinstance(held, tuple) else filter(None, [held]))
    claims.sort(key=lambda one: (one.value.order, firmness(one.basis), repr(one.sources)))
    return tuple(
        Evidence(attribute=attribute, value=one.value, basis=one.basis, sources=one.sources)
        for one in claims
        if not words or one.value in words
    )


def _words(evidence: Iterable[Evidence]) -> Iterator[Term]:
    return (one.value for one in evidence if isinstance(one.value, Term))
