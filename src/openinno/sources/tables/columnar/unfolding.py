"""Batches cut so small that their rows can be held: a text that thousands of rows point to is each row's own.

Dictionaries, runs of equal values and views write a value once, however many rows have it; a cell holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...._optional import need
from ..limits import LONGEST_ROW

__all__ = ["bearable"]


def bearable(batch: Any) -> Iterator[Any]:
    """Yield a batch in pieces that take no more than :data:`~..limits.LONGEST_ROW`, or are but one row.

    Args:
        batch: A record batch of Arrow.

    Examples:
        >>> import pyarrow
        >>> batch = pyarrow.record_batch({"nom": pyarrow.array(["H7"] * 4).dictionary_encode()})
        >>> [piece.num_rows for piece in bearable(batch)]
        [4]
    """
    rows = batch.num_rows
    if rows < 2 or sum(map(_unfolded, batch.columns)) <= LONGEST_ROW:
        yield batch
        return
    yield from bearable(batch.slice(0, rows // 2))
    yield from bearable(batch.slice(rows // 2, rows - rows // 2))


def _unfolded(array: Any) -> int:
    """Return how many bytes the values of an array take at most, each written out."""
    if isinstance(array, list):
        # The values of a frame, each of which is there already.
        return 0
    pyarrow = need("pyarrow", extra="parquet")
    kind, types = array.type, pyarrow.types
    if isinstance(kind, pyarrow.BaseExtensionType):
        return _unfolded(array.storage)
    if types.is_dictionary(kind):
        return len(array) * _longest(array.dictionary)
    if types.is_run_end_encoded(kind):
        return len(array) * _longest(array.values)
    if types.is_struct(kind):
        return sum(map(_unfolded, array.flatten()))
    if types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind):
        return _unfolded(array.flatten())
    if _is_view(kind):
        return _seen(array)
    return int(array.nbytes)


def _longest(values: Any) -> int:
    """Return how many bytes the longest of some values takes at most."""
    pyarrow = need("pyarrow", extra="parquet")
    types, kind = pyarrow.types, values.type
    binary = (types.is_string, types.is_large_string, types.is_binary, types.is_large_binary)
    if any(is_so(kind) for is_so in binary):
        compute = need("pyarrow.compute", extra="parquet")
        return compute.max(compute.binary_length(values)).as_py() or 0
    try:
        return int(kind.bit_width) // 8 + 1
    except ValueError:
        return _unfolded(values)


def _is_view(kind: Any) -> bool:
    # Arrow 17 has views that it cannot name.
    return str(kind) in {"string_view", "binary_view"}


def _seen(array: Any) -> int:
    """Return how many bytes the texts of views take; each view begins with the length of its text."""
    views = memoryview(array.buffers()[1]).cast("B")[16 * array.offset :][: 16 * len(array)]
    return 16 * len(array) + sum(max(0, length) for length in views.cast("i")[::4])
