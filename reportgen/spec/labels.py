"""The words of questions, options, dimensions and segments, found by name and code."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import MultiQuestion, Net, NpsQuestion, Option, OptionDetail, ScaleQuestion, SingleQuestion
from reportgen.spec.model.scalars import Text, in_language

NPS_CODES = tuple(str(n) for n in range(11))
"""The answers of a 0-to-10 question."""
NPS_GROUPS = (NPS_CODES[:7], NPS_CODES[7:9], NPS_CODES[9:])
"""Detractors, passives, promoters."""


def options_of(document: Document, subject: str) -> Mapping[str, Option]:
    """Return code to label of a question or segment, in the order shown; empty for what has no options."""
    if subject in document.segments:
        return document.segments[subject].options
    match document.questions.get(subject):
        case SingleQuestion(options=options) | MultiQuestion(options=options):
            return options
        case ScaleQuestion(scale=scale) if scale in document.scales:
            return document.scales[scale].options
        case NpsQuestion():
            return {code: code for code in NPS_CODES}
        case _:
            return {}


def nets_of(document: Document, subject: str) -> Mapping[str, Net]:
    """Return the nets of a question by name, in the order shown; none for what has no options."""
    match document.questions.get(subject):
        case SingleQuestion(nets=nets) | MultiQuestion(nets=nets) | ScaleQuestion(nets=nets):
            return nets
        case _:
            return {}


def option_text(option: Option) -> Text:
    """Return the label of an option."""
    return option.label if isinstance(option, OptionDetail) else option


def option_label(document: Document, subject: str, code: str, language: str) -> str:
    """Return the label of one option of a question or segment; the code itself where it has none."""
    option = options_of(document, subject).get(code)
    return code if option is None else in_language(option_text(option), language, document.report.language)


def subject_text(document: Document, subject: str) -> Text:
    """Return the label of a question (its wording without one), dimension or segment."""
    question = document.questions.get(subject)
    if question is not None:
        return question.label or question.ask
    named = document.dimensions.get(subject) or document.segments.get(subject)
    return named.label if named else subject


def subject_label(document: Document, subject: str, language: str) -> str:
    """Return the label of a question (its wording without one), dimension or segment in one language."""
    return in_language(subject_text(document, subject), language, document.report.language)
