"""A research plan as readers get it, before the answers and with them; numbers are worked by hand from the plan."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reportgen.content.blocks import Content, Figure, TableFigure
from reportgen.content.charts.kinds import GanttChart, TreeChart, Twig
from reportgen.content.inlines import plain
from reportgen.content.talk_blocks import Sayings, Talks
from reportgen.pipeline import check
from tests.content.made_up import blocks

PLAN = """reportgen: 1
report: {id: plan, version: "1", title: 计划, language: zh-CN, languages: [en], date: 2024-01-31, minimum_base: 1}
survey:
  fieldwork: {from: 2024-03-01, to: 2024-03-31}
  population: 所有人
  mode: 网上
  sample: {kind: %(kind)s}
%(data)s
scales:
  rating: {options: {5: 很好, 4: 好, 3: 一般, 2: 差, 1: 很差}, direction: high_is_good}
questions:
  age: {ask: 年龄？, label: 年龄, type: single, column: age, options: {young: 青年, old: 中老年, unknown: 不详}}
  speed: {ask: 快吗？, label: 快慢, type: scale, scale: rating, column: speed}
  manner: {ask: 态度好吗？, label: 态度, type: scale, scale: rating, column: manner}
  open: {ask: 还想说什么？, label: 建议, type: text, column: open}
dimensions:
  service: {label: 服务, parts: {quick: 3, polite: 1}}
  quick: {label: 效率, questions: [speed]}
  polite: {label: 礼貌, questions: [manner]}
  voices: {label: 意见, also: [open]}
operations:
  wait: {label: 等待, unit: minutes, better: lower, how: 平均值, value: "12", target: "5"}
  solved: {label: 解决率, unit: share, better: higher, how: 比例}
research:
  status: agreed
  period: {from: 2024-02-01, to: 2024-04-30}
  goals:
    - {id: know, title: 知道, text: 服务好不好, answered_by: [service, voices, talks, wait]}
  sample: {%(size)s}
  strata:
    - {of: age, shares: {%(shares)s}, allocation: %(allocation)s, status: proposed}
  methods:
    - {title: 问卷, purpose: 数一数, how: 网上}
  roles:
    lead: {label: 负责人, does: 全部}
  risks:
    - {risk: 无人回答, likelihood: high, impact: low, response: 再问一次, owner: lead}
  timetable:
    - {id: design, title: 设计, start: 2024-02-01, end: 2024-02-10, owner: lead, status: proposed}
    - {id: ask, title: 发放, start: 2024-03-01, end: 2024-03-31, owner: lead, after: [design]}
    - {id: done, title: 交付, start: 2024-04-30, owner: lead, milestone: true, after: [ask]}
  analysis:
    - {of: [service], by: [age], goals: [know], method: 指数, figure: 点图}
interviews:
  - id: talks
    title: 访谈
    kind: in-depth
    purpose: 弄清原因
    choose: 随机
    mode: 电话
    optional: true
    quotas: [{who: 青年, n: 3}, {who: 中老年, n: 5}]
    guide:
      - {title: 开场, minutes: 5, questions: [{ask: 您好吗？}]}
      - {title: 正题, minutes: 20, questions: [{ask: 快吗？, probes: [多快？, 为何？]}]}
quotations:
  - {id: q1, of: talks, words: 太慢了, who: 某人, about: [quick], provenance: synthetic}
body:
  - section: 全部
    content:
      - chart: {of: [service, voices], kind: tree, id: tree}
      - research_goals
      - sample_size
      - strata
      - methods
      - interviews
      - quotations
      - operations
      - roles
      - risks
      - roadmap: {rows: tasks}
      - calendar
      - analysis
      - question_uses
