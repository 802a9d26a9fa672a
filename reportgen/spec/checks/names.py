"""Names: what may be one, and that no two things have the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.blocks import blocks
from reportgen.spec.checks.subject import Subject
from reportgen.spec.expressions.functions import MEASURES, RESERVED
from reportgen.spec.grids import grids_of
from reportgen.spec.model.body import Section
from reportgen.spec.spec import Key
from reportgen.spec.tree import short

_CLAIM = re.compile(r"[^\W_][\w-]*")


def check_names(subject: Subject) -> Iterator[Problem]:
    """Check the names of questions, scales, dimensions, segments and claims."""
    document = subject.document
    for family in ("scales", "questions", "dimensions", "segments", "drivers", "published", "operations"):
        for name in getattr(document, family):
            yield from _identifier(subject, (family, name), name)
    for name in grids_of(document):
        yield from _identifier(subject, ("questions", name), name)
    for number, claim in enumerate(document.claims):
        if not _CLAIM.fullmatch(claim.id):
            key: Key = ("claims", number, "id")
            yield subject.wrong(
                key, f"is '{claim.id}'", "Write letters, digits, _ and - only, a letter or digit first", Code.BAD_NAME
            )


def check_unique_names(subject: Subject) -> Iterator[Problem]:
    """Check that what stands in the same expressions shares no name, and that claims, chapters and sections have their own."""
    document, research = subject.document, subject.document.research
    families = [((f, name), name) for f in ("questions", "dimensions", "segments", "drivers") for name in getattr(document, f)]
    families += [(("questions", name), name) for name in grids_of(document)]
    yield from _once(subject, "Questions, dimensions, segments and drivers stand in the same expressions; rename one", families)
    sections = ((key, block) for key, block in blocks(document) if isinstance(block, Section))
    own = (
        ("claim", ((("claims", i, "id"), claim.id) for i, claim in enumerate(document.claims))),
        ("chapter", ((("plan", i, "id"), chapter.id) for i, chapter in enumerate(document.plan))),
        ("goal", ((("research", "goals", i, "id"), goal.id) for i, goal in enumerate(research.goals if research else ()))),
        ("task", ((("research", "timetable", i, "id"), t.id) for i, t in enumerate(research.timetable if research else ()))),
        ("stratum", ((("research", "strata", i, "of"), s.of) for i, s in enumerate(research.strata if research else ()))),
        ("series", ((("interviews", i, "id"), talk.id) for i, talk in enumerate(document.interviews))),
        ("quotation", ((("quotations", i, "id"), quotation.id) for i, quotation in enumerate(document.quotations))),
        ("section", (((*key, "id"), section.id) for key, section in sections if section.id)),
    )
    for kind, names in own:
        yield from _once(subject, f"Give each {kind} an id of its own", names)


def _identifier(subject: Subject, key: Key, name: str) -> Iterator[Problem]:
    place = subject.place_of.key(key)
    if name in RESERVED or name.lower() in {"true", "false", "none"}:
        what = "a measure" if name in MEASURES else "a word of the expressions"
        yield Problem(
            Code.BAD_NAME, place, f"{subject.place_of.path(key)} has the name of {what}", f"Choose another name, such as {name}_1"
        )
    elif not name.isidentifier() or len(name) > 80:
        found = f"{subject.place_of.path(key)}: '{short(name)}' cannot be a name"
        fix = "Write a letter first (Chinese ones too), then letters, digits and _, at most 80; no spaces or hyphens"
        yield Problem(Code.BAD_NAME, place, found, fix)


def _once(subject: Subject, fix: str, names: Iterable[tuple[Key, str]]) -> Iterator[Problem]:
    first: dict[str, Key] = {}
    for key, name in names:
        other = first.setdefault(name, key)
        if other != key:
            path = subject.place_of.path
            found = f"{path(key)}: the name '{name}' is taken by {path(other)} at {subject.place_of.key(other)}"
            yield Problem(Code.DUPLICATE_NAME, subject.place_of.key(key), found, fix)
