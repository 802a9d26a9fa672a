from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.content.blocks import Content, Figure, Method, TableFigure
from reportgen.content.inlines import Paragraph, plain
from reportgen.content.questionnaire.form import Questionnaire
from reportgen.content.words import phrases
from tests.content.made_up import blocks, content

JD = Path(__file__).parents[2] / "specs" / "jd-customer-service" / "report.yaml"
SYNTHETIC = (("provenance: observed", "provenance: synthetic"),)
CONVENIENCE = (("sample: {kind: probability}", "sample: {kind: convenience, note: 只问了路人。}"),)
CENSUS = (("sample: {kind: probability}", "sample: {kind: census}"),)


def rows(report: Content) -> dict[str, str]:
    (method,) = [b for b in blocks(report) if isinstance(b, Method)]
    return {label: " / ".join(plain(p.parts) for p in prose if isinstance(p, Paragraph)) for label, prose in method.rows}


def line_of(report: Content, name: str) -> str:
    return next(plain(b.source) for b in blocks(report) if isinstance(b, Figure) and b.id == name)


def test_the_methodology_is_written_from_the_settings() -> None:
    found = rows(content())
    assert found["对象"] == "近一年的客户"
    assert found["时间"] == "2024年3月1日至4月15日"
    assert found["方式"] == "在线问卷"
    assert found["基数"].startswith("共100人作答")
    assert found["量表"].startswith("“满意”和“非常满意”合计为正面评价，“不满意”和“非常不满意”合计为负面评价，“一般”不计入")
    assert "质量：“服务”（权重2）和“速度”（权重1）；每人至少回答1题才计算。" in found["指数"]
    assert "比例：Wilson区间" in found["区间"]
    assert found["不显示"] == "基数不足30的数字不予显示，以“–”代替。"
    assert "数据文件answers.csv，100行，10列，SHA-256前12位" in found["数据"]
    assert "委托" not in found


def test_a_convenience_sample_gives_no_interval_and_says_why() -> None:
    report = content("zh-CN", CONVENIENCE)
    assert line_of(report, "contact") == "基数：n = 100，便利样本，未加权，不给区间。来源：客户调查，第1题。"
    assert rows(report)["抽样"].endswith("只问了路人。")
    assert rows(report)["区间"] == "不给区间：便利样本的误差无从计算。"
    assert "区间" not in line_of(report, "by-region").replace("不给区间", "")
    (figure,) = [b for b in blocks(report) if isinstance(b, Figure) and b.id == "by-region"]
    assert "区间" not in plain(figure.subtitle)
    assert [c.heading for c in figure.data.columns] == ["%", "基数（n）"]


def test_a_census_has_no_sampling_error() -> None:
    assert line_of(content("en", CENSUS), "contact") == (
        "Base: n = 100, census, unweighted, no sampling error. Source: Customer survey, question 1."
    )


def test_synthetic_data_say_so_everywhere() -> None:
    report = content("en", SYNTHETIC)
    figures = [b for b in blocks(report) if isinstance(b, Figure)]
    assert {f.tag for f in figures} == {"synthetic"}
    assert all("synthetic data" in plain(f.source) for f in figures)
    assert "invented" in report.cover.notice
    assert report.cover.imprint.endswith("synthetic data")
    assert {f.tag for f in blocks(content()) if isinstance(f, Figure)} == {""}


@pytest.mark.parametrize(
    ("language", "source", "definition"),
    [
        ("zh-CN", {"客户调查", "第2题"}, "回答“非常满意”或“满意”的受访者占比（服务）"),
        ("en", {"Customer survey", "question 2"}, "share answering “Very satisfied” or “Satisfied” (top box), Service"),
    ],
)
def test_the_register_lists_numbers_in_order_of_first_use(language: str, source: set[str], definition: str) -> None:
    report = content(language)
    expressions = [dict(e.rows).get("表达式") or dict(e.rows).get("Expression") for e in report.facts]
    assert expressions[:4] == ["base(service)", "index(quality)", "top(service)", "nps(recommend)"]
    entry = report.facts[2]
    assert (entry.printed, entry.definition) == ("40%", definition)
    assert source <= set(dict(entry.rows).values())
    assert entry.first_use == report.used_at["top(service)"][0]
    # Wilson, 40 of 100 at 95%: 0.3094 to 0.4980 (Brown, Cai and DasGupta's formula, by hand)
    assert any("31%" in words and "50%" in words for words in dict(entry.rows).values())


