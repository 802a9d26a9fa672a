from __future__ import annotations

from reportgen.content.blocks import Figure, PlanBlock, ProseBlock, SectionBlock, SideNote, TableFigure
from reportgen.content.inlines import CrossReference, Words
from tests.content.made_up import blocks, content


def contents(language: str) -> list[str]:
    return [f"{'  ' * (entry.level - 1)}{entry.number} {entry.title}".rstrip() for entry in content(language).toc]


def test_chapters_sections_plan_and_appendices_are_numbered_in_one_order() -> None:
    assert contents("zh-CN") == [
        " 要点",
        "第一章 结果",
        "  1.1 表",
        "   不编号",
        "第二章 分析",
        "  2.1 四格",
        "  2.2 更快",
        "  2.3 更和气",
        "  2.4 核对",
        "附录一 方法",
        "  附1.1 附注",
        "附录二 问卷",
        "附录三 数字",
    ]
    assert contents("en")[-4:] == ["Appendix A Method", "  A.1 Notes", "Appendix B Questionnaire", "Appendix C Numbers"]


def test_actions_continue_the_number_of_their_chapter() -> None:
    (plan,) = [b for b in blocks(content()) if isinstance(b, PlanBlock)]
    faster, kinder = plan.groups
    assert (faster.number, faster.level, faster.actions[0].number, kinder.actions[0].number) == ("2.2", 2, "2.2.1", "2.3.1")
    (tools,) = faster.groups
    assert (tools.number, tools.level, tools.actions[0].number) == ("2.2.2", 3, "2.2.2.1")


def test_figures_and_tables_are_numbered_through_the_report() -> None:
    report = content("en")
    figures = [b for b in blocks(report) if isinstance(b, Figure)]
    assert [f.number for f in figures] == [f"Figure {n}" for n in range(1, 12)]
    assert [t.number for t in blocks(report) if isinstance(t, TableFigure)] == [f"Table {n}" for n in range(1, 6)]
    assert [entry.anchor for entry in report.figures] == [f.anchor for f in figures]


def test_a_block_whose_condition_is_not_true_is_dropped_and_references_to_it_say_so() -> None:
    report = content("en")
    assert "fig-never" not in {entry.anchor for entry in report.figures}
    prose = next(b for b in blocks(report) if isinstance(b, ProseBlock))
    (paragraph,) = prose.prose
    parts = paragraph.parts  # type: ignore[union-attr]
    assert CrossReference("fig-ratings", "Figure 3") in parts
    assert CrossReference("tab-service", "Table 1") in parts
    assert parts[-1] == Words("，a figure not shown here。")


def test_the_first_paragraph_of_a_chapter_leads() -> None:
    first, second = [b for b in blocks(content()) if isinstance(b, ProseBlock)][:2]
    assert (first.lead, second.lead) == (True, False)


def test_anchors_are_unique_and_ascii() -> None:
    report = content()
    found = [b.anchor for b in blocks(report) if isinstance(b, SectionBlock | Figure | TableFigure)]
    found += [anchor for anchors in report.used_at.values() for anchor in anchors if anchor.startswith("use-")]
    assert len(set(found)) == len(found)
    assert all(anchor.isascii() for anchor in found)


def test_run_on_and_side_notes() -> None:
    report = content()
    assert [c.run_on for c in report.chapters] == [False, False, True, False, False, False]
    assert any(isinstance(b, SideNote) for b in blocks(report))


def test_a_section_with_an_id_is_found_by_it() -> None:
    changes = (("  - section: {zh-CN: 结果", "  - id: results\n    section: {zh-CN: 结果"),)
    assert "sec-results" in {entry.anchor for entry in content("en", changes).toc}


def test_a_plan_printed_twice_keeps_its_anchors_apart() -> None:
    report = content("en", (("      - plan\n", "      - plan: {only: [faster]}\n      - plan: {only: [faster, kinder]}\n"),))
    groups = [group for b in blocks(report) if isinstance(b, PlanBlock) for group in b.groups]
    assert [group.number for group in groups] == ["2.2", "2.3", "2.4"]
    anchors = [group.anchor for group in groups] + [action.anchor for group in groups for action in group.actions]
    assert len(set(anchors)) == len(anchors)
