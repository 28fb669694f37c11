"""The form of a census for programs that know no Python: JSON Schema and Table Schema.

Both are made from the table of fields and from the rules, so that a schema refuses only what a check refuses.
What no schema can say, such as a check digit or a département that does not fit a postcode, is left to the
check.
"""

from __future__ import annotations

from .documents import json_schema
from .tables import table_schema

__all__ = ["json_schema", "table_schema"]
