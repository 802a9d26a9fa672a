"""Findings, SWOT items and actions: what they name exists and leads nowhere in a circle, and each stands on something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.blocks import blocks
from reportgen.spec.checks.subject import Subject, numbered
from reportgen.spec.circles import circles
from reportgen.spec.findings import Statement, by_id, named_at, statements
from reportgen.spec.model.body import GlanceBlock
from reportgen.spec.model.statements import Claim, KeyFinding
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Key
from reportgen.spec.tree import short

_ID = re.compile(r"[^\W_][\w-]*")
_GROUND = "Write because: with one of holds, source and judgement, or rests_on: with the id of a finding or claim"


def check_findings(subject: Subject) -> Iterator[Problem]:
    """Check ids, names, circles, and that no statement stands on nothing."""
    yield from _ids(subject)
    yield from _names(subject)
    yield from _grounds(subject)
    yield from _circles(subject)


def _ids(subject: Subject) -> Iterator[Problem]:
    """Check that ids can be named, and that no two statements share one; of claims alone that is checked with other names."""
    first: dict[str, Key] = {}
    path = subject.place_of.path
    for found in statements(subject.document):
        key = (*found.key, "id")
        if not found.id:
            continue
        if found.kind != "claim" and not _ID.fullmatch(found.id):
            fix = "Write letters, digits, _ and - only, a letter or digit first"
            yield subject.wrong(key, f"is '{short(found.id)}'", fix, Code.BAD_NAME)
        other = first.setdefault(found.id, key)
        if other != key and found.kind != "claim":
            taken = f"{path(key)}: the name '{found.id}' is taken by {path(other)} at {subject.place_of.key(other)}"
            fix = "Give each claim, finding and SWOT item an id of its own: actions name them in one list"
            yield Problem(Code.DUPLICATE_NAME, subject.place_of.key(key), taken, fix)


def _names(subject: Subject) -> Iterator[Problem]:
    document = subject.document
    claims, findings, items = ([f.id for f in by_id(document).values() if f.kind == k] for k in ("claim", "finding", "swot"))
    subjects = [*document.questions, *document.dimensions]
    for found in statements(document):
        if isinstance(found.part, KeyFinding):
            yield from subject.dangling(
                (*found.key, "rests_on"), "claims and findings", numbered(found.part.rests_on), (*claims, *findings)
            )
            about = numbered(found.part.about)
            yield from subject.dangling((*found.key, "about"), "questions and dimensions", about, subjects)
        elif not isinstance(found.part, Claim):
            known = (*claims, *findings, *items)
            what = "claims, findings and SWOT items"
            yield from subject.dangling((*found.key, "rests_on"), what, numbered(found.part.rests_on), known)
    for key, action in plan_items(document):
        what = "SWOT items, findings and claims"
        yield from subject.dangling((*key, "addresses"), what, numbered(action.addresses), (*items, *findings, *claims))
    for at, name in _told(subject):
        if name not in (*findings, *claims):
            yield subject.unknown(at, "findings and claims", name, (*findings, *claims))


def _told(subject: Subject) -> Iterator[tuple[Key, str]]:
    """Yield (key, id) of what the findings of a page at a glance say that they tell of."""
    for key, block in blocks(subject.document):
        if isinstance(block, GlanceBlock):
            for i, finding in enumerate(block.glance.findings):
                yield from named_at((*key, "glance", "findings", i, "finding"), finding.finding)


def _grounds(subject: Subject) -> Iterator[Problem]:
    for found in statements(subject.document):
        if not isinstance(found.part, Claim) and found.part.because is None and not found.rests_on:
            yield subject.wrong(found.key, "stands on nothing", _GROUND, Code.MISSING_KEY)


def _circles(subject: Subject) -> Iterator[Problem]:
    known = by_id(subject.document)
    for way in circles({name: found.rests_on for name, found in known.items()}):
        yield _circle(subject, known[way[0]], way)


def _circle(subject: Subject, first: Statement, way: tuple[str, ...]) -> Problem:
    fix = "Rest one of them on evidence of its own: because: with holds, source or judgement"
    return subject.wrong((*first.key, "rests_on"), f"leads back to itself: {' → '.join(way)}", fix, Code.CIRCULAR)
