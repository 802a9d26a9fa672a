"""Published figures and operational measures, from the spec to what a reader sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.content.blocks import FactRegister, PlanBlock, TableFigure
from reportgen.content.inlines import plain
from reportgen.facts.serialise import facts_json
from reportgen.pipeline import Checked
from reportgen.problems import Code, ReportError, Severity, SpecError
from reportgen.verbs.explain import explain

HEAD = """reportgen: 1
report: {id: plan, version: "1", title: A plan, language: en, languages: [zh-CN, zh-TW], date: 2025-01-31}
"""
FIGURES = """published:
  wait: {label: Mean wait, value: 30, qualifier: more_than, unit: minutes, source: A newspaper, place: A shop, date: 2024}
  hoped: {label: Hoped for, value: 5, unit: minutes, source: A newspaper}
  premium: {label: Would pay, value: 60%, qualifier: more_than, unit: share, base: Buyers, source: A survey}
  better: {label: More content, value: 30%, qualifier: about, unit: change, source: A firm}
  cycle: {label: Cycle, low: 3, high: 5, unit: days, source: A firm}
  reply: {label: Reply, value: 30, qualifier: at_least, unit: minutes, source: A firm}
  refund: {label: Refund, value: 1, qualifier: at_most, unit: days, source: A firm}
  lost: {label: Lost, value: 2.5, qualifier: less_than, unit: points, source: A firm}
  spent: {label: Spent, value: 1200, unit: {en: yuan, zh-CN: 元, zh-TW: 元}, source: A firm}
"""
PRINTED = {
    "wait": ("over 30 minutes", "超过30分钟", "超過30分鐘"),
    "hoped": ("5 minutes", "5分钟", "5分鐘"),
    "premium": ("over 60%", "超过60%", "超過60%"),
    "better": ("about 30%", "约30%", "約30%"),
    "cycle": ("3 to 5 days", "3至5天", "3至5天"),
    "reply": ("at least 30 minutes", "30分钟以上", "30分鐘以上"),
    "refund": ("at most 1 day", "不超过1天", "不超過1天"),
    "lost": ("under 2.5 percentage points", "不到2.5个百分点", "不到2.5個百分點"),
    "spent": ("1,200 yuan", "1,200元", "1,200元"),
}
OPERATIONS = """operations:
  wait: {label: First answer, unit: minutes, better: lower, value: 30, qualifier: more_than, target: 5, how: From the records}
  solved: {label: Solved at once, unit: share, better: higher, target: 80%, how: From the tickets}
