"""Measures and conditions in their one canonical form, so that equal things are equal and have the same id.

Every stage makes measures only through this module. Options are sorted (numbers by size, then texts), segments by name,
the parts of a condition by their text; the canonical text is an expression that reads back as the same measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.spec.measures import AllOf, Answered, AnyOf, Comparison, Condition, Measure, Not, Unit

UNITS: Mapping[str, Unit] = {
    "share": Unit.SHARE,
    "row_share": Unit.SHARE,
    "top": Unit.SHARE,
    "bottom": Unit.SHARE,
    "count": Unit.COUNT,
    "base": Unit.COUNT,
    "rank": Unit.RANK,
    "mean": Unit.MEAN,
    "median": Unit.MEAN,
    "sd": Unit.MEAN,
    "index": Unit.SCORE,
    "nps": Unit.NPS,
    "alpha": Unit.COEFFICIENT,
    "alpha_standardized": Unit.COEFFICIENT,
    "alpha_without": Unit.COEFFICIENT,
    "item_rest": Unit.COEFFICIENT,
    "importance": Unit.SHARE,
    "explained": Unit.SHARE,
    "coefficient": Unit.COEFFICIENT,
    "ranked": Unit.SHARE,
    "mean_rank": Unit.MEAN,
    "quality_flagged": Unit.COUNT,
    "quality_share": Unit.SHARE,
    "quality_differentiation": Unit.COEFFICIENT,
    "quality_rows": Unit.COUNT,
    "item_asked": Unit.COUNT,
    "item_answered": Unit.COUNT,
    "item_missing": Unit.COUNT,
    "item_not_asked": Unit.COUNT,
    "item_nonresponse": Unit.SHARE,
}
"""The unit of every measure, by its name."""

TICKED = "1"
"""The value of a multi-response item that was ticked, whatever stands in the data."""

Segments = tuple[tuple[str, str], ...]


def quoted(text: str) -> str:
    """Return a code in quotes, as expressions write it: ``'5'``; a quote inside is doubled where both kinds occur."""
    if "'" not in text:
        return f"'{text}'"
    return f'"{text}"' if '"' not in text else "'" + text.replace("'", "''") + "'"


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Return codes without repetition: whole numbers by size, then the rest as text."""
    return tuple(sorted(set(codes), key=lambda c: (0, int(c), c) if c.isdecimal() and c.isascii() else (1, 0, c)))


def comparison(subject: str, operator: str, *values: str, item: str = "") -> Comparison:
    """Return a test of one column; ``in`` with one value becomes ``==``."""
    values = in_order(values)
    return Comparison(subject, item, "==" if operator == "in" and len(values) == 1 else operator, values)


def ticked(subject: str, item: str) -> Comparison:
    """Return the condition that an option of a multi-response question was ticked."""
    return Comparison(subject, item, "==", (TICKED,))


def mentions(subject: str, *words: str) -> Comparison:
    """Return the condition that an answer has one of some words in it, in capital letters or small ones."""
    return Comparison(subject, "", "mentions", tuple(sorted({word.lower() for word in words})))


def all_of(parts: Iterable[Condition]) -> Condition:
    """Return the condition that every part is true: flat, without repetition, sorted by text."""
    flat = [q for p in parts for q in (p.parts if isinstance(p, AllOf) else (p,))]
    unique = tuple(sorted(set(flat), key=condition_text))
    return unique[0] if len(unique) == 1 else AllOf(unique)


def any_of(parts: Iterable[Condition]) -> Condition:
    """Return the condition that at least one part is true: flat, without repetition, sorted by text."""
    flat = [q for p in parts for q in (p.parts if isinstance(p, AnyOf) else (p,))]
    unique = tuple(sorted(set(flat), key=condition_text))
    return unique[0] if len(unique) == 1 else AnyOf(unique)


def condition_text(condition: Condition) -> str:
    """Return a condition as an expression: ``asked == 'yes' and age >= 18``."""
    match condition:
        case Comparison():
            return _comparison_text(condition)
        case Answered(subject):
            return f"answered({subject})"
        case Not(part):
            inner = condition_text(part)
            return f"not ({inner})" if isinstance(part, AllOf | AnyOf) else f"not {inner}"
        case AllOf(parts):
            return " and ".join(f"({condition_text(p)})" if isinstance(p, AnyOf) else condition_text(p) for p in parts)
        case AnyOf(parts):
            return " or ".join(condition_text(p) for p in parts)


def _comparison_text(test: Comparison) -> str:
    if test.item:
        return f"ticked({test.subject}, {quoted(test.item)})"
    if test.operator == "mentions":
        return f"mentions({test.subject}, {', '.join(map(quoted, test.values))})"
    if test.operator == "in":
        return f"{test.subject} in ({', '.join(map(quoted, test.values))})"
    value = test.values[0] if test.operator in {"<", "<=", ">", ">="} else quoted(test.values[0])
    return f"{test.subject} {test.operator} {value}"


