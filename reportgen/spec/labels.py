"""The words of questions, options, dimensions and segments, found by name and code."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.spec.made import bands_of, variable
from reportgen.spec.members import members_of
from reportgen.spec.model.derived import Derived, DerivedScale
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import (
    MultiQuestion,
    Net,
    NpsQuestion,
    NumberQuestion,
    Option,
    OptionDetail,
    RankingQuestion,
    ScaleQuestion,
    Segment,
    SingleQuestion,
)
from reportgen.spec.model.scalars import Text, in_language

NPS_CODES = tuple(str(n) for n in range(11))
"""The answers of a 0-to-10 question."""
NPS_GROUPS = (NPS_CODES[:7], NPS_CODES[7:9], NPS_CODES[9:])
"""Detractors, passives, promoters."""


def options_of(document: Document, subject: str) -> Mapping[str, Option]:
    """Return code to label of a question or segment, in the order shown; empty for what has no options."""
    return _options(document, subject, frozenset())


def _options(document: Document, subject: str, above: frozenset[str]) -> Mapping[str, Option]:
    """Return the options of a variable; ``above`` holds what is made of it, so that a circle ends."""
    match variable(document, subject):
        case (
            SingleQuestion(options=options)
            | MultiQuestion(options=options)
            | RankingQuestion(options=options)
            | Segment(options=options)
        ):
            return options
        case ScaleQuestion(scale=scale) | DerivedScale(scale=scale) if scale in document.scales:
            return document.scales[scale].options
        case NpsQuestion():
            return {code: code for code in NPS_CODES}
        case NumberQuestion(bands=bands):
            return {code: band.label or code for code, band in bands.items()}
        case Derived() as found if not isinstance(found, DerivedScale):
            return _made(document, subject, found, above)
        case _:
            return {}


def nets_of(document: Document, subject: str) -> Mapping[str, Net]:
    """Return the nets of a question by name, in the order shown; none for what has no options."""
    match document.questions.get(subject):
        case SingleQuestion(nets=nets) | MultiQuestion(nets=nets) | ScaleQuestion(nets=nets):
            return nets
        case _:
            return {}


def _made(document: Document, subject: str, found: Derived, above: frozenset[str]) -> Mapping[str, Option]:
    """Return the options of a variable that is made of another: its own, or those of the other that are answers."""
    bands = {code: band.label or code for code, band in bands_of(document, subject).items()}
    if bands or found.groups:
        return bands or {code: group.label or code for code, group in found.groups.items()}
    if found.of is None or found.of in above:
        return {}
    missing = missing_of(document, found.of)
    options = _options(document, found.of, above | {subject})
    return {code: option for code, option in options.items() if code not in missing}


def missing_of(document: Document, subject: str) -> frozenset[str]:
    """Return the codes that mean no answer to a question or segment, those of its scale included."""
    found = variable(document, subject)
    scale = document.scales.get(getattr(found, "scale", ""))
    return frozenset((*getattr(found, "missing", ()), *(scale.missing if scale else ())))


def option_text(option: Option) -> Text:
    """Return the label of an option."""
    return option.label if isinstance(option, OptionDetail) else option


def option_label(document: Document, subject: str, code: str, language: str) -> str:
    """Return the label of one option of a question or segment, or of an item or driver; the code itself where it has none."""
    if code in members_of(document, subject):
        return subject_label(document, code, language)
    option = options_of(document, subject).get(code)
    return code if option is None else in_language(option_text(option), language, document.report.language)


def subject_text(document: Document, subject: str) -> Text:
    """Return the label of a question (its wording without one), dimension, segment or model."""
    seen: set[str] = set()
    while isinstance(found := variable(document, subject), Derived):
        if found.label or found.of is None or found.of in seen:
            return found.label or subject
        seen.add(subject := found.of)
    if found is None:
        named = document.dimensions.get(subject) or document.drivers.get(subject)
        return named.label if named else subject
    return found.label if isinstance(found, Segment) else found.label or found.ask


def subject_label(document: Document, subject: str, language: str) -> str:
    """Return the label of a question (its wording without one), dimension or segment in one language."""
    return in_language(subject_text(document, subject), language, document.report.language)
