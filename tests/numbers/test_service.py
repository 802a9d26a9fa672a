"""Every number that the rebuilt rows of 2023 and 2024 give in the annual report, recomputed from the rows by other code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reportgen.pipeline import build, check
from tests.numbers.check_facts import STATED, facts_faults, tables_faults
from tests.numbers.check_pages import Page
from tests.numbers.rows import Survey

SPEC = Path(__file__).parents[2] / "specs" / "service-satisfaction-2024" / "report.yaml"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    return Page(build(check(SPEC), tmp_path_factory.mktemp("service"), ["html"]), Survey(SPEC))


def test_facts_and_tables_are_what_the_rows_say(page: Page) -> None:
    computed = [name for name in page.facts if not STATED.search(name)]
    assert len(computed) > 20
    assert {name.partition("(")[0] for name in computed} >= {"index", "share", "change", "abs"}
    assert list(facts_faults(page.version, page.survey)) == []
    assert list(tables_faults(page.version, page.survey)) == []


@pytest.mark.parametrize("kind", ["index", "share", "change", "computed"])
def test_an_error_planted_in_the_facts_is_found(page: Page, kind: str, tmp_path: Path) -> None:
    version = tmp_path / "copy"
    shutil.copytree(page.version, version)
    content = json.loads((version / "facts.json").read_text(encoding="utf-8"))
    fact = next(f for f in content["facts"] if f["kind"] == kind and f["value"] and not STATED.search(f["id"]))
    fact["value"] += 1e-6
    (version / "facts.json").write_text(json.dumps(content), encoding="utf-8")
    assert any(fact["id"] in fault for fault in facts_faults(version, page.survey))
