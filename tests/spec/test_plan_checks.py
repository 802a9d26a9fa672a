"""What is checked on a plan: numbers, repetitions, owners, days, measures; each at its place, all in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.problems import Code, Problem, Severity
from reportgen.spec.checks.numbering import parts_of
from tests.patience import ends
from tests.spec.spec_text import problems_of

HEAD = 'reportgen: 1\nreport: {id: plan, version: "1", title: Plan, language: en, date: 2025-06-01}\n'
BODY = "body:\n  - plan\n"
Found = tuple[Code, str, Severity]
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def found(folder: Path, *parts: str, body: str = BODY) -> tuple[Problem, ...]:
    return problems_of("".join([HEAD, *parts, body]), folder)


def short(problems: tuple[Problem, ...]) -> list[Found]:
    return [(p.code, p.place.path, p.severity) for p in problems]


def items(*written: str) -> str:
    return "plan:\n  - id: one\n    title: One\n    items:\n" + "".join(f"      - {{{item}}}\n" for item in written)


def chapters(*numbers: str) -> str:
    return "plan:\n" + "".join(f"  - {{id: c{i}, title: Chapter c{i}, number: '{n}'}}\n" for i, n in enumerate(numbers))


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        (("1", "2", "3"), []),
        (("1", "2", "4"), [("plan[2].number", "Chapter 3 is missing before 4")]),
        (("2", "5"), [("plan[0].number", "Chapter 1 is missing before 2"), ("plan[1].number", "Chapters 3 and 4 are missing")]),
        (("1", "5"), [("plan[1].number", "Chapters 2 to 4 are missing before 5")]),
        (("第一章", "第三章"), [("plan[1].number", "Chapter 2 is missing before 3")]),
        (("十", "1", "2", "3", "4", "5", "6", "7", "8", "9", "十一"), []),
        (("1", "1"), [("plan[1].number", "The number 1 is taken by the chapter at ")]),
    ],
)
def test_gaps_and_repetitions_of_numbers_are_found(numbers: tuple[str, ...], says: list[tuple[str, str]], tmp_path: Path) -> None:
    problems = found(tmp_path, chapters(*numbers))
    assert {p.code for p in problems} <= {Code.NUMBERING_GAP}
    assert [p.place.path for p in problems] == [path for path, _ in says]
    for problem, (_, words) in zip(problems, says, strict=True):
        assert words in problem.found


def test_a_number_that_is_none_is_said_so(tmp_path: Path) -> None:
    assert short(found(tmp_path, chapters("eins"))) == [(Code.WRONG_VALUE, "plan[0].number", ERROR)]


@pytest.mark.parametrize(
    ("written", "parts"), [("7.3", (7, 3)), ("第二十一章", (21,)), ("十", (10,)), ("三十", (30,)), ("七、", (7,)), ("A", ())]
)
def test_numbers_are_read_in_digits_and_hanzi(written: str, parts: tuple[int, ...]) -> None:
    assert parts_of(written) == parts


def test_chapters_of_body_and_plan_are_counted_together(tmp_path: Path) -> None:
    body = "body:\n  - {section: A, number: 1, content: [{section: B, number: 1.2, content: []}]}\n  - plan\n"
    problems = found(tmp_path, chapters("2", "4"), body=body)
    assert [(p.place.path, p.found) for p in problems] == [
        ("plan[1].number", "Chapter 3 is missing before 4"),
        ("body[0].content[0].number", "Section 1.1 is missing before 1.2"),
    ]


def test_a_section_under_a_strange_chapter_is_found(tmp_path: Path) -> None:
    plan = "plan:\n  - {id: a, title: A, number: 1, sections: [{title: B, number: 3.1}]}\n"
    assert [p.found for p in found(tmp_path, plan)] == ["The section is numbered 3.1 and stands in 1"]


LONG = "Print the label with the application and refund the buyer as soon as the parcel has been scanned at the counter"
OTHER = "Let every seller show the time of the first answer on the page and pay for each day on which nobody answers"


def test_a_repeated_action_is_an_error_and_a_similar_one_a_warning(tmp_path: Path) -> None:
    half = LONG.replace("the parcel has been scanned at the counter", "it came back in one piece to us")
    plan = items(
        f"title: First, action: {LONG}, owner: A",
        f"title: First, action: {LONG} indeed, owner: B",
        f"title: First, action: {half}, owner: C",
    )
    problems = found(tmp_path, plan)
    assert short(problems) == [
        (Code.REPETITION, "plan[0].items[1].title", ERROR),
        (Code.REPETITION, "plan[0].items[2].title", WARNING),
    ]
    assert "'First' repeats 'First' at " in problems[0].found
    assert "report.yaml:7:17: " in problems[0].found
    assert "98% of their pairs of words" in problems[0].found


def test_what_lies_in_a_repeated_chapter_is_not_said_again(tmp_path: Path) -> None:
    inside = f"sections: [{{title: S, items: [{{title: T, action: {LONG}, owner: A}}, {{title: U, action: {OTHER}, owner: A}}]}}]"
    plan = f"plan:\n  - {{id: a, title: A, {inside}}}\n  - {{id: b, title: A, {inside}}}\n"
    assert short(found(tmp_path, plan)) == [(Code.REPETITION, "plan[1].title", ERROR)]


def test_a_chapter_that_holds_one_repeated_section_is_not_blamed_as_a_whole(tmp_path: Path) -> None:
    same = f"{{title: S, items: [{{title: T, action: {LONG}, owner: A}}]}}"
    mine = f"{{title: V, items: [{{title: W, action: {OTHER}, owner: A}}]}}"
    plan = f"plan:\n  - {{id: a, title: A, sections: [{same}]}}\n  - {{id: b, title: B, sections: [{mine}, {same}]}}\n"
    assert short(found(tmp_path, plan)) == [(Code.REPETITION, "plan[1].sections[1].title", ERROR)]


MEASURE = "measure: {of: operation(wait)}"
OPERATION = "operations:\n  wait: {label: Wait, unit: days, better: lower, value: 9, target: 3, how: Counted}\n"


@pytest.mark.parametrize(
    ("item", "gaps"),
    [
        ("title: A, action: Do", "no owner, no date and no measure"),
        ("title: A, action: Do, status: proposed", ""),
        ("title: A, action: Do, owner: Head", ""),
        ("title: A, action: Do, owner: Head, status: agreed", "no date and no measure"),
        (f"title: A, action: Do, owner: Head, due: 2025-12-01, {MEASURE}, status: agreed", ""),
        (f"title: A, action: Do, due: 2025-12-01, {MEASURE}, status: started", "no owner"),
        ("title: A, action: Do, status: dropped", ""),
    ],
)
def test_an_action_without_owner_date_or_measure_is_pointed_out(item: str, gaps: str, tmp_path: Path) -> None:
    problems = found(tmp_path, OPERATION, items(item))
    assert [(p.code, p.severity) for p in problems] == ([(Code.PLAN_INCOMPLETE, WARNING)] if gaps else [])
    assert all(p.found == f"The action 'A' names {gaps}" for p in problems)


def test_all_such_actions_of_a_chapter_are_one_message(tmp_path: Path) -> None:
    problems = found(tmp_path, items(*(f"title: Action {i}, action: Do {i}" for i in range(6))))
    assert [p.place.path for p in problems] == ["plan[0].items[0].title"]
    assert problems[0].found.endswith("so do others of this chapter: 'Action 1', 'Action 2', 'Action 3' and 2 more")


@pytest.mark.parametrize(
    ("status", "severity"), [("proposed", ERROR), ("agreed", ERROR), ("started", WARNING), ("done", None), ("dropped", None)]
)
def test_a_day_before_the_report_can_be_due_only_for_what_is_over(status: str, severity: Severity | None, tmp_path: Path) -> None:
    problems = found(tmp_path, OPERATION, items(f"title: A, action: Do, owner: H, due: 2025-05-31, {MEASURE}, status: {status}"))
    assert short(problems) == ([(Code.PLAN_DATE, "plan[0].items[0].due", severity)] if severity else [])


def test_every_day_outside_the_period_is_found(tmp_path: Path) -> None:
    schedule = """schedule:
  period: {from: 2025-06-01, to: 2025-12-31}
  phases: [{label: P, from: 2025-05-31, to: 2025-07-01}]
  reviews: [{label: R, date: 2026-01-01}]
  tasks: [{label: T, from: 2025-07-01, to: 2025-06-30}]
