"""Finds in a text the words that a careful reviewer would ask about: typed numbers, findings, statements beyond the sample.

Plain word lists (``chinese.py``, ``english.py``) are read sentence by sentence. What follows a condition is no finding, nor is a
clause that says what to do; what others said (in quotation marks) and expressions are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.spec.scripts import simplified
from reportgen.spec.wording.chinese import chinese
from reportgen.spec.wording.english import english
from reportgen.spec.wording.found import Found, Rule
from reportgen.spec.wording.lists import WordLists
from reportgen.spec.wording.sentences import is_chinese, prose_of, sentences

_NOTHING = re.compile(r"\W*(?:[0-9]+[.)])?\s*")
"""A sentence without words: what stands between two others, or the number of a list's item."""


def find(text: str) -> tuple[Found, ...]:
    """Return what is to be pointed out in a text, in its order; of two rules that meet, a number's comparison is the number's."""
    prose = prose_of(text)
    return tuple(
        Found(f.rule, start + f.start, start + f.end) for start, end in sentences(prose) for f in _in_sentence(prose[start:end])
    )


def _in_sentence(sentence: str) -> list[Found]:
    if _NOTHING.fullmatch(sentence):
        return []
    if is_chinese(sentence):
        lists, sentence = chinese(), simplified(sentence)
    else:
        lists = english()
    directed = _directed(lists, sentence)
    wishes = [clause for clause in _clauses(lists, sentence) if lists.wish.search(sentence[slice(*clause)])]
    numbers = _apart(_numbers(lists, sentence, directed))
    open_until = min(directed, _start(lists.condition, sentence))
    found = [*numbers, *_inferences(lists, sentence)]
    for rule, pattern in lists.findings.items():
        taken = [f for f in found if f.rule != "significance"]
        new = [f for f in _matches(rule, pattern, sentence) if f.start < open_until and not any(f.meets(*w) for w in wishes)]
        found += [f for f in new if not any(f.meets(other.start, other.end) for other in taken)]
    return sorted(found, key=lambda f: (f.start, f.rule))


def _directed(lists: WordLists, sentence: str) -> int:
    """Return where the first clause begins that says what to do; the sentence's end without one. What others wish is no order."""
    clauses = ((start, sentence[start:end]) for start, end in _clauses(lists, sentence))
    return next((start for start, c in clauses if lists.directive.search(c) and not lists.wish.search(c)), len(sentence))


def _clauses(lists: WordLists, sentence: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in lists.clause.finditer(sentence):
        yield start, found.start()
        start = found.end()
    yield start, len(sentence)


def _start(pattern: re.Pattern[str], sentence: str) -> int:
    found = pattern.search(sentence)
    return found.start() if found else len(sentence)


def _matches(rule: Rule, pattern: re.Pattern[str], sentence: str) -> Iterator[Found]:
    """Yield the places of a pattern; those of its group where it has one."""
    for found in pattern.finditer(sentence):
        start, end = found.span(found.lastindex or 0)
        yield Found(rule, start + len(sentence[start:end]) - len(sentence[start:end].lstrip()), end)


def _numbers(lists: WordLists, sentence: str, directed: int) -> Iterator[Found]:
    levels = [found.span() for found in lists.level.finditer(sentence)]
    for found in (*_matches("number", lists.number, sentence), *_matches("number", lists.meant, sentence)):
        counted = found.start >= directed and lists.people.search(sentence[found.start : found.end])
        if not counted and not any(found.meets(*level) for level in levels):
            yield found


def _apart(found: Iterable[Found]) -> list[Found]:
    """Keep of numbers that meet the one that begins first."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _inferences(lists: WordLists, sentence: str) -> Iterator[Found]:
    for start, end in _clauses(lists, sentence):
        clause = sentence[start:end]
        for found in _matches("inference", lists.inference, clause):
            declined = lists.declined_before.search(clause[: found.start]) or lists.declined_after.search(clause[found.end :])
            if not declined:
                yield Found("inference", start + found.start, start + found.end)
