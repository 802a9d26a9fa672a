"""Numbers typed into sentences: each with the expression that would give it, where one number of the report prints so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from reportgen.facts.ledger import Fact
from reportgen.problems import Code, Kind, Problem
from reportgen.spec.measures import Unit
from reportgen.spec.spec import Spec
from reportgen.spec.wording.meaning import Meaning
from reportgen.spec.wording.typed import Spot, Typed

OFFERED = 3
"""Expressions to choose from: more of them are no help."""
_PLAIN = frozenset(Unit) - {Unit.SHARE, Unit.POINTS, Unit.RANK, Unit.COEFFICIENT}
_UNITS: Mapping[str, frozenset[Unit]] = {
    "people": frozenset({Unit.COUNT, Unit.MEAN, Unit.NUMBER}),
    "score": frozenset({Unit.SCORE, Unit.SCORE_CHANGE, Unit.MEAN, Unit.NUMBER}),
    "points": frozenset({Unit.POINTS, Unit.SCORE, Unit.SCORE_CHANGE, Unit.NPS, Unit.NUMBER}),
}


def typed_numbers(spec: Spec, facts: Collection[Fact]) -> Iterator[Problem]:
    """Yield a problem for every number that is typed where it could be computed.

    Parameters
    ----------
    spec
        The spec, with the numbers that stand in its sentences.
    facts
        The numbers of the report.
    """
    language = spec.document.report.language
    for each in spec.typed:
        found = f"{each.path} has the number '{each.words}', typed by hand"
        fix = _fix(each, _alike(each.means, facts, language) if each.means else ())
        yield Problem(Code.TYPED_NUMBER, each.place, found, fix, each.severity, Kind.REPORT)


def _alike(means: Meaning, facts: Collection[Fact], language: str) -> Sequence[Fact]:
    """Return the numbers of the report that would be printed as the author wrote, or that the words cover."""
    units = {Unit.SHARE} if means.share else {Unit.POINTS} if means.points else _UNITS.get(means.of, _PLAIN)
    known = [fact for fact in facts if fact.unit in units and fact.value is not None and not fact.withheld]
    if means.decimals is None:
        return [fact for fact in known if fact.value is not None and means.covers(fact.value)]
    return [fact for fact in known if _prints(fact, means, language)] or [fact for fact in known if _rounds(fact, means)]


def _prints(fact: Fact, means: Meaning, language: str) -> bool:
    printed = fact.printed[language].replace("−", "-").replace(",", "").strip("+%")
    try:
        return abs(float(printed) - means.low * _scale(means)) < 1e-9
    except ValueError:  # of a number of which only bounds are known: "over 60%"
        return False


def _rounds(fact: Fact, means: Meaning) -> bool:
    step = 0.5 * 10 ** -(means.decimals or 0)
    scale = 100 if fact.unit in {Unit.SHARE, Unit.POINTS} else 1
    return fact.value is not None and abs(fact.value * scale - means.low * _scale(means)) <= step + 1e-9


def _scale(means: Meaning) -> int:
    return 100 if means.share or means.points else 1


def _fix(typed: Typed, alike: Sequence[Fact]) -> str:
    if len(alike) == 1:
        round_one = typed.means is not None and typed.means.decimals is None
        return f"Write {{{{ {alike[0].id} }}}}" + (", if that is the number that is meant" if round_one else "")
    if 1 < len(alike) <= OFFERED:
        return f"Write the one that is meant: {' or '.join(f'{{{{ {fact.id} }}}}' for fact in alike)}"
    return _advice(typed)


def _advice(typed: Typed) -> str:
    """Say what may be done with a number that no number of the report is, or that too many are."""
    spoken = typed.means is None or typed.means.decimals is None
    return _ADVICE[typed.spot, spoken].replace("WORDS", typed.words)


_MARKS = 'give its source, [WORDS]{source="..."}; or mark what is no result, [WORDS]{as=wording}'
_ADVICE: Mapping[tuple[Spot, bool], str] = {
    ("marks", False): "Compute it, {{ ... }}; " + _MARKS,
    ("marks", True): "Compute it, {{ ... }}; tie it to a claim that compares with that number, [WORDS]{claim=id}; " + _MARKS,
    ("heading", False): "Compute it, {{ ... }}, or leave it out",
    ("heading", True): "Compute it, {{ ... }}; mark a sentence below whose claim compares with that number; or leave it out",
    ("statement", False): "Compute it, {{ ... }}; compare with it in the condition; or leave it out",
    ("statement", True): "Compute it, {{ ... }}; compare with it in the condition; or leave it out",
}
"""By where the number stands, and whether it is said in words, which a condition bears out better than digits."""
