"""The summary of a check in Markdown, for the page that a CI system shows of a run, or a comment on a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem, Severity, ToolError
from reportgen.publish.markdown_text import plain
from reportgen.publish.told_claims import Told, ToldClaim
from reportgen.publish.told_quality import ToldRule
from reportgen.verbs.outcome import Outcome

MOST = 100
"""Lines of a table; hosts cut what is longer than a megabyte."""
ORDER: Sequence[Told] = ("broken", "unknown", "not-significant", "not-tested", "holds")
"""The results of claims as they are listed: what somebody must look at first."""
SIGNS = {"holds": "✅", "not-significant": "🟡", "broken": "❌", "unknown": "❔", "not-tested": "➖"}
WORDS = {0: "passes", 1: "does not pass", 2: "is wrong", 3: "could not be checked"}
"""What came of a spec, by its exit code."""


def write_summary(path: Path, outcomes: Sequence[Outcome], strict: bool) -> None:
    """Write the summary into a file; what it held before is lost.

    Raises
    ------
    ToolError
        The file cannot be written.
    """
    try:
        path.write_text(summary(outcomes, strict), encoding="utf-8", newline="\n")
    except OSError as error:
        found = f"The summary cannot be written: {error.strerror}"
        fix = "Name a file in a folder that exists and that you may write to"
        raise ToolError([Problem(Code.OUTPUT_FAILED, Place(str(path)), found, fix, kind=Kind.TOOL)]) from error


def summary(outcomes: Sequence[Outcome], strict: bool = False) -> str:
    """Return the summary: one heading in all, and for each spec its result, claims and problems."""
    passed = sum(outcome.exit_code(strict) == 0 for outcome in outcomes)
    lines = [f"# Survey reports: {passed} of {len(outcomes)} pass", ""]
    for outcome in outcomes:
        lines += _spec(outcome, strict)
    return "\n".join(lines)


def _spec(outcome: Outcome, strict: bool) -> Iterator[str]:
    code = outcome.exit_code(strict)
    yield f"## {'✅' if code == 0 else '❌'} {plain(outcome.spec)} {WORDS[code]}"
    yield ""
    yield f"{plain(outcome.summary or 'Not checked to the end, so that no claim was tested')}."
    yield ""
    if outcome.quality:
        yield from _quality(outcome.quality)
    if outcome.claims:
        yield from _claims(outcome.claims)
    for severity, title in ((Severity.ERROR, "Errors"), (Severity.WARNING, "Warnings")):
        found = [problem for problem in outcome.problems if problem.severity is severity]
        if found:
            yield from _problems(f"{title} ({len(found)})", found)


def _quality(rules: Sequence[ToldRule]) -> Iterator[str]:
    yield "### Quality of the answers"
    yield ""
    yield from _table(("Rule", "Found"), ((plain(rule.name or "all rules"), plain(rule.says)) for rule in rules))


def _claims(claims: Sequence[ToldClaim]) -> Iterator[str]:
    counts = Counter(claim.result for claim in claims)
    yield f"### Claims: {', '.join(f'{counts[result]} {result}' for result in reversed(ORDER) if counts[result])}"
    yield ""
    yield from _table(("", "Claim", "Sentence", "Result", "Numbers"), map(_claim, _by_result(claims)))


def _by_result(claims: Sequence[ToldClaim]) -> list[ToldClaim]:
    return sorted(claims, key=lambda claim: ORDER.index(claim.result))


def _claim(claim: ToldClaim) -> tuple[str, ...]:
    numbers = "<br>".join(map(plain, claim.compared))
    return SIGNS[claim.result], plain(claim.id), plain(claim.says), claim.result, numbers


def _problems(title: str, problems: Sequence[Problem]) -> Iterator[str]:
    yield f"### {title}"
    yield ""
    yield from _table(("Where", "What", "What to do", "Kind"), map(_problem, problems))


def _problem(problem: Problem) -> tuple[str, ...]:
    return plain(_where(problem.place)), plain(problem.found), plain(problem.fix), problem.code.value


def _where(place: Place) -> str:
    """Return a place in words: hosts make pictures of some numbers between colons."""
    return f"{place.file}, line {place.line}" if place.line else place.file


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    every = list(rows)
    yield f"| {' | '.join(headings)} |"
    yield f"|{' --- |' * len(headings)}"
    for row in every[:MOST]:
        yield f"| {' | '.join(row)} |"
    yield ""
    if len(every) > MOST:
        yield f"And {len(every) - MOST} more."
        yield ""
