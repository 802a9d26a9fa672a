"""The pieces of the tutorials, put together, are reports without a problem."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.pipeline import check

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("page", ["docs/tutorial.md", "docs/zh/tutorial.md"])
def test_pieces_of_the_tutorial_make_a_report(page: str, tmp_path: Path) -> None:
    pieces = re.findall(r"```yaml\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "report.yaml").write_text("reportgen: 1\n" + "".join(pieces), encoding="utf-8")
    (tmp_path / "visitors.csv").write_bytes((ROOT / "docs" / "visitors.csv").read_bytes())
    checked = check(tmp_path / "report.yaml", tmp_path)
    assert not checked.ledger.problems
    assert not checked.spec.warnings
    assert {"claims", "swot", "plan", "body"} <= set(checked.spec.document.model_fields_set)


@pytest.mark.parametrize("page", ["docs/banners.md", "docs/zh/banners.md"])
def test_pieces_of_the_page_on_banners_make_a_report(page: str, tmp_path: Path) -> None:
    pieces = re.findall(r"```yaml\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "report.yaml").write_text("reportgen: 1\n" + "".join(pieces), encoding="utf-8")
    rows = [
        (r, a, 1 + (i * (7 if r == "s" else 11) + len(a)) % 5, i % 2, i % 3 == 0, i % 7 == 0, 1 + i % 3 / 10)
        for i, (r, a) in enumerate((r, a) for r in "nsw" for a in "yo" for _ in range(60))
    ]
    lines = [",".join(str(int(c) if isinstance(c, bool) else c) for c in row) for row in rows]
    (tmp_path / "calls.csv").write_text("\n".join(["region,age,overall,f1,f2,f3,weight", *lines]), encoding="utf-8")
    checked = check(tmp_path / "report.yaml", tmp_path)
    assert checked.problems == ()
    tables = {c.family.table for c in checked.ledger.contrasts}
    assert tables == {"banner", "strict", "rest", "more"}


def test_pieces_of_the_page_on_plans_make_two_reports(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "zh" / "plans.md").read_text(encoding="utf-8")
    research, form, plan = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    head = 'reportgen: 1\nreport: {id: plan, version: "1", title: 方案, language: zh-CN, date: 2025-03-01}\n'
    body = "body:\n  - plan\n  - section: 一览\n    content: [roadmap, actions, goals, published]\n"
    for name, pieces in (("research", research + form), ("plan", head + plan + body)):
        (tmp_path / f"{name}.yaml").write_text(pieces, encoding="utf-8")
        checked = check(tmp_path / f"{name}.yaml", tmp_path)
        assert not checked.ledger.problems
        assert not checked.spec.warnings
