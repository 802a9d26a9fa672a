"""``was``: a former name leads to one thing only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.problems import Code, Problem
from reportgen.spec.checks.option_lists import option_lists
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.questions import OptionDetail
from reportgen.spec.spec import Key
from reportgen.spec.waves.former import FAMILIES


def check_renamed(subject: Subject) -> Iterator[Problem]:
    """Check that no former name is in use, or claimed twice."""
    for family in FAMILIES:
        parts = getattr(subject.document, family)
        yield from _once(subject, (family,), {name: part.was for name, part in parts.items()})
    for options in option_lists(subject.document, segments=True):
        codes = {code: option.was if isinstance(option, OptionDetail) else None for code, option in options.options.items()}
        yield from _once(subject, options.key, codes)


def _once(subject: Subject, key: Key, former: Mapping[str, str | None]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, was in former.items():
        if was is None:
            continue
        owner = was if was in former else first.setdefault(was, name)
        if owner != name or was in former:
            found = f"is '{was}', which belongs to '{owner}'"
            fix = "Name what this one was called before, a name that nothing has now"
            yield subject.wrong((*key, name, "was"), found, fix, Code.DUPLICATE_NAME)
