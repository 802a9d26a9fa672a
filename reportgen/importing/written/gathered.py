"""Decisions that are alike, told once: one sentence for forty questions, with the line of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportgen.importing.decision import Decision
from reportgen.importing.written.emit import Written

MANY = 3
"""Decisions of one kind from which on they are told together."""
_GAP = "…"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told at once."""

    lines: tuple[int, ...]
    """Of the spec; 0 for what is nowhere in it."""
    what: str
    """The sentence; where decisions differ, dots stand for what each has of its own."""
    change: str
    own: tuple[str, ...] = ()
    """What each has of its own, by line; empty for a single decision."""


def gathered(decisions: Iterable[Decision], spec: Written) -> list[Entry]:
    """Return decisions with those of one kind together, in the order of the first of each.

    Parameters
    ----------
    decisions
        All that is told in one list.
    spec
        The spec with its lines.
    """
    kinds: dict[object, list[Decision]] = {}
    for place, decision in enumerate(decisions):
        kinds.setdefault((decision.form.what, decision.form.change) if decision.form.what else place, []).append(decision)
    entries: list[tuple[int, Entry]] = []
    for ones in kinds.values():
        found = [_together(ones, spec)] if len(ones) >= MANY else [_alone(one, spec) for one in ones]
        entries += [(entry.lines[0], entry) for entry in found]
    return [entry for _, entry in sorted(entries, key=lambda pair: (pair[0] == 0, pair[0]))]


def _alone(decision: Decision, spec: Written) -> Entry:
    return Entry((spec.line(decision.path),), decision.what, decision.change)


def _together(ones: Sequence[Decision], spec: Written) -> Entry:
    ones = sorted(ones, key=lambda one: spec.line(one.path))
    first = ones[0].form
    common = {name for name, value in first.values.items() if all(one.form.values.get(name) == value for one in ones)}
    shown = {name: value if name in common else _GAP for name, value in first.values.items()}
    lines = tuple(spec.line(one.path) for one in ones)
    own = tuple(_own(one.form.values, common) for one in ones)
    return Entry(lines, first.what.format(**shown), first.change.format(**shown), own)


def _own(values: Mapping[str, str], common: set[str]) -> str:
    """Return the values that a decision does not share, behind the name of its question where it has one."""
    rest = ", ".join(value for name, value in values.items() if name not in common and name != "question")
    if "question" not in values or "question" in common:
        return rest
    return f"{values['question']} ({rest})" if rest else values["question"]
