"""Places: sites and contacts."""

from __future__ import annotations

import attrs
import pytest

from openinno import Basis, Contact, EpciKind, Site


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (EpciKind.METRO, True),
        (EpciKind.MET69, True),
        (EpciKind.CU, False),
        (EpciKind.CA, False),
        (EpciKind.CC, False),
        (None, None),
    ],
)
def test_the_kind_of_grouping_tells_whether_a_site_is_in_a_metropole(
    kind: EpciKind | None, expected: bool | None
) -> None:
    """Only the two legal kinds are métropoles, and without a grouping nobody knows."""
    assert Site(commune="Lyon", epci_kind=kind).in_metropole is expected


def test_an_empty_site_knows_nothing() -> None:
    """What is not known of a site is None, and what is said is taken as stated."""
    known = attrs.asdict(Site())

    assert known.pop("basis") is Basis.STATED
    assert known.pop("sources") == ()
    assert set(known.values()) == {None}


def test_sites_are_values() -> None:
    """Sites that say the same are equal, hash alike and cannot be changed."""
    site = Site(commune="Lyon", insee="69123")

    assert site == Site(commune="Lyon", insee="69123")
    assert hash(site) == hash(Site(commune="Lyon", insee="69123"))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        site.commune = "Metz"  # type: ignore[misc]


def test_a_contact_reaches_an_organisation_only() -> None:
    """A contact has a web address, a shared e-mail address and a switchboard, and nothing of a person."""
    assert [field.name for field in attrs.fields(Contact)] == ["website", "email", "phone"]
    with pytest.raises(TypeError, match="name"):
        Contact(name="Jeanne Dupont")  # type: ignore[call-arg]