"""


def checked(folder: Path, *parts: str, body: str = "") -> Checked:
    (folder / ".git").mkdir(exist_ok=True)
    path = folder / "report.yaml"
    path.write_text(
        "".join([HEAD, *parts, body or "body:\n  - {section: All, content: [facts]}\n"]).replace("value: 2.5,", "value: 2.5%,"),
        encoding="utf-8",
    )
    return pipeline.check(path)


def text(words: str) -> str:
    return f"body:\n  - section: All\n    content:\n      - text: |\n          {words}\n      - facts\n"


def test_published_figures_print_right_in_three_languages(tmp_path: Path) -> None:
    words = " ".join(f"{{{{ published({name}) }}}}" for name in PRINTED)
    ledger = checked(tmp_path, FIGURES, body=text(words)).ledger
    for name, printed in PRINTED.items():
        fact = ledger.facts[f"published({name})"]
        assert tuple(fact.printed[language] for language in ("en", "zh-CN", "zh-TW")) == printed


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("published(wait) - published(hoped)", "over 25 minutes"),
        ("published(hoped) - published(wait)", "under \N{MINUS SIGN}25 minutes"),
        ("published(wait) / published(hoped)", "over 6"),
        ("1 - published(premium)", "under 40%"),
        ("published(cycle) * 2", "6 to 10 days"),
        ("published(hoped) + 1", "6 minutes"),
        ("published(better) * 2", "50% to 70%"),  # "about 60%" would be 55% to 65%
        ("1 - published(about_share)", "about 70%"),
        ("published(about_share) - published(about_share)", "\N{MINUS SIGN}10 to 10 percentage points"),
        ("published(wait) / 7", "over 4.28 minutes"),  # 4.2857: "over 4.29" would be wrong of 4.287
        ("published(refund) / 7", "at most 0.15 days"),
        ("published(cycle) / 7", "0.42 to 0.72 days"),
        ("0 - published(wait) / 7", "under \N{MINUS SIGN}4.28 minutes"),
    ],
)
def test_calculations_keep_what_is_known(tmp_path: Path, expression: str, printed: str) -> None:
    extra = "  about_share: {label: A third, value: 30%, qualifier: about, unit: share, source: A firm}\n"
    ledger = checked(tmp_path, FIGURES + extra, body=text(f"{{{{ {expression} }}}}")).ledger
    assert ledger.facts[expression].printed["en"] == printed


def test_what_bounds_do_not_tell_is_not_printed(tmp_path: Path) -> None:
    ledger = checked(tmp_path, FIGURES, body=text("{{ published(wait) / published(reply) }}")).ledger
    fact = ledger.facts["published(wait) / published(reply)"]
    assert (fact.printed["en"], fact.withheld) == ("–", "open")


@pytest.mark.parametrize(
    ("holds", "code"),
    [
        ("published(wait) > published(hoped)", None),
        ("published(premium) > 50%", None),
        ("published(wait) > 30 and published(premium) > 60%", None),
        ("published(premium) < 50%", Code.CLAIM_BROKEN),
        ("published(premium) > 70%", Code.CLAIM_UNKNOWN),
        ("published(premium) > 70% or published(hoped) == 5", None),
        ("published(better) > 20%", None),
        ("published(better) > 27%", Code.CLAIM_UNKNOWN),
        ("published(cycle) <= 5", None),
        ("published(third) / 3 < 10", Code.CLAIM_UNKNOWN),  # at most 30, so it may be 10
        ("published(third) / 3 <= 10", None),
        ("published(reply) / 3 >= 10", None),
        ("published(third) * 2 / 3 <= 20", None),
    ],
)
def test_claims_over_bounds_have_three_values(tmp_path: Path, holds: str, code: Code | None) -> None:
    claims = f"claims:\n  - {{id: c, says: C, holds: '{holds}'}}\n"
    figures = FIGURES + "  third: {label: T, value: 30, qualifier: at_most, unit: minutes, source: A firm}\n"
    if code is None:
        assert checked(tmp_path, figures, claims).problems == ()
        return
    with pytest.raises(ReportError) as caught:
        checked(tmp_path, figures, claims)
    assert [p.code for p in caught.value.problems] == [code]


def test_a_published_figure_is_a_fact_with_its_provenance(tmp_path: Path) -> None:
    found = checked(tmp_path, FIGURES, body=text("{{ published(wait) }}"))
    (fact,) = json.loads(facts_json(found.spec, found.ledger, found.contents))["facts"]
    assert (fact["kind"], fact["provenance"], fact["value"]) == ("published", "published", 30)
    assert {k: fact["stated"][k] for k in ("low", "high", "above", "qualifier", "place", "date", "source")} == {
        "low": 30,
        "high": None,
        "above": True,
        "qualifier": "more_than",
        "place": "A shop",
        "date": "2024",
        "source": "A newspaper",
    }
    (register,) = [b for b in found.contents[0].chapters[0].blocks if isinstance(b, FactRegister)]
    assert dict(register.entries[0].rows)["Source"] == "A newspaper"
    assert register.entries[0].definition == "Mean wait (A shop, 2024)"


@pytest.mark.parametrize(
    ("figure", "path", "code"),
    [
        ("value: 60, unit: share", "value", Code.WRONG_VALUE),
        ("value: 130%, unit: share", "value", Code.WRONG_VALUE),
        ("value: 3%, unit: days", "value", Code.WRONG_VALUE),
        ("value: 3, unit: minuts", "unit", Code.WRONG_VALUE),
        ("value: 3, low: 2, unit: days", "low", Code.WRONG_VALUE),
        ("low: 2, unit: days", "low", Code.MISSING_KEY),
        ("low: 5, high: 3, unit: days", "high", Code.WRONG_VALUE),
        ("low: 2, high: 3, qualifier: about, unit: days", "qualifier", Code.WRONG_VALUE),
        ("value: 0, qualifier: about, unit: days", "value", Code.WRONG_VALUE),
        ("unit: days", "value", Code.MISSING_KEY),
        ("value: many, unit: days", "value", Code.WRONG_VALUE),
    ],
)
def test_a_figure_that_makes_no_sense_is_a_problem(tmp_path: Path, figure: str, path: str, code: Code) -> None:
    with pytest.raises(SpecError) as caught:
        checked(tmp_path, f"published:\n  x: {{label: X, source: S, {figure}}}\n")
    assert [(p.place.path, p.code) for p in caught.value.problems] == [(f"published.x.{path}", code)]


@pytest.mark.parametrize(
    ("holds", "code"),
    [
        ("published(wiat) > 3", Code.UNKNOWN_NAME),
        ("published(wait) > published(cycle)", Code.EXPRESSION_TYPE),
        ("published(wait) > 30%", Code.EXPRESSION_TYPE),
        ("published(wait, 3) > 3", Code.EXPRESSION_SYNTAX),
        ("operation(solved) > 50%", Code.NO_DATA),
        ("operation(wait) > published(hoped)", None),
    ],
)
def test_expressions_over_stated_numbers_are_checked(tmp_path: Path, holds: str, code: Code | None) -> None:
    claims = f"claims:\n  - {{id: c, says: C, holds: '{holds}'}}\n"
    if code is None:
        assert checked(tmp_path, FIGURES, OPERATIONS, claims).problems == ()
        return
    with pytest.raises(SpecError) as caught:
        checked(tmp_path, FIGURES, OPERATIONS, claims)
    assert [p.code for p in caught.value.problems] == [code]


PLAN = """plan:
  - id: first
    title: Service
    items:
      - {title: Answer sooner, action: Hire., measure: {of: operation(wait)}}
      - {title: Solve at once, action: Train., measure: {of: operation(solved)}}
      - {title: Solve more, action: Train., measure: {of: operation(solved), target: 90%}}
