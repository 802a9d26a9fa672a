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
    missing: set[str] = set()
    seen: set[str] = set()
    while (source := _same_as(document, subject)) and source not in seen:  # in a circle nothing has options
        seen.add(subject := source)
        missing |= missing_of(document, subject)
    options = _options(document, subject)
    return {code: option for code, option in options.items() if code not in missing} if missing else options


def _same_as(document: Document, subject: str) -> str:
    """Return the question or segment that a variable is, under another name; empty where it has options of its own."""
    found = variable(document, subject)
    own = isinstance(found, DerivedScale) or not isinstance(found, Derived) or found.groups or bands_of(document, subject)
    return "" if own or not isinstance(found, Derived) else found.of or ""


def _options(document: Document, subject: str) -> Mapping[str, Option]:
    """Return the options that a variable has itself."""
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
        case Derived(groups=groups) as found if not isinstance(found, DerivedScale):
            own = {code: band.label or code for code, band in bands_of(document, subject).items()}
            return own or {code: group.label or code for code, group in groups.items()}
        case _:
            return {}


def nets_of(document: Document, subject: str) -> Mapping[str, Net]:
    """Return the nets of a question by name, in the order shown; none for what has no options."""
    match document.questions.get(subject):
        case SingleQuestion(nets=nets) | MultiQuestion(nets=nets) | ScaleQuestion(nets=nets):
            return nets
        case _:
            return {}


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
