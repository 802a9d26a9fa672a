"""Weights: a column or margins, and margins that can be meant: known names, a target for every code, shares of one whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportgen.problems import Code, Problem
from reportgen.spec.checks.sample import ROUNDED
from reportgen.spec.checks.subject import Subject
from reportgen.spec.collected import provenance, weight_of
from reportgen.spec.labels import options_of
from reportgen.spec.model.weighting import Rake, Trim
from reportgen.spec.raking import may_be_margins, number
from reportgen.spec.spec import Key

WEIGHT: Key = ("survey", "weight")
RAKE: Key = (*WEIGHT, "rake")
_FINEST, _COARSEST, _MOST = 1e-12, 0.01, 100_000
"""Tolerances and rounds that make sense: floats know no smaller difference, and a percentage point is no agreement."""


def check_weighting(subject: Subject) -> Iterator[Problem]:
    """Check how respondents are weighted."""
    weight = weight_of(subject.document)
    if weight is None:
        return
    if weight.rake is None:
        if weight.column is None:
            fix = "Add column: the column that holds the weights, or rake: with margins and their source"
            yield _at(subject, WEIGHT, "has no weights", fix, Code.MISSING_KEY)
        return
    if provenance(subject.document) == "reconstructed":
        found = "does not go with reconstructed rows: they were made to meet published figures, which raking would change"
        yield _at(subject, RAKE, found, "Delete it")
    yield from _margins(subject, weight.rake)
    yield from _trim(subject, weight.rake.trim)
    yield from _effort(subject, weight.rake)


def _at(subject: Subject, key: Key, found: str, fix: str, code: Code = Code.WRONG_VALUE) -> Problem:
    """Return a problem at the key itself, not at the map behind it."""
    return replace(subject.wrong(key, found, fix, code), place=subject.place_of.key(key))


def _margins(subject: Subject, rake: Rake) -> Iterator[Problem]:
    known = may_be_margins(subject.document)
    for name, targets in rake.margins.items():
        key = (*RAKE, "margins", name)
        if name not in known:
            problem = subject.unknown(key, "segments and questions with one answer", name, known)
            yield replace(problem, place=subject.place_of.key(key))
            continue
        wrong = [*_codes(subject, key, name, targets), *_amounts(subject, key, targets)]
        yield from wrong
        if not wrong:
            yield from _sum(subject, key, targets)


def _codes(subject: Subject, key: Key, name: str, targets: Mapping[str, str]) -> Iterator[Problem]:
    codes = options_of(subject.document, name)  # none where a question's scale is unknown, which is told there
    for code in targets:
        if codes and code not in codes:
            problem = subject.unknown((*key, code), f"options of {name}", code, codes)
            yield replace(problem, place=subject.place_of.key((*key, code)))
    if absent := [code for code in codes if code not in targets]:
        found = f"has no target for {', '.join(repr(code) for code in absent)}"
        yield _at(subject, key, found, "Give every option its target; 0% where nobody has it", Code.MISSING_KEY)


def _amounts(subject: Subject, key: Key, targets: Mapping[str, str]) -> Iterator[Problem]:
    percent = [code for code, written in targets.items() if written.endswith("%")]
    plain = [code for code in targets if code not in percent]
    if percent and plain:
        found = f"is {targets[plain[0]]}, and other targets of this margin are percentages"
        yield subject.wrong((*key, plain[0]), found, "Write all targets with %, or all as numbers of people")
    for code, written in targets.items():
        if number(written) < 0:
            yield subject.wrong((*key, code), f"is {written}", "Write a share from 0% to 100%, or how many people there are")


def _sum(subject: Subject, key: Key, targets: Mapping[str, str]) -> Iterator[Problem]:
    total = sum(number(written) for written in targets.values())
    if total == 0:
        yield _at(subject, key, "has no target above 0", "Write the share or the number of people of each option")
    elif all(written.endswith("%") for written in targets.values()) and abs(total - 1) > ROUNDED:
        fix = "Write shares that sum to 100%, or the numbers of people that they were made from"
        yield _at(subject, key, f"sums to {float(total * 100):.12g}%", fix)


def _trim(subject: Subject, trim: Trim | None) -> Iterator[Problem]:
    if trim is None:
        return
    if trim.low is None and trim.high is None:
        yield _at(subject, (*RAKE, "trim"), "has no limit", "Add low: 0.3, high: 3, or both", Code.MISSING_KEY)
    if trim.low is not None and not 0 < trim.low < 1:
        fix = "Write a number over 0 and under 1, such as 0.3: the mean weight is 1"
        yield subject.wrong((*RAKE, "trim", "low"), f"is {trim.low:g}", fix)
    if trim.high is not None and trim.high <= 1:
        yield subject.wrong(
            (*RAKE, "trim", "high"), f"is {trim.high:g}", "Write a number over 1, such as 3: the mean weight is 1"
        )


def _effort(subject: Subject, rake: Rake) -> Iterator[Problem]:
    if not _FINEST <= rake.tolerance <= _COARSEST:
        fix = f"Write a share from {_FINEST:.12f} to {_COARSEST:.0%}, such as 0.000001"
        yield subject.wrong((*RAKE, "tolerance"), f"is {rake.tolerance:g}", fix)
    if not 1 <= rake.iterations <= _MOST:
        fix = f"Write a whole number from 1 to {_MOST}, such as 1000"
        yield subject.wrong((*RAKE, "iterations"), f"is {rake.iterations}", fix)
