"""One thing divided in two ways: the difference of two groups may be small, and no audit of small counts compares them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from reportgen.problems import Code, Problem, Severity
from reportgen.spec.checks.subject import Subject
from reportgen.spec.expressions.depends import MOST_LEVELS
from reportgen.spec.labels import options_of
from reportgen.spec.made import bands_of, made, variable
from reportgen.spec.model.derived import Derived
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Key
from reportgen.spec.tree import shown_path
from reportgen.spec.unfold import codes_of


def check_small_differences(subject: Subject) -> Iterator[Problem]:
    """Warn of two ways to divide one thing, where small counts are protected."""
    if not subject.document.report.minimum_count:
        return
    first: dict[str, tuple[Key, Hashable]] = {}
    for family, name, part in made(subject.document):
        if part.of is None or (family == "questions" and not (part.bands or part.rest)):
            continue  # conditions divide anything; a question without a rest is audited with what it regroups
        key: Key = (family, name)
        root, own = _root(subject.document, name), _way(subject.document, name)
        start = (("segments", root), _way(subject.document, root)) if root in subject.document.segments else (key, own)
        other, way = first.setdefault(root, start)
        if other != key and way != own:
            found = f"{shown_path(key)} and {shown_path(other)} divide {part.of} in two ways, and report.minimum_count is set"
            fix = "Keep one of the two, or see that no difference of their groups is small: that is not checked"
            yield Problem(Code.SMALL_DIFFERENCES, subject.place_of.key(key), found, fix, Severity.WARNING)


def _root(document: Document, name: str) -> str:
    """Return what a variable is made of in the end."""
    seen = {name}
    while isinstance(found := variable(document, name), Derived) and found.of is not None and found.of not in seen:
        seen.add(name := found.of)
    return name


def _way(document: Document, name: str) -> Hashable:
    """Return how a variable divides what it is made of in the end, whatever its groups are called."""
    if bands := bands_of(document, name):
        return tuple((band.from_, band.below) for band in bands.values())
    return frozenset(_codes(document, name, code) for code in options_of(document, name))


def _codes(document: Document, name: str, code: str, above: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the codes of what a variable is made of in the end; ``above`` ends circles, which are refused elsewhere."""
    found = variable(document, name)
    if (
        not isinstance(found, Derived)
        or found.of is None
        or bands_of(document, name)
        or name in above
        or len(above) > MOST_LEVELS
    ):
        return frozenset({code})
    sources = codes_of(document, name, code)
    return frozenset(source for c in sources for source in _codes(document, found.of, c, above | {name}))
