"""Models of drivers, and the blocks that show how answers hang together: what does not fit is said at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.problems import Code, Problem
from reportgen.spec import canonical
from reportgen.spec.expressions.bind import resolver
from reportgen.spec.expressions.faults import Refused
from reportgen.spec.expressions.parse import parse
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.model.document import Document
from reportgen.spec.model.driver_blocks import ImportanceDetail
from reportgen.spec.plan import plan
from reportgen.spec.read import read_spec
from reportgen.spec.wanted_joint import for_importance
from tests.spec.spec_text import problems_of

MANY = [f"n{i}" for i in range(14)]
HEAD = (
    """reportgen: 1
report: {id: drivers, version: "1", title: Drivers, language: en, date: 2025-06-01}
survey:
  fieldwork: {from: 2025-01-01, to: 2025-01-31}
  population: People
  mode: Online
  sample: {kind: probability}
  data: {source: answers.csv, provenance: observed}
scales:
  s: {options: {1: a, 2: b, 3: c}, direction: high_is_good}
questions:
  all_in: {ask: "All?", type: scale, scale: s, column: a}
  fast: {ask: "Fast?", type: scale, scale: s, column: b}
  kind: {ask: "Kind?", type: scale, scale: s, column: c}
  able: {ask: "Able?", type: scale, scale: s, column: d}
  advise: {ask: "Advise?", type: nps, column: e}
  wait: {ask: "Wait?", type: number, column: f}
  word: {ask: "Say?", type: text, column: g}
  pick: {ask: "Which?", type: single, column: h, options: {x: X, y: Y}}
"""
    + "".join(f'  {n}: {{ask: "?", type: number, column: {n}}}\n' for n in MANY)
    + """dimensions:
  manner: {label: Manner, questions: [fast, kind, able]}
  two: {label: Two, questions: [fast, kind]}
  whole: {label: Whole, parts: [manner]}
  words: {label: Words, also: [word]}
segments:
  channel: {label: Channel, column: i, options: {p: P, q: Q}}
"""
)
GOOD = "drivers: {m: {label: M, of: all_in, by: [fast, kind]}}"
BODY = """
body:
  - section: S
    content:
      - {}
