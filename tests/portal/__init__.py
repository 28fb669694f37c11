"""A portal on this machine to test the client against: an oracle that shares nothing with the client."""

from __future__ import annotations

from .data import Dataset, Field, Store
from .misbehaving import ALWAYS, Misbehaviour
from .prepared import Prepared
from .server import Portal, Received
from .spoiling import CutStream, SlowRows, Stall
from .twists import (
    BigLimit,
    Deprecated,
    EndEarly,
    ErrorInside,
    MovingRows,
    NaNs,
    NoRateHeaders,
    RepeatedRows,
    Shuffled,
    Version2,
    WrongCount,
)
from .wrong_answers import (
    Bomb,
    Burst,
    GarbageGzip,
    Hangup,
    HtmlPage,
    NotJson,
    QuotaGone,
    Redirect,
    Throttle,
)

__all__ = [
    "ALWAYS",
    "BigLimit",
    "Bomb",
    "Burst",
    "CutStream",
    "Dataset",
    "Deprecated",
    "EndEarly",
    "ErrorInside",
    "Field",
    "GarbageGzip",
    "Hangup",
    "HtmlPage",
    "Misbehaviour",
    "MovingRows",
    "NaNs",
    "NoRateHeaders",
    "NotJson",
    "Portal",
    "Prepared",
    "QuotaGone",
    "Received",
    "Redirect",
    "RepeatedRows",
    "Shuffled",
    "SlowRows",
    "Stall",
    "Store",
    "Throttle",
    "Version2",
    "WrongCount",
]
