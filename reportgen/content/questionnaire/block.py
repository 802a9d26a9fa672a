"""The questionnaire in a report, typeset from the same questions that the report is about."""

from __future__ import annotations

from reportgen.content.edition import Edition
from reportgen.content.questionnaire.form import Questionnaire
from reportgen.content.questionnaire.interview import Interview
from reportgen.spec.made import asked
from reportgen.spec.model.body import QuestionnaireBlock


def questionnaire(edition: Edition, block: QuestionnaireBlock) -> Questionnaire:
    """Return the questions that the block asks for, under their numbers in the whole questionnaire.

    Where the form has pages, no grid goes over the end of one.
    """
    document, only = edition.spec.document, block.questionnaire.only
    pages = [page.questions for page in document.questionnaire.pages] if document.questionnaire else []
    interview = Interview(edition.spec, edition.language)
    chosen = [[name for name in page if not only or name in only] for page in pages or [tuple(asked(document))]]
    return Questionnaire(edition.say("questionnaire-intro"), interview.items(*chosen))
