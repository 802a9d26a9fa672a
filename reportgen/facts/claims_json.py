"""Claims as ``facts.json`` and ``manifest.json`` hold them: the result, and the tests behind it."""

from __future__ import annotations

from typing import Any

from reportgen.facts.ledger import Ledger, SignificanceTest, Verdict
from reportgen.facts.stable import stable
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.spec import Spec


def claims_json(spec: Spec, ledger: Ledger) -> list[dict[str, Any]]:
    """Return every claim that is asserted, in the order written, for ``facts.json``."""
    found = []
    for index, claim in enumerate(spec.document.claims):
        key = ("claims", index, "holds")
        verdict = ledger.verdicts.get(key)
        if verdict is not None:
            told = {"id": claim.id, "expression": expression_text(spec.expressions[key]), "holds": verdict.holds}
            found.append({**told, **result_json(verdict), "facts": list(verdict.facts)})
    return found


def result_json(verdict: Verdict) -> dict[str, Any]:
    """Return the result of a statement: one of four words, the level at which it is tested, and every test."""
    shown = verdict.significance
    if shown is None:
        return {"result": verdict.result, "significant": None, "p": None, "tests": []}
    told = {"result": verdict.result, "significant": stable(shown.level), "p": stable(shown.p), "combined": shown.rule}
    return {**told, "tests": [_test(test) for test in shown.tests]}


def _test(test: SignificanceTest) -> dict[str, Any]:
    """Return one test; ``p`` is two-sided, ``p_as_stated`` is 1 where the numbers lie the other way round."""
    found = test.tested
    return {
        "expression": test.expression,
        "difference": stable(found.difference),
        "error": stable(found.error),
        "statistic": stable(found.statistic),
        "df": stable(found.df),
        "p": stable(found.p),
        "p_as_stated": stable(test.p),
        "one_sided": test.one_sided,
        "method": found.method or None,
        "untested": found.untested or None,
    }
