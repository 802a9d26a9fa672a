"""The page on waves tells the truth: its two specs make the report that it describes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.pipeline import build, check
from reportgen.verbs.explain import explain

DOCS = Path(__file__).parents[2] / "docs"


def written(page: str, folder: Path) -> Path:
    """Write the two specs of a page with answers; return the later one."""
    words = (DOCS / page).read_text(encoding="utf-8")
    (folder / "reportgen.yaml").write_text("", encoding="utf-8")
    for year, column, good in (("2023", "overall", 40), ("2024", "q1", 62)):
        (text,) = re.findall(rf"^```yaml\n(# {year}/report\.yaml\n.*?)^```$", words, re.MULTILINE | re.DOTALL)
        (folder / year).mkdir()
        (folder / year / "report.yaml").write_text(text, encoding="utf-8")
        rows = "".join(f"{answer},{'online' if i % 2 else 'phone'}\n" for i, answer in enumerate([5] * good + [2] * (100 - good)))
        (folder / year / "answers.csv").write_text(f"{column},channel\n{rows}", encoding="utf-8")
    return folder / "2024" / "report.yaml"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written("waves.md", tmp_path_factory.mktemp("page"))


def test_the_chinese_page_makes_a_report_with_weights_and_a_reason(tmp_path: Path) -> None:
    checked = check(written("zh/waves.md", tmp_path))
    facts = checked.ledger.facts
    assert facts["change(top(overall), since='2023')"].printed["zh-CN"] == "+22"  # both halves are satisfied alike: 62%
    page = re.sub(r"<[^>]*>", "", (build(checked, tmp_path / "out", ["html"]) / "index.html").read_text(encoding="utf-8"))
    for words in ("目标比例", "仅2024年加权", "两年都按同一记录的渠道构成抽样", "色带"):
        assert words in page


def test_its_report_has_the_change_and_its_test(path: Path, tmp_path: Path) -> None:
    checked = check(path)
    fact = checked.ledger.facts["change(top(overall), since='2023')"]
    assert fact.printed["en"] == "+22"
    page = (build(checked, tmp_path, ["html"]) / "index.html").read_text(encoding="utf-8")
    for words in ("change since spring 2023", "z test with pooled variance", "Low", "significant"):
        assert words in page


def test_explain_tells_the_test(path: Path) -> None:
    text = explain(path, "change(top(overall), since='2023')")
    assert re.search(r"^test +z = 3\.112, p = 0\.001\d+ \(pooled-z\): significant at the 0\.95 level$", text, re.MULTILINE)
    assert re.search(r"^source +2023/answers\.csv, 100 rows$", explain(path, "top(overall, wave='2023')"), re.MULTILINE)
