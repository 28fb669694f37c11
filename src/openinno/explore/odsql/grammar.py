"""The grammar of ODSQL, for lark: four clauses over one language of expressions.

Values and conditions share their rules, because only what stands inside a parenthesis tells which it is:
what was read decides, not the grammar. Nor are the functions words of the grammar: a table knows them.
"""

from __future__ import annotations

from typing import Final

__all__ = ["GRAMMAR"]

GRAMMAR: Final = r"""
where: either
select: _item ("," _item)*
group_by: _item ("," _item)*
order_by: _order ("," _order)*

_item: star | item
item: either [_AS name]
_order: order | reverse
order: either [ASC | DESC]
reverse: MINUS name

?either: both (_OR both)*
?both: negation (_AND negation)*
?negation: NOT negation | test
?test: sum
     | sum (COMPARE | EQUAL | COLON) sum                -> comparison
     | sum _LIKE sum                                    -> like
     | sum _IN "(" sum ("," sum)* ")"                   -> among
     | sum _IN BRACKET sum (_DOTS | _TO) sum BRACKET    -> in_range
     | sum _IN name                                     -> holds
     | sum _IS [NOT] (NULL | TRUE | FALSE)              -> is_test

?sum: product | sum (PLUS | MINUS) product              -> arithmetic
?product: factor | product (STAR | SLASH) factor        -> arithmetic
?factor: number | field | call
       | STRING                                         -> text
       | TRUE                                           -> true
       | FALSE                                          -> false
       | NULL                                           -> null
       | DATE                                           -> date
       | GEOM                                           -> geometry
       | "(" either ")"                                 -> group

call: NAME "(" [_argument ("," _argument)*] ")"
_argument: sum | star | distinct | named | quantity | pattern
star: STAR
distinct: _DISTINCT sum
named: NAME EQUAL number
quantity: NUMBER NAME
pattern: PATTERN

field: name
name: NAME | BACKQUOTED
number: [PLUS | MINUS] NUMBER

_AND.2: /and\b/i
_OR.2: /or\b/i
NOT.2: /not\b/i
_AS.2: /as\b/i
ASC.2: /asc\b/i
DESC.2: /desc\b/i
_IN.2: /in\b/i
_IS.2: /is\b/i
_LIKE.2: /like\b/i
_TO.2: /to\b/i
_DISTINCT.2: /distinct\b/i
TRUE.2: /true\b/i
FALSE.2: /false\b/i
NULL.2: /null\b/i

DATE.3: /date'[^']*'/i
GEOM.3: /geom'[^']*'/i
PATTERN.3: /([^\W0-9]\w*|`[^`]*`)\*(?=\s*\))/
NAME: /[^\W0-9]\w*/
BACKQUOTED: /`[^`]*`/
STRING: /"([^"\\]|\\.)*"|'([^'\\]|\\.)*'/s
NUMBER: /[0-9]+(\.[0-9]+)?/

COMPARE: /<>|[<>!=]=|<|>/
EQUAL: "="
COLON: ":"
BRACKET: /[\[\]]/
_DOTS: ".."
PLUS: "+"
MINUS: "-"
STAR: "*"
SLASH: "/"

%ignore /\s+/
"""
