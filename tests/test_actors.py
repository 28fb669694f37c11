"""Actors and relations."""

from __future__ import annotations

import attrs
import pytest

from openinno import (
    Actor,
    ActorKind,
    Basis,
    Claim,
    End,
    EndKind,
    RecordError,
    Relation,
    RelationKind,
    StructureType,
)


def test_an_actor_says_what_it_is() -> None:
    """An actor has a kind, and its other words become claims like those of a structure."""
    actor = Actor(id="retis", name="RETIS", kind=ActorKind.NETWORK, types=[StructureType.TECHNOPOLE])

    assert actor.kind.label("fr") == "réseau"
    assert actor.types == (Claim(value=StructureType.TECHNOPOLE),)


def test_an_actor_without_a_kind_cannot_be_made() -> None:
    """The kind of an actor has no default."""
    with pytest.raises(TypeError, match="kind"):
        Actor(id="retis", name="RETIS")  # type: ignore[call-arg]


def test_an_actor_is_checked_like_a_structure() -> None:
    """An actor with an empty name and a word of another vocabulary is refused with both faults."""
    with pytest.raises(RecordError) as caught:
        Actor(id="a", name="", kind=ActorKind.STATE, themes=[ActorKind.STATE])  # type: ignore[list-item]

    assert [fault.where.path for fault in caught.value.faults] == ["name", "themes[0].value"]


def test_an_actor_is_frozen() -> None:
    """Nothing of an actor can be set."""
    actor = Actor(id="retis", name="RETIS", kind=ActorKind.NETWORK)

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        actor.kind = ActorKind.STATE  # type: ignore[misc]


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (EndKind.STRUCTURE, "structure"),
        (EndKind.ACTOR, "actor"),
        (EndKind.INITIATIVE, "initiative"),
    ],
)
def test_an_end_tells_in_which_list_to_look(kind: EndKind, code: str) -> None:
    """Two ends with one identifier in two lists are two ends."""
    others = [other for other in EndKind if other is not kind]

    assert kind.value == code
    assert all(End(kind=kind, id="bliiida") != End(kind=other, id="bliiida") for other in others)


def test_a_relation_is_stated_unless_it_says_otherwise() -> None:
    """A relation ties two ends; it is stated and has neither note nor source by default."""
    start, end = End(kind=EndKind.STRUCTURE, id="tuba"), End(kind=EndKind.ACTOR, id="retis")
    relation = Relation(subject=start, kind=RelationKind.MEMBER_OF, object=end)

    assert (relation.basis, relation.note, relation.sources) == (Basis.STATED, None, ())
    assert relation == Relation(subject=start, kind=RelationKind.MEMBER_OF, object=end)
    assert relation != Relation(subject=end, kind=RelationKind.MEMBER_OF, object=start)
