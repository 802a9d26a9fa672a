"""What the questions, dimensions, segments and options of this spec are called in the codebook of an earlier wave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reportgen.spec import canonical
from reportgen.spec.labels import options_of
from reportgen.spec.measures import AllOf, Answered, AnyOf, Comparison, Condition, Measure, Not
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import OptionDetail

FAMILIES = ("questions", "dimensions", "segments")


@dataclass(frozen=True, slots=True)
class Former:
    """Names and codes as they were, where they were others; ``was`` says so."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Name now to name then."""
    codes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(name now, code now) to code then."""

    def name(self, name: str) -> str:
        """Return what a question, dimension or segment was called."""
        return self.names.get(name, name)

    def code(self, subject: str, code: str) -> str:
        """Return what an option of a question or segment was called."""
        return self.codes.get((subject, code), code)

    @property
    def back(self) -> Former:
        """What the names and codes of the earlier codebook are called now."""
        names = {then: now for now, then in self.names.items()}
        codes = {(self.name(subject), then): now for (subject, now), then in self.codes.items()}
        return Former(MappingProxyType(names), MappingProxyType(codes))

    def measure(self, asked: Measure) -> Measure:
        """Return a measure in the names of the earlier codebook, as a measure of that wave itself."""
        options = [self.code(asked.subject, code) for code in asked.options]
        segments = [(self.name(s), self.code(s, code)) for s, code in asked.segments]
        among = None if asked.among is None else self.condition(asked.among)
        return canonical.measure(asked.name, self.name(asked.subject), options, segments, among, first=asked.first)

    def condition(self, condition: Condition) -> Condition:
        """Return a condition on respondents in the names of the earlier codebook."""
        match condition:
            case Comparison(subject, item, operator, values):
                item = self.code(subject, item) if item else ""
                codes = values if item else canonical.in_order(self.code(subject, v) for v in values)
                return Comparison(self.name(subject), item, operator, codes)
            case Answered(subject):
                return Answered(self.name(subject))
            case Not(part):
                return Not(self.condition(part))
            case AllOf(parts):
                return canonical.all_of(map(self.condition, parts))
            case AnyOf(parts):
                return canonical.any_of(map(self.condition, parts))


def former(now: Document, then: Document) -> Former:
    """Return what the parts of a spec are called in an earlier codebook.

    Parameters
    ----------
    now
        The spec; ``was`` of its parts names what they were called.
    then
        The codebook of the earlier wave.
    """
    names = dict(_names(now, then))
    codes = {
        (subject, code): option.was
        for family in ("questions", "segments")
        for subject in getattr(now, family)
        for code, option in options_of(now, subject).items()
        if isinstance(option, OptionDetail) and option.was in options_of(then, names.get(subject, subject))
    }
    return Former(MappingProxyType(names), MappingProxyType({key: was for key, was in codes.items() if was is not None}))


def _names(now: Document, then: Document) -> Iterator[tuple[str, str]]:
    for family in FAMILIES:
        there = getattr(then, family)
        for name, part in getattr(now, family).items():
            if part.was is not None and part.was in there:
                yield name, part.was
