"""ODSQL as values: queries made with the operators of Python, printed as text, and read back from it.

``field()`` and the functions build; what they build compares by its structure, prints in one canonical
form, and is refused with the reason where no portal would run it. Only :func:`parse`, which reads text, needs
lark.

============  ================================================================================================
To build      :class:`Query`, :func:`field`, and the literals that Python has not: :class:`Date`,
              :class:`Geometry`, :class:`Distance`, :class:`Period`, :class:`Star`, :class:`Null`
Conditions    the signs ``== != < <= > >=``, joined by ``& | ~``; methods of a field, such as ``in_()``,
              ``between()``, ``contains()``, ``is_null()``, ``within_distance()``; :func:`search`,
              :func:`suggest`, :func:`startswith`, :func:`text`, :func:`vector_similarity_threshold`
Functions     :func:`lower`, :func:`length`, :func:`ifnull`, :func:`json_format`, :func:`distance`,
              :func:`now`, :func:`year` to :func:`second`, :func:`date_format`; to sort by, :func:`random`,
              :func:`vector_similarity`; to select by, :func:`include`, :func:`exclude`
Aggregates    :func:`count`, :func:`count_distinct`, :func:`sum_`, :func:`avg`, :func:`min_`, :func:`max_`,
              :func:`median`, :func:`percentile`, :func:`envelope`, :func:`bbox`
Groups        fields, functions of dates, :func:`range_`, :func:`geo_cluster`
Reading       :func:`parse`, and the nodes that it gives, such as :class:`Comparison` or :class:`Call`
============  ================================================================================================
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


def __dir__() -> list[str]:
    return list(__all__)
