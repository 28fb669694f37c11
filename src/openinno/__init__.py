"""openinno: the words, the records and the figures of French places of open innovation.

The front door: every public name, each loaded when it is first used, so that importing the library costs
next to nothing and reads no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._late import appoint as _appoint
from ._version import __version__ as __version__

if TYPE_CHECKING:
    from . import explore, export, geography, testing, typology, validation, validators
    from .actors import Actor, End, EndKind, Relation
    from .advice import Recommendation, Territory, recommend
    from .cells import CellType
    from .census import Census
    from .census_source import CensusSource, RefusedRow
    from .citations import Document, Source, documents
    from .claims import Claim
    from .columns import FlatColumn
    from .convert import make_converter
    from .criteria import Assessment, Evidence, Judgement, assess
    from .dates import PartialDate, partial_date
    from .envelope import from_json, to_json
    from .errors import (
        MissingExtra,
        OpenInnoError,
        PlaceError,
        RecordError,
        RuleError,
        SourceError,
        VocabularyError,
    )
    from .explore.errors import (
        BadQuery,
        ExploreError,
        IncompleteExport,
        QuotaSpent,
        Refused,
        UnexpectedContent,
        UnknownDataset,
        Unreachable,
    )
    from .facets import Facet, FacetCount
    from .figures import indicators
    from .figures.against import Against, Agreement
    from .figures.changes import IndicatorChange
    from .figures.charts import chart
    from .figures.collection import Indicators
    from .figures.indicator import Indicator, IndicatorGroup, IndicatorUnit
    from .figures.intervals import Interval
    from .findings import Finding, Parameter, Position, Repair, Severity
    from .flat import FLAT_COLUMNS, from_flat_row, to_flat_row
    from .initiatives import Initiative
    from .judge import check
    from .labels import Label
    from .lines import from_json_lines, to_json_lines
    from .locating import locate
    from .places import Address, Contact, Location, Site
    from .points import Point
    from .sources.differences.changes import Change, Move, MoveReason, Renaming
    from .sources.differences.columns import ColumnChange
    from .sources.differences.comparing import Differences, diff
    from .sources.differences.pairing import PairedBy
    from .sources.embedded import embedded_census
    from .sources.files import propose_mapping, read_table
    from .sources.mapped import census_of
    from .sources.mapping.declared import ColumnMapping, FieldMapping, MarkedColumns
    from .sources.mapping.files.ready import ready_mapping, ready_mappings
    from .sources.mapping.files.toml import mapping_from_toml, mapping_to_toml, read_mapping
    from .sources.mapping.proposing.proposal import Proposal
    from .sources.mapping.proposing.reasons import Reason
    from .sources.mapping.proposing.weighing import Confidence
    from .sources.mapping.report import MappedColumn, MappingReport, PersonalColumn
    from .sources.mapping.targets import TARGETS, Target, TargetKind
    from .sources.merging import MergedCensus, Origin, Origins, merge
    from .sources.portal.fetching import fetch_census
    from .sources.reported import ReportedCensus, read_census, read_reported
    from .sources.snapshots.manifest import SnapshotFile, SnapshotManifest
    from .sources.snapshots.snapshot import SchemaField, Snapshot, open_snapshot, snapshots
    from .sources.snapshots.taking import take_snapshot
    from .sources.tables.options import TableOptions
    from .sources.tables.table import Table, TableColumn, TableRow
    from .sources.territories import read_territory
    from .streams import stream_structures
    from .structures import Structure, structure_id
    from .typology.figures import Figure
    from .validation.catalogues import Catalogue
    from .validation.grades import Grade
    from .validation.report import Report
    from .validation.rules import Rule
    from .vocabulary import VOCABULARIES
    from .vocabulary.actors import ActorKind, PartnerKind, RelationKind, Stakeholder
    from .vocabulary.answers import Expertise, Familiarity, Need, PublicBudget, Setting
    from .vocabulary.evidence import Basis, LevelBasis, Precision, Qualifier, Verdict
    from .vocabulary.functions import HealthCategory, OpenlabFunction, ResilienceAxis, TotemFunction
    from .vocabulary.organisation import (
        Activity,
        Funding,
        LegalForm,
        Ownership,
        Public,
        Sector,
        Status,
        Support,
    )
    from .vocabulary.profiles import Level, Maturity, MaturityBand, Priority, Profile, Role, StructureType
    from .vocabulary.term import Term
    from .vocabulary.territories import (
        Criterion,
        EpciKind,
        Impact,
        Lever,
        LocalCharacteristic,
        ReadingQuestion,
        SuccessFactor,
        Theme,
    )
    from .window.atlas import atlas
    from .window.picture.sheet import picture

__all__ = [
    "FLAT_COLUMNS",
    "TARGETS",
    "VOCABULARIES",
    "Activity",
    "Actor",
    "ActorKind",
    "Address",
    "Against",
    "Agreement",
    "Assessment",
    "BadQuery",
    "Basis",
    "Catalogue",
    "CellType",
    "Census",
    "CensusSource",
    "Change",
    "Claim",
    "ColumnChange",
    "ColumnMapping",
    "Confidence",
    "Contact",
    "Criterion",
    "Differences",
    "Document",
    "End",
    "EndKind",
    "EpciKind",
    "Evidence",
    "Expertise",
    "ExploreError",
    "Facet",
    "FacetCount",
    "Familiarity",
    "FieldMapping",
    "Figure",
    "Finding",
    "FlatColumn",
    "Funding",
    "Grade",
    "HealthCategory",
    "Impact",
    "IncompleteExport",
    "Indicator",
    "IndicatorChange",
    "IndicatorGroup",
    "IndicatorUnit",
    "Indicators",
    "Initiative",
    "Interval",
    "Judgement",
    "Label",
    "LegalForm",
    "Level",
    "LevelBasis",
    "Lever",
    "LocalCharacteristic",
    "Location",
    "MappedColumn",
    "MappingReport",
    "MarkedColumns",
    "Maturity",
    "MaturityBand",
    "MergedCensus",
    "MissingExtra",
    "Move",
    "MoveReason",
    "Need",
    "OpenInnoError",
    "OpenlabFunction",
    "Origin",
    "Origins",
    "Ownership",
    "PairedBy",
    "Parameter",
    "PartialDate",
    "PartnerKind",
    "PersonalColumn",
    "PlaceError",
    "Point",
    "Position",
    "Precision",
    "Priority",
    "Profile",
    "Proposal",
    "Public",
    "PublicBudget",
    "Qualifier",
    "QuotaSpent",
    "ReadingQuestion",
    "Reason",
    "Recommendation",
    "RecordError",
    "Refused",
    "RefusedRow",
    "Relation",
    "RelationKind",
    "Renaming",
    "Repair",
    "Report",
    "ReportedCensus",
    "ResilienceAxis",
    "Role",
    "Rule",
    "RuleError",
    "SchemaField",
    "Sector",
    "Setting",
    "Severity",
    "Site",
    "Snapshot",
    "SnapshotFile",
    "SnapshotManifest",
    "Source",
    "SourceError",
    "Stakeholder",
    "Status",
    "Structure",
    "StructureType",
    "SuccessFactor",
    "Support",
    "Table",
    "TableColumn",
    "TableOptions",
    "TableRow",
    "Target",
    "TargetKind",
    "Term",
    "Territory",
    "Theme",
    "TotemFunction",
    "UnexpectedContent",
    "UnknownDataset",
    "Unreachable",
    "Verdict",
    "VocabularyError",
    "assess",
    "atlas",
    "census_of",
    "chart",
    "check",
    "diff",
    "documents",
    "embedded_census",
    "explore",
    "export",
    "fetch_census",
    "from_flat_row",
    "from_json",
    "from_json_lines",
    "geography",
    "indicators",
    "locate",
    "make_converter",
    "mapping_from_toml",
    "mapping_to_toml",
    "merge",
    "open_snapshot",
    "partial_date",
    "picture",
    "propose_mapping",
    "read_census",
    "read_mapping",
    "read_reported",
    "read_table",
    "read_territory",
    "ready_mapping",
    "ready_mappings",
    "recommend",
    "snapshots",
    "stream_structures",
    "structure_id",
    "take_snapshot",
    "testing",
    "to_flat_row",
    "to_json",
    "to_json_lines",
    "typology",
    "validation",
    "validators",
]

_HOMES = {
    "actors": ("Actor", "End", "EndKind", "Relation"),
    "advice": ("Recommendation", "Territory", "recommend"),
    "census": ("Census",),
    "census_source": ("CensusSource", "RefusedRow"),
    "cells": ("CellType",),
    "citations": ("Document", "Source", "documents"),
    "claims": ("Claim",),
    "columns": ("FlatColumn",),
    "convert": ("make_converter",),
    "criteria": ("Assessment", "Evidence", "Judgement", "assess"),
    "dates": ("PartialDate", "partial_date"),
    "envelope": ("from_json", "to_json"),
    "errors": (
        *("MissingExtra", "OpenInnoError", "PlaceError", "RecordError", "RuleError", "SourceError"),
        "VocabularyError",
    ),
    "explore.errors": (
        *("BadQuery", "ExploreError", "IncompleteExport", "QuotaSpent", "Refused"),
        *("UnexpectedContent", "UnknownDataset", "Unreachable"),
    ),
    "facets": ("Facet", "FacetCount"),
    "figures": ("indicators",),
    "figures.against": ("Against", "Agreement"),
    "figures.changes": ("IndicatorChange",),
    "figures.charts": ("chart",),
    "figures.collection": ("Indicators",),
    "figures.indicator": ("Indicator", "IndicatorGroup", "IndicatorUnit"),
    "figures.intervals": ("Interval",),
    "findings": ("Finding", "Parameter", "Position", "Repair", "Severity"),
    "flat": ("FLAT_COLUMNS", "from_flat_row", "to_flat_row"),
    "initiatives": ("Initiative",),
    "judge": ("check",),
    "labels": ("Label",),
    "lines": ("from_json_lines", "to_json_lines"),
    "locating": ("locate",),
    "places": ("Address", "Contact", "Location", "Site"),
    "points": ("Point",),
    "sources.differences.changes": ("Change", "Move", "MoveReason", "Renaming"),
    "sources.differences.comparing": ("Differences", "diff"),
    "sources.differences.columns": ("ColumnChange",),
    "sources.embedded": ("embedded_census",),
    "sources.files": ("propose_mapping", "read_table"),
    "sources.mapped": ("census_of",),
    "sources.mapping.declared": ("ColumnMapping", "FieldMapping", "MarkedColumns"),
    "sources.mapping.files.ready": ("ready_mapping", "ready_mappings"),
    "sources.mapping.files.toml": ("mapping_from_toml", "mapping_to_toml", "read_mapping"),
    "sources.mapping.proposing.proposal": ("Proposal",),
    "sources.mapping.proposing.reasons": ("Reason",),
    "sources.mapping.proposing.weighing": ("Confidence",),
    "sources.mapping.report": ("MappedColumn", "MappingReport", "PersonalColumn"),
    "sources.mapping.targets": ("TARGETS", "Target", "TargetKind"),
    "sources.merging": ("MergedCensus", "Origin", "Origins", "merge"),
    "sources.differences.pairing": ("PairedBy",),
    "sources.portal.fetching": ("fetch_census",),
    "sources.reported": ("ReportedCensus", "read_census", "read_reported"),
    "sources.snapshots.manifest": ("SnapshotFile", "SnapshotManifest"),
    "sources.snapshots.snapshot": ("SchemaField", "Snapshot", "open_snapshot", "snapshots"),
    "sources.snapshots.taking": ("take_snapshot",),
    "sources.territories": ("read_territory",),
    "sources.tables.options": ("TableOptions",),
    "sources.tables.table": ("Table", "TableColumn", "TableRow"),
    "streams": ("stream_structures",),
    "structures": ("Structure", "structure_id"),
    "typology.figures": ("Figure",),
    "validation.catalogues": ("Catalogue",),
    "validation.grades": ("Grade",),
    "validation.report": ("Report",),
    "validation.rules": ("Rule",),
    "window.atlas": ("atlas",),
    "window.picture.sheet": ("picture",),
}

_appoint("show a census in a notebook", f"{__name__}.window.picture.notebook", "as_html")

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a public name on first use; every name without another home is a word."""
        from importlib import import_module

        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name in {"explore", "export", "geography", "testing", "typology", "validation", "validators"}:
            return import_module(f".{name}", __name__)
        home = next((home for home, names in _HOMES.items() if name in names), "vocabulary")
        value = getattr(import_module(f".{home}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return list(__all__)
