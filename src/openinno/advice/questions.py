"""The questions that describe a territory: those of the study's grid, then what helps besides."""

from __future__ import annotations

from typing import Final

import attrs

from ..citations import Source
from ..labels import Label
from ..vocabulary import (
    Expertise,
    Familiarity,
    LegalForm,
    Lever,
    LocalCharacteristic,
    Maturity,
    Need,
    Ownership,
    Public,
    PublicBudget,
    ReadingQuestion,
    Setting,
    SuccessFactor,
    Term,
    Theme,
)

__all__ = ["QUESTIONS", "Question", "question_of"]


@attrs.frozen(kw_only=True)
class Question:
    """A question about a territory.

    Args:
        attribute: The attribute of :class:`~openinno.Territory` that answers it.
        answers: The vocabulary of its answers.
        several: Whether several answers may hold together.
        heading: What it is about.
        text: The question.
        characteristic: The local characteristic of the study that it asks for.
        reading: The question of the study that it asks for.
        sources: Where the study, or another document, asks for it.

    Examples:
        >>> from openinno.advice.questions import QUESTIONS
        >>> question = QUESTIONS[0]
        >>> question.attribute, question.text.text("en")
        ('startup_maturity', 'At which stages are the start-ups of the territory?')
        >>> [term.code for term in question.possible][:3]
        ['seed', 'beta_development', 'first_fundraising']
    """

    attribute: str
    answers: type[Term]
    several: bool = True
    heading: Label
    text: Label
    characteristic: LocalCharacteristic | None = None
    reading: ReadingQuestion | None = None
    sources: tuple[Source, ...]

    @property
    def possible(self) -> tuple[Term, ...]:
        """The answers that may be given; that nobody knows is no answer."""
        return tuple(term for term in self.answers if term is not Ownership.UNKNOWN)


QUESTIONS: Final = (
    Question(
        attribute="startup_maturity",
        answers=Maturity,
        heading=Label("Maturité des start-up", "Maturity of start-ups"),
        text=Label(
            "À quels stades sont les start-up du territoire ?",
            "At which stages are the start-ups of the territory?",
        ),
        characteristic=LocalCharacteristic.STARTUP_MATURITY,
        reading=ReadingQuestion.PURPOSE,
        sources=Source.parse("002:L184,L194"),
    ),
    Question(
        attribute="public_budget",
        answers=PublicBudget,
        several=False,
        heading=Label("Budget public", "Public budget"),
        text=Label(
            "De quel argent public la structure peut-elle vivre ?",
            "Of what public money may the structure live?",
        ),
        characteristic=LocalCharacteristic.PUBLIC_BUDGET,
        reading=ReadingQuestion.PUBLIC_BUDGET,
        sources=Source.parse("002:L185,L193"),
    ),
    Question(
        attribute="ecosystem_familiarity",
        answers=Familiarity,
        several=False,
        heading=Label("Familiarité avec l'innovation ouverte", "Familiarity with open innovation"),
        text=Label(
            "Les acteurs ont-ils l'habitude d'innover ensemble ?",
            "Are the actors used to innovating together?",
        ),
        characteristic=LocalCharacteristic.ECOSYSTEM_FAMILIARITY,
        sources=Source.parse("002:L186"),
    ),
    Question(
        attribute="expertise",
        answers=Expertise,
        heading=Label("Expertises", "Expertise"),
        text=Label(
            "Sur quelles expertises le territoire peut-il compter ?",
            "On what expertise can the territory count?",
        ),
        characteristic=LocalCharacteristic.EXPERTISE_AND_INDUSTRIES,
        sources=Source.parse("002:L187"),
    ),
    Question(
        attribute="sectors",
        answers=Theme,
        heading=Label("Thèmes", "Themes"),
        text=Label("Quels thèmes comptent pour lui ?", "Which themes matter to it?"),
        sources=Source.parse("002:L187,L153"),
    ),
    Question(
        attribute="needs",
        answers=Need,
        heading=Label("Besoins", "Needs"),
        text=Label("Qu'attend-il d'une structure ?", "What does it expect of a structure?"),
        reading=ReadingQuestion.VALUE_PROPOSITION,
        sources=Source.parse("002:L191"),
    ),
    Question(
        attribute="ownership",
        answers=Ownership,
        several=False,
        heading=Label("Propriété", "Ownership"),
        text=Label("À qui la structure doit-elle appartenir ?", "To whom should the structure belong?"),
        reading=ReadingQuestion.STRUCTURAL_CHARACTERISTICS,
        sources=Source.parse("002:L192"),
    ),
    Question(
        attribute="legal_form",
        answers=LegalForm,
        several=False,
        heading=Label("Forme juridique", "Legal form"),
        text=Label("Quelle forme juridique est voulue ?", "Which legal form is wanted?"),
        reading=ReadingQuestion.STRUCTURAL_CHARACTERISTICS,
        sources=Source.parse("002:L192"),
    ),
    Question(
        attribute="publics",
        answers=Public,
        heading=Label("Publics", "Publics"),
        text=Label("Quels publics doit-elle accueillir ?", "Whom should it receive?"),
        sources=Source.parse("002:L182"),
    ),
    Question(
        attribute="setting",
        answers=Setting,
        several=False,
        heading=Label("Cadre", "Setting"),
        text=Label("Où se trouve le territoire ?", "Where is the territory?"),
        sources=Source.parse("002:L319"),
    ),
    Question(
        attribute="success_factors",
        answers=SuccessFactor,
        heading=Label("Facteurs de réussite", "Success factors"),
        text=Label(
            "Sur quels facteurs de réussite s'appuie-t-il ?", "On which success factors does it rely?"
        ),
        sources=Source.parse("003:L17"),
    ),
    Question(
        attribute="levers",
        answers=Lever,
        heading=Label("Leviers", "Levers"),
        text=Label(
            "Quels leviers de l'économie productive utilise-t-il ?",
            "Which levers of the productive economy does it use?",
        ),
        sources=Source.parse("004:L11"),
    ),
)
"""Every question, those of the four characteristics first among those of the study's grid."""


def question_of(attribute: str) -> Question:
    """Return the question that an attribute answers.

    Raises:
        KeyError: No question asks for that attribute.

    Examples:
        >>> print(question_of("needs").text)
        What does it expect of a structure?
    """
    return {one.attribute: one for one in QUESTIONS}[attribute]
