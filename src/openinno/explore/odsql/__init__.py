"""ODSQL as values: queries made with the operators of Python, printed as text, and read back from it.

``field()`` and the functions build; what they build compares by its structure, prints in one canonical
form, and is refused with the reason where no portal would run it. Only :func:`parse`, which reads text, needs
lark.
"""

from __future__ import annotations

from .aggregating import (
    avg,
    bbox,
    count,
    count_distinct,
    envelope,
    geo_cluster,
    max_,
    median,
    min_,
    percentile,
    range_,
    sum_,
)
from .arguments import (
    Distinct,
    NamedArgument,
    Pattern,
    Period,
    Star,
)
from .building import Builder, Value, field
from .checking import FieldLike
from .comparisons import (
    Among,
    Comparison,
    Holds,
    InRange,
    IsBoolean,
    IsNull,
    Like,
    Predicate,
)
from .conditions import (
    And,
    Condition,
    Flag,
    FullText,
    Not,
    Or,
)
from .expressions import Aliased, Arithmetic, Call, Order
from .fields import Field
from .functions import (
    Subject,
    date_format,
    day,
    distance,
    exclude,
    hour,
    ifnull,
    include,
    json_format,
    length,
    lower,
    minute,
    month,
    now,
    random,
    search,
    second,
    startswith,
    suggest,
    text,
    vector_similarity,
    vector_similarity_threshold,
    year,
)
from .geometries import Distance, Geometry
from .literals import (
    Boolean,
    Date,
    Null,
    Number,
    Text,
)
from .nodes import Expression, Node
from .parsing import Clause, parse
from .query import Query
from .refinements import Refinement

__all__ = [
    "Aliased",
    "Among",
    "And",
    "Arithmetic",
    "Boolean",
    "Builder",
    "Call",
    "Clause",
    "Comparison",
    "Condition",
    "Date",
    "Distance",
    "Distinct",
    "Expression",
    "Field",
    "FieldLike",
    "Flag",
    "FullText",
    "Geometry",
    "Holds",
    "InRange",
    "IsBoolean",
    "IsNull",
    "Like",
    "NamedArgument",
    "Node",
    "Not",
    "Null",
    "Number",
    "Or",
    "Order",
    "Pattern",
    "Period",
    "Predicate",
    "Query",
    "Refinement",
    "Star",
    "Subject",
    "Text",
    "Value",
    "avg",
    "bbox",
    "count",
    "count_distinct",
    "date_format",
    "day",
    "distance",
    "envelope",
    "exclude",
    "field",
    "geo_cluster",
    "hour",
    "ifnull",
    "include",
    "json_format",
    "length",
    "lower",
    "max_",
    "median",
    "min_",
    "minute",
    "month",
    "now",
    "parse",
    "percentile",
    "random",
    "range_",
    "search",
    "second",
    "startswith",
    "suggest",
    "sum_",
    "text",
    "vector_similarity",
    "vector_similarity_threshold",
    "year",
]
