"""What stage 4 hands on: the facts, evaluated statements, and the values of every expression of the spec."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from reportgen.analysis.results import Contrast, Difference, Estimate, Interval, Pace, Raking, Source, Tested
from reportgen.facts.outcomes import Action
from reportgen.facts.ways import Trace
from reportgen.problems import Problem
from reportgen.spec.bounds import Bounds
from reportgen.spec.measures import Unit
from reportgen.spec.model.quantities import Operation, Published
from reportgen.spec.spec import Key


def anchor(fact_id: str) -> str:
    """Return the anchor of a fact in pages: ``f-`` and ten hex digits of the sha256 of its id."""
    return "f-" + sha256(fact_id.encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Fact:
    """A number the report may print."""

    id: str
    """The canonical expression."""
    kind: str
    """The measure's name, ``change``, ``published``, ``operation`` or ``baseline``, or ``computed`` for arithmetic over them."""
    unit: Unit
    value: float | None
    """None when withheld, and when only bounds of the number are known; of "over 60%" it is 60%."""
    printed: Mapping[str, str]
    """By language: 41%, 78.5, +2.3. Without the unit word that a sentence would add (分, 人); with % for shares."""
    unit_word: Mapping[str, str]
    """By language: the word after the number (分, points, 个百分点); empty for shares."""
    definition: Mapping[str, str]
    """By language: what it is, in words."""
    estimate: Estimate | None
    """The estimate behind it; None for stated and computed facts, and for changes."""
    quantity: Published | Operation | None = None
    """The figure or measure of the spec that it states."""
    known: Bounds | None = None
    """What is known of a number that rests on stated ones."""
    parts: tuple[str, ...] = ()
    """For computed facts: the ids of the facts it is made of."""
    withheld: str = ""
    change: Difference | None = None
    """For changes between waves: what is known of the difference."""

    @property
    def anchor(self) -> str:
        """The fact's anchor in pages."""
        return anchor(self.id)

    @property
    def interval(self) -> Interval | None:
        """Its interval; None where there is none, and where the number is not shown."""
        known = self.estimate or self.change
        return known.interval if known and not self.withheld else None

    @property
    def no_interval(self) -> str:
        """Why it has no interval; empty where it has one, and where it is computed from other numbers."""
        known = self.estimate or self.change
        return known.no_interval if known else ""

    @property
    def bounded(self) -> bool:
        """Whether only bounds of the number are known, and no bar may end at it."""
        return self.known is not None and self.known.exact is None

    @property
    def proposed(self) -> bool:
        """Whether it is only proposed as a baseline, and nobody has measured it."""
        return isinstance(self.quantity, Operation) and self.quantity.basis == "proposed"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison with its number, to show why a claim holds or not."""

    expression: str
    printed: Mapping[str, str]
    fact: str = ""
    """The fact's id when the side is a number of the survey; empty for literals."""
    withheld: str = ""
    """Why the number is not shown; empty when it is."""
    lacking: tuple[tuple[str, int | None], ...] = ()
    """(expression, base) of what makes it so: measures that are not shown, with their base where that is; divisors that are 0."""


@dataclass(frozen=True, slots=True)
class SignificanceTest:
    """One test behind a statement."""

    expression: str
    """What it tests, such as ``top(overall) > bottom(overall)``."""
    left: Side
    right: Side
    sign: str
    """``<`` or ``>``."""
    tested: Tested
    one_sided: bool
    """One of the two of an equivalence."""
    p: float | None
    """For the comparison as stated: 1 where the numbers lie the other way round; None where it was not tested."""


Combination = Literal["one", "all", "some", "places", "several"]
"""How tests were put together: there is one; all must be shown; one must; enough for a place in an order; several of these."""


@dataclass(frozen=True, slots=True)
class Significance:
    """Whether a statement holds by more than chance."""

    level: float
    """The level of significance."""
    p: float | None
    """Of the whole statement, corrected where one part is enough; None where a part that matters was not tested."""
    significant: bool | None
    tests: tuple[SignificanceTest, ...]
    decided: SignificanceTest
    """The comparison that decides: of all that must be shown the one with the largest p value, else the smallest."""
    rule: Combination


Result = Literal["holds", "not-significant", "broken", "unknown"]
"""The result of a statement: it holds, but not by more than chance; it does not hold; it cannot be told."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a condition."""

    holds: bool | None
    """None when it cannot be told because a number is withheld."""
    links: tuple[tuple[Side, str, Side, bool | None], ...]
    """(left, operator, right, holds) of every comparison in it."""
    significance: Significance | None = None
    """Where it is tested for more than chance."""

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that it compares, its tests included, each once."""
        compared = [side for left, _, right, _ in self.links for side in (left, right)]
        tested = [side for test in (self.significance.tests if self.significance else ()) for side in (test.left, test.right)]
        return tuple(dict.fromkeys(side.fact for side in (*compared, *tested) if side.fact))

    @property
    def result(self) -> Result:
        """Whether the statement stands: what it says holds, and where that is tested by more than chance."""
        if self.holds is None or (self.holds and self.significance and self.significance.significant is None):
            return "unknown"
        if not self.holds:
            return "broken"
        return "holds" if self.significance is None or self.significance.significant else "not-significant"


@dataclass(frozen=True, slots=True)
class Printed:
    """The value of an expression in a text: a fact, words chosen by the data, or a reference."""

    fact: str = ""
    """Fact id."""
    words: Mapping[str, str] | None = None
    """By language: the label of an option or segment value."""
    reference: tuple[str, str] | None = None
    """(figure or table, block id)."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that the report may say."""

    facts: Mapping[str, Fact]
    """By id."""
    verdicts: Mapping[Key, Verdict]
    """By the key of the condition: claims, evidence, ``when``."""
    values: Mapping[Key, Printed]
    """By the key of the expression: ``of``, ``target``, ``headline``, ``number``."""
    texts: Mapping[tuple[Key, str], tuple[str | Printed, ...]]
    """(key, language): words and values in turn, for every text that may hold expressions."""
    source: Source | None
    """None for a report without answers."""
    contrasts: tuple[Contrast, ...] = ()
    """Every comparison of columns."""
    marks: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(id of a table, fact id) to the letters beside the number there."""
    raking: Raking | None = None
    """What raking did, where the weights were raked."""
    pace: Pace | None = None
    """How fast respondents were, where a rule on quality asks for it."""
    problems: tuple[Problem, ...] = ()
    """Broken claims, claims that cannot be told, SWOT evidence that does not hold; errors unless allowed."""
    waves: Mapping[str, Source] = field(default_factory=dict)
    """The sources of earlier waves by name."""
    trace: Trace = field(default_factory=Trace)
    """What follows from what, from the questions to the measures of the plan."""
    actions: tuple[Action, ...] = ()
    """What became of every action of the plan, in order; none where none has an earlier value."""

    def source_of(self, fact: Fact) -> Source | None:
        """Return the source of a number; that of its wave for one of an earlier wave."""
        wave = fact.estimate.measure.wave if fact.estimate else ""
        return self.waves.get(wave, self.source)

    def action(self, key: Key) -> Action | None:
        """Return what became of the action at a key; None where the plan is not followed."""
        return next((action for action in self.actions if action.key == key), None)

    def stands(self, key: Key, when: str | None) -> bool:
        """Return whether the block or statement at a key is in the report: it has no ``when``, or that is true."""
        verdict = self.verdicts.get((*key, "when"))
        return when is None or (verdict is not None and verdict.holds is True)
