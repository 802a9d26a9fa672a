"""Every number of the service centre's report, grids and rankings among them, recomputed from the raw rows by other code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reportgen.pipeline import build, check
from tests.numbers.check_facts import facts_faults, tables_faults
from tests.numbers.check_pages import Page
from tests.numbers.rows import Survey

CENTRE = Path(__file__).parents[1] / "rankings" / "centre" / "report.yaml"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    return Page(build(check(CENTRE), tmp_path_factory.mktemp("numbers"), ["html"]), Survey(CENTRE))


def test_facts_are_what_the_rows_say(page: Page) -> None:
    kinds = [name.partition("(")[0] for name in page.facts]
    assert {kind: kinds.count(kind) for kind in ("ranked", "mean_rank", "rank")} == {"ranked": 48, "mean_rank": 72, "rank": 1}
    assert list(facts_faults(page.version, page.survey)) == []


def test_tables_are_what_the_rows_say(page: Page) -> None:
    assert list(tables_faults(page.version, page.survey)) == []


def test_the_prose_prints_what_the_rows_say(page: Page) -> None:
    assert list(page.in_words()) == []


@pytest.mark.parametrize("kind", ["ranked", "mean_rank", "share", "index", "top"])
@pytest.mark.parametrize("key", ["value", "base"])
def test_an_error_planted_in_the_facts_is_found(page: Page, kind: str, key: str, tmp_path: Path) -> None:
    shutil.copytree(page.version, tmp_path / "copy")
    content = json.loads((tmp_path / "copy" / "facts.json").read_text(encoding="utf-8"))
    fact = next(f for f in content["facts"] if f["kind"] == kind and f["value"])
    fact[key] += 1e-6 if key == "value" else 1
    (tmp_path / "copy" / "facts.json").write_text(json.dumps(content), encoding="utf-8")
    assert any(facts_faults(tmp_path / "copy", page.survey))
