"""The words of the study: forty-odd vocabularies, each an enumeration with stable codes.

Every term has a label and a definition in French and English, its other spellings, and the line where it
was read. ``parse()`` reads what people write; the constructor takes codes only.
"""

from __future__ import annotations

from .actors import ActorKind, PartnerKind, RelationKind, Stakeholder
from .answers import Expertise, Familiarity, Need, PublicBudget, Setting
from .entries import Entry, Refusal, Vocabulary
from .evidence import Basis, LevelBasis, Precision, Qualifier, Verdict
from .functions import HealthCategory, OpenlabFunction, ResilienceAxis, TotemFunction
from .organisation import (
    Activity,
    Funding,
    LegalForm,
    Ownership,
    Public,
    Sector,
    Status,
    Support,
)
from .profiles import Level, Maturity, MaturityBand, Priority, Profile, Role, StructureType
from .term import Term
from .territories import (
    Criterion,
    EpciKind,
    Impact,
    Lever,
    LocalCharacteristic,
    ReadingQuestion,
    SuccessFactor,
    Theme,
)

__all__ = [
    "VOCABULARIES",
    "Activity",
    "ActorKind",
    "Basis",
    "Criterion",
    "Entry",
    "EpciKind",
    "Expertise",
    "Familiarity",
    "Funding",
    "HealthCategory",
    "Impact",
    "LegalForm",
    "Level",
    "LevelBasis",
    "Lever",
    "LocalCharacteristic",
    "Maturity",
    "MaturityBand",
    "Need",
    "OpenlabFunction",
    "Ownership",
    "PartnerKind",
    "Precision",
    "Priority",
    "Profile",
    "Public",
    "PublicBudget",
    "Qualifier",
    "ReadingQuestion",
    "Refusal",
    "RelationKind",
    "ResilienceAxis",
    "Role",
    "Sector",
    "Setting",
    "Stakeholder",
    "Status",
    "StructureType",
    "SuccessFactor",
    "Support",
    "Term",
    "Theme",
    "TotemFunction",
    "Verdict",
    "Vocabulary",
]

VOCABULARIES: tuple[type[Term], ...] = (
    Profile,
    StructureType,
    Level,
    Role,
    Priority,
    Maturity,
    MaturityBand,
    Theme,
    Criterion,
    Ownership,
    Sector,
    LegalForm,
    Funding,
    Support,
    Status,
    Activity,
    Public,
    Stakeholder,
    PartnerKind,
    ActorKind,
    RelationKind,
    Impact,
    LocalCharacteristic,
    ReadingQuestion,
    SuccessFactor,
    Lever,
    PublicBudget,
    Familiarity,
    Expertise,
    Need,
    Setting,
    ResilienceAxis,
    HealthCategory,
    OpenlabFunction,
    TotemFunction,
    EpciKind,
    Basis,
    LevelBasis,
    Precision,
    Qualifier,
    Verdict,
)
"""Every vocabulary, the most used first."""
