"""Conditions on variables that are made of others, said of the others: what a form or a reader of words needs.

What is made has a value only where its sources have one, so that "is not this value" means "is one of the others". Negations
are carried down for that reason, and no answer that is missing is taken for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.spec import canonical
from reportgen.spec.expressions import names
from reportgen.spec.labels import missing_of, options_of
from reportgen.spec.made import bands_of, variable
from reportgen.spec.measures import AllOf, Answered, AnyOf, Comparison, Condition, Not
from reportgen.spec.model.derived import Band, Derived
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Key

SIZED: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda code, value: code < value,
    "<=": lambda code, value: code <= value,
    ">": lambda code, value: code > value,
    ">=": lambda code, value: code >= value,
}
"""Comparisons by size."""


def codes_of(document: Document, name: str, code: str) -> tuple[str, ...]:
    """Return the codes, in what a variable is made of, that become one of its codes; all others for ``otherwise``."""
    found = variable(document, name)
    if not isinstance(found, Derived) or found.of is None:
        return ()
    if not found.groups:
        return (code,)
    group = found.groups.get(code)
    if group is None:
        return ()
    taken = {c for other in found.groups.values() for c in other.codes}
    missing = missing_of(document, found.of)
    rest = (c for c in options_of(document, found.of) if c not in taken and c not in missing)
    return tuple(rest) if group.otherwise else group.codes


def number_text(value: float) -> str:
    """Return a number as conditions write it: ``18``, ``2.5``."""
    return names.number_text(Decimal(repr(value)))


def within(subject: str, band: Band) -> Condition:
    """Return the condition that a number lies in a band."""
    ends = ((">=", band.from_), ("<", band.below))
    tests = [canonical.comparison(subject, operator, number_text(end)) for operator, end in ends if end is not None]
    return canonical.all_of(tests or [canonical.comparison(subject, "<=", "0"), canonical.comparison(subject, ">", "0")])


@dataclass(frozen=True, slots=True)
class Unfolding:
    """Replaces what is made by what it is made of."""

    document: Document
    conditions: Mapping[Key, Condition]
    """Resolved conditions of the spec, those of groups among them."""

    def unfold(self, condition: Condition, *, holds: bool = True) -> Condition:
        """Return the condition that another one is true (or, else, false), on questions and segments with columns only."""
        match condition:
            case Not(part):
                return self.unfold(part, holds=not holds)
            case AllOf(parts) | AnyOf(parts):
                joint = canonical.all_of if isinstance(condition, AllOf) is holds else canonical.any_of
                return joint([self.unfold(part, holds=holds) for part in parts])
            case Comparison(subject) if isinstance(variable(self.document, subject), Derived):
                return self._any(subject, [c for c in options_of(self.document, subject) if chosen(condition, c) is holds])
            case Answered(subject) if holds and isinstance(variable(self.document, subject), Derived):
                return self._any(subject, list(options_of(self.document, subject)))
            case Comparison() | Answered():
                return condition if holds else Not(condition)

    def _any(self, name: str, codes: list[str]) -> Condition:
        found = variable(self.document, name)
        if not isinstance(found, Derived):
            return canonical.comparison(name, "in", *codes)
        if bands := bands_of(self.document, name):
            return canonical.any_of(within(found.of or name, band) for band in _joined([bands[c] for c in codes]))
        if found.of is not None:
            sources = [s for c in codes for s in codes_of(self.document, name, c)]
            return self.unfold(canonical.comparison(found.of, "in", *sources))
        return canonical.any_of(self._group(name, code) for code in codes)

    def _group(self, name: str, code: str) -> Condition:
        """Return the condition that a group is the first whose own condition is true."""
        parts: list[Condition] = []
        for at, test in self.tests(name):
            parts.append(self.unfold(test, holds=at == code))
            if at == code:
                break
        return canonical.all_of(parts)

    def tests(self, name: str) -> Iterator[tuple[str, Condition]]:
        """Yield (code, condition) of the groups of a variable that have one, in order."""
        family = "segments" if name in self.document.segments else "questions"
        found = variable(self.document, name)
        for code in found.groups if isinstance(found, Derived) else ():
            test = self.conditions.get((family, name, "groups", code, "when"))
            if test is not None:
                yield code, test


def _joined(bands: list[Band]) -> list[Band]:
    """Return bands, in ascending order, with neighbours as one."""
    found: list[Band] = []
    for band in bands:
        if found and found[-1].below is not None and found[-1].below == band.from_:
            found[-1] = found[-1].model_copy(update={"below": band.below})
        else:
            found.append(band)
    return found


def chosen(test: Comparison, code: str) -> bool:
    """Return whether a code satisfies a comparison."""
    if test.operator in SIZED:
        return SIZED[test.operator](Decimal(code), Decimal(test.values[0]))
    return (code in test.values) is (test.operator != "!=")
