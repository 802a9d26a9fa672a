"""Comparisons of columns as facts: the letters beside a number, and every test behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportgen.analysis.results import Contrast
from reportgen.facts.ledger import Fact, Ledger
from reportgen.facts.stable import stable
from reportgen.spec.comparisons import column_letters
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document

HIGHER, LOWER = "▲", "▼"
"""Beside a number that is significantly higher, or lower, than that of everyone outside its column."""
HIGHER_ONLY, LOWER_ONLY = "△", "▽"
"""The same where only the first of two levels is passed."""


def marks_of(document: Document, contrasts: Iterable[Contrast]) -> dict[tuple[str, str], str]:
    """Return the letters of every number that has some, by the id of the table and of the fact.

    They name the columns than which it is significantly higher.
    """
    by_table: dict[str, list[Contrast]] = {}
    for contrast in contrasts:
        by_table.setdefault(contrast.family.table, []).append(contrast)
    return {(table, fact): text for table, found in by_table.items() for fact, text in _of_table(document, found)}


def _of_table(document: Document, contrasts: list[Contrast]) -> Iterator[tuple[str, str]]:
    segments = dict.fromkeys(_column(contrast.one)[0] for contrast in contrasts)
    letters = column_letters(document, segments)
    places = {letter: place for place, letter in enumerate(letters.values())}
    found: dict[str, list[str]] = {}
    for contrast in contrasts:
        if contrast.level is not None:
            fact, mark = _mark(contrast, letters)
            found.setdefault(fact, []).append(mark)
    between = "" if all(len(letter) == 1 for letter in places) else ","
    for fact, marks in found.items():
        yield fact, between.join(sorted(marks, key=lambda mark: places.get(mark.upper(), 0)))


def _mark(contrast: Contrast, letters: Mapping[tuple[str, str], str]) -> tuple[str, str]:
    """Return the fact that gets a mark, and the mark: capital for the stricter of two levels."""
    loose = contrast.family.rule.strict is not None and contrast.level == contrast.family.rule.level
    higher = (contrast.difference or 0) > 0
    if contrast.other is None:
        signs = (HIGHER_ONLY, LOWER_ONLY) if loose else (HIGHER, LOWER)
        return contrast.one.canonical, signs[not higher]
    high, low = (contrast.one, contrast.other) if higher else (contrast.other, contrast.one)
    letter = letters[_column(low)]
    return high.canonical, letter.lower() if loose else letter


def _column(measure: Measure) -> tuple[str, str]:
    return measure.segments[0]


def by_fact(contrasts: Iterable[Contrast]) -> Mapping[str, list[Contrast]]:
    """Return the comparisons of every fact, in either place."""
    found: dict[str, list[Contrast]] = {}
    for contrast in contrasts:
        for side in filter(None, (contrast.one, contrast.other)):
            found.setdefault(side.canonical, []).append(contrast)
    return found


def rules_json(contrasts: Iterable[Contrast]) -> dict[str, dict[str, Any]]:
    """Return how the columns of each table are compared, for ``facts.json``."""
    rules = {contrast.family.table: contrast.family.rule for contrast in contrasts}
    return {
        table: {
            "profile": rule.profile,
            "against": rule.against,
            "correction": rule.correction,
            "level": stable(rule.level),
            "strict_level": stable(rule.strict),
        }
        for table, rule in sorted(rules.items())
    }


def tests_json(fact: str, compared: Iterable[Contrast]) -> list[dict[str, Any]]:
    """Return the comparisons in which a fact stands first; ``other`` is null for everyone outside its column."""
    return [_test(contrast) for contrast in compared if contrast.one.canonical == fact]


def _test(contrast: Contrast) -> dict[str, Any]:
    return {
        "table": contrast.family.table,
        "other": None if contrast.other is None else contrast.other.canonical,
        "method": contrast.method,
        "difference": stable(contrast.difference),
        "statistic": stable(contrast.statistic),
        "df": stable(contrast.df),
        "p": stable(contrast.p),
        "adjusted_p": stable(contrast.adjusted),
        "significant_at": stable(contrast.level),
        "not_tested": contrast.untested or None,
    }


def compared_lines(ledger: Ledger, fact: Fact) -> Iterator[str]:
    """Yield every comparison of one fact in words, with its letters."""
    for contrast in by_fact(ledger.contrasts).get(fact.id, ()):
        turned = contrast.one.canonical != fact.id
        other = contrast.one if turned else contrast.other
        where = f"in {contrast.family.table} with {other.canonical if other else 'everyone outside the column'}"
        yield f"{where}: {_found(contrast, turned)}"
    for (table, name), marks in ledger.marks.items():
        if name == fact.id:
            yield f"in {table}: {marks}"


def _found(contrast: Contrast, turned: bool) -> str:
    if contrast.statistic is None or contrast.p is None or contrast.adjusted is None:
        return f"not tested ({contrast.untested})"
    differs = "no significant difference" if contrast.level is None else f"differs at the level {contrast.level:g}"
    statistic = -contrast.statistic if turned else contrast.statistic
    df = "" if contrast.df is None else f" with {contrast.df:.6g} degrees of freedom"
    name, correction = "z" if contrast.df is None else "t", contrast.family.rule.correction
    corrected = "" if correction == "none" else f", {contrast.adjusted:.4g} corrected ({correction})"
    return f"{differs}; {name} = {statistic:.6g}{df} ({contrast.method}), p = {contrast.p:.4g}{corrected}"
