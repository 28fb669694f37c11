"""Answers of the right shape with something wrong in them: rows, counts, headers, an error inside."""

from __future__ import annotations

import attrs

from .misbehaving import Twist


@attrs.frozen(kw_only=True)
class Headers(Twist):
    """Other headers than the right ones."""

    def changes(self) -> dict[str, str | None]:
        """Return the headers that change, None for those that go."""
        return {}


@attrs.frozen(kw_only=True)
class NoRateHeaders(Headers):
    """Nothing is said of how many calls are left."""

    def changes(self) -> dict[str, str | None]:
        """Return the headers that go."""
        return dict.fromkeys(("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"))


@attrs.frozen(kw_only=True)
class BigLimit(Headers):
    """More calls are left than 64 bits can count."""

    def changes(self) -> dict[str, str | None]:
        """Return a number of 23 digits."""
        return dict.fromkeys(("x-ratelimit-limit", "x-ratelimit-remaining"), "9" * 23)


@attrs.frozen(kw_only=True)
class Deprecated(Headers):
    """A feature goes away, say the headers."""

    text: str = "EXAMPLE_FEATURE: this parameter goes away"

    def changes(self) -> dict[str, str | None]:
        """Return the two headers."""
        link = '<https://example.org/changelog>; rel="deprecation"'
        return {"ods-explore-api-deprecation": self.text, "link": link}


@attrs.frozen(kw_only=True)
class EndEarly(Twist):
    """An export that ends after fewer rows, its brackets closed or not, in a response that is whole."""

    after_rows: int
    terminated: bool = True


@attrs.frozen(kw_only=True)
class ErrorInside(Twist):
    """An error in a 200: in the place of the body, or after its rows."""

    late: bool = False
    code: str = "ODSQLSyntaxError"
    message: str = "ODSQL query is malformed."

    @property
    def error(self) -> dict[str, str]:
        """The error as a portal writes it."""
        return {"message": self.message, "error_code": self.code}


@attrs.frozen(kw_only=True)
class RepeatedRows(Twist):
    """A page that has the rows of the page before it."""


@attrs.frozen(kw_only=True)
class MovingRows(Twist):
    """Rows that come before the first, or the first that go, before a page is served."""

    by: int = 1
    """How many rows come; how many go, when negative."""


@attrs.frozen(kw_only=True)
class Shuffled(Twist):
    """Another order of the rows in each answer, where order_by leaves it open."""


@attrs.frozen(kw_only=True)
class WrongCount(Twist):
    """A total_count that is not the number of rows."""

    delta: int = 1


@attrs.frozen(kw_only=True)
class Version2(Twist):
    """Records in the shape of version 2.0."""


@attrs.frozen(kw_only=True)
class NaNs(Twist):
    """NaN and Infinity in the place of the first decimal numbers of an export."""
