"""Laws of differences: none from a census to itself, and the way back is the mirror of the way there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from records import whole_censuses

from openinno import Census, Status
from openinno.sources.differences.comparing import diff

LAW = settings(deadline=None, max_examples=30, derandomize=True)


@st.composite
def later(draw: st.DrawFn, census: Census) -> Census:
    """Return what may have become of a census: structures gone, renamed, changed, in any order."""
    kept = [one for one in census.structures if draw(st.booleans())]
    changed = [
        attrs.evolve(
            one,
            id=draw(st.sampled_from((one.id, f"{one.id}_2"))),
            name=draw(st.sampled_from((one.name, "Lieu"))),
            status=draw(st.sampled_from((one.status, None, Status.PLANNED, Status.CLOSED))),
        )
        for one in kept
    ]
    return attrs.evolve(census, structures=draw(st.permutations(changed)))


two_censuses = st.one_of(
    st.tuples(whole_censuses, whole_censuses),
    whole_censuses.flatmap(lambda census: st.tuples(st.just(census), later(census))),
)


@LAW
@given(census=whole_censuses)
def test_from_a_census_to_itself_nothing_changed(census: Census) -> None:
    """Whatever stands in it, and in whatever order its structures come."""
    turned = attrs.evolve(census, structures=census.structures[::-1])

    assert diff(census, census).is_empty
    assert diff(census, turned).is_empty


@LAW
@given(pair=two_censuses)
def test_the_way_back_is_the_mirror_of_the_way_there(pair: tuple[Census, Census]) -> None:
    """What opened one way closed the other, and each change is the other way round."""
    there, back = diff(*pair), diff(*reversed(pair))

    assert {moved(one) for one in there.opened} == {moved(one, back=True) for one in back.closed}
    assert {moved(one) for one in there.closed} == {moved(one, back=True) for one in back.opened}
    assert {(one.before, one.after, one.by) for one in there.renamed} == {
        (one.after, one.before, one.by) for one in back.renamed
    }
    assert sorted(map(repr, ((one.attribute, one.before, one.after) for one in there.changed))) == sorted(
        map(repr, ((one.attribute, one.after, one.before) for one in back.changed))
    )
    assert there.is_empty == back.is_empty


def moved(move: Any, *, back: bool = False) -> tuple[Any, ...]:
    """Return what a structure that opened or closed has in both ways, whatever its name became."""
    return move.reason, *((move.after, move.before) if back else (move.before, move.after))


@LAW
@given(pair=two_censuses)
def test_no_difference_is_no_change(pair: tuple[Census, Census]) -> None:
    """Where nothing is told, the structures are equal, one by one."""
    one, other = pair
    same = sorted(map(repr, one.structures)) == sorted(map(repr, other.structures))

    assert diff(one, other).is_empty == same
