"""The search: every idea asked of the answers at once, every test corrected for all of them, the best of each kind kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from reportgen import pipeline
from reportgen.analysis.corrections import adjusted
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.tree import Expression
from reportgen.spec.measures import Plan
from reportgen.spec.plan import plan
from reportgen.spec.spec import Spec
from reportgen.verbs.suggesting.basis import Basis, basis_of
from reportgen.verbs.suggesting.drivers import drivers
from reportgen.verbs.suggesting.gaps import gaps
from reportgen.verbs.suggesting.idea import RULES, Candidate, Ground, Idea, Kind, Test
from reportgen.verbs.suggesting.levels import levels
from reportgen.verbs.suggesting.said import Atoms, asserted, atoms, is_said
from reportgen.verbs.suggesting.targets import targets
from reportgen.verbs.suggesting.themes import least_of, themes
from reportgen.verbs.suggesting.trends import trends

RATE = 0.05
"""The false discovery rate: of all tested suggestions of many searches, so many are chance at most."""
MOST_OF_GROUP = 2
"""So many suggestions about one group come before the first of others that have a turn."""
_T = TypeVar("_T")
SEARCHES = (gaps, trends, drivers, targets, levels)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    basis: Basis
    tests: int
    """How many tests the correction is over."""
    candidates: tuple[Candidate, ...]
    """All that the data bear out and the spec does not say yet, the best evidence first."""


def search(spec: Spec) -> Found:
    """Return every statement that the answers of a spec bear out and that it does not make already.

    Raises
    ------
    ReportError
        The data do not fit the codebook.
    ToolError
        The engine failed.
    """
    basis = basis_of(spec)
    if spec.data is None:
        return Found(basis, 0, ())
    ideas = [idea for idea in _ideas(basis) if all(map(basis.stateable, idea.measures))]
    results = pipeline.estimated(spec, _extended(plan(spec), ideas))
    ground = Ground(spec, results, basis, {(c.family.whole, c.one): c for c in results.contrasts})
    tests = {at: test for at, idea in enumerate(ideas) if (test := idea.test(ground)) is not None}
    corrected = _corrected(tests)
    borne = [c for at, idea in enumerate(ideas) if (c := idea.candidate(ground, corrected.get(at))) is not None]
    return Found(basis, len(tests), tuple(_new(borne, asserted(spec))))


def _ideas(basis: Basis) -> Iterator[Idea]:
    for look in SEARCHES:
        yield from look(basis)
    if basis.reach != "published":
        yield from themes(pipeline.frequent_words(basis.spec, least_of(basis)))


def _extended(known: Plan, ideas: Sequence[Idea]) -> Plan:
    """Return the plan of the report with what the ideas need."""
    measures = (*known.measures, *(m for idea in ideas for m in idea.measures))
    changes = (*known.changes, *(c for idea in ideas for c in idea.changes))
    families = (*known.families, *(f for idea in ideas for f in idea.families))
    return replace(known, measures=_once(measures), changes=_once(changes), families=_once(families))


def _once(values: Collection[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))


def _corrected(tests: Mapping[int, Test]) -> Mapping[int, Test]:
    """Return the tests that are discoveries at the false discovery rate, with corrected p values.

    References
    ----------
    Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57.
    """
    values = adjusted("benjamini-hochberg", [test.p for test in tests.values()])
    found = {at: replace(test, adjusted=p) for (at, test), p in zip(tests.items(), values, strict=True)}
    return {at: test for at, test in found.items() if test.adjusted <= RATE}


def _new(candidates: Sequence[Candidate], before: Collection[Atoms]) -> Iterator[Candidate]:
    """Yield what neither the spec nor a candidate before says, the best evidence first."""
    said = [*before]
    for candidate in sorted(candidates, key=_order):
        if not any(is_said(e, said) for e in (candidate.holds, candidate.alike) if e is not None):
            said.append(atoms(candidate.holds))
            yield candidate


def _order(candidate: Candidate) -> tuple[int, float, int, float, str]:
    """Return the place of a candidate: tested ones by p value, the others by their rule and by size."""
    test = candidate.test
    tested, p = (0, test.adjusted) if test else (1, 0.0)
    rule = 0 if test else RULES.index(candidate.rule)
    return tested, p, rule, -candidate.size, expression_text(candidate.holds)


def best(candidates: Sequence[Candidate], kinds: Collection[Kind], limit: int) -> tuple[Candidate, ...]:
    """Return the best of each kind, at most so many, in the order of ``candidates``.

    They are chosen in turns, the best of each rule first, so that a group that differs in everything does not hide all else.
    """
    chosen: set[Expression] = set()
    for kind in kinds:
        turns = sorted(_turns(c for c in candidates if c.kind == kind), key=lambda pair: pair[0])
        chosen |= {candidate.holds for _, candidate in turns[:limit]}
    return tuple(c for c in candidates if c.kind in kinds and c.holds in chosen)


def _turns(candidates: Iterable[Candidate]) -> Iterator[tuple[tuple[int, int], Candidate]]:
    """Yield candidates of one kind with their turn: how many better ones have the same rule and are about the same group."""
    of_rule: Counter[str] = Counter()
    of_group: Counter[tuple[str, str]] = Counter()
    for candidate in candidates:
        group = candidate.rule, candidate.group
        late = of_group[group] // MOST_OF_GROUP if candidate.group else 0
        yield (late, of_rule[candidate.rule]), candidate
        of_rule[candidate.rule] += 1
        of_group[group] += 1
