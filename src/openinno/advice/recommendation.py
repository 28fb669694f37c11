"""A recommendation, in the forms in which people and programs read it."""

from __future__ import annotations

import attrs

from .note.json_form import as_json
from .note.markdown import as_markdown
from .note.page import as_page
from .outcomes import Ranking
from .sentences import answer

__all__ = ["Recommendation"]


@attrs.frozen(kw_only=True, repr=False)
class Recommendation(Ranking):
    r"""Which profiles fit a territory, why, and what is not known.

    Args:
        territory: The territory.
        ranked: The six profiles by their score, those of equal score in the order of the study.
        heard: The local characteristics of which something speaks for a profile.
        undecided: Why nothing can be recommended yet; None when something can.
        missing: What is not known, the questions that could part the leaders first.
        silent: What is said of the territory and speaks for no profile.
        warnings: What to keep in mind, with its lines.
        census: Where the comparable structures come from; None without a census.

    Examples:
        >>> import openinno as oi
        >>> found = oi.recommend(oi.Territory(needs="lieu totem", ecosystem_familiarity="collaboration"))
        >>> found.decided, found.ranked[0].profile, found.ranked[0].score
        (False, <Profile.INNOVATION_HUB>, 2)
        >>> found.missing[0].question.text.text("fr"), found.missing[0].decisive
        ('À quels stades sont les start-up du territoire ?', True)
        >>> found.to_markdown("fr").splitlines()[0]
        "# Quel profil de structure d'innovation pour le territoire\u202f?"
    """

    def __repr__(self) -> str:
        return f"<Recommendation: {self.message()}>"

    def message(self, lang: str = "en") -> str:
        """Return the answer in a sentence, in a language.

        Args:
            lang: The language, ``fr`` or ``en``.

        Examples:
            >>> import openinno as oi
            >>> oi.recommend(oi.Territory(needs="lieu totem")).message().partition(":")[0]
            'Not enough is known to conclude'
        """
        return answer(self).text(lang)

    def to_markdown(self, lang: str = "en") -> str:
        """Return the note as Markdown, equal in content to :meth:`to_html`.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return as_markdown(self, lang)

    def to_html(self, lang: str = "en") -> str:
        """Return the note as a page that asks the network nothing and prints on two sheets of A4.

        Args:
            lang: The language, ``fr`` or ``en``.

        Examples:
            >>> import openinno as oi
            >>> page = oi.recommend(oi.Territory(needs="lieu totem")).to_html("fr")
            >>> page.startswith("<!DOCTYPE html>"), "https://cdn" in page
            (True, False)
        """
        return as_page(self, lang)

    def to_json(self) -> str:
        """Return the recommendation as JSON, its texts in both languages.

        Examples:
            >>> import json
            >>> import openinno as oi
            >>> told = json.loads(oi.recommend(oi.Territory(needs="lieu totem")).to_json())
            >>> told["decided"], told["profiles"][0]["profile"]["fr"]
            (False, "Hub d'innovation")
        """
        return as_json(self)
