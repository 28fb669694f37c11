"""Rows whose values have the types that their fields declare.

A value that does not fit its type is kept as it came, with a finding beside it: nothing is lost, nothing
stops. What reads each type is written in :mod:`openinno.explore.answers._conversions`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

import attrs

from ...findings import Finding
from ._conversions import Conversion, conversion_of
from .datasets import DatasetField
from .shapes import PortalFile, Shape

__all__ = ["PortalFile", "Record", "RowConverter", "Shape", "reader_of"]


@attrs.frozen(eq=False, repr=False)
class Record(Mapping[str, Any]):
    """A row, its ``values`` of the types of its fields, by name; it reads like a dictionary.

    Attributes:
        findings: What is wrong or doubtful in it, each with its column.

    Examples:
        >>> from openinno.explore.answers.datasets import DatasetField
        >>> fields = [DatasetField(name="jour", type="date"), DatasetField(name="prix", type="int")]
        >>> reader = reader_of(fields)
        >>> record = reader.record({"jour": "2018-05", "prix": "douze", "note": None})
        >>> record
        Record({'jour': '2018-05', 'prix': 'douze', 'note': None})
        >>> for finding in record.findings:
        ...     print(finding.where, "-", finding.text)
        prix - expected a whole number, got 'douze'
    """

    _values: dict[str, Any]
    findings: tuple[Finding, ...] = ()

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, name: object) -> bool:
        return name in self._values

    def __repr__(self) -> str:
        return f"Record({self._values!r})"


@attrs.frozen
class RowConverter:
    """What converts the rows of one dataset; make it with :func:`reader_of`."""

    _conversions: tuple[tuple[str, Conversion], ...]

    def record(self, row: Mapping[str, Any]) -> Record:
        """Return a row with its values converted.

        Columns that are no field, such as aliases and computed ones, are kept as they came, in their place.

        Args:
            row: The row, as the portal gave it; it is left as it is.

        Examples:
            >>> from openinno.explore import DatasetField
            >>> fields = [DatasetField(name="maj", type="datetime"), DatasetField(name="lits", type="int")]
            >>> record = reader_of(fields).record({"maj": "2026-10-01T08:00:00Z", "lits": "douze"})
            >>> record["maj"].year, record["lits"], [finding.message() for finding in record.findings]
            (2026, 'douze', ["expected a whole number, got 'douze'"])
        """
        values = dict(row)
        findings: list[Finding] = []
        for name, convert in self._conversions:
            value = values.get(name)
            if value is not None:
                values[name] = convert(value, findings)
        return Record(values, tuple(findings))


def reader_of(fields: Iterable[DatasetField], *, computed: Container[str] = ()) -> RowConverter:
    """Return what converts the rows of a dataset by the types of its fields.

    ============  =================================================================================
    Type          Value
    ============  =================================================================================
    text          ``str``
    int           ``int`` of any size; a number such as ``3.0`` is whole
    double        ``float``; None, with a finding, where the portal writes NaN or Infinity
    boolean       ``bool``
    date          :data:`~openinno.dates.PartialDate`, a text such as ``2018``, ``2018-05`` or ``2018-05-12``:
                  one type whatever the precision, for one column may mix them, and no day is invented
    datetime      ``datetime.datetime`` with its zone. The zone is what the portal says: some write local
                  times, in columns often named so, as if they were UTC, and nothing in the row tells
    geo_point_2d  :class:`~openinno.Point`; with a finding where it is a known stand-in for nothing
    geo_shape     :class:`~openinno.explore.Shape`
    file          :class:`~openinno.explore.PortalFile`
    json_blob     what the JSON holds
    others        as they came
    ============  =================================================================================

    A field of several values gives a tuple of them. Null is None. Portals may hold one row several times:
    rows are converted one by one, and none is taken for another.

    Args:
        fields: The fields of the dataset.
        computed: Columns that are no field though they may bear the name of one: aliases, given as they came.

    Examples:
        >>> from openinno.explore.answers.datasets import DatasetField
        >>> reader = reader_of([DatasetField(name="lieu", type="geo_point_2d")])
        >>> reader.record({"lieu": {"lon": 4.83, "lat": 45.76}})["lieu"]
        Point(latitude=45.76, longitude=4.83)
    """
    found = ((field.name, conversion_of(field)) for field in fields if field.name not in computed)
    return RowConverter(tuple((name, convert) for name, convert in found if convert is not None))
