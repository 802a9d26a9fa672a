"""Measures of a plan whose value today cannot be shown: nobody will be able to say whether the action worked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.facts.ledger import Fact, Printed
from reportgen.problems import Code, Kind, Problem, Severity
from reportgen.spec.spec import Key, Spec

FIX = "Choose a measure with a larger base, or one from your own records under operations"


def unmeasured(spec: Spec, facts: Mapping[str, Fact], values: Mapping[Key, Printed]) -> Iterator[Problem]:
    """Yield a warning for every measure of the plan whose baseline is withheld."""
    for key, value in values.items():
        if key[0] == "plan" and key[-2:] == ("measure", "of") and value.fact and facts[value.fact].withheld:
            found = f"{value.fact} is not shown ({facts[value.fact].withheld}), so the measure has no baseline"
            yield Problem(Code.MEASURE_UNKNOWN, spec.place(key), found, FIX, Severity.WARNING, Kind.REPORT)
