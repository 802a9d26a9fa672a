"""The claims of a spec with their result and numbers, as continuous integration is told them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from reportgen.facts.ledger import Ledger, Result, Side, Verdict
from reportgen.facts.p_value import p_value
from reportgen.problems import Place
from reportgen.spec.model.scalars import in_language
from reportgen.spec.spec import Key, Spec

Told = Result | Literal["not-tested"]
"""The result of a claim; ``not-tested`` where the spec or the data are wrong."""
_MARKS: Mapping[bool | None, str] = {True: "", False: " (not so)", None: " (cannot be told)"}


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim that the report asserts."""

    id: str
    says: str
    """Its sentence, in the report's language."""
    place: Place
    """Of its condition."""
    result: Told = "not-tested"
    compared: tuple[str, ...] = ()
    """Every comparison in it, as printed: ``18% > 4%``; what does not hold says so. Of a claim that is tested, the p value."""
    numbers: tuple[str, ...] = ()
    """What the numbers of the comparisons are, each once: ``top(overall) is 18%``."""


def told_claims(spec: Spec, ledger: Ledger) -> tuple[ToldClaim, ...]:
    """Return every claim that is asserted; one whose own condition is not true is not."""
    keys: list[Key] = [("claims", index, "holds") for index in range(len(spec.document.claims))]
    found = ((key, ledger.verdicts.get(key)) for key in keys)
    return tuple(_tested(spec, key, verdict) for key, verdict in found if verdict is not None)


def untested_claims(spec: Spec) -> tuple[ToldClaim, ...]:
    """Return the claims of a spec whose data could not be read."""
    return tuple(_claim(spec, ("claims", index, "holds")) for index in range(len(spec.document.claims)))


def _claim(spec: Spec, key: Key) -> ToldClaim:
    claim, language = spec.document.claims[int(key[1])], spec.document.report.language
    return ToldClaim(claim.id, " ".join(in_language(claim.says, language).split()), spec.place(key))


def _tested(spec: Spec, key: Key, verdict: Verdict) -> ToldClaim:
    claim, language = _claim(spec, key), spec.document.report.language
    return ToldClaim(
        claim.id,
        claim.says,
        claim.place,
        verdict.result,
        tuple(dict.fromkeys((*_compared(verdict, language), *_significance(verdict)))),
        tuple(dict.fromkeys(_named(verdict, language))),
    )


def _compared(verdict: Verdict, language: str) -> Iterator[str]:
    for left, sign, right, holds in verdict.links:
        yield f"{_shown(left, language)} {sign} {_shown(right, language)}{_MARKS[holds]}"


def _significance(verdict: Verdict) -> Iterator[str]:
    """Yield the p value of a statement that is tested, where it holds and could be tested."""
    found = verdict.significance
    if verdict.holds and found is not None and found.p is not None:
        yield f"p {p_value(found.p)} at the level of {found.level:g}"


def _named(verdict: Verdict, language: str) -> Iterator[str]:
    for left, _, right, _ in verdict.links:
        for side in (left, right):
            if side.fact:
                yield f"{side.expression} is {_shown(side, language)}"


def _shown(side: Side, language: str) -> str:
    return "not shown" if side.withheld else side.printed.get(language, side.expression)