def test_the_questionnaire() -> None:
    (found,) = [b for b in blocks(content()) if isinstance(b, Questionnaire)]
    assert [(item.number, item.ask, item.questions[0].kind) for item in found.items] == [
        ("1", "您上次用的是哪个渠道？", "single"),
        ("2–3", "请逐项作答。", "scale"),
        ("4", "有哪些不足？", "multi"),
        ("5", "您会推荐我们吗？", "nps"),
        ("6", "您会再来吗？", "single"),
        ("7", "您来过几次？", "number"),
        ("8", "还有什么要说的？", "text"),
    ]
    grid = found.items[1]
    assert [(question.number, question.ask) for question in grid.questions] == [(2, "您对服务满意吗？"), (3, "您对速度满意吗？")]
    assert [choice.label for choice in grid.questions[0].choices] == ["非常满意", "满意", "一般", "不满意", "非常不满意"]
    assert [choice.label for choice in found.items[0].questions[0].choices] == ["电话", "其他", "在线"]
    assert found.items[4].notes == ("若第1题选“电话”，请回答本题；否则请跳过。",)


def test_chosen_questions_keep_their_numbers() -> None:
    report = content("en", (("content: [questionnaire]", "content: [{questionnaire: {only: [speed, recommend]}}]"),))
    (found,) = [b for b in blocks(report) if isinstance(b, Questionnaire)]
    assert [(item.number, item.is_grid) for item in found.items] == [("3", False), ("5", False)]


@pytest.mark.parametrize(
    ("language", "doubted", "believed"),
    [
        ("zh-CN", "公布基数50（存疑，见方法说明），重建数据按基数100生成", "公布基数50，重建数据按基数100生成"),
        ("zh-TW", "公布基數50（存疑，見方法說明），重建資料按基數100產生", "公布基數50，重建資料按基數100產生"),
        (
            "en",
            "published base 50 (doubtful, see the method), reconstructed data rebuilt at 100",
            "published base 50, reconstructed data rebuilt at 100",
        ),
    ],
)
def test_a_doubtful_base_is_doubted_wherever_it_stands(language: str, doubted: str, believed: str) -> None:
    words = phrases(language)
    assert words["base-published-doubtful"].format(n=50, rebuilt=100) == doubted
    assert words["base-published"].format(n=50, rebuilt=100) == believed


def test_invented_answers_come_from_nobody_and_extend_to_nobody() -> None:
    found = rows(content("en", SYNTHETIC))
    assert found["Base"].startswith("There are 100 invented answers.")
    assert "took part" not in found["Base"]
    assert "population" not in found["Sample"]
    assert "probability sample" in found["Sample"]
    assert rows(content("zh-CN", SYNTHETIC))["基数"].startswith("共100份虚构的答卷")


def test_real_answers_extend_as_far_as_everyone_answered() -> None:
    for language, label, words in (
        ("en", "Sample", "non-response is not corrected for"),
        ("zh-CN", "抽样", "未作答造成的偏差没有校正"),
        ("zh-TW", "抽樣", "未作答造成的偏差沒有校正"),
    ):
        assert words in rows(content(language))[label]


def test_differences_of_rebuilt_rows_may_be_off() -> None:
    found = rows(pipeline.check(JD).contents[0])
    assert "一两个百分点的出入" in found["取整"]
    assert "未取整的数" not in found["取整"]
    assert "未取整的数" in rows(content())["取整"]


@pytest.mark.parametrize(
    ("language", "high", "low"),
    [
        ("zh-CN", "平均值（1–5分）", "平均值（1–5分，越低越好）"),
        ("zh-TW", "平均值（1–5分）", "平均值（1–5分，越低越好）"),
        ("en", "Mean (1–5)", "Mean (1–5, lower is better)"),
    ],
)
def test_a_mean_says_when_lower_is_better(language: str, high: str, low: str) -> None:
    falling = (("direction: high_is_good", "direction: low_is_good"),)
    for changes, expected, other in (((), high, low), (falling, low, high)):
        tables = [b.table for b in blocks(content(language, changes)) if isinstance(b, TableFigure)]
        headings = {row.heading for table in tables for row in table.rows}
        assert expected in headings
        assert other not in headings


def test_the_method_says_what_claims_and_intervals_do_not_say() -> None:
    found = rows(content("en"))
    assert found["Claims"].endswith("It is no test of significance.")
    assert "that two of them overlap does not mean that the numbers are equal" in found["Intervals"]
    assert rows(content("zh-CN"))["论断"].endswith("并非显著性检验的结论。")
    assert "95%置信区间" in rows(content("zh-CN"))["区间"]
    assert "95%信賴區間" in rows(content("zh-TW"))["區間"]


def test_the_method_says_which_answers_a_net_counts() -> None:
    rude = "      rude: {zh-CN: 态度差, zh-TW: 態度差, en: Rude}\n"
    net = rude + "    nets: {any: {label: {zh-CN: 任一不足, zh-TW: 任一不足, en: Anything}, codes: [slow, rude]}}\n"
    with_net = ((rude, net),)
    assert rows(content("en", with_net))["Nets"] == "“Anything”: who gave “Slow” or “Rude”, each person once (“Faults”)."
    assert rows(content("zh-CN", with_net))["合并项"].startswith("“任一不足”：回答")
    assert "Nets" not in rows(content("en"))
