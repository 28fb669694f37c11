"""Which profile would fit a territory: points that cite a sheet or a trend, and what is not known.

The study gives four characteristics and four questions (002:L184-194) and attaches none of them to a profile.
What leads from one to the other is our reading, one bridge at a time; ``_data/advice.json`` holds them all.
"""

from __future__ import annotations

from .bridges import Bridge, bridges, reservations
from .outcomes import Comparable, Fit, Missing, Point, Ranking
from .questions import QUESTIONS, Question
from .recommendation import Recommendation
from .recommending import recommend
from .territory import Territory

__all__ = [
    "QUESTIONS",
    "Bridge",
    "Comparable",
    "Fit",
    "Missing",
    "Point",
    "Question",
    "Ranking",
    "Recommendation",
    "Territory",
    "bridges",
    "recommend",
    "reservations",
]
