"""What each page that is written from the library shows, asked from Python: an example that runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from openinno import Profile

__all__ = ["EXAMPLES", "with_example"]

_SHEET: Final = """\
>>> import openinno as oi
>>> sheet = oi.typology.sheet(oi.Profile.{name})
>>> sheet.source.page, sheet.role.role.code
{answer}
"""
_SHEETS: Final[Mapping[Profile, str]] = {
    Profile.ACCELERATOR: "(14, 'coordinator')",
    Profile.TECHNOPOLE: "(15, 'coordinator')",
    Profile.INNOVATION_HUB: "(16, 'coordinator')",
    Profile.INCUBATOR: "(17, 'animator')",
    Profile.FRENCH_TECH_BRAND_EVENT: "(18, 'intermediary')",
    Profile.LIVING_LAB: "(19, 'animator')",
}

EXAMPLES: Final[Mapping[str, str]] = {
    **{
        f"typology/{one.code}": _SHEET.format(name=one.name, answer=answer) for one, answer in _SHEETS.items()
    },
    "typology/index": """\
>>> import openinno as oi
>>> [sheet.profile.code for sheet in oi.typology.sheets()][:3]
['accelerator', 'technopole', 'innovation_hub']
""",
    "typology/comparison": """\
>>> import openinno as oi
>>> answer = oi.typology.compare(oi.Profile.INCUBATOR, oi.Profile.ACCELERATOR)
>>> len(answer.rows), len(answer.rows[0].first), len(answer.rows[0].second)
(10, 1, 1)
""",
    "typology/words": """\
>>> import openinno as oi
>>> word = oi.Theme.parse("énergie")
>>> word.code, word.label("fr"), word.label("en"), str(word.sources[0])
('energy', 'énergie', 'energy', '002:L153')
""",
    "typology/value": """\
>>> import openinno as oi
>>> value = oi.typology.value_for(oi.Stakeholder.LARGE_COMPANY)
>>> [str(point.sources[0]) for point in value.points]
['002:L103', '002:L103', '002:L103']
""",
    "typology/statements": """\
>>> import openinno as oi
>>> kind = oi.typology.StatementKind.STAKE
>>> [(one.id, str(one.sources[0])) for one in oi.typology.statements(kind)]
[('all_territories', '002:L131'), ('transposition', '002:L138')]
""",
    "typology/figures": """\
>>> import openinno as oi
>>> figure = oi.typology.published_figures()[0]
>>> figure.id, figure.value, figure.printed, str(figure.sources[0])
('share_acc_tech_hub', 0.61, '61%', '002:L303')
""",
    "typology/contradictions": """\
>>> import openinno as oi
>>> one = oi.typology.contradictions()[0]
>>> one.id, [str(source) for source in one.sources]
('census_size', ['002:L142', '002:L299', '001:L2'])
""",
    "typology/portal-lists": """\
>>> import openinno as oi
>>> [entry.label for entry in oi.typology.crosswalk(2021).entries if entry.lossy][-1]
'Technopoles, pôles de compétitivité'
""",
    "typology/documents": """\
>>> import openinno as oi
>>> [one.code for one in oi.documents()]
['000', '001', '002', '003', '004']
""",
    "reference/benchmarks": """\
>>> import openinno as oi
>>> text = oi.to_json(oi.embedded_census())
>>> oi.from_json(text, trusted=True).structures == oi.from_json(text).structures
True
""",
    "reference/bridges": """\
>>> from openinno.advice import bridges
>>> one = bridges()[0]
>>> [answer.code for answer in one.answers], one.profile.code, [str(source) for source in one.sources]
(['first_fundraising', 'first_investors'], 'accelerator', ['002:L215', '002:L233'])
""",
    "reference/flat-row": """\
>>> import openinno as oi
>>> row = oi.to_flat_row(oi.embedded_census()["bliiida"])
>>> row["types"], row["types_sources"]
('third_place|totem_place|living_lab', '002:L411|002:L411|002:L294')
""",
    "reference/finding-codes": """\
>>> import openinno as oi
>>> line = b'{"id": "lab", "name": "Lab", "siret": 73282932000074}'
>>> (row,) = oi.stream_structures([line + b"\\n"])
>>> [(finding.code, finding.severity.value) for finding in row.findings]
[('wrong-value', 'error')]
""",
    "reference/indicator-catalogue": """\
>>> import openinno as oi
>>> figures = oi.indicators(oi.embedded_census())
>>> one = next(iter(figures))
>>> one.id, str(one.sources[0])
('census_size', '002:L142')
""",
    "reference/kinds-of-files": """\
>>> from pathlib import Path
>>> from tempfile import mkdtemp
>>> import openinno as oi
>>> file = Path(mkdtemp()) / "lieux.xlsx"
>>> _ = file.write_text("nom;ville\\nLe Hangar;Lyon\\n")
>>> [finding.code for finding in oi.read_table(file).assumed]
['kind-of-file', 'assumed-encoding', 'assumed-separator', 'assumed-header']
""",
    "reference/mapping-attributes": """\
>>> import openinno as oi
>>> list(oi.TARGETS)[:4]
['id', 'name', 'printed_names', 'description']
""",
    "reference/proof": """\
>>> import openinno as oi
>>> damaged = oi.to_json(oi.embedded_census()).replace('"bliiida"', "3", 1)
>>> census = oi.from_json(damaged)
>>> len(census), [finding.code for finding in census.findings]
(50, ['wrong-value'])
""",
    "reference/ready-mappings": """\
>>> import openinno as oi
>>> mapping = oi.ready_mapping("ilab_laureats")
>>> [(one.columns, one.to) for one in mapping.columns][:2]
[(('Identifiant',), 'id'), (('Libellé entreprise', 'Projet', 'Moto'), 'name')]
""",
    "reference/rule-catalogue": """\
>>> import openinno as oi
>>> from openinno.validation import CATALOGUE
>>> rule = CATALOGUE["siret-luhn"]
>>> rule.column, rule.severity[oi.Grade.PUBLISHABLE].value
('siret', 'error')
""",
}


def with_example(name: str, text: str) -> str:
    """Return the text of a page with its example behind what opens it."""
    opening, mark, rest = text.partition("\n## ")
    return f"{opening}\n```{{doctest}}\n{EXAMPLES[name]}```\n{mark}{rest}"
