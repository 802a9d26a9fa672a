"""Whether numbers of two waves measure the same thing: the difference of two codebooks, part by part."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from math import inf

from reportgen.problems import Place
from reportgen.spec.boxes import bottom_codes, top_codes
from reportgen.spec.canonical import condition_text
from reportgen.spec.dimensions import counted_parts, weights_of
from reportgen.spec.grids import grid_of
from reportgen.spec.labels import option_text, options_of
from reportgen.spec.made import is_asked, subjects_of
from reportgen.spec.measures import Condition, Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import (
    AnyQuestion,
    Dimension,
    MultiQuestion,
    NumberQuestion,
    RankingQuestion,
    Scale,
    Scaled,
)
from reportgen.spec.model.scalars import Text, in_language
from reportgen.spec.model.weighting import Weight
from reportgen.spec.quality import rules_of
from reportgen.spec.rankings import places_of
from reportgen.spec.spec import Key
from reportgen.spec.unfold import within
from reportgen.spec.waves.former import Former
from reportgen.spec.waves.making import making

Parts = tuple[str, ...]
_WHOLE = re.compile(r"-?[0-9]+")


@dataclass(frozen=True, slots=True)
class Side:
    """The codebook of one wave."""

    code: str
    """The wave's name."""
    document: Document
    former: Former
    """What the parts of the spec are called in it; nothing else for the spec itself."""
    place_of: Callable[[Key], Place]
    """Where its values stand."""
    asked_if: Callable[[str], Condition | None] = field(default=lambda _name: None)
    """The condition under which a question was asked, in the names of the spec."""

    def question(self, name: str) -> AnyQuestion | None:
        """Return a question by its name in the spec."""
        return self.document.questions.get(self.former.name(name))


@dataclass(frozen=True, slots=True)
class Break:
    """One thing that differs between two waves."""

    subject: str
    """The question, dimension or segment by its name in the spec; empty where it concerns the whole survey."""
    what: str
    """Such as ``wording`` or ``scale``."""
    now: str
    then: str
    now_at: Place
    then_at: Place


def breaks(now: Side, then: Side, measure: Measure) -> Iterator[Break]:
    """Yield everything that keeps a measure of one wave from being compared with that of another, the wording first."""
    yield from _of_subject(now, then, measure.subject)
    if measure.options:
        yield from _bands(now, then, measure.subject)
    if measure.name in _BOXES:
        yield from _box(now, then, measure)
    for segment, _ in measure.segments:
        yield from _of_segment(now, then, segment)
    if measure.among is not None:
        yield from _of_condition(now, then, measure.among)
    yield from _of_survey(now, then)


def _of_segment(now: Side, then: Side, name: str) -> Iterator[Break]:
    yield from _options(now, then, "segments", name)
    yield from _making(now, then, name)


def _of_condition(now: Side, then: Side, condition: Condition) -> Iterator[Break]:
    """Yield what differs in the questions and segments by which respondents are chosen."""
    for name in sorted(subjects_of(condition)):
        if now.former.name(name) in now.document.segments:
            yield from _of_segment(now, then, name)
        else:
            yield from _of_subject(now, then, name)


def _of_subject(now: Side, then: Side, name: str) -> Iterator[Break]:
    if now.former.name(name) in now.document.dimensions:
        yield from _dimension(now, then, name)
        return
    one, other = now.question(name), then.question(name)
    if one is not None and other is not None:
        yield from _question(now, then, name, one, other)


def _question(now: Side, then: Side, name: str, one: AnyQuestion, other: AnyQuestion) -> Iterator[Break]:
    key = partial(_keys, now, then, "questions", name)
    if not is_asked(one) or not is_asked(other):
        yield from _answers(now, then, name, one, other)
        yield from _making(now, then, name)
        return
    if not _same_words(now, then, one.ask, other.ask):
        yield Break(name, "wording", _words(now, one.ask), _words(then, other.ask), *key("ask"))
    rows = grid_of(one) is not None or grid_of(other) is not None
    if rows and not _same_words(now, then, one.label, other.label):
        yield Break(name, "words of the row", _words(now, one.label), _words(then, other.label), *key("label"))
    if isinstance(one, RankingQuestion) and isinstance(other, RankingQuestion) and places_of(one) != places_of(other):
        yield Break(name, "number of places", str(places_of(one)), str(places_of(other)), *key("most"))
    yield from _answers(now, then, name, one, other)
    if isinstance(one, MultiQuestion) and isinstance(other, MultiQuestion):
        for rule in ("base", "empty"):
            if getattr(one, rule) != getattr(other, rule):
                yield Break(name, "base", getattr(one, rule), getattr(other, rule), *key(rule))
    if isinstance(one, NumberQuestion) and isinstance(other, NumberQuestion) and not _same_words(now, then, one.unit, other.unit):
        yield Break(name, "unit", _words(now, one.unit), _words(then, other.unit), *key("unit"))
    asked, before = now.asked_if(name), then.asked_if(name)
    if asked != before:
        yield Break(name, "filter", _condition(asked), _condition(before), *key("asked_if"))
    elif asked is not None:
        yield from _of_condition(now, then, asked)


