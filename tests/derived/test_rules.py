"""Variables made of others among the rules of the package: what was published, strata, earlier waves, figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.analysis.results import Estimate
from reportgen.content.blocks import Figure
from reportgen.content.compose import compose
from reportgen.facts.definitions import Definitions
from reportgen.facts.made import Making
from reportgen.pipeline import check
from reportgen.problems import Code, Problem, SpecError
from reportgen.spec import canonical
from reportgen.spec.expressions.bind import resolver
from reportgen.spec.expressions.parse import parse
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec
from reportgen.verbs.explain import explain
from tests.spec.spec_text import SMALL, problems_of
from tests.spec.spec_text import read as read_text

HERE = Path(__file__).parent
Survey = Callable[..., Spec]
QUESTIONS: dict[str, Any] = {
    "often": {"ask": "How often?", "type": "single", "column": "q", "options": {"1": "Once", "2": "Twice", "3": "More"}},
    "age": {
        "ask": "How old?",
        "type": "number",
        "column": "age",
        "bands": {"young": {"label": "Young", "below": "30"}, "old": {"label": "Old", "from": "30"}},
    },
    "rare": {
        "type": "single",
        "label": "Rarely",
        "of": "often",
        "groups": {"rare": {"label": "Rare", "codes": ["1", "2"]}, "more": {"label": "More often", "otherwise": "true"}},
    },
    "youth": {"type": "single", "of": "age"},
    "both": {
        "type": "single",
        "label": "Both",
        "groups": {"yes": {"label": "Yes", "when": "often == 1 and age < 30"}, "no": {"label": "No", "otherwise": "true"}},
    },
}


def problems(survey: Survey, text: str, published: list[str]) -> list[Problem]:
    """Return what is wrong with stating a number of rebuilt rows."""
    body = [{"section": "Answers", "content": [{"text": "{{ " + text + " }}"}]}]
    try:
        spec = survey("q,age\n1,20\n", questions=QUESTIONS, provenance="reconstructed", published=published, **{"claims": []})
        document = yaml.safe_load(spec.file.path.read_text(encoding="utf-8")) | {"body": body}
        spec.file.path.write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
        read_spec(spec.file.path)
    except SpecError as error:
        return list(error.problems)
    return []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("share(rare, 'rare')", ""),
        ("share(rare, 'more')", ""),
        ("share(youth, 'young')", "which was not published"),
        ("share(age, 'young')", "their numbers were invented"),
        ("share(both, 'yes')", "which was not published"),
        ("count(rare, 'rare')", "which nobody published"),
        ("mean(age)", ""),
    ],
)
def test_of_rebuilt_rows_only_regrouped_answers_are_published(text: str, wrong: str, survey: Survey) -> None:
    found = problems(survey, text, ["often", "age"])
    assert [p.code for p in found] == ([Code.NOT_PUBLISHED] if wrong else [])
    assert all(wrong in p.found for p in found)


def test_a_stratum_may_be_made_of_a_question(tmp_path: Path) -> None:
    spec = read_text(STRATA, tmp_path)
    assert isinstance(spec, Spec), spec
    assert [stratum.of for stratum in spec.document.research.strata] == ["age_group"]  # type: ignore[union-attr]


STRATA = """
reportgen: 1
report: {id: small, version: "1", title: Small, language: en, date: 2024-05-01}
survey:
  fieldwork: {from: 2024-03-01, to: 2024-03-20}
  population: People
  mode: online
  sample: {kind: quota}
questions:
  age: {ask: How old?, type: number, column: age, bands: {young: {label: Young, below: 35}, old: {label: Old, from: 35}}}
segments:
  age_group: {of: age}
research:
  sample: {n: 200}
  goals: [{id: know, title: Know, text: How old they are, answered_by: [age]}]
  strata: [{of: age_group, shares: {young: 40%, old: 60%}}]
  analysis: [{of: [age], goals: [know], method: Shares, figure: Columns}]
body:
  - section: Plan
    content: [strata, questionnaire]
