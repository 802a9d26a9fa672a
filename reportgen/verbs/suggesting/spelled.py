"""Suggestions as YAML that can be pasted into the spec, as JSON for programs, as text to read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.spec.model.scalars import Text
from reportgen.verbs.suggesting.evidence import account, evidence, numbers
from reportgen.verbs.suggesting.search import RATE, Found
from reportgen.verbs.suggesting.suggestion import SWOT, Suggestion

SCHEMA = 1
"""The version of the JSON."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search suggests."""

    spec: str
    found: Found
    suggestions: tuple[Suggestion, ...]


def as_yaml(answer: Answer) -> str:
    """Return spec text: lists of the SWOT and findings, each entry under a comment with its evidence."""
    lines = [f"# reportgen suggest {answer.spec}", *(f"# {line}" for line in account(answer.found))]
    if not answer.suggestions:
        return "\n".join([*lines, "# Nothing to suggest."])
    lines.append("# Take into the spec what you judge right: the data bear it out, whether it matters they do not know.")
    swot = [s for s in answer.suggestions if s.candidate.kind in SWOT]
    lines += ["swot:"] if swot else []
    for kind in SWOT:
        items = [s for s in swot if s.candidate.kind == kind]
        lines += [f"  {kind}:"] if items else []
        lines += [f"    {line}" for s in items for line in _item(answer, s)]
    findings = [s for s in answer.suggestions if s.candidate.kind not in SWOT]
    lines += ["findings:"] if findings else []
    lines += [f"  {line}" for s in findings for line in _finding(answer, s)]
    return "\n".join(lines)


def _item(answer: Answer, suggestion: Suggestion) -> Iterator[str]:
    yield from _comments(answer, suggestion)
    yield f"- item: {_text(suggestion.text)}"
    yield f"  because: {_because(suggestion)}"


def _finding(answer: Answer, suggestion: Suggestion) -> Iterator[str]:
    yield from _comments(answer, suggestion)
    yield f"- id: {_scalar(suggestion.id)}"
    yield f"  says: {_text(suggestion.text)}"
    yield f"  because: {_because(suggestion)}"


def _because(suggestion: Suggestion) -> str:
    significant = ", significant: true" if suggestion.significant else ""
    return f"{{holds: {_scalar(suggestion.holds)}{significant}}}"


def _comments(answer: Answer, suggestion: Suggestion) -> Iterator[str]:
    for line in evidence(suggestion, answer.found.basis.reach):
        yield f"# {' '.join(line.split())}"


def _text(text: Text) -> str:
    if isinstance(text, str):
        return _scalar(text)
    return "{" + ", ".join(f"{language}: {_scalar(words)}" for language, words in text.items()) + "}"


def _scalar(text: str) -> str:
    """Return a text in double quotes, as JSON and YAML both read it; what would not print is escaped."""
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in json.dumps(text, ensure_ascii=False))


def as_text(answer: Answer) -> str:
    """Return every suggestion with its evidence, to read."""
    lines = [answer.spec, *account(answer.found)]
    for kind in dict.fromkeys(s.candidate.kind for s in answer.suggestions):
        lines += ["", kind]
        for number, suggestion in enumerate((s for s in answer.suggestions if s.candidate.kind == kind), start=1):
            lines += [f"{number}. {next(iter(suggestion.says.values()))}"]
            lines += [f"   {line}" for line in evidence(suggestion, answer.found.basis.reach)]
    return "\n".join(lines if answer.suggestions else [*lines, "Nothing to suggest."])


def as_json(answer: Answer) -> str:
    """Return the suggestions for programs."""
    found, report = answer.found, answer.found.basis.spec.document.report
    search = {"tests": found.tests, "correction": "benjamini-hochberg", "false_discovery_rate": RATE}
    content = {
        "schema": SCHEMA,
        "report": report.id,
        "version": report.version,
        "spec": answer.spec,
        "about": found.basis.reach,
        "search": search if found.basis.tested else None,
        "account": list(account(found)),
        "suggestions": [_json(s) for s in answer.suggestions],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _json(suggestion: Suggestion) -> Mapping[str, object]:
    candidate, test = suggestion.candidate, suggestion.candidate.test
    return {
        "kind": candidate.kind,
        "rule": candidate.rule,
        "section": suggestion.section,
        "id": suggestion.id,
        "says": dict(suggestion.says),
        "holds": suggestion.holds,
        "significant": suggestion.significant,
        "numbers": list(numbers(suggestion)),
        "bases": list(candidate.bases),
        "size": float(f"{candidate.size:.12g}"),
        "test": None
        if test is None
        else {
            "difference": float(f"{test.difference:.12g}"),
            "statistic": float(f"{test.statistic:.12g}"),
            "df": test.df,
            "p": float(f"{test.p:.12g}"),
            "adjusted": float(f"{test.adjusted:.12g}"),
            "method": test.method,
        },
    }


FORMATS: Mapping[str, Callable[[Answer], str]] = {"yaml": as_yaml, "json": as_json, "text": as_text}
