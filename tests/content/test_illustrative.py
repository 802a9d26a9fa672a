"""On rebuilt rows only published figures are facts; an example shows more, says so everywhere, and bears out nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from random import Random

import pytest

from reportgen.content.blocks import Content, Figure, TableFigure
from reportgen.content.inlines import plain
from reportgen.facts.serialise import facts_json
from reportgen.pipeline import Checked, check
from reportgen.problems import Code, SpecError
from reportgen.publish.tables import tables
from reportgen.spec.read import read_spec
from tests.content.made_up import blocks

SPEC = """reportgen: 1
report: {{id: example, version: "1", title: 例, language: zh-CN, languages: [en, zh-TW], date: 2024-01-31, minimum_base: 30}}
survey:
  fieldwork: {{from: 2024-01-01, to: 2024-01-31}}
  population: 客户
  mode: 网上
  sample: {{kind: probability, published_base: 200}}
  data: {{source: rows.csv, provenance: {provenance}{published}, note: 某报告}}
scales:
  s: {{options: {{5: 很好, 4: 好, 3: 一般, 2: 差, 1: 很差}}, direction: high_is_good}}
questions:
  overall: {{ask: 总体？, label: 总体, type: scale, scale: s, column: overall}}
  speed: {{ask: 速度？, label: 速度, type: scale, scale: s, column: speed}}
  manner: {{ask: 态度？, label: 态度, type: scale, scale: s, column: manner}}
  skill: {{ask: 能力？, label: 能力, type: scale, scale: s, column: skill}}
dimensions:
  quality: {{label: 质量, questions: [speed, manner, skill]}}
segments:
  channel: {{label: 渠道, column: channel, options: {{app: 应用, phone: 电话, shop: 门店}}}}