"""


def found(folder: Path, drivers: str = GOOD, block: str = "drivers: m") -> tuple[Problem, ...]:
    return problems_of(HEAD + drivers + BODY.format(block), folder)


@pytest.mark.parametrize(
    ("drivers", "path", "code", "says"),
    [
        ("{label: M, of: nothing, by: [fast, kind]}", "of", Code.UNKNOWN_NAME, "names 'nothing'"),
        (
            "{label: M, of: pick, by: [fast, kind]}",
            "of",
            Code.WRONG_VALUE,
            "a question of type single, whose answers have no size",
        ),
        ("{label: M, of: all_in, by: [fast, words]}", "by[1]", Code.WRONG_VALUE, "a dimension without an index"),
        ("{label: M, of: all_in, by: [fast, all_in]}", "by[1]", Code.DUPLICATE_NAME, "count in what is explained already"),
        ("{label: M, of: manner, by: [wait, kind]}", "by[1]", Code.DUPLICATE_NAME, "count in what is explained already"),
        ("{label: M, of: all_in, by: [manner, kind]}", "by[1]", Code.DUPLICATE_NAME, "count in the driver 'manner' already"),
        ("{label: M, of: all_in, by: [whole, manner]}", "by[1]", Code.DUPLICATE_NAME, "count in the driver 'whole' already"),
        ("{label: M, of: all_in, by: [fast, fast]}", "by[1]", Code.DUPLICATE_NAME, ""),
        ("{label: M, of: all_in, by: [fast]}", "by", Code.WRONG_VALUE, ""),
        (f"{{label: M, of: all_in, by: [{', '.join(MANY)}]}}", "by", Code.WRONG_VALUE, "names 14 drivers, and shapley"),
        ("{label: M, of: all_in, by: [fast, kind], method: lmg}", "method", Code.WRONG_VALUE, ""),
        ("{label: M, of: all_in, by: [fast, kind], among: nobody == 'x'}", "among", Code.UNKNOWN_NAME, "nobody"),
    ],
)
def test_a_model(drivers: str, path: str, code: Code, says: str, tmp_path: Path) -> None:
    (problem,) = found(tmp_path, f"drivers: {{m: {drivers}}}")
    assert (problem.code, problem.place.path) == (code, f"drivers.m.{path}")
    assert says in problem.found
    assert problem.fix


def test_many_drivers_by_relative_weights(tmp_path: Path) -> None:
    assert found(tmp_path, f"drivers: {{m: {{label: M, of: all_in, by: [{', '.join(MANY)}], method: johnson}}}}") == ()


@pytest.mark.parametrize(
    ("block", "path", "code", "says"),
    [
        ("drivers: n", "drivers.of", Code.UNKNOWN_NAME, "names 'n'"),
        ("reliability: two", "reliability.of", Code.WRONG_VALUE, "two has 2 scale questions, and alpha needs 3"),
        ("reliability: [manner]", "reliability", Code.WRONG_TYPE, ""),
        ("reliability: {of: [manner, whole]}", "reliability.of[1]", Code.WRONG_VALUE, "whole is made of smaller dimensions"),
        ("reliability: {of: words}", "reliability.of", Code.WRONG_VALUE, "words has 0 scale questions"),
        ("reliability: fast", "reliability.of", Code.UNKNOWN_NAME, "names 'fast'"),
        ("importance_performance: {}", "importance_performance", Code.MISSING_KEY, "needs either of or stated"),
        (
            "importance_performance: {of: m, stated: {fast: kind}}",
            "importance_performance",
            Code.MISSING_KEY,
            "either of or stated",
        ),
        ("importance_performance: {of: n}", "importance_performance.of", Code.UNKNOWN_NAME, "names 'n'"),
        (
            "importance_performance: {stated: {fast: pick, kind: able}}",
            "importance_performance.stated.fast",
            Code.WRONG_VALUE,
            "'pick'",
        ),
        (
            "importance_performance: {stated: {fast: kind, advise: kind}}",
            "importance_performance",
            Code.WRONG_VALUE,
            "several kinds",
        ),
        ("importance_performance: {of: m, performance: nps}", "importance_performance.performance", Code.WRONG_VALUE, "is nps"),
        ("importance_performance: {of: m, cross: median}", "importance_performance.cross", Code.WRONG_VALUE, ""),
        (
            "importance_performance: {of: m, cross: {importance: 3}}",
            "importance_performance.cross",
            Code.MISSING_KEY,
            "",
        ),
        ("importance_performance: {of: m, among: nobody == 'x'}", "importance_performance.among", Code.UNKNOWN_NAME, "nobody"),
    ],
)
def test_a_block(block: str, path: str, code: Code, says: str, tmp_path: Path) -> None:
    problems = found(tmp_path, block=block)
    assert [(p.code, p.place.path) for p in problems] == [(code, f"body[0].content[0].{path}")]
    assert says in problems[0].found


def test_a_name_stands_for_one_thing(tmp_path: Path) -> None:
    model = "{label: M, of: all_in, by: [fast, kind]}"
    taken, reserved = (found(tmp_path, f"drivers: {{{name}: {model}}}", f"drivers: {name}") for name in ("kind", "importance"))
    assert [p.code for p in taken] == [Code.DUPLICATE_NAME]
    assert [p.code for p in reserved] == [Code.BAD_NAME]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    folder = tmp_path_factory.mktemp("drivers")
    (folder / ".git").mkdir()
    (folder / "answers.csv").write_text("a\n", encoding="utf-8")
    (folder / "report.yaml").write_text(HEAD + GOOD + BODY.format("drivers: m"), encoding="utf-8")
    return read_spec(folder / "report.yaml").document


@pytest.mark.parametrize(
    ("written", "canonical_text"),
    [
        ("alpha(manner)", "alpha(manner)"),
        ("alpha_without(manner, fast, channel='p')", "alpha_without(manner, 'fast', channel='p')"),
        ("item_rest(manner, 'kind')", "item_rest(manner, 'kind')"),
        ("importance(m, fast, among=wait > 3)", "importance(m, 'fast', among=wait > 3)"),
        ("alpha(manner) - alpha_without(manner, kind)", "alpha(manner) - alpha_without(manner, 'kind')"),
    ],
)
def test_expressions_read_back_as_themselves(written: str, canonical_text: str, document: Document) -> None:
    read = resolver(document)
    resolved = read.resolve(parse(written))
    assert expression_text(resolved) == canonical_text
    assert read.resolve(parse(canonical_text)) == resolved


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("alpha(two)", "two has 2 scale questions, and alpha needs 3"),
        ("alpha(whole)", "whole is made of smaller dimensions"),
        ("alpha(fast)", "alpha() does not exist for fast, a scale question"),
        ("alpha_without(manner)", "takes one option"),
        ("alpha_without(manner, wait)", "unknown item of manner: wait"),
        ("importance(manner, fast)", "unknown model of drivers: manner"),
        ("importance(m, able)", "unknown driver of m: able"),
        ("explained(m, fast)", "takes no option"),
        ("index(m)", "unknown question or dimension: m"),
        ("importance(m, fast) > 3", "cannot be compared"),
        ("alpha(manner, wave='2023')", "is of the wave of the report alone"),
    ],
)
def test_expressions_that_do_not_fit(written: str, says: str, document: Document) -> None:
    with pytest.raises(Refused) as refused:
        resolver(document).resolve(parse(written))
    assert says in refused.value.faults[0].found


def test_the_plan_has_what_a_block_prints(tmp_path: Path) -> None:
    block = "importance_performance: {of: m, performance: mean, among: channel == 'p'}"
    assert found(tmp_path, block=block) == ()
    spec = read_spec(tmp_path / "report.yaml")
    among = canonical.comparison("channel", "==", "p")
    pairs = [
        (canonical.measure("importance", "m", (name,), (), among), canonical.mean(name, among=among)) for name in ("fast", "kind")
    ]
    detail = ImportanceDetail(of="m", performance="mean")
    assert [*for_importance(spec.document, detail, among).values()] == pairs
    assert {m for pair in pairs for m in pair} <= set(plan(spec).measures)
