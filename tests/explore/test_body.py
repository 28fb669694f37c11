"""The body of an answer: the same however it is cut, whole or refused, in bounded memory."""

from __future__ import annotations

import contextlib
import gzip
import itertools
import tracemalloc
import zlib
from collections.abc import Callable, Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openinno.explore._body import Body, Gathered, TooLarge, blocks_of
from openinno.explore._steps import Outcome
from openinno.explore.wire import Broken
from openinno.labels import Label

CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "identity": bytes,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
}
COMPRESSED = ["gzip", "deflate"]


def cut(data: bytes, places: Iterable[int]) -> list[bytes]:
    """Cut data at some places, without empty pieces."""
    ends = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[start:end] for start, end in itertools.pairwise(ends) if start < end]


def expanded(coding: str, pieces: Iterable[bytes]) -> bytes:
    """Return what pieces expand to, checked to be whole."""
    body = Body({"content-encoding": coding})
    blocks = [block for piece in pieces for block in body.blocks(piece)]
    return b"".join([*blocks, *body.finish()])


@given(st.sampled_from(sorted(CODINGS)), st.binary(max_size=2000), st.lists(st.integers(min_value=0)))
@example("gzip", b"a" * 1_000_000, [1, 2, 3])
def test_a_body_is_the_same_however_it_is_cut(coding: str, data: bytes, places: list[int]) -> None:
    """Blocks come as the network cuts them, which says nothing of the data."""
    assert expanded(coding, cut(CODINGS[coding](data), places)) == data


@pytest.mark.parametrize("coding", ["", "identity", " Identity "])
def test_a_body_without_compression_passes_as_it_is(coding: str) -> None:
    """Nothing is done to what is plain."""
    assert expanded(coding, [b"ab", b"c"]) == b"abc"


def test_a_body_without_header_is_plain() -> None:
    """Most portals name a compression only when there is one."""
    body = Body({})

    assert [*body.blocks(b"ab"), *body.finish()] == [b"ab"]


@pytest.mark.parametrize("coding", COMPRESSED)
def test_a_cut_compressed_body_never_passes(coding: str) -> None:
    """Wherever it is cut, even behind the last byte of data, the checksum is missing."""
    whole = CODINGS[coding](b'{"nom": "TUBA"}\n' * 5)

    for end in range(len(whole)):
        with pytest.raises(Broken, match="cut short"):
            expanded(coding, [whole[:end]] if end else [])


@pytest.mark.parametrize("coding", COMPRESSED)
@given(place=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
def test_damage_never_passes_unseen(coding: str, place: int, bit: int) -> None:
    """One bit turned over gives the same data, or an error of ours: never other data."""
    data = bytes(range(256)) * 4
    damaged = bytearray(CODINGS[coding](data))
    damaged[place % len(damaged)] ^= 1 << bit

    with contextlib.suppress(Broken):
        assert expanded(coding, [bytes(damaged)]) == data


def test_damage_found_at_the_very_end_is_told() -> None:
    """The checksum of a large body is looked at once all came: its error is ours too."""
    damaged = bytearray(gzip.compress(b"a" * 10_000_000))
    damaged[-5] ^= 1

    with pytest.raises(Broken, match="damaged compression"):
        expanded("gzip", [bytes(damaged)])


@given(st.lists(st.binary(max_size=50), min_size=2, max_size=4), st.lists(st.integers(min_value=0)))
def test_a_body_compressed_in_several_parts_comes_whole(parts: list[bytes], places: list[int]) -> None:
    """Gzip allows several parts, one behind the other: none may be lost."""
    pieces = cut(b"".join(map(gzip.compress, parts)), places)

    assert expanded("gzip", pieces) == b"".join(parts)


def test_what_stands_behind_a_compressed_body_is_damage() -> None:
    """What is not understood is not passed over in silence."""
    with pytest.raises(Broken, match="damaged compression"):
        expanded("gzip", [gzip.compress(b"a"), b"an error of the server"])


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "compress"])
def test_an_unknown_compression_is_told_and_not_tried_again(coding: str) -> None:
    """We accept gzip only; a server that sends another will do so again."""
    with pytest.raises(Broken, match="unknown compression") as caught:
        Body({"content-encoding": coding})

    assert not caught.value.again


def test_a_bomb_expands_in_bounded_memory() -> None:
    """Three hundred megabytes of nothing are seen block by block."""
    bomb = gzip.compress(bytes(30 * 2**20), compresslevel=1) * 10
    body, size = Body({"content-encoding": "gzip"}), 0

    tracemalloc.start()
    for block in itertools.chain(body.blocks(bomb), body.finish()):
        size += len(block)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert size == 300 * 2**20
    assert peak < 5 * 2**20


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_a_whole_body_may_be_as_large_as_allowed(coding: str) -> None:
    """The limit itself is accepted; it is one of what the answer expands to."""
    whole = Gathered({"content-encoding": coding}, 1000)
    whole.feed(CODINGS[coding](b"a" * 1000))

    assert whole.finish() == b"a" * 1000


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_a_whole_body_larger_than_allowed_is_refused(coding: str) -> None:
    """One byte more is too much."""
    whole = Gathered({"content-encoding": coding}, 999)

    with pytest.raises(TooLarge):
        whole.feed(CODINGS[coding](b"a" * 1000))


def test_the_next_block_of_an_export_is_decompressed() -> None:
    """A block that came is expanded; an empty one is the end, and gives what is left."""
    body, whole = Body({"content-encoding": "gzip"}), gzip.compress(b"abc")

    assert b"".join(blocks_of(Outcome(at=0.0, body=whole), body)) == b"abc"
    assert list(blocks_of(Outcome(at=0.0), body)) == []


def test_an_export_that_broke_off_is_told_with_whether_to_try_again() -> None:
    """What the pump says is passed on."""
    why = Label("connexion perdue", "connection lost")

    with pytest.raises(Broken, match="connection lost") as caught:
        blocks_of(Outcome(at=0.0, broken=Broken(why, again=False)), Body({}))

    assert not caught.value.again


def test_what_broke_is_told_in_two_languages() -> None:
    """Transports of others raise it too; a bare text is refused there, and not where it is read."""
    with pytest.raises(TypeError, match=r"a Label\(fr, en\), not 'refused'"):
        Broken("refused")  # type: ignore[arg-type]
