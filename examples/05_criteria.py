"""Judge the structures that the documents name by the three criteria of the study, with what says so.

Run it with ``python examples/05_criteria.py``.
"""

from __future__ import annotations

from collections import Counter

import openinno as oi


def main() -> None:
    """Tell who meets the three criteria, who lacks one, and who is not there to last."""
    census = oi.embedded_census()
    assessments = [oi.assess(structure) for structure in census]

    conclusions = Counter(one.verdict for one in assessments)
    print(f"Of {len(census)} structures, against the three criteria together:")
    for verdict in oi.Verdict:
        print(f"- {verdict.label()}: {conclusions[verdict]}")

    for one in assessments:
        if one.verdict is oi.Verdict.MET:
            print()
            tell(census[one.structure], one)

    print()
    print("One criterion short, and what to find out:")
    for one in assessments:
        unknown = [judgement for judgement in one.criteria if judgement.verdict is oi.Verdict.UNKNOWN]
        if len(unknown) == 1:
            print(f"- {census[one.structure].name}: {unknown[0].message()}")

    print()
    print("Not there to last all year:")
    for one in assessments:
        if one.durability.verdict is oi.Verdict.NOT_MET:
            print(f"- {census[one.structure].name}: {one.durability.message()}")


def tell(structure: oi.Structure, assessment: oi.Assessment) -> None:
    """Print the judgement of a structure, criterion by criterion, and the lines that it rests on."""
    basis = f", {assessment.basis.label()}" if assessment.basis else ""
    print(f"{structure.name}: {assessment.verdict.label()}{basis}")
    for judgement in (*assessment.criteria, assessment.durability):
        print(f"- {judgement.label}: {judgement.verdict.label()}")
        for evidence in judgement.evidence:
            print(f"    {evidence.message()}")


if __name__ == "__main__":
    main()
