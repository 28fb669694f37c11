"""Values that no reader expects in a cell, and names that no reader expects above a column."""

from __future__ import annotations

import datetime
from random import Random
from typing import Any, Final

__all__ = ["NAMES", "Formula", "nasty"]


class Formula(str):
    """A formula, where a workbook can hold one; a text elsewhere."""

    __slots__ = ()


NAMES: Final = (
    *(
        "Nom",
        "name",
        "Nom",
        "id",
        "Latitude",
        "Longitude",
        "Coordonnées",
        "geometry",
        "x",
        "y",
        "WKT",
        "point",
    ),
    *(
        "Thèmes",
        "Énergie",
        "SIRET",
        "Date",
        "themes",
        "sites",
        "extra",
        "claims",
        "",
        " ",
        "NOM DE LA STRUCTURE",
    ),
    *("a.b.c", "..", "\x00", "\ufeffNom", "Nom\nde la structure", "é" * 300, "n" * 70_000, "\ud800", "=1+1"),
)
_NUMBERS: Final = (
    *(
        7.3282932000074e13,
        1e308,
        -1e308,
        5e-324,
        float("nan"),
        float("inf"),
        -0.0,
        0,
        -1,
        1,
        2**31,
        2**53 + 1,
    ),
    *(2**63, -(2**63), 2**64, 10**30, 10**400, 1905, 2014, 44927, 45.7, 4.8, 842000.5, 6519000.2, 181, 1000),
)
_TEXTS: Final = (
    *("7,32829E+13", "73282932000074.0", "7.3E13", "1e400", "-1e5", "1" * 400, "NaN", "inf", "-inf", "TRUE"),
    *(
        "NR",
        "N/A",
        "-",
        "?",
        "#N/A",
        "#REF!",
        "null",
        "None",
        "0",
        "-0",
        "01",
        "١٢٣",
        "½",
        "1 234,5",
        "1.234.5",
    ),
    *(
        "\ud800",
        "a\udcffb",
        "\x00",
        "a\x00b",
        "\x01\x02\x1f",
        "\x0b",
        "\x7f\x80\x9f",
        "\ufffe\uffff",
        "\ufeff",
    ),
    *(
        "\u202eabc",
        "\u2028",
        "\xa0",
        " ",
        "\t",
        "\r",
        "\n",
        "a\nb",
        "a\r\nb\r",
        "東京",
        "🏭",
        "e\u0301",
        "Ã©",
    ),
    *(
        '"',
        '""',
        '"abc',
        'abc"',
        'a"b;c"d',
        "'",
        "''",
        "`",
        "\\",
        '\\"',
        ";",
        ",",
        "|",
        "a|b||c",
        ";;;",
        "a;b,c\td",
    ),
    *(
        "31/02/2020",
        "00/00/0000",
        "2014-13",
        "2014-05-32",
        "1899-12-30",
        "30/12/1899",
        "0000-00-00",
        "9999-99",
    ),
    *(
        "POINT(4.8 45.7)",
        "POINT EMPTY",
        "SRID=2154;POINT(842000 6519000)",
        "POINT(nan inf)",
        "POINT(1e999 0)",
    ),
    *(
        "45,7;4,8",
        "45.7, 4.8",
        "4.8,45.7,",
        "91,181",
        "(((",
        "[4.8, 45.7]",
        '{"type":"Point","coordinates":[4]}',
    ),
    *(
        "{}",
        "[]",
        "[1,2]",
        '{"a":1,"a":2}',
        "[" * 5000,
        "<b>gras</b>",
        "&amp;",
        "&#0;",
        "]]>",
        "_x0041_",
        "%s{0}",
    ),
    *(
        "http://[::1",
        "http://a b",
        "https://u:p@h:99999999/",
        "javascript:alert(1)",
        "@",
        "a@b",
        "mailto:a@b.fr",
    ),
    *(
        "=1+1",
        "+1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "'=1",
        "x",
        "X",
        "oui",
        "Énergie/énergie/ÉNERGIE",
        "a.b.c",
    ),
)
_LONG: Final = (
    *(
        "a",
        "é",
        "1",
        "0",
        " ",
        "\n",
        '"',
        "'",
        ";",
        "|",
        "(",
        "[",
        "{",
        "<",
        "-",
        ".",
        ",",
        "/",
        "@",
        "\\",
        "=",
    ),
    *(
        "a@",
        "a.",
        "1,",
        "1 ",
        "1.",
        "a b ",
        "e\u0301",
        "\u0301",
        "🏭",
        "http://a",
        "POINT(",
        "2014-05 ",
        "&amp;",
    ),
    *(
        "NR ",
        "a|",
        "œ",
        "\t",
        "\u00a0",
        "\u2028",
        "\x00",
        "x;",
        "0\u00a0",
        "45.7 4.8 ",
        "-- ",
        "« ",
        "énergie, ",
    ),
)
"""What is repeated until it is long: a reader that looks back over all of it never ends."""
_MOMENTS: Final = (
    *(datetime.date(1899, 12, 31), datetime.date(1900, 1, 1), datetime.date(1900, 2, 28), datetime.date.max),
    *(
        datetime.date.min,
        datetime.date(2014, 5, 1),
        datetime.datetime(1904, 1, 1, 12, 30),
        datetime.time(23, 59),
    ),
    *(datetime.datetime.max, datetime.datetime(2038, 1, 19, 3, 14, 8), datetime.date(1905, 7, 6)),
)
_FORMULAS: Final = (
    *(
        "=1+1",
        "=A1",
        "=1/0",
        '=HYPERLINK("http://a.fr","H7")',
        "=SUM(A1:XFD1048576)",
        "=NA()",
        "=INDIRECT(A1)",
    ),
)
_NESTED: Final[tuple[Any, ...]] = (
    *([], ["a", "b"], ["a", None, 1], [[1, 2], [3]], [["a"] * 5] * 3, {}, {"a": 1}, {"fr": "a", "en": "b"}),
    {"type": "Point", "coordinates": [4.8, 45.7]},
    {"type": "Point", "coordinates": ["4.8", None]},
    {"type": "Point", "coordinates": []},
    {"type": "Polygon", "coordinates": [[[0, 0], [1, 0]]]},
    {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1e308, -1e308]}]},
    {"a": {"b": {"c": {"d": {"e": {"f": {"g": {"h": {"i": 1}}}}}}}}},
    {"lat": 45.7, "lon": 4.8},
    [{"nom": "a"}, {"nom": "b"}],
)


def nasty(draw: Random) -> Any:
    """Return a value that is hard to read."""
    way = draw.random()
    if way < 0.2:
        return draw.choice(_NUMBERS)
    if way < 0.62:
        return draw.choice(_TEXTS)
    if way < 0.68:
        return draw.choice(_LONG) * draw.choice([300, 300, 40_000])
    if way < 0.7:
        long = draw.choice(_LONG)
        return (
            draw.choice(["", "é", "http://", "POINT("]) + long * (1_000_000 // len(long)) + draw.choice("!a")
        )
    if way < 0.8:
        return draw.choice(_MOMENTS)
    if way < 0.86:
        return draw.choice(_NESTED)
    if way < 0.92:
        return Formula(draw.choice(_FORMULAS))
    if way < 0.97:
        return draw.choice([True, False, None, "", " "])
    return "".join(chr(draw.randrange(0x11_0000)) for _ in range(draw.choice([1, 5, 50])))
