"""The indicators of one census, in order: found by name or by group, compared with another, written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal

import attrs

from ..labels import Label
from ..listing import few_of
from .changes import IndicatorChange, changes
from .indicator import Indicator, IndicatorGroup, group_of

__all__ = ["Indicators"]

_FIGURES: Final = Label("indicators(census).figures")


def _figures(values: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True, repr=False)
class Indicators:
    """The indicators of a census.

    Args:
        title: Title of the census.
        made: Who made it, when and under which licence; empty where nothing of it is known.
        scope: What it covers, and what it must not be taken for.
        structures: Its identifiers of structures, in order.
        figures: The indicators, in the order of the study.
        cautions: What of the census bears on every figure.

    Examples:
        >>> import openinno as oi
        >>> figures = oi.indicators(oi.embedded_census())
        >>> figures["technopoles_hosting"].value is None
        True
        >>> print(figures["technopoles_hosting"].refused)
        no structure can say that it has none: declare the list “support” complete if it is
        >>> [one.id for one in figures.of("partnerships")]
        ['partnership_started', 'partnership_owned', 'partnership_funded']
    """

    title: Label
    made: str
    scope: Label | None
    structures: tuple[str, ...] = attrs.field(repr=False)
    figures: tuple[Indicator, ...] = attrs.field(converter=_figures)
    cautions: tuple[Label, ...] = ()

    def __repr__(self) -> str:
        return f"<{len(self)} indicators of {len(self.structures)} structures: {self.title}>"

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    def __getitem__(self, id: str) -> Indicator:  # noqa: A002 - the word for an identifier everywhere here
        """Return an indicator.

        Raises:
            KeyError: None has that identifier; the message tells which do.
        """
        for one in self.figures:
            if one.id == id:
                return one
        known = few_of((one.id for one in self.figures), id, shown_by=_FIGURES)
        raise KeyError(f"no indicator {id!r}; known: {known.text('en')}")

    def of(self, group: IndicatorGroup | str) -> tuple[Indicator, ...]:
        """Return the indicators of a group.

        Args:
            group: The group, or its value, such as ``partnerships``.

        Raises:
            ValueError: There is no such group; the message lists those that exist.
        """
        wanted = group_of(group)
        return tuple(one for one in self.figures if one.group is wanted)

    def compared_with(self, before: Indicators) -> tuple[IndicatorChange, ...]:
        """Return what changed since another census, or an earlier date of this one, figure by figure.

        Args:
            before: The indicators of the other census.

        Examples:
            >>> import openinno as oi
            >>> census = oi.embedded_census()
            >>> then = oi.indicators(census.where(status="active"))
            >>> change = oi.indicators(census).compared_with(then)[0]
            >>> change.before.value, change.after.value, change.difference
            (29.0, 51.0, 22.0)
        """
        return changes(before, self)

    def to_json(self, lang: str | None = None, *, before: Indicators | None = None) -> str:
        """Return the indicators as JSON.

        Args:
            lang: The language of the texts; both, by language, where None.
            before: The indicators of another census or an earlier date, to be compared with.

        Examples:
            >>> import json
            >>> import openinno as oi
            >>> told = json.loads(oi.indicators(oi.embedded_census()).to_json("fr"))
            >>> told["indicators"][3]["label"], told["indicators"][3]["numerator"]
            ('accélérateurs et technopoles ensemble', 16)
        """
        from .writing.json_form import as_json

        return as_json(self, lang, before)

    def to_frame(
        self,
        backend: Literal["polars", "pandas", "pyarrow"] = "polars",
        lang: str = "en",
        *,
        before: Indicators | None = None,
    ) -> Any:
        """Return the indicators as a table, one a row.

        Args:
            backend: The library that the table is of.
            lang: The language of the texts.
            before: The indicators of another census or an earlier date, to be compared with.

        Raises:
            MissingExtra: The library is not installed.
            ValueError: There is no such backend.

        Examples:
            >>> import openinno as oi
            >>> oi.indicators(oi.embedded_census()).to_frame().select("id", "numerator", "base").row(3)
            ('share_acc_tech', 16, 30)
        """
        from .writing.rows import as_frame

        return as_frame(self, backend, lang, before)

    def to_altair(
        self,
        of: IndicatorGroup | str = "profiles",
        *,
        before: Indicators | None = None,
        lang: str = "en",
        dark: bool = False,
    ) -> Any:
        """Return a group as a chart of altair, for whoever goes on with it; :func:`~openinno.chart` draws it.

        Args:
            of: The group.
            before: The indicators of another census or an earlier date, to be shown beside them.
            lang: The language.
            dark: Whether it is for a dark page.

        Raises:
            MissingExtra: altair is not installed: the extra ``charts``.
            ValueError: The group is not drawn; the message lists those that are.

        Examples:
            >>> import openinno as oi
            >>> drawn = oi.indicators(oi.embedded_census()).to_altair("themes")
            >>> drawn.to_dict()["$schema"].split("/")[4]
            'vega-lite'
        """
        from .drawing import altair_chart

        return altair_chart(self, of, before=before, lang=lang, dark=dark)

    def to_html(self, lang: str = "en", *, before: Indicators | None = None, charts: bool = False) -> str:
        """Return the indicators as one page that needs no other file and no network.

        Args:
            lang: The language.
            before: The indicators of another census or an earlier date, to be compared with.
            charts: Whether to draw each group too, which needs the extra ``charts``.

        Raises:
            MissingExtra: What draws charts is not installed.

        Examples:
            >>> import openinno as oi
            >>> page = oi.indicators(oi.embedded_census()).to_html("fr")
            >>> page[:15], page.count("<table")
            ('<!DOCTYPE html>', 8)
        """
        from .writing.page import as_page

        return as_page(self, lang, before, charts=charts)
