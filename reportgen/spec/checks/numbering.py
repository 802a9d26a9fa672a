"""Numbers that a source gave to its chapters and sections (``number:``): none is missing, none stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.problems import Code, Kind, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.body import Section
from reportgen.spec.plan_items import Group
from reportgen.spec.spec import Key

Numbered = tuple[Key, str]
"""The key of a number, and the number as written."""
_DOTTED = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4})*")
_HANZI = re.compile(r"第?([一二三四五六七八九十]{1,3})[章节、]?")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


def check_numbering(subject: Subject) -> Iterator[Problem]:
    """Check the numbers of chapters (of the body and of the plan together) and of the sections in each."""
    top: list[Numbered] = []
    for i, block in enumerate(subject.document.body):
        if isinstance(block, Section):
            top += _own(("body", i), block.number)
            yield from _section(subject, ("body", i), block)
    for i, chapter in enumerate(subject.document.plan):
        top += _own(("plan", i), chapter.number)
        yield from _group(subject, ("plan", i), chapter)
    yield from _siblings(subject, top, (), "chapter")


def _own(key: Key, number: str | None) -> list[Numbered]:
    return [] if number is None else [((*key, "number"), number)]


def _section(subject: Subject, key: Key, section: Section) -> Iterator[Problem]:
    inner = [((*key, "content", i), s) for i, s in enumerate(section.content) if isinstance(s, Section)]
    yield from _siblings(subject, [n for k, s in inner for n in _own(k, s.number)], parts_of(section.number or ""), "section")
    for below, found in inner:
        yield from _section(subject, below, found)


def _group(subject: Subject, key: Key, group: Group) -> Iterator[Problem]:
    inner = [((*key, "sections", i), s) for i, s in enumerate(group.sections)]
    yield from _siblings(subject, [n for k, s in inner for n in _own(k, s.number)], parts_of(group.number or ""), "section")
    for below, found in inner:
        yield from _group(subject, below, found)


def parts_of(number: str) -> tuple[int, ...]:
    """Return a number as its parts: ``7.3`` is (7, 3), ``第三章`` is (3,); nothing where it is no number."""
    if _DOTTED.fullmatch(number.strip()):
        return tuple(int(part) for part in number.strip().split("."))
    found = _HANZI.fullmatch(number.strip())
    return (_hanzi(found[1]),) if found else ()


def _hanzi(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _siblings(subject: Subject, numbers: Sequence[Numbered], above: tuple[int, ...], kind: str) -> Iterator[Problem]:
    known: dict[int, Key] = {}
    for key, written in numbers:
        parts = parts_of(written)
        if not parts:
            yield subject.wrong(key, f"is '{written}', which is no number", "Write a number such as 3, 3.2 or 第三章")
        elif above and parts[:-1] not in {(), above}:
            yield _report(subject, key, f"The {kind} is numbered {written} and stands in {_shown(above)}", "Correct the number")
        elif parts[-1] in known:
            place = subject.place_of(known[parts[-1]])
            yield _report(subject, key, f"The number {written} is taken by the {kind} at {place}", "Number each once")
        else:
            known[parts[-1]] = key
    yield from _gaps(subject, known, above, kind)


def _gaps(subject: Subject, known: dict[int, Key], above: tuple[int, ...], kind: str) -> Iterator[Problem]:
    before = 0
    for number in sorted(known):
        missing = [_shown((*above, n)) for n in range(before + 1, number)]
        if missing:
            which = f"{kind} {missing[0]} is" if len(missing) == 1 else f"{kind}s {missing[0]} {_and(missing)} {missing[-1]} are"
            found = f"{which.capitalize()} missing before {_shown((*above, number))}"
            yield _report(subject, known[number], found, f"Add what is missing, or number the {kind}s without a gap")
        before = number


def _and(missing: Sequence[str]) -> str:
    return "and" if len(missing) == 2 else "to"


def _shown(parts: tuple[int, ...]) -> str:
    return ".".join(map(str, parts))


def _report(subject: Subject, key: Key, found: str, fix: str) -> Problem:
    return Problem(Code.NUMBERING_GAP, subject.place_of(key), found, fix, kind=Kind.REPORT)