"""


def test_operational_measures_carry_baseline_and_target_into_the_plan(tmp_path: Path) -> None:
    found = checked(tmp_path, OPERATIONS, PLAN, body="body:\n  - {section: All, content: [plan]}\n")
    (plan,) = [b for b in found.contents[0].chapters[0].blocks if isinstance(b, PlanBlock)]
    wait, solved, more = plan.groups[0].actions
    assert wait.meter is not None
    assert (wait.meter.mark.printed, wait.meter.target_printed) == ("over 30 minutes", "Target 5 minutes")
    assert wait.meter.better == "down"
    assert wait.meter.somewhere is not None
    assert list(wait.meter.somewhere) == pytest.approx([30, 33])  # to the end of the track
    assert "no data yet" in plain(solved.measure_label)
    assert "80%" in plain(solved.measure_label)
    assert "90%" in plain(more.measure_label)


@pytest.mark.parametrize(
    ("operation", "better"),
    [("value: 30, qualifier: more_than, target: 45", "down"), ("value: 30, qualifier: about, target: 32", "down")],
)
def test_the_way_a_measure_should_go_is_not_read_off_a_bound(tmp_path: Path, operation: str, better: str) -> None:
    operations = OPERATIONS.replace("value: 30, qualifier: more_than, target: 5", operation)
    found = checked(tmp_path, operations, PLAN, body="body:\n  - {section: All, content: [plan, goals]}\n")
    (plan,) = [b for b in found.contents[0].chapters[0].blocks if isinstance(b, PlanBlock)]
    meter = plan.groups[0].actions[0].meter
    assert meter is not None
    assert meter.better == better


@pytest.mark.parametrize(
    ("of", "target", "better"),
    [
        ("published(better)", "20%", "lower"),
        ("published(better)", "40%", "higher"),
        ("published(better)", "32%", ""),  # about 30% may be 28% or 34%
        ("published(premium)", "50%", "lower"),
        ("published(premium)", "70%", ""),
        ("published(cycle)", "published(hoped)", ""),
        ("published(cycle)", "2", "lower"),
    ],
)
def test_goals_say_which_way_is_better_only_where_the_bounds_tell(tmp_path: Path, of: str, target: str, better: str) -> None:
    plan = f"plan:\n  - id: a\n    title: A\n    items: [{{title: B, action: C., measure: {{of: {of}, target: '{target}'}}}}]\n"
    figures = FIGURES.replace("unit: minutes, source: A newspaper}\n  premium", "unit: days, source: A newspaper}\n  premium")
    found = checked(tmp_path, figures, plan, body="body:\n  - {section: All, content: [plan, goals]}\n")
    (table,) = [b for b in found.contents[0].chapters[0].blocks if isinstance(b, TableFigure)]
    assert table.table.rows[0].cells[2].text == (better or "–")


def test_a_baseline_that_nobody_measured_is_called_proposed_everywhere(tmp_path: Path) -> None:
    operations = OPERATIONS.replace("value: 30, qualifier: more_than", "value: 30, basis: proposed")
    found = checked(tmp_path, operations, body=text("{{ operation(wait) }}"))
    (fact,) = json.loads(facts_json(found.spec, found.ledger, found.contents))["facts"]
    assert fact["provenance"] == "proposed"
    (register,) = [b for b in found.contents[0].chapters[0].blocks if isinstance(b, FactRegister)]
    assert dict(register.entries[0].rows)["Kind"] == "proposed baseline of an operational measure, not measured yet"
    assert "not measured yet" in explain(found, "operation(wait)")


def test_a_measure_without_any_target_is_a_problem(tmp_path: Path) -> None:
    plan = PLAN.replace("of: operation(wait)", "of: published(hoped)")
    with pytest.raises(SpecError) as caught:
        checked(tmp_path, FIGURES, OPERATIONS, plan)
    errors = [p for p in caught.value.problems if p.severity is Severity.ERROR]
    assert [(p.code, p.place.path) for p in errors] == [(Code.MISSING_KEY, "plan[0].items[0].measure")]


def test_a_target_on_the_wrong_side_of_today_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        checked(tmp_path, OPERATIONS.replace("target: 5,", "target: 45,").replace(", qualifier: more_than", ""))
    assert [p.place.path for p in caught.value.problems] == ["operations.wait.target"]


def test_a_target_of_an_action_on_the_wrong_side_is_a_problem_too(tmp_path: Path) -> None:
    operations = OPERATIONS.replace(", qualifier: more_than", "")
    plan = PLAN.replace("{of: operation(wait)}", "{of: operation(wait), target: 45}")
    with pytest.raises(SpecError) as caught:
        checked(tmp_path, operations, plan)
    errors = [p for p in caught.value.problems if p.severity is Severity.ERROR]
    assert [(p.code, p.place.path) for p in errors] == [(Code.WRONG_VALUE, "plan[0].items[0].measure.target")]


@pytest.mark.parametrize(
    "holds", ["operation(wait) > 5", "operation(wait) < 5", "published(hoped) == 5 and operation(wait) / 2 > 5"]
)
def test_no_claim_stands_on_a_baseline_that_nobody_measured(tmp_path: Path, holds: str) -> None:
    operations = OPERATIONS.replace("qualifier: more_than", "basis: proposed")
    claims = f"claims:\n  - {{id: c, says: C, holds: '{holds}'}}\n"
    with pytest.raises(ReportError) as caught:
        checked(tmp_path, FIGURES, operations, claims)
    (problem,) = caught.value.problems
    assert problem.code is Code.CLAIM_UNKNOWN
    assert "the baseline of wait is only proposed" in problem.found
    assert checked(tmp_path, FIGURES, operations.replace("basis: proposed, ", ""), claims.replace("< 5", "> 5")).problems == ()


def test_explain_says_who_published_a_figure_and_what_is_known(tmp_path: Path) -> None:
    claims = "claims:\n  - {id: c, says: C, holds: published(wait) > published(hoped)}\n"
    found = checked(tmp_path, FIGURES, claims)
    lines = [line.split(maxsplit=1) for line in explain(found, "published(wait)").splitlines()]
    assert ["value", "over 30 minutes"] in lines
    assert ["source", "A newspaper"] in lines
    assert lines[-1][-1].endswith("claim:c")
    assert "cannot be told" in explain(found, "published(wait) > 40")
