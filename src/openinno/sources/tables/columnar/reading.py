"""Files that lie by columns: Parquet, GeoParquet, Arrow and Feather; some thousand rows are held at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import attrs

from ...._optional import need
from ....findings import Position
from ....labels import Label
from ..options import TableOptions
from ..table import Table
from ..unreadable import each_or_one_error, one_error, size_of, unreadable
from .arrow_tables import arrow_table
from .batches import ROWS_AT_ONCE
from .packed import refuse_packed_arrow, refuse_packed_parquet

__all__ = ["checked", "metadata_of", "read_columnar"]

_PARQUET: Final = b"PAR1"
_ARROW: Final = b"ARROW1"
_FEATHER: Final = b"FEA1"


def read_columnar(path: Path, options: TableOptions) -> Table:
    """Open a Parquet, Arrow or Feather file as a table.

    Structures become columns with dotted names, dictionaries their values, numbers that are none None. The
    geometries of GeoParquet are the column ``geometry``, in degrees.

    Args:
        path: The file.
        options: How to read it; the file tells everything.

    Raises:
        SourceError: The file is missing, breaks off, or is no such file.
        MissingExtra: The extra ``parquet`` is not installed.

    Examples:
        >>> import tempfile, pyarrow, pyarrow.parquet
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "lieux.parquet")
        ...     pyarrow.parquet.write_table(pyarrow.table({"nom": ["H7"], "surface": [120.5]}), path)
        ...     [row.cells for row in read_columnar(path, TableOptions()).rows(print)]
        [('H7', 120.5)]
    """
    kind = "parquet" if _starts(path).startswith(_PARQUET) else "arrow"
    with ExitStack() as stack:
        schema, batches = _open(path, stack)
        first = next(batches, None)
        # The names of columns are decoded where they are asked for.
        with one_error(path):
            return arrow_table(
                schema,
                first,
                lambda: _batches(path),
                where=Position(file=path.name),
                options=attrs.evolve(options, kind=kind),
            )


def metadata_of(path: Path) -> Mapping[str, str]:
    """Return what a Parquet, Arrow or Feather file says of itself, beyond its columns.

    Args:
        path: The file.

    Raises:
        SourceError: The file cannot be read.
        MissingExtra: The extra ``parquet`` is not installed.
    """
    with ExitStack() as stack:
        schema, _ = _open(path, stack)
        pairs = (schema.metadata or {}).items()
        return MappingProxyType({_text(key): _text(value) for key, value in pairs})


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")


def _starts(path: Path) -> bytes:
    size_of(path)
    with one_error(path), path.open("rb") as source:
        return source.read(len(_ARROW))


def _open(path: Path, stack: ExitStack) -> tuple[Any, Iterator[Any]]:
    """Return the schema of a file and its batches."""
    start = _starts(path)
    if start.startswith(_FEATHER):
        raise unreadable(path, _OLD_FEATHER)
    pyarrow = need("pyarrow", extra="parquet")
    with one_error(path):
        # Opened here, so that a name is never taken for an address.
        source = stack.enter_context(pyarrow.OSFile(str(path)))
        if start.startswith(_PARQUET):
            file = _parquet(source)
            refuse_packed_parquet(path)
            batches = file.iter_batches(batch_size=ROWS_AT_ONCE, use_threads=False)
            return file.schema_arrow, _each(path, batches)
        refuse_packed_arrow(path)
        ipc = need("pyarrow.ipc", extra="parquet")
        if start.startswith(_ARROW):
            reader = ipc.open_file(source)
            batches = (reader.get_batch(place) for place in range(reader.num_record_batches))
            return reader.schema, _each(path, batches)
        stream = ipc.open_stream(source)
        return stream.schema, _each(path, stream)


def _parquet(source: Any) -> Any:
    """Open a Parquet file whose texts stay where they are written once, until a row needs them."""
    parquet = need("pyarrow.parquet", extra="parquet")
    metadata = parquet.read_metadata(source)
    columns = (metadata.schema.column(place) for place in range(metadata.num_columns))
    texts = [one.path for one in columns if one.physical_type == "BYTE_ARRAY"]
    return parquet.ParquetFile(source, metadata=metadata, read_dictionary=texts)


def _batches(path: Path) -> Iterator[Any]:
    with ExitStack() as stack:
        _, batches = _open(path, stack)
        yield from batches


def _each(path: Path, batches: Iterable[Any]) -> Iterator[Any]:
    return each_or_one_error(path, map(checked, batches))


def checked(batch: Any) -> Any:
    """Prove that a batch points to nothing outside itself; a text that is no UTF-8 is told by its row.

    Args:
        batch: The record batch, which is returned.

    Raises:
        Exception: It does; whatever Arrow raises.
    """
    pyarrow = need("pyarrow", extra="parquet")
    for array in batch.columns:
        if pyarrow.types.is_dictionary(array.type):
            values = _as_binary(array.dictionary)
            values.validate(full=True)
            array.indices.validate(full=True)
            array = pyarrow.DictionaryArray.from_arrays(array.indices, values)
        _as_binary(array).validate(full=True)
    return batch


def _as_binary(array: Any) -> Any:
    pyarrow = need("pyarrow", extra="parquet")
    texts = ((pyarrow.string(), pyarrow.binary()), (pyarrow.large_string(), pyarrow.large_binary()))
    kind = next((binary for text, binary in texts if array.type == text), None)
    if kind is None:
        return array
    return pyarrow.Array.from_buffers(kind, len(array), array.buffers(), offset=array.offset)


_OLD_FEATHER: Final = Label(
    "Feather 1 : enregistrez-le en Parquet, ou en Feather 2", "Feather 1: save it as Parquet, or as Feather 2"
)
