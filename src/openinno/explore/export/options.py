"""The options of an export as parameters, and what is refused before a portal is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...labels import Label
from ..errors import BadQuery
from ..odsql import Query

__all__ = ["OPTIONS", "Option", "export_parameters"]

Option = str | bool | int

OPTIONS: Final[Mapping[str, frozenset[str] | None]] = {
    "use_labels": None,
    "epsg": None,
    "delimiter": frozenset({"csv"}),
    "list_separator": frozenset({"csv"}),
    "quote_all": frozenset({"csv"}),
    "with_bom": frozenset({"csv"}),
    "parquet_compression": frozenset({"parquet"}),
    "name_field": frozenset({"gpx"}),
    "description_field_list": frozenset({"gpx"}),
    "use_extension": frozenset({"gpx"}),
}
"""The options of an export, and the formats that know them (None: all); a portal ignores any other."""


def export_parameters(query: Query, form: str, options: Mapping[str, Option]) -> tuple[tuple[str, str], ...]:
    """Return the options of an export as parameters; refuse what no portal would make a file of."""
    faults = []
    if not form.replace("_", "").replace("-", "").isalnum():
        faults.append(
            Label(
                "le nom du fichier ne dit pas son format ; donnez le format, ou une extension comme .csv",
                "the name of the file does not tell its format; give the format, or an ending such as .csv",
            )
        )
    if query.start:
        faults.append(
            Label(
                "un export n'a pas de décalage ; ôtez offset(), ou lisez avec rows()",
                "an export knows no offset; leave offset() out, or read with rows()",
            )
        )
    for name in options:
        forms = OPTIONS.get(name, frozenset())
        if forms is not None and form not in forms:
            known = ", ".join(one for one, of in OPTIONS.items() if of is None or form in of)
            faults.append(
                Label(
                    f"option inconnue pour {form} : {name} ; possibles : {known}",
                    f"unknown option for {form}: {name}; possible: {known}",
                )
            )
    if faults:
        raise BadQuery.of(*faults)
    return tuple(
        (name, str(value).lower() if isinstance(value, bool) else str(value))
        for name, value in options.items()
    )