def _answers(now: Side, then: Side, name: str, one: AnyQuestion, other: AnyQuestion) -> Iterator[Break]:
    """Yield what differs in the answers that there are; the bands of a number are no answers."""
    if isinstance(one, Scaled) and isinstance(other, Scaled):
        yield from _scale(now, then, name, one, other)
    elif not isinstance(one, NumberQuestion):
        yield from _options(now, then, "questions", name)


def _making(now: Side, then: Side, name: str) -> Iterator[Break]:
    """Yield what differs in how a variable is made, and in what it is made of."""
    one, other = making(now.document, now.former, name), making(then.document, then.former, name)
    if one.text != other.text:
        family = "segments" if now.former.name(name) in now.document.segments else "questions"
        yield Break(name, "making", one.text, other.text, *_keys(now, then, family, name, "groups"))
    for source in one.sources if one.sources == other.sources else ():
        if now.former.name(source) in now.document.segments:
            yield from _of_segment(now, then, source)
        else:
            yield from _of_subject(now, then, source)


def _scale(now: Side, then: Side, name: str, one: Scaled, other: Scaled) -> Iterator[Break]:
    first, second = now.document.scales.get(one.scale), then.document.scales.get(other.scale)
    if first is None or second is None:
        return  # said where the question names it
    places = now.place_of(("scales", one.scale, "options")), then.place_of(("scales", other.scale, "options"))
    if not _same_options(now, then, name):
        yield Break(name, "scale", _listed(now, name), _listed(then, name), *places)
    if first.direction != second.direction:
        yield Break(name, "direction of the scale", first.direction, second.direction, *places)


def _options(now: Side, then: Side, family: str, name: str) -> Iterator[Break]:
    if not _same_options(now, then, name):
        places = _keys(now, then, family, name, "options")
        yield Break(name, "options", _listed(now, name), _listed(then, name), *places)


def _bands(now: Side, then: Side, name: str) -> Iterator[Break]:
    """Yield what differs in the bands of a number: they matter where one is counted, not to means and filters by size."""
    one, other = now.question(name), then.question(name)
    if isinstance(one, NumberQuestion) and isinstance(other, NumberQuestion):
        yield from _options(now, then, "questions", name)
        first, second = _ends(name, one), _ends(name, other)
        if first != second:
            yield Break(name, "bands", first, second, *_keys(now, then, "questions", name, "bands"))


def _ends(name: str, question: NumberQuestion) -> str:
    return "; ".join(f"{code}: {condition_text(within(name, band))}" for code, band in question.bands.items())


_BOXES: Mapping[str, Callable[[Scale], Parts]] = {"top": top_codes, "bottom": bottom_codes}


def _box(now: Side, then: Side, measure: Measure) -> Iterator[Break]:
    one, other = now.question(measure.subject), then.question(measure.subject)
    if not isinstance(one, Scaled) or not isinstance(other, Scaled):
        return
    box, scales = _BOXES[measure.name], (now.document.scales.get(one.scale), then.document.scales.get(other.scale))
    if scales[0] is None or scales[1] is None or not all(_WHOLE.fullmatch(c) for scale in scales if scale for c in scale.options):
        return  # said where the question names it, or where the scale has such a code
    first = [_in_spec(now, measure.subject, c) for c in box(scales[0])]
    second = [_in_spec(then, measure.subject, c) for c in box(scales[1])]
    if set(first) != set(second):
        places = now.place_of(("scales", one.scale, measure.name)), then.place_of(("scales", other.scale, measure.name))
        yield Break(measure.subject, f"{measure.name} box", ", ".join(first), ", ".join(second), *places)


