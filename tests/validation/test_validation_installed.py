"""Rules that another package declares: found by their name, or told for what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from openinno import RuleError
from openinno.validation.installed import installed_rules, rules_named

MODULE = """
from openinno import Label, Severity
from openinno.validation import Catalogue, Grade, Present, Rule

SAID = Label("Il faut un nom.", "A name is needed.")

def rule(code, after=()):
    return Rule(
        code=code,
        column="name",
        holds=Present("name"),
        severity={Grade.DRAFT: Severity.ERROR},
        title=SAID,
        reason=SAID,
        text=SAID,
        fix=SAID,
        after=after,
    )

catalogue = Catalogue(rules=[rule("ours")])
listed = [rule("b"), rule("a")]
behind = [rule("ours", after=["name-missing"])]
empty = []
text = "rules"
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a package that declares sets of rules, of which some are none."""
    about = tmp_path / "our_network-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: our-network\nVersion: 1.0\n")
    names = ("catalogue", "listed", "behind", "empty", "text", "missing")
    points = "".join(f"{name} = our_network:{name}\n" for name in names)
    (about / "entry_points.txt").write_text(f"[openinno.rules]\n{points}", encoding="utf-8")
    (tmp_path / "our_network.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "codes"),
    [("catalogue", ["ours"]), ("listed", ["a", "b"]), ("behind", ["name-missing", "ours"])],
)
def test_the_rules_of_an_installed_package_are_found_by_name(name: str, codes: list[str]) -> None:
    """A package may declare a catalogue or a list of rules, which brings those of ours that it needs."""
    assert sorted(rule.code for rule in rules_named(name)) == codes


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "found"), [("empty", r"\[\]"), ("text", "'rules'"), ("missing", "AttributeError")]
)
def test_what_is_declared_and_is_no_rule_is_told(name: str, found: str) -> None:
    """The error names the entry point, where it leads, and what stands there."""
    with pytest.raises(RuleError, match=rf"“{name}” \(our_network:{name}\) must give .* it gives {found}"):
        rules_named(name)


@pytest.mark.usefixtures("installed")
def test_the_sets_that_are_installed_are_told_in_order() -> None:
    """Whoever chooses among them sees each once, by its name."""
    assert installed_rules() == ("behind", "catalogue", "empty", "listed", "missing", "text")


@pytest.mark.usefixtures("installed")
def test_a_set_of_rules_that_nobody_declares_is_told_with_those_there_are() -> None:
    """A misspelt name is answered with the names of the installed sets."""
    with pytest.raises(RuleError, match="behind, catalogue, empty, listed"):
        rules_named("katalog")


def test_where_nobody_declares_rules_the_error_says_what_to_install() -> None:
    """A name is not called misspelt where there is none to compare it with."""
    with pytest.raises(RuleError, match="install the one that has “our-network”"):
        rules_named("our-network")
