"""Datasets as a portal describes them: fields, metadata, files, and every key that we do not know."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs

from ...labels import Label
from ...listing import few_of
from .._moments import moment
from ..errors import BadQuery
from ._frozen import NOTHING
from .attachments import Attachment, Link

__all__ = ["Annotations", "Dataset", "DatasetField"]

Annotations: TypeAlias = Mapping[str, tuple[str, ...]]
"""What is noted of a field, by name: a name that is present is on, with its values if it has some."""


@attrs.frozen(kw_only=True)
class DatasetField:
    """A field of a dataset.

    Args:
        name: The name used in queries and rows.
        label: The name for people, in the language of the answer; neither unique nor stable.
        type: ``text``, ``int``, ``double``, ``boolean``, ``date``, ``datetime``, ``geo_point_2d``,
            ``geo_shape``, ``file``, ``json_blob``, or a type that portals learnt since.
        description: What the field holds.
        annotations: What is noted of it, such as ``facet`` or ``multivalued``.
        semantic_type: What the values stand for, where the portal tells.
        other: The keys that we do not know, as they came.

    Examples:
        >>> field = DatasetField(name="themes", type="text", annotations={"facet": (), "multivalued": (",",)})
        >>> field.is_facet, field.is_multivalued, field.separator, field.is_id
        (True, True, ',', False)
        >>> field.is_disjunctive, field.is_hierarchical, field.is_sortable, field.unit, field.precision
        (False, False, False, None, None)
    """

    name: str
    type: str
    label: str = ""
    description: str | None = None
    annotations: Annotations = attrs.field(default=NOTHING, hash=False)
    semantic_type: str | None = None
    other: Mapping[str, Any] = attrs.field(default=NOTHING, hash=False, repr=False)

    @property
    def is_facet(self) -> bool:
        """Whether values can be counted, refined and excluded."""
        return "facet" in self.annotations

    @property
    def is_disjunctive(self) -> bool:
        """Whether several values of the facet may be refined on at once."""
        return "disjunctive" in self.annotations

    @property
    def is_hierarchical(self) -> bool:
        """Whether the values of the facet are paths, such as ``Europe/Paris``."""
        return "hierarchical" in self.annotations

    @property
    def is_multivalued(self) -> bool:
        """Whether a row holds several values, as an array."""
        return "multivalued" in self.annotations

    @property
    def is_sortable(self) -> bool:
        """Whether the portal offers to sort its table by the field; queries may order by others too."""
        return "sortable" in self.annotations

    @property
    def is_id(self) -> bool:
        """Whether the field identifies a row, alone or with others so noted."""
        return "id" in self.annotations

    @property
    def separator(self) -> str | None:
        """What parts the values in the source of the data, where the portal tells."""
        return self._first("multivalued")

    @property
    def unit(self) -> str | None:
        """The unit of the values, such as ``km``."""
        return self._first("unit")

    @property
    def precision(self) -> str | None:
        """How precise dates are: ``year``, ``month``, ``day``…; None where the portal does not tell."""
        return self._first("timeserie_precision")

    def _first(self, annotation: str) -> str | None:
        return next(iter(self.annotations.get(annotation, ())), None)


@attrs.frozen(kw_only=True)
class Dataset:
    """A dataset of a portal.

    Args:
        id: The identifier used in addresses.
        uid: An identifier that stays when the other changes.
        fields: The fields, in the order of the portal.
        metas: The metadata, by template then by name: ``metas["default"]["title"]``.
        attachments: The files attached to it.
        alternative_exports: Files that hold the same data in another form.
        features: What the portal can do with it: ``analyze``, ``timeserie``, ``geo``…
        has_records: Whether it holds rows, or only files.
        data_visible: Whether whoever asks may read its rows.
        visibility: ``domain`` or ``restricted``, where the portal tells.
        links: Where else to go, where it was asked for.
        other: The keys that we do not know, as they came.

    Examples:
        >>> told = {"title": "Lieux", "publisher": "Ville", "license": "ODbL", "keyword": ["labo"],
        ...     "modified": "2026-10-01T08:00:00Z", "records_count": 12, "source_domain": "a.example.fr"}
        >>> one = Dataset(id="lieux", metas={"default": told})
        >>> one.title, one.publisher, one.licence, one.licence_url, one.keywords, one.themes, one.description
        ('Lieux', 'Ville', 'ODbL', None, ('labo',), (), None)
        >>> one.records_count, one.modified.isoformat(), one.data_processed, one.federated, one.source_domain
        (12, '2026-10-01T08:00:00+00:00', None, False, 'a.example.fr')
    """

    id: str
    uid: str | None = None
    fields: tuple[DatasetField, ...] = ()
    metas: Mapping[str, Mapping[str, Any]] = attrs.field(default=NOTHING, hash=False, repr=False)
    attachments: tuple[Attachment, ...] = ()
    alternative_exports: tuple[Attachment, ...] = ()
    features: tuple[str, ...] = ()
    has_records: bool = True
    data_visible: bool = True
    visibility: str | None = None
    links: tuple[Link, ...] = ()
    other: Mapping[str, Any] = attrs.field(default=NOTHING, hash=False, repr=False)

    def field(self, name: str) -> DatasetField:
        """Return the field called ``name``.

        Raises:
            BadQuery: The dataset has no such field; the error names the nearest.

        Examples:
            >>> Dataset(id="fab", fields=(DatasetField(name="nom", type="text"),)).field("nm")
            Traceback (most recent call last):
            ...
            openinno.explore.errors.BadQuery: refused before sending: fab has no field “nm”; did you mean nom?
        """
        for one in self.fields:
            if one.name == name:
                return one
        raise BadQuery.of(_no_field(self, name))

    @property
    def title(self) -> str | None:
        """The title."""
        return self._text("title")

    @property
    def description(self) -> str | None:
        """The description, in HTML as the portal gives it."""
        return self._text("description")

    @property
    def licence(self) -> str | None:
        """The name of the licence."""
        return self._text("license")

    @property
    def licence_url(self) -> str | None:
        """The address of the licence."""
        return self._text("license_url")

    @property
    def publisher(self) -> str | None:
        """Who publishes the dataset."""
        return self._text("publisher")

    @property
    def keywords(self) -> tuple[str, ...]:
        """The keywords."""
        return self._texts("keyword")

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes of the portal that it is filed under."""
        return self._texts("theme")

    @property
    def records_count(self) -> int | None:
        """How many rows it held when the portal last counted them."""
        value = self._default("records_count")
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    @property
    def modified(self) -> datetime.datetime | None:
        """When data or metadata last changed, with its zone."""
        return moment(self._default("modified"))

    @property
    def data_processed(self) -> datetime.datetime | None:
        """When the portal last took the data in, with its zone: what tells whether a copy is fresh."""
        return moment(self._default("data_processed"))

    @property
    def federated(self) -> bool:
        """Whether the data comes from another portal, the :attr:`source_domain`."""
        return self._default("federated") is True

    @property
    def source_domain(self) -> str | None:
        """The portal that the data comes from: where to read it, if this one answers that it is unknown."""
        return self._text("source_domain")

    def _default(self, name: str) -> Any:
        return self.metas.get("default", NOTHING).get(name)

    def _text(self, name: str) -> str | None:
        value = self._default(name)
        return value if isinstance(value, str) and value else None

    def _texts(self, name: str) -> tuple[str, ...]:
        value = self._default(name)
        values = value if isinstance(value, list) else [value]
        return tuple(one for one in values if isinstance(one, str) and one)


def _no_field(dataset: Dataset, name: str) -> Label:
    from difflib import get_close_matches

    names = [one.name for one in dataset.fields]
    near = ", ".join(get_close_matches(name, names))
    known = few_of(names, shown_by=Label(f"client.dataset({dataset.id!r}).fields")).text("en") or "—"
    return Label(
        f"{dataset.id} n'a pas de champ « {name} » ; "
        + (f"vouliez-vous dire {near} ?" if near else f"il a : {known}"),
        f"{dataset.id} has no field “{name}”; " + (f"did you mean {near}?" if near else f"it has: {known}"),
    )
