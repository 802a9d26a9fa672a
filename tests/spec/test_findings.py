"""What is checked on findings, SWOT items and actions that name each other: ids, names, circles, grounds; each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.problems import Code, Problem
from tests.spec.spec_text import problems_of

HEAD = 'reportgen: 1\nreport: {id: plan, version: "1", title: Plan, language: en, date: 2025-06-01}\n'
BODY = "body:\n  - {section: S, content: [{text: Words}]}\n"
JUDGED = "because: {judgement: The author}"


def found(folder: Path, *parts: str) -> list[Problem]:
    return list(problems_of("".join([HEAD, *parts, BODY]), folder))


def findings(*written: str) -> str:
    return "findings:\n" + "".join(f"  - {{{one}}}\n" for one in written)


def weaknesses(*written: str) -> str:
    return "swot:\n  weaknesses:\n" + "".join(f"    - {{{one}}}\n" for one in written)


def actions(*written: str) -> str:
    items = "".join(f"      - {{title: T{i}, action: Do it, {one}}}\n" for i, one in enumerate(written))
    return f"plan:\n  - id: one\n    title: One\n    items:\n{items}"


WAITS = f"id: waits, says: People wait, {JUDGED}"


def test_a_chain_from_finding_to_action_is_right(tmp_path: Path) -> None:
    parts = (
        findings(WAITS, "id: leave, says: They leave, rests_on: waits"),
        weaknesses("item: Slow, id: slow, rests_on: [waits, leave]", "item: Late, rests_on: slow"),
        actions("owner: Head, addresses: [slow, leave]"),
    )
    assert found(tmp_path, *parts) == []


@pytest.mark.parametrize(
    ("parts", "path", "code", "says"),
    [
        (findings("id: a b, says: X, " + JUDGED), "findings[0].id", Code.BAD_NAME, "is 'a b'"),
        (findings(WAITS, WAITS), "findings[1].id", Code.DUPLICATE_NAME, "the name 'waits' is taken by findings[0].id"),
        (
            findings(WAITS) + weaknesses("item: X, id: waits, " + JUDGED),
            "swot.weaknesses[0].id",
            Code.DUPLICATE_NAME,
            "the name 'waits' is taken by findings[0].id",
        ),
        (findings("id: a, says: X"), "findings[0]", Code.MISSING_KEY, "stands on nothing"),
        (weaknesses("item: X, id: a"), "swot.weaknesses[0]", Code.MISSING_KEY, "stands on nothing"),
        (findings("id: a, says: X, rests_on: b"), "findings[0].rests_on", Code.UNKNOWN_NAME, "among the claims and findings"),
        (
            findings("id: a, says: X, rests_on: slow") + weaknesses("item: S, id: slow, " + JUDGED),
            "findings[0].rests_on",
            Code.UNKNOWN_NAME,
            "names 'slow', which is not among the claims and findings",
        ),
        (
            findings(f"id: a, says: X, about: [hours], {JUDGED}"),
            "findings[0].about[0]",
            Code.UNKNOWN_NAME,
            "among the questions and dimensions",
        ),
        (
            weaknesses("item: X, rests_on: [wait]") + findings(WAITS),
            "swot.weaknesses[0].rests_on[0]",
            Code.UNKNOWN_NAME,
            "among the claims, findings and SWOT items",
        ),
        (
            findings(WAITS) + actions("owner: Head, addresses: [waits, slow]"),
            "plan[0].items[0].addresses[1]",
            Code.UNKNOWN_NAME,
            "names 'slow', which is not among the SWOT items, findings and claims",
        ),
        (
            findings("id: a, says: A, rests_on: b", "id: b, says: B, rests_on: [c]", "id: c, says: C, rests_on: a"),
            "findings[0].rests_on",
            Code.CIRCULAR,
            "leads back to itself: a → b → c → a",
        ),
        (
            weaknesses("item: A, id: a, rests_on: a"),
            "swot.weaknesses[0].rests_on",
            Code.CIRCULAR,
            "leads back to itself: a → a",
        ),
    ],
)
def test_what_is_wrong_stands_at_its_place(parts: str, path: str, code: Code, says: str, tmp_path: Path) -> None:
    [problem] = found(tmp_path, parts)
    assert (problem.place.path, problem.code) == (path, code)
    assert says in problem.found
    assert problem.fix


def test_a_claim_has_no_name_in_common_with_a_finding(tmp_path: Path) -> None:
    claims = "claims:\n  - {id: waits, says: X, holds: 1 < 2}\n"
    codes = [(p.place.path, p.code) for p in found(tmp_path, claims, findings(WAITS))]
    assert ("findings[0].id", Code.DUPLICATE_NAME) in codes


def test_the_page_at_a_glance_tells_of_findings_that_there_are(tmp_path: Path) -> None:
    reply = "reply: {label: Replies, value: 60%, unit: share, better: higher, how: Count, source: Log}"
    operation = f"operations:\n  {reply}\n"
    body = (
        "body:\n  - section: G\n    content:\n      - glance: {headline: operation(reply), label: L, findings: "
        "[{title: T, text: X, finding: waits}, {title: T, text: X, finding: gone}]}\n"
    )
    problems = problems_of(HEAD + operation + findings(WAITS) + body, tmp_path)
    assert [(p.place.path, p.code) for p in problems if p.code is Code.UNKNOWN_NAME] == [
        ("body[0].content[0].glance.findings[1].finding", Code.UNKNOWN_NAME)
    ]


SURVEY = """survey:
  fieldwork: {from: 2024-03-01, to: 2024-03-20}
  population: visitors
  mode: web
  sample: {kind: probability}
  data: {source: answers.csv, provenance: observed}
scales:
  rating: {options: {1: bad, 2: fair, 3: good}, direction: high_is_good}
questions:
  hours: {ask: How are the hours?, type: scale, scale: rating, column: q1}
"""


@pytest.mark.parametrize("of", ["because: {holds: top(hours) > bottom(hours)}", "rests_on: most", "rests_on: half"])
def test_a_comparison_in_words_stands_on_what_the_statement_rests_on(of: str, tmp_path: Path) -> None:
    claims = "claims:\n  - {id: most, says: They like the hours, holds: top(hours) > bottom(hours)}\n"
    made = findings("id: half, says: Content with the hours is higher, rests_on: most")
    assert found(tmp_path, SURVEY, claims, made, weaknesses(f"item: Content with the hours is higher, {of}")) == []


@pytest.mark.parametrize(("of", "codes"), [("status: proposed", [Code.UNCLAIMED_COMPARISON]), ("addresses: most", [])])
def test_a_comparison_in_an_action_stands_on_what_it_answers(of: str, codes: list[Code], tmp_path: Path) -> None:
    claims = "claims:\n  - {id: most, says: They like the hours, holds: top(hours) > bottom(hours)}\n"
    made = actions(f"owner: Head, problem: Content with the hours is higher, {of}")
    assert [p.code for p in found(tmp_path, SURVEY, claims, made)] == codes


def test_several_names_in_one_text_are_to_be_written_as_a_list(tmp_path: Path) -> None:
    rested = weaknesses("item: X, rests_on: 'waits, leave'") + findings(WAITS, "id: leave, says: They leave, rests_on: waits")
    [problem] = found(tmp_path, rested)
    assert (problem.place.path, problem.fix) == ("swot.weaknesses[0].rests_on", "Write several names as a list: [waits, leave]")
