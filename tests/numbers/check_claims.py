"""Whether the tests behind claims say what the rows say: their differences, p values, and what pages print of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from scipy.stats import norm, t

from tests.numbers.rows import Survey
from tests.numbers.sides import tested

CLOSE = 1e-9
NUMBER = re.compile(r"(?<![0-9A-Za-z_.,])[+−-]?\d+(?:,\d{3})*(?:\.\d+)?%?")
SIDES = re.compile(r"(.+) ([<>]) (.+)")
LITERAL = re.compile(r"-?\d+(?:\.\d+)?%?")


def read_claims(version: Path) -> list[dict[str, Any]]:
    """Return the claims of ``facts.json``."""
    claims: list[dict[str, Any]] = json.loads((version / "facts.json").read_text(encoding="utf-8"))["claims"]
    return claims


def claims_faults(version: Path, survey: Survey) -> Iterator[str]:
    """Yield every test whose difference is not that of the rows, and p values that do not follow from their statistic."""
    for claim in read_claims(version):
        for test in claim["tests"]:
            yield from (f"{claim['id']}: {fault}" for fault in _test(test, survey))
        if claim["significant"] is not None:
            yield from _result(claim)


def _test(test: dict[str, Any], survey: Survey) -> Iterator[str]:
    sides = SIDES.fullmatch(test["expression"])
    assert sides is not None
    left, right = (_number(side, survey) for side in (sides[1], sides[3]))
    if abs(left - right - test["difference"]) > CLOSE * max(1, abs(left)):
        yield f"{test['expression']} differs by {left - right}, not {test['difference']}"
    found = tested(survey, sides[1], sides[3])
    if found is None:
        yield f"{test['expression']} is tested, and not recomputed"
    elif abs(found.statistic - test["statistic"]) > 1e-7 * abs(found.statistic) or found.df != pytest.approx(
        test["df"], rel=1e-9
    ):
        yield f"{test['expression']} has {found}, not {test['statistic']} with {test['df']}"
    size, df = abs(test["statistic"]), test["df"]
    p = 2 * (norm.sf(size) if df is None else t.sf(size, df))
    if abs(p - test["p"]) > 10 * CLOSE * p:
        yield f"{test['expression']} has p {p}, not {test['p']}"


def _number(side: str, survey: Survey) -> float:
    if LITERAL.fullmatch(side):
        return float(side.removesuffix("%")) / (100 if side.endswith("%") else 1)
    value = survey.number(side).value
    assert value is not None
    return value


def _result(claim: dict[str, Any]) -> Iterator[str]:
    """Yield a result that does not follow from the p value of the claim, and one that is not that of its tests."""
    if claim["holds"] and (claim["p"] < claim["significant"]) != (claim["result"] == "holds"):
        yield f"{claim['id']} is {claim['result']} at p = {claim['p']}"
    if claim["combined"] in {"one", "all"} and claim["p"] != max(test["p_as_stated"] for test in claim["tests"]):
        yield f"{claim['id']} has a p value that is none of its tests'"


def told_of(claim: dict[str, Any]) -> set[str]:
    """Return the numbers that may be printed of the tests of a claim."""
    found: set[str] = set()
    for test in claim["tests"]:
        factor = 1 if re.match(r"(?:change\()?(index|nps|mean)", test["expression"]) else 100
        found |= {f"{test['difference'] * factor:+.{1 if factor == 100 or 'index' in test['expression'] else 2}f}"}
        found |= {f"{test['statistic']:.2f}", "" if test["df"] is None else f"{test['df']:.1f}".removesuffix(".0")}
        found |= _p(test["p"]) | ({str(len(claim["tests"]))} if len(claim["tests"]) > 1 else set())
    if claim["significant"] is not None:
        found |= {f"{claim['significant']:g}", *_p(claim["p"])}
    return {number.replace("-", "−") for number in found} - {""}


def told_of_tests(version: Path) -> set[str]:
    """Return the numbers that may be printed of tests."""
    return {number for claim in read_claims(version) for number in told_of(claim)}


def _p(p: float) -> set[str]:
    return {"0.001"} if p < 0.001 else {f"{p:.{3 if p < 0.05 else 2}f}"}


def proofs(root: Element) -> Iterator[Element]:
    """Yield the panels of claims."""
    yield from (e for e in root.iter("div") if (e.get("class") or "").startswith("prov proof"))
