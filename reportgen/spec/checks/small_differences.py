"""One thing divided in two ways: the difference of two groups may be small, and no audit of small counts compares them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from reportgen.problems import Code, Problem, Severity
from reportgen.spec.checks.subject import Subject
from reportgen.spec.divisions import division, root_of
from reportgen.spec.made import made
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Key
from reportgen.spec.tree import shown_path


def check_small_differences(subject: Subject) -> Iterator[Problem]:
    """Warn of two ways to divide one thing, where small counts are protected."""
    if not subject.document.report.minimum_count:
        return
    first: dict[str, tuple[Key, Hashable]] = {}
    for family, name, part in made(subject.document):
        if part.of is None or (family == "questions" and not (part.bands or part.rest)):
            continue  # conditions divide anything; a question without a rest is audited with what it regroups
        key: Key = (family, name)
        root, own = root_of(subject.document, name), _way(subject.document, name)
        start = (("segments", root), _way(subject.document, root)) if root in subject.document.segments else (key, own)
        other, way = first.setdefault(root, start)
        if other != key and way != own:
            found = f"{shown_path(key)} and {shown_path(other)} divide {part.of} in two ways, and report.minimum_count is set"
            fix = "Keep one of the two, or see that no difference of their groups is small: that is not checked"
            yield Problem(Code.SMALL_DIFFERENCES, subject.place_of.key(key), found, fix, Severity.WARNING)


def _way(document: Document, name: str) -> Hashable:
    """Return how a variable divides what it is made of in the end, whatever its groups are called."""
    return frozenset(division(document, name).values())
