"""A client for the open-data portals that speak the Explore API v2.1: any portal, any size, nothing lost.

A wing of its own: it knows nothing of places of open innovation, and could serve any dataset. Every name
is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import odsql
    from ._explaining import PlannedRequest
    from ._retry import RetryPolicy
    from .aio import AsyncClient
    from .answers import FacetValue, Page, PortalFacet
    from .answers.attachments import Attachment, ExportFormat, Link
    from .answers.datasets import Annotations, Dataset, DatasetField
    from .answers.shapes import PortalFile, Shape
    from .answers.values import Record
    from .client import Client
    from .errors import (
        Attempt,
        BadQuery,
        ExploreError,
        IncompleteExport,
        QuotaSpent,
        Refused,
        UnexpectedContent,
        UnknownDataset,
        Unreachable,
    )
    from .export.manifest import Manifest
    from .export.progress import Progress
    from .odsql import Query, field
    from .quota import Quota
    from .reading.cursor import Cursor
    from .reading.rows import AsyncRows, Rows
    from .wire import AsyncReply, AsyncTransport, Broken, Limits, Reply, Request, Timeouts, Transport

__all__ = [
    "Annotations",
    "AsyncClient",
    "AsyncReply",
    "AsyncRows",
    "AsyncTransport",
    "Attachment",
    "Attempt",
    "BadQuery",
    "Broken",
    "Client",
    "Cursor",
    "Dataset",
    "DatasetField",
    "ExploreError",
    "ExportFormat",
    "FacetValue",
    "IncompleteExport",
    "Limits",
    "Link",
    "Manifest",
    "Page",
    "PlannedRequest",
    "PortalFacet",
    "PortalFile",
    "Progress",
    "Query",
    "Quota",
    "QuotaSpent",
    "Record",
    "Refused",
    "Reply",
    "Request",
    "RetryPolicy",
    "Rows",
    "Shape",
    "Timeouts",
    "Transport",
    "UnexpectedContent",
    "UnknownDataset",
    "Unreachable",
    "field",
    "odsql",
]

_HOMES = {
    "_explaining": ("PlannedRequest",),
    "_retry": ("RetryPolicy",),
    "aio": ("AsyncClient",),
    "answers": (
        "FacetValue",
        "Page",
        "PortalFacet",
    ),
    "answers.attachments": (
        "Attachment",
        "ExportFormat",
        "Link",
    ),
    "client": ("Client",),
    "reading.cursor": ("Cursor",),
    "answers.datasets": (
        "Annotations",
        "Dataset",
        "DatasetField",
    ),
    "errors": (
        "Attempt",
        "BadQuery",
        "ExploreError",
        "IncompleteExport",
        "QuotaSpent",
        "Refused",
        "UnexpectedContent",
        "UnknownDataset",
        "Unreachable",
    ),
    "export.manifest": ("Manifest",),
    "odsql": (
        "Query",
        "field",
    ),
    "export.progress": ("Progress",),
    "quota": ("Quota",),
    "reading.rows": (
        "AsyncRows",
        "Rows",
    ),
    "answers.shapes": ("PortalFile", "Shape"),
    "answers.values": ("Record",),
    "wire": (
        "AsyncReply",
        "AsyncTransport",
        "Broken",
        "Limits",
        "Reply",
        "Request",
        "Timeouts",
        "Transport",
    ),
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a public name on first use."""
        from importlib import import_module

        if name == "odsql":
            return import_module(".odsql", __name__)
        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{home}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return list(__all__)