def _dimension(now: Side, then: Side, name: str) -> Iterator[Break]:
    one, other = (side.document.dimensions.get(side.former.name(name)) for side in (now, then))
    if one is None or other is None:
        return  # the wave does not have it
    first, second = _items(now, one), _items(then, other)
    places = _keys(now, then, "dimensions", name, "parts" if one.parts else "questions")
    if first != second:
        yield Break(name, "items", _weighted(first), _weighted(second), *places)
        return
    if one.minimum_items != other.minimum_items:
        yield Break(name, "minimum_items", str(one.minimum_items), str(other.minimum_items), *places)
    for item in first:
        yield from _of_subject(now, then, item)


def _items(side: Side, dimension: Dimension) -> Mapping[str, float]:
    """Return the items of a dimension by their names in the spec, with the parts of the weight."""
    weights = counted_parts(side.document, dimension) if dimension.parts else weights_of(dimension)
    total, back = sum(weights.values()), side.former.back
    return {back.name(item): round(weight / total, 12) for item, weight in weights.items()}


def _weighted(items: Mapping[str, float]) -> str:
    return ", ".join(items) if len(set(items.values())) == 1 else ", ".join(f"{name} {w:.3g}" for name, w in items.items())


def _of_survey(now: Side, then: Side) -> Iterator[Break]:
    one, other = now.document.survey, then.document.survey
    if one is None or other is None:
        return
    places = partial(_survey_keys, now, then)
    if not _same_words(now, then, one.mode, other.mode):
        yield Break("", "mode", _words(now, one.mode), _words(then, other.mode), *places("mode"))
    if one.sample.kind != other.sample.kind:
        yield Break("", "sample", one.sample.kind, other.sample.kind, *places("sample"))
    first, second = (_weighting(survey.weight) for survey in (one, other))
    if first != second:
        yield Break("", "weighting", first, second, *places("weight"))
    first, second = (_left_out(side.document) for side in (now, then))
    if first != second:
        yield Break("", "quality", first, second, now.place_of(("quality",)), then.place_of(("quality",)))


def _left_out(document: Document) -> str:
    """Return by which rules respondents or answers are left out."""
    acting = [f"{rule.kind.replace('_', ' ')} ({rule.action})" for rule in rules_of(document) if rule.action != "count"]
    return ", ".join(sorted(acting)) or "nobody left out"


def _weighting(weight: Weight | None) -> str:
    """Return what is weighted for; the column, the note and the targets, which move with the population, are not part of it."""
    if weight is None:
        return "unweighted"
    if weight.rake is None:
        return "weighted"
    margins = (f"{name} ({', '.join(targets)})" for name, targets in weight.rake.margins.items())
    trim = weight.rake.trim
    return f"raked to {', '.join(margins)}" + (f", trimmed to {trim.low or 0:g} to {trim.high or inf:g}" if trim else "")


def _same_options(now: Side, then: Side, name: str) -> bool:
    one, other = (_coded(side, name) for side in (now, then))
    return list(one) == list(other) and all(_same_words(now, then, label, other[code]) for code, label in one.items())


def _coded(side: Side, name: str) -> Mapping[str, Text]:
    """Return the labels of a question's or segment's options by their code in the spec, in order."""
    options = options_of(side.document, side.former.name(name))
    return {_in_spec(side, name, code): option_text(option) for code, option in options.items()}


def _in_spec(side: Side, name: str, code: str) -> str:
    return side.former.back.code(side.former.name(name), code)


def _same_words(now: Side, then: Side, one: Text | None, other: Text | None) -> bool:
    """Return whether two texts are the same in every language that both have, blanks aside."""
    first, second = _by_language(now, one), _by_language(then, other)
    shared = set(first) & set(second)
    return all(first[language] == second[language] for language in shared) and (bool(shared) or first == second)


def _by_language(side: Side, text: Text | None) -> Mapping[str, str]:
    if text is None:
        return {}
    given = {side.document.report.language: text} if isinstance(text, str) else text
    return {language: " ".join(unicodedata.normalize("NFC", words).split()) for language, words in given.items()}


def _words(side: Side, text: Text | None) -> str:
    return "nothing" if text is None else " ".join(in_language(text, side.document.report.language).split())


def _listed(side: Side, name: str) -> str:
    labels = _coded(side, name).items()
    return ", ".join(f"{code} {_words(side, label)}" for code, label in labels) or "nothing"


def _condition(condition: Condition | None) -> str:
    return "everyone" if condition is None else condition_text(condition)


def _keys(now: Side, then: Side, family: str, name: str, field: str) -> tuple[Place, Place]:
    return now.place_of((family, now.former.name(name), field)), then.place_of((family, then.former.name(name), field))


def _survey_keys(now: Side, then: Side, field: str) -> tuple[Place, Place]:
    return now.place_of(("survey", field)), then.place_of(("survey", field))
