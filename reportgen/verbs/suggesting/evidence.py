"""What a suggestion stands on, in words: numbers, bases, tests. For whoever decides, in English as all commands are."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.facts.ledger import Side
from reportgen.verbs.suggesting.basis import Reach
from reportgen.verbs.suggesting.idea import Test
from reportgen.verbs.suggesting.search import RATE, Found
from reportgen.verbs.suggesting.suggestion import Suggestion

_THEME = "not tested: a word that so many used; read some of the answers before you call it a theme"
_REACH: dict[Reach, str] = {
    "population": "not tested: the intervals do not reach over what they are compared with",
    "everyone": "not tested: everyone was asked",
    "sample": "not tested: the sample is no probability sample, so this is about those who answered",
    "published": "not tested: the rows were rebuilt, so this is about published figures",
}


def evidence(suggestion: Suggestion, reach: Reach) -> Iterator[str]:
    """Yield the numbers behind a suggestion, how many respondents they are of, and what a test says."""
    yield from numbers(suggestion)
    if suggestion.candidate.rule == "theme":
        yield _THEME
        return
    bases = suggestion.candidate.bases
    told = [f"{base:,}" if base is not None else "not published" for base in bases]
    published = " as published" if reach == "published" and None not in bases else ""
    yield f"n = {told[0] if len(set(told)) == 1 else ', '.join(told)}{published}"
    test = suggestion.candidate.test
    yield _REACH[reach] if test is None else test_text(test)


def numbers(suggestion: Suggestion) -> Iterator[str]:
    """Yield both sides of every comparison with their numbers."""
    for left, sign, right, _ in suggestion.verdict.links if suggestion.verdict else ():
        yield f"{_side(left)} {sign} {_side(right)}"


def _side(side: Side) -> str:
    printed = next(iter(side.printed.values()))
    return f"{side.expression} ({printed})" if side.fact else printed


def test_text(test: Test) -> str:
    """Return a test as a statistician writes it, with its p value corrected for the whole search."""
    df = "" if test.df is None else f"({test.df:.6g})"
    name = "z" if test.df is None else "t"
    return f"{name}{df} = {test.statistic:.4g} ({test.method}), p = {test.p:.4g}, {test.adjusted:.4g} corrected for all tests"


def account(found: Found) -> Iterator[str]:
    """Yield what was searched for, and what was not and why."""
    if found.basis.spec.data is None:
        yield "There are no answers yet, so nothing can be suggested."
        return
    if found.basis.tested:
        yield (
            f"{found.tests} test{'' if found.tests == 1 else 's'} of groups against everyone else and of changes between waves, "
            f"corrected together: false discovery rate {RATE:.0%} (Benjamini-Hochberg)."
        )
        return
    why = {
        "everyone": "everyone was asked, so that every difference is real",
        "sample": "the sample is no probability sample",
        "published": "the rows were rebuilt from published figures",
    }
    yield f"Groups and waves were not searched for differences: {why[found.basis.reach]}."
