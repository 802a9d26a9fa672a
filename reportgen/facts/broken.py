"""Claims and evidence that the data do not bear out, as problems at their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.facts.ledger import Result, Side, Verdict
from reportgen.facts.unproven import FIXES, UNTESTED_FIX, not_shown, unproven
from reportgen.problems import Code, Kind, Problem
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.walk import stated_in
from reportgen.spec.spec import Key, Spec

_CODES: Mapping[tuple[bool, Result], Code] = {
    (True, "broken"): Code.CLAIM_BROKEN,
    (True, "unknown"): Code.CLAIM_UNKNOWN,
    (True, "not-significant"): Code.CLAIM_NOT_SIGNIFICANT,
    (False, "broken"): Code.EVIDENCE_BROKEN,
    (False, "unknown"): Code.EVIDENCE_UNKNOWN,
    (False, "not-significant"): Code.EVIDENCE_NOT_SIGNIFICANT,
}
_FIXES: Mapping[Code, str] = {
    Code.CLAIM_BROKEN: "Correct the wording and its condition, or check the data; --allow-broken builds a marked draft",
    Code.CLAIM_UNKNOWN: "Compare numbers with a larger base, or leave the claim out",
    Code.CLAIM_NOT_SIGNIFICANT: "Say less, such as: no clear difference; or delete significant; --allow-broken builds a draft",
    Code.EVIDENCE_NOT_SIGNIFICANT: "Rest it on a larger difference, on a source or on a judgement; or delete significant",
    Code.EVIDENCE_BROKEN: "Rest the statement on a condition that holds, on a source or on a judgement; or reword it",
    Code.EVIDENCE_UNKNOWN: "Compare numbers with a larger base, or rest the statement on a source or a judgement",
}

_OPEN = "Compare with a number outside what is known, or leave the statement out"
_PROPOSED = "Measure it and write basis: measured; until then leave the statement out"
_RESULTS: Mapping[bool | None, str] = {True: "is true", False: "is false", None: "is unknown"}


def broken(spec: Spec, verdicts: Mapping[Key, Verdict]) -> Iterator[Problem]:
    """Yield a problem for every claim and every piece of evidence that does not hold or cannot be told."""
    for key, verdict in verdicts.items():
        if key[-1] != "holds" or verdict.result == "holds":
            continue
        code = _CODES[key[0] == "claims", verdict.result]
        fix = _fix(spec, key, verdict, _FIXES[code])
        yield Problem(code, spec.place(key), _found(spec, key, verdict), fix, kind=Kind.REPORT)


def _fix(spec: Spec, key: Key, verdict: Verdict, usual: str) -> str:
    if verdict.holds is None and proposed_in(spec, key):
        return _PROPOSED
    if verdict.holds and verdict.result == "unknown":
        return UNTESTED_FIX
    if verdict.holds is None and _open(spec, key):
        return _OPEN
    reasons = {s.withheld for left, _, right, told in verdict.links if told is None for s in (left, right) if s.withheld}
    return FIXES.get(next(iter(reasons)), usual) if len(reasons) == 1 else usual


def proposed_in(spec: Spec, key: Key) -> tuple[str, ...]:
    """Return the baselines of a statement that are only proposed."""
    operations = spec.document.operations
    named = dict.fromkeys(s.name for s in stated_in(spec.expressions[key]) if s.family == "operation")
    return tuple(name for name in named if operations[name].basis == "proposed")


def _open(spec: Spec, key: Key) -> bool:
    """Return whether a statement stands on a number of which only bounds are known."""
    return any(s.bounds is not None and s.bounds.exact is None for s in stated_in(spec.expressions[key]))


def _found(spec: Spec, key: Key, verdict: Verdict) -> str:
    name = _name(spec, key)
    if verdict.holds is None and (proposed := proposed_in(spec, key)):
        return f"{name} cannot be told: the baseline of {', '.join(proposed)} is only proposed, and nobody has measured it"
    if verdict.holds is None:
        return f"{name} cannot be told: {_links(spec, verdict, (None,))}"
    if verdict.holds and verdict.significance is not None:
        return f"{name} {unproven(spec, verdict.significance)}"
    shown = _links(spec, verdict, (False,)) or _whole(spec, key) + ", since " + _links(spec, verdict, (True, None))
    return f"{name} does not hold: {shown}"


def _name(spec: Spec, key: Key) -> str:
    if key[0] == "claims" and isinstance(key[1], int):
        return f"The claim {spec.document.claims[key[1]].id}"
    return "The evidence"


def _whole(spec: Spec, key: Key) -> str:
    return expression_text(spec.expressions[key])


def _links(spec: Spec, verdict: Verdict, results: tuple[bool | None, ...]) -> str:
    shown = (_link(spec, left, sign, right, _RESULTS[holds]) for left, sign, right, holds in verdict.links if holds in results)
    return "; ".join(dict.fromkeys(shown))


def _link(spec: Spec, left: Side, sign: str, right: Side, result: str) -> str:
    language, sides = spec.document.report.language, (left, right)
    named = [f"{side.expression} is {_shown(spec, side)}" for side in sides if not _literal(side, language)]
    if left.withheld or right.withheld:
        return " and ".join(named)
    compared = f"{left.printed[language]} {sign} {right.printed[language]} {result}"
    return f"{' and '.join(named)}, so {compared}" if named else compared


def _shown(spec: Spec, side: Side) -> str:
    """Return a number as it is printed, or why it is not shown."""
    return not_shown(spec, side) if side.withheld else side.printed[spec.document.report.language]


def _literal(side: Side, language: str) -> bool:
    return not side.fact and side.printed[language].lstrip("\N{MINUS SIGN}") == side.expression.lstrip("-")
