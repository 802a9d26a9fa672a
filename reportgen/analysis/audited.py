"""What an audit of small counts has to count beyond what a report prints: whatever would follow from the printed numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.analysis.attacker import Group, Node
from reportgen.analysis.ranked_counts import Levels, atoms_of, every_count, levels_of, mean_of, placed, ranking_of
from reportgen.spec import canonical
from reportgen.spec.boxes import options_counted
from reportgen.spec.canonical import condition_text
from reportgen.spec.divisions import division, root_of
from reportgen.spec.labels import options_of
from reportgen.spec.measures import Comparison, Condition, Measure
from reportgen.spec.model.derived import Derived
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import MultiQuestion, RankingQuestion
from reportgen.spec.rankings import places_of
from reportgen.spec.unfold import chosen, codes_of

COUNTED = frozenset({"share", "top", "bottom", "count", "rank", "ranked"})
"""Measures that tell how many gave some options."""
WHOLE = frozenset({"mean", "median", "sd", "nps", "index", "mean_rank"})
"""Measures that tell something of the whole distribution."""
FILTER = "among "
"""What the segment that stands for a filter begins with; no name of a segment has a space."""
THOSE, OTHERS = "1", "0"
"""The values of such a segment."""

Conditions = Mapping[str, Condition]
"""``asked_if`` of the questions that have one."""


def audited(document: Document, asked: Conditions, measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return measures with those that the audit has to know besides: other values of a segment, every option, filters."""
    measures = tuple(measures)
    levels = levels_of(document, ((told(document, m.subject, ())[0], m) for m in measures))
    return tuple(dict.fromkeys((*measures, *(more for m in measures for more in _besides(document, asked, m, levels)))))


def _besides(document: Document, asked: Conditions, measure: Measure, levels: Levels) -> Iterator[Measure]:
    if (question := filtering(document, asked, measure)) is not None:
        yield question
    yield from standing(document, measure)
    if measure.name not in COUNTED | WHOLE:
        return
    subject, _ = told(document, measure.subject, ())
    plain = measure.name in COUNTED and ranking_of(document, subject) is None
    options = additive(document, subject) if plain else ()
    for segments in ((), *_beside(document, measure.segments)):
        where = segments or measure.segments
        yield canonical.elsewhere(measure, where)
        yield from every_count(document, subject, levels, where, measure.among)
        yield from (canonical.share(subject, o, segments=where, among=measure.among) for o in options)


def _beside(document: Document, segments: Group) -> Iterator[Group]:
    """Yield the groups that differ in the value of one segment."""
    for name, code in segments:
        for other in options_of(document, name):
            if other != code:
                yield tuple((s, other if s == name else c) for s, c in segments)


def additive(document: Document, subject: str) -> tuple[str, ...]:
    """Return the options of a question whose counts add up to its base: one answer a person, or percentages of responses."""
    question = document.questions.get(subject)
    if isinstance(question, RankingQuestion):
        return atoms_of(question)
    several = isinstance(question, MultiQuestion) and question.base != "responses"
    return () if several else tuple(options_of(document, subject))


def filtering(document: Document, asked: Conditions, measure: Measure) -> Measure | None:
    """Return the count of answers that the base of a measure tells: of a filter on one question, or of ``asked_if``.

    The base of a mean place tells how many gave the option one.
    """
    if measure.name == "mean_rank" and (question := ranking_of(document, measure.subject)) is not None:
        option, most = measure.options[0], places_of(question)
        return canonical.ranked(measure.subject, option, most, segments=measure.segments, among=measure.among)
    test = measure.among or asked.get(measure.subject)
    if not isinstance(test, Comparison) or test.subject not in document.questions:
        return None
    numbers = document.questions[test.subject].type == "number"
    options = () if numbers else tuple(options_of(document, test.subject))
    codes = (test.item,) if test.item else tuple(o for o in options if chosen(test, o))
    return canonical.count(test.subject, *codes, segments=measure.segments) if codes else None


def standing(document: Document, measure: Measure) -> Iterator[Measure]:
    """Yield the counts of answers that the base of a measure tells because a segment is made of the question."""
    for segment, code in measure.segments:
        root = root_of(document, segment)
        if root != segment and root in document.questions:
            inside, there = division(document, segment).get(code, frozenset()), division(document, root)
            codes = [option for option, atoms in there.items() if atoms <= inside]
            if codes and frozenset().union(*(there[option] for option in codes)) == inside:
                others = tuple(pair for pair in measure.segments if pair[0] != segment)
                yield canonical.count(root, *codes, segments=others, among=measure.among)


def told(document: Document, subject: str, options: Iterable[str]) -> tuple[str, frozenset[str]]:
    """Return the question whose answers a number tells of, and which: a regrouped question tells of the one it regroups.

    That is so where both have one base: where no answer is left out, and numbers are not divided anew.
    """
    codes, seen = frozenset(options), {subject}
    while isinstance(found := document.questions.get(subject), Derived) and not (found.rest or found.bands):
        if found.of is None or found.of in seen or found.of not in document.questions:
            break
        codes = frozenset(source for code in codes for source in codes_of(document, subject, code))
        seen.add(subject := found.of)
    return subject, codes


def place_of(document: Document, measure: Measure) -> tuple[str, Group]:
    """Return what shares a base: a question and a group; the mean place of each option has a base of its own."""
    subject = told(document, measure.subject, ())[0]
    own = f"{subject} {measure.options[0]}" if measure.name == "mean_rank" else subject
    return own, group_of(document, measure)


def group_of(document: Document, measure: Measure) -> Group:
    """Return the group that a measure is about; a filter on the value of a segment is that segment."""
    test, segments = measure.among, measure.segments
    if test is None:
        return segments
    if isinstance(test, Comparison) and test.operator == "==" and test.subject in set(document.segments) - set(dict(segments)):
        return tuple(sorted((*segments, (test.subject, test.values[0]))))
    return tuple(sorted((*segments, (FILTER + condition_text(test), THOSE))))


def node_of(document: Document, measure: Measure) -> Node | None:
    """Return the respondents or the average that a measure tells of; None for a base."""
    group = group_of(document, measure)
    if measure.name == "mean_rank":
        return Node(measure.subject, mean_of(measure), group)
    counted = options_counted(document, measure) if measure.name in COUNTED else ()
    subject, codes = told(document, measure.subject, counted)
    if measure.name in COUNTED:
        ranked = ranking_of(document, subject) is not None
        return Node(subject, placed(codes, measure.first or 1) if ranked else codes, group)
    average = measure.name if subject == measure.subject else f"{measure.name} of {measure.subject}"
    return Node(subject, average, group) if measure.name in WHOLE else None
