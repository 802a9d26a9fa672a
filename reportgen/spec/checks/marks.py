"""Marks in Markdown: ``[words]{claim=id}`` names a claim there is, ``[2022]{source="..."}`` a source.

``[words]{as=wording}`` says that the words state no result (see :mod:`reportgen.spec.wording`); there are no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.body import Finding, Glance, NoteBlock, TextBlock
from reportgen.spec.model.scalars import Part
from reportgen.spec.model.statements import PlanChapter, PlanItem, PlanSection
from reportgen.spec.nearest import suggest
from reportgen.spec.spec import Key
from reportgen.spec.tree import short, shown_path

SPAN = re.compile(
    r"""\{(?:claim=(?P<claim>[^\s{}\[\]]+)|source=(?P<source>"[^"{}\n]*"|'[^'{}\n]*'|“[^”{}\n]*”)|as=(?P<as>wording))\}"""
)
"""What may stand in braces right after words in brackets."""
MARKDOWN: Mapping[type[Part], tuple[str, ...]] = {
    TextBlock: ("text",),
    NoteBlock: ("note",),
    Glance: ("text",),
    Finding: ("text",),
    PlanChapter: ("text",),
    PlanSection: ("text",),
    PlanItem: ("problem", "action", "example", "effect", "caveat"),
}
"""The fields that are Markdown, by the part of the grammar that they stand in."""
_BEGINS = re.compile(r"(?<!\\)\](?=\{(?!\{))")
"""The bracket before a mark; two braces are an expression, and a backslash makes a bracket a plain sign."""
_BRACES = re.compile(r"\{[^{}\n]*\}?")
_LOOSE = re.compile(r"(?<![\\`{])(?<!\\\])\{(?:claim|source|as)\s*=[^{}\n]*\}?")
"""What is meant for a mark wherever it stands; after a backslash or a backtick it is meant to be read."""
_FIX = 'Write {claim=id}, {source="..."} or {as=wording} after the bracket, or \\] for a bracket that is only a sign'
_LOOSE_IN_TEXT = "after no words in brackets", "Write it right after the words in brackets: [words]{claim=id}"
_PLAIN = (
    "where no words can be marked",
    "Leave the mark and its brackets out; mark words of a text, or name the claim under rests_on of a finding",
)


def check_marks(subject: Subject) -> Iterator[Problem]:
    """Check the marks of every Markdown text."""
    claims = [claim.id for claim in subject.document.claims]
    texts = dict(_texts(subject))
    for key, text in texts.items():
        opened = text.find("[")
        begun = [found.end() for found in _BEGINS.finditer(text, opened)] if opened >= 0 else []
        for at in begun:
            yield from _mark(subject, key, text, at, claims)
        yield from _loose(subject, key, text, _LOOSE_IN_TEXT, begun)
    for key, _, value in subject.values:
        if isinstance(value, str) and key not in texts and "{" in value:
            text = subject.place_of.raw(key) or value
            yield from _loose(subject, key, text, _PLAIN)


def _loose(subject: Subject, key: Key, text: str, wrong: tuple[str, str], known: Sequence[int] = ()) -> Iterator[Problem]:
    """Yield a problem for every mark that the page would print as it is written."""
    where, fix = wrong
    for found in _LOOSE.finditer(text):
        if found.start() not in known:
            place = subject.place_of(key, found.start(), len(found.group()))
            words = f"{shown_path(key)} has the mark '{short(found.group())}' {where}"
            yield Problem(Code.WRONG_VALUE, place, words, fix)


def _texts(subject: Subject) -> Iterator[tuple[Key, str]]:
    for key, _, value in subject.values:
        for field in MARKDOWN.get(type(value), ()):
            written = getattr(value, field)
            by_language = (
                {(): written} if isinstance(written, str) else {(code,): words for code, words in (written or {}).items()}
            )
            for below, words in by_language.items():
                inside: Key = (*key, field, *below)
                yield inside, subject.place_of.raw(inside) or words


def _mark(subject: Subject, key: Key, text: str, at: int, claims: list[str]) -> Iterator[Problem]:
    found = SPAN.match(text, at)
    if found is None:
        braces = _BRACES.match(text, at)
        written = braces.group() if braces else "{"
        place = subject.place_of(key, at, len(written))
        yield Problem(Code.WRONG_VALUE, place, f"{shown_path(key)} has the mark '{short(written)}', which means nothing", _FIX)
    elif (claim := found["claim"]) is not None and claim not in claims:
        place = subject.place_of(key, found.start("claim"), len(claim))
        words = f"{shown_path(key)} names '{short(claim)}', which is not among the claims"
        yield Problem(Code.UNKNOWN_NAME, place, words, suggest(claim, claims, "claims"))
    elif found["source"] is not None and not found["source"][1:-1].strip():
        place = subject.place_of(key, found.start("source"), len(found["source"]))
        fix = "Write between the quotation marks which document says so, or leave the mark out"
        yield Problem(Code.WRONG_VALUE, place, f"{shown_path(key)} has a mark with an empty source", fix)
