"""What a claim wants tested: its condition taken apart into comparisons of sums, and how many of them must be shown.

A comparison is a sum of measures, each times a number, against a constant. Conditions are made of them: all parts of ``and``, of
a chain and of ``every`` must be shown, one of ``or`` and ``some``. A place in an order is a number of comparisons of which enough
must be shown: an option is among the first k when it lies above at least n - k of the n - 1 others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import pairwise
from math import ceil, floor
from typing import Any, Literal

from reportgen.problems import Code
from reportgen.spec import canonical
from reportgen.spec.canonical import UNITS
from reportgen.spec.expressions import tree
from reportgen.spec.expressions.faults import all_of, wrong
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.tree import Asked, Chain, Expression, Pick, Quantified, Size
from reportgen.spec.expressions.walk import links
from reportgen.spec.labels import options_of
from reportgen.spec.linear import linear
from reportgen.spec.measures import Hypothesis, Measure, Unit
from reportgen.spec.model.document import Document

Sign = Literal["<", ">"]
MOST_TESTS = 1_000
"""Tests behind one statement."""
_NEGATED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "==", "in": "not in"}
_ENDS: Mapping[Unit, tuple[int, int]] = {Unit.SHARE: (0, 1), Unit.SCORE: (0, 100), Unit.NPS: (-100, 100)}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Compared:
    """One number above or below another."""

    left: Expression
    sign: Sign
    right: Expression
    hypothesis: Hypothesis
    """The left side less the right one."""
    one_sided: bool = False
    """One of the two tests of a size, ``abs()``: each looks one way only."""

    @property
    def above(self) -> bool:
        """Whether the sum of the hypothesis must lie above its constant."""
        return self.sign == ">"

    @property
    def text(self) -> str:
        """The comparison as an expression."""
        return f"{expression_text(self.left)} {self.sign} {expression_text(self.right)}"


@dataclass(frozen=True, slots=True)
class Joint:
    """Several parts, of which so many must be shown."""

    needed: int
    """All of them, one of them, or a number between."""
    parts: tuple[Wanted, ...]


Wanted = Compared | Joint


def wanted(document: Document, condition: Expression) -> Wanted:
    """Return what has to be shown for a condition to hold beyond chance.

    Parameters
    ----------
    document
        The spec.
    condition
        A resolved condition.

    Raises
    ------
    Refused
        Parts of it cannot be tested; holds every fault found.
    """
    found = _Reader(document).read(condition, negated=False)
    count = sum(1 for _ in comparisons(found))
    if count > MOST_TESTS:
        fix = "state less in one claim: fewer values, or fewer options"
        raise wrong(
            condition, f"the statement needs {count:,} tests, and nobody could follow more than {MOST_TESTS:,}", fix, _CODE
        )
    return found


def comparisons(found: Wanted) -> Iterator[Compared]:
    """Yield every comparison in what is wanted, in order."""
    if isinstance(found, Compared):
        yield found
        return
    for part in found.parts:
        yield from comparisons(part)


_CODE = Code.NOT_TESTABLE


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document

    def read(self, condition: Expression, *, negated: bool) -> Wanted:
        match condition:
            case tree.Negation(part):
                return self.read(part, negated=not negated)
            case tree.Logic(operator, parts) | Quantified(operator, _, parts):
                found = all_of((partial(self.read, negated=negated), part) for part in parts)
                return joint(found, every=(operator in {"and", "every"}) is not negated)
            case Chain():
                found = all_of((partial(self._link, negated=negated), link) for link in links(condition))
                return joint(found, every=not negated)
            case _:
                raise wrong(condition, "a condition that compares no numbers cannot be tested", "compare two numbers", _CODE)

    def _link(self, link: tuple[Expression, str, Expression], *, negated: bool) -> Wanted:
        left, sign, right = link
        sign = _NEGATED[sign] if negated else sign
        if isinstance(left, Pick):
            return self._chosen(left, sign, right)
        for one, direction, other in ((left, sign, right), (right, _MIRRORED.get(sign, sign), left)):
            if _is_rank(one) and isinstance(other, tree.Literal | tree.Sequence) and direction in _PLACES:
                return self._ranked(one, direction, other)
            if isinstance(one, Size) and not isinstance(other, Size) and direction in _MIRRORED:
                return _apart(one, direction, other)
        if sign not in _MIRRORED:
            raise wrong(left, *_NO_SIGN, _CODE)
        return self._plain(left, sign, right)

    def _plain(self, left: Expression, sign: str, right: Expression) -> Wanted:
        if _is_rank(left) and _is_rank(right):
            left, right, sign = _of_ranks(left, right, sign)
        return compared(left, ">" if sign in {">", ">="} else "<", right)

    def _chosen(self, pick: Pick, sign: str, right: Expression) -> Wanted:
        """Return what makes an option or value the one that the data choose."""
        words = right.parts if isinstance(right, tree.Sequence) else (right,)
        if sign not in {"==", "in"} or not all(isinstance(word, tree.Words) for word in words):
            fix = f"write {pick.function}(...) == 'code', with the one that the sentence names"
            raise wrong(pick, f"{pick.function}() is tested against a named option only", fix, _CODE)
        count = len(pick.candidates)
        place = pick.place if pick.place > 0 else count + 1 + pick.place
        codes = [word.text for word in words if isinstance(word, tree.Words)]
        return joint([_placed(pick, pick.candidates, code, place, place) for code in codes], every=False)

    def _ranked(self, rank: Expression, sign: str, other: tree.Literal | tree.Sequence) -> Wanted:
        """Return what makes an option have one of the places that a comparison permits."""
        if not isinstance(rank, Asked):
            raise TypeError(type(rank).__name__)
        candidates = tuple((c, _share(rank.measure, c)) for c in options_of(self.document, rank.measure.subject))
        low, high = _PLACES[sign](_numbers(other), len(candidates))
        return _placed(rank, candidates, rank.measure.options[0], low, high)


_NO_SIGN = (
    "two numbers that are equal, or not equal, cannot be tested",
    "write > or <, as the sentence says; of equal ones abs(a - b) < 3%, with the margin that matters",
)


def joint(parts: list[Wanted], *, every: bool) -> Wanted:
    """Return that every part must be shown, or one of them."""
    return parts[0] if len(parts) == 1 else Joint(len(parts) if every else 1, tuple(parts))


def compared(left: Expression, sign: Sign, right: Expression, *, one_sided: bool = False) -> Compared:
    """Return the test of a comparison.

    Raises
    ------
    Refused
        One of its sides is no sum of measures that have an error of sampling.
    """
    (terms, plain), (others, constant) = all_of((linear, side) for side in (left, right))
    factors = dict(terms)
    for measure, factor in others.items():
        factors[measure] = factors.get(measure, Decimal(0)) - factor
    kept = tuple((factor, measure) for measure, factor in factors.items() if factor)
    if not kept:
        raise wrong(left, "no number of the survey is left in the comparison", "compare two numbers of the survey", _CODE)
    return Compared(left, sign, right, Hypothesis(kept, constant - plain), one_sided)


def _apart(size: Size, sign: str, margin: Expression) -> Wanted:
    """Return that a difference is smaller than a margin (two one-sided tests, Schuirmann 1987), or larger either way.

    Larger either way is what a two-sided test is of: one-sided tests at both ends, each at half of the level. Their correction
    for being two makes these halves, so that ``abs(a - b) > 0`` has the p value of the difference.
    """
    below = tree.Negative(margin, at=margin.at)
    inside = sign in {"<", "<="}
    signs: tuple[Sign, Sign] = (">", "<") if inside else ("<", ">")
    found = [compared(size.part, one, end, one_sided=True) for one, end in zip(signs, (below, margin), strict=True)]
    left = [one for one in found if not _beyond(one, inside=inside)] or found  # abs(share - 3%) < 5%: none is under -2%
    alone = len(left) == 1 and not inside
    return joint([replace(one, one_sided=not alone) for one in left], every=inside)


def _beyond(one: Compared, *, inside: bool) -> bool:
    """Return whether an end is one that no number lies beyond: of a range, so that it needs no test, or of what is outside."""
    (factor, measure), *more = one.hypothesis.terms
    ends = None if more else _ENDS.get(UNITS[measure.name])
    if ends is None:
        return False
    constant, lower = one.hypothesis.constant / factor, (one.above is (factor > 0)) is inside
    return constant <= ends[0] if lower else constant >= ends[1]


def _is_rank(expression: Expression) -> bool:
    return isinstance(expression, Asked) and expression.measure.name == "rank"


def _share(rank: Measure, code: str) -> Measure:
    """Return the share by which an option has its place."""
    return canonical.measure("share", rank.subject, (code,), rank.segments, rank.among, wave=rank.wave)


def _of_ranks(left: Expression, right: Expression, sign: str) -> tuple[Expression, Expression, str]:
    """Return the shares behind two ranks of one question: the smaller rank is the larger share."""
    if not isinstance(left, Asked) or not isinstance(right, Asked):
        raise TypeError(type(left).__name__)
    one, other = (_share(rank.measure, rank.measure.options[0]) for rank in (left, right))
    if _share(left.measure, "") != _share(right.measure, ""):
        fix = "compare the shares, or write rank(question, option) == 1 for each"
        raise wrong(left, "ranks among different answers or people cannot be tested against each other", fix, _CODE)
    return Asked(one, at=left.at), Asked(other, at=right.at), _MIRRORED[sign]


def _numbers(other: tree.Literal | tree.Sequence) -> list[Decimal]:
    """Return the places that a comparison names, without a gap between them."""
    parts = other.parts if isinstance(other, tree.Sequence) else (other,)
    numbers = sorted({part.value for part in parts if isinstance(part, tree.Literal)})
    if len(numbers) < len(parts) or any(after - before != 1 for before, after in pairwise(numbers)):
        raise wrong(
            other, "places that do not follow each other have no test", "write rank(...) <= 2, or a place for each", _CODE
        )
    return numbers


_PLACES: Mapping[str, Callable[[list[Decimal], int], tuple[int, int]]] = {
    "==": lambda values, _: (ceil(values[0]), floor(values[0])),
    "in": lambda values, _: (ceil(values[0]), floor(values[-1])),
    "<=": lambda values, _: (1, floor(values[0])),
    "<": lambda values, _: (1, ceil(values[0]) - 1),
    ">=": lambda values, count: (ceil(values[0]), count),
    ">": lambda values, count: (floor(values[0]) + 1, count),
}
"""The first and the last place that a comparison of a rank with numbers permits, of so many."""


def _placed(about: Expression, candidates: tuple[tuple[str, Measure], ...], code: str, low: int, high: int) -> Wanted:
    """Return that a candidate has a place from ``low`` to ``high``: enough of the others lie below it, enough above it."""
    count, own = len(candidates), dict(candidates)[code]
    others = [measure for other, measure in candidates if other != code]
    if not 1 <= low <= high <= count or (low, high) == (1, count):
        fix = f"write a place from 1 to {count}, as the sentence says"
        raise wrong(about, "the place is one that every option has, or none", fix, _CODE)
    sides: tuple[tuple[int, Sign], ...] = ((count - high, ">"), (low - 1, "<"))
    parts = [_enough(needed, own, sign, others, about) for needed, sign in sides if needed]
    return joint(parts, every=True)


def _enough(needed: int, own: Measure, sign: Sign, others: list[Measure], about: Expression) -> Wanted:
    """Return that a number lies above, or below, so many of the others."""
    at: Any = about.at
    found = [compared(Asked(own, at=at), sign, Asked(other, at=at)) for other in others]
    return found[0] if len(found) == 1 else Joint(needed, tuple(found))
