"""Rules on quality that can be meant: known questions, bounds that something can lie under, answers that can be wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.problems import Code, Problem
from reportgen.spec.blocks import blocks, left_out
from reportgen.spec.checks.subject import Subject, numbered
from reportgen.spec.labels import options_of
from reportgen.spec.made import asked
from reportgen.spec.model.quality import Attention, Inconsistent, NearDuplicates, Quality, Speeders, StraightLining
from reportgen.spec.model.quality_blocks import MostLeftOut, NonresponseBlock, NonresponseChartBlock, QualityBlock
from reportgen.spec.model.questions import NumberQuestion
from reportgen.spec.published import reconstructed
from reportgen.spec.quality import AT, OF_ONE, TOTALS, comparable, rules_of
from reportgen.spec.spec import Key
from reportgen.spec.wanted import names_of

FEWEST = 10
"""Questions that a comparison between respondents needs: fewer are answered alike by chance."""
CODED = frozenset({"single", "scale", "nps"})
"""Questions with one answer out of several, which can be compared with each other or with the right one."""


def check_quality(subject: Subject) -> Iterator[Problem]:
    """Check the rules, and the blocks that print what they found."""
    yield from _blocks(subject)
    yield from _left_out(subject)
    found = subject.document.quality
    if found is None:
        return
    if reconstructed(subject.document):
        why = "does not go with reconstructed rows: they were made to meet published figures, and nobody gave these answers"
        yield _at(subject, AT, why, "Delete it")
        return
    yield from _names(subject)
    yield from _near(subject, found.near_duplicates)
    yield from _speed(subject, found.speeders)
    for name, lining in found.straight_lining.items():
        yield from _straight(subject, (*AT, "straight_lining", name), lining)
    for name, attention in found.attention.items():
        yield from _attention(subject, (*AT, "attention", name), attention)
    for name, inconsistent in found.inconsistent.items():
        yield from _inconsistent(subject, (*AT, "inconsistent", name), inconsistent)
    yield from _ranges(subject, found)


def _at(subject: Subject, key: Key, found: str, fix: str, code: Code = Code.WRONG_VALUE) -> Problem:
    """Return a problem at the key itself, not at the map behind it."""
    return replace(subject.wrong(key, found, fix, code), place=subject.place_of.key(key))


def _blocks(subject: Subject) -> Iterator[Problem]:
    """Check that there is something for a block to show."""
    for key, block in blocks(subject.document):
        if isinstance(block, QualityBlock | NonresponseBlock | NonresponseChartBlock) and reconstructed(subject.document):
            found = "shows how good answers are, and the rows are reconstructed: nobody gave these answers"
            yield _at(subject, key, found, "Delete the block", Code.NOT_PUBLISHED)
        elif isinstance(block, QualityBlock) and not rules_of(subject.document):
            found = "shows the rules on quality, and none is declared"
            yield _at(subject, key, found, "Add rules under quality, or delete the block", Code.MISSING_KEY)


def _left_out(subject: Subject) -> Iterator[Problem]:
    """Check that the blocks on item non-response name questions, and how many bars there are."""
    for key, word, detail in left_out(subject.document):
        yield from subject.dangling((*key, word, "only"), "questions", numbered(detail.only), asked(subject.document))
        if isinstance(detail, MostLeftOut) and detail.first < 1:
            yield subject.wrong((*key, word, "first"), f"is {detail.first}", "Write how many questions are shown, such as 20")


def _names(subject: Subject) -> Iterator[Problem]:
    """Check that every rule has a name of its own: numbers are told by it."""
    taken: dict[str, Key] = {}
    for rule in rules_of(subject.document):
        other = taken.setdefault(rule.name, rule.key)
        if other != rule.key:
            found = f"has the name of {subject.place_of.path(other)}"
            yield _at(subject, rule.key, found, "Give each rule a name of its own", Code.DUPLICATE_NAME)
        elif rule.name in TOTALS or (rule.name in OF_ONE and rule.kind != rule.name):
            yield _at(subject, rule.key, "is a name that the tool uses", "Choose another name", Code.BAD_NAME)


def _near(subject: Subject, near: NearDuplicates | None) -> Iterator[Problem]:
    if near is None:
        return
    key, known = (*AT, "near_duplicates"), comparable(subject.document)
    wrong = [*subject.dangling((*key, "of"), "questions that can be compared", numbered(near.of), known)] if near.of else []
    yield from wrong
    names = names_of(near.of) if near.of else known
    if not wrong and len(names) < FEWEST:
        fix = f"Name {FEWEST} or more, or delete the rule: so few are answered alike by chance"
        yield _at(subject, key, f"compares {len(names)} question{'' if len(names) == 1 else 's'}", fix)
    if not 0.5 < near.share <= 1:
        yield subject.wrong((*key, "share"), f"is {near.share:g}", "Write a share over 50%, such as 85%")


def _speed(subject: Subject, speeders: Speeders | None) -> Iterator[Problem]:
    if speeders is None:
        return
    key = (*AT, "speeders")
    if speeders.below is None and speeders.of_median is None:
        fix = "Write below: a number of seconds, or of_median: a part of the median time, such as 0.4"
        yield _at(subject, key, "has no bound", fix, Code.MISSING_KEY)
    if speeders.below is not None and speeders.below <= 0:
        yield subject.wrong((*key, "below"), f"is {speeders.below:g}", "Write a number of seconds over 0, such as 60")
    if speeders.of_median is not None and not 0 < speeders.of_median < 1:
        fix = "Write a share over 0 and under 1, such as 0.4"
        yield subject.wrong((*key, "of_median"), f"is {speeders.of_median:g}", fix)


def _straight(subject: Subject, key: Key, lining: StraightLining) -> Iterator[Problem]:
    names = names_of(lining.of)
    wrong = [*_coded(subject, (*key, "of"), lining.of)]
    yield from wrong
    lists = [tuple(options_of(subject.document, name)) for name in names]
    if not wrong and any(sorted(one) != sorted(lists[0]) for one in lists if one and lists[0]):
        found = "names questions with different options, among which no answer is the same"
        yield _at(subject, (*key, "of"), found, "Name questions with the same options, such as the rows of a grid")
    if len(names) < 3:
        found = f"names {len(names)} question{'' if len(names) == 1 else 's'}"
        yield _at(subject, (*key, "of"), found, "Name three or more: the same answer to so few says nothing")
    elif not 2 < lining.least <= len(names):
        fix = f"Write a number from 3 to {len(names)}, which is how many questions there are"
        yield _at(subject, (*key, "least"), f"is {lining.least}", fix)
    if lining.run is not None and not 2 < lining.run <= len(names):
        fix = f"Write a number from 3 to {len(names)}, which is how many questions there are"
        yield subject.wrong((*key, "run"), f"is {lining.run}", fix)


def _coded(subject: Subject, key: Key, written: str | tuple[str, ...]) -> Iterator[Problem]:
    known = [name for name, q in asked(subject.document).items() if q.type in CODED]
    yield from subject.dangling(key, "single, scale and NPS questions", numbered(written), known)


def _attention(subject: Subject, key: Key, attention: Attention) -> Iterator[Problem]:
    wrong = list(_coded(subject, (*key, "of"), attention.of))
    yield from wrong
    codes = options_of(subject.document, attention.of)
    if not wrong and codes:
        yield from subject.dangling((*key, "answers"), f"options of {attention.of}", numbered(attention.answers), codes)
        if set(codes) <= set(attention.answers):
            yield _at(subject, (*key, "answers"), "names every option, so that no answer is wrong", "Name the right ones")


def _inconsistent(subject: Subject, key: Key, rule: Inconsistent) -> Iterator[Problem]:
    if rule.of is not None:
        yield from subject.dangling((*key, "of"), "questions", numbered(rule.of), asked(subject.document))
        if rule.action != "no-answer":
            found = "names questions, and their answers are kept"
            yield _at(subject, (*key, "of"), found, "Write action: no-answer, or delete it")
    elif rule.action == "no-answer":
        fix = "Add of: the questions whose answers are taken for none"
        yield _at(subject, key, "does not say which answers are none", fix, Code.MISSING_KEY)


def _ranges(subject: Subject, found: Quality) -> Iterator[Problem]:
    numbers = {name: q for name, q in subject.document.questions.items() if isinstance(q, NumberQuestion)}
    for name in found.out_of_range:
        key = (*AT, "out_of_range", name)
        if name not in numbers:
            problem = subject.unknown(key, "number questions", name, numbers)
            yield replace(problem, place=subject.place_of.key(key))
        elif numbers[name].minimum is None and numbers[name].maximum is None:
            fix = f"Give {name} a minimum or a maximum"
            yield _at(subject, key, "has no range that a number could lie outside of", fix)
