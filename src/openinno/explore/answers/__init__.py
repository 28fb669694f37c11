"""What a portal answers, read into values: pages, facets, datasets and their fields, files, records."""

from __future__ import annotations

from ._datasets import read_dataset, read_datasets
from .attachments import Attachment, ExportFormat, Link, read_attachments, read_formats
from .datasets import Annotations, Dataset, DatasetField
from .pages import FacetValue, Page, PortalFacet, read_facets, read_page

__all__ = [
    "Annotations",
    "Attachment",
    "Dataset",
    "DatasetField",
    "ExportFormat",
    "FacetValue",
    "Link",
    "Page",
    "PortalFacet",
    "read_attachments",
    "read_dataset",
    "read_datasets",
    "read_facets",
    "read_formats",
    "read_page",
]
