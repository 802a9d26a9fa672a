"""The result of a check in every format of ``--format``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reportgen.problems import Code, Place, Problem, SpecError
from reportgen.verbs.outcome import Outcome
from reportgen.version import __version__

Listing = Callable[[Sequence[Outcome]], str]


def listing_of(name: str) -> Listing:
    """Return the function that writes a format; raise ``SpecError`` for a format that does not exist."""
    if name not in LISTINGS:
        found = f"There is no format {name!r}"
        raise SpecError([Problem(Code.WRONG_VALUE, Place("--format"), found, f"Choose one of {', '.join(LISTINGS)}")])
    return LISTINGS[name]


def _text(outcomes: Sequence[Outcome]) -> str:
    """Return a line for each spec and one for each of its rules on quality; its problems stand on standard error."""
    return "\n".join(line for outcome in outcomes for line in _lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
    yield f"{outcome.spec}: {outcome.summary or 'not checked to the end'}"
    yield from (f"  quality {rule.name}: {rule.says}" if rule.name else f"  quality: {rule.says}" for rule in outcome.quality)


def _json(outcomes: Sequence[Outcome]) -> str:
    from reportgen.problem_text import as_json

    return as_json(_problems(outcomes))


def _github(outcomes: Sequence[Outcome]) -> str:
    from reportgen.problem_text import as_github

    return as_github(_problems(outcomes))


def _sarif(outcomes: Sequence[Outcome]) -> str:
    from reportgen.publish.sarif import sarif
    from reportgen.resources import problem_page

    return sarif(_problems(outcomes), __version__, problem_page)


def _junit(outcomes: Sequence[Outcome]) -> str:
    from reportgen.publish.junit import junit, suite

    return junit(suite(o.spec, o.claims, o.problems, o.finished, o.quality) for o in outcomes)


def _codequality(outcomes: Sequence[Outcome]) -> str:
    from reportgen.publish.codequality import codequality

    return codequality(_problems(outcomes))


def _problems(outcomes: Sequence[Outcome]) -> list[Problem]:
    return [problem for outcome in outcomes for problem in outcome.problems]


LISTINGS: Mapping[str, Listing] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
    "junit": _junit,
    "codequality": _codequality,
}