drivers:
  service: {{label: 模型, of: overall, by: [speed, manner, skill]}}
{more}body:
  - section: 例
    content:
{content}
"""
BLOCKS = (
    "chart: {of: overall, by: channel",
    "chart: {of: overall, among: channel == 'app', id: of-app",
    "chart: {of: quality, kind: dot",
    "table: {rows: [overall, speed], columns: channel",
    "reliability: {of: quality",
    "drivers: {of: service",
    "importance_performance: {of: service",
)
MARKED = [f"- {block}, illustrative: true}}" for block in BLOCKS]


def rows() -> str:
    """Return 200 rows, of which 20 are of people in the shop."""
    random, lines = Random(5), ["overall,speed,manner,skill,channel"]  # noqa: S311 - no secret is made here
    for i in range(200):
        general = random.gauss(3, 1)
        answers = [min(5, max(1, round(general + random.gauss(0, 0.8)))) for _ in range(4)]
        lines.append(",".join([*map(str, answers), "shop" if i < 20 else "app" if i < 120 else "phone"]))
    return "\n".join(lines) + "\n"


def written(folder: Path, content: list[str], provenance: str = "reconstructed", more: str = "") -> Path:
    (folder / ".git").mkdir()
    (folder / "rows.csv").write_text(rows(), encoding="utf-8")
    published = ", published: [overall, speed]" if provenance == "reconstructed" else ""
    inside = "\n".join(f"      {line}" for line in content)
    text = SPEC.format(content=inside, provenance=provenance, published=published, more=more)
    (folder / "report.yaml").write_text(text, encoding="utf-8")
    return folder / "report.yaml"


def problems(path: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(SpecError) as refused:
        read_spec(path)
    return [(p.code.value, p.place.line, p.found) for p in refused.value.problems]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    content = ["- chart: overall", *MARKED, "- method"]
    return check(written(tmp_path_factory.mktemp("example"), content))


@pytest.mark.parametrize("block", BLOCKS)
def test_without_the_mark_it_is_refused(block: str, tmp_path: Path) -> None:
    (found,) = problems(written(tmp_path, [f"- {block}}}"]))
    assert found[0] == Code.NOT_PUBLISHED.value
    with pytest.raises(SpecError) as refused:
        read_spec(tmp_path / "report.yaml")
    assert "illustrative: true" in refused.value.problems[0].fix


@pytest.mark.parametrize("block", BLOCKS)
def test_real_answers_are_no_examples(block: str, tmp_path: Path) -> None:
    (found,) = problems(written(tmp_path, [f"- {block}, illustrative: true}}"], "observed"))
    assert found[0] == Code.WRONG_VALUE.value
    assert "marked as an example" in found[2]


@pytest.mark.parametrize(
    "measure", ["alpha(quality)", "explained(service)", "importance(service, speed)", "top(overall, channel='app')"]
)
@pytest.mark.parametrize(
    ("content", "more"),
    [
        ('- text: "{{{{ {0} }}}}"', ""),
        ('- {{text: a, when: "{0} > 0"}}', ""),
        ('- glance: {{headline: "{0}", label: l}}', ""),
        ('- {{chart: {{of: overall, title: "{{{{ {0} }}}}", illustrative: true}}}}', ""),
        ("- method", 'claims: [{{id: c, says: s, holds: "{0} > 0"}}]\n'),
        ("- method", 'swot: {{strengths: [{{item: i, because: {{holds: "{0} > 0"}}}}]}}\n'),
        ("- method", 'plan: [{{id: p, title: t, items: [{{title: i, action: a, measure: {{of: "{0}", target: 80%}}}}]}}]\n'),
    ],
)
def test_nothing_rests_on_an_example(measure: str, content: str, more: str, tmp_path: Path) -> None:
    """The numbers are there, in the marked blocks beside; a sentence, claim, plan or condition may not use them all the same."""
    path = written(tmp_path, [*MARKED, content.format(measure)], more=more.format(measure))
    lines = path.read_text(encoding="utf-8").splitlines()
    found = problems(path)
    assert Code.NOT_PUBLISHED.value in {code for code, _, _ in found}
    assert all(measure.partition("(")[0] in lines[line - 1] for code, line, _ in found if code == Code.NOT_PUBLISHED.value)


@pytest.mark.parametrize(
    ("number", "tag", "told"),
    [(0, "示例", "由重建数据得出的示例"), (1, "example", "Example from reconstructed data"), (2, "示例", "由重建資料得出的示例")],
)
def test_eye_and_ear_are_told(number: int, tag: str, told: str, shown: Checked) -> None:
    content = shown.contents[number]
    first, *marked = [b for b in blocks(content) if isinstance(b, Figure | TableFigure)]
    assert len(marked) == len(BLOCKS)
    assert {block.tag for block in marked} == {tag}
    assert first.tag not in {"", tag}
    lines = [plain(block.source) for block in marked]
    assert all(line.startswith(("示例：由重建", "Example: computed from")) for line in lines)
    assert not any(words in line for line in lines for words in ("公布基数", "公布基數", "published base"))
    assert all(block.alt.startswith(told) for block in marked if isinstance(block, Figure))


def test_the_page_shows_the_tag_beside_the_number(shown: Checked) -> None:
    assert all(word in _method(shown.contents[0]) for word in ("标为“示例”的图表除外",))
    assert "标为“示例”的图表" in shown.contents[0].cover.notice


def _method(content: Content) -> str:
    return " ".join(str(block) for block in blocks(content))


def test_files_of_data_are_told(shown: Checked) -> None:
    facts = {f["id"]: f for f in json.loads(facts_json(shown.spec, shown.ledger, shown.contents))["facts"]}
    published = {name for name, fact in facts.items() if fact["provenance"] == "published"}
    examples = {name for name, fact in facts.items() if fact["provenance"] == "illustrative"}
    assert set(facts) == published | examples
    assert {"share(overall, '5')", "mean(speed)"} <= published
    crossed = "share(overall, '5', channel='app')"
    computed = "top(overall, channel='app') - bottom(overall, channel='app')"
    assert {
        "alpha(quality)",
        "importance(service, 'speed')",
        "explained(service)",
        "index(quality)",
        crossed,
        computed,
    } <= examples
    for name in examples:
        assert [facts[name][key] for key in ("n", "base", "weighted_base", "effective_base", "interval")] == [None] * 5
    listed = [row for text in tables(shown.spec, shown.ledger).values() for row in csv.DictReader(io.StringIO(text))]
    for row in listed:
        assert row["provenance"] == facts.get(row["fact"], row)["provenance"]
        assert row["provenance"] in {"published", "illustrative"}
        assert not row["low"]


def test_a_group_of_few_rows_is_withheld_although_the_published_base_is_large(shown: Checked) -> None:
    facts = shown.ledger.facts
    assert facts["top(overall, channel='shop')"].withheld == "minimum-base"
    assert facts["top(overall, channel='app')"].withheld == ""


def test_the_cover_repeats_no_example(tmp_path: Path) -> None:
    """An index, or bars of drivers, would be its picture otherwise."""
    checked = check(written(tmp_path, [line for line in MARKED if "dot" in line or "drivers" in line]))
    assert checked.contents[0].cover.chart is None
