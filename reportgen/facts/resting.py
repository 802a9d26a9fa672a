"""Statements that follow from others: where what they rest on does not hold, they have no ground."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.facts.ledger import Result, Verdict
from reportgen.problems import Code, Kind, Problem
from reportgen.spec.findings import Statement, by_id, named_at, statements
from reportgen.spec.model.statements import Claim
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Key, Spec

_FIX = "Mend what it rests on, or rest it on something else"


def grounds(spec: Spec, found: Statement) -> Iterator[tuple[Key, Key]]:
    """Yield (place, key of a condition) of every condition that a statement rests on: its own, and those behind what it names.

    The place is where the statement says so: the condition itself, or the name.
    """
    if found.condition is not None:
        yield found.condition, found.condition
    for at, name in _named(found):
        for condition in conditions_behind(spec, name):
            yield at, condition


def conditions_behind(spec: Spec, name: str) -> tuple[Key, ...]:
    """Return the keys of the conditions that a statement rests on, directly or through others."""
    known, todo = by_id(spec.document), [name]
    met: dict[str, Key | None] = {}
    while todo:
        found = known[todo.pop()]
        if found.id not in met:
            met[found.id] = found.condition
            todo.extend(found.rests_on)
    return tuple(key for key in met.values() if key is not None)


def _named(found: Statement) -> Iterator[tuple[Key, str]]:
    if not isinstance(found.part, Claim):
        yield from named_at((*found.key, "rests_on"), found.part.rests_on)


def ungrounded(spec: Spec, verdicts: Mapping[Key, Verdict]) -> Iterator[Problem]:
    """Yield a problem for every statement and action that rests on, or answers, one that does not hold or cannot be told."""
    standing = Standing(spec, verdicts)
    for found in statements(spec.document):
        if standing.printed(found):
            for at, name in _named(found):
                yield from standing.problem(at, name, "rests on")
    for key, item in plan_items(spec.document):
        for at, name in named_at((*key, "addresses"), item.addresses):
            if standing.printed(by_id(spec.document)[name]):
                yield from standing.problem(at, name, "answers")


_NOT_STANDING: Mapping[Result, tuple[Code, str]] = {
    "broken": (Code.EVIDENCE_BROKEN, "which does not hold"),
    "not-significant": (Code.EVIDENCE_NOT_SIGNIFICANT, "which holds, but not significantly"),
    "unknown": (Code.EVIDENCE_UNKNOWN, "of which it cannot be told whether it holds"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Which statements the report makes, and whether they hold."""

    spec: Spec
    verdicts: Mapping[Key, Verdict]

    def printed(self, found: Statement) -> bool:
        """Return whether the report makes a statement: it has no ``when``, or that is true."""
        verdict = self.verdicts.get((*found.key, "when"))
        return found.part.when is None or (verdict is not None and verdict.holds is True)

    def problem(self, at: Key, name: str, does: str) -> Iterator[Problem]:
        """Yield the problem of naming a statement that does not hold; nothing where it holds."""
        found = by_id(self.spec.document)[name]
        kind = {"claim": "claim", "finding": "finding", "swot": "SWOT item"}[found.kind]
        if not self.printed(found):
            code, why = Code.EVIDENCE_UNKNOWN, "which the report leaves out: its own condition is not true"
        elif found.condition is None or (verdict := self.verdicts.get(found.condition)) is None or verdict.result == "holds":
            return
        else:
            code, why = _NOT_STANDING[verdict.result]
        yield Problem(code, self.spec.place(at), f"This {does} the {kind} {name}, {why}", _FIX, kind=Kind.REPORT)