"""


def test_the_methodology_says_how_each_is_made() -> None:
    spec = read_spec(HERE / "report.yaml")
    said = {language: list(Making(spec.document, spec.conditions, language).all()) for language in ("zh-CN", "en")}
    assert said["zh-CN"] == [
        "“年龄”按数值分组：35岁以下（不足35岁）；35至49岁（35岁及以上、不足50岁）；50岁及以上（50岁及以上）。",
        "“年龄段”取自“年龄”。",
        "“推荐等级”由“推荐意愿”的回答合并而成：非常不满意（“0”“1”“2”）；不满意（“3”“4”）；一般（“5”“6”）；满意（“7”“8”）；"
        "非常满意（“9”“10”）。",
        "“花费档次”按“花费”的数值分组：不足0.3元（不足0.3元）；0.3元及以上、不足9.95元（0.3元及以上、不足9.95元）；"
        "9.95元及以上、不足50元（9.95元及以上、不足50元）。不属于以上各类者不计入。50元及以上的多为团体消费。",
        "“频次”由“来访频率”的回答合并而成：低（“每月一次”“每月两次”）；高（“每周一次”“每天”）。",
        "“忠诚度”按下列条件依次判断，归入首个成立的一类：忠诚（总体评价为“满意”或“非常满意”，且推荐意愿不低于9）；"
        "流失（总体评价不超过2或推荐意愿不超过6）；居中（其余）。判断所需的回答缺失者不归类。",
    ]
    assert (
        said["en"][0]
        == "“年龄” is shown in bands: 35岁以下 (under 35 岁); 35至49岁 (35 岁 to under 50 岁); 50岁及以上 (50 岁 or more)."
    )


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (
            "share(age, 'young', loyal='lost')",
            ("年龄属于“35岁以下”的受访者占比；忠诚度：流失", "", "share in “35岁以下”, 年龄; 忠诚度: 流失"),
        ),
        ("share(heavy_q, 'low')", ("属于“低”的受访者占比（频次）", "屬於「低」的受訪者占比（频次）", "share in “低”, 频次")),
        ("count(age, 'older')", ("年龄属于“50岁及以上”的人数", "", "number in “50岁及以上”, 年龄")),
        ("base(loyal_q)", ("可归类的人数（忠诚度）", "可歸類的人數（忠诚度）", "number who are in a group, 忠诚度")),
        ("mean(level)", ("平均分（推荐等级）", "平均分數（推荐等级）", "mean score, 推荐等级")),
        ("top(level)", ("回答“非常满意”或“满意”的受访者占比（推荐等级）", "", "")),
        (
            "base(overall, among=age == 'young' and not answered(freq))",
            (
                "回答人数（总体评价）；仅限年龄小于35，且未回答来访频率者",
                "",
                "number who answered, 总体评价; only where 年龄 is under 35, and 来访频率 was not answered",
            ),
        ),
    ],
)
def test_definitions_in_words(expression: str, words: tuple[str, str, str]) -> None:
    document = read_spec(HERE / "report.yaml").document
    resolved = resolver(document).resolve(parse(expression))
    said = [Definitions(document, language).of(resolved) for language in ("zh-CN", "zh-TW", "en")]
    assert all(theirs == ours for theirs, ours in zip(words, said, strict=True) if theirs)


def test_what_a_figure_says_in_place_of_a_wording() -> None:
    spec = read_spec(HERE / "report.yaml")
    making = Making(spec.document, spec.conditions, "zh-CN")
    names = ("spend_band_q", "heavy_q", "loyal_q", "level", "age_group_q")
    said = [f"根据{made}归类。" for made in ("“花费”", "“来访频率”", "“总体评价”“推荐意愿”", "“推荐意愿”", "“年龄”")]
    assert [making.source(name) for name in names] == said
    assert making.source("age") == ""


def test_explain_says_how_what_it_names_is_made() -> None:
    text = explain(HERE / "report.yaml", "share(heavy_q, 'low', loyal='loyal')")
    made = [line.split(maxsplit=1)[1] for line in text.splitlines() if line.startswith("grouped")]
    assert [line[:10] for line in made] == ["“频次”由“来访频率", "“忠诚度”按下列条件"]


def test_bands_are_drawn_as_columns_in_their_own_order() -> None:
    checked = check(HERE / "report.yaml")
    [content] = [compose(checked.spec, checked.results, checked.ledger, "zh-CN")]
    charts = [block.chart for chapter in content.chapters for block in chapter.blocks if isinstance(block, Figure)]
    bars = [(chart.kind, [bar.label for bar in chart.bars]) for chart in charts if hasattr(chart, "bars")]
    assert bars[:2] == [
        ("column", ["35岁以下", "35至49岁", "50岁及以上"]),
        ("column", ["不足0.3元", "0.3元及以上、不足9.95元", "9.95元及以上、不足50元"]),
    ]
    assert [chart.kind for chart in charts] == ["column", "column", "diverging", "dot", "dot"]


@pytest.mark.parametrize(
    ("before", "broken"),
    [("below: 35}, middle: {label: M, from: 35", False), ("below: 36}, middle: {label: M, from: 36", True)],
)
def test_a_segment_made_otherwise_breaks_the_series(before: str, broken: bool, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for year, text in (("2023", before), ("2024", "below: 35}, middle: {label: M, from: 35")):
        (tmp_path / f"{year}.csv").write_text("age,q\n" + "20,yes\n40,no\n60,yes\n" * 40, encoding="utf-8")
        waves = '\n  waves: {"2023": {spec: 2023.yaml}}' if year == "2024" else ""
        change = "{{ change(share(q, 'yes', age_group='young'), since='2023') }}" if waves else "Nothing."
        (tmp_path / f"{year}.yaml").write_text(WAVE.format(year=year, bands=text, waves=waves, change=change), encoding="utf-8")
    try:
        checked = check(tmp_path / "2024.yaml")
    except SpecError as error:
        assert broken
        assert "the making of age_group is 'young: age < 35" in error.problems[0].found
        return
    assert not broken
    assert [fact.value for name, fact in checked.ledger.facts.items() if name.startswith("change(")] == [0]


WAVE = """
reportgen: 1
report: {{id: w, version: "{year}", title: T, language: en, date: {year}-05-01}}
survey:
  fieldwork: {{from: {year}-03-01, to: {year}-03-20}}
  population: People
  mode: online
  sample: {{kind: census}}
  data: {{source: {year}.csv, provenance: observed}}{waves}
