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


def by_fact(contrasts: Iterable[Contrast]) -> Mapping[str, list[tuple[Contrast, bool]]]:
    """Return the comparisons of every fact, and whether it stands second in them."""
    found: dict[str, list[tuple[Contrast, bool]]] = {}
    for contrast in contrasts:
        found.setdefault(contrast.one.canonical, []).append((contrast, False))
        if contrast.other is not None:
            found.setdefault(contrast.other.canonical, []).append((contrast, True))
    return found


def tests_json(compared: Iterable[tuple[Contrast, bool]]) -> list[dict[str, Any]]:
    """Return the comparisons of one fact for ``facts.json``: differences are of this fact less the other."""
    return [_test(contrast, second) for contrast, second in compared]


def _test(contrast: Contrast, second: bool) -> dict[str, Any]:
    rule, other, sign = contrast.family.rule, contrast.one if second else contrast.other, -1 if second else 1
    return {
        "table": contrast.family.table,
        "against": "complement" if other is None else "column",
        "other": None if other is None else other.canonical,
        "profile": rule.profile,
        "method": contrast.method,
        "difference": _turned(contrast.difference, sign),
        "statistic": _turned(contrast.statistic, sign),
        "df": stable(contrast.df),
        "p": stable(contrast.p),
        "adjusted_p": stable(contrast.adjusted),
        "correction": rule.correction,
        "levels": [stable(level) for level in (rule.level, rule.strict) if level is not None],
        "significant_at": stable(contrast.level),
        "not_tested": contrast.untested or None,
    }


def _turned(value: float | None, sign: int) -> float | int | None:
    return stable(value if value is None or not value else sign * value)


def compared_lines(ledger: Ledger, fact: Fact) -> Iterator[str]:
    """Yield every comparison of one fact in words, with its letters."""
    for contrast, second in by_fact(ledger.contrasts).get(fact.id, ()):
        test, table = _test(contrast, second), contrast.family.table
        where = f"in {table} with {test['other'] or 'everyone outside the column'}"
        if contrast.p is None:
            yield f"{where}: not tested ({contrast.untested})"
            continue
        df = "" if contrast.df is None else f", {contrast.df:.6g} degrees of freedom"
        statistic = f"{'z' if contrast.df is None else 't'} = {test['statistic']:.6g}{df}"
        found = "no difference" if contrast.level is None else f"differs at the level {contrast.level:g}"
        yield (
            f"{where}: {found}; {contrast.method}, {statistic}, p = {contrast.p:.6g}, "
            f"{contrast.adjusted:.6g} corrected ({test['correction']})"
        )
    for (table, name), marks in ledger.marks.items():
        if name == fact.id:
            yield f"in {table}: {marks}"