"""
DATA = "  data: {source: answers.csv, provenance: observed}"
ROWS = "age,speed,manner,open\n" + "young,5,1,好\n" * 2 + "old,1,5,\n" * 3 + "unknown,3,,\n"
"""Efficiency: 100, 100, 0, 0, 0, 50; manners 0, 0, 100, 100, 100, none."""


@cache
def made(
    language: str = "zh-CN",
    *,
    kind: str = "probability",
    size: str = "margin: {margin: 10%}",
    data: str = "",
    how: str = "proportional",
    shares: str = "young: 25%, old: 75%",
) -> Content:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / ".git").mkdir()
        (root / "answers.csv").write_text(ROWS, encoding="utf-8")
        text = PLAN % {"kind": kind, "size": size, "data": data, "allocation": how, "shares": shares}
        (root / "report.yaml").write_text(text, encoding="utf-8")
        return next(c for c in check(root / "report.yaml").contents if c.language == language)


def table(name: str, content: Content) -> TableFigure:
    return next(b for b in blocks(content) if isinstance(b, TableFigure) and b.id == name)


def cells(name: str, content: Content) -> dict[str, tuple[str, ...]]:
    return {row.heading: tuple(cell.text for cell in row.cells) for row in table(name, content).table.rows}


def tree(content: Content) -> tuple[Twig, ...]:
    found = next(b.chart for b in blocks(content) if isinstance(b, Figure) and b.id == "tree")
    assert isinstance(found, TreeChart)
    return found.twigs


def test_the_tree_shows_what_dimensions_are_made_of() -> None:
    service, voices = tree(made())
    assert [(t.label, [p.label for p in t.parts]) for t in service.parts] == [("效率", ["快慢"]), ("礼貌", ["态度"])]
    assert [(t.label, t.question, t.mark) for t in voices.parts] == [("建议", True, None)]


def test_with_answers_the_tree_has_numbers() -> None:
    """A person's index is (3 speed + manner) / 4: 75, 75, 25, 25, 25, and 50 of who left manners out; in the mean 275 / 6."""
    service, voices = tree(made(data=DATA))
    assert service.mark is not None
    assert service.mark.printed == "45.8分"
    assert [t.mark.printed for t in service.parts if t.mark] == ["41.7分", "60.0分"]
    assert [q.mark.printed for t in service.parts for q in t.parts if q.mark] == ["33%", "60%"]
    assert voices.mark is None


def test_goals_name_what_answers_them() -> None:
    assert cells("research_goals", made())["知道"] == ("服务好不好", "服务、意见、访谈、等待")


def test_the_size_is_computed_in_steps() -> None:
    """z² p (1 - p) / e² = 1.96² · 0.25 / 0.01 = 96.04; of 100 people 96.04 / (1 + 95.04 / 100) = 49.24."""
    found = cells("sample_size", made(size="margin: {margin: 10%}, population: 100, response_rate: 80%, design_effect: 2"))
    assert next(iter(found.values()))[1] == "96.0"
    assert [v[1] for v in found.values()] == ["96.0", "192.1", "66.0", "66", "83"]
    assert "1.960² × 50% × 50% ÷ (10%)²" in next(iter(found.values()))[0]
    assert "Cochran" in plain(table("sample_size", made()).source)


def test_the_size_for_an_effect_reaches_the_smallest_category() -> None:
    """R: power.prop.test(p1 = .5, p2 = .75, power = .9) gives 76.7; so 77 young people, who are a quarter: 308."""
    found = cells("sample_size", made(size="effect: {shares: [50%, 75%], power: 90%, within: age}"))
    assert [v[1] for v in found.values()] == ["76.7", "308.0", "308"]
    assert "77 ÷ 25%" in list(found.values())[1][0]


def test_a_comparison_is_not_corrected_for_the_population() -> None:
    """Cochran (1977), 2.14: two parts of a finite population always differ; what is tested is where they come from."""
    small = made(size="effect: {shares: [50%, 75%], power: 90%, within: age}, population: 1000")
    assert [v[1] for v in cells("sample_size", small).values()] == ["76.7", "308.0", "308"]
    assert "2.14节" in plain(table("sample_size", small).source)


def test_several_comparisons_are_told_from_one() -> None:
    """Level and power are of one comparison; whoever compares three pairs and corrects for that has less power."""
    three = made(size="effect: {shares: [50%, 75%], within: age}", shares="young: 25%, old: 50%, unknown: 25%")
    assert "3对都比较" in plain(table("sample_size", three).source)
    assert "对都比较" not in plain(table("sample_size", made(size="effect: {shares: [50%, 75%], within: age}")).source)


def test_nothing_is_said_of_the_variance_of_a_sample_not_chosen_by_chance() -> None:
    size = "n: 200, note: 经费所限"
    assert "Kish" in plain(table("strata", made(size=size, how="equal")).source)
    assert "Kish" not in plain(table("strata", made(size=size, how="equal", kind="quota")).source)


