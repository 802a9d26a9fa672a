"""Plans as a reader sees them: chapters of the report, tables of actions and goals, the roadmap."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.content.blocks import Figure, PlanBlock, SectionBlock, TableFigure
from reportgen.content.charts.kinds import GanttChart
from reportgen.content.inlines import CrossReference, plain
from reportgen.content.prose import flowing
from reportgen.pipeline import Checked

SPEC = """reportgen: 1
report: {id: plan, version: "1", title: 计划, language: zh-CN, languages: [en], date: 2025-01-15}
operations:
  wait: {label: 等待, unit: minutes, better: lower, value: 30, qualifier: more_than, basis: proposed, target: 5, how: 记录,
         source: 客服系统}
  solved: {label: 解决率, unit: share, better: higher, target: 80%, how: 工单}
published:
  premium: {label: 愿意付费, value: 60%, qualifier: more_than, unit: share, base: 购买者, source: 某调查}
schedule:
  period: {from: 2025-01-15, to: 2025-12-31}
  phases: [{label: 打基础, from: 2025-01-15, to: 2025-03-31}]
  reviews: [{label: 年终, date: 2025-12-31}, {label: 年中, date: 2025-06-30}]
  tasks: [{label: 试访, owner: 研究员, from: 2025-02-01, to: 2025-02-10}]
plan:
  - id: one
    title: 渠道
    text: 先接通。
    items:
      - {title: 统一, action: 做一, owner: 甲, start: 2025-02-01, due: 2025-05-31, measure: {of: operation(wait)}, status: agreed,
         priority: {level: high, because: 其余都靠它}}
    sections:
      - title: 自助
        items:
          - {title: 三步, action: 做二, owner: 乙, start: 2025-03-01, due: 2025-06-30, measure: {of: operation(solved)}}
          - {title: 社区, action: 做三, owner: 丙, due: 2025-10-31, measure: {of: operation(wait), target: 10}}
          - {title: 没有日期, action: 做四, owner: 丁}
  - id: two
    title: 培训
    sections: [{title: 演练, items: [{title: 情景, action: 做五, owner: 乙, start: 2025-04-01, due: 2025-04-30}]}]
body:
  - section: 总览
    content:
      - text: 见{{ figure(roadmap) }}与{{ table(actions) }}。
      - roadmap: {rows: actions}
      - roadmap: {rows: sections, only: [one]}
      - roadmap: {rows: tasks, id: tasks}
      - actions
      - goals
      - published
  - plan
  - section: 附言
    content: [{text: 完。}]
