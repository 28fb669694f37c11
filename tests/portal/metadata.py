"""What the portal says of a dataset, and the catalogue as a dataset of its own."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any, Final

from .data import Dataset, Field, Row, Store

CATALOG: Final = "_catalog"
"""Id of the dataset that holds a row for each dataset."""

_CATALOG_FIELDS: Final = (
    Field("dataset_id"),
    Field("title"),
    Field("description"),
    Field("theme", annotations={"facet": True, "multivalued": ","}),
    Field("keyword", annotations={"facet": True, "multivalued": ","}),
    Field("features", annotations={"facet": True, "multivalued": ","}),
    Field("language", annotations={"facet": True}),
    Field("license", annotations={"facet": True}),
    Field("publisher", annotations={"facet": True}),
    Field("modified", "datetime", annotations={"facet": True}),
    Field("data_processed", "datetime"),
    Field("records_count", "int"),
)

_NULLS: Final = [
    "license_url", "timezone", "geographic_reference", "geographic_reference_auto", "territory",
    "references", "attributions", "source_domain", "source_domain_title", "source_domain_address",
    "source_dataset", "shared_catalog", "parent_domain", "update_frequency",
]  # fmt: skip


def features(dataset: Dataset) -> list[str]:
    """Return what can be done with a dataset."""
    types = {field.type for field in dataset.fields}
    found = {
        "analyze": True,
        "timeserie": types & {"date", "datetime"},
        "geo": types & {"geo_point_2d", "geo_shape"},
        "image": "file" in types,
    }
    return [name for name, present in found.items() if present]


def metas(dataset: Dataset, count: int) -> dict[str, Any]:
    """Return the default template of metadata."""
    return {
        **dict.fromkeys(_NULLS),
        "title": dataset.title,
        "description": dataset.description,
        "theme": list(dataset.theme) or None,
        "keyword": list(dataset.keyword) or None,
        "license": dataset.licence,
        "language": "fr",
        "metadata_languages": ["fr"],
        "modified": dataset.modified,
        "modified_updates_on_metadata_change": False,
        "modified_updates_on_data_change": True,
        "data_processed": dataset.modified,
        "metadata_processed": dataset.modified,
        "geometry_types": ["Point"] if "geo" in features(dataset) else None,
        "bbox": None,
        "publisher": dataset.publisher,
        "records_count": count,
        "federated": False,
    }


def described(dataset: Dataset, count: int) -> dict[str, Any]:
    """Return a dataset as endpoints 1 and 5 answer it."""
    return {
        "visibility": "restricted" if dataset.restricted else "domain",
        "dataset_id": dataset.id,
        "dataset_uid": f"da_{zlib.crc32(dataset.id.encode()):06x}"[:9],
        "has_records": bool(dataset.fields),
        "data_visible": not dataset.restricted,
        "features": features(dataset),
        "attachments": [dict(one) for one in dataset.attachments],
        "alternative_exports": [],
        "fields": [
            {
                "name": field.name,
                "description": field.description,
                "annotations": dict(field.annotations),
                "label": field.label or field.name,
                "type": field.type,
            }
            for field in dataset.fields
        ],
        "metas": {"default": metas(dataset, count), "dcat": {"created": None, "creator": None}},
    }


def catalog(store: Store, datasets: Iterable[Dataset]) -> Dataset:
    """Return the catalogue as a dataset, one row for each dataset."""

    def rows() -> Iterable[Row]:
        for dataset in datasets:
            yield {
                **metas(dataset, store.count(dataset)),
                "dataset_id": dataset.id,
                "features": features(dataset),
                "modified": dataset.modified and dataset.modified[:-6],
                "data_processed": dataset.modified and dataset.modified[:-6],
            }

    return Dataset(id=CATALOG, title="Catalogue", fields=_CATALOG_FIELDS, rows=rows)
