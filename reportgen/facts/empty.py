"""Numbers in texts that nobody's answers stand behind: a sentence cannot go on around a dash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.facts.ledger import Fact, Printed, Verdict
from reportgen.problems import Code, Kind, Problem
from reportgen.spec.spec import Key, Spec

NOBODY = "no-answers"
_FIX = "Correct the segment or the condition, take the number out, or print the block only `when: base(...) > 0`"


def empty(
    spec: Spec,
    facts: Mapping[str, Fact],
    texts: Mapping[tuple[Key, str], tuple[str | Printed, ...]],
    verdicts: Mapping[Key, Verdict],
) -> Iterator[Problem]:
    """Yield a problem for every number in a text that has no answers; what a condition leaves out is not printed."""
    left_out = {key[:-1] for key, verdict in verdicts.items() if key[-1] == "when" and not verdict.holds}
    told: set[tuple[Key, str]] = set()
    for (key, _), parts in texts.items():
        if any(key[:end] in left_out for end in range(len(key))):
            continue
        for fact in dict.fromkeys(part.fact for part in parts if isinstance(part, Printed) and part.fact):
            if facts[fact].withheld == NOBODY and (key, fact) not in told:  # once for all languages of a text
                told.add((key, fact))
                found = f"{fact} has no value, since nobody whom it asks about answered"
                yield Problem(Code.EMPTY_RESULT, spec.place(key), found, _FIX, kind=Kind.REPORT)
