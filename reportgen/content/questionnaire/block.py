"""The questionnaire in a report, typeset from the same questions that the report is about."""

from __future__ import annotations

from reportgen.content.edition import Edition
from reportgen.content.questionnaire.form import Questionnaire
from reportgen.content.questionnaire.interview import Interview
from reportgen.spec.model.body import QuestionnaireBlock


def questionnaire(edition: Edition, block: QuestionnaireBlock) -> Questionnaire:
    """Return the questions that the block asks for, under their numbers in the whole questionnaire."""
    only = block.questionnaire.only
    names = [name for name in edition.spec.document.questions if not only or name in only]
    return Questionnaire(edition.say("questionnaire-intro"), Interview(edition.spec, edition.language).items(names))