def measure(
    name: str,
    subject: str,
    options: Iterable[str] = (),
    segments: Iterable[tuple[str, str]] = (),
    among: Condition | None = None,
    *,
    wave: str = "",
    first: int = 0,
) -> Measure:
    """Return a measure with its canonical text.

    Parameters
    ----------
    name
        A key of ``UNITS``.
    subject
        A question; a dimension for ``index`` and the measures of reliability; a model for those of drivers.
    options
        Codes, or the name of an item or driver, in any order.
    segments
        (segment, code) pairs, in any order.
    among
        Only respondents for whom this is true.
    wave
        An earlier wave; empty for that of the report, which is left out of the text.
    first
        Of ``ranked``: among how many of the first places.
    """
    options, segments = in_order(options), tuple(sorted(set(segments)))
    places = [str(first)] if first else []
    words = [subject, *map(quoted, options), *places, *keywords_text(segments, among, wave)]
    return Measure(name, subject, options, segments, among, wave, first, f"{name}({', '.join(words)})")


def elsewhere(known: Measure, segments: Iterable[tuple[str, str]]) -> Measure:
    """Return the same number among respondents of other segments."""
    return measure(known.name, known.subject, known.options, segments, known.among, wave=known.wave, first=known.first)


def in_wave(asked: Measure, wave: str) -> Measure:
    """Return the same measure of another wave; empty for that of the report."""
    return measure(asked.name, asked.subject, asked.options, asked.segments, asked.among, wave=wave, first=asked.first)


def keywords_text(segments: Segments, among: Condition | None, wave: str = "") -> list[str]:
    """Return the keywords of a measure as expressions write them, in canonical order."""
    waves = [f"wave={quoted(wave)}"] if wave else []
    filters = [] if among is None else [f"among={condition_text(among)}"]
    return [*(f"{s}={quoted(code)}" for s, code in segments), *waves, *filters]


def share(subject: str, *options: str, segments: Segments = (), among: Condition | None = None) -> Measure:
    """Return the part of the base that gave one of the options."""
    return measure("share", subject, options, segments, among)


def top(subject: str, *, segments: Segments = (), among: Condition | None = None) -> Measure:
    """Return the part of the base in the top box of a scale."""
    return measure("top", subject, (), segments, among)


def bottom(subject: str, *, segments: Segments = (), among: Condition | None = None) -> Measure:
    """Return the part of the base in the bottom box of a scale."""
    return measure("bottom", subject, (), segments, among)


def mean(subject: str, *, segments: Segments = (), among: Condition | None = None) -> Measure:
    """Return the mean of a scale or number question."""
    return measure("mean", subject, (), segments, among)


def median(subject: str, *, segments: Segments = (), among: Condition | None = None) -> Measure:
    """Return the median of a scale or number question."""
    return measure("median", subject, (), segments, among)


def sd(subject: str, *, segments: Segments = (), among: Condition | None = None) -> Measure:
    """Return the standard deviation of a scale or number question."""
    return measure("sd", subject, (), segments, among)


def index(subject: str, *, segments: Segments = (), among: Condition | None = None) -> Measure:
    """Return the index, 0 to 100, of a dimension."""
    return measure("index", subject, (), segments, among)


def nps(subject: str, *, segments: Segments = (), among: Condition | None = None) -> Measure:
    """Return the net promoter score of a 0-to-10 question."""
    return measure("nps", subject, (), segments, among)


def count(subject: str, *options: str, segments: Segments = (), among: Condition | None = None) -> Measure:
    """Return how many respondents (unweighted) gave one of the options."""
    return measure("count", subject, options, segments, among)


def base(subject: str, *, segments: Segments = (), among: Condition | None = None) -> Measure:
    """Return how many respondents (unweighted) a question's percentages are of."""
    return measure("base", subject, (), segments, among)


def rank(subject: str, *options: str, segments: Segments = (), among: Condition | None = None) -> Measure:
    """Return the place of an option by its share, 1 for the largest; ties share the better place."""
    return measure("rank", subject, options, segments, among)


def ranked(subject: str, option: str, first: int, *, segments: Segments = (), among: Condition | None = None) -> Measure:
    """Return the part of the base that put an option among the first places; the share of it for the first place alone."""
    if first == 1:
        return measure("share", subject, (option,), segments, among)
    return measure("ranked", subject, (option,), segments, among, first=first)


def mean_rank(subject: str, option: str, *, segments: Segments = (), among: Condition | None = None) -> Measure:
    """Return the mean place of an option, among those who gave it one."""
    return measure("mean_rank", subject, (option,), segments, among)