questions:
  age: {{ask: How old?, type: number, column: age}}
  q: {{ask: Well?, type: single, column: q, options: {{"yes": "Yes", "no": "No"}}}}
segments:
  age_group: {{label: Age, of: age, bands: {{young: {{label: Y, {bands}}}}}}}
body:
  - section: S
    content:
      - text: "{change}"
"""


def test_what_nobody_could_follow_is_refused(tmp_path: Path) -> None:
    """Each names the one before it three times: as a condition on answers the last one would be larger than any form."""
    made = "  s0: {label: S0, groups: {a: {label: A, when: overall >= 4}, b: {label: B, otherwise: true}}}\n"
    for n in range(1, 30):
        when = f"s{n - 1} == 'a' or s{n - 1} == 'b' or s{n - 1} != 'a'"
        made += f'  s{n}: {{label: S{n}, groups: {{a: {{label: A, when: "{when}"}}, b: {{label: B, otherwise: true}}}}}}\n'
    found = problems_of(SMALL.replace("segments:\n", "segments:\n" + made), tmp_path)
    assert [p.code for p in found] == [Code.RECODE]
    chain = "".join(f"  c{n}: {{of: {f'c{n - 1}' if n else 'overall'}}}\n" for n in range(30))
    found = problems_of(SMALL.replace("segments:\n", "segments:\n" + chain), tmp_path)
    assert [(p.code, "segments.c20" in p.found) for p in found] == [(Code.RECODE, True)]


def test_weights_may_be_raked_to_bands(survey: Survey, estimates: Callable[..., dict[str, Estimate]]) -> None:
    """One margin: everybody of a band weighs what makes its share that of the population."""
    data = "q,age\n" + "1,20\n" * 40 + "2,20\n" * 20 + "1,50\n" * 30 + "3,50\n" * 10
    spec = survey(data, questions=QUESTIONS, segments={"band": {"of": "age"}})
    document = yaml.safe_load(spec.file.path.read_text(encoding="utf-8"))
    document["survey"]["weight"] = {"rake": {"margins": {"band": {"young": "30%", "old": "70%"}}, "source": "A census"}}
    spec.file.path.write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
    found = estimates(read_spec(spec.file.path), canonical.share("often", "1"), canonical.share("age", "young"))
    assert found["share(age, 'young')"].value == pytest.approx(0.3, rel=1e-9)
    assert found["share(often, '1')"].value == pytest.approx(0.3 * 40 / 60 + 0.7 * 30 / 40, rel=1e-9)


def test_a_ranking_is_no_answer_to_regroup(survey: Survey) -> None:
    ranking = {"ask": "?", "type": "ranking", "columns": {"x": "x", "y": "y"}, "options": {"x": "X", "y": "Y"}}
    groups = {"a": {"label": "A", "codes": ["x"]}, "b": {"label": "B", "otherwise": "true"}}
    with pytest.raises(SpecError) as caught:
        survey("x,y\n1,2\n", questions={"order": ranking}, segments={"s": {"of": "order", "groups": groups}})
    assert ["a ranking, which has no single answer" in p.found for p in caught.value.problems] == [True]