"""


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp("plan")
    (folder / ".git").mkdir()
    (folder / "report.yaml").write_text(SPEC, encoding="utf-8")
    return pipeline.check(folder / "report.yaml")


def chapters(checked: Checked, language: int = 0) -> tuple[SectionBlock, ...]:
    return checked.contents[language].chapters


def figures(checked: Checked) -> list[Figure]:
    return [b for b in chapters(checked)[0].blocks if isinstance(b, Figure)]


def table(checked: Checked, number: int, language: int = 0) -> TableFigure:
    return [b for b in chapters(checked, language)[0].blocks if isinstance(b, TableFigure)][number]


def rows(found: TableFigure) -> list[list[str]]:
    return [[row.heading, *(cell.text for cell in row.cells)] for row in found.table.rows]


def test_chapters_of_the_plan_are_chapters_of_the_report(checked: Checked) -> None:
    numbered = [(c.number, plain(c.title), c.level) for c in chapters(checked)]
    assert numbered == [("第一章", "总览", 1), ("第二章", "渠道", 1), ("第三章", "培训", 1), ("第四章", "附言", 1)]
    plan = chapters(checked)[1].blocks[-1]
    assert isinstance(plan, PlanBlock)
    assert [a.number for a in plan.actions] == ["2.1"]
    assert [(g.number, [a.number for a in g.actions]) for g in plan.groups] == [("2.2", ["2.2.1", "2.2.2", "2.2.3"])]
    assert [(e.number, e.title) for e in checked.contents[0].toc][1:4] == [
        ("第二章", "渠道"),
        ("2.2", "自助"),
        ("第三章", "培训"),
    ]


def test_priority_is_printed_as_a_judgement_with_its_reason(checked: Checked) -> None:
    plan = chapters(checked)[1].blocks[-1]
    assert isinstance(plan, PlanBlock)
    (field,) = [f for f in plan.actions[0].fields if f.key == "priority"]
    assert (field.label, plain(flowing(field.prose))) == ("优先级", "高（判断）。其余都靠它")
    assert ("状态", "已商定") in plan.actions[0].facts


def test_a_proposed_baseline_is_marked_so(checked: Checked) -> None:
    plan = chapters(checked)[1].blocks[-1]
    assert isinstance(plan, PlanBlock)
    meter = plan.actions[0].meter
    assert meter is not None
    assert (meter.label, meter.mark.printed, meter.target) == ("建议基线", "超过30分钟", 5.0)
    assert meter.limit == pytest.approx(33)


def test_the_table_of_actions_has_a_row_for_each(checked: Checked) -> None:
    assert rows(table(checked, 0)) == [
        ["第二章　渠道"],
        ["2.1　统一", "甲", "2025-02-01", "2025-05-31", "高", "已商定", "等待 超过30分钟（建议）→5分钟"],
        ["2.2.1　三步", "乙", "2025-03-01", "2025-06-30", "–", "建议", "解决率 尚无数据→80%"],
        ["2.2.2　社区", "丙", "–", "2025-10-31", "–", "建议", "等待 超过30分钟（建议）→10分钟"],
        ["2.2.3　没有日期", "丁", "–", "–", "–", "建议", "–"],
        ["第三章　培训"],
        ["3.1.1　情景", "乙", "2025-04-01", "2025-04-30", "–", "建议", "–"],
    ]


def test_the_table_of_goals_has_each_measure_once_with_its_actions(checked: Checked) -> None:
    assert rows(table(checked, 1)) == [
        ["等待", "超过30分钟（建议）", "5分钟、10分钟", "越低越好", "记录；客服系统", "2.1、2.2.2"],
        ["解决率", "尚无数据", "80%", "越高越好", "工单", "2.2.1"],
    ]
    assert rows(table(checked, 1, language=1))[1][1:4] == ["no data yet", "80%", "higher"]


def test_the_table_of_published_figures_names_base_and_source(checked: Checked) -> None:
    found = table(checked, 2)
    assert rows(found) == [["愿意付费", "超过60%", "购买者", "某调查"]], "no column for place and date, which nothing says"
    assert found.table.rows[0].cells[0].fact == "published(premium)"
    assert checked.contents[0].used_at["published(premium)"] == (found.anchor,)


def chart(figure: Figure) -> GanttChart:
    assert isinstance(figure.chart, GanttChart)
    return figure.chart


def days(date: str) -> int:
    return (dt.date.fromisoformat(date) - dt.date(2025, 1, 15)).days


def test_a_roadmap_has_a_bar_for_each_action_with_a_day(checked: Checked) -> None:
    found = chart(figures(checked)[0])
    assert [(b.label, b.owner, b.first, b.last) for b in found.bars] == [
        ("2.1　统一", "甲", days("2025-02-01"), days("2025-05-31")),
        ("2.2.1　三步", "乙", days("2025-03-01"), days("2025-06-30")),
        ("2.2.2　社区", "丙", days("2025-10-31"), days("2025-10-31")),
        ("3.1.1　情景", "乙", days("2025-04-01"), days("2025-04-30")),
    ]
    assert found.days == days("2025-12-31") + 1
    assert [(p.label, p.first, p.last) for p in found.phases] == [("打基础", 0, days("2025-03-31"))]
    assert [(r.sign, r.label, r.day) for r in found.reviews] == [
        ("A", "6月30日 年中", days("2025-06-30")),
        ("B", "12月31日 年终", days("2025-12-31")),
    ]
    assert [(t.label, t.day) for t in found.ticks][:2] == [("2025年2月", days("2025-02-01")), ("3月", days("2025-03-01"))]
    assert len(found.ticks) == 11


def test_sections_span_their_actions_and_tasks_stand_alone(checked: Checked) -> None:
    sections, tasks = chart(figures(checked)[1]), chart(figures(checked)[2])
    assert [(b.label, b.owner, b.first, b.last) for b in sections.bars] == [
        ("第二章　渠道", "甲等4个岗位", days("2025-02-01"), days("2025-10-31")),
        ("2.2　自助", "乙等3个岗位", days("2025-03-01"), days("2025-10-31")),
    ]
    assert [(b.label, b.owner, b.with_owner) for b in tasks.bars] == [("试访", "研究员", "试访（研究员）")]


def test_the_table_and_the_words_of_a_roadmap_come_from_the_same_rows(checked: Checked) -> None:
    figure = figures(checked)[0]
    first = figure.data.rows[0]
    assert [first.heading, *(c.text for c in first.cells)] == ["2.1　统一", "甲", "2025-02-01", "2025-05-31"]
    assert figure.alt == ("横条图，共4行，自2025年2月1日至2025年10月31日；最早开始的是“2.1　统一”，最晚完成的是“2.2.2　社区”。")


def test_roadmaps_and_tables_have_numbers_that_can_be_referred_to(checked: Checked) -> None:
    assert [(f.id, f.number) for f in figures(checked)] == [("roadmap", "图 1"), ("roadmap-one", "图 2"), ("tasks", "图 3")]
    (text,) = [b for b in chapters(checked)[0].blocks if hasattr(b, "prose")]
    references = [p for p in flowing(text.prose) if isinstance(p, CrossReference)]
    assert [(r.text, r.target) for r in references] == [("图 1", "fig-roadmap"), ("表 1", "tab-actions")]


def test_a_calendar_of_years_is_marked_at_every_half_year_at_most(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    text = SPEC.replace("period: {from: 2025-01-15, to: 2025-12-31}", "period: {from: 2025-01-15, to: 2030-12-31}")
    (tmp_path / "report.yaml").write_text(text, encoding="utf-8")
    found = chart(figures(pipeline.check(tmp_path / "report.yaml"))[0])
    assert [t.label for t in found.ticks][:3] == ["2025年7月", "2026年1月", "7月"]
