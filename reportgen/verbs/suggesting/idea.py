"""What a search for statements is made of: ideas before there are numbers, candidates after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from reportgen.analysis.results import Contrast, Results
from reportgen.spec.expressions.tree import Expression
from reportgen.spec.measures import Family, Measure
from reportgen.spec.spec import Spec
from reportgen.verbs.suggesting.basis import Basis

Kind = Literal["strengths", "weaknesses", "findings", "trends", "themes"]
"""What a suggestion is; ``--only`` names it."""
Rule = Literal["gap", "trend", "driver", "nps", "divided", "extreme", "most-named", "target", "theme"]
"""How it was found."""
RULES: tuple[Rule, ...] = ("gap", "trend", "driver", "nps", "divided", "extreme", "most-named", "target", "theme")
"""In the order of suggestions that nothing else puts in order."""


@dataclass(frozen=True, slots=True)
class Test:
    """What was found of a difference, two-sided."""

    difference: float
    statistic: float
    df: float | None
    p: float
    method: str
    adjusted: float = 1.0
    """Corrected for all tests of the search."""


@dataclass(frozen=True, slots=True)
class Says:
    """A sentence by its key in the words, with what fills its blanks."""

    key: str
    numbers: Mapping[str, Expression] = field(default_factory=dict)
    """By blank: what is written as ``{{ expression }}``."""
    whats: Mapping[str, Measure] = field(default_factory=dict)
    """By blank: a number's name in words."""
    subjects: Mapping[str, str] = field(default_factory=dict)
    """By blank: the label of a question, dimension, segment or model."""
    options: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By blank: the label of an option, as (question or segment, code)."""
    waves: Mapping[str, str] = field(default_factory=dict)
    """By blank: the label of an earlier wave."""
    words: Mapping[str, str] = field(default_factory=dict)
    """By blank: a word of answers."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that the data bear out."""

    kind: Kind
    rule: Rule
    subject: str
    """What it is about: the question or dimension; for its id."""
    says: Says
    holds: Expression
    size: float
    """How large what it states is, in standard units of its rule; the larger of two of the same rule comes first."""
    bases: tuple[int | None, ...]
    """Of the numbers stated, in their order; None for what was not published."""
    test: Test | None = None
    """None where nothing was tested."""
    alike: Expression | None = None
    """A condition that says the same in other words; a spec that has it needs no other."""

    @property
    def group(self) -> str:
        """The group of respondents that it is about; empty where it is about all."""
        segment = self.says.options.get("value")
        return "" if segment is None else " ".join(segment)


@dataclass(frozen=True, slots=True)
class Ground:
    """What candidates stand on."""

    spec: Spec
    results: Results
    basis: Basis
    contrasts: Mapping[tuple[Measure, Measure], Contrast]
    """(number for everyone, number of a group) to the comparison of the group with the rest."""


class Idea(Protocol):
    """Something that the data may turn out to support."""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The numbers it needs."""
        ...

    @property
    def changes(self) -> tuple[tuple[Measure, Measure], ...]:
        """The changes between waves it needs, as (now, then)."""
        ...

    @property
    def families(self) -> tuple[Family, ...]:
        """The comparisons with everyone else it needs."""
        ...

    def test(self, ground: Ground) -> Test | None:
        """Return what the test of it found; None where there is none."""
        ...

    def candidate(self, ground: Ground, test: Test | None) -> Candidate | None:
        """Return the statement, with the corrected test; None where the data do not bear it out."""
        ...


@dataclass(frozen=True, slots=True)
class Untested:
    """An idea without a test: its candidates go by how large what they state is."""

    @property
    def changes(self) -> tuple[tuple[Measure, Measure], ...]:
        """None."""
        return ()

    @property
    def families(self) -> tuple[Family, ...]:
        """None."""
        return ()

    def test(self, _ground: Ground) -> Test | None:
        """Return nothing."""
        return None
