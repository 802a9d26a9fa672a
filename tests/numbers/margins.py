"""The margins of actions within which a change counts as none, and the interval by which that is tested."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from tests.numbers.changes import change_of
from tests.numbers.check_facts import printed
from tests.numbers.rows import Survey

UNITS = {"share": "share", "top": "share", "bottom": "share", "index": "score", "nps": "nps", "mean": "number"}


def items_of(groups: list[Any]) -> Iterator[dict[str, Any]]:
    """Yield every action of a plan, in order."""
    for group in groups:
        yield from group.get("items", [])
        yield from items_of(group.get("sections", []))


def narrow_ends(survey: Survey, measure: Mapping[str, Any]) -> list[str]:
    """Return the ends of the interval of the test of equivalence, whose level is 90%."""
    call = ast.parse(measure["of"], mode="eval").body
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Name)
    ends = change_of(survey, call, measure["since"], 0.9).interval or ()
    unit = {"share": "points", "score": "score-change"}.get(UNITS[call.func.id], UNITS[call.func.id])
    decimals = int(unit == "score-change")
    return [printed(e, unit, decimals, signed=True) for e in ends]


def narrow(survey: Survey, name: str) -> set[str]:
    """Return level and ends of the interval by which a change is tested against the margin of an action; none of most."""
    measures = [item.get("measure", {}) for item in items_of(survey.spec.get("plan", []))]
    found = [m for m in measures if "margin" in m and name == f"change({m['of']}, since='{m.get('since')}')"]
    return {words for measure in found for words in ("90%", *narrow_ends(survey, measure))}