"""
    problems = found(tmp_path, schedule, items("title: A, action: Do, owner: H, start: 2025-06-01, due: 2026-02-01"))
    assert short(problems) == [
        (Code.PLAN_PERIOD, "schedule.phases[0].from", ERROR),
        (Code.PLAN_PERIOD, "schedule.reviews[0].date", ERROR),
        (Code.WRONG_VALUE, "schedule.tasks[0].to", ERROR),
        (Code.PLAN_PERIOD, "plan[0].items[0].due", ERROR),
    ]


def test_measures_that_nobody_can_compute_are_pointed_out(tmp_path: Path) -> None:
    given = """questions:
  q: {ask: Good?, type: single, column: c, options: {1: Yes, 2: No}}
operations:
  lost: {label: Lost, unit: days, better: lower, target: 3, how: Counted}
  kept: {label: Kept, unit: days, better: lower, target: 3, how: Counted, source: Records}
"""
    problems = found(
        tmp_path,
        given,
        items(
            "title: A, action: One, measure: {of: 'share(q, 1)', target: 50%}",
            "title: B, action: Two, measure: {of: operation(lost)}",
            "title: C, action: Three, measure: {of: operation(kept)}",
        ),
    )
    assert short(problems) == [
        (Code.MEASURE_UNKNOWN, "plan[0].items[0].measure.of", WARNING),
        (Code.MEASURE_UNKNOWN, "plan[0].items[1].measure.of", WARNING),
    ]


def test_a_measure_on_a_question_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    problems = found(tmp_path, items("title: A, action: Do, owner: H, measure: {of: 'share(nothing, 1)', target: 50%}"))
    assert [p.code for p in problems] == [Code.UNKNOWN_NAME]


@pytest.mark.parametrize(("block", "code"), [("roadmap", Code.MISSING_KEY), ("{roadmap: {rows: tasks}}", Code.MISSING_KEY)])
def test_a_roadmap_without_any_day_is_a_problem(block: str, code: Code, tmp_path: Path) -> None:
    body = f"body:\n  - section: A\n    content: [{block}]\n"
    problems = found(tmp_path, items("title: A, action: Do, owner: H"), body=body)
    assert [(p.code, p.place.path) for p in problems] == [(code, "body[0].content[0].roadmap")]


def many(count: int) -> str:
    return items(*(f"title: Action {i}, action: Do what number {i} asks, owner: Head {i}, due: 2025-12-01" for i in range(count)))


def test_a_roadmap_with_more_bars_than_a_page_holds_is_a_problem(tmp_path: Path) -> None:
    body = "body:\n  - section: A\n    content: [{roadmap: {rows: actions}}]\n"
    assert [p.code for p in found(tmp_path, many(30), body=body)] == []
    problems = found(tmp_path, many(31), body=body)
    assert [(p.code, "31 bars" in p.found) for p in problems] == [(Code.WRONG_VALUE, True)]


def test_three_hundred_actions_and_one_of_three_thousand_characters_are_checked(tmp_path: Path) -> None:
    common = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
    long = "".join(common[i * i % len(common)] for i in range(3000))
    plan = many(300) + f"      - {{title: Long, action: {long}, owner: H}}\n"
    with ends():
        assert found(tmp_path, plan) == ()


OPEN = "title: A, action: Do, status: proposed"


@pytest.mark.parametrize(
    ("written", "meant"), [("分钟", "minutes"), ("天", "days"), ("%", "share"), ("minute", "minutes"), ("条", ""), ("cases", "")]
)
def test_a_unit_in_the_author_s_words_is_told_by_the_one_it_means(written: str, meant: str, tmp_path: Path) -> None:
    parts = f'published:\n  wait: {{label: Wait, value: 9, unit: "{written}", source: Register}}\n'
    problems = [p for p in found(tmp_path, parts, items(OPEN)) if p.place.path == "published.wait.unit"]
    assert [p.fix.split("?")[0] for p in problems] == ([f"Did you mean '{meant}'"] if meant else [])


def test_numbers_in_two_units_are_not_compared(tmp_path: Path) -> None:
    parts = OPERATION + "published:\n  wait: {label: Wait, value: 9, unit: hours, source: Register}\n"
    claim = "claims:\n  - {id: slow, says: Slow, holds: published(wait) > operation(wait)}\n"
    [problem] = [p for p in found(tmp_path, parts, claim, items(OPEN)) if p.code is Code.EXPRESSION_TYPE]
    assert problem.found == "Numbers in two units stand together: hours, days"
    assert problem.fix == "State both in one unit: operation(wait) is in days"