def test_a_decided_size_says_so() -> None:
    found = cells("sample_size", made(kind="quota", size="n: 200, note: 经费所限"))
    assert found == {"需要的有效问卷": ("由计划确定", "200")}
    assert "经费所限" in plain(table("sample_size", made(kind="quota", size="n: 200, note: 经费所限")).source)


def test_quotas_and_what_came_in() -> None:
    assert cells("strata", made()) == {"年龄（按比例分配）": (), "青年": ("25.0%", "24"), "中老年": ("75.0%", "73")}
    assert cells("strata", made(data=DATA)) == {
        "年龄（按比例分配）": (),
        "青年": ("25.0%", "24", "2"),
        "中老年": ("75.0%", "73", "3"),
    }


def test_an_equal_allocation_shows_both_shares_and_what_it_costs() -> None:
    """97 in two halves: 49 and 48; n Σ W² / n_h = 97 · (0.0625 / 49 + 0.5625 / 48) = 1.26."""
    content = made(how="equal")
    assert cells("strata", content)["青年"] == ("25.0%", "50.5%", "49")
    assert "1.26倍" in plain(table("strata", content).source)


def test_what_is_only_proposed_is_marked() -> None:
    assert table("strata", made()).tag == "拟"
    assert table("roles", made()).tag == ""
    assert "设计（拟）" in cells("calendar", made())
    assert table("calendar", made()).tag == ""


def test_the_calendar_and_the_roadmap() -> None:
    found = cells("calendar", made())
    assert found["发放"] == ("2024-03-01至2024-03-31", "31天", "负责人", "设计")
    assert found["交付"] == ("2024-04-30", "里程碑", "负责人", "发放")
    chart = next(b.chart for b in blocks(made()) if isinstance(b, Figure) and isinstance(b.chart, GanttChart))
    assert isinstance(chart, GanttChart)
    assert [(bar.label, bar.owner, bar.first, bar.last) for bar in chart.bars] == [
        ("设计", "负责人", 0, 9),
        ("发放", "负责人", 29, 59),
    ]
    assert [review.label for review in chart.reviews] == ["4月30日 交付"]
    assert chart.days == 90


def test_every_question_says_where_it_leads() -> None:
    assert cells("question_uses", made()) == {
        "1 年龄": ("", "分层；点图", ""),
        "2 快慢": ("服务 › 效率", "点图", "知道"),
        "3 态度": ("服务 › 礼貌", "点图", "知道"),
        "4 建议": ("意见", "", "知道"),
    }


def test_operations_without_a_value_are_to_be_measured() -> None:
    assert cells("operations", made()) == {"等待": ("平均值", "12分钟", "5分钟"), "解决率": ("比例", "待采集", "")}


def test_talks_have_quotas_and_a_guide_counted_through() -> None:
    talk = next(b for b in blocks(made()) if isinstance(b, Talks)).talks[0]
    assert (talk.tag, talk.quota_label, talk.quotas) == ("可选", "配额，共8人", (("青年", "3人"), ("中老年", "5人")))
    assert ("时长", "约25分钟") in talk.facts
    assert [(part.title, part.first, [q.ask for q in part.questions]) for part in talk.guide] == [
        ("开场", 1, ["您好吗？"]), ("正题", 2, ["快吗？"]),
    ]  # fmt: skip
    assert talk.guide[1].questions[0].probes == ("多快？", "为何？")


def test_quotations_are_coded_and_say_when_they_are_invented() -> None:
    saying = next(b for b in blocks(made()) if isinstance(b, Sayings)).sayings[0]
    assert (saying.words, saying.about, saying.tag) == ("太慢了", ("效率",), "合成")


def test_a_block_of_quotations_waits_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    start, end = PLAN.index("quotations:\n"), PLAN.index("body:\n")
    monkeypatch.setattr(sys.modules[__name__], "PLAN", PLAN[:start] + PLAN[end:])
    assert [b for b in blocks(made.__wrapped__()) if isinstance(b, Sayings)] == []


@pytest.mark.parametrize(
    "name",
    [
        "research_goals",
        "sample_size",
        "strata",
        "methods",
        "operations",
        "roles",
        "risks",
        "calendar",
        "analysis",
        "question_uses",
    ],
)
def test_every_table_has_english_words(name: str) -> None:
    found = table(name, made("en"))
    words = [plain(found.title), found.table.stub, *(column.heading for column in found.table.columns)]
    assert all(word.isascii() for word in words)
