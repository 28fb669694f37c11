"""Reading how a portal describes its datasets, in the live form and in the one of the documentation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ...labels import Label
from ..errors import UnexpectedContent
from ._expecting import (
    array,
    at,
    entries,
    instead,
    obj,
    or_else,
    text,
    text_or_none,
    unexpected,
    whole_or_none,
)
from ._frozen import Frozen, kept
from .attachments import Attachment, read_attachment, read_links
from .datasets import Annotations, Dataset, DatasetField

__all__ = ["read_dataset", "read_datasets"]

_OF_DATASET: Final = (
    *("dataset_id", "dataset_uid", "fields", "metas", "attachments", "alternative_exports", "features"),
    *("has_records", "data_visible", "visibility", "links", "_links"),
)
_OF_FIELD: Final = ("name", "label", "type", "description", "annotations", "semantic_type")
"""The keys that are read; the others are kept."""


def read_dataset(value: Any, path: str = "") -> Dataset:
    """Read the description of a dataset.

    Args:
        value: The answer, decoded.
        path: Where it stands in a larger answer.

    Raises:
        UnexpectedContent: This is something else, such as an answer of version 2.0 or of a ``select``.

    Examples:
        >>> read_dataset({"dataset_id": "lieux", "fields": [
        ...     {"name": "nom", "type": "text", "annotations": {"facet": True}}]}).field("nom").is_facet
        True
    """
    given = obj(value, path)
    if "fields" not in given or "dataset_id" not in given:
        raise _no_dataset(given, path)
    return Dataset(
        id=text(given["dataset_id"], at(path, "dataset_id")),
        uid=text_or_none(given.get("dataset_uid"), at(path, "dataset_uid")),
        fields=tuple(_fields(given["fields"], at(path, "fields"))),
        metas=_metas(or_else(given.get("metas"), {}), at(path, "metas")),
        attachments=_files(given, "attachments", path),
        alternative_exports=_files(given, "alternative_exports", path),
        features=_features(or_else(given.get("features"), ()), at(path, "features")),
        has_records=given.get("has_records") is not False,
        data_visible=given.get("data_visible") is not False,
        visibility=text_or_none(given.get("visibility"), at(path, "visibility")),
        links=read_links(given, path),
        other=kept(given, *_OF_DATASET),
    )


def read_datasets(value: Any) -> tuple[tuple[Dataset, ...], int | None]:
    """Read a page of the catalogue: its datasets, and how many there are in all.

    Raises:
        UnexpectedContent: This is something else, such as an answer of version 2.0 or of a ``select``.
    """
    results = entries(value, "results")
    datasets = tuple(read_dataset(one, f"results[{place}]") for place, one in enumerate(results))
    return datasets, whole_or_none(value.get("total_count"), "total_count")


def _no_dataset(given: Mapping[str, Any], path: str) -> UnexpectedContent:
    if given and not given.keys() & {"error_code", "errorcode", "dataset", "record", "results", "facets"}:
        keys = ", ".join(list(given)[:10])
        return unexpected(
            path,
            Label(
                f"attendu : un jeu entier ; reçu : les clés {keys}, à plat, comme après un select ;"
                " demandez le jeu sans select",
                f"expected a whole dataset, got the keys {keys}, laid flat as a select does;"
                " ask for the dataset without select",
            ),
        )
    return instead(given, at(path, "fields"))


def _fields(value: Any, path: str) -> Iterator[DatasetField]:
    for place, one in enumerate(array(value, path)):
        yield _field(obj(one, at(path, place)), at(path, place))


def _field(given: Mapping[str, Any], path: str) -> DatasetField:
    name = text(given.get("name"), at(path, "name"))
    return DatasetField(
        name=name,
        type=text(given.get("type"), at(path, "type")),
        label=text(or_else(given.get("label"), name), at(path, "label")),
        description=text_or_none(given.get("description"), at(path, "description")),
        annotations=_annotations(or_else(given.get("annotations"), {}), at(path, "annotations")),
        semantic_type=text_or_none(given.get("semantic_type"), at(path, "semantic_type")),
        other=kept(given, *_OF_FIELD),
    )


def _annotations(value: Any, path: str) -> Annotations:
    """Read annotations in each of their forms: true, a value, a list of values or an empty one."""
    return Frozen(
        {name: _values(one) for name, one in obj(value, path).items() if one is not None and one is not False}
    )


def _values(value: Any) -> tuple[str, ...]:
    if value is True:
        return ()
    return tuple(str(one) for one in (value if isinstance(value, list) else [value]))


def _features(value: Any, path: str) -> tuple[str, ...]:
    return tuple(text(one, at(path, place)) for place, one in enumerate(array(value, path)))


def _metas(value: Any, path: str) -> Mapping[str, Mapping[str, Any]]:
    templates = obj(value, path).items()
    return Frozen({name: Frozen(dict(obj(or_else(one, {}), at(path, name)))) for name, one in templates})


def _files(given: Mapping[str, Any], key: str, path: str) -> tuple[Attachment, ...]:
    found = array(or_else(given.get(key), ()), at(path, key))
    return tuple(read_attachment(one, at(at(path, key), place)) for place, one in enumerate(found))
