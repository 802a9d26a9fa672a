"""Checks a tree against the grammar; every error becomes a problem at its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from reportgen.problems import Problem
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Key
from reportgen.spec.tree import Locator
from reportgen.spec.validate_cut import Cut, cut_expressions
from reportgen.spec.validate_empty import empty_values
from reportgen.spec.validate_messages import Fault, problem_of
from reportgen.spec.validate_repair import repaired
from reportgen.spec.yaml.nodes import MapNode, plain


@dataclass(frozen=True, slots=True)
class Validated:
    """What the grammar makes of a tree."""

    document: Document | None
    """The document; where values are wrong, others stand in their place, so that the rest can be checked in the same run."""
    problems: tuple[Problem, ...]
    replaced: frozenset[Key]
    """Where a value stands in for a wrong one: nothing that later checks say about these places is worth printing."""


def validate(root: MapNode, place_of: Locator) -> Validated:
    """Check a tree against the grammar.

    Parameters
    ----------
    root
        The merged tree of a spec.
    place_of
        The places of its values.
    """
    tree = plain(root)
    cuts = cut_expressions(root)
    empty = empty_values(root, place_of)
    said: dict[Key, Problem] = {cut.path: cut.problem for cut in cuts} | {path: problem for path, problem in empty}
    faults = _faults(tree)
    problems = [*said.values()]
    problems += [p for f in faults if not _within(f.where.path, said) for p in (problem_of(f, place_of),)]
    document, replaced = repaired(tree, faults, _faults)
    return Validated(document, tuple(problems), replaced | frozenset(said))


def _faults(tree: Any) -> tuple[Fault, ...]:
    try:
        Document.model_validate(tree)
    except ValidationError as error:
        return tuple(Fault.of(detail) for detail in error.errors(include_url=False))
    return ()


def _within(path: Key, said: dict[Key, Problem]) -> bool:
    return any(path[:n] in said for n in range(len(path) + 1))


__all__ = ["Cut", "Validated", "validate"]
